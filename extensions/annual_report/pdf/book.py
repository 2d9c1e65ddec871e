"""What the templates are told of a PDF: its texts, colours, facts and files.

The result is the dictionary ``book`` of ``/_book.typ``. All words come from the message
catalogs or from the data; the templates hold none.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from annual_report.data.enums import ReportStatus
from annual_report.formatting import capitalized, format_date
from annual_report.i18n import label, message
from annual_report.typst_writer.syntax import Code

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from annual_report.config import Config
    from annual_report.data.model import Archive, HandlingStage, Report, Year
    from annual_report.data.values import PartialDate

MIME_TYPES = {".json": "application/json", ".csv": "text/csv"}
REGIONS = {"fi": "FI", "sv": "FI", "en": "GB"}
"""The usage of a language, as the tags of the PDF name it (ISO 3166)."""
CHAPTERS_OF_A_LONG_REPORT = 12


def report_date(report: Report) -> dt.date:
    """Return the date a report bears: the latest known of its dates, else its year's end."""
    dates = report.dates
    known = [d for d in (dates.updated, dates.published, dates.approved, dates.handled) if d]
    return known[0].last_day if known else dt.date(report.year, 12, 31)


def timestamp(report: Report) -> int:
    """Return the time a PDF states as its own, in seconds since 1970 (UTC).

    ``SOURCE_DATE_EPOCH`` where it is set (reproducible-builds.org), else the report's date,
    so that the same sources give the same bytes on any day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return int(epoch)
    day = report_date(report)
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())


def book(  # noqa: PLR0913 - keyword arguments of the one place they meet
    archive: Archive,
    year: Year,
    config: Config,
    *,
    version: str,
    chapters: int,
    missing_labels: Iterable[str],
    aliases: Mapping[str, str],
    data_files: Iterable[str],
    logo: str | None,
    address: str | None,
) -> dict[str, object]:
    """Return the dictionary the templates read.

    ``data_files`` are the names of the attached files in ``/_data``; ``logo`` is the path
    of the logo in the Typst project; ``address`` the report's on the web.
    """
    report, language = year.report, year.report.language
    network = archive.network.name.in_language(language) if archive.network else ""
    title = report.title.in_language(language)
    summary = report.description.in_language(language) if report.description else title
    day = report_date(report)
    return {
        "title": title,
        "title-short": message(language, "Annual report {year}", year=report.year),
        "subtitle": report.subtitle.in_language(language) if report.subtitle else None,
        "network": capitalized(network),
        "year": report.year,
        "language": language,
        "regions": REGIONS,
        "description": summary,
        "keywords": [message(language, "annual report"), str(report.year)],
        "authors": [capitalized(network)] if network else [],
        "date": Code(f"datetime(year: {day.year}, month: {day.month}, day: {day.day})"),
        "is-draft": report.status is ReportStatus.DRAFT,
        "status-note": report.status_note.in_language(language) if report.status_note else None,
        "facts": cover_facts(archive, year, language),
        "labels": {
            "contents": message(language, "Contents"),
            "continued": message(language, "continued"),
            "draft": capitalized(label(ReportStatus.DRAFT, language)),
        },
        "primary-color": config.primary_color,
        "font": config.font,
        "logo": logo,
        "chapter-breaks": {"always": True, "never": False}.get(
            config.pdf_chapter_breaks, chapters >= CHAPTERS_OF_A_LONG_REPORT
        ),
        "missing-labels": sorted(missing_labels),
        "aliases": aliases,
        "colophon": colophon(config, language, version, address, data_files),
        "attachments": [
            {
                "path": f"/_data/{name}",
                "mime-type": MIME_TYPES[name[name.rindex(".") :]],
                "description": message(language, "Data of the year {year}", year=report.year),
            }
            for name in data_files
        ],
    }


def cover_facts(archive: Archive, year: Year, language: str) -> list[tuple[str, list[str]]]:
    """Return what the cover tells: status, who has handled the report, when."""
    report = year.report
    status = capitalized(label(report.status, language))
    if report.approved_by:
        status = f"{status}: {report.approved_by.in_language(language)}"
    if report.dates.approved:
        status = f"{status} {format_date(report.dates.approved, language)}"
    facts = [(message(language, "Status of the report"), [status])]
    handled = [
        _stage(archive, stage, stage.date, language) for stage in year.handling if stage.date
    ]
    if handled:
        facts.append((message(language, "Handled"), handled))
    for text, date in (
        (message(language, "Published"), report.dates.published),
        (message(language, "Updated"), report.dates.updated),
    ):
        if date:
            facts.append((text, [format_date(date, language)]))
    return facts


def _stage(archive: Archive, stage: HandlingStage, date: PartialDate, language: str) -> str:
    body = stage.body.in_language(language)
    if stage.municipality and (member := archive.municipality(stage.municipality)):
        body = f"{body} ({member.name.in_language(language)})"
    section = f" §\u00a0{stage.section}" if stage.section else ""
    return f"{body} {format_date(date, language)}{section}"


def colophon(
    config: Config, language: str, version: str, address: str | None, data_files: Iterable[str]
) -> list[str]:
    """Return the lines of the last page: how the file was made and what it carries."""
    made = message(
        language,
        "Made with annual-report {version} from the sources of the report.",
        version=version,
    )
    if config.revision:
        made += " " + message(language, "Revision: {revision}.", revision=config.revision)
    lines = [made]
    names = ", ".join(data_files)
    if names:
        lines.append(message(language, "Data attached to this file: {names}.", names=names))
    if address:
        lines.append(message(language, "The report on the web: {address}", address=address))
    return lines
