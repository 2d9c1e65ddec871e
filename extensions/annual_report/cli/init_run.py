"""``annual-report init``: makes the files of an archive, and writes them when all are made."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report import __version__
from annual_report.cli.errors import WrongUseError
from annual_report.cli.folders import fill_folder
from annual_report.cli.init_network import given, network_file
from annual_report.cli.new_year.first import empty_year
from annual_report.cli.new_year.making import with_schemas
from annual_report.cli.new_year.moved import Words
from annual_report.cli.new_year.templates import (
    EXAMPLE,
    copy_of,
    files_of,
    filled,
    template_files,
)
from annual_report.cli.output import tell, tell_json
from annual_report.cli.words import say, told_here
from annual_report.editors.schemas import FOLDER, schemas
from annual_report.editors.snippets import FILE, snippets
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.cli.init_network import Given

_DOTTED = ("gitignore", "editorconfig")
"""Templates that get a dot before their names: with one, tools would heed them in the package."""
_MAY_BE_THERE = frozenset({".git"})
_NUMBERED = {
    "table": msgid("Table %s"),
    "figure": msgid("Figure %s"),
    "code-block": msgid("Example %s"),
    "section": msgid("Chapter %s"),
}
_FI = "fi"
_REPORTS = "reports"


def make_archive(  # noqa: PLR0913 - the options of the command
    *,
    folder: Path,
    example: bool,
    name: str | None,
    slug: str | None,
    language: str | None,
    members: Sequence[str],
    host: str | None,
    year: int | None,
    as_json: bool,
) -> None:
    """Make an archive, and tell what comes next."""
    _refuse(folder)
    if example:
        options = {
            "--name": name,
            "--slug": slug,
            "--language": language,
            "--member": members or None,
            "--host": host,
            "--year": year,
        }
        for option, value in options.items():
            if value is not None:
                raise WrongUseError.at(option, say("the example is as it is; leave this out"))
        network, contents = None, copy_of(EXAMPLE)
    else:
        network = given(
            name=name, slug=slug, language=language, members=members, host=host, year=year
        )
        files = with_schemas(_archive(network), "", _REPORTS)
        contents = {path: text.encode() for path, text in files.items()}
    contents |= {path: text.encode() for path, text in _project().items()}
    contents |= {f"{FOLDER}/{name}": content for name, content in schemas().items()}
    contents[FILE] = snippets()
    contents["make.bat"] = contents["make.bat"].replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    fill_folder(folder, contents)
    if as_json:
        tell_json({"folder": str(folder), "example": example, "files": sorted(contents)})
    else:
        _tell(folder, network, len(contents))


def _refuse(folder: Path) -> None:
    """Raise where the folder is none or is not empty; a fresh Git repository counts as empty."""
    if folder.is_symlink() and not folder.exists():
        raise WrongUseError(f"{folder}: {say('this is not a folder')}")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise WrongUseError(f"{folder}: {say('this is not a folder')}")
    try:
        names = sorted(path.name for path in folder.iterdir() if path.name not in _MAY_BE_THERE)
    except OSError as error:
        text = say("the folder cannot be read: {reason}", reason=told_here(error))
        raise WrongUseError(f"{folder}: {text}") from error
    if names:
        text = say(
            "the folder is not empty, it has {name}; name a new folder or an empty one",
            name=names[0],
        )
        raise WrongUseError(f"{folder}: {text}")


def _project() -> dict[str, str]:
    """Return the files that every archive has, whatever is in it."""
    files = template_files("project")
    return {
        f".{name}" if name in _DOTTED else name: filled(text, version=__version__)
        for name, text in files.items()
    }


def _archive(network: Given) -> dict[str, str]:
    words = Words(network.language)
    pages = template_files(network.language, "project")
    if network.language == _FI:  # the pages over the years are those of the example
        pages |= {f"archive/{name}": text for name, text in files_of(EXAMPLE / "archive").items()}
    pages = {path: filled(text, name=network.name) for path, text in pages.items()}
    first = empty_year(network.year, network.slug, network.language)
    sources = words.say(
        "The sources of all years. A source is cited by its key: {example}", example="{cite:p}`key`"
    )
    return {
        "conf.py": _conf(network, words),
        **pages,
        "reports/network.yaml": network_file(network),
        "reports/references.bib": f"% {sources}\n",
        **{f"reports/{network.year}/{path}": text for path, text in first.items()},
    }


def _conf(network: Given, words: Words) -> str:
    """Return the example's ``conf.py`` with the values of this network."""
    text = (EXAMPLE / "conf.py").read_text(encoding="utf-8")
    first = words.say("An archive of annual reports. Values only, no functions.")
    text = f"# {first}\n" + text.partition("\n")[2]
    lines = {
        rf"^{name} = .*$": f"{name} = {json.dumps(value, ensure_ascii=False)}"
        for name, value in (("project", network.name), ("language", network.language))
    } | {
        f'"{kind}": ".*",': f'"{kind}": "{words.say(named)}",' for kind, named in _NUMBERED.items()
    }
    for pattern, line in lines.items():
        text = re.sub(pattern, line.replace("\\", r"\\"), text, flags=re.MULTILINE)
    return text


def _tell(folder: Path, network: Given | None, number: int) -> None:
    tell(say("Made {folder}: {number} files.", folder=folder, number=number))
    tell()
    tell(say("What comes next:"), style="bold")
    steps = []
    if folder.resolve() != Path.cwd():
        steps.append(say("Go to the folder: cd {folder}", folder=folder))
    steps.append(say("Build the site and its PDFs: make html"))
    if network is None:
        steps.append(say("Look at _build/html/index.html. The network is invented."))
        steps.append(
            say("Begin a year from the last: annual-report new {year}", year=_year_after_example())
        )
    else:
        steps.append(say("Write what is known of the network in reports/network.yaml."))
        steps.append(say("Fill the year {year} in reports/{year}.", year=network.year))
    for position, step in enumerate(steps, 1):
        tell(f"  {position}. {step}")


def _year_after_example() -> int:
    years = (EXAMPLE / "reports").glob("[0-9]*")
    return max(int(path.name) for path in years) + 1
