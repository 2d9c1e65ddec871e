"""Tells what pip-audit wrote about the locks.

    python requirements/advisories.py answered REPORT
    python requirements/advisories.py tell SERVICE FOLDER

A report is the JSON of pip-audit. The first ends with 0 where the service knew one package of it at
least. The second tells all reports of a folder, each named after its lock, and ends with 1 where a
weakness is known or a report is missing; of the oldest versions it only tells.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

LOCKS = {"docs": True, "test": True, "supply": True, "oldest": False}
"""The locks, and whether a weakness in one counts."""


def packages(report: Path) -> list[dict[str, Any]]:
    """Return the packages of a report; those that the service does not know have a reason."""
    found: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["dependencies"]
    return found


def answered(report: Path) -> bool:
    """Return whether the service knew a package at least: a mirror may know none."""
    return any("skip_reason" not in package for package in packages(report))


def findings(report: Path) -> list[str]:
    """Return what is known of each package, a line for each weakness."""
    told = []
    for package in packages(report):
        for weakness in package.get("vulns", []):
            mended = ", ".join(weakness["fix_versions"]) or "no version"
            told.append(
                f"{package['name']} {package['version']}: {weakness['id']}, mended in {mended}"
            )
    return told


def tell(service: str, folder: Path) -> int:
    """Tell all reports; return 1 where one that counts has findings or is missing."""
    status = 0
    for lock, counts in LOCKS.items():
        report = folder / f"{lock}.json"
        if not report.is_file():
            print(f"{lock}: {service} gave no answer")
            status = max(status, int(counts))
            continue
        found = findings(report)
        unknown = sum("skip_reason" in package for package in packages(report))
        print(
            f"{lock}: {len(packages(report))} packages, {unknown} of them unknown to {service}, "
            f"{len(found)} weaknesses{'' if counts else ' (told only)'}"
        )
        print("".join(f"  {line}\n" for line in found), end="")
        status = max(status, int(counts and bool(found)))
    return status


if __name__ == "__main__":
    if sys.argv[1:2] == ["answered"]:
        sys.exit(not answered(Path(sys.argv[2])))
    sys.exit(tell(sys.argv[2], Path(sys.argv[3])))
