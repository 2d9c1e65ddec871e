"""Tables that a reader can narrow and sort: attributes for the script, and the form it shows.

Without the script a table is a table. The form lies in a ``template``, which shows nothing
until ``annual-report-archive.js`` puts it above its table: a control that does nothing is
worse than none. All words are in the language of the page, the names in the address too, so
that an address stays what it is.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes

from annual_report.i18n import message
from annual_report.language import page_language
from annual_report.table_filters import COLUMN, FILTERS, KEY, VALUES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

    from annual_report.table_filters import Filter, TableFilters


def address_words(language: str) -> dict[str, str]:
    """Return what filters and columns are called in an address, by their names."""
    return {
        "year": message(language, "year", context="address"),
        "name": message(language, "name", context="address"),
        "title": message(language, "name", context="address"),
        "kind": message(language, "kind", context="address"),
        "funder": message(language, "funder", context="address"),
        "status": message(language, "status", context="address"),
        "grant": message(language, "grant", context="address"),
        "municipality": message(language, "municipality", context="address"),
        "focus_area": message(language, "focus", context="address"),
        "text": message(language, "search", context="address"),
        "sort": message(language, "sort", context="address"),
    }


def form(table: TableFilters, language: str) -> str:
    """Return the form of a table in its template."""
    words = address_words(language)
    name = f"{message(language, 'Narrow the table')}: {table.caption}"
    counted = {"all": table.counted.all, "many": table.counted.many, "one": table.counted.one}
    counted |= {"none": table.counted.none, "sort": words["sort"]}
    parts = [
        '<template class="report-filters-template">',
        f'<form class="report-filters" aria-label="{escape(name)}"{_data(counted)}>',
    ]
    parts += [_field(table, item, words, language) for item in table.filters]
    identifier = escape(f"{table.id}-text")
    parts.append(
        f'<div class="report-filters__field"><label for="{identifier}">'
        f"{escape(message(language, 'Search in the table'))}</label>"
        f'<input id="{identifier}" type="search" name="{escape(words["text"])}" '
        'data-filter="text" autocomplete="off" spellcheck="false"></div>'
        f'<button type="reset">{escape(message(language, "Remove the filters"))}</button>'
        '<p class="report-filters__count" role="status"></p></form></template>\n'
    )
    return "".join(parts)


def _field(table: TableFilters, item: Filter, words: dict[str, str], language: str) -> str:
    identifier = escape(f"{table.id}-{item.name}")
    options = (("", message(language, "All")), *item.options)
    return (
        f'<div class="report-filters__field"><label for="{identifier}">{escape(item.label)}</label>'
        f'<select id="{identifier}" name="{escape(words[item.name])}" '
        f'data-filter="{escape(item.name)}">'
        + "".join(f'<option value="{escape(v)}">{escape(text)}</option>' for v, text in options)
        + "</select></div>"
    )


def _data(values: dict[str, str]) -> str:
    return "".join(f' data-{name}="{escape(value)}"' for name, value in values.items())


def before_table(self: HTML5Translator, node: nodes.table) -> str:
    """Return what stands before a table: its form, if it can be narrowed."""
    if FILTERS not in node:
        return ""
    return form(node[FILTERS], page_language(self.builder.env, self.docnames[-1]))


def _add(body: list[str], place: int, tag: str, attributes: str) -> None:
    """Put attributes into the tag that was begun at a place."""
    if attributes:
        body[place] = body[place].replace(f"<{tag}", f"<{tag}{attributes}", 1)


def visit_row(self: HTML5Translator, node: nodes.row) -> None:
    """Begin a row, with its values: ``data-year="2023 2022"``."""
    place = len(self.body)
    type(self).visit_row(self, node)
    values: dict[str, Iterable[str]] = node.get(VALUES, {})
    _add(self.body, place, "tr", _data({name: " ".join(all_) for name, all_ in values.items()}))


def depart_row(self: HTML5Translator, node: nodes.row) -> None:
    """End a row."""
    type(self).depart_row(self, node)


def visit_entry(self: HTML5Translator, node: nodes.entry) -> None:
    """Begin a cell, with its key for sorting; a header cell with the name of its column."""
    place = len(self.body)
    type(self).visit_entry(self, node)
    if COLUMN in node:
        language = page_language(self.builder.env, self.docnames[-1])
        _add(self.body, place, "th", _data({"column": address_words(language)[node[COLUMN]]}))
    elif KEY in node:
        tag = "th" if self.body[place].startswith("<th") else "td"
        _add(self.body, place, tag, _data({"key": node[KEY]}))


def depart_entry(self: HTML5Translator, node: nodes.entry) -> None:
    """End a cell."""
    type(self).depart_entry(self, node)


def setup_filters(app: Sphinx) -> None:
    """Mark rows and cells in every HTML builder."""
    app.add_node(nodes.row, override=True, html=(visit_row, depart_row))
    app.add_node(nodes.entry, override=True, html=(visit_entry, depart_entry))
