"""Whatever a writer gives as an option is told with its place; nothing breaks."""

import pytest

from tests.directives.pages import directive, tables_of

NONSENSE = ["9" * 5000, "<b>x</b>", "#strong[x]", "-", ", ,", "a: {b}", "💥", "\u0301x"]
OPTIONS = {
    "objectives": ("kind", "status", "columns", "group-by", "sort", "year"),
    "projects": ("style", "group-by", "funder", "kind", "status", "columns", "sort", "year"),
    "handling": ("municipality", "columns", "year"),
    "members": ("columns", "sort", "year"),
    "status-summary": ("kind", "year"),
}


@pytest.mark.parametrize("name", OPTIONS)
def test_nonsense_in_options(shown, name):
    pairs = [(option, text) for option in OPTIONS[name] for text in NONSENSE]
    body = "".join(directive(name, f"{option}: '{text}'") for option, text in pairs)
    soup = shown(body, warnings=(rf"sivu.md:\d+: WARNING: {name}: ",))
    expected = [p for p in pairs if p[0] != "year" or name == "members"]
    assert len(tables_of(soup)) >= len(expected), "what can be shown is shown"


BODIES = ["- 1", "x", "- {}", "objectives: {}", "- id: [", "!!x y", "-"]


def test_nonsense_in_a_body(shown):
    names = ("objectives", "projects")
    bodies = [directive(name, body=body) for body in BODIES for name in names]
    warnings = tuple(
        rf"sivu.md:{line}: WARNING: .*annual_report.data"
        for line in range(5, 4 * len(bodies) + 5, 4)
    )
    soup = shown("".join(bodies), warnings=warnings)
    assert len(soup.select(".report-note")) == len(bodies), "that nothing is shown is said"


def test_an_empty_list_is_no_fault(shown):
    assert shown(directive("objectives", body="[]")).select(".report-note")


def test_nonsense_in_a_block(shown):
    body = "".join(
        directive(f"objective T{number}x", f"title: '{text}'", f"sources: '{text}'")
        + directive(f"objective S{number}", "title: x", f"status: '{text}'")
        + directive(f"project {text.replace(' ', '')}", "name-as-reported: x")
        for number, text in enumerate(NONSENSE)
    )
    soup = shown(body, warnings=(r"sivu.md:\d+: WARNING: ",))
    titles = [title.get_text() for title in soup.select(".report-title")]
    assert [title for title in titles if title != "x"] == NONSENSE
