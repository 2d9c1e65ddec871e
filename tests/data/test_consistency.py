"""The checks across fields: each passes, fails with its message and line, and is accepted."""

import pytest

from annual_report.data.consistency import check
from tests.data.archives import NETWORK, REPORT, load

FUNDING = """\
projects:
  - id: a
    name_as_reported: A
    grant: 30000
    own_funding: 10 000
    other_funding: 8000
    total_cost: 48000
"""
SHARE = """\
projects:
  - id: a
    name_as_reported: A
    grant: 8000
    total_cost: 10000
    grant_pct_max: 80
"""
USE = """\
projects:
  - id: a
    name_as_reported: A
    grant_use_period: {start: 2022-08, end: 2023-05}
"""
LINES = """\
finances:
  - {id: a, title: A, kind: income, budget: 100, amendments: -10, amended_budget: 90, actual: 80}
  - {id: b, title: B, kind: income, budget: 50, amendments: 0, amended_budget: 50, actual: 55.50}
  - {id: c, title: C, kind: expenses, actual: 7}
finance_totals:
  income: {budget: 150, amended_budget: 140, actual: 135.50}
  expenses: {budget: 12, actual: 7}
"""
SHARES = """\
contributions:
  - {municipality: lahti, population: 120000, share: 93.6}
  - {municipality: asikkala, population: 8200, share: 6.4}
"""
ANSWERS = """\
surveys:
  - id: a
    title: A
    conducted: 2023-03
    invited: 300
    responses: 100
    response_rate: 33
    scale: [ei, kyllä]
    questions: [{id: k, text: K, counts: [40, 58], responses: 98}]
"""
DAYS = """\
groups:
  - {id: a, name: A, meeting_dates: [2023-01-05, 2023 syksy]}
"""
RECOGNITION = "recognitions: [{id: a, title: A, date: 2023}]\n"
UPDATED = """\
objectives:
  - id: T1
    title: A
    indicators:
      - name: Osuus
        target: 90
        updated: 2023-11
"""
RULE = """\
objectives:
  - id: T1
    title: A
    status: not_achieved
    indicators: [{name: Osuus, target: 90, actual: 87, direction: at_least}]
"""

F, O, P = "finances.yaml", "objectives.yaml", "projects.yaml"  # noqa: E741 - not a lone name

GOOD = [
    (P, FUNDING),
    (P, FUNDING.replace("    other_funding: 8000\n", "")),
    (P, SHARE),
    (P, USE),
    (F, LINES),
    (F, LINES.replace("amended_budget: 50, ", "")),
    (F, LINES.replace("budget: 50, amendments: 0, amended_budget: 50, actual: 55.50", "")),
    (F, SHARES),
    (F, SHARES.replace("6.4", "6").replace("93.6", "94")),
    (F, SHARES.replace(", share: 6.4", "")),
    ("surveys.yaml", ANSWERS),
    ("groups.yaml", DAYS),
    ("recognitions.yaml", RECOGNITION),
    (O, UPDATED),
    (O, UPDATED.replace("        updated: 2023-11\n", "        actual: 5\n")),
    (O, UPDATED.replace("        target: 90\n", "")),
    (O, UPDATED.replace("        updated: 2023-11\n", "    updated: 2024\n")),
    (O, RULE),
    (O, RULE.replace("not_achieved", "achieved\n    status_reason: B")),
]

BAD = [
    (
        O,
        UPDATED.replace("2023-11", "2022-11") + "    updated: 2023-12\n",
        (
            "objectives.yaml:5: objectives[0].indicators[0]: not updated in 2023, last 2022-11; "
            'responsible: not known; write its "actual" and "updated"'
        ),
        "stale",
    ),
    (
        O,
        UPDATED + "    updated: 2022-12\n",
        "objectives.yaml:8: objectives[0].updated: 2022-12 is before 2023; write the right day",
        "period",
    ),
    (
        P,
        FUNDING.replace("48000", "50000"),
        (
            "projects.yaml:7: projects[0].total_cost: 50000 is not the sum of grant, own_funding "
            "and other_funding, 48000; write the right amounts"
        ),
        "funding_sum",
    ),
    (
        P,
        SHARE.replace("8000", "9000.50"),
        (
            "projects.yaml:4: projects[0].grant: 9000.5 is more than grant_pct_max, 80 %, of "
            "total_cost, 10000: at most 8000; write the right amounts"
        ),
        "grant_share",
    ),
    (
        P,
        USE.replace("2023-05", "2022-12"),
        (
            "projects.yaml:4: projects[0].grant_use_period: the grant could be used until 2022-12, "
            "before 2023; write the right days"
        ),
        "period",
    ),
    (
        P,
        USE.replace("2022-08, end: 2023-05", "2024-08"),
        (
            "projects.yaml:4: projects[0].grant_use_period: the grant may be used from 2024-08, "
            "after 2023; write the right days"
        ),
        "period",
    ),
    (
        F,
        LINES.replace("amended_budget: 90", "amended_budget: 91").replace(
            "amended_budget: 140", "amended_budget: 141"
        ),
        (
            "finances.yaml:2: finances[0].amended_budget: 91 is not the sum of budget and "
            "amendments, 90; write the right amounts"
        ),
        "sum",
    ),
    (
        F,
        LINES.replace("135.50}", "135}"),
        (
            "finances.yaml:6: finance_totals.income.actual: 135 is not the sum of actual of the "
            "lines of income, 135.5; write the right amounts"
        ),
        "sum",
    ),
    (
        F,
        SHARES.replace("6.4", "7.4"),
        (
            "finances.yaml:3: contributions[1].share: 7.4 is not the share of the population, 6.4 "
            "(8200 of 128200); write the right share"
        ),
        "sum",
    ),
    (
        "surveys.yaml",
        ANSWERS.replace("rate: 33", "rate: 34"),
        (
            "surveys.yaml:7: surveys[0].response_rate: 34 is not the share of responses, 33.33 "
            "(100 of 300); write the right numbers"
        ),
        "sum",
    ),
    (
        "surveys.yaml",
        ANSWERS.replace("responses: 98", "responses: 99"),
        (
            "surveys.yaml:9: surveys[0].questions[0].responses: 99 is not the sum of counts, 98; "
            "write the right numbers"
        ),
        "sum",
    ),
    (
        "surveys.yaml",
        ANSWERS.replace("2023-03", "2022-03"),
        "surveys.yaml:4: surveys[0].conducted: 2022-03 is not in 2023; write the right day",
        "period",
    ),
    (
        O,
        UPDATED.replace("2023-11", "2022-11\n        responsible: Ohjausryhmä"),
        (
            "objectives.yaml:5: objectives[0].indicators[0]: not updated in 2023, last 2022-11; "
            'responsible: "Ohjausryhmä"; write its "actual" and "updated"'
        ),
        "stale",
    ),
    (
        O,
        UPDATED.replace("        updated: 2023-11\n", ""),
        (
            "objectives.yaml:5: objectives[0].indicators[0]: not updated in 2023, and has no "
            'value; responsible: not known; write its "actual" and "updated"'
        ),
        "stale",
    ),
    (
        O,
        UPDATED.replace("target: 90", "unit: kpl").replace("2023-11", "2022-11"),
        (
            "objectives.yaml:7: objectives[0].indicators[0].updated: 2022-11 is before 2023; write "
            "the right day"
        ),
        "period",
    ),
    (
        O,
        RULE.replace("not_achieved", "achieved"),
        (
            "objectives.yaml:4: objectives[0].status: achieved is not what the rule gives, "
            'not_achieved (87 where at least 90 is aimed at); say why in "status_reason"'
        ),
        "status",
    ),
]

OF_THE_YEAR = [
    (
        F,
        "contributions: [{municipality: lahti, share: 90}, {municipality: asikkala, share: 5}]\n",
        "finances.yaml:1: contributions: the shares sum to 95, not to 100; write the right shares",
        "sum",
    ),
    (
        "groups.yaml",
        DAYS.replace("2023 syksy", "2022 syksy"),
        (
            "groups.yaml:2: groups[0].meeting_dates[1]: 2022 autumn is not in 2023; write the "
            "right day"
        ),
        "period",
    ),
    (
        "recognitions.yaml",
        RECOGNITION.replace("2023", "2024-01"),
        "recognitions.yaml:1: recognitions[0].date: 2024-01 is not in 2023; write the right day",
        "period",
    ),
    (
        "plan.yaml",
        "annual_calendar: [{title: A, done: 2022-12}]\n",
        "plan.yaml:1: annual_calendar[0].done: 2022-12 is not in 2023; write the right day",
        "period",
    ),
]


def found_in(folder, files):
    loaded = load(folder, files)
    assert loaded.faults == ()
    return [str(fault) for fault in check(loaded)]


def data(name, text):
    return {f"2023/data/{name}": text}


def accepting(text, name):
    """Let the first item of a file, or the totals where they are at fault, accept a check."""
    if text.startswith("finances") and "135}" in text:
        return text.replace("finance_totals:\n", f"finance_totals:\n  accept: {{{name}: Syy}}\n")
    if text.startswith(("finances", "contributions")):
        return text.replace("}\n", f", accept: {{{name}: Syy}}}}\n", 1)
    head, first, rest = text.partition("  - id: a\n" if "  - id: a\n" in text else "  - id: T1\n")
    return f"{head}{first}    accept: {{{name}: Syy}}\n{rest}"


@pytest.mark.parametrize(("name", "text"), GOOD)
def test_nothing_is_found_in_what_agrees(tmp_path, name, text):
    assert found_in(tmp_path, data(name, text)) == []


@pytest.mark.parametrize(("name", "text", "message", "of"), [*BAD, *OF_THE_YEAR])
def test_what_does_not_agree_is_told_with_its_line(tmp_path, name, text, message, of):
    where = "" if (name, text, message, of) in BAD else " in report.yaml"
    lines = found_in(tmp_path, data(name, text))
    expected = f'reports/2023/data/{message}, or accept it with "accept: {{{of}: reason}}"{where}'
    assert expected in lines
    others = [line for line in lines if line != expected]
    assert all("finance_totals" in line or "shares sum" in line for line in others)


@pytest.mark.parametrize(("name", "text", "message", "of"), [*BAD, *OF_THE_YEAR])
def test_a_year_accepts_with_a_reason(tmp_path, name, text, message, of):
    report = f"{REPORT}accept: {{{of}: Tiedossa}}\n"
    assert found_in(tmp_path, {"2023/report.yaml": report, **data(name, text)}) == []


@pytest.mark.parametrize(
    ("name", "text", "message", "of"),
    [case for case in BAD if not {"141", "7.4"} & set(case[1].replace("}", " ").split())],
)
def test_an_item_accepts_with_a_reason(tmp_path, name, text, message, of):
    assert found_in(tmp_path, data(name, accepting(text, of))) == []


def test_a_line_and_a_share_accept_for_themselves(tmp_path):
    files = data(F, SHARES.replace("6.4}", "7.4, accept: {sum: Syy}}"))
    assert [line.partition(";")[0] for line in found_in(tmp_path, files)] == [
        "reports/2023/data/finances.yaml:1: contributions: the shares sum to 101, not to 100"
    ]


def test_an_acceptance_of_nothing_is_told(tmp_path):
    files = {
        "2023/report.yaml": f"{REPORT}accept:\n  period: Syy\n",
        **data(P, accepting(FUNDING, "avustus on enintään sallittu osuus")),
        **data(F, accepting(LINES, "sum")),
    }
    assert found_in(tmp_path, files) == [
        (
            "reports/2023/report.yaml:6: accept.period: nothing is found of period that this would "
            "accept; remove it"
        ),
        (
            "reports/2023/data/projects.yaml:3: projects[0].accept.grant_share: nothing is found "
            "of grant_share that this would accept; remove it"
        ),
        (
            "reports/2023/data/finances.yaml:2: finances[0].accept.sum: nothing is found of sum "
            "that this would accept; remove it"
        ),
    ]


def test_a_plan_is_not_stale(tmp_path):
    report = f"{REPORT}kind: action_plan\n"
    files = {"2023/report.yaml": report, **data(O, UPDATED.replace("2023-11", "2022-11"))}
    assert found_in(tmp_path, files) == []


def test_a_sum_with_a_line_left_out_is_not_checked(tmp_path):
    text = LINES.replace("kind: income, budget: 50", "kind: tulot?, budget: 50")
    loaded = load(tmp_path, data(F, text))
    assert len(loaded.faults) == 1
    assert check(loaded) == ()


def test_the_line_is_that_of_the_item_when_others_are_left_out(tmp_path):
    text = "projects:\n  - {id: x}\n" + FUNDING.replace("48000", "50000").partition("\n")[2]
    loaded = load(tmp_path, data(P, text))
    assert [fault.path for fault in loaded.faults] == ["projects[0].name_as_reported"]
    (found,) = check(loaded)
    assert (found.line, found.path) == (8, "projects[1].total_cost")


def test_a_report_is_not_older_than_its_year(tmp_path):
    report = f"{REPORT}dates: {{approved: 2022-12-31, updated: 2024}}\n"
    (line,) = found_in(tmp_path, {"2023/report.yaml": report, "network.yaml": NETWORK})
    assert line.startswith("reports/2023/report.yaml:5: dates.approved: 2022-12-31 is before 2023;")
