"""The first year of an archive: a draft without data, its chapters with their directives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.cli.new_year.making import NewYear
from annual_report.cli.new_year.moved import Words
from annual_report.cli.new_year.templates import filled, template_files
from annual_report.cli.project import conf_language
from annual_report.cli.yaml_writing import document
from annual_report.data.shapes import REPORT_FILE
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from annual_report.cli.project import Project

TITLE = msgid("Annual report {year}")


def first_year(project: Project, year: int) -> NewYear:
    """Return a year that is not made from another."""
    network = project.archive.network
    language = conf_language(project.source)
    return NewYear(files=empty_year(year, network.id if network else "", language))


def empty_year(year: int, network: str, language: str) -> dict[str, str]:
    """Return the files of a year without data, in a language."""
    words = Words(language)
    title = words.say(TITLE, year=year)
    text = words.say(
        "Not filled yet: subtitle, description, approved_by, dates, sources. The status is draft "
        "until the report has been approved."
    )
    fields = {
        "year": year,
        "title": title,
        "language": language,
        "kind": "annual_report",
        "status": "draft",
        "network": network,
    }
    chapters = {
        name: filled(content, year=str(year), title=title)
        for name, content in template_files(language, "year").items()
    }
    return {REPORT_FILE: document(fields, text, apart=False), **chapters}
