"""A view: what a data directive or role shows, kept so that it can be shown again.

Directives make standard nodes when a document is read, so that captions, numbers and
labels are there. What a table holds may depend on documents that are read later, which
define objectives in place; the node therefore carries its view, and
:mod:`annual_report.transforms` renders it again where they do. Which of the places that
name an objective has its anchor is known only then, too: names are marked with what they
name. Views are pickled with the doctrees.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from annual_report.i18n import label, message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils import nodes

    from annual_report.data.enums import Vocabulary
    from annual_report.data.model import Archive, Objective, Project, SourceReference, Year
    from annual_report.data.values import LocalizedText

VIEW = "report_view"
"""The attribute of a node that holds its :class:`View`."""

OBJECT = "report_object"
"""The attribute of an inline node that holds the :data:`ObjectKey` of what it names."""

ObjectKind: TypeAlias = Literal["objective", "project", "survey"]
ObjectKey: TypeAlias = tuple[ObjectKind, int, str]
"""Kind, year and id of an objective, a project or a survey."""


@dataclass(kw_only=True)
class Page:
    """What a view is rendered with: the data, and the page it stands on (``docname``).

    ``year`` is the year that is shown, if there is one.
    ``cite`` makes the node of a source reference; ``caption`` is the caption the writer gave.
    """

    archive: Archive
    docname: str
    language: str
    cite: Callable[[SourceReference], nodes.Node]
    caption: Sequence[nodes.Node] = ()
    year: int | None = None

    def say(self, text: str, /, **values: object) -> str:
        """Return a message in the page's language."""
        return message(self.language, text, context="", **values)

    def text(self, text: LocalizedText) -> str:
        """Return a text of the data in the page's language."""
        return text.in_language(self.language)

    def label(self, member: Vocabulary) -> str:
        """Return the label of a vocabulary's member in the page's language."""
        return label(member, self.language)


@dataclass(frozen=True, kw_only=True)
class View:
    """Base of what directives and roles show.

    ``number`` counts the views of a document, ``line`` is where the view stands in it.
    """

    is_archive_wide: ClassVar[bool] = False
    """Whether it shows more than its year; the directive then calls ``note_archive``."""

    docname: str
    line: int = 0
    number: int = 0
    year: int | None = None

    def render(self, page: Page) -> list[nodes.Node]:
        """Return the nodes to show."""
        raise NotImplementedError

    def attributes(self, archive: Archive) -> Mapping[str, object]:  # noqa: ARG002 - for others
        """Return what the node tells the outputs beside its content."""
        return {}

    def shown(self, archive: Archive) -> Sequence[ObjectKey]:  # noqa: ARG002 - for others
        """Return the objects that could have their anchor here."""
        return ()

    def describes(self) -> Sequence[ObjectKey]:
        """Return the objects that must exist for the view."""
        return ()

    def tells_changes(self) -> bool:
        """Return whether it tells what its year, or each year, changed: pages lead there."""
        return False

    @property
    def rank(self) -> int:
        """How strong the claim to an anchor is; the lowest wins."""
        return 2

    def year_data(self, archive: Archive) -> Year | None:
        """Return the data of the view's year."""
        return archive.year(self.year) if self.year is not None else None


@dataclass(frozen=True, kw_only=True)
class ItemsView(View):
    """Base of what shows several objectives or projects of a year.

    ``only`` are the ids of those defined in the directive's body; without it all of the
    year's may be shown.
    """

    kind_of_items: ClassVar[ObjectKind]

    only: tuple[str, ...] | None = None

    def chosen(self, year: Year) -> Sequence[Objective | Project]:
        """Return what is shown, in the order of the data."""
        raise NotImplementedError

    @property
    def rank(self) -> int:
        """What defines its items comes before what shows them."""
        return 1 if self.only is not None else 2

    def shown(self, archive: Archive) -> Sequence[ObjectKey]:
        """Return the items that are shown."""
        year = self.year_data(archive)
        if year is None:
            return []
        return [(self.kind_of_items, year.year, item.id) for item in self.chosen(year)]


def anchor_id(key: ObjectKey) -> str:
    """Return the id of an object's anchor, e.g. ``objective-2023-t1``."""
    kind, year, identifier = key
    return f"{kind}-{year}-{identifier.lower()}"
