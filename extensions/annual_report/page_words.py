"""Words that Sphinx puts into documents, said in the language of the page.

Sphinx's directives write their words when they are read, in the language of the project: the
notes on versions, the titles of tasks, the names of the fields of a description.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.domains.changeset import versionlabels
from sphinx.ext.todo import todo_node
from sphinx.transforms.post_transforms import SphinxPostTransform

from annual_report.language import page_language
from annual_report.sphinx_words import VERSIONS, field_of, gettext_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx


class SayInPageLanguage(SphinxPostTransform):
    """Says Sphinx's words again, for every output."""

    default_priority = 20

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - the signature of transforms
        """Replace the words in the document."""
        word = gettext_of(page_language(self.env, self.env.docname))
        for note in self.document.findall(addnodes.versionmodified):
            _say_version(note, word)
        for task in self.document.findall(todo_node):
            if task.children and isinstance(task.children[0], nodes.title):
                task.children[0].children = [nodes.Text(word("Todo"))]
        for content in self.document.findall(addnodes.desc_content):
            for field in content.findall(nodes.field):
                name = field.children[0]
                known = field_of(name.astext(), str(self.config.language))
                if isinstance(name, nodes.field_name) and known:
                    name.children = [nodes.Text(word(known))]


def _say_version(note: addnodes.versionmodified, word: Callable[[str], str]) -> None:
    first = note.next_node(nodes.inline)
    kind, version = note["type"], note["version"]
    if first is None or "versionmodified" not in first["classes"] or kind not in VERSIONS:
        return
    said, wanted = str(versionlabels[kind]) % version, word(VERSIONS[kind]) % version
    first.children = [nodes.Text(first.astext().replace(said, wanted, 1))]


def setup_page_words(app: Sphinx) -> None:
    """Register the transform."""
    app.add_post_transform(SayInPageLanguage)
