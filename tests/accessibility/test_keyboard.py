"""All that a page offers can be reached, seen and used with the keyboard alone."""

from __future__ import annotations

import pytest

from tests.accessibility.browser import visiting

pytestmark = pytest.mark.browser

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 640}
MANY = 150
"""More presses of Tab than any page of the example needs."""

CALM = (
    "* { caret-color: transparent !important; transition: none !important;"
    " scroll-behavior: auto !important }"
)


@pytest.fixture
def visit(browser, example_address):
    with visiting(browser, example_address, viewport=WIDE, color_scheme="light") as visit:
        yield visit
        assert visit.errors == []


def is_focused(locator):
    return locator.evaluate("(element) => element === document.activeElement")


def gets_focus(visit, locator):
    """Wait until the focus is there: it is given back a moment after something closes."""
    handle = locator.element_handle()
    visit.page.wait_for_function("(it) => it === document.activeElement", arg=handle, timeout=5000)
    return True


def tab_to(visit, locator, key="Tab"):
    """Press Tab until the focus is there, as who has no mouse does."""
    locator.wait_for(state="attached")
    for _ in range(MANY):
        visit.page.keyboard.press(key)
        if is_focused(locator):
            return locator
    return pytest.fail(f"the keyboard does not reach {locator}")


def press(visit, *keys):
    for key in keys:
        visit.page.keyboard.press(key)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_switch_of_years_opens_leads_and_closes(visit, key):
    visit.go("reports/2024/tavoitteet.html")
    summary = visit.page.locator(".report-years summary:visible").first
    details = visit.page.locator(".report-years details").first
    tab_to(visit, summary)
    press(visit, key)
    assert details.get_attribute("open") is not None
    link = tab_to(visit, details.locator("a[href*='2023']").first)
    assert link.is_visible()
    press(visit, "Escape")
    assert details.get_attribute("open") is None
    assert is_focused(summary)
    press(visit, key)
    tab_to(visit, link)
    press(visit, "Enter")
    visit.page.wait_for_url("**/reports/2023/tavoitteet.html")


def test_the_switch_of_languages_leads_to_the_same_page(visit):
    visit.go("reports/2024/tavoitteet.html")
    link = tab_to(visit, visit.page.locator("a.report-bar__language:visible").first)
    assert link.get_attribute("lang") == "sv"
    press(visit, "Enter")
    visit.page.wait_for_url("**/reports/2024/sv/tavoitteet.html")
    assert visit.page.locator("html").get_attribute("lang") == "sv"
    tab_to(visit, visit.page.locator("a.report-bar__language:visible").first)
    press(visit, "Enter")
    visit.page.wait_for_url("**/reports/2024/tavoitteet.html")


def test_a_table_is_narrowed_and_sorted(visit):
    visit.go("archive/hankkeet.html")
    form = visit.page.locator("form.report-filters").first
    form.wait_for()
    shown = visit.page.locator("main table").first.locator("tbody tr:visible")
    every = shown.count()
    select = tab_to(visit, form.locator("select").first)
    press(visit, "ArrowDown")
    visit.page.wait_for_function(
        "every => [...document.querySelector('main table').querySelectorAll('tbody tr')]"
        ".filter((row) => row.checkVisibility()).length < every",
        arg=every,
    )
    assert select.input_value()
    visit.page.wait_for_function("() => location.search.length > 1")
    press(visit, "ArrowUp")
    visit.page.wait_for_function("() => !location.search")
    assert shown.count() == every
    tab_to(visit, form.locator("input[type=search]").first)
    visit.page.keyboard.type("kirjasto")
    visit.page.wait_for_function("() => location.search.includes('kirjasto')")
    assert 0 < shown.count() < every
    header = visit.page.locator("main table thead button").first
    tab_to(visit, header)
    press(visit, "Enter")
    sorted_by = visit.page.locator("main table thead th[aria-sort]").first
    before = sorted_by.get_attribute("aria-sort")
    press(visit, "Space")
    assert sorted_by.get_attribute("aria-sort") != before
    assert is_focused(header)


def test_the_search_is_filled_narrowed_and_followed(visit):
    visit.go("search.html")
    field = visit.page.locator("#report-search-field")
    field.wait_for()
    visit.page.evaluate("document.activeElement.blur()")
    tab_to(visit, field)
    visit.page.keyboard.type("kirjaston")
    result = visit.page.locator("main .report-result a").first
    result.wait_for()
    tab_to(visit, visit.page.locator("#report-search-year"))
    before = visit.page.locator("main .report-search__count").inner_text()
    press(visit, "ArrowDown")
    visit.page.wait_for_function(
        "text => document.querySelector('main .report-search__count').textContent !== text",
        arg=before,
    )
    tab_to(visit, visit.page.locator("main .report-result a").first)
    press(visit, "Enter")
    visit.page.wait_for_url("**/reports/**")


def test_the_dialog_of_the_search_opens_finds_and_gives_the_focus_back(visit):
    visit.go("archive/index.html")
    button = tab_to(visit, visit.page.locator(".search-button-field:visible"))
    press(visit, "Enter")
    field = visit.page.locator("#pst-search-dialog input")
    field.wait_for(state="visible")
    assert is_focused(field)
    visit.page.keyboard.type("kirjaston")
    result = visit.page.locator(".report-dialog-results .report-result a").first
    result.wait_for()
    tab_to(visit, result)
    press(visit, "Escape")
    field.wait_for(state="hidden")
    assert gets_focus(visit, button)
    press(visit, "Control+k")
    field.wait_for(state="visible")


def test_the_colours_are_chosen_with_the_arrows(visit):
    visit.go("index.html")
    button = tab_to(visit, visit.page.locator(".theme-switch-button:visible"))
    press(visit, "Enter")
    menu = visit.page.locator(".theme-switch-container .dropdown-menu")
    menu.wait_for(state="visible")
    assert gets_focus(visit, button)
    press(visit, "ArrowDown")
    dark = menu.locator("button[data-mode=dark]")
    for _ in range(5):
        if is_focused(dark):
            break
        press(visit, "ArrowDown")
    press(visit, "Enter")
    visit.page.locator("html[data-theme=dark]").wait_for(state="attached")
    assert gets_focus(visit, button)


@pytest.mark.parametrize("side", ["primary", "secondary"])
def test_menus_of_a_phone_open_and_close(browser, example_address, side):
    with visiting(browser, example_address, viewport=NARROW) as visit:
        visit.go("reports/2024/tavoitteet.html")
        button = tab_to(visit, visit.page.locator(f".{side}-toggle:visible").first)
        press(visit, "Enter")
        dialog = visit.page.locator(f"#pst-{side}-sidebar-modal[open]")
        dialog.wait_for(state="visible")
        assert dialog.evaluate("(element) => element.contains(document.activeElement)")
        tab_to(visit, dialog.locator("nav a:visible").first)
        press(visit, "Escape")
        dialog.wait_for(state="hidden")
        assert gets_focus(visit, button)


def test_what_is_hidden_in_a_disclosure_is_shown(visit):
    found = 0
    for path in (
        "reports/2024/talous.html",
        "reports/2024/tavoitteet.html",
        "archive/kyselyt.html",
    ):
        visit.go(path)
        for details in visit.page.locator("main details:visible").all():
            summary = details.locator("summary").first
            was_open = details.get_attribute("open") is not None
            tab_to(visit, summary)
            press(visit, "Space")
            assert (details.get_attribute("open") is not None) is not was_open, path
            press(visit, "Enter")
            assert (details.get_attribute("open") is not None) is was_open, path
            found += 1
    assert found, "no page of these has a disclosure"


AROUND = """(element) => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: Math.max(0, x - 6), y: Math.max(0, y - 6),
    width: Math.min(width + 12, innerWidth), height: Math.min(height + 12, innerHeight) };
}"""
ON_TOP = """(element) => {
  const box = element.getBoundingClientRect();
  const there = document.elementFromPoint(
    box.x + Math.min(box.width / 2, 20), box.y + Math.min(box.height / 2, innerHeight / 2));
  return !there || element.contains(there) || there.contains(element);
}"""


@pytest.mark.parametrize("colors", ["light", "dark", "forced"])
def test_focus_changes_what_is_seen_and_is_not_covered(browser, example_address, colors):
    options = {"forced_colors": "active"} if colors == "forced" else {"color_scheme": colors}
    unseen, covered, visited = [], [], set()
    with visiting(browser, example_address, viewport=WIDE, **options) as visit:
        visit.go("archive/hankkeet.html")
        visit.page.add_style_tag(content=CALM)
        for _ in range(30):
            visit.page.keyboard.press("Tab")
            name = visit.page.evaluate("document.activeElement.outerHTML.slice(0, 80)")
            if name.startswith("<body") or name in visited:
                continue
            visited.add(name)
            focused = visit.page.evaluate_handle("document.activeElement").as_element()
            if not focused.evaluate(ON_TOP):
                covered.append(name)
            place = focused.evaluate(AROUND)
            seen = visit.page.screenshot(clip=place)
            focused.evaluate("(element) => element.blur()")
            if seen == visit.page.screenshot(clip=place):
                unseen.append(name)
            focused.evaluate("(element) => element.focus({ preventScroll: true })")
    assert len(visited) > 20
    assert unseen == []
    assert covered == []
