"""Writes what was measured as Markdown: the targets, and a table a scenario."""

from __future__ import annotations

from typing import Any

from goals import TARGETS, middle, reached, verdict

QUIET = 0.2
"""A machine with more of its cores than this busy with something else is not quiet."""

SHOWN = 12
"""How many names of files are told."""

COLUMNS = (
    ("time, s", "seconds", "{:.2f}"),
    ("CPU, s", "cpu_seconds", "{:.2f}"),
    ("main process, MB", "main_mb", "{:.0f}"),
    ("all processes, MB", "tree_mb", "{:.0f}"),
)


def markdown_table(head: list[str], rows: list[list[str]]) -> str:
    """Return a table whose columns after the first are aligned to the right."""
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _number(case: dict[str, Any], measure: str, form: str) -> str:
    value = middle(case, measure)
    return form.format(value) if value is not None else ""


def scenario_table(entry: dict[str, Any]) -> str:
    """Return the tables of a scenario, a line a case: the medians, and what came out."""
    facts = list(
        dict.fromkeys(
            name
            for case in entry["cases"].values()
            for name, value in case.get("facts", {}).items()
            if not isinstance(value, list)
        )
    )
    head = ["case", "runs", *(title for title, *_ in COLUMNS)]
    head_of_output = ["case", "output, MB", "files", *(name.replace("_", " ") for name in facts)]
    rows, rows_of_output = [], []
    for key, case in entry["cases"].items():
        if not case["runs"]:
            continue
        figures = [_number(case, measure, form) for _, measure, form in COLUMNS]
        size = [f"{case['bytes'] / 1e6:.1f}", str(case["files"])]
        told = [str(case["facts"].get(name, "")) for name in facts]
        rows.append([f"({key}) {case['title']}", str(len(case["runs"])), *figures])
        rows_of_output.append([f"({key})", *size, *told])
    return markdown_table(head, rows) + "\n\n" + markdown_table(head_of_output, rows_of_output)


def targets_table(scenarios: dict[str, Any]) -> str:
    """Return the table of the targets that were measured."""
    rows = []
    for target in TARGETS:
        ratio = reached(target, scenarios)
        if ratio is None:
            continue
        bound = f"{'≥' if target.at_least else '≤'} {target.bound:g}"
        rows.append([target.text, bound, f"{ratio:.2f}", verdict(target, ratio)])
    return markdown_table(["ratio", "target", "measured", "verdict"], rows)


def _described(entry: dict[str, Any]) -> str:
    stamp = entry["stamp"]
    sizes = ", ".join(f"{name} {value}" for name, value in stamp["parameters"].items())
    busy = [run["others"] for case in entry["cases"].values() for run in case["runs"]]
    text = f"Sizes: {sizes}."
    if busy and max(busy) > QUIET:
        text += (
            f" **The machine was not quiet**: up to {max(busy):.1f} cores were busy with something "
            "else during a run, so the times are too long, and not alike."
        )
    return text


def _notes(entry: dict[str, Any]) -> list[str]:
    """Return what is told below a table: which bytes differ, and what was written."""
    notes = []
    for key, case in entry["cases"].items():
        facts = case.get("facts", {})
        if facts.get("different_files") == []:
            notes.append("All files of `-j 1` and `-j 2` have the same bytes.")
        elif names := facts.get("different_files"):
            notes.append(f"{len(names)} files of `-j 1` and `-j 2` differ: {_some(names)}.")
        if names := facts.get("names"):
            notes.append(f"({key}) wrote {_some(names)}.")
    return notes


def _some(names: list[str]) -> str:
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return ", ".join(f"`{name}`" for name in names[:SHOWN]) + more


def _versions(entry: dict[str, Any]) -> str:
    stamp = entry["stamp"]
    known = [f"{name} {value}" for name, value in stamp["versions"].items() if value]
    there = stamp["machine"]
    return (
        f"{there['processor']}, {there['cores']} cores, {there['memory_gb']} GB, "
        f"{there['system']}. {', '.join(known)}. The extension's files: `{stamp['code']}`."
    )


def written(scenarios: dict[str, Any], name: str = "results") -> str:
    """Return the whole of the results as Markdown, to be included in a page.

    The chart of a scenario is the file ``NAME-SCENARIO.svg`` beside it.
    """
    parts = ["## Targets", targets_table(scenarios)]
    for key, entry in scenarios.items():
        if not any(case["runs"] for case in entry["cases"].values()):
            continue
        chart = f"![Wall times as bars; the table has the same figures.]({name}-{key}.svg)"
        parts += [f"## {entry['title']}", _described(entry), chart, scenario_table(entry)]
        parts += _notes(entry)
    parts.append("## Machine and versions")
    told: dict[str, list[str]] = {}
    for key, entry in scenarios.items():
        told.setdefault(_versions(entry), []).append(key)
    parts += [f"{', '.join(keys)}: {text}" for text, keys in told.items()]
    return "\n\n".join(parts) + "\n"
