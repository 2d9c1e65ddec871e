"""The front page: the search in plain sight, the newest year large, the earlier ones below."""

from __future__ import annotations

from bs4 import BeautifulSoup

from tests.html.years import BOOK_THEME, OBJECTIVES, archive, year


def front_of(built):
    return BeautifulSoup(built.read("index.html"), "html.parser").select_one("article")


def texts(found):
    return [" ".join(item.get_text().split()) for item in found]


def test_years_are_cards_with_what_a_reader_chooses_by(build):
    dates = "status: published\ndates: {handled: 2024-02-14}"
    files = archive(
        year(2022, report="status: approved\ndates: {handled: 2023-02-01}"),
        year(2023, title="Pitkä nimi 2023", report=dates, objectives=OBJECTIVES),
        year(2021, report="status: approved"),
    )
    front = front_of(build(files, conf=BOOK_THEME))
    newest = front.select_one(".report-card--newest")
    assert texts(newest.select("h2")) == ["Toimintakertomus 2023"]
    assert newest.h2.a["href"] == "reports/2023/index.html"
    assert texts(newest.select(".report-card__title, .report-state")) == [
        "Pitkä nimi 2023",
        "Julkaistu",
    ]
    assert texts(newest.select("dt, dd")) == ["Käsitelty", "14.2.2024"]
    assert texts(newest.select(".report-card__counts li")) == ["4 tavoitetta", "2 jäsenkuntaa"]
    assert "<!--report-pdf 2023 fi*-->" in str(newest)
    earlier = front.select("ul.report-cards > li")
    assert [texts(card.select("h3")) for card in earlier] == [
        ["Toimintakertomus 2022"],
        ["Toimintakertomus 2021"],
    ]
    assert [texts(card.select("dd")) for card in earlier] == [["1.2.2023"], []]
    assert all("<!--report-pdf 202" in str(card) for card in earlier)


def test_the_bar_of_statuses_says_in_words_what_it_draws(build):
    files = archive(year(2023, objectives=OBJECTIVES))
    statuses = front_of(build(files, conf=BOOK_THEME)).select_one(".report-statuses")
    assert texts(statuses.select("li")) == [
        "toteutunut 2",
        "siirtyy seuraavalle vuodelle 1",
        "ei tiedossa 1",
    ]
    drawn = statuses.select_one(".report-statuses__bar")
    assert drawn["aria-hidden"] == "true"
    assert [part["style"] for part in drawn.select("span")] == [
        "width: 50.0%",
        "width: 25.0%",
        "width: 25.0%",
    ]


def test_nothing_is_drawn_where_no_status_is_known(build):
    files = archive(year(2023, objectives="objectives:\n  - {id: T1, title: Yksi}\n"))
    front = front_of(build(files, conf=BOOK_THEME))
    assert texts(front.select(".report-card__counts li"))[0] == "1 tavoite"
    assert not front.select(".report-statuses")


def test_the_search_is_a_form_that_needs_no_script(build):
    form = front_of(build(archive(year(2023)), conf=BOOK_THEME)).select_one("form")
    assert form["action"] == "search.html"
    assert form.label["for"] == form.input["id"]
    assert texts(form.select("label, button")) == ["Hae toimintakertomuksista", "Hae"]
    assert form.input["name"] == "q"


def test_cards_follow_the_introduction(build):
    files = archive(year(2023), front="Johdanto.\n\n## Lisää\n\nTeksti.")
    front = front_of(build(files, conf=BOOK_THEME))
    inside = front.section
    assert [child.name for child in inside.find_all(recursive=False)][:4] == [
        "h1",
        "p",
        "div",
        "section",
    ]
    assert [item.name for item in front.select("h1, h2, h3")] == ["h1", "h2", "h2"]


def test_an_archive_without_years_has_its_search(build):
    front = front_of(build({"index.md": "# Etusivu\n\nTeksti.\n"}, conf=BOOK_THEME))
    assert front.select("form")
    assert not front.select(".report-card, .report-cards")


def test_the_newest_report_is_large_beside_a_newer_plan_and_says_what_changed(build):
    objectives = OBJECTIVES.replace("carried_over", "achieved")
    plan = "status: approved\nkind: action_plan"
    files = archive(
        year(2024, report=plan, objectives="objectives:\n  - {id: T1, title: Uusi}\n"),
        year(2023, objectives=objectives),
        year(2022, objectives=objectives),
        year(2021, report=plan),
    )
    front = front_of(build(files, conf=BOOK_THEME))
    large = front.select(".report-card--newest")
    assert [texts(card.select("h2")) for card in large] == [
        ["Toimintasuunnitelma 2024"],
        ["Toimintakertomus 2023"],
    ]
    (changed,) = texts(large[0].select(".report-card__changes"))
    assert changed.startswith("Vuoteen 2023 verrattuna tavoitteita: uusia 1, ")
    earlier = front.select("ul.report-cards > li")
    assert [texts(card.select("h3")) for card in earlier] == [
        ["Toimintakertomus 2022"],
        ["Toimintasuunnitelma 2021"],
    ]
    assert texts(earlier[0].select(".report-statuses li"))[0] == "toteutunut 3"
