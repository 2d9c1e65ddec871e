"""References between items and between years, ids that are taken, and units in circles."""

from annual_report.data.links import known_ids, references
from tests.data.archives import REPORT, load, told

REPORT_2022 = REPORT.replace("2023", "2022")
REPORT_2024 = REPORT.replace("2023", "2024")

OBJECTIVES = """\
objectives:
  - id: T1
    title: Tavoite
    continues: 2022/T1
    findings: [h1]
    finances: [tulot]
    evidence:
      - {survey: vaka, question: k1}
      - {survey: 2022/lukio}
"""
OTHERS = {
    "2023/data/plan.yaml": (
        "self_assessment: {findings: [{id: h1, text: Havainto}]}\n"
        "next_steps: [{id: s1, text: Jatko, objectives: [T1], taken_as: 2024/T1}]\n"
    ),
    "2023/data/finances.yaml": (
        "finances: [{id: tulot, title: Tulot, kind: income, unit: a}]\n"
        "finance_units:\n  - {id: a, title: A, parent: b}\n  - {id: b, title: B}\n"
    ),
    "2023/data/surveys.yaml": (
        "surveys: [{id: vaka, title: Kysely, questions: [{id: k1, text: Miten?}]}]\n"
    ),
    "2022/report.yaml": REPORT_2022,
    "2022/data/objectives.yaml": "objectives: [{id: T1, title: Tavoite}]\n",
    "2022/data/surveys.yaml": "surveys: [{id: lukio, title: Kysely}]\n",
    "2024/report.yaml": REPORT_2024,
    "2024/data/objectives.yaml": "objectives: [{id: T1, title: Tavoite}]\n",
}
GOOD = {**OTHERS, "2023/data/objectives.yaml": OBJECTIVES}


def test_references_that_lead_somewhere(tmp_path):
    loaded = load(tmp_path, GOOD)
    assert told(loaded) == []
    assert loaded.archive.year(2023).objectives[0].continues == "2022/T1"


def test_a_year_builds_when_copied_alone(tmp_path):
    alone = {name: text for name, text in GOOD.items() if name.startswith("2023/")}
    assert told(load(tmp_path, alone)) == []


def test_references_that_lead_nowhere_are_told_at_once(tmp_path):
    files = {
        **OTHERS,
        "2023/data/objectives.yaml": """\
objectives:
  - id: T1
    title: Tavoite
    continues: 2022/T9
    findings: [h9]
    finances: [tuolt]
    evidence:
      - {survey: vaka, question: k9}
      - {survey: lukio, question: k1}
      - survey: 2022/vaka
""",
        "2023/data/plan.yaml": (
            "self_assessment: {findings: [{id: h1, text: Havainto}]}\n"
            "next_steps: [{id: s1, text: Jatko, objectives: [T2], taken_as: 2024/T5}]\n"
        ),
        "2023/data/finances.yaml": (
            "finances: [{id: tulot, title: Tulot, kind: income, unit: c}]\n"
            "finance_units: [{id: a, title: A, parent: z}]\n"
        ),
    }
    loaded = load(tmp_path, files)
    assert told(loaded) == [
        (
            'reports/2023/data/objectives.yaml:4: objectives[0].continues: "2022/T9" is not the id '
            "of an objective of 2022; there are T1"
        ),
        (
            'reports/2023/data/objectives.yaml:5: objectives[0].findings[0]: "h9" is not the id of '
            "a finding of the year; there are h1"
        ),
        (
            'reports/2023/data/objectives.yaml:6: objectives[0].finances[0]: "tuolt" is not the id '
            'of a line of the finances of the year; did you mean "tulot"?'
        ),
        (
            'reports/2023/data/objectives.yaml:8: objectives[0].evidence[0].question: "k9" is not '
            'the id of a question of the survey "vaka"; there are k1'
        ),
        (
            'reports/2023/data/objectives.yaml:9: objectives[0].evidence[1].survey: "lukio" is not '
            "the id of a survey of the year; there are vaka"
        ),
        (
            'reports/2023/data/objectives.yaml:10: objectives[0].evidence[2].survey: "2022/vaka" '
            "is not the id of a survey of 2022; there are lukio"
        ),
        (
            'reports/2023/data/finances.yaml:1: finances[0].unit: "c" is not the id of a finance '
            "unit of the year; there are a"
        ),
        (
            'reports/2023/data/finances.yaml:2: finance_units[0].parent: "z" is not the id of a '
            "finance unit of the year; there are a"
        ),
        (
            'reports/2023/data/plan.yaml:2: next_steps[0].objectives[0]: "T2" is not the id of an '
            "objective of the year; there are T1"
        ),
        (
            'reports/2023/data/plan.yaml:2: next_steps[0].taken_as: "2024/T5" is not the id of an '
            "objective of 2024; there are T1"
        ),
    ]
    assert len(loaded.archive.year(2023).objectives) == 1
    left = loaded.faults_beside({"reports/2022": ["T9"], "reports/2024": ["T5"]}, {})
    assert len(left) == len(loaded.faults) - 2


def test_what_goes_on_is_of_an_earlier_year_and_what_is_taken_of_a_later_one(tmp_path):
    files = {
        "2023/data/objectives.yaml": (
            "objectives:\n"
            "  - {id: T1, title: A, continues: 2023/T2}\n"
            "  - {id: T2, title: A, continues: T1}\n"
        ),
        "2023/data/plan.yaml": "next_steps: [{id: s1, text: Jatko, taken_as: 2023/T1}]\n",
    }
    assert told(load(tmp_path, files)) == [
        (
            'reports/2023/data/objectives.yaml:2: objectives[0].continues: "2023/T2" is not of a '
            "year before 2023"
        ),
        (
            'reports/2023/data/objectives.yaml:3: objectives[1].continues: "T1" names no year; '
            'write year and id, as "2022/T3"'
        ),
        (
            'reports/2023/data/plan.yaml:1: next_steps[0].taken_as: "2023/T1" is not of a year '
            "after 2023"
        ),
    ]


def test_ids_are_unique_in_every_list(tmp_path):
    files = {
        "2023/data/finances.yaml": (
            "finances:\n"
            "  - {id: a, title: A, kind: income}\n"
            "  - {id: a, title: B, kind: income}\n"
            "finance_units: [{id: u, title: U}, {id: U, title: U}]\n"
            "contributions: [{municipality: Lahti}, {municipality: '398'}]\n"
        ),
        "2023/data/groups.yaml": "groups: [{id: a, name: A}, {id: a, name: B}]\n",
        "2023/data/surveys.yaml": (
            "surveys:\n"
            "  - {id: a, title: A, questions: [{id: k, text: A}, {id: k, text: B}]}\n"
            "  - {id: b, title: A, questions: [{id: k, text: A}]}\n"
            "  - {id: b, title: B}\n"
        ),
        "2023/data/recognitions.yaml": "recognitions: [{id: a, title: A}, {id: a, title: B}]\n",
        "2023/data/plan.yaml": (
            "self_assessment: {findings: [{id: a, text: A}, {id: a, text: B}]}\n"
            "next_steps: [{id: a, text: A}, {id: a, text: B}]\n"
        ),
    }
    loaded = load(tmp_path, files)
    assert told(loaded) == [
        f"reports/2023/data/{line}"
        for line in [
            'finances.yaml:3: finances[1].id: "a" is already the id of finances[0] (line 2)',
            (
                'finances.yaml:4: finance_units[1].id: "U" is, but for case, the id of '
                "finance_units[0] (line 4)"
            ),
            (
                'finances.yaml:5: contributions[1].municipality: "398" is "Lahti", already the '
                "municipality of contributions[0] (line 5)"
            ),
            'groups.yaml:1: groups[1].id: "a" is already the id of groups[0] (line 1)',
            (
                'surveys.yaml:2: surveys[0].questions[1].id: "k" is already the id of '
                "surveys[0].questions[0] (line 2)"
            ),
            'surveys.yaml:4: surveys[2].id: "b" is already the id of surveys[1] (line 3)',
            (
                'recognitions.yaml:1: recognitions[1].id: "a" is already the id of recognitions[0] '
                "(line 1)"
            ),
            (
                'plan.yaml:1: self_assessment.findings[1].id: "a" is already the id of '
                "self_assessment.findings[0] (line 1)"
            ),
            'plan.yaml:2: next_steps[1].id: "a" is already the id of next_steps[0] (line 2)',
        ]
    ]
    year = loaded.archive.years[0]
    assert [len(survey.questions) for survey in year.surveys] == [1, 1]
    assert len(year.finances) == len(year.finance_units) == len(year.contributions) == 1


def test_a_unit_is_no_part_of_itself(tmp_path):
    files = {
        "2023/data/finances.yaml": (
            "finance_units:\n"
            "  - {id: a, title: A, parent: b}\n"
            "  - {id: b, title: B, parent: c}\n"
            "  - {id: c, title: C, parent: b}\n"
            "  - {id: d, title: D, parent: d}\n"
            "  - {id: e, title: E, parent: a}\n"
        ),
    }
    loaded = load(tmp_path, files)
    assert told(loaded) == [
        (
            'reports/2023/data/finances.yaml:4: finance_units[2].parent: "b" cannot be the parent: '
            'by way of parents it is itself a part of "c"'
        ),
        (
            'reports/2023/data/finances.yaml:5: finance_units[3].parent: "d" cannot be the parent: '
            'by way of parents it is itself a part of "d"'
        ),
    ]
    assert [unit.id for unit in loaded.archive.years[0].finance_units] == ["a", "b", "e"]


def test_model_and_tree_have_the_same_ids_and_references(tmp_path):
    loaded = load(tmp_path, GOOD)
    year = loaded.archive.year(2023)
    whole = {}
    for name, file in loaded.files.items():
        if name.startswith("reports/2023/data/"):
            whole |= file.tree.value
            short = name.rpartition("/")[2]
            assert list(references(short, year)) == list(references(short, file.tree.value))
    assert known_ids(year) == known_ids(whole)
