"""A year that has something in every list of the model, in small."""

from pathlib import Path

from tests.data.archives import NETWORK, write

_NETWORK = NETWORK.replace("code: 016", 'code: "016"').replace("code: 398", 'code: "398"')

REPORT = """\
year: 2023
title: {fi: Toimintakertomus 2023, sv: Verksamhetsberättelse 2023}
description: Mitä verkosto teki vuonna 2023.
status: published
network: verkosto
dates: {approved: 2024-03-01, published: 2024-03-15}
sources: [lahde]
"""

OBJECTIVES = """\
assessment: {text: Enimmäkseen hyvin.}
objectives:
  - id: T1
    title: Saavutettavuus <1>
    kind: functional
    focus_area: Osallisuus
    description: "Palvelut & tilat"
    indicators:
      - {name: Osuus, unit: "%", baseline: 80, target: 90, actual: 87.5, direction: at_least,
         tolerance: 5, updated: 2023-12}
    projects: [valssi]
    findings: [H1]
    finances: [avustus]
    evidence: [{survey: kysely, question: k1}]
  - {id: T2, title: Talous, kind: financial, status: achieved}
"""

PROJECTS = """\
projects:
  - id: valssi
    name_as_reported: VALSSI
    kind: grant
    funders: [okm]
    grant: 12500.50
    own_funding: 2500
    other_funding: 0
    total_cost: 15000.50
    grant_pct_max: 90
    coordinator: "398"
    participants: ["016", "398"]
    period: {start: 2023 alku, end: 2024-05}
    status: running
    objectives: [T1]
  - {id: pilotti, name_as_reported: Pilotti, kind: pilot}
"""

HANDLING = """\
handling:
  - {body: Palveluvaliokunta, body_kind: committee, municipality: "398", date: 2024-04-17}
"""

FINANCES = """\
finances:
  - {id: palkat, title: Palkat, kind: expenses, unit: hallinto, budget: 1000, amendments: 200,
     actual: 900, previous: 950}
  - {id: avustus, title: Avustus, kind: income, unit: hallinto, budget: 500}
finance_units: [{id: hallinto, title: Hallinto}]
finance_totals: {expenses: {budget: 1000, actual: 900}}
contributions:
  - {municipality: "398", population: 120000, population_date: 2022-12-31, share: 60,
     amount: 600}
"""

GROUPS = """\
groups:
  - id: ohjaus
    name: Ohjausryhmä
    kind: steering_group
    meeting_dates: [2023-02-01, 2023-09]
    activities: [Kokoontui]
    members: [{municipality: "398", role: puheenjohtaja}, {organisation: Yliopisto}]
"""

SURVEYS = """\
surveys:
  - id: kysely
    title: Huoltajakysely
    domain: ecec
    invited: 200
    responses: 50
    scale: [eri mieltä, samaa mieltä]
    questions:
      - {id: k1, text: Lapsi viihtyy., counts: [10, 30]}
      - {id: k2, text: Tieto kulkee., mean: 3.25}
"""

RECOGNITIONS = """\
recognitions: [{id: palkinto, title: Kehittäjäpalkinto, scope: national, date: 2023-11}]
"""

PLAN = """\
self_assessment:
  conducted: 2022 syksy
  conducted_by: ohjausryhmä
  findings: [{id: H1, text: Tieto ei kulje.}]
action_plan: {focus_areas: [Osallisuus, Tieto], success_factors: [Yhteinen tahto]}
annual_calendar: [{title: Kysely, month: 3, end_month: 4}]
next_steps: [{id: J1, text: Jatketaan., objectives: [T1]}]
"""

ERRATA = """\
errata:
  - date: 2024-05-02
    text: {fi: "Toteuma on 87,4 %.", sv: "Utfallet är 87,4 %."}
    document: talous
"""

FULL = {
    "network.yaml": _NETWORK + "purpose: Kehittää palveluja.\nvision: Hyvä arki.\nregion: Häme\n",
    "2023/report.yaml": REPORT,
    "2023/data/objectives.yaml": OBJECTIVES,
    "2023/data/projects.yaml": PROJECTS,
    "2023/data/handling.yaml": HANDLING,
    "2023/data/finances.yaml": FINANCES,
    "2023/data/groups.yaml": GROUPS,
    "2023/data/surveys.yaml": SURVEYS,
    "2023/data/recognitions.yaml": RECOGNITIONS,
    "2023/data/plan.yaml": PLAN,
    "2023/errata.yaml": ERRATA,
}


def write_full(folder: Path) -> Path:
    """Write the archive of the full year and return its folder."""
    return write(folder, FULL)
