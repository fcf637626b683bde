"""Options: every threshold named, sourced and checked; severities are ordered."""

import attrs
import pytest

from okrkit.errors import OptionsError
from okrkit.rules import Finding, Options, Severity


def test_every_threshold_has_a_source_and_is_described() -> None:
    for field in attrs.fields(Options):
        assert len(Options.source_of(field.name)) > 10
        assert f"{field.name}: " in (Options.__doc__ or "")


def test_every_bad_threshold_is_named_at_once() -> None:
    with pytest.raises(OptionsError) as caught:
        Options(max_key_results=-1, churn=1.5, pace_factor=float("nan"))

    assert len(caught.value.problems) == 3


def test_booleans_and_text_are_no_thresholds() -> None:
    with pytest.raises(OptionsError, match="whole number"):
        Options(max_key_results=True)
    with pytest.raises(OptionsError, match="number"):
        Options(churn="much")  # type: ignore[arg-type]


def test_severities_are_ordered() -> None:
    assert sorted(["warning", "error", "hint"], key=Severity) == ["hint", "warning", "error"]
    assert Severity.ERROR >= Severity.ERROR > "warning" >= Severity.HINT
    assert Severity.HINT <= Severity.WARNING


def test_a_finding_is_plain_data_on_request() -> None:
    found = Finding("has no owner", goal="a", span=(0, 2), related=["b"], severity="error")

    assert found.to_dict()["span"] == [0, 2]
    assert found.to_dict()["related"] == ["b"]
    assert eval(repr(found)) == found


def test_a_threshold_too_large_for_text_is_refused_in_few_words() -> None:
    with pytest.raises(OptionsError, match="max_key_results must be a whole number, 0 or more, got a huge int"):
        Options(max_key_results=-(10**5000))
