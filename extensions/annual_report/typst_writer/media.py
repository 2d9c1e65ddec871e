"""Images and figures."""

from __future__ import annotations

import hashlib
import os
from errno import ENOENT
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.diagnostics import Warnings
from annual_report.svg import FORMATS
from annual_report.typst_writer.attributes import attribute, classes_of
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.images import ImageError, ImageFile, convert, examine
from annual_report.typst_writer.lengths import typst_length
from annual_report.typst_writer.syntax import Code, arguments, length

if TYPE_CHECKING:
    from docutils.nodes import Element, Node

IMAGE_TYPES = {
    "image/svg+xml": ".svg",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/gif": ".gif",
    "image/webp": ".webp",
}
"""The image formats Typst takes, by MIME type; the best for print first."""

POINTS = 0.75
"""Points of a CSS pixel."""
_CARD_IMAGE = "sd-card-img"
"""What the classes begin with of an image that fills the width of its card."""
LINE_WIDTH = 396.0
"""Points of a line of text: an image within a line is no wider."""


def is_alone(image: Element) -> bool:
    """Whether an image, or a link that holds one, is a block rather than a part of a line."""
    node: Element = image
    parent = node.parent
    while isinstance(parent, nodes.TextElement):
        if any(child is not node and _is_visible(child) for child in parent.children):
            return False
        node, parent = parent, parent.parent
    return True


def _is_visible(node: Node) -> bool:
    return bool(node.astext().strip()) or isinstance(node, nodes.image)


def is_picture(paragraph: Element) -> bool:
    """Whether a paragraph is one image."""
    images = list(paragraph.findall(nodes.image))
    return len(images) == 1 and is_alone(images[0])


class MediaMixin(TranslatorBase):
    """Images, figures, captions, legends."""

    def visit_image(self, node: Element) -> None:
        """Set an image in its size, at most as wide as the text; else its alternative text."""
        self.anchors(node)
        path = self._image_path(node)
        found = self._examined(path, node) if path else None
        if path is None or found is None:
            self._missing(node)
            raise nodes.SkipNode
        block = is_alone(node)
        edge = any(name.startswith(_CARD_IMAGE) for name in classes_of(node))
        if edge:
            node["width"] = "100%"
        self.note_origin(node)
        self.call(
            "picture" if block else "picture-in-line",
            self._project_name(path, found),
            alt=attribute(node, "alt") or None,
            align=attribute(node, "align") if block else None,
            to_edge=edge or None,
            **self._size(node, found, block=block),
        )
        self._after_space = False
        raise nodes.SkipNode

    def _missing(self, node: Element) -> None:
        text = str(attribute(node, "alt", ""))
        if is_alone(node):
            self.open_call("paragraph", node)
            self.text(text)
            self.close_call()
        else:
            self.text(text)

    def _image_path(self, node: Element) -> Path | None:
        """Return the file of an image, the best of several formats for print."""
        uri = str(attribute(node, "uri", ""))
        if "://" in uri and not uri.startswith("file:"):
            self.warn(
                Warnings.IMAGE,
                f'"{uri}" lies on another host and is not fetched; put the file in the project',
                node,
            )
            return None
        candidates = attribute(node, "candidates", {})
        if "*" not in candidates and "?" not in candidates:
            chosen = [candidates[kind] for kind in IMAGE_TYPES if kind in candidates]
            if candidates and not chosen:
                text = f'"{uri}" is of a format the PDF cannot show; use {FORMATS}'
                self.warn(Warnings.IMAGE, text, node)
                return None
            uri = chosen[0] if chosen else uri
        path = Path(self.builder.srcdir) / uri
        if path.is_file():
            return path
        if uri in self.builder.env.images:  # it was there when the document was read
            raise FileNotFoundError(ENOENT, os.strerror(ENOENT), str(path))
        return None  # Sphinx has told of it

    def _examined(self, path: Path, node: Element) -> ImageFile | None:
        uri = str(attribute(node, "uri", ""))
        try:
            found = examine(path)
        except ImageError as fault:
            self.warn(Warnings.IMAGE, f'the image "{uri}" is left out of the PDF: {fault}', node)
            return None
        if found.lost:
            text = f'the image "{uri}" loses {found.lost} in the PDF; save it without'
            self.warn(Warnings.IMAGE, text, node)
        return found

    def _project_name(self, path: Path, found: ImageFile) -> str:
        """Note the file for the Typst project, and return its path there."""
        digest = hashlib.sha256(path.as_posix().encode()).hexdigest()[:8]
        if found.convert:
            target = (
                Path(self.builder.doctreedir) / "annual_report_images" / f"{digest}{found.suffix}"
            )
            convert(path, target)
            path = target
        name = f"images/{digest}{found.suffix}"
        self.fragment.images[name] = str(path)
        return f"/{name}"

    @staticmethod
    def _size(node: Element, found: ImageFile, *, block: bool) -> dict[str, object]:
        """Return width and height in points or as a share of the line, and their proportion."""
        width, height = (typst_length(attribute(node, name)) for name in ("width", "height"))
        scale = float(attribute(node, "scale", 100)) / 100
        if found.width is None or found.height is None:
            return {"width": width, "height": height}
        aspect = found.height / found.width
        if width is None and height is None:
            width = length(round(found.width * POINTS * scale, 2))
        elif width is None and height is not None and height.endswith("pt"):
            width = length(round(float(height[:-2]) / aspect, 2))
            height = None
        if not block and width is not None and width.endswith("pt"):
            width = length(min(float(width[:-2]), LINE_WIDTH))
        return {"width": width, "height": height, "aspect": Code(f"{aspect:.5g}")}

    def visit_figure(self, node: Element) -> None:
        """Set a figure: its image, its caption below, then its legend."""
        self.note_origin(node)
        named = {
            "label": self.label_of(node),
            "number": self.figure_number(node, "figure"),
            "align": attribute(node, "align"),
            "width": typst_length(attribute(node, "width")),
        }
        self.emit(f"figure-block({arguments(named)}{{\n")
        self._after_space = True

    def depart_figure(self, node: Element) -> None:
        """End a figure."""
        parts = (nodes.caption, nodes.legend)
        if not any(isinstance(child, parts) for child in node.children):
            self.emit("}")
        self.emit(");\n")

    def visit_caption(self, node: Element) -> None:
        """Set the caption of a figure with its number; others are set where they stand."""
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
        """Set the legend of a figure under its caption."""
        self.emit("}, legend: {\n")
        self._after_space = True

    def depart_legend(self, node: Element) -> None:
        """End a legend."""
        self.emit("}")
