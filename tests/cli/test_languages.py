"""What is at fault in the data is told in the language of the locale, by every command."""

import json

import pytest

FOLDER = "reports/2023"
OBJECTIVES = """\
objectives:
  - id: T1
    title: Tavoite
    status: toteutunu
  - id: Tavoite 2
    title: Toinen
    statsu: achieved
  - id: T3
    projects: [puuttuva]
    kind: [functional]
  - {id: T4, title: Neljäs, updated: eilen}
  - {id: T4, title: Sama}
"""
PROJECTS = """\
projects:
  - id: luku
    name_as_reported: Lukutaito
    grant: 30000
    own_funding: 10000
    other_funding: 8000
    total_cost: 50000
"""
TOLD = {
    "en": [
        (
            'objectives.yaml:4: objectives[0].status: "toteutunu" is not a status; did you mean '
            '"toteutunut" (achieved)?'
        ),
        (
            'objectives.yaml:5: objectives[1].id: "Tavoite 2" is not an id; use letters a-z, '
            'digits, "-", "_" and ".", no spaces'
        ),
        'objectives.yaml:7: objectives[1].statsu: unknown field "statsu"; did you mean "status"?',
        "objectives.yaml:8: objectives[2].title: this field is required",
        (
            'objectives.yaml:9: objectives[2].projects[0]: "puuttuva" is not the id of a project '
            "of the year; there are luku"
        ),
        "objectives.yaml:10: objectives[2].kind: a word is expected, found a list",
        (
            'objectives.yaml:11: objectives[3].updated: "eilen" is not a date; write 2023-04-17, '
            '2023-04, 2023 or "2023 beginning"'
        ),
        'objectives.yaml:12: objectives[4].id: "T4" is already the id of objectives[3] (line 11)',
        (
            "projects.yaml:7: projects[0].total_cost: 50000 is not the sum of grant, own_funding "
            "and other_funding, 48000; write the right amounts, or accept it with "
            '"accept: {funding_sum: reason}"'
        ),
        "plan.yaml:1: this is not YAML: the quotes that open here are not closed",
    ],
    "fi": [
        (
            'objectives.yaml:4: objectives[0].status: "toteutunu" ei ole tila; tarkoititko '
            '"toteutunut" (achieved)?'
        ),
        (
            'objectives.yaml:5: objectives[1].id: "Tavoite 2" ei ole tunnus; käytä kirjaimia a–z, '
            'numeroita ja merkkejä "-", "_" ja ".", ei välilyöntejä'
        ),
        (
            'objectives.yaml:7: objectives[1].statsu: tuntematon kenttä "statsu"; tarkoititko '
            '"status"?'
        ),
        "objectives.yaml:8: objectives[2].title: tämä kenttä vaaditaan",
        (
            'objectives.yaml:9: objectives[2].projects[0]: "puuttuva" ei ole minkään hankkeen '
            "tunnus tänä vuonna; tunnukset ovat luku"
        ),
        "objectives.yaml:10: objectives[2].kind: tässä pitäisi olla sana, löytyi luettelo",
        (
            'objectives.yaml:11: objectives[3].updated: "eilen" ei ole päivä; kirjoita 17.4.2023, '
            '4/2023, 2023 tai "2023 alku"'
        ),
        'objectives.yaml:12: objectives[4].id: "T4" on jo kohdan objectives[3] (rivi 11) id',
        (
            "projects.yaml:7: projects[0].total_cost: 50000 ei ole kenttien grant, own_funding ja "
            "other_funding summa, 48000; kirjoita oikeat summat tai hyväksy poikkeama rivillä "
            '"accept: {funding_sum: syy}"'
        ),
        "plan.yaml:1: tämä ei ole YAMLia: tästä alkavat lainausmerkit eivät pääty",
    ],
    "sv": [
        (
            'objectives.yaml:4: objectives[0].status: "toteutunu" är inte en status; menade du '
            '"toteutunut" (achieved)?'
        ),
        (
            'objectives.yaml:5: objectives[1].id: "Tavoite 2" är ingen beteckning; använd '
            'bokstäverna a–z, siffror, "-", "_" och ".", inga mellanslag'
        ),
        'objectives.yaml:7: objectives[1].statsu: okänt fält "statsu"; menade du "status"?',
        "objectives.yaml:8: objectives[2].title: detta fält krävs",
        (
            'objectives.yaml:9: objectives[2].projects[0]: "puuttuva" är inte beteckningen för '
            "något projekt detta år; det finns luku"
        ),
        "objectives.yaml:10: objectives[2].kind: här ska finnas ett ord, hittade en lista",
        (
            'objectives.yaml:11: objectives[3].updated: "eilen" är inget datum; skriv 2023-04-17, '
            '2023-04, 2023 eller "2023 början"'
        ),
        'objectives.yaml:12: objectives[4].id: "T4" är redan id för objectives[3] (rad 11)',
        (
            "projects.yaml:7: projects[0].total_cost: 50000 är inte summan av grant, own_funding "
            "och other_funding, 48000; skriv de rätta beloppen eller godkänn avvikelsen med raden "
            '"accept: {funding_sum: orsak}"'
        ),
        "plan.yaml:1: detta är inte YAML: citattecknen som börjar här avslutas inte",
    ],
}


@pytest.fixture
def faulty(project):
    project.write(f"{FOLDER}/data/objectives.yaml", OBJECTIVES)
    project.write(f"{FOLDER}/data/projects.yaml", PROJECTS)
    project.write(f"{FOLDER}/data/plan.yaml", "action_plan: {title: 'Suunnitelma}\n")
    return project


@pytest.mark.parametrize("language", TOLD)
def test_check_tells_faults_in_the_language_of_the_locale(faulty, language):
    lines = faulty.run("check", "2023", code=1, language=language).stdout.splitlines()
    told = [line.strip() for line in lines if f"{FOLDER}/data/" in line]
    for line in TOLD[language]:
        assert f"{FOLDER}/data/{line}" in told
    assert len([line for line in told if "handling.yaml" not in line]) >= len(TOLD[language])


def test_check_tells_programs_the_same(faulty):
    told = json.loads(faulty.run("check", "2023", "--json", code=1, language="fi").stdout)
    messages = [fault["message"] for fault in told["years"][1]["faults"]]
    assert '"toteutunu" ei ole tila; tarkoititko "toteutunut" (achieved)?' in messages


@pytest.mark.parametrize(
    "command",
    [
        ("agenda", "2023"),
        ("publish", "2023"),
        ("export", "2023"),
        ("new", "2024"),
        ("diff", "2022", "2023"),
        ("handling", "list", "2023"),
    ],
    ids=lambda command: command[0],
)
def test_other_commands_tell_them_likewise(faulty, command):
    lines = faulty.run(*command, code=1, language="fi").stderr.splitlines()
    assert f"{FOLDER}/data/{TOLD['fi'][0]}" in lines


def test_import_tells_what_is_wrong_with_a_cell(project):
    project.write("taulu.csv", "id;title;status;updated\nT1;Tavoite;toteutunu;eilen\n")
    lines = project.run("import", "taulu.csv", "2023", code=1, language="fi").stderr.splitlines()
    assert lines == [
        'taulu.csv:C2: status: "toteutunu" ei ole tila; tarkoititko "toteutunut" (achieved)?',
        (
            'taulu.csv:D2: updated: "eilen" ei ole päivä; kirjoita 17.4.2023, 4/2023, 2023 tai '
            '"2023 alku"'
        ),
    ]


def test_verify_tells_what_is_wrong_with_a_lock(project):
    project.write(f"{FOLDER}/published.lock", '{"year": "x"}')
    result = project.run("verify", "2023", code=1, language="fi")
    assert (
        "published.lock: lukkoa ei voi lukea: year ei ole se, jonka julkaiseminen kirjoitti"
        in result.stdout
    )


def test_agenda_tells_which_part_is_not_there(project):
    project.replace(
        "reports/agenda/iitti.yaml", "parts:", "content: {leave_out: [johdnto]}\nparts:"
    )
    lines = project.run("agenda", "2023", "-m", "iitti", code=1, language="sv").stderr.splitlines()
    assert lines == [
        (
            'reports/agenda/iitti.yaml:5: content.leave_out[0]: agenda.md har ingen del "johdnto"; '
            'menade du "johdanto"?'
        )
    ]
