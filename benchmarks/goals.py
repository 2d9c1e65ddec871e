"""What is to be reached, as ratios of cases that ran in turns, and what was reached."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Target:
    """A bound on a ratio of two cases: ``over`` divided by ``under``, at most or at least."""

    text: str
    scenario: str
    over: str
    under: str
    bound: float
    at_least: bool = False
    measure: str = "seconds"


TARGETS = (
    Target(text="One pass / HTML alone, time", scenario="archive", over="b", under="a", bound=1.25),
    Target(
        text="One pass / HTML alone, memory of the main process",
        scenario="archive",
        over="b",
        under="a",
        bound=1.3,
        measure="main_mb",
    ),
    Target(
        text="LaTeX / one pass, time",
        scenario="archive",
        over="c",
        under="b",
        bound=4,
        at_least=True,
    ),
    Target(
        text="WeasyPrint / one pass, time",
        scenario="archive",
        over="d",
        under="b",
        bound=8,
        at_least=True,
    ),
    Target(
        text="With data: one pass / HTML alone, time",
        scenario="data",
        over="b",
        under="a",
        bound=1.25,
    ),
    Target(
        text="With data: one pass / HTML alone, memory of the main process",
        scenario="data",
        over="b",
        under="a",
        bound=1.3,
        measure="main_mb",
    ),
    Target(
        text="100 years / 10 years, time of one pass",
        scenario="scaling",
        over="b-100",
        under="b-10",
        bound=10.5,
    ),
    Target(
        text="100 years / 10 years, size of the pages of a year",
        scenario="scaling",
        over="b-100",
        under="b-10",
        bound=1.01,
        measure="last_year_html_bytes",
    ),
    Target(
        text="sphinx-needs / ours, HTML alone, time",
        scenario="objectives",
        over="e",
        under="b-html",
        bound=5,
        at_least=True,
    ),
    Target(
        text="sphinx-needs with imported objectives / ours, HTML alone, time",
        scenario="objectives",
        over="e-import",
        under="b-html",
        bound=5,
        at_least=True,
    ),
    Target(
        text="One page edited: one pass / HTML alone, time",
        scenario="incremental",
        over="b-page",
        under="a-page",
        bound=1.3,
    ),
    Target(
        text="One objective edited: one pass / HTML alone, time",
        scenario="incremental",
        over="b-data",
        under="a-data",
        bound=1.3,
    ),
    Target(
        text="`-j 2` / `-j 1`, time of one pass",
        scenario="parallel",
        over="b-j2",
        under="b-j1",
        bound=1,
    ),
)


def middle(case: dict[str, Any], measure: str) -> float | None:
    """Return the median of the runs of a case, or a fact of it; ``None`` if it has none."""
    if measure in case.get("facts", {}):
        return float(case["facts"][measure])
    values = [run[measure] for run in case["runs"] if measure in run]
    return median(values) if values else None


def reached(target: Target, scenarios: dict[str, Any]) -> float | None:
    """Return the ratio that was measured, ``None`` if a case of it was not."""
    cases = scenarios.get(target.scenario, {}).get("cases", {})
    if target.over not in cases or target.under not in cases:
        return None
    over, under = (middle(cases[key], target.measure) for key in (target.over, target.under))
    return over / under if over is not None and under else None


def verdict(target: Target, ratio: float) -> str:
    """Say whether a target is met, or by how much it is missed."""
    met = ratio >= target.bound if target.at_least else ratio <= target.bound
    if met:
        return "met"
    missed = 1 - ratio / target.bound if target.at_least else ratio / target.bound - 1
    return f"missed by {missed:.0%}"
