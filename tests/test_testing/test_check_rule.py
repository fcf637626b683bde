"""check_rule accepts the catalogue's rules and lists every fault of a broken one."""

import subprocess
import sys

import attrs
import pytest

from okrkit.rules import ALL, find_rule
from okrkit.testing import check_rule


@pytest.mark.parametrize("rule", ALL[:3], ids=lambda rule: rule.code)
def test_a_sound_rule_passes(rule: object) -> None:
    assert check_rule(rule) is None  # type: ignore[arg-type,func-returns-value]


def test_every_fault_is_listed() -> None:
    broken = attrs.evolve(find_rule("KEY103"), source="", code="key", bad=(), good=())

    with pytest.raises(AssertionError) as caught:
        check_rule(broken)

    message = str(caught.value)
    assert all(word in message for word in ("code must be", "source is missing", "bad example", "good example"))


def test_examples_that_do_not_hold_are_listed() -> None:
    sound = find_rule("KEY103")
    swapped = attrs.evolve(sound, bad=sound.good, good=sound.bad)

    with pytest.raises(AssertionError, match="must earn the finding"):
        check_rule(swapped)


def test_more_examples_can_be_asked_for() -> None:
    with pytest.raises(AssertionError, match="99 good examples"):
        check_rule(find_rule("KEY103"), least_examples=99)


def test_it_needs_no_hypothesis() -> None:
    code = "import sys; sys.modules['hypothesis'] = None; from okrkit.testing import check_rule; print(check_rule.__name__)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "check_rule"
