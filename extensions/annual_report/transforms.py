"""What is done to views before an output is written."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from annual_report.citations import cite_again
from annual_report.directives.base import set_source
from annual_report.language import page_language
from annual_report.table_body import tbody
from annual_report.view import HAS_VIEWS, OBJECT, VIEW, Page, View

if TYPE_CHECKING:
    from annual_report.domain import ReportDomain


class RenderViews(SphinxPostTransform):
    """Renders views again to which other documents add something, and sets the anchors.

    Before Sphinx resolves references (priority 10), which are part of what is rendered.
    """

    default_priority = 4

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - the signature of transforms
        """Look at every node that carries a view."""
        if HAS_VIEWS not in self.document:
            return
        for node in list(self.document.findall(nodes.Element)):
            if VIEW not in node.attributes:
                continue
            if "report_caption" in node:
                for figure in node["report_caption"].findall(nodes.Element):
                    if VIEW in figure.attributes:
                        self._render(figure)
            self._render(node)

    def _render(self, node: nodes.Element) -> None:
        """Render a view again if other documents add to its years; then set its anchors."""
        domain = cast("ReportDomain", self.env.get_domain("report"))
        view: View = node[VIEW]
        if domain.defined_years and (view.is_archive_wide or view.year in domain.defined_years):
            self._replace(node, view, domain)
        anchors = domain.anchors_of(view)
        for name in [n for n in node.findall(nodes.inline) if OBJECT in n.attributes]:
            identifier = anchors.pop(name[OBJECT], None)
            if identifier is None:
                name.replace_self(name.children)
            else:
                target = nodes.target("", "", ids=[identifier], classes=["report-anchor"])
                target += name.children
                name.replace_self(target)

    def _replace(self, node: nodes.Element, view: View, domain: ReportDomain) -> None:
        caption = node.get("report_caption")
        page = Page(
            archive=domain.complete_archive,
            docname=view.docname,
            year=view.year,
            language=page_language(self.env, view.docname),
            cite=cite_again(self.env, view.docname, node.findall(addnodes.pending_xref)),
            caption=caption.children if caption is not None else (),
        )
        earlier = list(node.findall(nodes.table))
        node.children = []
        node += page.render(view)
        node.attributes.update(view.attributes(page.archive))
        set_source(node)
        # The numbers and labels of tables hang on the ids they got when they were read.
        for index, (old, new) in enumerate(zip_longest(earlier, list(node.findall(nodes.table)))):
            if old is not None and new is not None:
                new["ids"], new["names"] = old["ids"], old["names"]
            elif new is not None:
                new["ids"] = [f"report-table-{view.number}-{index}"]


def _bodies(document: nodes.document) -> list[tbody]:
    return list(document.findall(tbody)) if HAS_VIEWS in document else []


class HoldRows(SphinxTransform):
    """Keeps the rows of data from the transforms of reading, which are for what somebody wrote.

    Data is no markup: there are no footnotes, targets, substitutions or quotes in it to see to.
    Of a table of a thousand rows they would look at twelve thousand nodes forty times.
    """

    default_priority = 5  # before all of Sphinx's

    def apply(self, **kwargs: object) -> None:  # noqa: ARG002 - the signature of transforms
        """Put the rows aside."""
        for body in _bodies(self.document):
            body.hold()


class ReleaseRows(SphinxTransform):
    """Gives the rows back before Sphinx looks for what the document holds (priority 880)."""

    default_priority = 870

    def apply(self, **kwargs: object) -> None:  # noqa: ARG002 - the signature of transforms
        """Put the rows back in their places."""
        for body in _bodies(self.document):
            body.release()


class KeepNames(SphinxPostTransform):
    """Takes names out of their anchors for plain text, where Sphinx leaves out what is in them."""

    formats = ("text",)
    default_priority = RenderViews.default_priority + 1

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - the signature of transforms
        """Put the names in the places of the anchors."""
        for anchor in list(self.document.findall(nodes.target)):
            if "report-anchor" in anchor["classes"]:
                anchor.parent.replace(anchor, anchor.children)


class FillSpannedCells(SphinxPostTransform):
    """Gives the tables of views a cell in every row for outputs without spanning ones."""

    formats = ("man",)
    default_priority = RenderViews.default_priority + 1

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - the signature of transforms
        """Put an empty cell where one spans from above; cells of views span no columns."""
        for table in self.document.findall(nodes.table):
            if "report-table" in table["classes"]:
                for body in table.findall(nodes.tbody):
                    self._fill(body)

    @staticmethod
    def _fill(body: nodes.tbody) -> None:
        spanning: dict[int, int] = {}
        for row in body.findall(nodes.row):
            waiting = list(row.findall(nodes.entry))
            entries: list[nodes.entry] = []
            while waiting or spanning.get(len(entries)):
                column = len(entries)
                if spanning.get(column):
                    spanning[column] -= 1
                    entries.append(nodes.entry())
                else:
                    entry = waiting.pop(0)
                    spanning[column] = entry.attributes.pop("morerows", 0)
                    entries.append(entry)
            row.children = []
            row.extend(entries)
