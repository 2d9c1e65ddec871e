"""Fuzzes every target in turn, and writes what was found.

    python fuzzing/run.py --minutes 2              # every target for two minutes
    python fuzzing/run.py --minutes 10 svg docx    # these for ten

Needs atheris (PyPI). The inputs that reach new code are kept in ``fuzzing/corpus``, and those that
raised what they must not, took longer than ``SECONDS`` or more memory than ``MEGABYTES`` in
``fuzzing/found``. Ends with 1 when anything was found.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from pathlib import Path

from samples import SAMPLES
from targets import TARGETS

HERE = Path(__file__).parent
SECONDS = 20
MEGABYTES = 2048
LONGEST = 20_000
"""Bytes of an input, at most."""


def run(target: str, minutes: float) -> tuple[int, int, list[Path]]:
    """Fuzz a target; return how many inputs it ran, what code they reached, and what it found."""
    corpus, found = HERE / "corpus" / target, HERE / "found" / target
    for folder in (corpus, found):
        folder.mkdir(parents=True, exist_ok=True)
    for number, sample in enumerate(SAMPLES[target]):
        (corpus / f"sample-{number}").write_bytes(sample)
    before = set(found.iterdir())
    command = [
        *(sys.executable, str(HERE / "one.py"), target),
        *(f"-max_total_time={int(minutes * 60)}", f"-timeout={SECONDS}"),
        *(f"-rss_limit_mb={MEGABYTES}", f"-max_len={LONGEST}", f"-artifact_prefix={found}/"),
        *("-print_final_stats=1", "-verbosity=1", str(corpus)),
    ]
    done = subprocess.run(
        command, check=False, stdin=subprocess.DEVNULL, capture_output=True, cwd=HERE
    )
    told = (done.stdout + done.stderr).decode("utf-8", "replace")
    runs = re.findall(r"^#(\d+)\s", told, re.MULTILINE)
    reached = re.findall(r"cov: (\d+)", told)
    new = sorted(set(found.iterdir()) - before)
    for path in new:
        path.with_name(f"{path.name}.txt").write_text(told[-20_000:], encoding="utf-8")
    if done.returncode and not new:
        new = [found / "ended.txt"]
        new[0].write_text(told[-20_000:], encoding="utf-8")
    return int(max(runs, key=int, default=0)), int(max(reached, key=int, default=0)), new


def main() -> int:
    """Fuzz the targets that were named, and tell of each."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=1, help="for each target")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    given = parser.parse_args()
    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; the targets are {', '.join(TARGETS)}")
    os.environ.setdefault("PYTHONHASHSEED", "0")
    print(f"{'target':14}{'inputs':>10}{'reached':>9}  found", flush=True)
    faults = 0
    for target in given.targets or TARGETS:
        runs, reached, found = run(target, given.minutes)
        names = ", ".join(path.relative_to(HERE).as_posix() for path in found) or "nothing"
        print(f"{target:14}{runs:10,}{reached:9,}  {names}", flush=True)
        faults += len(found)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
