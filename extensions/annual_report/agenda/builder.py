"""The builder that reads the contents of agenda items from the years' ``agenda.md``.

It writes nothing by itself: the command ``annual-report agenda`` runs it and takes the contents.
Other builders do not see these documents (see ``leave_out``): items are not part of the site.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sphinx.builders import Builder

from annual_report.agenda.reading import AgendaContent, read_content
from annual_report.config import Config
from annual_report.typst_writer.references import DOCUMENT_SCHEME

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config as SphinxConfig

DOCUMENT = "agenda"
"""The name of the document in a year's folder that holds the content of its item."""


class AgendaBuilder(Builder):
    """Gathers the contents of the agenda items of all years in ``contents``, by year's folder."""

    name = "agenda"
    format = "agenda"
    epilog = ""
    allow_parallel = False
    supported_image_types: ClassVar[list[str]] = ["image/svg+xml", "image/png", "image/jpeg"]

    contents: dict[str, AgendaContent]

    def init(self) -> None:
        """Begin without contents."""
        self.contents = {}

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield every ``agenda.md``: contents are gathered anew each time."""
        yield from (name for name in sorted(self.env.found_docs) if is_agenda(name))

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Return what stands for a document: an item has no address in the project."""
        return DOCUMENT_SCHEME + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Return what stands for a document, wherever the link stands."""
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Nothing to prepare."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Resolve the contents of items alone, not the documents of the reports."""
        super().write_documents({name for name in docnames if is_agenda(name)})

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Take the content of an ``agenda.md``."""
        self.contents[docname.rpartition("/")[0]] = read_content(doctree)

    def copy_assets(self) -> None:
        """Copy nothing."""


def is_agenda(docname: str) -> bool:
    """Return whether a document is the content of an agenda item."""
    return docname.rpartition("/")[2] == DOCUMENT


def leave_out(_app: Sphinx, config: SphinxConfig) -> None:
    """Hide the contents of agenda items from every build that is not for them."""
    values = Config.of(config)
    pattern = f"{values.reports_dir}/*/{DOCUMENT}.*"
    if values.agenda:
        # An item's content stands in no toctree, and its own words are only in the profiles.
        config.suppress_warnings = [*config.suppress_warnings, "toc.not_included"]
    else:
        config.exclude_patterns = [*config.exclude_patterns, pattern]


def setup_agenda_builder(app: Sphinx) -> None:
    """Register the builder."""
    app.add_builder(AgendaBuilder)
    app.connect("config-inited", leave_out)
