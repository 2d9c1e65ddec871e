"""``annual-report agenda``: makes the items of a year in all formats, and writes them at once."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from annual_report.agenda.item import AgendaError, compose, stages_of
from annual_report.agenda.packet import chapter_names
from annual_report.agenda.profile_check import unknown_parts
from annual_report.agenda.project import DOCTREES, read_project
from annual_report.cli.agenda_formats import FORMATS, PACKET, chosen_formats, packet
from annual_report.cli.clock import clock_today
from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.files import write_all
from annual_report.cli.output import at_work, tell, tell_faults, tell_json
from annual_report.cli.project import find_project
from annual_report.cli.site import refuse_the_site
from annual_report.cli.words import language, say, told_here, unknown
from annual_report.data.profile_reader import AGENDA_DIR, load_profiles
from annual_report.data.trail import held_too_early
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from annual_report.agenda.item import Item
    from annual_report.agenda.project import AgendaProject
    from annual_report.agenda.reading import AgendaContent
    from annual_report.cli.project import Project
    from annual_report.data.model import Archive, Municipality, Year
    from annual_report.data.profile_reader import Profiles

_WARNING = re.compile(r"(?P<place>.*?): (?:WARNING|ERROR|CRITICAL): (?P<text>.*)")
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_CONTENT = ("agenda.md", "agenda.rst")
_SITE_PDFS = "_build/html/pdf"
"""Where the report's PDF is once the site has been built."""


class _Wish(NamedTuple):
    """What is asked for."""

    members: Sequence[Municipality]
    stage: int | None
    formats: Sequence[str]
    packet: bool
    chapters: Sequence[str] | None


def write_agenda(  # noqa: PLR0913 - the options of the command
    *,
    year: int,
    municipalities: Sequence[str],
    stage: int | None,
    formats: Sequence[str],
    packet: bool,
    chapters: str | None,
    output: Path | None,
    project: Path | None,
    as_json: bool,
) -> None:
    """Make the items, write them when all are made, and tell which files there are now."""
    found = find_project(project)
    data = found.year(year)
    if chapters is not None and not packet:
        raise WrongUseError.at("--chapters", say("chapters are those of a packet; add --packet"))
    named = chapters.split(",") if chapters is not None else None
    wish = _Wish(
        members=found.members(municipalities, data),
        stage=stage,
        formats=chosen_formats(formats),
        packet=packet,
        chapters=[name.strip() for name in named if name.strip()] if named else None,
    )
    folder = output if output is not None else found.source / "_build" / "agenda"
    refuse_the_site(folder, found.source, "--output")
    profiles = _check(found, data, wish)
    items, contents = _made(found, data, profiles, wish, folder / str(year))
    write_all(contents)
    if as_json:
        tell_json(
            {"year": year, "items": [_as_json(item, contents) for item in items]},
        )
    else:
        _tell(items, contents)


def _check(project: Project, year: Year, wish: _Wish) -> Profiles:
    """Return the profiles. Raises with every fault that can be told before anything is read."""
    profiles = load_profiles(project.source, project.loaded, project.reports_dir)
    faults: list[object] = [*project.faults(year.folder), *profiles.faults]
    if not faults:
        faults += held_too_early(project.loaded, year, clock_today())
    if not any((project.source / year.folder / name).is_file() for name in _CONTENT):
        faults.append(_no_content(year))
    if faults:
        raise CommandError(faults)
    for member in wish.members:
        profile = profiles.of(member)
        if profile is None:
            text = say(
                "there is no profile of {member}, and no general one; write {file}",
                member=member.name.in_language(language()),
                file=f"{member.id}.yaml",
            )
            faults.append(f"{project.reports_dir}/{AGENDA_DIR}: {text}")
        elif wish.stage is not None and wish.stage > (
            last := max(len(stages_of(year, member, profile)), 1)
        ):
            text = say(
                "{member} has no handling {number} of {year}; the last is {last}",
                member=member.name.in_language(language()),
                number=wish.stage,
                year=year.year,
                last=last,
            )
            faults.append(f"{year.folder}/data/handling.yaml: {text}")
    if faults:
        raise CommandError(faults)
    return profiles


def _no_content(year: Year) -> str:
    text = say("the file is missing; it holds what the agenda items of the year say")
    return f"{year.folder}/{_CONTENT[0]}: {text}"


def _made(
    project: Project, year: Year, profiles: Profiles, wish: _Wish, folder: Path
) -> tuple[list[Item], dict[Path, bytes]]:
    """Return the items, and all files that are to be written."""
    workdir = project.source / "_build" / "agenda"
    warnings = io.StringIO()
    try:
        with (
            at_work(say("Reading the report")) as status,
            read_project(project.source, workdir, warnings=warnings) as read,
        ):
            _refuse_warnings(project, year, warnings, workdir)
            content = read.contents.get(year.folder)
            if content is None:
                raise CommandError(_no_content(year))
            items = _items(read, year, profiles, wish, content)
            _check_chapters(read, year, wish)
            contents: dict[Path, bytes] = {}
            for item in items:
                status.update(item.municipality.name.in_language(language()))
                own = folder / item.municipality.id
                contents |= _files(read, item, wish, own)
                contents |= _attached(project, item, own)
    except AgendaError as error:
        raise CommandError(told_here(error)) from error
    return items, contents


def _check_chapters(read: AgendaProject, year: Year, wish: _Wish) -> None:
    known = list(chapter_names(read, year))
    for name in wish.chapters or ():
        if name not in known:
            told = unknown(name, known, msgid("{word} is not a chapter of the report"))
            raise WrongUseError.at("--chapters", told)


def _items(
    read: AgendaProject,
    year: Year,
    profiles: Profiles,
    wish: _Wish,
    content: AgendaContent,
) -> list[Item]:
    whole = read.archive.year(year.year) or year
    attachments = [(_report_pdf(read.archive, year), year.report.title)]
    faults: dict[str, None] = {}
    items = []
    for member in wish.members:
        profile = profiles.of(member)
        if profile is None:
            continue
        tree = profiles.trees[profile.municipality]
        if found := [*unknown_parts(profile, tree, content)]:
            faults |= dict.fromkeys(map(told_here, found))
            continue
        named = [(name, title.in_language(profile.language)) for name, title in attachments]
        items.append(
            compose(
                read.archive,
                whole,
                member,
                profile,
                content,
                number=wish.stage,
                attachments=named,
            )
        )
    if faults:
        raise CommandError(faults)
    return items


def _report_pdf(archive: Archive, year: Year) -> str:
    """Return the name of the PDF that the site has of a year's report."""
    return f"{archive.network.slug if archive.network else 'report'}-{year.year}.pdf"


def _files(read: AgendaProject, item: Item, wish: _Wish, folder: Path) -> dict[Path, bytes]:
    made = {
        folder / FORMATS[name].file: FORMATS[name].write(read, item, FORMATS[name].file)
        for name in wish.formats
    }
    if wish.packet:
        made[folder / PACKET] = packet(read, item, wish.chapters)
    return made


def _attached(project: Project, item: Item, folder: Path) -> dict[Path, bytes]:
    """Return the item's attachments that the site holds, to lie beside the item."""
    built = [project.source / _SITE_PDFS / name for name, _ in item.attachments]
    return {folder / path.name: path.read_bytes() for path in built if path.is_file()}


def _refuse_warnings(project: Project, year: Year, warnings: io.StringIO, workdir: Path) -> None:
    """Raise with what Sphinx warns of in the year's documents; tell what it warns of elsewhere."""
    own: list[str] = []
    others: list[str] = []
    for line in _COLOURS.sub("", warnings.getvalue()).splitlines():
        text = line.replace(f"{project.source}/", "")
        if match := _WARNING.fullmatch(text):
            text = f"{match['place']}: {match['text']}"
        (own if text.startswith(f"{year.folder}/") else others).append(text)
    if own:
        # Sphinx does not read again what it has read; the warnings would be gone next time.
        (workdir / DOCTREES / "environment.pickle").unlink(missing_ok=True)
        raise CommandError(own)
    tell_faults(others)


def _as_json(item: Item, contents: dict[Path, bytes]) -> dict[str, object]:
    return {
        "municipality": item.municipality.id,
        "code": item.municipality.code,
        "handling": item.current.number,
        "general": item.is_general,
        "files": [str(path) for path in contents if path.parent.name == item.municipality.id],
    }


def _tell(items: Sequence[Item], contents: dict[Path, bytes]) -> None:
    missing: dict[str, None] = {}
    for item in items:
        name = item.municipality.name.in_language(language())
        tell(say("{member}, handling {number}", member=name, number=item.current.number), "bold")
        for path in contents:
            if path.parent.name == item.municipality.id:
                tell(f"  {_short(path)}")
        for lacking in [name for name, _ in item.attachments if not _has(contents, item, name)]:
            missing[lacking] = None
    general = [item.municipality.name.in_language(language()) for item in items if item.is_general]
    if general:
        tell()
        text = say(
            "By the general profile, not the municipality's own: {names}. Check the headings, and "
            "fill in the blanks in brackets.",
            names=", ".join(general),
        )
        tell(text)
    for name in missing:
        tell()
        tell(say("Attach {file} as well: build the site first, and it lies beside.", file=name))


def _has(contents: dict[Path, bytes], item: Item, name: str) -> bool:
    return any(p.name == name and p.parent.name == item.municipality.id for p in contents)


def _short(path: Path) -> Path:
    """Return a path as it is from here, where it is below."""
    here = path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
