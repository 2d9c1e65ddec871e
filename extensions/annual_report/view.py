"""A view: what a data directive or role shows, kept so that it can be shown again.

Directives make standard nodes when a document is read, so that captions, numbers and
labels are there. What a table holds may depend on documents that are read later, which
define objectives in place; the node therefore carries its view, and
:mod:`annual_report.transforms` renders it again where they do. Which of the places that
name an objective has its anchor is known only then, too: names are marked with what they
name. Views are pickled with the doctrees.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from annual_report.i18n import label, message
from annual_report.text_languages import marked, with_languages

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from docutils import nodes

    from annual_report.data.enums import Vocabulary
    from annual_report.data.model import Archive, Objective, Project, SourceReference, Year
    from annual_report.data.values import LocalizedText

VIEW = "report_view"
"""The attribute of a node that holds its :class:`View`."""

HAS_VIEWS = "report_has_views"
"""The attribute of a document in which there are views: others need not be looked through."""

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
    ``marks_languages`` says that texts in other languages are marked for :meth:`render`.
    """

    archive: Archive
    docname: str
    language: str
    cite: Callable[[SourceReference], nodes.Node]
    caption: Sequence[nodes.Node] = ()
    year: int | None = None
    marks_languages: bool = True
    has_marked: bool = field(default=False, init=False)

    def render(self, view: View) -> list[nodes.Node]:
        """Return what a view shows, with the languages of what is not in the page's."""
        return self.with_languages(view.render(self))

    def with_languages(self, shown: list[nodes.Node]) -> list[nodes.Node]:
        """Return nodes with spans for the texts that :meth:`text` marked."""
        return with_languages(shown) if self.has_marked else shown

    @property
    def plain(self) -> Page:
        """The page for what takes plain strings: charts, attributes, addresses."""
        return replace(self, marks_languages=False)

    def say(self, text: str, /, **values: object) -> str:
        """Return a message in the page's language."""
        return message(self.language, text, context="", **values)

    def text(self, text: LocalizedText) -> str:
        """Return a text of the data in the page's language, or as it is, marked with its own."""
        return self.in_its_language(text.in_language(self.language), text)

    def in_its_language(self, words: str, text: LocalizedText) -> str:
        """Return words that were made of a text, marked with the language the text is in."""
        if not self.marks_languages:
            return words
        found = text.language_for(self.language) or self._plain_language
        if found == self.language:
            return words
        self.has_marked = True
        return marked(words, found)

    @cached_property
    def _plain_language(self) -> str:
        """The language of texts that name none: the reports', where all are in the same one.

        In an archive of several a view shows only its year's, or what may be of any: such a
        text is taken to be in the page's language, as nothing is known of it.
        """
        languages = {year.report.language for year in self.archive.years}
        if len(languages) == 1:
            return languages.pop()
        year = self.archive.year(self.year) if self.year is not None else None
        return year.report.language if year else self.language

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


def carry(node: nodes.Element, view: View, document: nodes.document) -> None:
    """Have a node of a document carry a view; data is shown as it is, with the quotes it has."""
    node[VIEW] = view
    node["support_smartquotes"] = False
    document[HAS_VIEWS] = "yes"
