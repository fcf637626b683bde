"""Laws of one measure: a better value never gets a worse mark, and units and signs do not matter."""

from decimal import Decimal
from fractions import Fraction

import attrs
from hypothesis import given
from hypothesis import strategies as st
from laws import changes, close

import okrkit as ok
from okrkit import testing as kit
from okrkit.goals import fold, outcome
from okrkit.goals.numbers import less

numbers = kit.numbers(min_value=-10_000, max_value=10_000)
values = st.lists(numbers, max_size=5)
holds = kit.holds(min_value=-1000, max_value=1000)


@given(kit.changes(), kit.numbers(), kit.numbers())
def test_a_better_value_never_lowers_progress(change: ok.Change, one: float, other: float) -> None:
    worse, better = (one, other) if less(one, other) is (change.direction == "increase") else (other, one)

    assert change.progress(worse) <= change.progress(better)
    assert change.attained(worse) <= change.attained(better)


@given(kit.changes())
def test_progress_is_0_at_the_baseline_and_1_at_the_target(change: ok.Change) -> None:
    assert (change.progress(change.baseline), change.progress(change.target)) == (0, 1)
    assert (change.attained(change.baseline), change.attained(change.target)) == (False, not change.strict)


@given(kit.holds(), kit.numbers(), kit.numbers())
def test_a_value_nearer_to_the_band_never_lowers_progress(hold: ok.Hold, one: float, other: float) -> None:
    farther, nearer = sorted((one, other), key=lambda value: distance(hold, value), reverse=True)

    assert 0 <= hold.progress(farther) <= 1
    assert hold.strict or hold.progress(farther) <= hold.progress(nearer)
    assert hold.strict or hold.attained(farther) <= hold.attained(nearer)


def distance(hold: ok.Hold, value: float) -> Fraction:
    """Return how far outside the band a value lies; inside it is 0."""
    below = Fraction(hold.at_least) - Fraction(value) if hold.at_least is not None else Fraction(0)
    above = Fraction(value) - Fraction(hold.at_most) if hold.at_most is not None else Fraction(0)
    return max(below, above, Fraction(0))


@given(kit.delivers(), st.data())
def test_one_more_milestone_never_lowers_progress(launch: ok.Deliver, data: st.DataObject) -> None:
    done = data.draw(st.lists(st.sampled_from(launch.milestones), unique=True))
    more = [*done, data.draw(st.sampled_from(launch.milestones))]

    assert 0 <= launch.progress(done) <= launch.progress(more) <= 1
    assert launch.attained(launch.milestones)
    assert launch.progress(launch.milestones) == 1
    assert launch.progress(done) == launch.progress(set(done))


@given(changes, numbers, st.sampled_from([Fraction(1, 3), Fraction(1000), Fraction(1, 60), Fraction(7)]))
def test_a_change_of_unit_leaves_progress_alone(change: ok.Change, value: float, factor: Fraction) -> None:
    scaled = attrs.evolve(change, baseline=as_is(change.baseline) * factor, target=as_is(change.target) * factor)
    exact = ok.Change(as_is(change.baseline), as_is(change.target), strict=change.strict)

    assert scaled.progress(as_is(value) * factor) == exact.progress(as_is(value))
    assert scaled.attained(as_is(value) * factor) == exact.attained(as_is(value)) == change.attained(value)
    assert close(exact.progress(as_is(value)), change.progress(value)) or tiny(change)


def as_is(value: float | Decimal | Fraction) -> Fraction:
    """Return exactly the number that is stored."""
    return Fraction(value)


def tiny(change: ok.Change) -> bool:
    """Tell whether the way from baseline to target is so short that floats lose it."""
    span = abs(Fraction(change.target) - Fraction(change.baseline))
    return span < Fraction(1, 10**6) * max(1, abs(Fraction(change.baseline)))


@given(kit.changes(), kit.numbers(), st.sampled_from([2, 0.5, 1024]))
def test_doubling_the_unit_changes_no_bit(change: ok.Change, value: float, factor: float) -> None:
    ends = [one for one in (change.baseline, change.target, value) if isinstance(one, float)]
    if any(abs(one) > 1e300 or 0 < abs(one) < 1e-290 for one in ends) or len(ends) < 3:
        return
    scaled = attrs.evolve(change, baseline=change.baseline * factor, target=change.target * factor)

    assert scaled.progress(value * factor) == change.progress(value)


@given(kit.changes(), kit.numbers())
def test_mirroring_changes_no_bit(change: ok.Change, value: float) -> None:
    mirrored = attrs.evolve(change, baseline=-change.baseline, target=-change.target)

    assert mirrored.direction != change.direction
    assert mirrored.progress(-value) == change.progress(value)
    assert mirrored.attained(-value) == change.attained(value)


@given(kit.holds(), kit.numbers())
def test_mirroring_a_level_changes_no_bit(hold: ok.Hold, value: float) -> None:
    limits = [None if limit is None else -limit for limit in (hold.at_most, hold.at_least)]
    mirrored = attrs.evolve(hold, at_least=limits[0], at_most=limits[1])

    assert mirrored.progress(-value) == hold.progress(value)
    assert mirrored.attained(-value) == hold.attained(value)


@given(changes, values)
def test_a_mirrored_history_comes_to_the_same(change: ok.Change, history: list[float]) -> None:
    turned = {"max": "min", "min": "max"}
    way = turned.get(change.accumulate, change.accumulate)
    mirrored = attrs.evolve(change, baseline=-change.baseline, target=-change.target, accumulate=way)

    assert outcome(mirrored, [-value for value in history]) == outcome(change, history)


@given(changes, values, st.randoms(use_true_random=False))
def test_only_the_last_value_depends_on_order(change: ok.Change, history: list[float], random: object) -> None:
    shuffled = [*history]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert change.accumulate == "last" or outcome(change, shuffled) == outcome(change, history)


@given(changes, values)
def test_the_value_lies_between_the_check_ins(change: ok.Change, history: list[float]) -> None:
    value = fold(change, history)

    assert (value is None) == (not history)
    if history and change.accumulate != "sum":
        exact = [Fraction(one) for one in history]
        slack = Fraction(1, 10**9)
        assert min(exact) - slack <= Fraction(value) <= max(exact) + slack


@given(kit.holds(every_period=True), values)
def test_kept_in_every_period_is_the_share_of_periods(hold: ok.Hold, history: list[float]) -> None:
    progress, attained = outcome(hold, history)

    assert (progress is None) == (not history)
    if progress is not None and hold.tolerance is None:
        assert progress == sum(hold.attained(value) for value in history) / len(history)
    assert attained == (all(hold.attained(value) for value in history) if history else None)
