"""Compares builds after changes with clean builds for as long as is asked.

    python -m tests.incremental.soak --minutes 60 [--seed 1]

Prints how many were compared; stops at the first that differs, with the changes that led there.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tests.incremental.comparing import Comparison
from tests.incremental.project import write_project

STEPS = 12
"""Changes to one project before another is begun."""


def main() -> None:
    """Run until the time is up."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    end, seed, compared, taken_back = time.monotonic() + 60 * given.minutes, given.seed, 0, 0
    while time.monotonic() < end:
        with tempfile.TemporaryDirectory(prefix="annual-report-soak-") as name:
            write_project(Path(name) / "source")
            comparison = Comparison(Path(name), seed)
            comparison.start()
            for _ in range(STEPS):
                try:
                    good = comparison.step()
                except AssertionError as error:
                    raise SystemExit(f"seed {seed}, after {compared} compared:\n{error}") from None
                compared, taken_back = compared + good, taken_back + (not good)
        print(f"seed {seed}: {compared} compared, {taken_back} taken back", flush=True)  # noqa: T201 - a program for a terminal
        seed += 1


if __name__ == "__main__":
    main()
