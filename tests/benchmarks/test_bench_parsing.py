"""The parsing benchmark runs; what it measures is read by people, not asserted."""

from bench_parsing import compare, growth, ours, sentences


def test_readers_are_compared_on_the_same_sentences() -> None:
    medians = compare(sentences()[:3], {"okrkit": ours(), "length": len}, rounds=1)

    assert set(medians) == {"okrkit", "length"}
    assert all(median > 0 for median in medians.values())


def test_hostile_text_is_measured() -> None:
    whole, ratio = growth("1 ", rounds=1)

    assert whole > 0
    assert ratio > 0
