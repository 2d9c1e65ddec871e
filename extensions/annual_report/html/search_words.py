"""What the search says, and the names of what results can be narrowed by."""

from __future__ import annotations

from annual_report.html.search_index import executable
from annual_report.i18n import message


def search_context(language: str) -> dict[str, object]:
    """Return what templates and the script of the search need, in the site's language."""
    return {
        "report_pagefind": executable() is not None,
        "report_search_filters": (
            ("year", message(language, "Year")),
            ("kind", message(language, "What")),
            ("status", message(language, "Status")),
            ("funder", message(language, "Funder")),
        ),
        "report_search_words": {
            "all": message(language, "All results, and narrowing them"),
            "everything": message(language, "All"),
            "many": message(language, "{count} results"),
            "more": message(language, "Show more results"),
            "narrow": message(language, "Narrow the results"),
            "needs_script": message(language, "The search needs JavaScript."),
            "none": message(language, "Nothing was found. Try fewer words or other filters."),
            "one": message(language, "One result"),
        },
    }
