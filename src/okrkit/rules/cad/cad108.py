"""CAD108 too-many-priorities."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Cycle, Level, Objective, Plan
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD108",
    "too-many-priorities",
    on=Plan,
    stage=Stage.STABLE,
    source=(
        "Doerr 2018, Measure What Matters, ch. 4: less is more; OKR Hub 2026: 'too many priorities "
        "masquerading as strategy'; the thresholds are in Options"
    ),
    bad=[
        plan_of(
            *(
                Objective(
                    f"o{number}",
                    "Win another market",
                    [reply(f"r{number}"), csat(f"c{number}")],
                    owner="coo",
                    level="company",
                )
                for number in range(6)
            )
        ),
    ],
    good=[
        plan_of(
            *(
                Objective(
                    f"o{number}",
                    "Win another market",
                    [reply(f"r{number}"), csat(f"c{number}")],
                    owner="coo",
                    level="company",
                )
                for number in range(5)
            )
        ),
    ],
)
def too_many_priorities(plan: Plan, context: Context) -> Iterator[Finding]:
    """Company, team or person has more objectives or key results in a cycle than can get attention.

    **Why it matters** Everything is a priority, so nothing is; the week decides instead of the
    plan.

    **What to do** Rank them and keep the first few. The others are next cycle's candidates, or
    health metrics.

    **Known limits** Objectives are counted a cycle, for the company (or for a plan that states
    neither levels nor owners), the stated team, else the stated owner. Key results are counted by
    the owner they state themselves.
    """
    for holders in _objectives(plan, context).values():
        first = holders[0]
        company = first.level is Level.COMPANY or (first.level is None and first.team is None and first.owner is None)
        most = context.options.max_company_objectives if company else context.options.max_objectives
        if len(holders) > most:
            message = f"is one of {len(holders)} objectives of one {'company' if company else 'team or person'} in this cycle; {most} are plenty"
            yield Finding(
                message, goal=holders[most].id, related=[one.id for one in holders if one is not holders[most]]
            )
    for (owner, cycle), held in _key_results(plan, context).items():
        weeks = (
            int(cycle.weeks / context.options.min_weeks_a_key_result)
            if context.options.min_weeks_a_key_result
            else len(held)
        )
        if len(held) > weeks:
            message = f"is one of {len(held)} key results of {owner} in {cycle.weeks:.0f} weeks: less than a week each"
            yield Finding(message, goal=held[weeks], related=[one for one in held if one != held[weeks]])


def _objectives(plan: Plan, context: Context) -> dict[tuple[object, ...], list[Objective]]:
    """Return the objectives by whose they are and by cycle; those of nobody in particular are left out."""
    groups: dict[tuple[object, ...], list[Objective]] = {}
    for goal in plan.objectives:
        nobodys = goal.level is None and goal.team is None and goal.owner is None
        holder = "" if nobodys or goal.level is Level.COMPANY else goal.team or goal.owner
        if holder is not None:
            groups.setdefault((goal.level, holder, context.cycle(goal)), []).append(goal)
    return groups


def _key_results(plan: Plan, context: Context) -> dict[tuple[str, Cycle], list[str]]:
    groups: dict[tuple[str, Cycle], list[str]] = {}
    for goal in plan.objectives:
        cycle = context.cycle(goal)
        for one in goal.key_results if cycle is not None else ():
            if one.owner is not None and cycle is not None:
                groups.setdefault((one.owner, cycle), []).append(one.id)
    return groups
