"""``{agreements}``: what the network rests on, and what is in force in a year."""

import pytest

from annual_report.data.model import Agreement
from annual_report.directives.agreements import is_in_force, newest_first
from tests.conftest import ROOTS
from tests.directives.pages import directive, document, notes_of, page, tables_of

AGREEMENTS = """
agreements:
  - {title: Vanha, period: {start: 2018-01-01, end: 2021-12-31}, adopted: 2017-11}
  - {title: Avoin, period: {start: null, end: null}}
  - title: {fi: Uusi, sv: Ny}
    period: {start: 2022, end: 2025}
    cost_sharing: Asukaslukujen suhteessa.
"""
NETWORK = (ROOTS / "year/reports/network.yaml").read_text(encoding="utf-8") + AGREEMENTS


def test_the_one_in_force_in_a_year_and_all_of_them(site):
    body = "\n".join(
        (
            directive("agreements"),
            directive("agreements", "year: 2022", "all:"),
        )
    )
    files = {
        "reports/network.yaml": NETWORK,
        "sopimukset.md": f"---\norphan: true\n---\n\n# Sopimukset\n\n{directive('agreements')}",
        **document(body),
        **document(directive("agreements"), lang="sv", name="reports/2023/sv.md"),
    }
    built = site(files)
    soup = page(built)
    current, every = tables_of(soup)
    assert current.caption == "Vuonna 2023 voimassa oleva yhteistoimintasopimus"
    assert current.head == ["Sopimus", "Voimassa", "Kustannusten jako"]
    assert current.rows == [["Uusi", "2022–2025", "Asukaslukujen suhteessa."]]
    assert notes_of(soup) == ["Ei tiedossa: hyväksytty, hyväksyjä.", "Ei tiedossa: hyväksyjä."]
    assert [row[0] for row in every.rows] == ["Uusi | Voimassa vuonna 2022.", "Vanha", "Avoin"]
    assert every.rows[2][1:] == ["ei tiedossa"] * 3
    (archive,) = tables_of(page(built, "sopimukset.html"))
    assert archive.caption == "Yhteistoimintasopimukset"
    assert [row[:3] for row in archive.rows] == [
        ["Uusi", "2022–2025", "ei tiedossa"],
        ["Vanha", "1.1.2018–31.12.2021", "marraskuu 2017"],
        ["Avoin", "ei tiedossa", "ei tiedossa"],
    ]
    (swedish,) = tables_of(page(built, "reports/2023/sv.html"))
    assert swedish.caption == "Samarbetsavtal i kraft år 2023"
    assert swedish.rows[0][0] == "Ny"


def test_none_is_known(site):
    files = document(directive("agreements") + "\n" + directive("agreements", "all:"))
    assert notes_of(page(site(files))) == [
        "Vuonna 2023 voimassa oleva sopimus ei ole tiedossa.",
        "Yhteistoimintasopimukset eivät ole tiedossa.",
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2022", "2025", [2022, 2023, 2024, 2025]),
        ("2023-12-31", "2024-01-01", [2023, 2024]),
        ("2024", None, [2024, 2025, 2026]),
        (None, "2022", [2021, 2022]),
        (None, None, []),
    ],
)
def test_years_that_an_agreement_is_in_force(start, end, expected):
    agreement = Agreement.model_validate({"title": "S", "period": {"start": start, "end": end}})
    assert [year for year in range(2021, 2027) if is_in_force(agreement, year)] == expected


def test_the_newest_first_by_their_starts_or_ends():
    periods = [(None, None), ("2018", "2021"), (None, "2017"), ("2022", None)]
    agreements = [
        Agreement.model_validate({"title": str(number), "period": {"start": a, "end": b}})
        for number, (a, b) in enumerate(periods)
    ]
    assert [str(item.title.texts[""]) for item in newest_first(agreements)] == ["3", "1", "2", "0"]
