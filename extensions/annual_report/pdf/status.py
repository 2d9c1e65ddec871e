"""How the PDF shows nodes of ours: the badge and the bar of the templates, and names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils.nodes import SkipNode

from annual_report.data.language_sets import languages_of
from annual_report.typst_writer.syntax import string, value

if TYPE_CHECKING:
    from annual_report.domain import ReportDomain
    from annual_report.nodes import pdf_place, status_badge, status_bar
    from annual_report.typst_writer.translator import TypstTranslator


def visit_status(translator: TypstTranslator, node: status_badge) -> None:
    """Begin the badge of a status."""
    translator.emit(f"status-badge({string(str(node['status']))}, {{")


def depart_status(translator: TypstTranslator, _node: status_badge) -> None:
    """End the badge of a status."""
    translator.close_inline()


def visit_bar(translator: TypstTranslator, node: status_bar) -> None:
    """Set the bar; the table beside it says the same in words."""
    translator.emit(f"status-bar({value(node['counts'])});\n")
    raise SkipNode


def visit_place(translator: TypstTranslator, node: pdf_place) -> None:
    """Set the names of a year's PDFs, one a language: paper has no link to them."""
    env = translator.builder.env
    domain = cast("ReportDomain", env.get_domain("report"))
    year = domain.archive.year(node["year"])
    name = node.astext()
    names = [
        f"{name.removesuffix('.pdf')}-{language}.pdf"
        for language in (languages_of(year, env.found_docs)[1:] if year else ())
    ]
    translator.text(", ".join([name, *names]))
    raise SkipNode
