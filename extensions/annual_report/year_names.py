"""What a year is called after its kind, and what is said of invented data, in every output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.enums import ReportKind
from annual_report.i18n import message, msgid

if TYPE_CHECKING:
    from annual_report.data.model import Network

NAMES = {
    ReportKind.ANNUAL_REPORT: msgid("Annual report {year}"),
    ReportKind.ACTION_PLAN: msgid("Action plan {year}"),
    ReportKind.COMPILATION: msgid("Compilation of sources {year}"),
}

NOTES = {
    ReportKind.ACTION_PLAN: msgid(
        "This year rests on the action plan. "
        "What came of its objectives has not been reported here."
    ),
    ReportKind.COMPILATION: msgid(
        "This year is compiled from several sources, since its annual report was not among them."
    ),
}
"""What a reader has to know of a year that is no annual report."""

INVENTED = msgid(
    "Invented sample data: the network, the municipalities and the figures are not real."
)


def year_name(year: int, kind: ReportKind, language: str) -> str:
    """Return what a year is called: ``Toimintakertomus 2023``, ``Toimintasuunnitelma 2021``."""
    return message(language, NAMES[kind], year=year)


def kind_note(kind: ReportKind, language: str) -> str:
    """Return what a reader has to know of a year of this kind; nothing of an annual report."""
    return message(language, NOTES[kind]) if kind in NOTES else ""


def invented_note(network: Network | None, language: str) -> str:
    """Return what says that the data is invented; nothing when it is not."""
    return message(language, INVENTED) if network is not None and network.invented else ""
