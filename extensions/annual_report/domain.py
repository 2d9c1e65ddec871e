"""The Sphinx domain ``report``: the archive, the objects of the years, and links to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, cast

from docutils import nodes
from sphinx.domains import Domain, ObjType
from sphinx.util.nodes import make_refnode

from annual_report.config import Config
from annual_report.data.archive import Loaded, load_archive
from annual_report.directives import DIRECTIVES
from annual_report.directives.choices import read_year
from annual_report.i18n import message, msgid
from annual_report.language import page_language
from annual_report.objects import (
    KINDS,
    Definition,
    Definitions,
    Growing,
    Place,
    Places,
    complete,
    items_of,
    name_of,
)
from annual_report.roles import ROLES
from annual_report.text_languages import span
from annual_report.view import ObjectKey, ObjectKind, View, anchor_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from annual_report.data.model import Archive, Objective, Project, Survey, Year

NETWORK = "network"
ARCHIVE = "archive"
LACKING = "lacking"
ACCESSIBILITY = "accessibility"


class ReportDomain(Domain):
    """The objectives and projects of the years, and what the documents show of them.

    What documents note while they are read is kept by document, so that reading in
    parallel can be merged. The archive is read from the files once a build and is not
    part of the environment.
    """

    name = "report"
    label = "Annual report"
    object_types: ClassVar = {
        "objective": ObjType(msgid("objective"), "objective"),
        "project": ObjType(msgid("project"), "project"),
        "survey": ObjType(msgid("survey"), "survey"),
    }
    directives: ClassVar = dict(DIRECTIVES)
    roles: ClassVar = dict(ROLES)
    initial_data: ClassVar = {
        "views": {},  # docname -> its views
        "definitions": {},  # docname -> what it defines in place
        "uses": {},  # docname -> the years (as text), "network", "archive" and "lacking"
        "files": {},  # what documents can use -> its data files, when last read
        "signatures": {},  # year -> what documents added to it, when last read
        "places": {},  # object -> where its anchor is
    }
    data_version = 1

    _loaded: Loaded | None = None
    _complete: Archive | None = None
    _growing: Growing | None = None
    _defined_years: set[int] | None = None
    _items: dict[ObjectKey, Objective | Project | Survey] | None = None
    faulty_files: frozenset[str] = frozenset()
    """The data files with faults, relative to the sources; known when all has been read."""

    def load(self) -> Loaded:
        """Return what the data files hold; they are read the first time."""
        if self._loaded is None:
            reports_dir = Config.of(self.env.config).reports_dir
            self._loaded = load_archive(Path(self.env.srcdir), reports_dir)
        return self._loaded

    @property
    def archive(self) -> Archive:
        """The network and all years as the data files have them."""
        return self.load().archive

    @property
    def complete_archive(self) -> Archive:
        """The archive with what documents define in place; known when all have been read."""
        if self._complete is None:
            self._complete = complete(self.archive, self.definitions, self.document_order())
        return self._complete

    @property
    def defined_years(self) -> set[int]:
        """The years to which documents add objectives or projects."""
        if self._defined_years is None:
            self._defined_years = {x.year for items in self.definitions.values() for x in items}
        return self._defined_years

    def archive_while_reading(self) -> Archive:
        """Return the archive with what the document that is being read has defined so far."""
        defined = self.definitions.get(self.env.docname)
        if not defined:
            return self.archive
        if self._growing is None or not self._growing.is_of(self.archive, defined):
            self._growing = Growing(self.archive, defined)
        return self._growing.archive()

    def is_at_fault(self, docname: str) -> bool:
        """Return whether a document lies in a year left out for a fault, told elsewhere."""
        return any(docname.startswith(f"{folder}/") for folder in self.load().unread)

    def is_year_at_fault(self, year: str) -> bool:
        """Return whether the folder of a year (by its name) is left out for a fault."""
        return any(folder.rpartition("/")[2] == year for folder in self.load().unread)

    def has_faults(self, year: Year) -> bool:
        """Return whether the data of a year, or of the network, has faults.

        What is made of it would tell only a part, so the last good output stays.
        """
        shared = self.archive.files
        return any(
            file in shared or file.startswith(f"{year.folder}/") for file in self.faulty_files
        )

    def forget(self) -> None:
        """Forget what was known of all documents, since one of them changes."""
        self._complete = self._items = self._defined_years = None

    # What documents note while they are read

    @property
    def definitions(self) -> Definitions:
        """What documents define in place."""
        return cast("Definitions", self.data["definitions"])

    @property
    def views(self) -> dict[str, list[View]]:
        """The views of each document."""
        return cast("dict[str, list[View]]", self.data["views"])

    @property
    def uses(self) -> dict[str, set[str]]:
        """What each document shows: years (as text), and the names above.

        ``"archive"`` stands for the network and all years, those to come as well;
        ``"lacking"`` for a year that it needs and that was not there.
        """
        return cast("dict[str, set[str]]", self.data["uses"])

    @property
    def places(self) -> Places:
        """Where each object has its anchor."""
        return cast("Places", self.data["places"])

    def note_view(self, view: View) -> None:
        """Note a view of the document that is being read."""
        self.views.setdefault(view.docname, []).append(view)

    def note_definition(self, definition: Definition) -> None:
        """Note something defined in place."""
        self.data["definitions"].setdefault(definition.docname, []).append(definition)
        self.forget()

    def note_year(self, docname: str, year: Year) -> None:
        """Note that a document shows data of a year."""
        self._note(docname, str(year.year), year.files)

    def note_network(self, docname: str) -> None:
        """Note that a document shows data of the network."""
        self._note(docname, NETWORK, self.archive.files)

    def note_archive(self, docname: str) -> None:
        """Note that a document shows data of all years, and of years that come or go."""
        self._note(docname, ARCHIVE, files_of(self.archive))

    def note_accessibility(self, docname: str) -> None:
        """Note that a document is the accessibility statement of the site."""
        self.note_network(docname)
        self._note(docname, ACCESSIBILITY, self.archive.accessibility_files)

    @property
    def accessibility_pages(self) -> list[str]:
        """The documents that are the accessibility statement of the site, one for a language."""
        return sorted(name for name, uses in self.uses.items() if ACCESSIBILITY in uses)

    def note_lacking(self, docname: str) -> None:
        """Note that a document looked for a year that is not there."""
        self._note(docname, LACKING, ())

    def _note(self, docname: str, what: str, files: Iterable[str]) -> None:
        self.uses.setdefault(docname, set()).add(what)
        for file in files:
            self.env.note_dependency(file, docname=docname)

    def clear_doc(self, docname: str) -> None:
        """Forget what a document noted."""
        for name in ("views", "definitions", "uses"):
            self.data[name].pop(docname, None)
        self.forget()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what documents noted that were read in another process."""
        for name in ("views", "definitions", "uses"):
            for docname in docnames:
                if docname in otherdata[name]:
                    self.data[name][docname] = otherdata[name][docname]
        self.forget()

    def document_order(self) -> list[str]:
        """Return the documents in the order of the toctrees; others follow by name."""
        order: dict[str, None] = {}
        waiting = [self.env.config.root_doc]
        while waiting:
            docname = waiting.pop()
            if docname in order:
                continue
            order[docname] = None
            waiting += reversed(self.env.toctree_includes.get(docname, []))
        return [*order, *sorted(self.env.found_docs - order.keys())]

    # Links

    def anchors_of(self, view: View) -> dict[ObjectKey, str]:
        """Return the objects whose one place a view is, with the ids of their anchors."""
        here = Place(docname=view.docname, number=view.number)
        candidates = view.shown(self.complete_archive)
        return {key: anchor_id(key) for key in candidates if self.places.get(key) == here}

    def item(self, key: ObjectKey) -> Objective | Project | Survey | None:
        """Return an objective, a project or a survey of the complete archive."""
        if self._items is None:
            self._items = {
                (kind, year.year, item.id): item
                for kind in KINDS
                for year in reversed(self.complete_archive.years)
                for item in reversed(items_of(year, kind))
            }
        return self._items.get(key)

    def title(self, key: ObjectKey, language: str) -> str:
        """Return the title of an objective or survey, the name of a project, or else its id."""
        item = self.item(key)
        if item is None:
            return key[2]
        return name_of(item).in_language(language)

    def _title_in_its_language(self, key: ObjectKey, title: str, language: str) -> nodes.Node:
        item, year = self.item(key), self.complete_archive.year(key[1])
        if item is None or year is None:
            return nodes.Text(title)
        found = name_of(item).language_for(language) or year.report.language
        return nodes.Text(title) if found == language else span(title, found)

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield the objects that have a place, with their titles as display names."""
        for key, place in self.places.items():
            kind, year, identifier = key
            title = self.title(key, page_language(self.env, place.docname))
            yield f"{year}/{identifier}", title, kind, place.docname, anchor_id(key), 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, ARG002, FBT001, FBT002 - Sphinx's signature
        """Return what the search calls a kind of object, in the language of the site."""
        return message(self.env.config.language or "en", str(type.lname))

    def resolve_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Return the link to an object or a year; its words alone when no page shows it."""
        if typ == "year":
            found = self.complete_archive.year(read_year(target) or 0)
            index = f"{found.folder}/index" if found else ""
            if index not in env.found_docs:
                return cast("nodes.reference", contnode)
            return make_refnode(builder, fromdocname, index, "", contnode)
        key = key_of(typ, target)
        if key is None or self.item(key) is None:
            return None
        title = self.title(key, page_language(env, fromdocname))
        tooltip = title if node.get("refexplicit") else None
        if not node.get("refexplicit"):
            words = self._title_in_its_language(key, title, page_language(env, fromdocname))
            contnode = nodes.inline("", "", words, classes=contnode["classes"])
        place = self.places.get(key)
        if place is None:
            return cast("nodes.reference", contnode)  # Sphinx puts any node in place
        return make_refnode(builder, fromdocname, place.docname, anchor_id(key), contnode, tooltip)

    def resolve_any_xref(  # noqa: PLR0913, PLR0917 - Sphinx's signature
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> list[tuple[str, nodes.reference]]:
        """Return the links that ``any`` can mean."""
        found = []
        for kind in KINDS:
            reference = self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode)
            if reference is not None:
                found.append((f"report:{kind}", reference))
        return found

    def get_full_qualified_name(self, node: nodes.Element) -> str | None:
        """Return the name a reference is looked up by in other projects."""
        target = node.get("reftarget")
        return target if node.get("reftype") in KINDS else None

    def names(self, kind: ObjectKind) -> Sequence[str]:
        """Return the names of all objects of a kind, e.g. ``2023/T1``."""
        return [
            f"{year.year}/{item.id}"
            for year in self.complete_archive.years
            for item in items_of(year, kind)
        ]


def files_of(archive: Archive) -> tuple[str, ...]:
    """Return all data files of an archive, those of its years as well."""
    return (*archive.files, *(file for year in archive.years for file in year.files))


def key_of(kind: str, target: str) -> ObjectKey | None:
    """Return what a target such as ``2023/T1`` names."""
    text, _, identifier = target.partition("/")
    year = read_year(text)
    if year is None or not identifier:
        return None
    return next(((known, year, identifier) for known in KINDS if known == kind), None)
