"""The site works under the Content-Security-Policy of the guide, and looks the same."""

from __future__ import annotations

import re

import pytest

from tests.accessibility.browser import served, visiting
from tests.conftest import REPOSITORY

pytestmark = pytest.mark.browser

GUIDE = REPOSITORY / "docs/guide/verkkoon.md"
WIDE = {"width": 1280, "height": 900}
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}`));
"""
"""Notes each violation from the first moment of a page."""

PAGES = (
    "index.html",
    "search.html",
    "reports/2024/index.html",
    "reports/2024/tavoitteet.html",
    "reports/2024/talous.html",
    "reports/2024/arviointikysely.html",
    "reports/2024/sv/index.html",
    "reports/2022/sammandrag.html",
    "archive/index.html",
    "archive/hankkeet.html",
    "archive/kyselyt.html",
)
"""One of each kind, with charts, images, tables and notes on them."""

LOOKED_AT = ("index.html", "reports/2024/arviointikysely.html", "archive/hankkeet.html")
"""Pages with bars, charts, images and tables, and the icons of the theme."""


@pytest.fixture(scope="module")
def policy():
    text = GUIDE.read_text(encoding="utf-8")
    found = re.search(r"^:name: csp-arvo\n\n(?P<value>.+)\n", text, re.MULTILINE)
    assert found, "the guide tells no policy"
    return found["value"].strip()


@pytest.fixture(scope="module")
def guarded(example_site, policy):
    with served(example_site.output, {"Content-Security-Policy": policy}) as address:
        yield address


@pytest.fixture
def visit(browser, guarded):
    with visiting(browser, guarded, viewport=WIDE, color_scheme="light") as visit:
        visit.page.add_init_script(WATCH)
        yield visit
        assert visit.errors == []
        assert visit.foreign == []


def violations(visit):
    return visit.page.evaluate("() => window.violations")


def test_the_policy_lets_no_script_into_a_page(policy):
    told = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert told["default-src"] == "'none'"
    assert told["script-src"].split() == ["'self'", "'wasm-unsafe-eval'"]
    assert told["style-src-elem"] == "'self'"
    assert "http" not in policy
    assert "*" not in policy


def test_no_page_breaks_the_policy_or_asks_another_host(visit, example_site):
    paths = sorted(
        path.relative_to(example_site.output).as_posix()
        for path in example_site.output.rglob("*.html")
    )
    assert set(PAGES) <= set(paths)
    found = []
    for path in paths:
        visit.go(path)
        found += [f"{path}: {violation}" for violation in violations(visit)]
    assert found == []
    assert len(visit.requests) > len(paths)


def test_pages_look_as_they_do_without_the_policy(browser, guarded, example_address):
    shown = {}
    for name, address in (("with", guarded), ("without", example_address)):
        with visiting(browser, address, viewport=WIDE, color_scheme="light") as visit:
            for path in LOOKED_AT:
                visit.go(path)
                visit.page.evaluate("document.activeElement.blur()")
                visit.page.wait_for_function("() => !document.querySelector('i.fa-solid')")
                shown[name, path] = visit.page.screenshot(full_page=True)
    assert [path for path in LOOKED_AT if shown["with", path] != shown["without", path]] == []


def test_the_colours_can_be_chosen_and_stay_chosen(visit):
    visit.go("index.html")
    visit.page.locator(".theme-switch-button:visible").click()
    visit.page.locator(".theme-switch-container button[data-mode=dark]").click()
    visit.page.locator("html[data-theme=dark]").wait_for(state="attached")
    visit.go("archive/index.html")
    assert visit.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert violations(visit) == []


def test_the_search_finds_and_narrows(visit):
    visit.go("search.html")
    visit.page.locator("#report-search-field").fill("kirjaston")
    visit.page.locator(".report-result").first.wait_for()
    before = visit.page.locator("main .report-search__count").inner_text()
    visit.page.locator("#report-search-year").select_option(index=1)
    visit.page.wait_for_function(
        "text => document.querySelector('main .report-search__count').textContent !== text",
        arg=before,
    )
    assert violations(visit) == []


def test_the_dialog_of_the_search_finds(visit):
    visit.go("archive/index.html")
    visit.page.locator(".search-button-field:visible").click()
    visit.page.locator("#pst-search-dialog input").fill("kirjaston")
    visit.page.locator(".report-dialog-results .report-result").first.wait_for()
    assert violations(visit) == []


def test_tables_of_all_years_can_be_narrowed(visit):
    visit.go("archive/hankkeet.html")
    rows = visit.page.locator("table tbody tr:visible")
    before = rows.count()
    visit.page.locator("form.report-filters input[type=search]").first.fill("kirjasto")
    visit.page.wait_for_function(
        "count => [...document.querySelectorAll('table tbody tr')]"
        ".filter((row) => row.checkVisibility()).length < count",
        arg=before,
    )
    assert violations(visit) == []


@pytest.mark.parametrize(
    ("planted", "refused"),
    [
        ("<script>window.planted = 1</script>", "script-src-elem"),
        ('<img src="data:," alt="" onerror="window.planted = 1">', "script-src-attr"),
        ("<style>body { color: red }</style>", "style-src-elem"),
        ('<img src="http://127.0.0.1:9/x.png" alt="">', "img-src"),
    ],
)
def test_what_the_policy_refuses_is_seen(browser, policy, tmp_path, planted, refused):
    page = f'<!DOCTYPE html><html lang="fi"><title>Koe</title><body>{planted}</body></html>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    headers = {"Content-Security-Policy": policy}
    with served(tmp_path, headers) as address, visiting(browser, address) as visit:
        visit.page.add_init_script(WATCH)
        visit.go("index.html")
        visit.page.wait_for_function("() => window.violations.length")
        assert [found.split()[0] for found in violations(visit)] == [refused]
        assert visit.page.evaluate("() => window.planted") is None
