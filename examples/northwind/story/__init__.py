"""Northwind's quarter, told team by team."""

from collections.abc import Iterable

from okrkit import Plan

from .company import company, functions
from .customers import success, support
from .operations import finance, people
from .product import driver_app, planner, platform
from .revenue import marketing, sales
from .telling import Q1, Part

TOP = (company, functions)
TEAMS = (driver_app, finance, marketing, people, planner, platform, sales, success, support)


def northwind() -> Plan:
    """Return the whole plan: the company first, then the functions, then team by team."""
    return as_plan(tell() for tell in (*TOP, *TEAMS))


def as_plan(told: Iterable[Part], *, headed: bool = True) -> Plan:
    """Return what the parts say as one plan, with its name and cycle unless it is a part of one."""
    parts = list(told)
    return Plan(
        [one for part in parts for one in part.objectives],
        [one for part in parts for one in part.smart_goals],
        name="Northwind 2026-Q1" if headed else None,
        cycle=Q1 if headed else None,
        initiatives=[one for part in parts for one in part.initiatives],
        health_metrics=[one for part in parts for one in part.health_metrics],
        check_ins=[one for part in parts for one in part.check_ins],
        target_changes=[one for part in parts for one in part.target_changes],
        grades=[one for part in parts for one in part.grades],
    )
