"""Runs the command: `python -m okrkit`."""

import sys

from okrkit.cli import main

if __name__ == "__main__":
    sys.exit(main())
