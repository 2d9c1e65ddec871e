"""``annual-report import CHAPTER.docx``: makes a chapter, and tells what is otherwise in it."""

from __future__ import annotations

import sys
from itertools import groupby
from typing import TYPE_CHECKING

import click

from annual_report.chapters.chapter import chapter_name, read_chapter
from annual_report.chapters.package import LARGEST_FILE
from annual_report.chapters.told import ChapterError, Note, NoteKind
from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.files import write_all
from annual_report.cli.output import tell, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.words import say, told_here
from annual_report.data.wording import quoted
from annual_report.i18n import msgid
from annual_report.privacy.patterns import contacts_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annual_report.chapters.chapter import Chapter
    from annual_report.chapters.images import Picture
    from annual_report.chapters.told import Place
    from annual_report.cli.project import Project

_GROUPS = {
    NoteKind.CHANGE: msgid("Tracked changes; the text is as it is with all of them accepted"),
    NoteKind.COMMENT: msgid("Comments; none of them is in the text"),
    NoteKind.HIDDEN: msgid("Hidden text"),
    NoteKind.LEFT_OUT: msgid("Left out"),
    NoteKind.CHANGED: msgid("Otherwise than in the document"),
    NoteKind.IMAGE: msgid("Images"),
    NoteKind.CONTACT: msgid("Contact details of persons; take them out if they are not public"),
}


def import_chapter(  # noqa: PLR0913 - the options of the command
    *,
    path: Path,
    year: int | None,
    output: Path | None,
    alts: Sequence[str],
    yes: bool,
    dry_run: bool,
    project: Path | None,
    as_json: bool,
) -> None:
    """Write the chapter of a document, and tell what is otherwise than in it.

    Raises :class:`CommandError` where the document is not read, and where an image has no
    alternative text; then nothing is written.
    """
    found = find_project(project)
    target = _target(found, path, year, output)
    try:
        chapter = read_chapter(_data(path), target.stem)
    except ChapterError as error:
        raise CommandError(f"{path}: {_safe(say(error.text, **error.values))}") from None
    given = _given(chapter, alts)
    missing = [picture for picture in chapter.undescribed if picture.name not in given]
    asks = sys.stdin.isatty() and not as_json
    if not dry_run:
        _ask_before_replacing(found, target, yes=yes, asks=asks)
        given |= _asked(missing) if asks else _refused(missing, path)
    text, notes = chapter.written(given)
    files = {target.parent / name: data for name, data in chapter.files().items()}
    if dry_run:
        notes = (*notes, *_undescribed(missing))
    else:
        write_all({target: text.encode(), **files})
    notes = (*notes, *_contacts(text))
    images = sorted(item.relative_to(found.source).as_posix() for item in files)
    place = target.relative_to(found.source).as_posix()
    if as_json:
        told = [_plain(note) for note in notes]
        tell_json({"file": place, "written": not dry_run, "images": images, "notes": told})
        return
    text = msgid("{place}: the chapter was written")
    if dry_run:
        text = msgid("{place}: the chapter would be written; nothing is changed")
    tell(say(text, place=place))
    _tell(images, notes)
    if not dry_run:
        _tell_next(target)


def _data(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            text = msgid("the file is too large to be read; make its images smaller")
            raise ChapterError(text)
        return path.read_bytes()
    except OSError as error:
        text = msgid("the file cannot be read: {reason}")
        raise ChapterError(text, reason=told_here(error)) from None


def _target(project: Project, path: Path, year: int | None, output: Path | None) -> Path:
    """Return the file of the chapter, which lies in the project."""
    if output is not None:
        target = output.resolve()
        if target.suffix != ".md" or not chapter_name(target.stem):
            word = quoted(output.name)
            text = say("{word} is not the name of a chapter; write it as name.md", word=word)
            raise WrongUseError.at("--output", text)
    else:
        years = [item.year for item in project.archive.years]
        if year is None and not years:
            text = say("it is not known to which year the chapter belongs; name the year")
            raise WrongUseError.at("YEAR", text)
        data = project.year(year if year is not None else max(years))
        name = chapter_name(path.stem)
        if not name:
            text = say("the document has no name that a file can have; name one: --output FILE.md")
            raise WrongUseError(f"{path}: {text}")
        target = (project.source / data.folder / f"{name}.md").resolve()
    if not target.is_relative_to(project.source):
        raise WrongUseError.at("--output", say("the chapter is to lie in the project's folder"))
    return target


def _given(chapter: Chapter, alts: Sequence[str]) -> dict[str, str]:
    """Return the alternative texts of ``--alt`` by the names of images."""
    names = sorted({picture.name for picture in chapter.pictures.values()})
    given: dict[str, str] = {}
    for option in alts:
        name, sign, text = option.partition("=")
        if not sign or name.strip() not in names:
            known = ", ".join(names) or say("the document has no images")
            told = say(
                "{word} names no image of the document; write NAME=TEXT, with a name of {names}",
                word=quoted(option),
                names=known,
            )
            raise WrongUseError.at("--alt", told)
        given[name.strip()] = " ".join(text.split())
    return given


def _asked(missing: Sequence[Picture]) -> dict[str, str]:
    """Ask for alternative texts; an empty answer marks a decoration."""
    given = {}
    for picture in missing:
        tell(f"{picture.name}: {_where(picture.place)}")
        question = say("What does the image show? (nothing, if it shows nothing)")
        answer: str = click.prompt(question, default="", show_default=False)
        given[picture.name] = " ".join(answer.split())
    return given


def _undescribed(missing: Sequence[Picture]) -> list[Note]:
    text = msgid("the image has no alternative text; say what it shows: --alt {option}")
    return [
        Note(NoteKind.IMAGE, text, {"option": quoted(f"{picture.name}=…")}, picture.place)
        for picture in missing
    ]


def _refused(missing: Sequence[Picture], path: Path) -> dict[str, str]:
    """Raise :class:`CommandError` where alternative texts are missing; else nothing is given."""
    if missing:
        notes = zip(missing, _undescribed(missing), strict=True)
        raise CommandError(
            f"{path}: {picture.name}: {_where(picture.place)}: {_said(note)}"
            for picture, note in notes
        )
    return {}


def _ask_before_replacing(project: Project, target: Path, *, yes: bool, asks: bool) -> None:
    if yes or not target.exists():
        return
    place = target.relative_to(project.source).as_posix()
    if not asks:
        text = say("the chapter is there already; to replace it: --yes")
        raise CommandError(f"{place}: {text}")
    if not click.confirm(say("{place} is there already. Replace it?", place=place)):
        raise click.Abort


def _contacts(text: str) -> list[Note]:
    """Return a note on each contact of a person in the chapter; the contact itself is not told."""
    found = {contact.key: contact for contact in contacts_in(text)}
    told = msgid("line {line}: {hint}")
    return [
        Note(
            NoteKind.CONTACT,
            told,
            {"line": str(text.count("\n", 0, contact.start) + 1), "hint": contact.hint},
        )
        for contact in found.values()
    ]


def _where(place: Place) -> str:
    if not place.words:
        return say("at the beginning")
    words = quoted(_safe(place.words))
    return say("paragraph {number}, {words}", number=place.paragraph, words=words)


def _safe(text: str) -> str:
    """Return text of the document without what a terminal would take for a command."""
    return "".join(sign if sign.isprintable() else " " for sign in text)


def _said(note: Note) -> str:
    shown = {"words", "address", "title", "code", "font"}
    values = {
        name: quoted(value.strip()) if name in shown else value
        for name, value in note.values.items()
    }
    if not values.get("author", "-"):
        values["author"] = say("somebody")
    return say(note.text, **{name: _safe(value) for name, value in values.items()})


def _plain(note: Note) -> dict[str, object]:
    place = note.place
    where = {"paragraph": place.paragraph, "words": place.words} if place else None
    return {"kind": note.kind.value, "text": _said(note), "place": where}


def _tell(images: Sequence[str], notes: Sequence[Note]) -> None:
    for image in images:
        tell(f"  {image}")
    order = [*_GROUPS]
    for kind, group in groupby(
        sorted(notes, key=lambda note: order.index(note.kind)), key=lambda note: note.kind
    ):
        found = [*group]
        tell()
        tell(f"{say(_GROUPS[kind])} ({len(found)}):", style="bold")
        for note in found:
            where = f"{_where(note.place)}: " if note.place else ""
            tell(f"  {where}{_said(note)}")
    tell()


def _tell_next(target: Path) -> None:
    index = target.parent / "index.md"
    named = False
    if index.is_file():
        lines = index.read_text(encoding="utf-8", errors="replace").splitlines()
        named = any(line.strip().removesuffix(".md") == target.stem for line in lines)
    if named or target.name == "index.md":
        tell(say("Next: {command}", command="annual-report check"))
        return
    tell(
        say(
            "Next: add {name} to the toctree of index.md, then: annual-report check",
            name=quoted(target.stem),
        )
    )
