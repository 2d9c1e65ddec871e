"""Writes ``docs/development/licences.md``: each locked package with its licence.

Run it with the Python of an environment that holds the lock of the tests. The page is that of the
oldest Python: later ones get later versions of a few packages.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path
from textwrap import wrap

from packaging.version import Version

from allowed import EXPLAINED, TESTS_ONLY, refused
from carried import parts
from locks import here, pins

PAGE = Path(__file__).parents[1] / "docs/development/licences.md"
PYTHON = (3, 11)
"""The oldest Python, whose versions the page has."""

STATED = {
    "alabaster": "BSD-3-Clause",
    "axe-playwright-python": "MIT",
    "defusedxml": "PSF-2.0",
    "docutils": "LicenseRef-Public-Domain AND BSD-2-Clause AND 0BSD",
    "isoduration": "ISC",
    "jinja2": "BSD-3-Clause",
    "protobuf": "BSD-3-Clause",
    "pydata-sphinx-theme": "BSD-3-Clause",
    "pymupdf": "AGPL-3.0-only OR LicenseRef-Artifex",
    "pymupdf-layout": "LicenseRef-Empty",
    "pymupdf4llm": "LicenseRef-Empty",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "sphinx-book-theme": "BSD-3-Clause",
    "sphinxcontrib-applehelp": "BSD-2-Clause",
    "sphinxcontrib-devhelp": "BSD-2-Clause",
    "sphinxcontrib-htmlhelp": "BSD-2-Clause",
    "sphinxcontrib-jsmath": "BSD-2-Clause",
    "sphinxcontrib-qthelp": "BSD-2-Clause",
    "sphinxcontrib-serializinghtml": "BSD-2-Clause",
}
"""What the text of the licence says where the metadata do not say which one it is."""

CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
"""Classifiers that mean one licence; "BSD License" means several."""

ELSEWHERE = {"colorama": "BSD-3-Clause"}
"""Packages for Windows alone: nothing here can tell their licence."""

HEAD = """\
---
lang: en
---

# Licences

What the site is built with and what tests use, from the locks and the metadata of the packages.
`make licences` writes this page, and a test holds it to the locks. The versions are those for
Python {python}; later Pythons get later versions of some packages.

The project itself has the MIT licence. A package for the *site* builds it, one for *tests* alone is
not installed for that. What the extension holds is its own, the one font as well: it carries
nothing of others.

"""


@dataclass(frozen=True)
class Row:
    """A package of the page."""

    name: str
    version: str
    licence: str
    use: str


def stated(found: Distribution) -> str:
    """Return the licence in the metadata of a package as an SPDX expression; empty if unclear."""
    metadata = found.metadata
    if expression := "".join(metadata.get_all("License-Expression") or []):
        return expression
    licence = "".join(metadata.get_all("License") or []).strip()
    if licence and not refused(licence, tests=False):
        return licence
    lines = metadata.get_all("Classifier") or []
    names = [line.rpartition(" :: ")[2] for line in lines if line.startswith("License :: ")]
    known = [CLASSIFIERS.get(name, "") for name in names]
    return " AND ".join(known) if all(known) else ""


def licence_of(name: str) -> str:
    """Return the licence of an installed package; empty if it is unknown."""
    return STATED.get(name) or ELSEWHERE.get(name) or stated(distribution(name))


def rows() -> list[Row]:
    """Return the packages of the locks with the licences of those that are installed."""
    docs = {name for name, _, _ in pins("docs")}
    wanted = here("test")
    wanted |= {name: version for name, version, _ in pins("test") if name in ELSEWHERE}
    return [
        Row(name, version, licence_of(name), "site" if name in docs else "tests")
        for name, version in sorted(wanted.items())
    ]


def faults(found: list[Row]) -> list[str]:
    """Return which packages have a licence that may not be or none that is known, one line each."""
    told = []
    for row in found:
        if not row.licence:
            told.append(f"{row.name}: its metadata do not say which licence it has")
        elif wrong := refused(row.licence, tests=row.use == "tests"):
            told.append(f"{row.name}: {', '.join(sorted(wrong))} is not allowed for the {row.use}")
    return told


def installed_as_locked(row: Row) -> bool:
    """Return whether the version of a package is here that the page tells of."""
    return Version(distribution(row.name).version) == Version(row.version)


def page(found: list[Row]) -> str:
    """Return the page."""
    carried = sorted(parts(), key=lambda part: part.name.lower())
    explained = EXPLAINED | {
        name: f"for tests alone: {reason}" for name, reason in TESTS_ONLY.items()
    }
    lines = ["## Packages", "", "| Package | Version | Licence | For |", "|---|---|---|---|"]
    lines += [
        f"| [{row.name}](https://pypi.org/project/{row.name}/) | {row.version} | {row.licence} "
        f"| {row.use} |"
        for row in found
    ]
    lines += ["", "## Inside packages", ""]
    lines += [
        "Fonts, scripts and libraries that are no packages of Python and come inside one.",
        "",
    ]
    lines += ["| What | Inside | Licence | Ends up in |", "|---|---|---|---|"]
    lines += [
        f"| [{part.name}]({part.address}) | {part.package} | {part.licence} | {part.into} |"
        for part in carried
    ]
    lines += ["", "## Why these may be used", ""]
    lines += ["Licences that ask for no more than a notice need no reason. These do:", ""]
    for name, reason in sorted(explained.items()):
        told = f": {reason[0].upper()}{reason[1:]}."
        lines += [name, *wrap(told, 108, subsequent_indent="  "), ""]
    return HEAD.format(python=".".join(map(str, PYTHON))) + "\n".join(lines)[:-1] + "\n"


def main() -> int:
    """Write the page; say what hinders it. Return the exit status."""
    if sys.version_info[:2] != PYTHON:
        print("The page is that of Python {}.{}: make licences PYTHON=python3.11".format(*PYTHON))
        return 2
    found = rows()
    wrong = [
        f"{row.name}: {distribution(row.name).version} is installed, {row.version} is locked"
        for row in found
        if row.name not in ELSEWHERE and not installed_as_locked(row)
    ]
    if told := wrong + faults(found):
        print("\n".join(told))
        return 1
    PAGE.write_text(page(found), encoding="utf-8")
    print(f"The licences: {PAGE.relative_to(PAGE.parents[2])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
