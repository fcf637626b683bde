"""Northwind's quarter, told team by team."""

from okrkit import Plan

from .company import company, functions
from .customers import success, support
from .operations import finance, people
from .product import driver_app, planner, platform
from .revenue import marketing, sales
from .telling import Q1

TEAMS = (planner, driver_app, platform, sales, marketing, support, success, finance, people)


def northwind() -> Plan:
    """Return the whole plan: the company first, then the functions, then team by team."""
    parts = [tell() for tell in (company, functions, *TEAMS)]
    return Plan(
        [one for part in parts for one in part.objectives],
        [one for part in parts for one in part.smart_goals],
        name="Northwind 2026-Q1",
        cycle=Q1,
        initiatives=[one for part in parts for one in part.initiatives],
        health_metrics=[one for part in parts for one in part.health_metrics],
        check_ins=[one for part in parts for one in part.check_ins],
        target_changes=[one for part in parts for one in part.target_changes],
        grades=[one for part in parts for one in part.grades],
    )
