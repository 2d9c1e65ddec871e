"""Images and figures."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.diagnostics import Warnings
from annual_report.typst_writer.attributes import attribute
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.lengths import typst_length
from annual_report.typst_writer.syntax import value

if TYPE_CHECKING:
    from docutils.nodes import Element

IMAGE_TYPES = {
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
"""The image formats Typst takes, by MIME type; the best for print first."""


class MediaMixin(TranslatorBase):
    """Images, figures, captions, legends."""

    def visit_image(self, node: Element) -> None:
        """Set an image; one that cannot be had is replaced by its alternative text."""
        self.anchors(node)
        name = self._image_file(node)
        alternative = attribute(node, "alt")
        inline = isinstance(node.parent, nodes.TextElement)
        if name is None:
            self._missing(node, inline=inline)
            raise nodes.SkipNode
        self.note_origin(node)
        self.call(
            "picture",
            name,
            alt=alternative or None,
            width=typst_length(attribute(node, "width")),
            height=typst_length(attribute(node, "height")),
            scale=attribute(node, "scale"),
            align=attribute(node, "align"),
            inline=inline or None,
        )
        self._after_space = False
        raise nodes.SkipNode

    def _missing(self, node: Element, *, inline: bool) -> None:
        text = attribute(node, "alt") or attribute(node, "uri", "")
        if inline:
            self.text(text)
        else:
            self.open_call("paragraph", node)
            self.text(text)
            self.close_call()

    def _image_file(self, node: Element) -> str | None:
        uri = str(attribute(node, "uri", ""))
        if "://" in uri and not uri.startswith("file:"):
            self.warn(
                Warnings.IMAGE,
                f'"{uri}" lies on another host and is not fetched; put the file in the project',
                node,
            )
            return None
        path = Path(self.builder.srcdir) / uri
        if not path.is_file():
            # Sphinx has already said that the image is not readable.
            return None
        if path.suffix.lower() not in (*IMAGE_TYPES.values(), ".jpeg"):
            self.warn(
                Warnings.IMAGE,
                f'"{uri}" is of a format the PDF cannot show; use SVG, PNG, JPEG, GIF or WebP',
                node,
            )
            return None
        digest = hashlib.sha256(uri.encode()).hexdigest()[:8]
        name = f"images/{digest}{path.suffix.lower()}"
        self.fragment.images[name] = str(path)
        return f"/{name}"

    def visit_figure(self, node: Element) -> None:
        """Begin a figure: its image, then its caption, then its legend."""
        self.note_origin(node)
        label = self.label_of(node)
        self.emit("figure-block(")
        for name, item in (
            ("label", label),
            ("number", self.figure_number(node, "figure")),
            ("align", attribute(node, "align")),
        ):
            if item:
                self.emit(f"{name}: {value(item)}, ")
        self.emit("{\n")

    def depart_figure(self, node: Element) -> None:
        """End a figure."""
        parts = (nodes.caption, nodes.legend)
        if not any(isinstance(child, parts) for child in node.children):
            self.emit("}")
        self.emit(");\n")

    def visit_caption(self, node: Element) -> None:
        """Set the caption of a figure; other captions are set where they stand."""
        if not isinstance(node.parent, nodes.figure):
            self.open_call("block-caption", node)
            return
        self.emit("}, caption: {\n")
        self._after_space = True
        self.anchors(node)

    def depart_caption(self, node: Element) -> None:
        """End a caption."""
        if not isinstance(node.parent, nodes.figure):
            self.close_call()
            return
        if not any(isinstance(child, nodes.legend) for child in node.parent.children):
            self.emit("}")

    def visit_legend(self, node: Element) -> None:
        """Set the legend of a figure."""
        self.emit("}, legend: {\n")
        self._after_space = True

    def depart_legend(self, node: Element) -> None:
        """End a legend."""
        self.emit("}")
