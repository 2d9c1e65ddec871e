"""The browser, and the example archive served to it."""

from __future__ import annotations

import pytest

from tests.accessibility.browser import chromium, served


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def example_address(example_site):
    with served(example_site.output) as address:
        yield address
