"""The README's demonstration ends well: whoever follows it sees the review and no failed command."""

import re
import shlex
import subprocess
import sys

from house import ROOT


def test_the_review_of_the_readme_ends_with_0() -> None:
    found = re.findall(r"okrkit (review [^\n]*)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(found) == 2

    assert len({tuple(shlex.split(words)) for words in found}) == 1
    done = subprocess.run(
        [sys.executable, "-m", "okrkit", *shlex.split(found[0])], cwd=ROOT, capture_output=True, check=False
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert b"STUCK" in done.stdout
