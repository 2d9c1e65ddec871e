"""The project that a command works on: its folder, its data, its years and members."""

from __future__ import annotations

import ast
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.cli.errors import CommandError, WrongUseError
from annual_report.cli.words import say, told_here, unknown
from annual_report.data.archive import load_archive
from annual_report.data.references import Context
from annual_report.data.shapes import NETWORK_FILE, REPORT_FILE
from annual_report.data.values import LANGUAGES
from annual_report.data.wording import quoted
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.archive import Loaded
    from annual_report.data.faults import Fault
    from annual_report.data.model import Archive, Municipality, Year

_CONF = "conf.py"
_REPORTS_DIR = "annual_report_reports_dir"


@dataclass(frozen=True)
class Project:
    """A project's folder, and the folder of the archive in it (relative, forward slashes)."""

    source: Path
    reports_dir: str

    @cached_property
    def loaded(self) -> Loaded:
        """The data, read without Sphinx."""
        return load_archive(self.source, self.reports_dir)

    @property
    def archive(self) -> Archive:
        """The archive of the data files."""
        return self.loaded.archive

    def year(self, number: int) -> Year:
        """Return a year. Raises where the archive has none, or where its report is at fault."""
        found = self.archive.year(number)
        if found is not None:
            return found
        folder = f"{self.reports_dir}/{number}"
        if folder in self.loaded.unread:
            raise CommandError(self.faults(folder))
        if (self.source / folder).is_dir():
            text = say("the file is missing; the year {year} has no report", year=number)
            raise WrongUseError(f"{folder}/{REPORT_FILE}: {text}")
        years = ", ".join(str(year.year) for year in self.archive.years)
        text = say("there is no year {year}", year=number)
        hint = say("; the archive has {years}", years=years) if years else ""
        raise WrongUseError(f"{folder}: {text}{hint}")

    def faults(self, folder: str) -> list[Fault]:
        """Return the faults of the data of a year (by its folder) and of the network."""
        network = f"{self.reports_dir}/{NETWORK_FILE}"
        return [
            fault
            for fault in self.loaded.faults
            if fault.file == network or fault.file.startswith(f"{folder}/")
        ]

    def member(self, word: str, year: Year) -> Municipality:
        """Return the member of a year that an id, code or name (in any language) names."""
        network = self.archive.network
        members = network.members if network else ()
        words = [text for member in members for text in (member.id, member.code, *_names(member))]
        try:
            code = Context(network=network).municipality(word)
        except ValueError:
            ids = [member.id for member in members]
            folded = word.casefold()
            near = words if any(folded[:3] == text.casefold()[:3] for text in words) else ids
            text = unknown(word, near, msgid("{word} is not a municipality of the network"))
            raise WrongUseError.at("--municipality", text) from None
        member = self.archive.municipality(code)
        if network is None or member is None or member not in network.members_in(year.year):
            text = say("{word} is not a member in {year}", word=quoted(word), year=year.year)
            raise WrongUseError.at("--municipality", text)
        return member

    def members(self, words: Sequence[str], year: Year) -> list[Municipality]:
        """Return the members that words name, each once; all of the year without words."""
        if words:
            named = [self.member(word, year) for word in words]
            return [member for at, member in enumerate(named) if member not in named[:at]]
        network = self.archive.network
        return list(network.members_in(year.year)) if network else []


def _names(member: Municipality) -> list[str]:
    return list(member.name.texts.values())


def find_project(folder: Path | None) -> Project:
    """Return the project in a folder; without one, that of the working directory or above it."""
    candidates = [folder] if folder is not None else [Path.cwd(), *Path.cwd().parents]
    source = next((path for path in candidates if (path / _CONF).is_file()), None)
    if source is None:
        if folder is not None:
            text = say("there is no conf.py; this is not the folder of a project")
            raise WrongUseError.at("--project", f"{folder}: {text}")
        raise WrongUseError(
            say("there is no conf.py here nor above; go to the project, or name it: --project DIR")
        )
    return Project(source.resolve(), _reports_dir(source / _CONF))


def conf_language(source: Path) -> str:
    """Return the language that ``conf.py`` names, if it is one of output; else the first."""
    named = _conf_value(source / _CONF, "language")
    return named if named in LANGUAGES else LANGUAGES[0]


def _reports_dir(conf: Path) -> str:
    return (_conf_value(conf, _REPORTS_DIR) or "reports").rstrip("/")


def _conf_value(conf: Path, wanted: str) -> str | None:
    """Return the text that ``conf.py`` gives to a name, without running it."""
    try:
        tree = ast.parse(conf.read_text(encoding="utf-8"))
    except (OSError, SyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        text = say("the file cannot be read: {reason}", reason=told_here(error))
        raise CommandError(f"{_CONF}:{line}: {text}") from None
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(found))) if (
                name == wanted
            ):
                return found
    return None
