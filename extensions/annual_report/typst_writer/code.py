"""Blocks of code."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from annual_report.typst_writer.attributes import attribute
from annual_report.typst_writer.base import TranslatorBase
from annual_report.typst_writer.syntax import arguments

if TYPE_CHECKING:
    from docutils.nodes import Element

LANGUAGES = {
    "default": "python",
    "python3": "python",
    "py3": "python",
    "pycon": "python",
    "pycon3": "python",
    "ipython": "python",
    "ipython3": "python",
    "console": "bash",
    "shell": "bash",
    "shell-session": "bash",
    "sh-session": "bash",
    "bash-session": "bash",
    "zsh": "bash",
    "restructuredtext": "rst",
    "rest": "rst",
    "myst": "md",
    "jsonc": "json",
    "json5": "json",
    "dosini": "ini",
    "cfg": "ini",
    "docker": "dockerfile",
    "pwsh": "powershell",
    "html+jinja": "html",
    "html+django": "html",
    "none": "",
    "text": "",
    "guess": "",
}
"""Names of languages that Pygments knows and Typst does not, with what Typst calls them.

A language that Typst does not know is set without colours.
"""


class CodeMixin(TranslatorBase):
    """Literal blocks, doctests, code with captions, line numbers and emphasised lines."""

    def visit_literal_block(self, node: Element) -> None:
        """Set code in colours, its lines numbered and emphasised as the author asks."""
        self.anchors(node)
        if node.rawsource != node.astext():
            # A parsed literal: its lines hold markup.
            self.open_call("preformatted", node)
            self._preserve_space += 1
            return
        language = str(attribute(node, "language", ""))
        options = attribute(node, "highlight_args", {})
        self.note_origin(node)
        self.call(
            "code-block",
            node.astext().removesuffix("\n"),
            lang=LANGUAGES.get(language, language) or None,
            first_line=int(options.get("linenostart", 1)) if attribute(node, "linenos") else None,
            emphasized=[int(line) for line in options.get("hl_lines", ())] or None,
        )
        raise nodes.SkipNode

    def depart_literal_block(self, node: Element) -> None:
        """End lines with markup."""
        self._preserve_space -= 1
        self.close_call()

    def visit_doctest_block(self, node: Element) -> None:
        """Set an interactive session as code."""
        self.anchors(node)
        self.note_origin(node)
        self.call("code-block", node.astext().removesuffix("\n"), lang="python")
        raise nodes.SkipNode

    def visit_container(self, node: Element) -> None:
        """Set code under its caption; other containers are blocks."""
        if not attribute(node, "literal_block"):
            super().visit_container(cast("nodes.container", node))
            return
        self.note_origin(node)
        named = {"number": self.figure_number(node, "code-block"), "label": self.label_of(node)}
        self.emit(f"code-figure({arguments(named)}caption: {{\n")
        self._after_space = True
        captions = [child for child in node.children if isinstance(child, nodes.caption)]
        for caption in captions:
            self.anchors(caption)
            for child in caption.children:
                child.walkabout(self)
        self.next_content()
        for child in node.children:
            if child not in captions:
                child.walkabout(self)
        self.close_call()
        raise nodes.SkipNode

    def visit_highlightlang(self, node: Element) -> None:
        """Leave it out: the language of code was taken up when the document was read."""
        raise nodes.SkipNode
