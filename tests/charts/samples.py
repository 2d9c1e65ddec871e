"""Charts of everything that is drawn, of invented figures, with texts that mean harm."""

from __future__ import annotations

from decimal import Decimal

from docutils import nodes
from docutils.parsers.rst import Directive

from annual_report import charts
from annual_report.data.model import FinanceLine, Objective, Survey
from annual_report.view import Page

HARM = "</svg><script>alert(1)</script> & \" ' ]]> مرحبا 😀 #@[" + "pitkä" * 40


def page(language: str = "fi") -> Page:
    """Return a page to draw for; charts need no archive."""
    return Page(archive=None, docname="sivu", language=language, cite=None)


def objectives() -> list[Objective]:
    """Return objectives of two kinds and one of none, with and without a status."""
    found = [
        ("functional", "achieved"),
        ("functional", "achieved"),
        ("functional", "not_achieved"),
        ("functional", None),
        ("financial", "partly_achieved"),
        ("financial", "carried_over"),
        (None, "not_assessed"),
    ]
    return [
        Objective.model_validate(
            {"id": f"T{n}", "title": "Tavoite", "kind": kind, "status": status}
        )
        for n, (kind, status) in enumerate(found)
    ]


def lines(title: str = "Valtionavustukset") -> list[FinanceLine]:
    """Return lines: one amended, one without an actual amount, one negative, one unknown."""
    figures = [
        {
            "title": title,
            "kind": "income",
            "budget": "1000",
            "amendments": "234.5",
            "actual": "1100",
        },
        {"title": "Henkilöstö", "kind": "expenses", "budget": "2000"},
        {"title": "Oikaisut", "kind": "expenses", "budget": "-50", "actual": "-75.25"},
        {"title": "Muut", "kind": "expenses"},
    ]
    return [FinanceLine.model_validate({"id": f"r{n}", **item}) for n, item in enumerate(figures)]


def survey(text: str = "Lapseni viihtyy") -> Survey:
    """Return a survey with one question answered and one without answers."""
    return Survey.model_validate(
        {
            "id": "kysely",
            "title": "Huoltajakysely",
            "scale": ["eri mieltä", "en osaa sanoa", "samaa mieltä"],
            "questions": [
                {"id": "a", "text": text, "counts": [1, 20, 79]},
                {"id": "b", "text": "Avoin kysymys"},
            ],
        }
    )


def rows(label: str = "Valssi") -> list[charts.Row]:
    """Return projects with both ends, without an end, without a start, without either."""
    return [
        charts.Row(
            label=label, group="OKM", start=2021.5, end=2024.0, detail="1.7.2021–31.12.2023"
        ),
        charts.Row(label="Avoin", group="OKM", start=2023.0),
        charts.Row(label="Vanha", group="OPH", end=2022.5),
        charts.Row(label="Tuntematon", group="OPH"),
    ]


def amounts(group: str = "OKM") -> list[charts.Amount]:
    """Return grants of two years, one of them not known."""
    return [
        charts.Amount(year=2022, group=group, amount=Decimal(120000)),
        charts.Amount(year=2022, group="OPH", amount=Decimal(30000)),
        charts.Amount(year=2023, group=group, amount=Decimal(90000)),
        charts.Amount(year=2023, group="OPH", amount=None),
    ]


def points() -> list[charts.Point]:
    """Return targets and actual figures of four years, one of which is not known."""
    figures = [(2020, "80", "76.5"), (2021, "80", None), (2022, "82", "79"), (2023, "85", "88.1")]
    return [
        charts.Point(year=year, target=Decimal(target), actual=actual and Decimal(actual))
        for year, target, actual in figures
    ]


def histories(name: str = "Lukio") -> list[charts.Series]:
    """Return two series: one over a year without a survey, one with an unknown figure."""
    return [
        charts.Series(name=name, figures={2019: Decimal("3.4"), 2021: Decimal("3.71")}),
        charts.Series(
            name="Kirjasto", figures={2019: Decimal("3.1"), 2020: None, 2021: Decimal("3.2")}
        ),
    ]


def all_charts(language: str = "fi", text: str = "") -> list[nodes.Node]:
    """Return one chart of each sort; ``text`` takes the place of one name in each."""
    on, label = page(language), [text] if text else []
    return [
        *charts.status_by_kind(objectives(), on),
        *charts.budget_and_actual(lines(*label), on),
        *charts.timeline(rows(*label), on),
        *charts.target_and_actual(points(), on, title=text or "Vastausaste", unit="%"),
        *charts.series(histories(*label), on),
        *charts.survey_scale(survey(*label), on),
        *charts.amounts_by_year(amounts(*label), on),
    ]


class Charts(Directive):
    """Shows one chart of each sort, and those of texts that mean harm."""

    def run(self) -> list[nodes.Node]:
        """Return them, the last with its data behind a disclosure."""
        good, bad = all_charts(), all_charts(text=HARM)
        shown = [*good, *bad]
        for node in shown:
            node.source, node.line = self.state.document.current_source, self.lineno
        table = [nodes.paragraph("", "Luvut taulukkona tässä.")]
        return [*shown[:-1], *charts.with_data(shown[-1:], table, page())]
