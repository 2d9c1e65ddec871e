"""The builder of format ``typst``.

As ``-b typst`` it writes the Typst projects and the PDFs of all years. In an HTML build an
object of it stands in for the builder while the PDF side resolves its doctrees.
"""

from __future__ import annotations

from contextlib import contextmanager
from copy import deepcopy
from typing import TYPE_CHECKING, Any, ClassVar

from sphinx.builders import Builder
from sphinx.util.tags import Tags

from annual_report.typst_writer.media import IMAGE_TYPES
from annual_report.typst_writer.references import DOCUMENT_SCHEME
from annual_report.typst_writer.translator import TypstTranslator

_TAG_PREFIXES = ("", "format_", "builder_")
_CITATIONS = "cite"
"""The domain of sphinxcontrib-bibtex: resolving adds to the entries it keeps."""

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class TypstBuilder(Builder):
    """Writes Typst and PDFs. The work is the one pass's, at ``write-started``."""

    name = "typst"
    format = "typst"
    epilog = "The PDFs are in %(outdir)s/pdf."
    default_translator_class = TypstTranslator
    supported_image_types: ClassVar[list[str]] = list(IMAGE_TYPES)
    supported_remote_images = True  # so that Sphinx fetches nothing; the writer refuses them
    allow_parallel = True

    def __init__(self, app: Sphinx, env: BuildEnvironment) -> None:
        super().__init__(app, env)
        self.referred: set[str] = set()
        """The documents that references were resolved to: what they are called may be shown."""

    def get_outdated_docs(self) -> str | list[str]:
        """Nothing is written document by document."""
        return []

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Return what the writer knows a document by."""
        return DOCUMENT_SCHEME + docname

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Return what the writer knows a document by, wherever the link stands."""
        self.referred.add(to)
        return self.get_target_uri(to, typ)

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Nothing to prepare."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write nothing: the years were written whole."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """Write nothing: the years were written whole."""

    def copy_assets(self) -> None:
        """Copy nothing: the Typst projects hold what they need."""


@contextmanager
def standing_in(app: Sphinx) -> Iterator[TypstBuilder]:
    """Let a builder of format ``typst`` stand in for the application's builder.

    Post-transforms, ``only`` and the resolving of references ask for the builder, its class
    and its tags; all are put back afterwards, and so is the data that sphinxcontrib-bibtex
    changes while it resolves.
    """
    env, builder, tags = app.env, app.builder, app.tags
    own = {prefix + tag for tag in (builder.format, builder.name) for prefix in _TAG_PREFIXES}
    cited = env.domaindata.get(_CITATIONS)
    builder_class = getattr(env, "_builder_cls", None)
    app.tags = Tags([tag for tag in tags if tag not in own])
    app.builder = stand_in = TypstBuilder(app, env)
    if builder_class is not None:
        env._builder_cls = TypstBuilder  # noqa: SLF001 - Sphinx 9 asks the environment
    if cited is not None:
        _give_data(env, deepcopy(cited))
    try:
        yield stand_in
    finally:
        app.builder, app.tags = builder, tags
        if builder_class is not None:
            env._builder_cls = builder_class  # noqa: SLF001 - as above
        if cited is not None:
            _give_data(env, cited)


def _give_data(env: BuildEnvironment, data: dict[str, Any]) -> None:
    env.domaindata[_CITATIONS] = data
    env.domains[_CITATIONS].data = data
