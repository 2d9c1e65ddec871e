"""The formats of agenda items: what each is called, its file, and what writes it.

A writer is loaded when its format is asked for; a new format is a line of the table.
"""

from __future__ import annotations

import importlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from annual_report.cli.errors import WrongUseError
from annual_report.cli.words import unknown
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from annual_report.agenda.item import Item
    from annual_report.agenda.project import AgendaProject


class Format(NamedTuple):
    """A format: the file's name, and the function below ``cli`` that makes its bytes."""

    file: str
    write: Callable[[AgendaProject, Item, str], bytes]


def _text(_project: AgendaProject, item: Item, _file: str) -> bytes:
    text: str = _writer("plain_text", "plain_text")(item)
    return text.encode()


def _html(_project: AgendaProject, item: Item, _file: str) -> bytes:
    content: bytes = _writer("html", "html")(item)
    return content


def _docx(_project: AgendaProject, item: Item, _file: str) -> bytes:
    content: bytes = _writer("docx", "docx")(item)
    return content


def _json(project: AgendaProject, item: Item, _file: str) -> bytes:
    year = project.archive.year(item.year)
    content: bytes = _writer("interfaces", "item_json")(project.archive, year, item)
    return content


def _pdf(project: AgendaProject, item: Item, file: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / file
        _writer("pdf", "write_item_pdf")(project, item, path)
        return path.read_bytes()


FORMATS = {
    "text": Format("kokousasia.txt", _text),
    "html": Format("kokousasia.html", _html),
    "docx": Format("kokousasia.docx", _docx),
    "json": Format("kokousasia.json", _json),
    "pdf": Format("kokousasia.pdf", _pdf),
}
"""Every format by its name; all of them are written unless some are named."""

PACKET = "kokouspaketti.pdf"


def packet(project: AgendaProject, item: Item, chapters: Sequence[str] | None) -> bytes:
    """Return the packet of a committee, or an extract with these chapters."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / PACKET
        _writer("packet", "write_packet")(project, item, path, chapters)
        return path.read_bytes()


def chosen_formats(words: Sequence[str]) -> list[str]:
    """Return the names of formats that are asked for, each once; all if none is."""
    names = list(filter(None, (name.strip() for word in words for name in word.split(","))))
    for name in names:
        if name not in FORMATS:
            told = unknown(name, list(FORMATS), msgid("{word} is not a format"))
            raise WrongUseError.at("--format", told)
    return [name for name in FORMATS if name in names or not names]


def _writer(module: str, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(
        importlib.import_module(f"annual_report.agenda.{module}"), name
    )
    return found
