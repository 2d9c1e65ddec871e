"""The base of the directives: options with located faults, the year, and the view."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from annual_report.citations import cite_while_reading
from annual_report.data.vocabulary import read_word
from annual_report.diagnostics import Warnings, warn
from annual_report.directives.choices import is_unknown, read_choice, read_year, split, with_labels
from annual_report.i18n import msgid
from annual_report.language import language_while_reading
from annual_report.view import Page, View, carry

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from annual_report.data.enums import Vocabulary
    from annual_report.data.model import Year
    from annual_report.directives.tables import Column
    from annual_report.domain import ReportDomain

Word = TypeVar("Word")
YES, NO = msgid("yes"), msgid("no")
Member = TypeVar("Member", bound="Vocabulary")


class ReportDirective(SphinxDirective):
    """Base of the directives of the domain.

    A value of an option that cannot be used is told once, with the place of the
    directive, and the rest is shown.
    """

    common_options: ClassVar[Mapping[str, Callable[[str], Any]]] = {
        "year": directives.unchanged,
        "caption": directives.unchanged,
        "name": directives.unchanged,
        "class": directives.class_option,
    }

    needs_year: ClassVar[bool] = True
    """Whether there is nothing to show without a year."""

    @property
    def domain(self) -> ReportDomain:
        """The domain of the project."""
        return cast("ReportDomain", self.env.get_domain("report"))

    def fault(self, text: str, kind: Warnings = Warnings.DIRECTIVE) -> None:
        """Tell what is wrong with this use of the directive."""
        warn(kind, f"{self.name}: {text}", location=self.get_location())

    def year_data(self) -> Year | None:
        """Return the data of the year that is shown; tell when there is none.

        It is the year of ``:year:``, else the one whose folder the document lies in.
        """
        archive = self.domain.archive
        text = self.options.get("year")
        if text is None:
            year = archive.year_of_document(self.env.docname)
            if year is None:
                self.domain.note_lacking(self.env.docname)
                if not self.needs_year or self.domain.is_at_fault(self.env.docname):
                    return None
                self.fault(
                    "this page lies in no year's folder; say whose data to show, e.g. "
                    f":year: {archive.years[-1].year if archive.years else 2023}",
                    Warnings.NOT_IN_YEAR,
                )
                return None
        else:
            year = archive.year(read_year(text) or 0)
            if year is None:
                self.domain.note_lacking(self.env.docname)
                if self.domain.is_year_at_fault(text.strip()):
                    return None
                years = ", ".join(str(item.year) for item in archive.years) or "none"
                self.fault(f'year: there is no year "{text}" in the archive; it has {years}')
                return None
        self.domain.note_year(self.env.docname, year)
        return year

    def chosen(self, option: str, read: Callable[[str], Word]) -> list[Word]:
        """Return what the words of an option stand for; tell of those that ``read`` refuses."""
        result: list[Word] = []
        for word in split(self.options.get(option) or ""):
            try:
                result.append(read(word))
            except ValueError as error:
                self.fault(f"{option}: {error}")
        return list(dict.fromkeys(result))

    def members(self, option: str, vocabulary: type[Member]) -> tuple[Member | None, ...]:
        """Return the members of a vocabulary that an option names; ``None`` is "not known"."""

        def read(word: str) -> Member | None:
            if is_unknown(word):
                return None
            return cast("Member", read_word(vocabulary, word))

        return tuple(self.chosen(option, read))

    def columns(self, columns: Sequence[Column[Any]]) -> tuple[str, ...]:
        """Return the names of the columns that ``:columns:`` asks for."""
        words = with_labels({column.name: (column.heading, column.name) for column in columns})
        names = [column.name for column in columns]
        return tuple(
            self.chosen("columns", lambda word: read_choice(word, words, names, "a column"))
        )

    def one_of(self, option: str, choices: Mapping[str, str], what: str) -> str | None:
        """Return the name an option chooses; ``choices`` maps names to headings."""
        words = with_labels({name: (heading, name) for name, heading in choices.items()})
        text = self.options.get(option)
        if text is None:
            return None
        try:
            return read_choice(text, words, choices, what)
        except ValueError as error:
            self.fault(f"{option}: {error}")
            return None

    def yes_or_no(self, option: str, *, default: bool) -> bool:
        """Return whether an option is chosen: ``yes`` or ``no``; without a value it is."""
        text = self.options.get(option)
        if text is None:
            return default
        if not text.strip():
            return True
        words = with_labels({"yes": (YES, True), "no": (NO, False)})
        try:
            return read_choice(text, words, ("yes", "no"), "yes or no")
        except ValueError as error:
            self.fault(f"{option}: {error}")
            return default

    def sorting(self, columns: Sequence[Column[Any]]) -> tuple[str | None, bool]:
        """Return the column of ``:sort:`` and whether it goes down (``-title``)."""
        text = (self.options.get("sort") or "").strip()
        if not text:
            return None, False
        words = with_labels({column.name: (column.heading, column.name) for column in columns})
        try:
            name = read_choice(
                text.removeprefix("-"), words, [column.name for column in columns], "a column"
            )
        except ValueError as error:
            self.fault(f"sort: {error}")
            return None, False
        return name, text.startswith("-")

    def show(self, view: View, *, classes: Sequence[str] = ()) -> list[nodes.Node]:
        """Return the container of a view, with the writer's classes and name."""
        container = self.render(view)
        container["classes"] += [*classes, *self.options.get("class", [])]
        # The name belongs to the table, so that it can be referred to by its caption.
        if "name" in self.options:
            self.add_name(next(container.findall(nodes.table), None) or container)
        return [container]

    def render(self, view: View) -> nodes.container:
        """Return the container of a view, rendered with what is known now."""
        self.domain.note_view(view)
        container = nodes.container("", classes=["report-view"])
        carry(container, view, self.state.document)
        caption: Sequence[nodes.Node] = ()
        if text := self.options.get("caption"):
            caption, problems = self.parse_inline(text, lineno=self.lineno)
            container["report_caption"] = nodes.inline("", "", *caption)
            container += problems
        page = Page(
            archive=self.domain.archive_while_reading(),
            docname=self.env.docname,
            year=view.year,
            language=language_while_reading(self.env, self.state.document),
            cite=cite_while_reading(self.env, self.state.document, self.lineno),
            caption=caption,
        )
        container += page.render(view)
        container.attributes.update(view.attributes(page.archive))
        self.set_source_info(container)
        set_source(container)
        return container

    def view_place(self) -> dict[str, Any]:
        """Return the fields that every view has: its document and its place in it."""
        return {
            "docname": self.env.docname,
            "line": self.get_source_info()[1],
            "number": self.env.new_serialno("report-view"),
        }


def set_source(container: nodes.Element) -> None:
    """Give everything in a view the place of its directive."""
    for node in container.findall(nodes.Element):
        node.source, node.line = container.source, container.line
