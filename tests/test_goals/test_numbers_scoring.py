"""Ends that are different numbers and the same float still give a progress."""

from okrkit import Change


def test_ends_that_coincide_as_floats_are_measured_exactly() -> None:
    assert Change(9007199254740993, 9007199254740992.0).progress(9007199254740992) == 1.0


def test_a_span_beyond_all_floats_is_measured_exactly() -> None:
    assert Change(-1e308, 1e308).progress(5e307) == 0.75
