"""Reading what a page shows, as a reader would: tables, lists, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag

YEAR = "reports/2023"


@dataclass(frozen=True)
class Table:
    """A table of a page: its caption, its header cells, and the texts of its rows."""

    caption: str
    head: list[str]
    rows: list[list[str]]
    tag: Tag

    def column(self, heading: str) -> list[str]:
        """Return the texts of a column in which no cell spans rows."""
        return [row[self.head.index(heading)] for row in self.rows]


def text(tag: Tag) -> str:
    """Return the text of a tag with single spaces; no-break spaces are kept."""
    return " ".join(part for part in tag.get_text(" ").split(" ") if part.strip("\n")).replace(
        "\n", ""
    )


def cells(row: Tag) -> list[str]:
    """Return the texts of a row's cells; the blocks of a cell are divided by `` | ``."""
    return [
        " | ".join(block.get_text() for block in cell.select("p, li > p") or [cell])
        for cell in row.find_all(["th", "td"])
    ]


def tables_of(soup: Tag) -> list[Table]:
    """Return the tables of a page."""
    return [
        Table(
            caption=table.select_one(".caption-text").get_text(),
            head=cells(table.select_one("thead tr")),
            rows=[cells(row) for row in table.select("tbody tr")],
            tag=table,
        )
        for table in soup.find_all("table")
    ]


def notes_of(soup: Tag) -> list[str]:
    """Return the notes under tables and lists."""
    return [note.get_text() for note in soup.select(".report-note")]


def page(built, name: str = f"{YEAR}/sivu.html") -> Tag:
    """Return the content of a page that was built."""
    soup = BeautifulSoup(built.read(name), "html.parser")
    return soup.select_one("section")


def document(body: str, *, lang: str = "", name: str = f"{YEAR}/sivu.md") -> dict[str, str]:
    """Return the file of a page with a body, in a year's folder."""
    front = f"---\nlang: {lang}\n---\n\n" if lang else ""
    return {name: f"{front}# Sivu\n\n{body}\n"}


def directive(name: str, *options: str, body: str = "") -> str:
    """Return a directive in MyST: options as ``kind: functional``, an argument in ``name``."""
    word, _, argument = name.partition(" ")
    lines = [f"```{{{word}}} {argument}".rstrip(), *(f":{option}" for option in options)]
    return "\n".join([*lines, *(["", body] if body else []), "```", ""])
