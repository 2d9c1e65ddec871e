"""A year's report in a second language: a folder of the year that a language gives its name to.

``reports/2024/sv/index`` and the chapters beside it are the report of 2024 in Swedish, where
the year's own language is another. The data is the same; the words are those of the language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.data.values import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Container

    from annual_report.data.model import Archive, Year


def second_languages(year: Year) -> tuple[str, ...]:
    """Return the languages that a year may have a second set of documents in."""
    return tuple(code for code in LANGUAGES if code != year.report.language)


def set_of(year: Year, docname: str) -> str:
    """Return the language of the set a document of the year lies in, ``""`` for the year's own."""
    first, slash, _ = docname.removeprefix(f"{year.folder}/").partition("/")
    return first if slash and first in second_languages(year) else ""


def languages_of(year: Year, documents: Container[str]) -> tuple[str, ...]:
    """Return the languages of a year's reports: its own, and those that have a first page."""
    second = second_languages(year)
    known = [code for code in second if f"{folder_in(year, code)}/index" in documents]
    return (year.report.language, *known)


def folder_in(year: Year, language: str) -> str:
    """Return the folder of the documents of a year in a language; ``""`` is the year's own."""
    own = language in {"", year.report.language}
    return year.folder if own else f"{year.folder}/{language}"


def folder_of(archive: Archive, docname: str) -> str | None:
    """Return the folder of the set that a document lies in, ``None`` outside the years."""
    year = archive.year_of_document(docname)
    return folder_in(year, set_of(year, docname)) if year else None


def is_in_second_set(archive: Archive, docname: str) -> bool:
    """Return whether a document is of a report in a second language."""
    year = archive.year_of_document(docname)
    return year is not None and bool(set_of(year, docname))


def counterparts(year: Year, docname: str, documents: Container[str]) -> dict[str, str]:
    """Return the same page in the other languages it exists in, by language, in fixed order."""
    here = set_of(year, docname)
    page = docname.removeprefix(f"{folder_in(year, here)}/")
    found = {}
    for language in LANGUAGES:
        other = f"{folder_in(year, language)}/{page}"
        if language != (here or year.report.language) and other in documents:
            found[language] = other
    return found


def set_indexes(archive: Archive, documents: Container[str]) -> dict[str, Year]:
    """Return the first documents of all second sets with their years."""
    found = {}
    for year in archive.years:
        for language in languages_of(year, documents)[1:]:
            found[f"{folder_in(year, language)}/index"] = year
    return found
