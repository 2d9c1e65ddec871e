"""What the frame of a page links to: the years, and the chapters of the current one.

A full tree on every page would make build time and page size grow with the square of the
archive. Here a page costs its own year's chapters and as many years as one can take in, those
around its own: in an archive of a century it is as large as in one of a decade. Nothing of HTML is
in this module.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from sphinx import addnodes

from annual_report.data.language_sets import folder_in, set_of
from annual_report.i18n import message
from annual_report.language import page_language
from annual_report.year_names import year_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from annual_report.data.model import Archive, Year

YEARS = 15
"""How many years a page links to; in a longer archive one more link leads to all of them."""

DEPTH = 3
"""How many levels of a toctree the sidebar shows below a year or a section of the site."""


@dataclass(frozen=True, kw_only=True)
class Link:
    """A link of the sidebar. ``uri`` is an address elsewhere, else the link is to ``docname``.

    ``current`` is the page itself, ``active`` the page or what it lies below. ``number`` is
    the number of a section, e.g. ``"2.1"``. ``language`` is set where it is another than the
    page's. ``note`` says where a link leads that does not lead where it seems to.
    """

    title: str
    docname: str = ""
    uri: str = ""
    number: str = ""
    language: str = ""
    note: str = ""
    current: bool = False
    active: bool = False
    links: tuple[Link, ...] = ()

    @property
    def spoken(self) -> str:
        """The language in words, in that language, where it is another than the page's."""
        return message(self.language, "In English") if self.language else ""


@dataclass(frozen=True, kw_only=True)
class Group:
    """Links of the sidebar under a caption, which may be empty.

    ``language`` is that of the caption where it is another than the page's.
    """

    caption: str
    links: tuple[Link, ...]
    language: str = ""


@dataclass(frozen=True)
class Navigation:
    """The links around one page."""

    env: BuildEnvironment
    archive: Archive
    docname: str
    language: str
    known: dict[object, tuple[Link, ...]] = field(default_factory=dict)
    """What other pages of a build, given the same, show as well."""
    _above: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_above", frozenset(_ancestors(self.env, self.docname)))

    def sidebar(self) -> tuple[Group, ...]:
        """Return the links of the sidebar: the years, then the rest of the root's toctrees."""
        groups = [Group(caption=message(self.language, "Annual reports"), links=self._years())]
        root = str(self.env.config.root_doc)
        for caption, entries in _toctrees(self.env, root):
            links = tuple(self._links(entries, DEPTH, skip_years=True))
            if links:
                groups.append(Group(caption=caption, language=self._other(root), links=links))
        return tuple(group for group in groups if group.links)

    def _years(self) -> tuple[Link, ...]:
        """Return the links to the years; that of the page's own is the only one not shared."""
        own = self.archive.year_of_document(self.docname)
        key = ("sidebar", self._report_language)
        if key not in self.known:
            years = years_with_pages(self.env, self.archive)
            self.known[key] = tuple(map(self._plain_year, years))
        title = str(own.year) if own else ""
        return tuple(
            self._own_year(link) if link.title == title else link
            for link in self._near(self.known[key], title)
        )

    def _near(self, links: tuple[Link, ...], title: str) -> tuple[Link, ...]:
        """Return the links around the one with a title, and where they are not all one to all."""
        if len(links) <= YEARS:
            return links
        place = next((place for place, link in enumerate(links) if link.title == title), 0)
        first = min(max(place - YEARS // 2, 0), len(links) - YEARS)
        root = str(self.env.config.root_doc)
        every = Link(
            title=message(self.language, "All years"), docname=root, current=root == self.docname
        )
        return (*links[first : first + YEARS], every)

    @property
    def _report_language(self) -> str:
        """The language of the report the page belongs to, outside the years the page's."""
        year = self.archive.year_of_document(self.docname)
        return set_of(year, self.docname) or year.report.language if year else self.language

    def _other(self, docname: str) -> str:
        """Return the language of a document where it is another than the page's."""
        language = page_language(self.env, docname)
        return "" if language == self.language else language

    def _index(self, year: Year) -> str:
        """Return the first page of a year, in the language of the page's report if there is one."""
        index = f"{folder_in(year, self._report_language)}/index"
        return index if index in self.env.titles else index_of(year)

    def _plain_year(self, year: Year) -> Link:
        return Link(title=str(year.year), docname=self._index(year))

    def _own_year(self, link: Link) -> Link:
        """Return the link to the year the page lies in, with those to its chapters."""
        entries = [entry for _, part in _toctrees(self.env, link.docname) for entry in part]
        return replace(
            link,
            current=link.docname == self.docname,
            active=True,
            links=tuple(self._links(entries, DEPTH - 1)),
        )

    def _links(
        self, entries: list[tuple[str | None, str]], depth: int, *, skip_years: bool = False
    ) -> Iterator[Link]:
        for title, target in entries:
            if "://" in target or target.startswith("mailto:"):
                yield Link(title=title or target, uri=target)
            elif target in self.env.titles and not (
                skip_years and self.archive.year_of_document(target)
            ):
                yield self._link(title, target, depth)

    def _link(self, title: str | None, docname: str, depth: int) -> Link:
        active = docname == self.docname or docname in self._above
        below: tuple[Link, ...] = ()
        if active and depth > 1:
            entries = [entry for _, part in _toctrees(self.env, docname) for entry in part]
            below = tuple(self._links(entries, depth - 1))
        numbers = self.env.toc_secnumbers.get(docname, {}).get("", ())
        return Link(
            title=title or self.env.titles[docname].astext(),
            docname=docname,
            number=".".join(map(str, numbers)),
            language=self._other(docname),
            current=docname == self.docname,
            active=active,
            links=below,
        )

    def years(self) -> tuple[Link, ...]:
        """Return the switch of years, the newest first: to the same page of each year.

        A year that does not have the page is entered at its beginning, and the link says so.
        """
        year = self.archive.year_of_document(self.docname)
        page = "index"
        if year:
            folder = folder_in(year, set_of(year, self.docname))
            page = self.docname.removeprefix(f"{folder}/")
        key = ("switch", self._report_language, self.language, page)
        if key not in self.known:
            self.known[key] = tuple(self._switch(page))
        title = year_name(year.year, year.report.kind, self.language) if year else ""
        return tuple(
            replace(link, current=True) if link.title == title else link
            for link in self._near(self.known[key], title)
        )

    def _switch(self, page: str) -> Iterator[Link]:
        """Yield the links to a page of each year."""
        for other in years_with_pages(self.env, self.archive):
            same = f"{folder_in(other, self._report_language)}/{page}"
            if same not in self.env.titles:
                same = f"{other.folder}/{page}"
            has_page = same in self.env.titles
            target = same if has_page else self._index(other)
            yield Link(
                title=year_name(other.year, other.report.kind, self.language),
                docname=target,
                language=self._other(target),
                note="" if has_page else message(self.language, "to its beginning"),
            )


def index_of(year: Year, docname: str = "") -> str:
    """Return the first page of a year, in the language of the report ``docname`` belongs to."""
    return f"{folder_in(year, set_of(year, docname))}/index"


def years_with_pages(env: BuildEnvironment, archive: Archive) -> list[Year]:
    """Return the years whose first page exists, the newest first."""
    return [year for year in reversed(archive.years) if index_of(year) in env.titles]


def neighbours(env: BuildEnvironment, year: Year, docname: str) -> tuple[str | None, str | None]:
    """Return the documents before and after one of a year's report in a second language.

    Sphinx knows the order of those that the toctrees of the root lead to.
    """
    order: list[str] = []
    waiting = [index_of(year, docname)]
    while waiting:
        name = waiting.pop()
        if name in env.titles and name not in order:
            order.append(name)
            waiting += reversed(env.toctree_includes.get(name, ()))
    if docname not in order:
        return None, None
    place = order.index(docname)
    before = order[place - 1] if place else None
    return before, next(iter(order[place + 1 :]), None)


def _toctrees(
    env: BuildEnvironment, docname: str
) -> Iterator[tuple[str, list[tuple[str | None, str]]]]:
    """Yield caption and entries (title or ``None``, document or address) of each toctree."""
    toc = env.tocs.get(docname)
    for node in toc.findall(addnodes.toctree) if toc is not None else ():
        own = [
            (title, docname if target == "self" else target) for title, target in node["entries"]
        ]
        yield node.get("caption") or "", [entry for entry in own if entry[1] != docname]


def _ancestors(env: BuildEnvironment, docname: str) -> Iterator[str]:
    """Yield the documents whose toctrees hold the page, the nearest first."""
    parents = {
        child: parent for parent, children in env.toctree_includes.items() for child in children
    }
    seen = {docname}
    while (parent := parents.get(docname, docname)) not in seen:
        yield parent
        seen.add(parent)
        docname = parent
