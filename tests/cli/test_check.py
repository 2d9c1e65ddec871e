"""``annual-report check``: faults, findings and what is missing, without a build."""

import json
import sys

import pytest

CHECK = ("check", "2023", "--today", "2024-05-01")


def clean(project):
    """Leave a year with nothing to find, and nothing missing."""
    project.write(
        "reports/2023/data/handling.yaml",
        "handling:\n"
        + "".join(
            f'  - {{body: Lautakunta, municipality: "{code}", date: 2024-04-02, section: "{n}"}}\n'
            for n, code in enumerate(("016", "142", "398"), 1)
        ),
    )
    report = project.read("reports/2023/report.yaml")
    project.write(
        "reports/2023/report.yaml", f"{report}dates: {{handled: 2024-02, approved: 2024-02-14}}\n"
    )


def test_nothing_is_found(project):
    clean(project)
    assert project.run(*CHECK, "--strict").stdout == (
        "2023\n  Nothing found.\n\nNext: annual-report publish 2023\n"
    )


def test_what_is_missing_is_told_with_its_place_and_whose_it_is(project):
    project.write(
        "reports/2023/data/objectives.yaml",
        "objectives:\n"
        "  - id: T1\n"
        "    title: Tavoite\n"
        "    responsible: Kehittämisryhmä\n"
        "    indicators:\n"
        "      - {name: Osuus, target: 3, updated: 2023}\n",
    )
    project.write(
        "reports/2023/data/projects.yaml",
        "projects:\n  - {id: p, name_as_reported: P, coordinator: '016'}\n",
    )
    project.write("reports/2023/data/surveys.yaml", "surveys:\n  - {id: k, title: K}\n")
    project.write(
        "reports/2023/data/finances.yaml",
        "finances:\n  - {id: r, title: Menot, kind: expenses, budget: 10}\n",
    )
    lines = [line.strip() for line in project.run(*CHECK).stdout.splitlines()]
    folder = "reports/2023"
    for line in (
        f"{folder}/report.yaml:1: dates.approved: the date is missing",
        (
            f"{folder}/data/objectives.yaml:2: objectives[0].status: T1: "
            "no status tells how the objective came out [Kehittämisryhmä]"
        ),
        (
            f"{folder}/data/objectives.yaml:6: objectives[0].indicators[0].actual: T1: "
            "no actual value of the indicator Osuus [Kehittämisryhmä]"
        ),
        (
            f"{folder}/data/projects.yaml:2: projects[0].status: p: "
            "no status tells where the project stands [Asikkala]"
        ),
        (
            f"{folder}/data/projects.yaml:2: projects[0].total_cost: p: "
            "no amount of the project is given [Asikkala]"
        ),
        f"{folder}/data/surveys.yaml:2: surveys[0].questions: k: no result of the survey is given",
        f"{folder}/data/finances.yaml:2: finances[0].actual: r: no actual amount of Menot",
        (
            f"{folder}/data/handling.yaml:6: handling[0].date: valiokunta-1: nothing is recorded "
            "of the meeting of Palveluvaliokunta, which has been [Iitti]"
        ),
        (
            f"{folder}/data/handling.yaml:15: handling[2].date: hallitus: "
            "the handling by Kunnanhallitus has no date [Iitti]"
        ),
        "Kehittämisryhmä: 2",
    ):
        assert line in lines
    assert f"{folder}/data/handling.yaml (kasittely.md)" in lines
    assert lines[-1] == "Next: fill in what is missing, and run: annual-report publish 2023"
    project.run(*CHECK, "--strict", code=1)
    _, year = json.loads(project.run(*CHECK, "--json").stdout)["years"]
    whose = {item["item"]: (item["chapters"], item["responsible"]) for item in year["missing"]}
    assert whose["hallitus"] == (["kasittely.md"], "Iitti")
    assert whose["T1"] == ([], "Kehittämisryhmä")


def test_of_a_plan_no_outcome_is_asked(project):
    project.replace("reports/2023/report.yaml", "status:", "kind: action_plan\nstatus:")
    project.write("reports/2023/data/objectives.yaml", "objectives: [{id: T1, title: Tavoite}]\n")
    assert "objectives.yaml" not in project.run(*CHECK).stdout


def test_faults_and_findings_end_with_one(project):
    clean(project)
    project.write(
        "reports/2023/data/projects.yaml",
        "projects:\n"
        "  - {id: p, name_as_reported: P, status: running, grant: 1, own_funding: 2,"
        " other_funding: 0, total_cost: 4}\n"
        "  - {id: q, nimi: Q}\n",
    )
    project.write("reports/agenda/yleinen.yaml", "general: kyllä\nosat: []\n")
    found = json.loads(project.run(*CHECK, "--json", code=1).stdout)
    assert (found["ok"], found["complete"]) == (False, True)
    shared, year = found["years"]
    assert {item["file"] for item in shared["faults"]} == {"reports/agenda/yleinen.yaml"}
    assert {item["line"] for item in year["faults"]} == {3}
    (finding,) = year["checks"]
    assert (finding["file"], finding["line"]) == ("reports/2023/data/projects.yaml", 2)


def test_documents_are_looked_into_without_building(project):
    clean(project)
    project.write(
        "reports/2023/kasittely.md",
        "# Käsittely\n\n"
        "![](kuva.png) [liite](liite.pdf) {doc}`puuttuu` {doc}`index`\n\n"
        "````{note}\n```{figure} kuva.png\n:width: 50%\n\nKuva\n```\n````\n\n"
        "```text\n![](koodia.png)\n```\n\n<!-- ![](pois.png) -->\n`[x](koodia.pdf)`\n\n"
        "![Kuva](kuva.png) [muualle](https://example.org/x.pdf) [alas](#kohta)\n",
    )
    project.write("reports/2023/kuva.png", "x")
    project.replace("reports/2023/index.md", "kasittely\n", "kasittely\nhankkeet\n")
    project.write("reports/2023/irrallaan.md", "# Irrallaan\n")
    told = project.run(*CHECK, code=1).stdout.splitlines()
    folder = "reports/2023"
    assert [line.strip() for line in told if line.startswith("    ")] == [
        (
            f'{folder}/index.md:5: the table of contents names "hankkeet", '
            "and there is no such document"
        ),
        f'{folder}/kasittely.md:3: there is no document "puuttuu"',
        (
            f'{folder}/kasittely.md:3: the image "kuva.png" has no alternative text; '
            "say what it shows: ![…]"
        ),
        f'{folder}/kasittely.md:3: there is no file "liite.pdf"',
        (
            f'{folder}/kasittely.md:6: the image "kuva.png" has no alternative text; '
            "say what it shows: :alt: …"
        ),
        f"{folder}/irrallaan.md:1: no table of contents of the year names this document",
    ]
    assert told[-1] == "Next: mend the faults, and run: annual-report check 2023"


def test_a_link_to_what_a_document_defines_is_no_fault(project):
    clean(project)
    project.write(
        "reports/2023/data/projects.yaml",
        "projects:\n"
        "  - {id: p, name_as_reported: P, status: running, grant: 1, objectives: [T1]}\n",
    )
    assert '"T1"' in project.run(*CHECK, code=1).stdout
    project.write("reports/2023/kasittely.md", "# K\n\n```{objective} T1\n:title: Tavoite\n```\n")
    project.run(*CHECK)


def test_the_year_in_finnish(project):
    told = project.run(*CHECK, language="fi_FI.UTF-8").stdout
    assert "  Puuttuu julkaisemisesta (" in told
    assert "kunnan käsittelyä ei tunneta: Asikkala [Asikkala]" in told
    assert "Seuraavaksi: täydennä puuttuvat tiedot ja aja: annual-report publish 2023" in told


def test_all_years_are_checked_without_a_year(project):
    found = json.loads(project.run("check", "--json", code=1).stdout)
    assert [item["year"] for item in found["years"]] == [None, 2022, 2023]
    (problem,) = found["years"][1]["documents"]
    assert problem["file"] == "reports/2022/index.md"


def test_a_published_year_is_held_against_its_lock(published):
    assert "  Published, and as it was then." in published.run("check", "2023").stdout
    published.replace("reports/2023/index.md", "Vuosi", "Vuodet")
    told = published.run("check", "2023", code=1).stdout
    assert "    reports/2023/index.md: changed since it was published" in told


def test_a_check_loads_no_sphinx(project):
    import subprocess  # noqa: PLC0415 - one test runs a process

    code = (
        "import sys; from annual_report.cli import check_run; "
        "print([name for name in ('sphinx', 'docutils', 'pikepdf') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]", ran.stderr


@pytest.mark.parametrize("year", ["2019"])
def test_a_year_that_is_not_there(project, year):
    assert "there is no year 2019" in project.fault("check", year, code=2)


def test_a_source_that_no_bibliography_has_is_told(project):
    clean(project)
    report = project.read("reports/2023/report.yaml")
    project.write("reports/2023/report.yaml", f"{report}sources: [tuttu, {{key: outo}}]\n")
    project.write("reports/2023/kasittely.md", "# K\n\n{cite:p}`tuttu` ja {cite:t}`tuttu,muu`\n")
    project.run(*CHECK)
    project.write("reports/references.bib", "@misc{tuttu,\n  title = {T}\n}\n")
    found = json.loads(project.run(*CHECK, "--json", code=1).stdout)
    told = [(item["file"], item["message"]) for item in found["years"][1]["documents"]]
    assert told == [
        ("reports/2023/report.yaml", 'no bibliography has the source "outo"'),
        ("reports/2023/kasittely.md", 'no bibliography has the source "muu"'),
    ]
