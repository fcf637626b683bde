"""Values of goals at the borders: sets given where order counts, names given twice."""

from __future__ import annotations

from okrkit import KeyResult


def test_a_set_of_links_is_taken_in_an_order_of_its_own() -> None:
    names = {f"g{n}" for n in range(20)}

    assert KeyResult("k", "Win", depends_on=names).depends_on == tuple(sorted(names))
    assert [link.to for link in KeyResult("k", "Win", contributes_to=names).contributes_to] == sorted(names)
