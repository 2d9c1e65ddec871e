"""Keeps what was measured in one JSON file, so that scenarios can run one by one and go on.

Runs are kept as long as they are of the same code, versions, Python and sizes; a scenario
measured with others begins anew.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil

from cases import files_below
from measuring import measure

if TYPE_CHECKING:
    from collections.abc import Collection

    from cases import Case, Scenario

PACKAGES = (
    "sphinx-annual-report",
    "sphinx",
    "docutils",
    "myst-parser",
    "sphinx-book-theme",
    "pydata-sphinx-theme",
    "typst",
    "pagefind",
    "vl-convert-python",
    "sphinx-needs",
    "weasyprint",
)
PACKAGE = Path(__file__).resolve().parents[1] / "extensions/annual_report"

_ASK = """
import json, sys
from importlib.metadata import PackageNotFoundError, version
found = {"Python": sys.version.split()[0]}
for name in sys.argv[1:]:
    try:
        found[name] = version(name)
    except PackageNotFoundError:
        found[name] = None
print(json.dumps(found))
"""


def versions(python: Path) -> dict[str, str | None]:
    """Return the versions of all that is measured; ``None`` of what is not there."""
    asked = subprocess.run(
        [python, "-c", _ASK, *PACKAGES], check=True, capture_output=True, text=True
    )
    found: dict[str, str | None] = json.loads(asked.stdout)
    for tool in ("xelatex", "latexmk"):
        try:
            told = subprocess.run([tool, "--version"], check=True, capture_output=True, text=True)
            found[tool] = next(line for line in told.stdout.splitlines() if line.strip())
        except (OSError, subprocess.CalledProcessError):
            found[tool] = None
    return found


def machine() -> dict[str, object]:
    """Return what the machine is."""
    cpu = platform.processor()
    information = Path("/proc/cpuinfo")
    if information.is_file():
        lines = information.read_text(encoding="utf-8").splitlines()
        cpu = next((line.split(":")[1].strip() for line in lines if "model name" in line), cpu)
    return {
        "processor": cpu,
        "cores": os.cpu_count(),
        "memory_gb": round(psutil.virtual_memory().total / 1e9, 1),
        "system": f"{_system()}, {platform.machine()}",
    }


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def code_digest() -> str:
    """Return the digest of the extension's files, which says what code was measured."""
    digest = hashlib.sha256()
    for path in files_below(PACKAGE):
        if "__pycache__" not in path.parts:
            digest.update(f"{path.relative_to(PACKAGE)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


class Results:
    """The file of results. Each run is written at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.scenarios: dict[str, Any] = {}
        if path.is_file():
            self.scenarios = json.loads(path.read_text(encoding="utf-8"))["scenarios"]

    def save(self) -> None:
        """Write the file, by rename."""
        text = json.dumps({"scenarios": self.scenarios}, ensure_ascii=False, indent=1)
        fresh = self.path.with_suffix(".fresh")
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(text + "\n", encoding="utf-8")
        fresh.replace(self.path)

    def begin(self, scenario: Scenario, stamp: dict[str, Any], *, fresh: bool) -> dict[str, Any]:
        """Return the entry of a scenario: the one that is there, if it is of the same stamp."""
        entry = self.scenarios.get(scenario.name)
        stamp = {**stamp, "parameters": dict(scenario.parameters)}
        if fresh or entry is None or entry["stamp"] != json.loads(json.dumps(stamp)):
            entry = {"title": scenario.title, "stamp": stamp, "cases": {}}
            self.scenarios[scenario.name] = entry
        return entry


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How scenarios are run: how often, which cases (all if none is named), where logs go."""

    repetitions: int
    only: Collection[str]
    logs: Path


def run_scenario(
    scenario: Scenario, entry: dict[str, Any], results: Results, manner: Manner
) -> None:
    """Measure the cases in turns (a b a b …) until each has its runs.

    Raises :class:`measuring.CommandError` when a build fails; what was measured stays.
    """
    manner.logs.mkdir(parents=True, exist_ok=True)
    for number in range(manner.repetitions):
        for case in scenario.cases:
            kept = entry["cases"].setdefault(case.key, {"title": case.title, "runs": []})
            done = len(kept["runs"]) > number or (case.slow and number > 0)
            if done or (manner.only and case.key not in manner.only):
                continue
            _run(case, kept, number, manner.logs / f"{scenario.name}-{case.key}.log")
            run = kept["runs"][-1]
            print(
                f"{scenario.name} {case.key} {number + 1}: {run['seconds']:.2f} s, "
                f"{run['cpu_seconds']:.2f} s of CPU, {run['main_mb']:.0f} MB, "
                f"tree {run['tree_mb']:.0f} MB",
                flush=True,
            )
            results.save()


def _run(case: Case, kept: dict[str, Any], number: int, log: Path) -> None:
    log.unlink(missing_ok=True)
    case.prepare(number)
    run = measure(case.commands, log)
    outputs = list(case.outputs())
    kept["runs"].append(asdict(run))
    kept["bytes"] = sum(path.stat().st_size for path in outputs)
    kept["files"] = len(outputs)
    kept["facts"] = dict(case.facts())
