"""Looks into the files of sources before sphinxcontrib-bibtex does, which ends with a traceback."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from pybtex.database import BibliographyDataError
from pybtex.database.input.bibtex import Parser
from pybtex.exceptions import PybtexError
from pybtex.richtext import Text

from annual_report.data.wording import quoted
from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from pybtex.database import Entry
    from sphinx.application import Sphinx
    from sphinx.config import Config

_MARKUP = re.compile(r"[\\{}]")
MAX_BIBLIOGRAPHY_BYTES = 5_000_000
"""Size of one file of sources, in bytes."""


def check_bibliographies(app: Sphinx, config: Config) -> None:
    """Tell of files of sources that cannot be read, and leave them out (``config-inited``).

    An entry that is there twice is no such fault: sphinxcontrib-bibtex tells of it.
    """
    if "bibtex_bibfiles" not in config:
        return  # a project without sphinxcontrib-bibtex
    parser = Parser(getattr(config, "bibtex_encoding", "utf-8-sig"))
    read = []
    for name in config.bibtex_bibfiles or ():
        told = reason(parser, Path(app.confdir) / name, Path(app.srcdir))
        if told:
            warn(Warnings.BIBLIOGRAPHY, f"{name}: {told}")
        else:
            read.append(name)
    if config.bibtex_bibfiles:
        config.bibtex_bibfiles = read


def reason(parser: Parser, path: Path, source: Path) -> str:
    """Return why a file of sources cannot be read; empty if it can, or is not there."""
    if not path.is_file():
        return ""  # told by sphinxcontrib-bibtex
    if not path.resolve().is_relative_to(source.resolve()):
        return "it leads out of the project; it is not read"
    if path.stat().st_size > MAX_BIBLIOGRAPHY_BYTES:
        return f"the file is larger than {MAX_BIBLIOGRAPHY_BYTES:,} bytes"
    known = set(parser.data.entries)
    try:
        parser.parse_file(path)
    except BibliographyDataError:
        pass
    except PybtexError as error:
        return f"it cannot be read as BibTeX: {' '.join(str(error).split())}"
    except UnicodeError:
        return "it is not UTF-8; save it as UTF-8"
    except RecursionError:
        return "it cannot be read as BibTeX: braces or names are nested too deep"
    added = (entry for key, entry in parser.data.entries.items() if key not in known)
    return next((f"{entry.key}: {told}" for entry in added if (told := _odd(entry))), "")


def _odd(entry: Entry) -> str:
    """Return why the LaTeX of an entry cannot be read; empty if it can."""
    names = [
        part
        for persons in entry.persons.values()
        for person in persons
        for part in (
            *person.first_names,
            *person.middle_names,
            *person.prelast_names,
            *person.last_names,
            *person.lineage_names,
        )
    ]
    for text in (*entry.fields.values(), *names):
        if _MARKUP.search(text):
            try:
                Text.from_latex(text)
            except (PybtexError, ValueError, RecursionError):
                return f"{quoted(text)} is not LaTeX that can be read"
    return ""
