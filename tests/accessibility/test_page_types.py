"""Each kind of page as readers set it up: large or spaced text, few colours, no motion, paper."""

from __future__ import annotations

import pytest

from tests.accessibility.browser import visiting

pytestmark = pytest.mark.browser

PAGES = (
    "index.html",
    "search.html",
    "reports/2024/index.html",
    "reports/2024/tavoitteet.html",
    "reports/2024/arviointikysely.html",
    "reports/2024/sv/tavoitteet.html",
    "archive/index.html",
    "archive/hankkeet.html",
    "archive/saavutettavuus.html",
)
"""One of each kind of the example."""

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
LARGE = "html { font-size: 200% !important }"
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
"""What WCAG 2.2, 1.4.12, lets a reader set."""

SETTINGS = {
    "text of 200 %": (WIDE, LARGE),
    "text spaced at 320 px": (NARROW, SPACED),
}
LOST = """() => [
  ...(document.documentElement.scrollWidth > document.documentElement.clientWidth
    ? ["the page scrolls sideways"] : []),
  ...[...document.querySelectorAll("body *")].filter((element) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    if (width <= 2 || height <= 2 || !element.textContent.trim()) return false;
    const cuts = (how) => ["hidden", "clip"].includes(how), style = getComputedStyle(element);
    return (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
      || (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
  }).map((element) => `cut off: ${element.outerHTML.slice(0, 90)}`),
]"""
"""What cannot be read for being cut off, or without scrolling in two directions."""


def test_nothing_is_lost_of_large_or_spaced_text(browser, example_address):
    found = []
    with visiting(browser, example_address, color_scheme="light") as visit:
        for path in PAGES:
            visit.page.set_viewport_size(NARROW)
            visit.go(path)
            for name, (size, style) in SETTINGS.items():
                visit.page.set_viewport_size(size)
                tag = visit.page.add_style_tag(content=style)
                found += [f"{path}, {name}: {lost}" for lost in visit.page.evaluate(LOST)]
                if style == LARGE:
                    found += [f"{path}, {name}: {fault}" for fault in visit.faults()]
                tag.evaluate("(element) => element.remove()")
    assert found == []


SMALL = """() => {
  const shown = [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }));
  const box = (element) => element.getBoundingClientRect();
  const least = (element) => Math.min(box(element).width, box(element).height);
  const apart = (one, other) => {
    const a = box(one), b = box(other), middle = (r) => [r.x + r.width / 2, r.y + r.height / 2];
    const [x, y] = middle(a), [u, v] = middle(b);
    if (least(other) < 24) return Math.hypot(x - u, y - v) >= 24;
    const dx = Math.max(b.left - x, 0, x - b.right), dy = Math.max(b.top - y, 0, y - b.bottom);
    return Math.hypot(dx, dy) >= 12;
  };
  const inText = (element) => getComputedStyle(element).display === "inline"
    && element.closest("p, li, td, dd, dt, h1, h2, h3, h4, figcaption, caption")
    && element.parentElement.textContent.trim() !== element.textContent.trim();
  return shown.filter((element) => least(element) > 2 && least(element) < 23.5 && !inText(element))
    .filter((one) => shown.some((other) =>
      other !== one && !one.contains(other) && !other.contains(one) && !apart(one, other)))
    .map((element) => `${element.outerHTML.slice(0, 90)} ${least(element)}`);
}"""
"""What is smaller than 24 px, is no link in a sentence, and has another target near (WCAG 2.2,
2.5.8: a circle of 24 px around it would meet the other)."""


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_targets_are_large_enough_or_far_apart(browser, example_address, size):
    found = []
    with visiting(browser, example_address, viewport=size) as visit:
        for path in PAGES:
            visit.go(path)
            found += [f"{path}: {small}" for small in visit.page.evaluate(SMALL)]
    assert found == []


MOVING = """() => [...document.querySelectorAll("*")].filter((element) => {
  const style = getComputedStyle(element);
  const lasts = (times) => times.split(",").some((time) => parseFloat(time) > 0.01);
  return lasts(style.transitionDuration) || style.scrollBehavior === "smooth"
    || (style.animationName !== "none" && lasts(style.animationDuration));
}).map((element) => element.outerHTML.slice(0, 80))"""


def test_nothing_moves_for_who_wants_no_motion(browser, example_address):
    found, moves = [], 0
    for wish in ("reduce", "no-preference"):
        with visiting(browser, example_address, viewport=WIDE, reduced_motion=wish) as visit:
            for path in (PAGES[0], PAGES[3], PAGES[7]) if wish == "reduce" else PAGES[:1]:
                visit.go(path)
                moving = visit.page.evaluate(MOVING)
                if wish == "reduce":
                    found += [f"{path}: {element}" for element in moving]
                else:
                    moves += len(moving)
    assert found == []
    assert moves, "the test sees no motion at all"


UNSEEN = """() => {
  const bare = (element) => {
    const style = getComputedStyle(element), back = style.backgroundColor;
    const sides = ["Top", "Bottom", "Left", "Right"].some((side) =>
      style[`border${side}Style`] !== "none" && parseFloat(style[`border${side}Width`]) > 0);
    return !sides && !element.textContent.trim() && !element.querySelector("svg, img");
  };
  return [...document.querySelectorAll("button, input:not([type=hidden]), select, summary")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }) && bare(element))
    .map((element) => element.outerHTML.slice(0, 90));
}"""
SHAPES = """() => [...document.querySelectorAll(
    ".report-status__shape, .svg-inline--fa, .report-icon")]
  .filter((shape) => shape.checkVisibility({ visibilityProperty: true }))
  .filter((shape) => {
    let around = shape, back = "rgba(0, 0, 0, 0)";
    while (around && back === "rgba(0, 0, 0, 0)") {
      back = getComputedStyle(around).backgroundColor;
      around = around.parentElement;
    }
    const part = shape.querySelector("path") ?? shape;
    return getComputedStyle(part).fill === back;
  }).map((shape) => shape.outerHTML.slice(0, 90))"""


def test_forced_colours_hide_no_control_and_no_shape(browser, example_address):
    found = []
    with visiting(browser, example_address, viewport=WIDE, forced_colors="active") as visit:
        for path in PAGES:
            visit.go(path)
            assert visit.page.evaluate("matchMedia('(forced-colors: active)').matches")
            visit.page.wait_for_function("() => !document.querySelector('i.fa-solid')")
            found += [f"{path}: no edge: {item}" for item in visit.page.evaluate(UNSEEN)]
            found += [f"{path}: not seen: {item}" for item in visit.page.evaluate(SHAPES)]
    assert found == []


SCREEN_ONLY = (
    ".bd-header, .bd-header-article, .bd-sidebar-primary, .bd-sidebar-secondary, .skip-link,"
    ".prev-next-footer, .report-filters, form.report-search, #pst-back-to-top, .headerlink, dialog"
)
TEXTS = """() => {
  const article = document.querySelector("article.bd-article, .bd-search-container");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const text = walker.currentNode, words = text.data.trim(), parent = text.parentElement;
    if (!words || parent.closest("template, script, form, .headerlink, svg")) continue;
    if (parent.checkVisibility({ visibilityProperty: true })) found.push(words);
  }
  return found;
}"""
PALE = """() => {
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((part) => {
      const value = part / 255;
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  return [...document.querySelectorAll("article :is(p, a, td, th, li, dd, dt, h1, h2, caption)")]
    .filter((element) => element.checkVisibility() && element.textContent.trim())
    .filter((element) => 1.05 / (light(getComputedStyle(element).color) + 0.05) < 4.5)
    .filter((element) => !element.closest(".report-card__cover, [aria-hidden=true]"))
    .map((element) => `${element.outerHTML.slice(0, 80)} ${getComputedStyle(element).color}`);
}"""
"""Text that is hard to read on white paper."""


def test_paper_has_the_text_alone_and_all_of_it(browser, example_address):
    """It is white, though the screen is dark."""
    found = []
    with visiting(browser, example_address, viewport=WIDE, color_scheme="dark") as visit:
        for path in PAGES[2:]:
            visit.page.emulate_media(media="screen")
            visit.go(path)
            on_screen = set(visit.page.evaluate(TEXTS))
            assert on_screen
            visit.page.emulate_media(media="print")
            lacking = on_screen - set(visit.page.evaluate(TEXTS))
            found += [f"{path}: not on paper: {text}" for text in sorted(lacking)]
            for item in visit.page.locator(SCREEN_ONLY).all():
                if item.is_visible():
                    found.append(f"{path}: on paper: {item.evaluate('e => e.outerHTML')[:90]}")
            found += [f"{path}: pale: {text}" for text in visit.page.evaluate(PALE)]
            found += [
                f"{path}: cut off: {table}"
                for table in visit.page.evaluate(
                    "() => [...document.querySelectorAll('.report-table')]"
                    ".filter((table) => getComputedStyle(table).overflowX !== 'visible')"
                    ".map((table) => table.ariaLabel)"
                )
            ]
            heads = visit.page.evaluate(
                "() => [...document.querySelectorAll('thead')]"
                ".map((head) => getComputedStyle(head).display)"
            )
            assert set(heads) <= {"table-header-group"}, path
    assert found == []
