"""How the PDF shows nodes of ours: the badge and the bar of the templates, and names of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import SkipNode

from annual_report.typst_writer.syntax import string, value

if TYPE_CHECKING:
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


def keep_text(_translator: TypstTranslator, _node: pdf_place) -> None:
    """Set the name of a PDF's file as it is: paper has no link to it."""
