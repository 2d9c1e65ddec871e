"""Every page of the project's own site holds WCAG 2.2 AA and asks no other host."""

from __future__ import annotations

import pytest

from tests.accessibility.browser import served, visiting

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
VIEWS = {
    "narrow": {"viewport": NARROW, "color_scheme": "light"},
    "light": {"viewport": WIDE, "color_scheme": "light"},
    "dark": {"viewport": WIDE, "color_scheme": "dark"},
}
SIDEWAYS = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def address(site):
    with served(site.output) as address:
        yield address


@pytest.fixture(scope="module")
def paths(site):
    found = sorted(path.relative_to(site.output).as_posix() for path in site.output.rglob("*.html"))
    assert {"index.html", "search.html", "reports/2023/index.html"} <= set(found)
    return found


def test_every_page_is_accessible_and_asks_no_other_host(browser, address, paths):
    found = []
    with visiting(browser, address) as visit:
        for number, path in enumerate(paths):
            for view, options in VIEWS.items():
                visit.page.set_viewport_size(options["viewport"])
                visit.page.emulate_media(color_scheme=options["color_scheme"])
                if view == "narrow":  # the first: a phone never had a wide window before
                    visit.go(path)
                    if visit.page.evaluate(SIDEWAYS):
                        found.append(f"{path}: scrolls sideways at 320 px (WCAG 2.2, 1.4.10)")
                # The pages of the handbook are many, and alike: each is looked at in one way.
                if path.startswith("docs/") and view != list(VIEWS)[number % len(VIEWS)]:
                    continue
                theme = options["color_scheme"]
                visit.page.locator(f"html[data-theme={theme}]").wait_for(state="attached")
                found += [f"{path}, {view}: {fault}" for fault in visit.faults()]
        assert visit.page.evaluate("document.fonts.check('16px \"Atkinson Hyperlegible\"')")
    assert found == []
    assert len(visit.requests) > len(paths)
    assert visit.foreign == []
    assert visit.errors == []


OPENED = {
    "menu": ("narrow", ".primary-toggle", "dialog[open] nav.report-sidebar"),
    "contents": ("narrow", ".secondary-toggle", "dialog[open] nav.page-toc"),
    "search": ("narrow", ".search-button", "#pst-search-dialog[open] input"),
    "search, dark": ("dark", ".search-button-field", "#pst-search-dialog[open] input"),
    "colours": ("light", ".theme-switch-button", ".theme-switch-container .dropdown-menu"),
}


@pytest.mark.parametrize("what", OPENED)
def test_what_opens_is_accessible_and_closes(browser, address, what):
    view, button, opened = OPENED[what]
    with visiting(browser, address, **VIEWS[view]) as visit:
        visit.go("reports/2023/toimintasuunnitelma.html")
        visit.page.locator(f"{button}:visible").click()
        visit.page.locator(opened).wait_for(state="visible")
        assert visit.faults() == []
        visit.page.keyboard.press("Escape")
        visit.page.locator(opened).wait_for(state="hidden")


def test_a_dialog_has_a_name_and_a_button_that_closes_it(browser, address):
    with visiting(browser, address, **VIEWS["narrow"]) as visit:
        visit.go("reports/2023/talous.html")
        visit.page.locator(".primary-toggle").click()
        dialog = visit.page.get_by_role("dialog", name="Valikko")
        dialog.get_by_role("button", name="Sulje").click()
        dialog.wait_for(state="hidden")


def test_the_skip_link_is_first_and_leads_to_the_text(browser, address):
    with visiting(browser, address, **VIEWS["light"]) as visit:
        visit.go("reports/2023/index.html")
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.textContent") == "Siirry sisältöön"
        visit.page.keyboard.press("Enter")
        assert visit.page.url.endswith("#main-content")


def test_focus_is_visible_wherever_it_goes(browser, address):
    outline = """() => {
      const element = document.activeElement, style = getComputedStyle(element);
      const shown = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      return [element.outerHTML.slice(0, 80), shown || style.boxShadow !== "none"];
    }"""
    with visiting(browser, address, **VIEWS["light"]) as visit:
        visit.go("reports/2023/hankkeet.html")
        visited = []
        for _ in range(60):
            visit.page.keyboard.press("Tab")
            visited.append(visit.page.evaluate(outline))
            if visited[-1][0].startswith("<body"):
                visited.pop()
                break
        assert len({element for element, _ in visited}) > 20
        assert [element for element, shown in visited if not shown] == []


def test_the_bar_of_a_year_stays_in_view(browser, address):
    with visiting(browser, address, **VIEWS["narrow"]) as visit:
        visit.go("reports/2023/index.html")
        visit.page.mouse.wheel(0, 3000)
        visit.page.wait_for_function("() => window.scrollY > 500")
        bar = visit.page.locator(".report-bar")
        box = bar.bounding_box()
        assert 0 <= box["y"] < 150
        assert "Luonnos" in bar.inner_text()


def test_the_search_finds_in_finnish(browser, address):
    with visiting(browser, address, **VIEWS["light"]) as visit:
        visit.go("index.html")
        visit.page.get_by_role("searchbox", name="Hae toimintakertomuksista").fill(
            "arviointikysely"
        )
        visit.page.locator("form.report-search button").click()
        visit.page.locator(".report-result").first.wait_for()
        text = visit.page.locator("#search-results").inner_text()
        assert "Arviointikysely" in text
        assert "Laitteen asetus" not in text
        assert visit.faults() == []
        assert visit.foreign == []


# that the browser sees what it is there to see


@pytest.fixture
def planted(tmp_path, browser):
    def look(body, **options):
        page = f'<!DOCTYPE html><html lang="fi"><title>Koe</title><body>{body}</body></html>'
        (tmp_path / "index.html").write_text(page, encoding="utf-8")
        with served(tmp_path) as address, visiting(browser, address, **options) as visit:
            visit.go("index.html")
            return visit.faults(), visit

    return look


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ('<main><h1>Koe</h1><img src="data:,"></main>', "image-alt"),
        ('<main><h1 style="color: #999; background: #fff">Koe</h1></main>', "color-contrast"),
        ("<main><h1>Koe</h1><button></button></main>", "button-name"),
        ("<main><h1>Koe</h1></main><p>Maamerkin ulkopuolella</p>", "region"),
    ],
)
def test_a_fault_is_seen(planted, body, rule):
    faults, _ = planted(body)
    assert [fault.partition(":")[0] for fault in faults] == [rule]


def test_a_request_to_another_host_is_seen(planted):
    _, visit = planted('<main><h1>Koe</h1><img src="http://127.0.0.1:9/x.png" alt="x"></main>')
    assert visit.foreign == ["http://127.0.0.1:9/x.png"]
