"""Links without a role are not looked up in domains of programming languages that are empty.

MyST asks every domain for a link that may lead to anything, and that of C++ parses the target
as a declaration first: in an archive that documents no program that takes a twentieth of a build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

FIRST = 1
"""Priority before whatever resolves references."""

OF_PROGRAMS = ("c", "cpp", "js", "py", "rst")
"""Sphinx's domains that find nothing but their own objects."""


def _nothing(*_asked: object) -> list[tuple[str, nodes.reference]]:
    return []


def pass_over(_app: Sphinx, builder: Builder) -> None:
    """Have domains without objects find nothing at once (event ``write-started``)."""
    domains = builder.env.domains
    for name in OF_PROGRAMS:
        domain = domains.get(name)
        if domain is not None and next(iter(domain.get_objects()), None) is None:
            domain.resolve_any_xref = _nothing  # type: ignore[method-assign,assignment] # of this object alone


def setup_empty_domains(app: Sphinx) -> None:
    """Look before pages and PDFs are written."""
    app.connect("write-started", pass_over, priority=FIRST)
