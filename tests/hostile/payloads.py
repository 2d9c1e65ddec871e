"""Texts that would do something if any output took them for markup or code."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import yaml

from annual_report.data.archive import load_archive
from annual_report.data.profile_reader import load_profiles
from annual_report.data.tree import path_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    Place = tuple[str | int, ...]

MARKUP = (
    "<script>pwned()</script>",
    '"><img src=x onerror=pwned()>',
    "'><svg/onload=pwned()>",
    "</title></style></textarea><x-pwned>",
    "]]><x-pwned/>--><x-pwned/>",
    "&lt;x-pwned&gt; &#60;x-pwned&#62; \\u003cx-pwned\\u003e \\<x-pwned>",
    '*/ #panic("pwned") /* // <pwned> #import "pwned.typ"',
    '$ #pwned() $ $$x$$ \\(y\\) "); panic("pwned',
    "[[ {{ pwned }} ]] ${pwned} %(pwned)s",
    "[pwned](javascript:pwned()) <javascript:pwned()> ![pwned](https://pwned.invalid/x.png)",
    "```{include} /etc/passwd ``` `x <javascript:pwned()>`_ |pwned| .. raw:: html",
)
"""Of HTML, XML, JSON in HTML, Typst, LaTeX, templates, Markdown and reStructuredText."""

FORMULAS = ("=HYPERLINK(pwned) ", "@SUM(1)*cmd|' /C pwned'!A0 ", "+1;=pwned() ", "-pwned ", "")
"""What a spreadsheet would take for a formula, and none."""

PAYLOADS = tuple(formula + " ".join(MARKUP) for formula in FORMULAS)


def _places(value: Any, path: Place = ()) -> Iterator[Place]:
    if isinstance(value, (dict, list)):
        for part, item in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _places(item, (*path, part))
    elif isinstance(value, str):
        yield path


def _holder(value: Any, place: Place) -> Any:
    for part in place[:-1]:
        value = value[part]
    return value


def poison(source: Path) -> list[str]:
    """Put a payload before each text of an archive's data files that takes any text.

    What takes certain words alone (an id, a date, a word of a vocabulary) stays as it was: the
    reader tells of it. Returns the texts that are now in the files.
    """
    files = {
        path.relative_to(source).as_posix(): yaml.safe_load(path.read_bytes())
        for path in sorted((source / "reports").rglob("*.yaml"))
    }
    codes = {
        name: member["code"]
        for member in files["reports/network.yaml"]["members"]
        for name in _names(member["name"])
    }
    changed = {file: set(_places(value)) for file, value in files.items()}
    for file, value in files.items():  # a member that is named by its name is now named otherwise
        for place in changed[file] if file != "reports/network.yaml" else ():
            holder = _holder(value, place)
            holder[place[-1]] = codes.get(holder[place[-1]], holder[place[-1]])
    while True:
        written = []
        for file, value in files.items():
            poisoned = copy.deepcopy(value)
            for place in sorted(changed[file], key=str):
                holder = _holder(poisoned, place)
                text = f"{PAYLOADS[len(written) % len(PAYLOADS)]} {holder[place[-1]]}"
                holder[place[-1]] = text
                written.append(text)
            text = yaml.safe_dump(poisoned, allow_unicode=True, width=10**6, sort_keys=False)
            (source / file).write_text(text, encoding="utf-8")
        loaded = load_archive(source)
        faults = [*loaded.faults, *load_profiles(source, loaded).faults]
        if not faults:
            return written
        paths = {(fault.file, fault.path) for fault in faults}
        refused = {
            (file, place)
            for file, places in changed.items()
            for place in places
            if any(file == name and _touch(path_text(place), path) for name, path in paths)
        }
        assert refused, "\n".join(map(str, faults))
        for file, place in refused:
            changed[file].remove(place)


def _names(name: str | dict[str, str]) -> list[str]:
    return [name] if isinstance(name, str) else list(name.values())


def _touch(place: str, path: str) -> bool:
    return f"{place}.".startswith((f"{path}.", f"{path}[")) or path.startswith(f"{place}.")
