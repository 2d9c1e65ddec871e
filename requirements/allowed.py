"""Which licences packages may have, and why those that ask for more than a notice may be used."""

from __future__ import annotations

import re

ORDINARY = {
    *("0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "ISC", "MIT"),
    *("MIT-CMU", "PSF-2.0", "W3C-20150513", "Zlib"),
}
"""Ask for a notice at most."""

EXPLAINED = {
    "MPL-2.0": "asks for the source of its own files where they are changed; none is",
    "OFL-1.1": "a licence of fonts: they may be embedded and given on, not sold by themselves; the "
    "site has its text beside the fonts",
    "CC-BY-4.0": "icons: named with their makers in the file that the theme gives to the site",
    "LPPL-1.3c": "the GUST Font License in other words: fonts that are changed get another name; "
    "none is",
    "Bitstream-Vera": "fonts: may be embedded and given on, not sold by themselves",
    "LicenseRef-Public-Domain": "its makers gave up their rights",
    "LicenseRef-Empty": "a package without files, there for the names that others ask for",
}
"""Ask for more, or are no licences: why that is no hindrance."""

TESTS_ONLY = {
    "AGPL-3.0-only": "reads PDFs in tests; no part of it is in the package, the site or a PDF",
    "AGPL-3.0-or-later": "the same, for the library inside",
    "LicenseRef-Artifex": "the other choice of the same makers",
}
"""May be used by tests and by nothing that is given on."""


def identifiers(expression: str) -> set[str]:
    """Return the licences that an SPDX expression names."""
    return set(re.findall(r"[\w.+-]+", expression)) - {"AND", "OR", "WITH"}


def refused(expression: str, *, tests: bool) -> set[str]:
    """Return the licences of an SPDX expression that may not be, in tests or in what is given on.

    Each licence must be allowed, also where there is a choice: who chooses then need not be asked.
    """
    allowed = ORDINARY | EXPLAINED.keys() | (TESTS_ONLY.keys() if tests else set())
    return identifiers(expression) - allowed
