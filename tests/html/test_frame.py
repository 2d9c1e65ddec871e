"""What stands around the text of a page: its year, how final it is, the other years."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from tests.html.years import BOOK_THEME, OBJECTIVES, archive, year

MARKUP = "Toiminta <b>&amp; 'talous' {{ 7 * 7 }}"


def soup_of(built, path):
    return BeautifulSoup(built.read(path), "html.parser")


def texts(found):
    return [" ".join(item.get_text().split()) for item in found]


@pytest.fixture
def two_years(build):
    newest = year(2024, report="status: draft\nstatus_note: Odottaa käsittelyä.")
    dates = "dates: {handled: 2024-02-14, approved: 2024-03-01}"
    older = year(2023, report=f"status: approved\napproved_by: ohjausryhmä\n{dates}")
    return build(archive(newest, older), conf=BOOK_THEME)


def test_every_page_of_a_year_says_which_year_and_how_final(two_years):
    for path in ("index", "talous", "hankkeet"):
        bar = soup_of(two_years, f"reports/2024/{path}.html").select_one("main .report-bar")
        assert bar.summary.find(string="Toimintakertomus 2024")
        assert texts(bar.select(".report-state")) == ["Luonnos"]
    bar = soup_of(two_years, "reports/2023/talous.html").select_one(".report-bar")
    assert texts(bar.select(".report-state")) == ["Hyväksytty"]


def test_the_title_of_a_page_says_which_year(two_years):
    titles = [
        soup_of(two_years, f"reports/{year}/talous.html").title.get_text() for year in (2024, 2023)
    ]
    assert len(set(titles)) == 2
    assert "Talous 2024" in titles[0]
    assert "Toimintakertomus 2024 – Koe" in titles[0]
    assert "Toimintakertomus" not in soup_of(two_years, "index.html").title.get_text()


def test_on_paper_too_a_page_says_which_report_it_is(two_years):
    mark = soup_of(two_years, "reports/2024/talous.html").select_one("article .report-mark--print")
    assert texts(mark.select("span")) == ["Toimintakertomus 2024", "Luonnos"]


def test_a_page_outside_the_years_has_no_bar(two_years):
    assert not soup_of(two_years, "index.html").select(".report-bar, .report-mark")
    assert not soup_of(two_years, "search.html").select(".report-bar, .report-mark")


def test_the_switch_of_years_leads_to_the_same_page(two_years):
    switch = soup_of(two_years, "reports/2024/talous.html").select_one("nav.report-years")
    assert switch["aria-label"] == "Vuodet"
    assert [(a.get_text(), a["href"]) for a in switch.select("li a")] == [
        ("Toimintakertomus 2024", "#"),
        ("Toimintakertomus 2023", "../2023/talous.html"),
    ]
    assert [a.get_text() for a in switch.select("[aria-current]")] == ["Toimintakertomus 2024"]


def test_the_switch_leads_to_the_beginning_of_a_year_without_the_page(build):
    built = build(archive(year(2024, chapters=("uusi",)), year(2023)), conf=BOOK_THEME)
    switch = soup_of(built, "reports/2024/uusi.html").select_one("nav.report-years")
    assert [a["href"] for a in switch.select("li a")] == ["#", "../2023/index.html"]
    assert texts(switch.select("li a")) == [
        "Toimintakertomus 2024",
        "Toimintakertomus 2023 (vuoden alkuun)",
    ]


def test_a_single_year_stands_alone_in_the_switch(build):
    built = build(archive(year(2023)), conf=BOOK_THEME)
    switch = soup_of(built, "reports/2023/talous.html").select_one("nav.report-years")
    assert [a["href"] for a in switch.select("a")] == ["index.html"]
    assert not switch.select("details")


def test_a_draft_says_why_on_its_first_page(two_years):
    notice = soup_of(two_years, "reports/2024/index.html").select_one("article .report-notice")
    assert texts(notice.select("p")) == ["Luonnos", "Odottaa käsittelyä."]
    assert not soup_of(two_years, "reports/2023/index.html").select(".report-notice")


def test_the_first_page_of_a_year_tells_its_days_and_its_data(two_years):
    facts = soup_of(two_years, "reports/2023/index.html").select_one("article dl.report-facts")
    assert dict(zip(texts(facts.select("dt")), texts(facts.select("dd")), strict=True)) == {
        "Kertomuksen tila": "Hyväksytty",
        "Käsitelty": "14.2.2024",
        "Hyväksytty": "1.3.2024, ohjausryhmä",
        "Avoin data": "report.json",
    }
    assert facts.a["href"] == "../../data/2023/report.json"


def test_previous_and_next_stay_within_the_year(two_years):
    ends = soup_of(two_years, "reports/2024/hankkeet.html").select_one(".prev-next-footer")
    assert [a["href"] for a in ends.select("a")] == ["talous.html"]
    begins = soup_of(two_years, "reports/2023/index.html").select_one(".prev-next-footer")
    assert [a["href"] for a in begins.select("a")] == ["talous.html"]
    assert not soup_of(two_years, "index.html").select(".prev-next-footer a")


@pytest.mark.parametrize("conf", [BOOK_THEME, "annual_report_pdf = False\n"])
def test_data_is_shown_as_the_text_it_is(build, conf):
    report = f'status: draft\nstatus_note: "{MARKUP}"\napproved_by: "{MARKUP}"'
    files = archive(year(2023, report=report))
    files["reports/2023/report.yaml"] = files["reports/2023/report.yaml"].replace(
        "title: Kertomus 2023", f'title: "{MARKUP}"'
    )
    files["reports/network.yaml"] = f'id: koe\nslug: koe\nname: "{MARKUP}"\n'
    built = build(files, conf=conf)
    year_page, front = soup_of(built, "reports/2023/index.html"), soup_of(built, "index.html")
    assert texts(year_page.select(".report-notice p"))[1] == MARKUP
    assert MARKUP in texts(year_page.select(".report-facts dd"))
    assert texts(front.select(".report-card__title")) == [MARKUP]
    assert not year_page.select(".report-notice b, .report-facts b")
    assert not front.select(".report-card b")


def test_a_theme_without_a_place_for_the_bar_marks_each_page(build):
    built = build(archive(year(2023)), conf="annual_report_pdf = False\n")
    mark = soup_of(built, "reports/2023/talous.html").select_one(".report-mark")
    assert texts(mark.select("span"))[:2] == ["Toimintakertomus 2023", "Luonnos"]
    assert "<!--report-pdf 2023 fi-->" in str(mark)


@pytest.mark.parametrize("builder", ["singlehtml", "epub", "text", "latex"])
def test_other_builders_show_the_text_alone(build, builder):
    conf = BOOK_THEME if builder == "singlehtml" else "annual_report_pdf = False\n"
    conf += 'epub_copyright = "-"\nversion = "1"\n'
    built = build(archive(year(2023, objectives=OBJECTIVES)), conf=conf, builder=builder)
    assert any(built.output.iterdir())
    assert not (built.output / "data" / "2023").exists()
