"""What is not there in each language: texts of the data, and documents of a year.

A text counts where it is written in languages (a mapping) and lacks one that the archive uses,
and where it is written in one language in a year that has a report in a second one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from pydantic import BaseModel

from annual_report.data.consistency.places import Places
from annual_report.data.errata import ERRATA_FILE
from annual_report.data.faults import FaultKind
from annual_report.data.files import Files
from annual_report.data.language_sets import folder_in, second_languages
from annual_report.data.values import LANGUAGES, LocalizedText

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from annual_report.data.archive import Loaded
    from annual_report.data.model import Year
    from annual_report.data.tree import PathParts

SUFFIX = ".md"

FIRST_PAGES = ("index.md", "index.rst")

NO_PAGES = frozenset({"agenda.md"})
"""Documents in a year's folder that are no pages of the report."""


@dataclass(frozen=True, kw_only=True)
class Untranslated:
    """A text that lacks languages, or a document that has no counterpart in them.

    ``path`` is the field of the text, ``""`` for a document. ``line`` counts from one.
    ``is_required`` says that the data must have the text, and so each language should: without
    it the report shows the text in another language.
    """

    file: str
    line: int
    path: str
    languages: tuple[str, ...]
    is_required: bool = False


def languages_of_report(source: Path, year: Year) -> tuple[str, ...]:
    """Return the language of a year's report and those it has a second set of documents in."""
    return (
        year.report.language,
        *(
            code
            for code in second_languages(year)
            if any((source / folder_in(year, code) / name).is_file() for name in FIRST_PAGES)
        ),
    )


def untranslated(source: Path, loaded: Loaded, years: tuple[Year, ...]) -> list[Untranslated]:
    """Return what years and the network lack, the network first, then year by year."""
    used = {code for year in loaded.archive.years for code in languages_of_report(source, year)}
    found = list(_of_network(source, loaded, used))
    for year in years:
        languages = languages_of_report(source, year)
        found += _of_data(source, loaded, year, languages)
        found += _of_documents(source, year, languages)
    return found


def required_untranslated(source: Path, loaded: Loaded, year: Year) -> list[Untranslated]:
    """Return what a year in several languages lacks that each of its reports should have.

    These are the texts that the data must have, and the chapters.
    """
    languages = languages_of_report(source, year)
    if len(languages) == 1:
        return []
    found = [item for item in _of_data(source, loaded, year, languages) if item.is_required]
    return [*found, *_of_documents(source, year, languages)]


def _of_network(source: Path, loaded: Loaded, used: set[str]) -> Iterator[Untranslated]:
    network = loaded.archive.network
    for file in loaded.archive.files if network else ():
        tree = Files(source).read(file)
        for path, text, is_required in _texts(network, ()):
            if lacking := _lacking(text, "", used):
                fault = tree.fault(FaultKind.MISSING, path, "") if tree else None
                yield Untranslated(
                    file=file,
                    line=fault.line if fault else 1,
                    path=fault.path if fault else "",
                    languages=lacking,
                    is_required=is_required,
                )


def _of_data(
    source: Path, loaded: Loaded, year: Year, languages: tuple[str, ...]
) -> Iterator[Untranslated]:
    places = Places(loaded, year, {})
    own = year.report.language
    errata = f"{year.folder}/{ERRATA_FILE}"
    corrections = _texts(loaded.errata.get(year.folder, ()), ("errata",))
    texts = [item for item in _texts(year, ()) if item[0][0] != "errata"]
    for path, text, is_required in (*texts, *corrections):
        if not (lacking := _lacking(text, own, set(languages))):
            continue
        if path[0] == "errata":
            tree = Files(source).read(errata)
            fault = tree.fault(FaultKind.MISSING, path, "") if tree else None
        else:
            fault = places.fault(FaultKind.MISSING, path, "")
        yield Untranslated(
            file=fault.file if fault else errata,
            line=fault.line if fault else 1,
            path=fault.path if fault else "",
            languages=lacking,
            is_required=is_required,
        )


def _lacking(text: LocalizedText, own: str, wanted: set[str]) -> tuple[str, ...]:
    """Return the languages a text lacks; one written plainly is in the language ``own``.

    A plain text of the network is a name that is the same in all languages.
    """
    if "" in text.texts and not own:
        return ()
    there = {own if code == "" else code for code in text.texts}
    return tuple(code for code in LANGUAGES if code in wanted - there)


def _texts(
    value: object, path: PathParts, *, is_required: bool = False
) -> Iterator[tuple[PathParts, LocalizedText, bool]]:
    """Yield every text in languages in a value of the model, its path, and if it must be there."""
    if isinstance(value, LocalizedText):
        yield path, value, is_required
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            place = (*path, name)
            yield from _texts(getattr(value, name), place, is_required=field.is_required())
    elif isinstance(value, Mapping):
        for name, item in value.items():
            yield from _texts(item, (*path, str(name)), is_required=is_required)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _texts(item, (*path, position), is_required=is_required)


def _of_documents(source: Path, year: Year, languages: tuple[str, ...]) -> Iterator[Untranslated]:
    if len(languages) == 1:
        return
    sets = {code: _pages(source, folder_in(year, code)) for code in languages}
    own = sets[year.report.language]
    second = {code for code in languages if code != year.report.language}
    sets[year.report.language] = {
        page for page in own if PurePosixPath(page).parts[0] not in second
    }
    for page in sorted(set().union(*sets.values())):
        there = [code for code in languages if page in sets[code]]
        lacking = tuple(code for code in LANGUAGES if code in languages and code not in there)
        if lacking:
            file = f"{folder_in(year, there[0])}/{page}"
            yield Untranslated(file=file, line=1, path="", languages=lacking, is_required=True)


def _pages(source: Path, folder: str) -> set[str]:
    """Return the documents in a folder, relative to it."""
    root = source / folder
    return {path.relative_to(root).as_posix() for path in root.rglob(f"*{SUFFIX}")} - NO_PAGES
