"""The figures of the role ``value`` for finances, groups, surveys, recognitions and plans."""

import re

from tests.conftest import ROOTS
from tests.directives.pages import document, page

DATA = {
    "reports/network.yaml": (ROOTS / "year/reports/network.yaml").read_text(encoding="utf-8")
    + "agreements:\n"
    "  - {title: Vanha sopimus, period: {start: 2018, end: 2022}}\n"
    "  - {title: Uusi sopimus, period: {start: 2023, end: 2026}}\n",
    "reports/2023/data/finances.yaml": (
        "finances:\n"
        "  - {id: osuudet, title: Osuudet, kind: income, budget: 1000, actual: 1010.5}\n"
        "  - {id: palkat, title: Palkat, kind: expenses, "
        "budget: 700, amendments: 50, actual: 725}\n"
        "  - {id: muut, title: Muut, kind: expenses, budget: 200, actual: 210}\n"
        "contributions:\n"
        "  - {municipality: Mallila, amount: 600}\n"
        "  - {municipality: Esimerkkilä, amount: 400}\n"
    ),
    "reports/2023/data/groups.yaml": (
        "groups:\n  - {id: ryhma.1, name: R, meetings: 4}\n  - {id: toinen, name: T}\n"
    ),
    "reports/2023/data/surveys.yaml": (
        "surveys:\n  - {id: vaka, title: Kysely, invited: 400, responses: 130}\n"
    ),
    "reports/2023/data/recognitions.yaml": "recognitions: []\n",
    "reports/2023/data/plan.yaml": (
        "action_plan: {title: Suunnitelma, adopted: 2022-12-13, adopted_by: Ohjausryhmä}\n"
    ),
    "reports/2022/data/finances.yaml": (
        "finances:\n"
        "  - {id: palkat, title: Palkat, kind: expenses, actual: 725}\n"
        "  - {id: muut, title: Muut, kind: expenses}\n"
    ),
}
FIGURES = {
    "finances.income.actual": "1 010,50 €",
    "finances.income.deviation": "10,50 €",
    "finances.expenses.budget": "900 €",
    "finances.expenses.amended_budget": "950 €",
    "finances.expenses.actual_pct": "98,4 %",
    "finances.expenses.previous": "ei tiedossa",
    "finances.total.actual": "935 €",
    "finances.total.deviation": "−15 €",
    "finances.net.actual": "75,50 €",
    "finances.palkat.amended_budget": "750 €",
    "finances.palkat.deviation": "−25 €",
    "2022:finances.palkat.actual": "725 €",
    "2022:finances.total.actual": "ei tiedossa",
    "2022:finances.income.actual": "ei tiedossa",
    "contributions.total": "1 000 €",
    "2022:contributions.total": "ei tiedossa",
    "groups.count": "2",
    "groups.ryhma.1.meetings": "4",
    "groups.toinen.meetings": "ei tiedossa",
    "2022:groups.count": "ei tiedossa",
    "surveys.count": "1",
    "surveys.vaka.invited": "400",
    "surveys.vaka.responses": "130",
    "surveys.vaka.rate": "32,5 %",
    "recognitions.count": "0",
    "agreement.title": "Uusi sopimus",
    "2022:agreement.period": "2018–2022",
    "plan.title": "Suunnitelma",
    "plan.adopted": "13.12.2022",
    "plan.adopted_by": "Ohjausryhmä",
    "2022:plan.adopted": "ei tiedossa",
}


def test_each_figure(site):
    body = "\n".join(f"- {{value}}`{path}`" for path in FIGURES)
    soup = page(site({**DATA, **document(body)}))
    shown = [item.get_text(strip=True).replace("\u00a0", " ") for item in soup.select("li")]
    assert dict(zip(FIGURES, shown, strict=True)) == FIGURES


def test_figures_that_are_not_there_name_the_nearest(site):
    wrong = {
        "finances.totl.actual": "finances.total.actual",
        "finances.palkka.actual": "finances.palkat.actual",
        "groups.ryhma.meetings": "groups.ryhma.1.meetings",
        "surveys.vaka.response": "surveys.vaka.responses",
        "groups.<id>.meetings": "groups.toinen.meetings",
    }
    body = "\n".join(f"- {{value}}`{path}`" for path in wrong)
    warnings = tuple(
        re.escape(f'value: "{path}" is not a figure; did you mean "{near}"?')
        for path, near in wrong.items()
    )
    body += "\n- {value}`2022:groups.toinen.meetings`"
    nothing = '"groups.toinen.meetings" is not a figure; the data of 2022 has nothing to name there'
    site({**DATA, **document(body)}, warnings=(*warnings, nothing))


def test_outside_a_year_a_figure_of_the_agreement_is_that_of_the_newest(site):
    text = (
        "---\norphan: true\n---\n\n# Sivu\n\n"
        "{value}`agreement.title`, {value}`2023:groups.toinen.meetings`, "
        "{value}`groups.toinen.meetings`\n"
    )
    built = site(
        {**DATA, "sivu.md": text},
        warnings=(
            r"value: this page lies in no year's folder; name the year, e.g. 2023:groups.to",
        ),
    )
    assert page(built, "sivu.html").p.get_text() == (
        "Uusi sopimus, ei tiedossa, groups.toinen.meetings"
    )


def test_a_status_by_rule_counts_as_one_by_hand(site):
    objectives = (
        "objectives:\n"
        "  - {id: T1, title: A, status: achieved}\n"
        "  - id: T2\n    title: B\n"
        "    indicators: [{name: M, target: 5, actual: 6, direction: at_least}]\n"
    )
    files = {
        "reports/2023/data/objectives.yaml": objectives,
        **document("{value}`objectives.count.achieved`"),
    }
    assert page(site(files)).p.get_text() == "2"


def test_nonsense_for_an_id_is_told(site):
    nonsense = ["9" * 5000, "<b>x</b>", "-", "💥", "a b"]
    body = "\n".join(f"- {{value}}`groups.{text}.meetings`" for text in nonsense)
    soup = page(
        site({**DATA, **document(body)}, warnings=(r'sivu.md:\d+: WARNING: value: "groups\.',))
    )
    assert [item.get_text() for item in soup.select("li")] == [
        f"groups.{text}.meetings" for text in nonsense
    ]
