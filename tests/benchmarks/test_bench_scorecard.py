"""The scorecard benchmark runs, on a small plan, and compares work that gives the same scores."""

import pytest

pytest.importorskip("numpy")
bench_scorecard = pytest.importorskip("bench_scorecard")


def test_it_measures_every_way(capsys, monkeypatch) -> None:
    pytest.importorskip("rustworkx")
    for name in ("FROM_GOALS", "FROM_GOALS_LOADED"):
        monkeypatch.setattr(bench_scorecard.arrays, name, getattr(bench_scorecard.arrays, name))
    medians = bench_scorecard.measured(300, 1)
    bench_scorecard.report(300, medians)

    assert {"networkx", "rustworkx", "first", "second", "first, numpy", "what-if"} <= set(medians)
    assert "x networkx" in capsys.readouterr().out


def test_it_stops_where_scores_differ() -> None:
    plan = bench_scorecard.company(50)
    card = bench_scorecard.scorecard(plan, as_of=bench_scorecard.AS_OF)

    with pytest.raises(SystemExit, match="scores differ"):
        bench_scorecard.check(card, {"o0": 2.0})


def test_the_organisation_has_the_shape_it_promises() -> None:
    plan = bench_scorecard.company(2000)
    links = sum(len(one.contributes_to) for one in plan.objectives)

    assert abs(len(plan) - 2000) < 20
    assert len(plan.check_ins) == 12 * sum(len(one.key_results) for one in plan.objectives)
    assert 0.03 < links / len(plan.objectives) - 1 < 0.07
