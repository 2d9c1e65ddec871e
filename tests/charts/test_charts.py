"""What the charts hold and say, and where there are none."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from annual_report import charts
from annual_report.charts.measure import text_width
from annual_report.charts.theme import WIDTH
from annual_report.data.model import FinanceLine, Objective, Survey
from tests.charts.samples import (
    all_charts,
    amounts,
    histories,
    lines,
    objectives,
    page,
    points,
    rows,
    survey,
)

NBSP = "\u00a0"


def marks(node, kind: str) -> list[dict]:
    """Return the data of all marks of a kind in a chart."""
    layers = json.loads(node["spec"])["layer"]
    return [
        values | {"look": layer["mark"]}
        for layer in layers
        if layer["mark"]["type"] == kind
        for values in layer["data"]["values"]
    ]


def written(node) -> list[str]:
    return [mark["text"] for mark in marks(node, "text")]


def test_status_by_kind_counts_by_outcome():
    (chart,) = charts.status_by_kind(objectives(), page())
    assert chart.astext() == (
        "Kaavio: Tavoitteiden toteutuminen tavoitelajeittain. "
        "Toiminnallinen tavoite: yhteensä 4, joista toteutunut 2, ei toteutunut 1, ei tiedossa 1. "
        "Taloudellinen tavoite: yhteensä 2, joista osittain toteutunut 1, "
        "siirtyy seuraavalle vuodelle 1. "
        "Tavoitteet, joiden lajia ei tiedetä: yhteensä 1, joista ei arvioitu 1."
    )
    bars = sorted((bar["x"], bar["x2"]) for bar in marks(chart, "rect"))
    assert bars == [(0, 1), (0, 1), (0, 2), (1, 2), (2, 3), (3, 4)]
    assert "ei tiedossa 1" in written(chart)


def test_status_by_a_rule_counts_too():
    ruled = Objective.model_validate(
        {
            "id": "T1",
            "title": "Tavoite",
            "kind": "functional",
            "indicators": [
                {"name": "Osuus", "target": "80", "actual": "85", "direction": "at_least"}
            ],
        }
    )
    (chart,) = charts.status_by_kind([ruled], page())
    assert "toteutunut 1" in chart.astext()


def test_budget_and_actual_hold_the_figures_and_say_what_is_not_known():
    (chart,) = charts.budget_and_actual(lines(), page())
    assert chart.astext() == (
        "Kaavio: Muutettu talousarvio ja toteuma eriteltyinä. "
        f"Valtionavustukset: muutettu talousarvio 1{NBSP}234,50{NBSP}€, "
        f"toteuma 1{NBSP}100,00{NBSP}€. "
        f"Henkilöstö: muutettu talousarvio 2{NBSP}000,00{NBSP}€, toteuma ei tiedossa. "
        f"Oikaisut: muutettu talousarvio −50,00{NBSP}€, toteuma −75,25{NBSP}€."
    )
    bars = marks(chart, "rect")
    assert {bar["x2"]: bar["look"].get("filled", True) for bar in bars} == {
        1234.5: False,
        1100.0: True,
        2000.0: False,
        -50.0: False,
        -75.25: True,
    }
    assert "Muut" not in written(chart)


def test_many_lines_make_several_charts_on_one_scale():
    many = [
        FinanceLine.model_validate(
            {"id": f"r{n}", "title": f"Rivi {n}", "kind": "income", "actual": 100 * n}
        )
        for n in range(1, 31)
    ]
    drawn = charts.budget_and_actual(many, page())
    assert len(drawn) > 1
    scales = {
        json.dumps(layer["encoding"]["x"]["scale"])
        for node in drawn
        for layer in json.loads(node["spec"])["layer"]
        if layer["mark"]["type"] == "rect"
    }
    assert len(scales) == 1
    assert all(json.loads(node["spec"])["height"] <= 700 for node in drawn)


def test_timeline_draws_open_ends_open_and_names_what_it_cannot_draw():
    (chart,) = charts.timeline(rows(), page())
    assert chart.astext() == (
        "Kaavio: Hankkeet vuosittain. Yhteensä 3, vuosina 2021–2023. "
        "OKM: Valssi (1.7.2021–31.12.2023); Avoin (alkaen 2023, päättyminen ei tiedossa). "
        "OPH: Vanha (päättyy 2022, alkaminen ei tiedossa). "
        "Aika ei ole tiedossa: Tuntematon."
    )
    bars = {(bar["x"], bar["x2"]): bar["look"].get("strokeDash") for bar in marks(chart, "rect")}
    assert bars == {(2021.5, 2024.0): None, (2023.0, 2024): [5, 3], (2021, 2022.5): [5, 3]}


def test_target_and_actual_differ_in_more_than_colour_and_leave_gaps():
    (chart,) = charts.target_and_actual(points(), page(), title="Vastausaste", unit="%")
    assert chart.astext() == (
        f"Kaavio: Vastausaste. Toteuma: ensin 76,5{NBSP}% vuonna 2020, viimeksi 88,1{NBSP}% "
        "vuonna 2023. Ei tiedossa vuosilta 2021. "
        f"Tavoitetaso: ensin 80{NBSP}% vuonna 2020, viimeksi 85{NBSP}% vuonna 2023."
    )
    drawn = {(m["x"], m["y"]): m["look"] for m in marks(chart, "line")}
    assert drawn[(2022, 79.0)]["strokeDash"] == []
    assert drawn[(2022, 82.0)]["strokeDash"] == [5, 4]
    assert (2020, 76.5) not in drawn  # a line needs two ends: 2021 is not known
    shapes = {
        m["y"]: (m["look"]["shape"], m["look"]["filled"]) for m in marks(chart, "point") if "y" in m
    }
    assert shapes[76.5] == ("circle", True)
    assert shapes[82.0] == ("square", False)


def test_series_go_across_years_without_a_survey_but_not_across_the_unknown():
    (chart,) = charts.series(histories(), page())
    assert {(m["x"], m["y"]) for m in marks(chart, "line")} == {(2019, 3.4), (2021, 3.71)}
    assert "Kirjasto: ensin 3,1 vuonna 2019, viimeksi 3,2 vuonna 2021." in chart.astext()
    assert "Ei tiedossa vuosilta 2020." in chart.astext()


def test_series_that_could_not_be_told_apart_make_another_chart():
    many = [charts.Series(name=f"Kysely {n}", figures={2020: Decimal(n)}) for n in range(7)]
    assert len(charts.series(many, page())) == 2


def test_survey_shows_shares_of_each_option():
    (chart,) = charts.survey_scale(survey(), page())
    assert chart.astext() == (
        "Kaavio: Huoltajakysely: vastaukset. Lapseni viihtyy (100 vastausta): "
        f"eri mieltä 1{NBSP}%, en osaa sanoa 20{NBSP}%, samaa mieltä 79{NBSP}%."
    )
    assert [(bar["x"], bar["x2"]) for bar in marks(chart, "rect")] == [(0, 1), (1, 21), (21, 100)]
    assert f"1{NBSP}%" not in written(chart)  # it has no room in its part
    assert f"79{NBSP}%" in written(chart)


def test_amounts_of_a_year_are_at_least_what_is_known():
    (chart,) = charts.amounts_by_year(amounts(), page(), title="Avustukset")
    assert chart.astext() == (
        f"Kaavio: Avustukset. 2022: 150{NBSP}000{NBSP}€, joista OKM 120{NBSP}000{NBSP}€, "
        f"OPH 30{NBSP}000{NBSP}€. 2023: vähintään 90{NBSP}000{NBSP}€, joista OKM "
        f"90{NBSP}000{NBSP}€. Rahamäärä ei ole tiedossa: OPH."
    )


@pytest.mark.parametrize("language", ["sv", "en"])
def test_texts_are_in_the_language_of_the_page(language):
    for node in all_charts(language):
        assert node.astext().startswith({"sv": "Diagram: ", "en": "Chart: "}[language])
        assert "Kaavio" not in node.astext()


def test_nothing_known_is_nothing_drawn():
    unknown = [item for item in objectives() if item.status is None]
    empty = Survey.model_validate({"id": "k", "title": "Kysely"})
    assert charts.status_by_kind(unknown, page()) == []
    assert charts.budget_and_actual(lines()[-1:], page()) == []
    assert charts.timeline(rows()[-1:], page()) == []
    assert charts.target_and_actual([charts.Point(year=2023)], page()) == []
    assert charts.target_and_actual([], page()) == []
    assert charts.series([charts.Series(name="a", figures={2020: None})], page()) == []
    assert charts.survey_scale(empty, page()) == []
    assert charts.amounts_by_year(amounts()[-1:], page()) == []
    assert charts.with_data([], [], page()) == []


@pytest.mark.parametrize("node", all_charts(), ids=lambda node: node["title"])
def test_texts_stand_within_the_chart_and_not_on_each_other(node):
    boxes = []
    for mark in marks(node, "text"):
        look = mark["look"]
        width = text_width(mark["text"], size=look["fontSize"], bold=look["fontWeight"] == "bold")
        left = mark["px"] - {"left": 0, "center": width / 2, "right": width}[look["align"]]
        boxes.append((left, mark["py"] - 10, left + width, mark["py"] + 2))
        assert left >= -1
        assert left + width <= WIDTH + 1
    for index, one in enumerate(boxes):
        for two in boxes[:index]:
            apart = one[0] >= two[2] or two[0] >= one[2] or one[1] >= two[3] or two[1] >= one[3]
            assert apart, (one, two)
