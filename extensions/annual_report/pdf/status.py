"""How the PDF shows a status: the badge of the templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.typst_writer.syntax import string

if TYPE_CHECKING:
    from annual_report.nodes import status_badge
    from annual_report.typst_writer.translator import TypstTranslator


def visit_status(translator: TypstTranslator, node: status_badge) -> None:
    """Begin the badge of a status."""
    translator.emit(f"status-badge({string(str(node['status']))}, {{")


def depart_status(translator: TypstTranslator, _node: status_badge) -> None:
    """End the badge of a status."""
    translator.close_inline()
