"""How the PDF shows statuses: the badge and the bar of the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils.nodes import SkipNode

from annual_report.typst_writer.syntax import string, value

if TYPE_CHECKING:
    from annual_report.nodes import status_badge, status_bar
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
