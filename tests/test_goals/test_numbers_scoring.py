"""Ends that are different numbers and the same float still give a progress."""

from okrkit import Change


def test_ends_that_coincide_as_floats_are_measured_exactly() -> None:
    assert Change(9007199254740993, 9007199254740992.0).progress(9007199254740992) == 1.0
