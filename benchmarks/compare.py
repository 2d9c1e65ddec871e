"""Measures the one pass side by side with what else one would take, and writes it down.

    python benchmarks/compare.py [SCENARIO …] [--years 10 --chapters 16] [--only a,b]

Without scenarios all run, one after another: archive, data, scaling, objectives, incremental,
parallel. Cases run in turns (a b a b …) and medians are told; very slow ones run once. What was
measured is in ``benchmarks/results/NAME.json`` at once, and a scenario that was interrupted goes
on where it was. ``NAME.md`` and ``NAME-SCENARIO.svg`` are written from it, also by ``--report``.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from archive import Size
from measuring import CommandError
from plot import draw
from report import written
from results import Manner, Results, code_digest, machine, run_scenario, versions
from scenarios import SCENARIOS, Setting

HERE = Path(__file__).resolve().parent


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    add = parser.add_argument
    add("scenarios", nargs="*", metavar="SCENARIO", help=", ".join(SCENARIOS))
    add("--years", type=int, default=10)
    add("--chapters", type=int, default=16, help="documents a year")
    add("--rows", type=int, default=8, help="rows of each table")
    add("--long-years", type=int, default=100, help="years of the large archive of scaling")
    add("--many-years", type=int, default=40, help="years of the archive of incremental")
    add("--objectives", type=int, default=1000, help="objectives of each of ten documents")
    add("--only", default="", help="keys of the cases to run, as a,b")
    add("--repetitions", type=int, default=3)
    add("--python", type=Path, default=Path(sys.executable), help="the Python that builds")
    add("--work", type=Path, default=HERE.parent / "_build/benchmarks", help="folder to build in")
    add("--results", type=Path, default=HERE / "results", help="folder of the results")
    add("--name", default="results", help="name of the files of results")
    add("--fresh", action="store_true", help="forget the runs there are of these scenarios")
    add("--report", action="store_true", help="measure nothing, write tables and plots")
    return parser


def _write(results: Results, folder: Path, name: str) -> None:
    (folder / f"{name}.md").write_text(written(results.scenarios, name), encoding="utf-8")
    for key, entry in results.scenarios.items():
        if any(case["runs"] for case in entry["cases"].values()):
            draw(entry, folder / f"{name}-{key}.svg")


def main() -> int:
    """Measure what is asked for, then write the tables and plots."""
    parser = _parser()
    options = parser.parse_args()
    if unknown := [name for name in options.scenarios if name not in SCENARIOS]:
        parser.error(f"no scenario {', '.join(unknown)}; there are {', '.join(SCENARIOS)}")
    results = Results(options.results / f"{options.name}.json")
    failed = False
    if not options.report:
        python = options.python.absolute()
        stamp = {"code": code_digest(), "versions": versions(python), "machine": machine()}
        setting = Setting(
            python=python,
            work=options.work.absolute(),
            size=Size(years=options.years, chapters=options.chapters, rows=options.rows),
            long_years=options.long_years,
            many_years=options.many_years,
            objectives=options.objectives,
        )
        manner = Manner(
            repetitions=options.repetitions,
            only=[key for key in options.only.split(",") if key],
            logs=setting.work / "logs",
        )
        for name in options.scenarios or SCENARIOS:
            scenario = SCENARIOS[name](setting)
            entry = results.begin(scenario, stamp, fresh=options.fresh)
            try:
                run_scenario(scenario, entry, results, manner)
            except CommandError as error:
                print(f"{name}: {error}", file=sys.stderr)
                failed = True
    _write(results, options.results, options.name)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
