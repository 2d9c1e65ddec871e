"""Building pages of the year in ``tests/roots/year``."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.directives.pages import document, page


@pytest.fixture
def site(build) -> Callable:
    """Return ``build`` for the project with two years, without PDFs."""

    def run(files=None, **arguments):
        overrides = {"annual_report_pdf": False, **arguments.pop("overrides", {})}
        return build(files, root="year", overrides=overrides, **arguments)

    return run


@pytest.fixture
def shown(site) -> Callable:
    """Return a function that builds a page of 2023 with a body and returns its content."""

    def show(body: str, *, lang: str = "", warnings: tuple[str, ...] = ()):
        return page(site(document(body, lang=lang), warnings=warnings))

    return show
