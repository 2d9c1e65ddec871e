"""sphinx-design on paper: cards, grids, tabs, dropdowns, badges, buttons, icons.

Its components are containers that tell their name in ``design_component``; what HTML hides
until somebody clicks is set in full.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

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
MOST_CARDS = 3
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
        name = str(attribute(node, "design_component", ""))
        if not node.children:
            self.anchors(node)
        elif name and name != "div":
            self.note_origin(node)
            self.anchors(node)
            getattr(self, f"design_{name.replace('-', '_')}", self._passed)(node)
        else:
            super().visit_container(cast("nodes.container", node))
            return
        raise nodes.SkipNode

    def _passed(self, node: Element) -> None:
        """Set what a component holds, as it is."""
        self._all(node.children)

    def _all(self, children: Iterable[Node]) -> None:
        for child in children:
            child.walkabout(self)

    def _frame(self, function: str, node: Element, **named: object) -> None:
        self.open_call(function, None, **named)
        self._all(node.children)
        self.close_call()

    def design_card(self, node: Element) -> None:
        """A frame around its parts."""
        width = _breakpoint_value(classes_of(node), "sd-w-")
        cell = _is_cell(node)
        self._frame(
            "card",
            node,
            framed=False if cell else None,
            width=Code(f"{width}%") if width and not cell else None,
        )

    def design_card_header(self, node: Element) -> None:
        """A strip at the top of its card."""
        self._frame("card-header", node)

    def design_card_title(self, node: Element) -> None:
        """A line in bold at the top of the text."""
        self._frame("card-title", node)

    def design_card_body(self, node: Element) -> None:
        """The text of its card."""
        self._frame("card-body", node)

    def design_card_footer(self, node: Element) -> None:
        """A strip at the foot of its card."""
        self._frame("card-footer", node)

    def design_tab_set(self, node: Element) -> None:
        """Its tabs under each other, beside a bar."""
        self._frame("tab-set", node)

    def design_tab_item(self, node: Element) -> None:
        """Its content under its label."""
        self._titled("tab-item", node)

    def design_dropdown(self, node: Element) -> None:
        """A frame, opened: its title in a strip, its content below."""
        self._titled("dropdown", node)

    def design_aside(self, node: Element) -> None:
        """A box in the text, in full width."""
        self._titled("aside", node)

    def _titled(self, function: str, node: Element) -> None:
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

    def design_grid_row(self, node: Element) -> None:
        """Its items side by side, as many as on a narrow screen; cards fill their cells."""
        items = [child for child in node.children if isinstance(child, nodes.container)]
        count = _breakpoint_value(classes_of(node), "sd-row-cols-")
        self._row(node, items, min(count or len(items) or 1, PARTS_OF_A_ROW))

    def design_card_carousel(self, node: Element) -> None:
        """Its cards in rows, at most three side by side."""
        items = [child for child in node.children if isinstance(child, nodes.container)]
        count = _breakpoint_value(classes_of(node), "sd-card-cols-")
        self._row(node, items, min(count or MOST_CARDS, MOST_CARDS))

    def _row(self, node: Element, items: list[nodes.container], columns: int) -> None:
        self._all(child for child in node.children if child not in items)
        named = {
            "columns": columns,
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
            item.walkabout(self)
            self.emit("}), ")
        self.emit(");\n")

    # Text within a component

    def visit_PassthroughTextElement(self, node: Element) -> None:  # noqa: N802 - named after the node
        """Set the text of a card's title, or the link of a card as a line of its own."""
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
        """Leave out an icon of a font that is not there; where it is alone, say so.

        A link that is only an icon shows its address.
        """
        if not node.parent.astext().strip():
            name = attribute(node, "icon", "")
            text = f'the icon "{name}" is left out of the PDF, and no text stands beside it'
            self.warn(Warnings.UNSUPPORTED, text, node)
            self.text(str(attribute(node.parent, "refuri", "")))
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
