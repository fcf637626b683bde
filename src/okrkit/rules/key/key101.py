"""KEY101 activity-key-result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Change, Deliver, KeyResult
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed

_ACTIVITIES: Final = listed(
    "consult, help, analyse, analyze, participate, assist, advise, discuss, explore, investigate, "
    "collaborate, coordinate, attend, work, support, research, study, assess, evaluate, examine, monitor, "
    "observe, brainstorm, contribute, liaise, engage, think, look, facilitate, join"
)
# "Support SAML" is a feature; only with people after it is it an activity.
_HELPED: Final = listed("team, teams, colleagues, department, departments, staff, management, sales, marketing")


@rule(
    "KEY101",
    "activity-key-result",
    on=KeyResult,
    stage=Stage.STABLE,
    source=(
        "Google re:Work, Set goals with OKRs: words like consult, help, analyze, participate describe "
        "activities, not results"
    ),
    bad=[
        KeyResult("goal", "Help the sales team with demos"),
        KeyResult("goal", "Participate in the pricing project"),
        KeyResult("goal", "Analyse the causes of churn"),
    ],
    good=[
        KeyResult("goal", "Help 500 customers cut their waiting time below 2 hours", Change(0, 500)),
        KeyResult("goal", "Publish the average latency of six services by 7 March", Deliver()),
        KeyResult("goal", "Reduce churn from 5% to 3%"),
    ],
    words=_ACTIVITIES,
)
def activity_key_result(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result is an activity, not a result.

    **Why it matters** An activity is done by being busy. It is reached at full score even when
    nothing came of it.

    **What to do** Describe the impact of the activity on those it is for: instead of "help sales
    with demos", the share of demos that lead to an order.

    **Known limits** Read from the opening verb. An activity with a number of people or things whose
    state changes is left alone.
    """
    words = context.words(goal)
    opening = words.verb()
    if opening is None or opening[1] not in _ACTIVITIES or words.low[opening[0]] != opening[1]:
        return
    if opening[1] == "support" and words.bag.isdisjoint(_HELPED):
        return
    reading = context.reading(goal)
    if reading is not None and reading.target is not None and reading.outcome == "outcome":
        return
    place, verb = opening
    yield Finding(
        f"{verb!r} is an activity: what will be different when it is done?", span=words.span(place, place + 1)
    )
