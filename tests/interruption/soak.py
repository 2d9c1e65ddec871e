"""Kills builds at random moments for as long as is asked, and looks at what is left.

    python -m tests.interruption.soak --kills 50 [--minutes 60] [--seed 1]

Prints how many were killed; stops at the first that left what it should not have, with the moment.
"""

from __future__ import annotations

import argparse
import signal
import tempfile
import time
from pathlib import Path
from random import Random

from tests.interruption.killing import Interrupted

HOW = (signal.SIGKILL, signal.SIGKILL, signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
"""How a build is ended; see ``Interrupted.interrupt``."""


def main() -> None:
    """Run until so many were killed, or the time is up."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--minutes", type=float, default=24 * 60)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = Random(given.seed)  # noqa: S311 - which moment comes next is no secret
    end, killed, unharmed = time.monotonic() + 60 * given.minutes, 0, 0
    with tempfile.TemporaryDirectory(prefix="annual-report-kills-") as name:
        project = Interrupted(Path(name))
        project.mend()
        while killed < given.kills and time.monotonic() < end:
            is_first = chance.random() < 0.15
            state = chance.choice([i for i in range(len(project.states)) if i != project.state])
            project.become(state)
            if is_first:
                project.start_over()
            how, jobs = chance.choice(HOW), chance.choice("12")
            after = chance.uniform(0, project.duration)
            was_running = project.interrupt(after, "-j", jobs, how=how)
            moment = f"{how.name} after {after:.2f} s, -j {jobs}, to state {state}"
            moment += ", the first build" if is_first else ""
            killed, unharmed = killed + was_running, unharmed + (not was_running)
            found = project.faults()
            if not found and was_running and chance.random() < 0.25:
                print(f"{killed}: {moment}: good, not mended", flush=True)  # noqa: T201 - a program for a terminal
                continue
            found = found or project.mend("-j", chance.choice("12"))
            if found:
                raise SystemExit("\n".join([f"kill {killed}: {moment}", *found]))
            print(f"{killed}: {moment}: good", flush=True)  # noqa: T201 - a program for a terminal
    print(f"{killed} builds killed, {unharmed} came to their end before")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
