"""What is fuzzed: a reader a target. Each takes any bytes, and may raise nothing but its own fault.

Where a target's own fault is not named it must raise none at all: its faults are what it returns.
"""

from __future__ import annotations

import contextlib
import io
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(tempfile.mkdtemp(prefix="fuzzing-"))


def yaml(data: bytes) -> None:
    """A data file, read and validated as each of the files there are."""
    from annual_report.data.shapes import DATA_FILES
    from annual_report.data.validation import validate_file
    from annual_report.data.yaml_reader import read_yaml

    kind = list(DATA_FILES)[data[0] % len(DATA_FILES)] if data else "plan.yaml"
    tree, _ = read_yaml(data[1:], kind)
    if tree is not None:
        validate_file(DATA_FILES[kind], tree)


def profile(data: bytes) -> None:
    """A profile of a municipality, and its texts with their words filled in."""
    from annual_report.data.profiles import PLACEHOLDERS, Profile
    from annual_report.data.validation import validate_item
    from annual_report.data.yaml_reader import read_yaml

    tree, _ = read_yaml(data, "profile.yaml")
    if tree is not None and (found := validate_item(Profile, tree)[0]) is not None:
        found.section.format(**dict.fromkeys(PLACEHOLDERS, "x"))


def lock(data: bytes) -> None:
    """What a published year was."""
    from annual_report.data.published import LockError, read_lock

    (FOLDER / "published.lock").write_bytes(data)
    with contextlib.suppress(LockError):
        read_lock(FOLDER)


def csv(data: bytes) -> None:
    """A table as CSV."""
    from annual_report.data.sheets.packed import RefusedError
    from annual_report.data.sheets.reading import read_spreadsheet

    with contextlib.suppress(RefusedError):
        read_spreadsheet(data, lambda _row: 0)


def ods(data: bytes) -> None:
    """A table as ODS: the XML in a sound file."""
    csv(_zipped({"content.xml": data}))


def xlsx(data: bytes) -> None:
    """A table as XLSX: the XML of its sheet in a sound file."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    sheets = '<sheets><sheet name="a" r:id="r"/></sheets>'
    book = f'<workbook xmlns="{space}" xmlns:r="{office}">{sheets}</workbook>'
    relations = _relations(package, f"{office}/worksheet", "s.xml")
    csv(
        _zipped(
            {
                "xl/workbook.xml": book.encode(),
                "xl/_rels/workbook.xml.rels": relations.encode(),
                "xl/s.xml": data,
            }
        )
    )


def table(data: bytes) -> None:
    """A table in place of a YAML file, with its header, and validated as one."""
    from annual_report.data.references import Context
    from annual_report.data.shapes import DATA_FILES
    from annual_report.data.sheets.columns import TABLES
    from annual_report.data.sheets.data_files import read_table
    from annual_report.data.validation import validate_file

    kind = list(TABLES.values())[data[0] % len(TABLES) if data else 0]
    read = read_table(data[1:], f"data/{kind.name}.csv", kind, Context(), {})
    if read.tree is not None:
        validate_file(DATA_FILES[kind.file], read.tree)


def packed(data: bytes) -> None:
    """A packed file with damage: a table or a document."""
    csv(b"PK\x03\x04" + data)
    _chapter(b"PK\x03\x04" + data)


def docx(data: bytes) -> None:
    """A document: the XML of its text in a sound file."""
    space = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    override = f'<Override PartName="/d.xml" ContentType="{main}"/>'
    types = f'<Types xmlns="{space}/content-types">{override}</Types>'
    relations = _relations(f"{space}/relationships", f"{office}/officeDocument", "d.xml")
    _chapter(
        _zipped(
            {
                "[Content_Types].xml": types.encode(),
                "_rels/.rels": relations.encode(),
                "d.xml": data,
            }
        )
    )


def svg(data: bytes) -> None:
    """An SVG image; what is taken out of it leaves one that is taken."""
    from annual_report.typst_writer.images import ImageError, convert, examine

    path, made = FOLDER / "x.svg", FOLDER / "made.svg"
    path.write_bytes(data)
    try:
        if examine(path).convert:
            convert(path, made)
            examine(made)
    except ImageError:
        pass


def raster(data: bytes) -> None:
    """A raster image, in a file and in a document."""
    from annual_report.chapters.images import _read, _RefusedError
    from annual_report.typst_writer.images import ImageError, examine

    path = FOLDER / "x.png"
    path.write_bytes(data)
    with contextlib.suppress(ImageError):
        examine(path)
    with contextlib.suppress(_RefusedError):
        _read(data)


def bibliography(data: bytes) -> None:
    """A file of sources; what is read can be written."""
    from pybtex.database import BibliographyDataError
    from pybtex.database.input.bibtex import Parser

    from annual_report.bibliography import ListStyle
    from annual_report.bibliography_check import reason

    path = FOLDER / "x.bib"
    path.write_bytes(data)
    parser = Parser("utf-8-sig")
    if not reason(parser, path, FOLDER):
        try:
            for entry in ListStyle().format_entries(parser.data.entries.values()):
                entry.text.render_as("html")
        except BibliographyDataError:
            pass


def formula(data: bytes) -> None:
    """A formula, and what both outputs make of it."""
    from annual_report.formulas.latex import read
    from annual_report.formulas.tree import FormulaError
    from annual_report.typst_writer.mathml import math_code

    text = data.decode("utf-8", "replace")
    for block in (False, True):
        with contextlib.suppress(FormulaError):
            math_code(read(text, block=block))


def html(data: bytes) -> None:
    """HTML in a Markdown document."""
    from annual_report.typst_writer.html_tree import lone_tag, parse

    text = data.decode("utf-8", "replace")
    parse(text).text()
    lone_tag(text)


def document(data: bytes) -> None:
    """A Markdown document, as far as it is looked into without a build."""
    from annual_report.data.documents import read_documents

    folder = FOLDER / "2023"
    folder.mkdir(exist_ok=True)
    (folder / "index.md").write_bytes(data)
    read_documents(FOLDER, "2023")


def text(data: bytes) -> None:
    """Any text as a string of Typst: it ends where it ends, and is compiled."""
    import typst

    from annual_report.typst_writer.syntax import string

    code = string(data.decode("utf-8", "surrogateescape"))
    inner = code[1:-1].replace("\\\\", "").replace('\\"', "")
    assert '"' not in inner
    assert "\n" not in inner
    source = f'#metadata({code}) <x>\n#set document(title: "x")'
    typst.compile(source.encode(), format="svg")


def _chapter(data: bytes) -> None:
    from annual_report.chapters.chapter import read_chapter
    from annual_report.chapters.told import ChapterError

    with contextlib.suppress(ChapterError):
        read_chapter(data, "x").written({})


def _relations(space: str, kind: str, target: str) -> str:
    relation = f'<Relationship Id="r" Type="{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{space}">{relation}</Relationships>'


def _zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return out.getvalue()


TARGETS: dict[str, Callable[[bytes], None]] = {
    target.__name__: target
    for target in (
        *(html, svg, yaml, docx, formula, bibliography, xlsx, ods),
        *(csv, table, packed, raster, profile, document, lock, text),
    )
}
