"""What the readers of a document share: its parts, what has been counted, what is to be told."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annual_report.chapters.numbering import Numbering
from annual_report.chapters.styles import Styles
from annual_report.chapters.told import Note, NoteKind, Place
from annual_report.chapters.xml import text_of
from annual_report.i18n import msgid

if TYPE_CHECKING:
    from annual_report.chapters.package import Package, Target
    from annual_report.chapters.xml import Element

SHOWN = 60
"""Characters of a place that are told."""
QUOTED = 300
"""Characters of a comment or a change that are told."""

CHANGES = frozenset({msgid("{author} added {words}"), msgid("{author} deleted {words}")})


@dataclass(frozen=True)
class Source:
    """An image as the document has it: its part, its alternative text, where it stands."""

    part: str
    alt: str
    decorative: bool
    cropped: bool


@dataclass
class _Pending:
    kind: NoteKind
    text: str
    values: dict[str, str]


@dataclass
class Context:
    """What reading a document gathers."""

    package: Package
    targets: dict[str, Target]
    styles: Styles
    numbering: Numbering
    comments: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Author and words of each comment by its id; those that were told are taken out."""
    told: list[Note] = field(default_factory=list)
    pictures: list[Source] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    """Where each of the images stands."""
    marks: dict[tuple[str, str], int] = field(default_factory=dict)
    """The number of each footnote and endnote that is referred to."""
    paragraphs: int = 0
    place: Place = field(default_factory=lambda: Place(1, ""))
    """The last paragraph with text that was read."""
    _pending: list[_Pending] = field(default_factory=list)

    def tell(self, kind: NoteKind, text: str, **values: str) -> None:
        """Keep a note until the words of its paragraph are known."""
        last = self._pending[-1] if self._pending else None
        if (
            text in CHANGES
            and last is not None
            and last.text == text
            and last.values["author"] == values["author"]
        ):
            last.values["words"] = cut(last.values["words"] + values["words"], QUOTED)
            return
        self._pending.append(_Pending(kind, text, values))

    def at(self, words: str) -> Place:
        """Return the place of the paragraph that has been read, and put its notes there."""
        words = " ".join(words.split())
        self.paragraphs += bool(words)
        place = Place(max(self.paragraphs, 1), cut(words, SHOWN)) if words else self.place
        self.place = place
        self.told += [Note(item.kind, item.text, item.values, place) for item in self._pending]
        self._pending.clear()
        self.places += [place] * (len(self.pictures) - len(self.places))
        return place

    def mark(self, kind: str, name: str) -> int:
        """Return the number of a footnote: in the order of the text, endnotes among them."""
        return self.marks.setdefault((kind, name), len(self.marks) + 1)


def cut(text: str, length: int) -> str:
    """Return the beginning of a text, with dots where more follows."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def open_document(package: Package) -> Context:
    """Return what reading a document begins with."""

    def tree(kind: str) -> Element | None:
        part = package.part(kind)
        return package.tree(part) if part is not None else None

    comments = tree("comments")
    return Context(
        package=package,
        targets=package.targets(package.document),
        styles=Styles(tree("styles")),
        numbering=Numbering(tree("numbering")),
        comments={
            item.get("w:id", ""): (item.get("w:author", ""), _words(item))
            for item in (comments.iter("w:comment") if comments is not None else ())
        },
    )


def _words(comment: Element) -> str:
    paragraphs = (text_of(item) for item in comment.iter("w:p"))
    return cut(" ".join(" ".join(paragraphs).split()), QUOTED)
