"""What the templates get to know of a page: its language, its year, and what lies around it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any

from annual_report import open_data
from annual_report.data.language_sets import is_in_second_set
from annual_report.html.changes import changes_place
from annual_report.html.data_files import address_of
from annual_report.html.frame import year_view
from annual_report.html.navigation import Navigation, index_of, neighbours, years_with_pages
from annual_report.html.numbers import numbers_in_language
from annual_report.html.other_languages import alternate_links, other_languages
from annual_report.i18n import message
from annual_report.language import page_language
from annual_report.sphinx_words import gettext_of
from annual_report.staging.site import is_site
from annual_report.text_languages import in_html
from annual_report.year_names import invented_note

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders.html import StandaloneHTMLBuilder

    from annual_report.data.model import Archive
    from annual_report.domain import ReportDomain
    from annual_report.html.frame import YearView

BEFORE_THEME = 400
"""Priority of what our templates need: the theme renders some of its parts while it prepares."""

AFTER_THEME = 700
"""Priority of what takes the place of the theme's: its lists of parts are then there."""


def domain_of(app: Sphinx) -> ReportDomain:
    """Return the domain that holds the archive."""
    domain: ReportDomain = app.env.get_domain("report")  # type: ignore[assignment] # Sphinx returns the base class
    return domain


def archive_of(app: Sphinx) -> Archive:
    """Return the archive with what documents define in place."""
    return domain_of(app).complete_archive


def add_page_context(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 - the event's signature
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the templates of a page what they show of the archive (``html-page-context``)."""
    if app.builder.format != "html":
        return
    archive = archive_of(app)
    language = page_language(app.env, pagename)
    context["report_words"] = words(language)
    context["report_network"] = (
        archive.network.name.in_language(language) if archive.network else app.config.project
    )
    context["report_invented"] = invented_note(archive.network, language)
    if not is_site(app):
        return
    navigation = Navigation(app.env, archive, pagename, language)
    year = archive.year_of_document(pagename)
    context["language"] = language
    if not context.get("favicon_url"):
        icon = context["pathto"]("_static/annual-report-icon.svg", 1)
        link = f'<link rel="icon" type="image/svg+xml" href="{icon}">'
        context["metatags"] = f"{context.get('metatags', '')}\n{link}"
    context["report_sidebar"] = navigation.sidebar()
    context["report_years"] = navigation.years()
    others = context["report_languages"] = other_languages(app.env, archive, pagename)
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment] # is_site() has said so
    for code, place in alternate_links(builder, pagename, others):
        link = f'<link rel="alternate" hreflang="{code}" href="{escape(place)}">'
        context["metatags"] = f"{context.get('metatags', '')}\n{link}"
    is_first = year is not None and pagename == index_of(year, pagename)
    context["report_year"] = None
    context["report_in_html"] = in_html
    if year is not None:
        errata = year.errata if is_first else ()
        context["report_year"] = year_view(archive, year, language, changes=is_first, errata=errata)
    context["report_year_index"] = index_of(year, pagename) if year else None
    if year and pagename != index_of(year, pagename):
        # Chapters have the same titles year after year; a page's title tells them apart.
        context["docstitle"] = f"{context['report_year'].name} – {context['docstitle']}"
    _keep_within_year(app, archive, pagename, context)
    if _has_theme_parts(app, context):
        # The theme would render its own, with the tree of all documents, to see if it is empty.
        context["sidebars"] = []
        context["theme_navbar_persistent"] = []
    if doctree is not None:
        _add_to_body(app, archive, pagename, context, language)


def use_own_parts(
    app: Sphinx,
    pagename: str,
    templatename: str,  # noqa: ARG001 - the event's signature
    context: dict[str, Any],
    doctree: nodes.document | None,  # noqa: ARG001 - the event's signature
) -> None:
    """Put our words, sidebar and bar in place of the theme's (``html-page-context``)."""
    if not is_site(app):
        return
    context["gettext"] = context["translate"] = gettext_of(page_language(app.env, pagename))
    if _has_theme_parts(app, context):
        context["sidebars"] = ["report/sidebar.html"]
        context["theme_search_bar_text"] = context["report_words"]["search_field"]
        if context["report_year"] is not None:
            context["theme_article_header_start"] = [
                *context["theme_article_header_start"],
                "report/bar.html",
            ]


def _has_theme_parts(app: Sphinx, context: dict[str, Any]) -> bool:
    """Whether the theme has places for our parts, and the project has not filled them itself."""
    return "theme_article_header_start" in context and not app.config.html_sidebars


def words(language: str) -> dict[str, str]:
    """Return the labels of the frame in a language, by the names the templates use."""
    return {
        "all_files": message(language, "All files of the year"),
        "all_changes": message(language, "All changes"),
        "changes": message(language, "What changed"),
        "close": message(language, "Close"),
        "earlier": message(language, "Earlier years"),
        "errata": message(language, "Corrections"),
        "menu": message(language, "Menu"),
        "objectives": message(language, "How the objectives came out"),
        "on_this_page": message(language, "On this page"),
        "open_data": message(language, "Open data"),
        "search": message(language, "Search"),
        "search_field": message(language, "Search the annual reports"),
        "site": message(language, "Site"),
        "state": message(language, "Status of the report"),
        "years": message(language, "Years"),
    }


def _keep_within_year(
    app: Sphinx, archive: Archive, pagename: str, context: dict[str, Any]
) -> None:
    """Drop "previous" and "next" where they lead into another year, and on the front page.

    Within a report in a second language they are made here.
    """
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment] # is_site() has said so
    here = archive.year_of_document(pagename)
    if here and is_in_second_set(archive, pagename):
        around = neighbours(app.env, here, pagename)
        for name, other in zip(("prev", "next"), around, strict=True):
            context[name] = other and {
                "link": builder.get_relative_uri(pagename, other),
                "title": builder.render_partial(app.env.titles[other])["title"],
            }
        return
    _, before, after = builder.relations.get(pagename, (None, None, None))
    for name, other in (("prev", before), ("next", after)):
        is_front = app.config.root_doc in {pagename, other}
        if other and (is_front or archive.year_of_document(other) is not here):
            context[name] = None


def _add_to_body(
    app: Sphinx, archive: Archive, pagename: str, context: dict[str, Any], language: str
) -> None:
    """Put what belongs into the article around the page's own text."""
    year = archive.year_of_document(pagename)
    body = context["body"] = numbers_in_language(context["body"], app.config, language)
    if pagename == app.config.root_doc:
        years = years_with_pages(app.env, archive)
        context["report_cards"], context["report_row"] = _cards(
            [(year_view(archive, item, language, changes=True), index_of(item)) for item in years]
        )
        context["report_card_languages"] = {
            item.year: other_languages(app.env, archive, index_of(item)) for item in years
        }
        front = _render(app, "report/front.html", context)
        context["body"] = _before_first_section(body, front)
    elif year is not None:
        above = _render(app, "report/mark.html", context)
        if pagename == index_of(year, pagename):
            context["report_data"] = [
                (name, address_of(year, name)) for name in open_data.site_file_names(year)
            ]
            context["report_changes"] = changes_place(domain_of(app), year)
            heading, end, rest = body.partition("</h1>")
            below = _render(app, "report/year.html", context)
            body = f"{heading}{end}{below}{rest}" if end else below + body
        context["body"] = above + body
    if context["report_invented"]:
        context["body"] = _render(app, "report/invented.html", context) + context["body"]


def _cards(
    years: list[tuple[YearView, str]],
) -> tuple[list[tuple[YearView, str]], list[tuple[YearView, str]]]:
    """Return the years with large cards, and the others.

    The newest year is large; so is the newest annual report, where the newest year is a plan or
    a compilation: who comes to read what was done finds it as soon as who asks what comes.
    """
    large = [item for item in years if item[0].is_report][:1]
    large = years[:1] + [item for item in large if item not in years[:1]]
    return large, [item for item in years if item not in large]


def _before_first_section(body: str, addition: str) -> str:
    """Insert after the page's introduction: before its first section, or at its end."""
    heading = body.find("</h1>")
    after = re.search(r'<section|<div class="toctree-wrapper', body[heading:]) if heading else None
    place = heading + after.start() if after else body.rfind("</section>")
    return body[:place] + addition + body[place:] if place > 0 else body + addition


def _render(app: Sphinx, template: str, context: dict[str, Any]) -> str:
    builder: StandaloneHTMLBuilder = app.builder  # type: ignore[assignment] # is_site() has said so
    assert builder.templates is not None  # noqa: S101 - a site has templates
    return str(builder.templates.render(template, context))
