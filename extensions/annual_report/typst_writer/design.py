"""sphinx-design on paper: cards, grids, tabs, dropdowns, badges, buttons, icons.

Its components are containers that tell their name in ``design_component``; what HTML hides
until somebody clicks is set in full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes

from annual_report.diagnostics import Warnings
from annual_report.typst_writer.attributes import attribute, classes_of
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.syntax import Code, arguments, length

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils.nodes import Element, Node

COLORS = frozenset(
    {"primary", "secondary", "success", "info", "warning", "danger", "light", "muted", "dark"}
    | {"white", "black"}
)
"""The names of sphinx-design's colours."""

PARTS_OF_A_ROW = 12
_COLOR = re.compile(r"sd-(?:bg|btn|outline|btn-outline)-(\w+)")
_ICON_SIZE = re.compile(r'\b(width|height)="([\d.]+)(px|em|rem)"')
_MOST_COLUMNS = 3
"""Cards of a carousel side by side on paper."""


def _breakpoint_value(classes: Iterable[str], prefix: str) -> int | None:
    """Return what a component asks for on a narrow screen, which is as wide as paper.

    Classes name sizes of screens (``sd-col-xs-12``, ``sd-col-sm-6``), or none (``sd-col-4``).
    """
    found: dict[str, str] = {}
    for name in classes:
        if match := re.fullmatch(rf"{prefix}(?:(xs|sm|md|lg)-)?(\d+|auto)", name):
            found[match[1] or ""] = match[2]
    chosen = found.get("sm", found.get(""))
    return int(chosen) if chosen is not None and chosen != "auto" else None


def color_of(node: Element) -> str | None:
    """Return the colour a badge or button asks for."""
    for name in classes_of(node):
        if (match := _COLOR.fullmatch(name)) and match[1] in COLORS:
            return match[1]
    return None


def is_outlined(node: Element) -> bool:
    """Whether a badge or button is drawn as an outline."""
    return any("-outline-" in name for name in classes_of(node))


class DesignMixin(TranslatorBase):
    """The components of sphinx-design."""

    def visit_container(self, node: Element) -> None:
        """Set a component of sphinx-design; other containers are blocks, or nothing if empty."""
        if not node.children:
            self.anchors(node)
            raise nodes.SkipNode
        name = str(attribute(node, "design_component", ""))
        if not name or name == "div":
            super().visit_container(cast("nodes.container", node))
            return
        self.note_origin(node)
        if name in self._titled:
            self._titled_component(node, self._titled[name])
        elif name in self._framed:
            self.anchors(node)
            self.open_call(self._framed[name], **self._card_options(node))
            self._all(node.children)
            self.close_call()
        elif name in ("grid-row", "card-carousel"):
            self._row(node)
        else:
            self.anchors(node)
            self._all(node.children)
        raise nodes.SkipNode

    _framed = {  # noqa: RUF012 - read only
        "card": "card",
        "card-header": "card-header",
        "card-title": "card-title",
        "card-body": "card-body",
        "card-footer": "card-footer",
        "tab-set": "tab-set",
    }
    """Components with a frame of their own, and its template function."""
    _titled = {"dropdown": "dropdown", "tab-item": "tab-item", "aside": "aside"}  # noqa: RUF012 - read only
    """Components whose first child may be their title."""

    def _all(self, children: Iterable[Node]) -> None:
        for child in children:
            child.walkabout(self)

    def _card_options(self, node: Element) -> dict[str, Any]:
        """Return how a card is drawn: its cell may have drawn its frame."""
        if attribute(node, "design_component") != "card":
            return {}
        width = _breakpoint_value(classes_of(node), "sd-w-")
        return {
            "framed": False if _is_cell(node) else None,
            "width": Code(f"{width}%") if width and not _is_cell(node) else None,
        }

    def _titled_component(self, node: Element, function: str) -> None:
        self.anchors(node)
        children = list(node.children)
        title = children.pop(0) if children and isinstance(children[0], nodes.rubric) else None
        self.emit(f"{function}(")
        if title is not None:
            self.emit("title: {\n")
            self._after_space = True
            self.anchors(cast("Element", title))
            self._all(title.children)
            self.emit("}, ")
        self.emit("{\n")
        self._after_space = True
        self._all(children)
        self.close_call()

    def _row(self, node: Element) -> None:
        """Set the items of a row as cells; cells that say no width share it evenly."""
        self.anchors(node)
        items = [c for c in node.children if isinstance(c, nodes.container)]
        for child in node.children:
            if child not in items:
                child.walkabout(self)
        count = _breakpoint_value(classes_of(node), "sd-row-cols-")
        if attribute(node, "design_component") == "card-carousel":
            wanted = _breakpoint_value(classes_of(node), "sd-card-cols-") or _MOST_COLUMNS
            count = min(wanted, _MOST_COLUMNS)
        named = {
            "columns": min(count or len(items) or 1, PARTS_OF_A_ROW),
            "natural": any("sd-col-auto" in classes_of(item) for item in items) or None,
        }
        self.emit(f"design-row({arguments(named)}")
        for item in items:
            part = {
                "parts": _breakpoint_value(classes_of(item), "sd-col-"),
                "framed": any(_is_cell(card) for card in (item, *item.children)),
            }
            self.emit(f"({arguments(part)}body: {{\n")
            self._after_space = True
            if attribute(item, "design_component") == "grid-item":
                self.anchors(item)
                self._all(item.children)
            else:
                item.walkabout(self)
            self.emit("}), ")
        self.emit(");\n")

    # Text within a component

    def visit_PassthroughTextElement(self, node: Element) -> None:  # noqa: N802 - named after the node
        """Set the text of a card's title, or the link that makes a card a link."""
        links = [child for child in node.children if _is_stretched(child)]
        if links:
            self.open_call("card-link", node)

    def depart_PassthroughTextElement(self, node: Element) -> None:  # noqa: N802 - named after the node
        """End the text."""
        if any(_is_stretched(child) for child in node.children):
            self.close_call()

    def visit_sd_badge(self, node: Element) -> None:
        """Set a badge as a word on its colour, its explanation after it."""
        self.anchors(node)
        self._open_badge(node)

    def depart_sd_badge(self, node: Element) -> None:
        """End a badge."""
        self.close_inline()
        if tooltip := attribute(node, "tooltip"):
            self.text(f" ({tooltip})")

    def _open_badge(self, node: Element) -> None:
        function = "button" if "sd-btn" in classes_of(node) else "badge"
        named = {"color": color_of(node), "outlined": is_outlined(node) or None}
        self.emit(f"{function}({arguments(named)}{{")

    def visit_reference(self, node: Element) -> None:
        """Set a link; a badge or a button that is one keeps its look."""
        if _is_drawn(node):
            self._open_badge(node)
        super().visit_reference(cast("nodes.reference", node))

    def depart_reference(self, node: Element) -> None:
        """End a link."""
        super().depart_reference(cast("nodes.reference", node))
        if _is_drawn(node):
            self.close_inline()

    def visit_sd_line_break(self, node: Element) -> None:
        """Set a break between the lines of a button."""
        self.emit("linebreak();\n")
        self._after_space = True
        raise nodes.SkipNode

    def visit_sd_icon(self, node: Element) -> None:
        """Draw an icon beside its text, as decoration, in the colour of the text."""
        svg = str(attribute(node, "svg", ""))
        size = {
            name: length(float(number) * 0.75) if unit == "px" else Code(f"{number}em")
            for name, number, unit in _ICON_SIZE.findall(svg)
        }
        self.call("icon", _as_file(svg), spaced="sd-pr-" in svg or None, **size)
        self._after_space = False
        raise nodes.SkipNode

    def visit_fontawesome(self, node: Element) -> None:
        """Leave out an icon of a font that the project does not hold; say where it is alone."""
        if not node.parent.astext().strip():
            name = attribute(node, "icon", "")
            text = f'the icon "{name}" is left out of the PDF, and no text stands beside it'
            self.warn(Warnings.UNSUPPORTED, text, node)
        raise nodes.SkipNode


def _is_cell(node: Node) -> bool:
    """Whether a card is all there is in a cell of a row, which then draws its frame."""
    if not isinstance(node, nodes.container) or node.get("design_component") != "card":
        return False
    parent = node.parent
    alone = parent.get("design_component") == "grid-item" and len(parent.children) == 1
    return alone or parent.get("design_component") == "card-carousel"


def _is_stretched(node: Node) -> bool:
    return isinstance(node, nodes.Element) and "sd-stretched-link" in classes_of(node)


def _is_drawn(node: Element) -> bool:
    return bool({"sd-badge", "sd-btn"} & set(classes_of(node)))


def _as_file(svg: str) -> str:
    """Return the SVG of a page as a file of its own, its size left to who sets it."""
    return _ICON_SIZE.sub("", svg).replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
