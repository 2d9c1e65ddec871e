"""What a paragraph is by its style, whatever the style is called in the writer's language.

Word names its own styles in English in the file; LibreOffice and people name theirs as they like.
A style without a telling name is what the style it is based on is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from annual_report.chapters.xml import attribute, child, switch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from annual_report.chapters.xml import Element


class Kind(Enum):
    """What a paragraph is."""

    TEXT = auto()
    HEADING = auto()
    CAPTION = auto()
    QUOTE = auto()
    CONTENTS = auto()


_HEADING = re.compile(r"(?:heading|otsikko|rubrik)\s*([1-9])")
_TITLE = re.compile(r"title|(?:p\w\w)?otsikko|(?:huvud)?rubrik")
_PLAIN = re.compile(r"subtitle|alaotsikko|underrubrik|normal|standard|body text|leip\w+teksti")
_OTHERS = (
    (
        re.compile(r"caption|kuvateksti|taulukon? ?(?:otsikko|teksti)|bildtext|beskrivning"),
        Kind.CAPTION,
    ),
    (
        re.compile(r"(?:intense |block )?quote|quotations|lainaus|erottuva lainaus|citat"),
        Kind.QUOTE,
    ),
    (re.compile(r"(?:toc|contents|sis\w+luettelo|inneh\w+)( heading|[ _]?\d.*)?"), Kind.CONTENTS),
)
_LIST = re.compile(
    r"(?:list (?:bullet|number)|(?:merkitty|numeroitu) luettelo|punktlista|numrerad lista)"
    r"\s*([2-5])"
)
"""Word's own styles for inner lists have numberings of one level each."""
_DEEPEST = 20
_OUTLINE_LEVELS = 9


@dataclass(frozen=True)
class Style:
    """What a style says: the kind of paragraph, and for headings the level (0 of a title)."""

    kind: Kind = Kind.TEXT
    level: int = 0


class Styles:
    """The styles of a document."""

    def __init__(self, tree: Element | None) -> None:
        found = tree.iter("w:style") if tree is not None else ()
        self._styles = {item.get("w:styleId", ""): item for item in found}
        self._default = next(
            (
                name
                for name, item in self._styles.items()
                if item.get("w:default") == "1" and item.get("w:type") == "paragraph"
            ),
            "",
        )

    def _chain(self, name: str | None) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        for _ in range(_DEEPEST):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = attribute(style, "w:basedOn")

    def of_paragraph(self, properties: Element | None) -> Style:
        """Return what a paragraph is, by its properties."""
        level = _outline(properties)
        if level is not None:
            return Style(Kind.HEADING, level)
        name = attribute(properties, "w:pStyle")
        for style in self._chain(name):
            found = _named(attribute(style, "w:name") or "")
            if found is not None:
                return found
            level = _outline(child(style, "w:pPr"))
            if level is not None:
                return Style(Kind.HEADING, level)
        if name and name not in self._styles:
            return _named(name) or Style()
        return Style()

    def numbering(self, properties: Element | None) -> tuple[str | None, str | None]:
        """Return the numbering of a paragraph and its level, from itself or its style."""
        number, level = _numbering(properties)
        for style in self._chain(attribute(properties, "w:pStyle")):
            if number is not None and level is not None:
                break
            own = _numbering(child(style, "w:pPr"))
            number = own[0] if number is None else number
            level = own[1] if level is None else level
        return number, level

    def list_level(self, properties: Element | None) -> int:
        """Return the level from 0 that the name of a list style tells."""
        for style in self._chain(attribute(properties, "w:pStyle")):
            name = (attribute(style, "w:name") or "").casefold().strip()
            if found := _LIST.fullmatch(name):
                return int(found[1]) - 1
        return 0

    def of_run(self, properties: Element | None, name: str, paragraph: str | None = None) -> bool:
        """Return whether a property (``w:b``) is on for a run, by itself or by its styles."""
        own = switch(properties, name)
        if own is not None:
            return own
        for style_name in (attribute(properties, "w:rStyle"), paragraph):
            for style in self._chain(style_name):
                own = switch(child(style, "w:rPr"), name)
                if own is not None:
                    return own
        return False


def _named(name: str) -> Style | None:
    name = name.casefold().strip()
    if found := _HEADING.fullmatch(name):
        return Style(Kind.HEADING, int(found[1]))
    if _TITLE.fullmatch(name):
        return Style(Kind.HEADING, 0)
    if _PLAIN.fullmatch(name):
        return Style()
    for pattern, kind in _OTHERS:
        if pattern.fullmatch(name):
            return Style(kind)
    return None


def _outline(properties: Element | None) -> int | None:
    value = attribute(properties, "w:outlineLvl")
    if value is None or not value.isdecimal() or int(value[:9]) >= _OUTLINE_LEVELS:
        return None
    return int(value) + 1


def _numbering(properties: Element | None) -> tuple[str | None, str | None]:
    return attribute(properties, "w:numPr/w:numId"), attribute(properties, "w:numPr/w:ilvl")
