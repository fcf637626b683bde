"""OBJ101 output-as-objective."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Objective
from okrkit.parsing import vocabulary
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed

_MAKING: Final = listed(
    "launch, build, write, create, develop, implement, deploy, release, publish, ship, install, deliver, "
    "complete, finish, migrate, design, document, introduce, produce, draft, upgrade"
)
_THINGS: Final = listed(
    "portal, warehouse, handbook, website, app, api, platform, tool, tools, system, dashboard, "
    "dashboards, report, reports, feature, features, module, page, pages, documentation, docs, roadmap, "
    "plan, strategy, process, policy, policies, program, programme, library, database, pipeline, "
    "prototype, mvp, version, release, integration, integrations, framework, infrastructure, product, "
    "campaign, course, curriculum, guide, guides, template, templates, newsletter, blog, office, factory, "
    "software, server, servers, cluster, migration, design, catalogue, catalog"
)
_FOR: Final = listed(
    "so, because, love, loved, trust, trusted, enjoy, easy, easily, faster, hearts, best, next-generation"
)


@rule(
    "OBJ101",
    "output-as-objective",
    on=Objective,
    stage=Stage.STABLE,
    source=(
        "Krezzo 2026, OKRs vs SMART Goals: outcomes over outputs; Wodtke 2021, Radical Focus: an "
        "objective is not a thing to do"
    ),
    bad=[
        Objective("goal", "Launch the new customer portal", [reply(), csat()], owner="coo"),
        Objective("goal", "Build a data warehouse", [reply(), csat()], owner="coo"),
        Objective("goal", "Write the security handbook", [reply(), csat()], owner="coo"),
    ],
    good=[
        Objective("goal", "Make our customer support world-class", [reply(), csat()], owner="coo"),
        Objective("goal", "Build trust with small clinics", [reply(), csat()], owner="coo"),
        Objective("goal", "Launch our brand in the hearts of young families", [reply(), csat()], owner="coo"),
    ],
    words=_MAKING,
)
def output_as_objective(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective is a thing to make or finish, not what it is to change.

    **Why it matters** The thing can be finished while nobody is better off, and the key results
    then measure the work.

    **What to do** Ask what will be different once it is there, and make that the objective. The
    thing becomes an initiative.

    **Known limits** Read from the opening verb and the thing it makes; an objective that says what
    it is for is left alone. In a compliance or migration project the thing may well be the aim:
    allow it there.
    """
    words = context.words(goal)
    opening = words.verb()
    if opening is None or opening[1] not in _MAKING or not words.bag.isdisjoint(_FOR):
        return
    # "An awesome MVP" says what it is to be like, which is what an objective is for.
    if words.bag.isdisjoint(_THINGS) or not words.bag.isdisjoint(vocabulary().vague["adjective"]):
        return
    reading = context.reading(goal)
    if reading is not None and not reading.measurable and reading.outcome == "output" and reading.purpose is None:
        message = f"begins with {opening[1]!r}: a thing to finish, not what it is to change"
        yield Finding(message, span=words.span(opening[0], opening[0] + 1))
