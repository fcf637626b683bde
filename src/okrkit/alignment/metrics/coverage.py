"""Does work reach the top, and does the top have work below it."""

from __future__ import annotations

from collections.abc import Iterable

from okrkit.alignment.links import LinkKind
from okrkit.alignment.metrics.metric import Look, Metric, no_value, share
from okrkit.alignment.metrics.shape import copied_pairs
from okrkit.goals import Goal, Objective

__all__ = ["bottom_up_share", "downward_coverage", "orphan_rate", "shared_coverage", "upward_alignment"]


def orphan_rate(look: Look) -> Metric:
    """Return the share of lower goals from which no way leads up to the top level."""
    orphans = [goal.id for goal in look.lower if goal.id in look.orphans]
    value = share(len(orphans), len(look.lower))
    return Metric(
        name="orphan-rate",
        title="Goals without a way to the top",
        value=value,
        unit="share",
        definition="objectives and SMART goals below the top level from which no links lead up to it, over all of them",
        most=0.2,
        source="OKR Hub: productive but disconnected teams, orphan effort above 20 % (method 7)",
        goals=tuple(orphans),
        reason=no_value(value, "the plan has no goals below the top"),
    )


def upward_alignment(look: Look) -> Metric:
    """Return the share of effort below the top that reaches it."""
    reaching = sum(effort for goal, effort in look.effort.items() if goal not in look.orphans)
    value = share(reaching, sum(look.effort.values()))
    return Metric(
        name="upward-alignment",
        title="Effort that reaches the top",
        value=value,
        unit="share",
        definition="effort of the lower goals with a way up over the effort of all; a goal that states none has the mean",
        least=0.8,
        source="OKR Hub: orphan effort above 20 % is the sign (method 7); this is its complement, by effort",
        goals=tuple(sorted(look.orphans & look.effort.keys(), key=lambda goal: (-look.effort[goal], goal))),
        reason=no_value(value, "the plan has no effort below the top"),
    )


def downward_coverage(look: Look) -> Metric:
    """Return the share of key results at the top that somebody contributes to."""
    tops = [look.plan[goal] for goal in look.tops]
    results = [held.id for top in tops if isinstance(top, Objective) for held in top.key_results]
    helped = _helped(look)
    bare = [result for result in results if result not in helped]
    value = share(len(results) - len(bare), len(results)) if look.lower else None
    return Metric(
        name="downward-coverage",
        title="Top key results with contributors",
        value=value,
        unit="share",
        definition="key results of top objectives with a contribution above 0 over all of them",
        least=0.8,
        source="okrkit: one uncovered result in five can be the owner's own work; more is wishing (rule uncovered-key-result)",
        goals=tuple(bare) if look.lower else (),
        reason=no_value(value, "the plan has no key results at the top, or nothing below them"),
    )


def _helped(look: Look) -> set[str]:
    links = look.graph.links()
    return {link.parent for link in links if link.kind is LinkKind.CONTRIBUTION and link.weight > 0}


def shared_coverage(look: Look) -> Metric:
    """Return the share of shared objectives in which every sharing team holds a key result."""
    shared = [
        goal for goal in look.plan.objectives if goal.shared_by and len({goal.team, *goal.shared_by} - {None}) > 1
    ]
    lacking = [goal.id for goal in shared if _missing_teams(look, goal)]
    value = share(len(shared) - len(lacking), len(shared))
    return Metric(
        name="shared-coverage",
        title="Shared objectives that every team has a result in",
        value=value,
        unit="share",
        definition="objectives shared by several teams in which each of them holds a key result, over all shared ones",
        least=1.0,
        source="Google OKR playbook: cross-team objectives need every team's key results (rule missing-team)",
        goals=tuple(lacking),
        reason=no_value(value, "no objective is shared by several teams"),
    )


def _missing_teams(look: Look, goal: Objective) -> list[str]:
    holding = {look.plan.team_of(result.id) for result in goal.key_results}
    return [team for team in goal.shared_by if team not in holding]


def bottom_up_share(look: Look) -> Metric:
    """Return the share of linked lower goals that were not handed down."""
    linked = [goal for goal in look.lower if goal.id not in look.orphans]
    tagged = any(_tags(goal) & {"bottom-up", "top-down"} for goal in linked)
    copies = {child for child, _ in copied_pairs(look)}
    handed = [goal.id for goal in linked if _handed_down(goal, copies, tagged=tagged)]
    value = share(len(linked) - len(handed), len(linked))
    return Metric(
        name="bottom-up-share",
        title="Goals that came from below",
        value=value,
        unit="share",
        definition='lower goals tagged "bottom-up" over all linked ones; without such tags, those whose words are no copy '
        "of the goal above",
        least=0.4,
        source="Doerr 2018, ch. 7: goals come from above and from below, in a rough balance; okrkit: 40 % and more",
        goals=tuple(handed),
        reason=no_value(value, "the plan has no linked goals below the top"),
    )


def _tags(goal: Goal) -> set[str]:
    return {tag.lower() for tag in goal.tags}


def _handed_down(goal: Goal, copies: Iterable[str], *, tagged: bool) -> bool:
    return "bottom-up" not in _tags(goal) if tagged else goal.id in copies
