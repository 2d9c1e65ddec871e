"""``annual-report new``: the next year from the last, without anything of its prose."""

import json
import re
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from annual_report.data.archive import load_archive
from annual_report.data.consistency import check
from annual_report.data.enums import ReportKind, ReportStatus, SurveyDomain
from tests.conftest import EXAMPLE, REPOSITORY

WITHOUT_CODE = shutil.ignore_patterns("__pycache__")
NEW = "reports/2025"


@pytest.fixture
def example(project):
    """Return a copy of the example archive as a project."""
    shutil.rmtree(project.folder / "reports")
    shutil.copytree(EXAMPLE, project.folder, ignore=WITHOUT_CODE, dirs_exist_ok=True)
    return project


def year(project, number=2025):
    loaded = load_archive(project.folder)
    assert not loaded.faults
    found = loaded.archive.year(number)
    assert found is not None
    return found


def test_objectives_that_are_open_go_on(example):
    example.run("new", "2025")
    made = year(example)
    assert [item.id for item in made.objectives] == ["T1", "T6", "T7"]
    assert [item.continues for item in made.objectives] == ["2024/T1", "2024/T6", "2024/T7"]
    for item in made.objectives:
        assert not item.actions
        assert not item.findings
        assert not item.evidence
        assert not item.accept
        assert (item.status, item.explanation, item.updated) == (None, None, None)
        assert all(one.actual is None and one.updated is None for one in item.indicators)
    (indicator,) = made.objective("T1").indicators
    assert (indicator.baseline, indicator.target) == (Decimal(79), Decimal(80))
    text = example.read(f"{NEW}/data/objectives.yaml")
    assert "# Tarkista: vuoden 2024 tavoitetaso.\n        target: 80\n" in text
    assert "# - T2 Henkilöstö kouluttautuu yhdessä (toteutunut)\n" in text


@pytest.mark.parametrize(
    ("status", "goes_on"),
    [
        ("carried_over", True),
        ("in_progress", True),
        ("partly_achieved", True),
        ("not_achieved", True),
        ("achieved", False),
        ("discontinued", False),
        ("not_assessed", False),
    ],
)
def test_the_status_tells_whether_an_objective_goes_on(example, status, goes_on):
    file = "reports/2024/data/objectives.yaml"
    example.replace(file, "status: in_progress", f"status: {status}")
    example.run("new", "2025")
    assert (year(example).objective("T6") is not None) is goes_on


def test_an_objective_of_unknown_outcome_goes_on(example):
    example.replace("reports/2024/data/objectives.yaml", "    status: in_progress\n", "")
    example.run("new", "2025")
    assert year(example).objective("T6") is not None


def test_projects_that_run_go_on(example):
    before = year(example, 2024).project("yhteispolku")
    example.run("new", "2025")
    made = year(example)
    assert [item.id for item in made.projects] == ["yhteispolku", "kulttuurireppu"]
    after = made.project("yhteispolku")
    assert after.results is None
    for name in ("name_as_reported", "funders", "grant", "total_cost", "period", "coordinator"):
        assert getattr(after, name) == getattr(before, name)
    assert after.objectives == ("T6",)  # T3 was achieved


def test_a_project_whose_time_is_over_does_not_go_on(example):
    file = "reports/2024/data/projects.yaml"
    example.replace(file, "period: {start: 2023-08, end: 2025-07}", "period: {end: 2024-12}")
    example.run("new", "2025")
    assert year(example).project("yhteispolku") is None


def test_the_survey_is_that_of_the_rotation(example):
    example.run("new", "2025")
    (survey,) = year(example).surveys
    before = year(example, 2023).surveys[0]
    assert survey.domain is SurveyDomain.PRE_PRIMARY_AND_BASIC
    assert [question.id for question in survey.questions] == [one.id for one in before.questions]
    assert all(question.known_responses is None for question in survey.questions)
    assert (survey.conducted, survey.responses, survey.summary) == (None, None, None)


def test_without_a_turn_there_is_no_survey(example):
    example.run("new", "2025")
    example.run("new", "2026")  # the rotation ends in 2025
    assert not (example.folder / "reports/2026/data/surveys.yaml").exists()


def test_groups_finances_calendar_and_handling(example):
    before = year(example, 2024)
    example.run("new", "2025")
    made = year(example)
    assert [group.members for group in made.groups] == [group.members for group in before.groups]
    assert all(group.known_meetings is None and not group.activities for group in made.groups)
    assert made.finance_units == before.finance_units
    assert [line.id for line in made.finances] == [line.id for line in before.finances]
    assert [line.previous for line in made.finances] == [line.actual for line in before.finances]
    assert all(line.final_budget is None and line.actual is None for line in made.finances)
    assert made.finance_totals.income.previous == before.finance_totals.income.actual
    assert [item.title for item in made.annual_calendar] == [
        item.title for item in before.annual_calendar
    ]
    assert all(item.done is None for item in made.annual_calendar)
    assert [str(stage.body) for stage in made.handling] == [
        "Sivistysjohtajien ohjausryhmä",
        "Sivistyslautakunta",
        "Kaupunginhallitus",
    ]
    assert all(stage.date is None and stage.section is None for stage in made.handling)


def test_members_that_left_are_left_out(example):
    shutil.rmtree(example.folder / "reports/2024")
    example.replace("reports/2023/data/plan.yaml", "    taken_as: 2024/T1\n", "")
    example.run("new", "2024")
    made = year(example, 2024)
    told = "".join(
        example.read(f"reports/2024/data/{name}.yaml")
        for name in ("groups", "finances", "handling")
    )
    assert '"998"' not in told
    assert "Tervasaari" not in told
    assert len(made.contributions) == 5


def test_next_steps_are_listed_to_be_taken(example):
    example.run("new", "2025")
    text = example.read(f"{NEW}/data/plan.yaml")
    assert "# - S1: Viestintäsovellus otetaan käyttöön kaikissa kunnissa. (T7)\n" in text
    assert not year(example).next_steps
    assert "taken_as" not in example.read("reports/2024/data/plan.yaml")


def test_the_report_is_a_draft(example):
    example.run("new", "2025")
    report = year(example).report
    assert str(report.title).endswith("toimintakertomus vuodelta 2025")
    assert (report.status, report.kind) == (ReportStatus.DRAFT, ReportKind.ANNUAL_REPORT)
    assert (report.approved_by, report.subtitle, report.sources) == (None, None, ())


def test_nothing_of_last_years_prose_is_taken_over(example):
    example.run("new", "2025")
    for path in sorted((example.folder / "reports/2024").glob("*.md")):
        new = example.read(f"{NEW}/{path.name}")
        old = path.read_text(encoding="utf-8").splitlines()
        prose = [line for line in old if re.match(r"[^\W\d_]+,?(?: \S+){4,}", line)]
        assert prose or path.name in {"lahteet.md", "muutokset.md", "tunnustukset.md"}
        assert not [line for line in prose if line in new]


def test_headings_and_directives_stay_with_their_years_moved_on(example):
    example.run("new", "2025")
    text = example.read(f"{NEW}/hankkeet.md")
    assert text.startswith("# Hankkeet\n\n% [Kirjoita teksti tähän]\n\n```{projects}\n")
    assert ":caption: Hankkeet vuonna 2025\n" in text
    assert "## Hankkeet vuosina 2022–2025\n" in text
    assert '% [Edellisenä vuonna tässä oli "{project} pihapeli"]' in text
    assert "# Mikä muuttui vuodesta 2024\n" in example.read(f"{NEW}/muutokset.md")
    assert ":label: osuus-2025\n" in example.read(f"{NEW}/talous.md")
    assert "{value}`members.count`" in example.read(f"{NEW}/index.md")
    assert "figures/verkosto.svg" in example.read(f"{NEW}/verkosto.md")
    assert not (example.folder / f"{NEW}/figures").exists()
    assert example.read(f"{NEW}/sammandrag.md").startswith("---\nlang: sv\n---\n")
    assert "```{objective} T7\n% [Kirjoita teksti tähän]\n```\n" in example.read(
        f"{NEW}/tavoitteet.md"
    )


MARKDOWN = """\
(alku)=
# Otsikko 2022

Proosaa, *paljon*.

:::{note}
Vanha huomautus.
:::

Setext 2023
-----------

~~~{objectives}
---
caption: Tavoitteet 2023
---
~~~

```{objectives}
objectives:
  - {id: X1, title: Tekstissä}
```

```{objective} X2
:title: Lohkossa
Vanhaa.
```

| Vuosi | Luku |
|---|---|
| 2023 | 5 |

% vanha huomautus
<div>Vanha HTML</div>

```{list-table} Typed
* - Vuonna 2022
  - {value}`members.count`
```

```{agenda-part} alku
Vanha ehdotus.
```
"""


def test_any_markdown_is_gone_through(project):
    project.write("reports/2023/luku.md", MARKDOWN)
    found = project.run("new", "2024", language="fi_FI.UTF-8")
    text = project.read("reports/2024/luku.md")
    assert text == (
        "(alku-2024)=\n\n"
        "# Otsikko 2023\n\n"
        "% [Kirjoita teksti tähän]\n\n"
        '% [Edellisenä vuonna tässä oli "{note}"]\n\n'
        "Setext 2024\n-----------\n\n"
        "~~~{objectives}\n:caption: Tavoitteet 2024\n~~~\n\n"
        "```{objectives}\n```\n\n"
        '% [Edellisenä vuonna tässä oli "{objective} X2"]\n\n'
        "% [Kirjoita teksti tähän]\n\n"
        '% [Edellisenä vuonna tässä oli "{list-table} Typed"]\n\n'
        "```{agenda-part} alku\n[Kirjoita teksti tähän]\n```\n"
    )
    assert found.stderr.splitlines() == [
        "reports/2023/luku.md:19: X1 on määritelty tekstissä; sitä ei otettu mukaan",
        "reports/2023/luku.md:24: X2 on määritelty tekstissä; sitä ei otettu mukaan",
    ]


@pytest.mark.parametrize(
    ("language", "comment", "title"),
    [
        ("sv", "% [Skriv texten här]", "Verksamhetsberättelse 2024"),
        ("en", "% [Write the text here]", "Verksamhetsberättelse 2024"),
    ],
)
def test_comments_are_in_the_language_of_the_archive(project, language, comment, title):
    report = project.read("reports/2023/report.yaml")
    report = report.replace("Toimintakertomus", "Verksamhetsberättelse")
    project.write("reports/2023/report.yaml", f"{report}language: {language}\n")
    project.run("new", "2024", language="fi_FI.UTF-8")
    assert comment in project.read("reports/2024/index.md")
    assert str(year(project, 2024).report.title) == title


def test_nothing_but_the_new_folder_changes(example):
    before = example.files()
    example.run("new", "2025")
    after = example.files()
    assert {name: after[name] for name in before} == before
    assert all(name.startswith(f"{NEW}/") for name in after.keys() - before.keys())


def test_what_checks_ask_for_is_what_comes_next(example):
    told = example.run("new", "2025").stdout
    faults = [fault for fault in check(load_archive(example.folder)) if NEW in fault.file]
    assert faults
    assert all(f"  {fault}\n" in told for fault in faults)
    assert {fault.kind for fault in faults} == {"check.stale"}


def test_a_step_that_was_taken_already_asks_for_its_objective(example):
    shutil.rmtree(example.folder / "reports/2024")
    told = example.run("new", "2024").stdout
    assert re.search(r'plan\.yaml:\d+: next_steps\[0\]\.taken_as: "2024/T1" is not the id', told)


def test_json_is_for_programs(example):
    found = json.loads(example.run("new", "2025", "--json").stdout)
    assert (found["year"], found["from"], found["folder"]) == (2025, 2024, NEW)
    assert found["objectives"] == ["T1", "T6", "T7"]
    assert found["next_steps"] == ["S1", "S2"]
    assert all((example.folder / NEW / name).is_file() for name in found["files"])
    assert len(found["to_do"]) == 3


def test_the_first_year_of_an_archive_is_empty(project):
    shutil.rmtree(project.folder / "reports/2022")
    shutil.rmtree(project.folder / "reports/2023")
    project.run("new", "2025")
    made = year(project)
    assert str(made.report.title) == "Toimintakertomus 2025"
    assert made.files == ("reports/2025/report.yaml",)
    assert "```{objectives}" in project.read(f"{NEW}/tavoitteet.md")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("2024",), "reports/2024: the year 2024 is already there; nothing was written"),
        (("2025", "--from", "2025"), "annual-report new: --from: 2025 is not before 2025"),
        (
            ("2025", "--from", "2019"),
            "reports/2019: there is no year 2019; the archive has 2022, 2023, 2024",
        ),
        (
            ("2020",),
            "reports/2020: the archive has no year before 2020; it has 2022, 2023, 2024",
        ),
        (("0025",), "annual-report new: YEAR: 25 is not a year from 1900 to 2999"),
    ],
)
def test_wrong_use_is_told_in_one_line(example, arguments, told):
    assert example.fault("new", *arguments, code=2) == told


def test_a_folder_that_is_no_year_is_not_overwritten(example):
    example.write(f"{NEW}/oma.txt", "oma")
    line = example.fault("new", "2025", code=2)
    assert line == "reports/2025: the year 2025 is already there; nothing was written"


def test_faults_of_last_year_are_told_and_nothing_is_written(example):
    example.replace("reports/2024/data/projects.yaml", "status: running", "status: runing")
    line = example.fault("new", "2025", code=1)
    assert re.match(r"reports/2024/data/projects\.yaml:\d+: projects\[1\]\.status: ", line)


def test_a_year_is_there_whole_or_not_at_all(example, monkeypatch):
    write = Path.write_bytes

    def full(self, content):
        if self.name == "talous.md":
            raise OSError(28, "No space left on device")
        return write(self, content)

    before = example.files()
    monkeypatch.setattr(Path, "write_bytes", full)
    found = example.run("new", "2025", code=1)
    assert "the disk is full" in found.stderr
    assert example.files() == before
    assert not [path for path in (example.folder / "reports").iterdir() if path.name[0] == "."]


@pytest.mark.slow
def test_the_new_year_of_the_example_builds(example, tmp_path):
    example.run("new", "2025")
    built(example.folder, tmp_path / "out", "annual_report.check.stale")
    assert (tmp_path / "out/pdf/koivurannan-seutu-2025.pdf").is_file()


def test_a_new_year_of_every_real_year_loads_without_a_fault(project):
    years = sorted(path.name for path in (REPOSITORY / "reports").glob("[0-9]*"))
    assert years
    for number in years:
        shutil.rmtree(project.folder / "reports")
        shutil.copytree(REPOSITORY / "reports", project.folder / "reports")
        for later in years[years.index(number) + 1 :]:
            shutil.rmtree(project.folder / f"reports/{later}")
        project.run("new", int(number) + 1)
        assert year(project, int(number) + 1).report.status is ReportStatus.DRAFT


def built(source, output, *suppressed):
    """Build a project as ``make html`` does, warnings fatal."""
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-q", "-W", "--keep-going", "-n"]
    command += [
        "-d",
        str(output.parent / "doctrees"),
        "-D",
        f"suppress_warnings={','.join(suppressed)}",
    ]
    found = subprocess.run(
        [*command, str(source), str(output)], capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout + found.stderr
