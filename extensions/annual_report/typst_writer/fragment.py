"""What the writer makes of one document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable


class Links(Protocol):
    """What the writer must know of the world outside a document."""

    @property
    def documents(self) -> frozenset[str]:
        """The names of the documents of the same PDF."""

    @property
    def page_references(self) -> bool:
        """Whether a reference in running text tells the page it leads to."""

    def public_address(self, docname: str, identifier: str) -> str | None:
        """Return the address on the site of a place outside the PDF, if the site has one."""

    @property
    def language_of(self) -> Callable[[str], str]:
        """What returns the language code of a document, e.g. ``"fi"``."""


@dataclass(frozen=True, slots=True)
class Inclusion:
    """A document that follows in another (through a toctree).

    ``depth`` is the heading level of its first heading; levels count from one.
    """

    docname: str
    depth: int


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a line of Typst code comes from: a file and a line (or ``None``)."""

    line: int
    source: str
    source_line: int | None


@dataclass(slots=True)
class Fragment:
    """The Typst code of one document.

    ``code`` is code-mode Typst. ``labels`` are the labels it defines, ``aliases`` further
    names of the same places, ``references`` what it links to. ``images`` maps names in the
    Typst project to absolute paths of files.
    ``origins`` tell, in ascending order, from which source a line of ``code`` comes.
    """

    docname: str
    code: str = ""
    labels: set[str] = field(default_factory=set)
    aliases: dict[str, str] = field(default_factory=dict)
    references: set[str] = field(default_factory=set)
    images: dict[str, str] = field(default_factory=dict)
    inclusions: list[Inclusion] = field(default_factory=list)
    origins: list[Origin] = field(default_factory=list)

    def source_of(self, line: int) -> tuple[str, int | None] | None:
        """Return the source file and line that a line of the code comes from."""
        before = [origin for origin in self.origins if origin.line <= line]
        chosen = before[-1] if before else next(iter(self.origins), None)
        return (chosen.source, chosen.source_line) if chosen else None
