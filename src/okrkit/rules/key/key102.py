"""KEY102 output-key-result."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Change, Deliver, KeyResult
from okrkit.parsing import ParsedGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.vagueness import speaks_of_outcome, speaks_of_output
from okrkit.rules.wording import listed

_MAKING: Final = listed(
    "publish, launch, write, build, create, develop, ship, release, deploy, implement, install, design, "
    "draft, document, produce, record, film, host, organise, organize, run, hold, conduct, define, "
    "prepare, set, migrate, refactor, rewrite, automate, integrate, introduce, roll, deliver, complete, "
    "finish, finalise, finalize, add, update, upgrade, present, send, post, test, map, redesign, "
    "prototype, translate, configure, plan, identify, compile, open-source, specify, setup"
)
_PURPOSE: Final = listed("so, because, that, which, who, where, by, with, until, %, such")


@rule(
    "KEY102",
    "output-key-result",
    on=KeyResult,
    stage=Stage.STABLE,
    source=(
        "Krezzo 2026, OKRs vs SMART Goals: outcomes over outputs; Wodtke 2021, Radical Focus; OECD-DAC "
        "glossary 2002 (output, outcome)"
    ),
    bad=[
        KeyResult("goal", "Publish 10 blog posts", Change(0, 10)),
        KeyResult("goal", "Launch the new pricing page", Deliver()),
        KeyResult("goal", "Write the onboarding handbook", Deliver()),
    ],
    good=[
        KeyResult("goal", "Reduce average first response time from 4 hours to under 1 hour", Change(4, 1)),
        KeyResult("goal", "Raise trial-to-paid conversion from 12% to 18%", Change(12, 18)),
        KeyResult("goal", "Win 40 customers in the north", Change(0, 40)),
    ],
)
def output_key_result(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result is a thing to make, not a change that it brings about.

    **Why it matters** Ten posts can be published that nobody reads: the score is 1.0 and nothing is
    different.

    **What to do** Ask what the thing is for, and measure that: readers who sign up instead of
    posts. The thing becomes an initiative that moves the result.

    **Known limits** Reported only where the evidence in the words is clear (see
    `ParsedGoal.outcome`). Early in a product's life, or where the law asks for the thing itself, an
    output may be all there is: allow it.
    """
    words = context.words(goal)
    opening = words.verb()
    making = opening is not None and opening[1] in _MAKING
    if (isinstance(goal.measure, Change) and goal.measure.baseline != 0) or not (
        making or ("%" not in words.bag and speaks_of_output(words))
    ):
        return
    sure = isinstance(goal.measure, Deliver) or (speaks_of_output(words) and not speaks_of_outcome(words))
    plain = making and sure and words.bag.isdisjoint(_PURPOSE)
    if not plain and not _reads_as_output(context.reading(goal), sure=0.5 if making else 0.75):
        return
    if opening is not None and making:
        message = f"{opening[1]!r} begins a piece of work; what is to change when it is done?"
        yield Finding(message, span=words.span(opening[0], opening[0] + 1))
    else:
        yield Finding("counts what is made or done; what is to change by it?")


def _reads_as_output(reading: ParsedGoal | None, *, sure: float) -> bool:
    return (
        reading is not None
        and reading.outcome == "output"
        and reading.outcome.certainty >= sure
        and reading.purpose is None
    )
