"""The roles: figures, statuses and links in prose."""

import pytest

from annual_report.directives.values import VALUES
from tests.directives.pages import YEAR, directive, page

NBSP = "\u00a0"
KNOWN = {
    "report.year": "2023",
    "report.title": "Koeverkoston toimintakertomus 2023",
    "report.status": "luonnos",
    "report.handled": "14.2.2024",
    "network.name": "Koeverkosto",
    "network.region": "Koemaa",
    "members.count": "3",
    "members.host": "Mallila",
    "objectives.count": "3",
    "objectives.count.unknown": "1",
    "objectives.count.functional": "2",
    "objectives.count.financial": "1",
    "projects.count": "3",
    "projects.funders": "OKM ja OPH",
    "projects.funders.count": "2",
    "projects.grant.total": f"15{NBSP}500,50{NBSP}€",
    "handling.count": "3",
}
"""What the figures of 2023 are; the others are not known."""


def figures(soup):
    return [value.get_text() for value in soup.select(".report-value")]


def test_every_figure(shown):
    paths = [path for path in VALUES if "<id>" not in path]
    soup = shown("\n".join(f"{{value}}`{path}`\n" for path in paths))
    assert dict(zip(paths, figures(soup), strict=True)) == {
        path: KNOWN.get(path, "ei tiedossa") for path in paths
    }


def test_a_count_of_statuses_is_known_when_all_statuses_are(shown):
    soup = shown("{value}`2022:objectives.count.achieved` {value}`2022:objectives.count.unknown`")
    assert figures(soup) == ["1", "0"]


def test_none_told_is_not_none(shown):
    """A year without a file of projects does not say that there are none."""
    assert figures(shown("{value}`2022:projects.count`")) == ["ei tiedossa"]


def test_figures_are_written_as_the_language_of_the_page_writes_them(shown):
    soup = shown("{value}`projects.grant.total` {value}`network.name`", lang="en")
    assert figures(soup) == ["€15,500.50", "Koeverkosto"]
    assert figures(shown("{value}`network.name`", lang="sv")) == ["Provnätverket"]


def test_figures_in_restructuredtext(site):
    text = ":lang: sv\n\nSida\n====\n\n:value:`projects.count` :report:value:`network.name`\n"
    assert figures(page(site({f"{YEAR}/sivu.rst": text}))) == ["3", "Provnätverket"]


def test_an_unknown_figure_is_told_and_its_text_stays(shown):
    soup = shown(
        "Luku {value}`projects.coun`.\n\nLuku {value}`2021:projects.count`.",
        warnings=(
            (
                r'sivu.md:3: WARNING: value: "projects.coun" is not a figure; did you mean '
                r'"projects.count"\?'
            ),
            r'sivu.md:5: WARNING: value: there is no year "2021" in the archive; it has 2022, 2023',
        ),
    )
    assert [p.get_text() for p in soup.select("p")] == [
        "Luku projects.coun.",
        "Luku 2021:projects.count.",
    ]


def test_a_figure_of_a_year_outside_one_needs_the_year(site):
    files = {"index.md": "# E\n\n{value}`projects.count` {value}`2023:projects.count`\n"}
    built = site(
        files,
        warnings=(
            (
                r"index.md:3: WARNING: value: this page lies in no year's folder; name the year, "
                r"e.g. 2023:projects.count \[annual_report.not_in_year\]"
            ),
            "isn't included",
        ),
    )
    assert figures(page(built, "index.html")) == ["3"]


def test_status_by_any_of_its_words(shown):
    words = ["achieved", "toteutunut", "uppnått", "Toteutunut"]
    soup = shown(" ".join(f"{{status}}`{word}`" for word in words))
    assert [s.get_text(strip=True) for s in soup.select(".report-status")] == ["toteutunut"] * 4


def test_status_in_the_language_of_the_page(shown):
    soup = shown("{status}`käynnissä` {status}`ei tiedossa`", lang="sv")
    assert [s.get_text(strip=True) for s in soup.select(".report-status")] == ["pågår", "inte känt"]


def test_unknown_status_is_told_and_its_text_stays(shown):
    soup = shown(
        "Tila {status}`toteutunu`.",
        warnings=(r'status: "toteutunu" is not a status; did you mean "toteutunut"',),
    )
    assert "Tila toteutunu." in soup.get_text()


LINKS = "{objective}`T1` {objective}`tämä <2023/T2>` {project}`alfa` {objective}`2022/T1`"


def test_links_have_titles_and_lead_to_the_row(shown):
    body = LINKS + "\n" + directive("objectives") + directive("projects", "style: list")
    soup = shown(body)
    links = [(a.get_text(), a["href"]) for a in soup.select("p a.internal")]
    assert links == [
        ("Osallisuus lisääntyy", "#objective-2023-t1"),
        ("tämä", "#objective-2023-t2"),
        ("Alfa -hanke", "#project-2023-alfa"),
    ]
    anchors = {a["href"][1:] for a in soup.select("p a.internal")}
    assert soup.select_one("#objective-2023-t1").get_text() == "Osallisuus lisääntyy"
    assert anchors <= {tag["id"] for tag in soup.select("[id]")}
    # What no page shows is named, not linked.
    assert "Edellisen vuoden tavoite" in soup.get_text()


def test_titles_of_links_are_in_the_language_of_the_page(shown):
    assert "Delaktigheten ökar" in shown("{objective}`T1`", lang="sv").get_text()


NOWHERE = [
    ("{project}`alf`", r'there is no project "2023/alf"; did you mean "alfa"\?', "alf"),
    (
        "{objective}`nimi <2023/T9>`",
        r'there is no objective "2023/T9"; use one of T1, T2, T3',
        "nimi",
    ),
    ("{objective}`1987/T1`", r'there is no objective "1987/T1"; use one of 2022, 2023', "1987/T1"),
    ("{objective}`x/y/z`", r'there is no objective "x/y/z"; use one of 2022, 2023', "x/y/z"),
]


def test_links_that_lead_nowhere_are_told_and_their_texts_stay(shown):
    soup = shown(
        "\n\n".join(text for text, _, _ in NOWHERE),
        warnings=tuple(
            f"sivu.md:{line}: WARNING: {message}"
            for line, (_, message, _) in zip((3, 5, 7, 9), NOWHERE, strict=True)
        ),
    )
    assert [p.get_text() for p in soup.select("p")] == [kept for _, _, kept in NOWHERE]
    assert not soup.select("a.internal")


def test_a_link_outside_a_year_needs_the_year(site):
    built = site(
        {"index.md": "# E\n\nKs. {objective}`T1`.\n"},
        warnings=(
            (
                r"index.md:3: WARNING: objective: this page lies in no year's folder; name the "
                r"year, e.g. 2023/T1 \[annual_report.not_in_year\]"
            ),
            "isn't included",
        ),
    )
    assert "Ks. T1." in page(built, "index.html").get_text()


NONSENSE = [
    "9" * 5000,
    ":",
    "2023:",
    "2\u0660\u0662\u0663:projects.count",
    "<x>",
    "/",
    "2023/",
    "$x$ #y",
]


@pytest.mark.parametrize("role", ["value", "status", "objective", "project"])
def test_nonsense_is_told_and_shown_as_it_is(shown, role):
    soup = shown(
        "\n\n".join(f"{{{role}}}`{text}`" for text in NONSENSE),
        warnings=(r"sivu.md:\d+: WARNING: ",),
    )
    assert [p.get_text() for p in soup.select("p")] == NONSENSE
