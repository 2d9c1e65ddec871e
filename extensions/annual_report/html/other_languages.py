"""Links from a page to the same page in the other languages it exists in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from annual_report.data.language_sets import counterparts
from annual_report.html.site_address import address, page_path, site_address
from annual_report.i18n import message
from annual_report.language import page_language

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

    from annual_report.data.model import Archive


@dataclass(frozen=True, kw_only=True)
class OtherLanguage:
    """The page ``docname`` in another language; ``title`` is said in that language."""

    docname: str
    language: str
    title: str


def other_languages(
    env: BuildEnvironment, archive: Archive, docname: str
) -> tuple[OtherLanguage, ...]:
    """Return the page in other languages, none where it exists in one or outside the years."""
    year = archive.year_of_document(docname)
    if year is None or docname not in env.titles:
        return ()
    return tuple(
        OtherLanguage(docname=other, language=language, title=message(language, "In English"))
        for language, other in counterparts(year, docname, env.titles).items()
    )


def alternate_links(
    builder: StandaloneHTMLBuilder, docname: str, others: tuple[OtherLanguage, ...]
) -> tuple[tuple[str, str], ...]:
    """Return language and address of the page and its others; absolute where the site's is known.

    Search engines want each page to name itself as well.
    """
    if not others:
        return ()
    site = site_address(builder.config)
    pairs = [(page_language(builder.env, docname), docname)]
    pairs += [(other.language, other.docname) for other in others]
    return tuple(
        (
            language,
            address(site, page_path(builder, name))
            if site
            else builder.get_relative_uri(docname, name) or "#",
        )
        for language, name in sorted(pairs)
    )
