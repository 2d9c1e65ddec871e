"""An archive of four years, each told of in another way, for what is shown over years."""

from __future__ import annotations

from tests.directives.pages import directive

NETWORK = """\
id: koeverkosto
slug: koeverkosto
name: Koeverkosto
members:
  - {code: "901", id: mallila, name: Mallila, host: true}
  - {code: "902", id: esimerkkila, name: Esimerkkilä, joined: 2023}
  - {code: "903", id: entila, name: Entilä, left: 2022-12-31}
funders:
  - {id: okm, name: opetus- ja kulttuuriministeriö, abbreviation: OKM}
  - {id: oph, name: Opetushallitus, abbreviation: OPH}
survey_rotation: {domains: [pre_primary_and_basic, ecec], start: 2022}
"""

OBJECTIVES_2022 = """\
objectives:
  - id: T1
    title: Osallisuus lisääntyy
    status: partly_achieved
    indicators: [{name: Vastausosuus, unit: "%", target: 80, actual: 75}]
  - {id: T2, title: Yhteistyö laajenee, status: achieved}
"""

OBJECTIVES_2023 = """\
objectives:
  - id: A1
    title: Osallisuus vahvistuu
    continues: 2022/T1
    status: achieved
    indicators: [{name: Vastausosuus, unit: "%", target: 85, actual: "90,5"}]
  - {id: A2, title: Viestintä paranee, status: not_achieved}
"""

OBJECTIVES_2024 = """\
objectives:
  - {id: B1, title: Osallisuus juurtuu, continues: 2023/A1}
"""

PROJECTS_2021 = """\
projects:
  - {id: alfa, name_as_reported: Alfahanke, funders: [okm], period: {start: 2021-08-01}}
"""

PROJECTS_2022 = """\
projects:
  - id: alfa
    name_as_reported: Alfahanke
    funders: [okm]
    grant: 10000
    period: {start: 2021-08-01, end: 2023-12-31}
    status: running
  - {id: beeta, name_as_reported: Beetahanke, funders: [oph], status: completed}
"""

PROJECTS_2023 = """\
projects:
  - id: alfa
    name_as_reported: Alfahanke
    funders: [okm]
    grant: 12000
    period: {start: 2021-08-01, end: 2023-12-31}
    status: completed
  - {id: gamma, name_as_reported: Gammahanke, funders: [okm, oph], grant: 500, status: running}
  - {id: delta, name_as_reported: Deltahanke, funders: [okm]}
"""

SURVEYS_2021 = """\
surveys:
  - id: esi
    title: Perusopetuksen kysely
    domain: pre_primary_and_basic
    conducted: 2021-03
    response_rate: 40
    scale: [huono, hyvä]
    questions:
      - {id: viihdyn, text: Viihdyn koulussa, counts: [10, 30]}
"""

SURVEYS_2022 = """\
surveys:
  - id: esi
    title: Perusopetuksen kysely
    domain: pre_primary_and_basic
    conducted: 2022-03
    invited: 200
    responses: 100
    scale: [huono, hyvä]
    questions:
      - {id: viihdyn, text: Viihdyn koulussa, counts: [50, 50]}
      - {id: kerran, text: Vain kerran, counts: [1, 1]}
"""

SURVEYS_2023 = """\
surveys:
  - id: vaka
    title: Varhaiskasvatuksen kysely
    domain: ecec
    conducted: 2023-04
    responses: 40
"""

SURVEYS_2024 = """\
surveys:
  - id: esi
    title: Perusopetuksen kysely
    domain: pre_primary_and_basic
    inference: Vuorottelun mukaan.
"""

FINANCES_2022 = """\
finances:
  - {id: avustukset, title: Avustukset, kind: income, budget: 1000, actual: 1100}
  - {id: palkat, title: Palkat, kind: expenses, budget: 900, actual: 950}
"""

FINANCES_2023 = """\
finances:
  - {id: avustukset, title: Avustukset, kind: income, budget: 2000, actual: 2100}
  - {id: palkat, title: Palkat, kind: expenses, budget: 1900}
"""

ALL = "".join(
    directive(name)
    for name in (
        "objective-history",
        "project-timeline",
        "survey-history",
        "funding-totals",
        "finances-over-time",
    )
)
"""Every directive over years that needs no year."""


def report(year: int, kind: str = "annual_report") -> str:
    """Return a ``report.yaml``."""
    return (
        f"{{year: {year}, title: Vuosi {year}, status: published, network: koeverkosto, "
        f"kind: {kind}}}"
    )


def page_of_year(year: int, body: str = "") -> str:
    """Return the page of a year that shows what has its places there."""
    shown = directive("objectives", "columns: status") + directive("projects", "columns: funders")
    return f"# Vuosi {year}\n\n{body}\n{shown}"


FILES: dict[str, str] = {
    "index.md": "# Arkisto\n\n```{toctree}\nvuodet\nreports/2021/index\nreports/2022/index\n"
    "reports/2023/index\nreports/2024/index\n```\n",
    "vuodet.md": f"# Vuodet\n\n{ALL}{directive('year-changes', 'year: 2023')}",
    "reports/network.yaml": NETWORK,
    "reports/2021/report.yaml": report(2021, "compilation"),
    "reports/2021/data/projects.yaml": PROJECTS_2021,
    "reports/2021/data/surveys.yaml": SURVEYS_2021,
    "reports/2021/index.md": page_of_year(2021),
    "reports/2022/report.yaml": report(2022),
    "reports/2022/data/objectives.yaml": OBJECTIVES_2022,
    "reports/2022/data/projects.yaml": PROJECTS_2022,
    "reports/2022/data/surveys.yaml": SURVEYS_2022,
    "reports/2022/data/finances.yaml": FINANCES_2022,
    "reports/2022/index.md": page_of_year(2022, directive("year-changes")),
    "reports/2023/report.yaml": report(2023),
    "reports/2023/data/objectives.yaml": OBJECTIVES_2023,
    "reports/2023/data/projects.yaml": PROJECTS_2023,
    "reports/2023/data/surveys.yaml": SURVEYS_2023,
    "reports/2023/data/finances.yaml": FINANCES_2023,
    "reports/2023/index.md": page_of_year(
        2023, ALL + directive("year-changes") + directive("year-changes", "brief:")
    ),
    "reports/2024/report.yaml": report(2024, "action_plan"),
    "reports/2024/data/objectives.yaml": OBJECTIVES_2024,
    "reports/2024/data/surveys.yaml": SURVEYS_2024,
    "reports/2024/index.md": page_of_year(2024, directive("year-changes", "brief:")),
}
"""The files of the archive: a compilation, two annual reports, and an action plan."""
