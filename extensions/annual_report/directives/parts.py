"""Small pieces that several directives show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from annual_report.directives.choices import UNKNOWN
from annual_report.nodes import status_badge
from annual_report.view import OBJECT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annual_report.data.enums import Status
    from annual_report.data.model import SourceReference
    from annual_report.data.values import LocalizedText
    from annual_report.view import ObjectKey, ObjectKind, Page


def paragraph(text: str) -> nodes.paragraph:
    """Return a paragraph with a text as it is."""
    return nodes.paragraph("", "", nodes.Text(text))


def note(text: str) -> nodes.paragraph:
    """Return a note under a table."""
    result = paragraph(text)
    result["classes"].append("report-note")
    return result


def unknown_inline(page: Page) -> nodes.inline:
    """Return the words for what is not known."""
    return nodes.inline("", page.say(UNKNOWN), classes=["report-unknown"])


def unknown(page: Page) -> nodes.paragraph:
    """Return a cell's paragraph that says that it is not known."""
    return nodes.paragraph("", "", unknown_inline(page))


def badge(status: Status | None, page: Page) -> status_badge:
    """Return a status as its word, to which outputs add a shape."""
    code = status.value if status else "unknown"
    text = page.label(status) if status else page.say(UNKNOWN)
    return status_badge("", text, status=code)


def caption_title(page: Page, caption: str, group: str = "") -> nodes.title:
    """Return the caption of a table: the writer's or the default one, and the group's name."""
    title = nodes.title()
    if page.caption:
        title.extend(node.deepcopy() for node in page.caption)
    else:
        title += nodes.Text(caption)
    if group:
        title += nodes.Text(f": {group}")
    return title


def list_caption(page: Page) -> list[nodes.Node]:
    """Return the caption that was asked for, over what is no table and has none of its own."""
    if not page.caption:
        return []
    caption = [node.deepcopy() for node in page.caption]
    return [nodes.paragraph("", "", *caption, classes=["report-caption"])]


def named(text: str, key: ObjectKey) -> list[nodes.Node]:
    """Return an item's name, marked for the anchor that it will be if its place is here."""
    return [nodes.inline("", text, **{OBJECT: key})]


def link(kind: ObjectKind, year: int, identifier: str, page: Page) -> addnodes.pending_xref:
    """Return a link to an objective or a project, whose text is its title."""
    return addnodes.pending_xref(
        "",
        nodes.inline("", identifier, classes=["xref", "report", f"report-{kind}"]),
        refdoc=page.docname,
        refdomain="report",
        reftype=kind,
        reftarget=f"{year}/{identifier}",
        refexplicit=False,
        refwarn=False,  # the data that has the reference is checked elsewhere
    )


def links(
    kind: ObjectKind, year: int, identifiers: Sequence[str], page: Page
) -> list[nodes.Node] | None:
    """Return links to objectives or projects as a cell's content."""
    found: list[list[nodes.Node]] = [[link(kind, year, item, page)] for item in identifiers]
    if not found:
        return None
    return [bullet_list(found)] if len(found) > 1 else [nodes.paragraph("", "", *found[0])]


def texts(items: Sequence[LocalizedText], page: Page) -> list[nodes.Node] | str | None:
    """Return texts as a cell's content: one as it is, several as a list."""
    if len(items) < 2:  # noqa: PLR2004 - a list of one is no list
        return page.text(items[0]) if items else None
    return [bullet_list(page.text(item) for item in items)]


def bullet_list(items: Iterable[str | Sequence[nodes.Node]]) -> nodes.bullet_list:
    """Return a bullet list of texts or of inline nodes."""
    result = nodes.bullet_list("", bullet="-")
    for item in items:
        content = [nodes.Text(item)] if isinstance(item, str) else item
        result += nodes.list_item("", nodes.paragraph("", "", *content))
    return result


def facts(pairs: Iterable[tuple[str, Sequence[nodes.Node]]]) -> nodes.field_list:
    """Return a list of facts: names with their block nodes."""
    result = nodes.field_list(classes=["report-facts"])
    for name, body in pairs:
        result += nodes.field("", nodes.field_name("", name), nodes.field_body("", *body))
    return result


def citations(sources: Iterable[SourceReference], page: Page) -> list[nodes.Node]:
    """Return inline citations, each after a space."""
    result: list[nodes.Node] = []
    for source in sources:
        result += [nodes.Text(" "), page.cite(source)]
    return result


def sources_note(sources: Sequence[SourceReference], page: Page) -> list[nodes.Node]:
    """Return the note that names the sources, or nothing when there are none."""
    if not sources:
        return []
    head = page.say("Source:") if len(sources) == 1 else page.say("Sources:")
    body: list[nodes.Node] = [nodes.Text(head)]
    for index, source in enumerate(sources):
        body += [nodes.Text(", " if index else " "), page.cite(source)]
    return [nodes.paragraph("", "", *body, classes=["report-note", "report-sources"])]


def shared_sources(
    items: Sequence[Sequence[SourceReference]],
) -> tuple[SourceReference, ...]:
    """Return the sources that all of the items rest on, in the order of the first."""
    if not items:
        return ()
    return tuple(source for source in items[0] if all(source in other for other in items))
