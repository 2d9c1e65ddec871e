"""Which language a page is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docutils import nodes

from annual_report.data.language_sets import set_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from annual_report.domain import ReportDomain


def page_language(env: BuildEnvironment, docname: str) -> str:
    """Return the language code of a document, e.g. ``"fi"``.

    It is what the page's front matter says (``lang``), else the language that names the folder
    of the year it lies in, else the language of the year's report the page lies in, else the
    project's ``language``. While a document is being read use :func:`language_while_reading`.
    """
    return _primary(env.metadata[docname].get("lang")) or _surrounding(env, docname)


def language_while_reading(env: BuildEnvironment, document: nodes.document) -> str:
    """Return the language of the document that is being read, as far as it has been read.

    The front matter is the first thing parsed; Sphinx collects it as metadata only when
    the whole document has been read.
    """
    first = document.first_child_not_matching_class(nodes.PreBibliographic)  # type: ignore[arg-type] # the stubs know no mixins
    head = document.children[first] if first is not None else None
    if isinstance(head, nodes.field_list):
        for field in head.findall(nodes.field):
            if field.children[0].astext() == "lang":
                return _primary(field.children[-1].astext()) or _surrounding(env, env.docname)
    return _surrounding(env, env.docname)


def _primary(tag: object) -> str:
    """Return the language of a tag such as ``sv-FI``."""
    return str(tag or "").strip().replace("_", "-").partition("-")[0].lower()


def _surrounding(env: BuildEnvironment, docname: str) -> str:
    domain = cast("ReportDomain", env.get_domain("report"))
    year = domain.archive.year_of_document(docname)
    if year is None:
        return _primary(env.config.language) or "en"
    return set_of(year, docname) or year.report.language
