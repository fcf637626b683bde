"""The benchmark of influence runs and its contenders agree; what it measures is read by people, not asserted."""

import pytest
from bench_alignment import WithNetworkx, WithOkrkit, organisation


def test_the_plain_loop_and_ours_agree() -> None:
    plan = organisation(500, check_ins=2)
    theirs, ours = WithNetworkx(plan).run(), WithOkrkit(plan).run()

    assert ours == pytest.approx(theirs)
