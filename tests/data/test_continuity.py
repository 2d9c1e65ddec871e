"""What goes on from year to year, and what is known to have changed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_report.data.changes import changes, compare
from annual_report.data.continuity import (
    Lineages,
    objective_history,
    project_history,
    survey_histories,
    year_before,
)
from annual_report.data.coverage import Told, told_of
from annual_report.data.enums import ProjectStatus, SurveyDomain
from annual_report.data.funding import Funding, funding_totals
from annual_report.data.model import Archive, Network, Objective, Project, Report, Survey, Year


def year(number, *, kind="annual_report", files=("objectives", "projects"), **items):
    """Return a year with objectives, projects and surveys, each given as a mapping of fields."""
    models = {"objectives": Objective, "projects": Project, "surveys": Survey}
    folder = f"reports/{number}"
    report = {"year": number, "title": "V", "status": "draft", "network": "v", "kind": kind}
    return Year(
        folder=folder,
        report=Report.model_validate(report),
        files=tuple(f"{folder}/data/{name}.yaml" for name in files),
        **{
            name: tuple(models[name].model_validate(fields) for fields in found)
            for name, found in items.items()
        },
    )


def objective(identifier, continues=None, **fields):
    return {"id": identifier, "title": identifier, "continues": continues, **fields}


def project(identifier, **fields):
    return {"id": identifier, "name_as_reported": identifier, **fields}


def ids(items):
    return [(at.year, at.item.id) for at in items]


# Histories


CHAIN = Archive(
    years=(
        year(2020, objectives=[objective("T1"), objective("T2")]),
        year(2022, objectives=[objective("A", "2020/T1"), objective("B", "2020/T1")]),
        year(2023, objectives=[objective("X", "2022/A"), objective("Y"), objective("Z", "2022/B")]),
    )
)


@pytest.mark.parametrize(
    ("key", "history"),
    [
        ((2020, "T1"), [(2020, "T1"), (2022, "A"), (2022, "B"), (2023, "X"), (2023, "Z")]),
        ((2022, "A"), [(2020, "T1"), (2022, "A"), (2023, "X")]),
        ((2023, "Z"), [(2020, "T1"), (2022, "B"), (2023, "Z")]),
        ((2023, "Y"), [(2023, "Y")]),
        ((2023, "T1"), []),
        ((2024, "T1"), []),
    ],
)
def test_a_history_has_what_an_objective_continues_and_what_continues_it(key, history):
    assert ids(objective_history(CHAIN, *key)) == history


def test_histories_begin_where_nothing_is_continued():
    lineages = Lineages.of(CHAIN)
    assert lineages.beginnings() == [(2020, "T1")]
    assert lineages.has_history((2022, "B"))
    assert not lineages.has_history((2023, "Y"))


@pytest.mark.parametrize("continues", ["2023/T1", "2023/T2", "2024/T1", "2019/T1"])
def test_only_an_objective_of_an_earlier_year_is_continued(continues):
    archive = Archive(
        years=(
            year(2023, objectives=[objective("T1", continues), objective("T2")]),
            year(2024, objectives=[objective("T1")]),
        )
    )
    assert ids(objective_history(archive, 2023, "T1")) == [(2023, "T1")]


links = st.none() | st.builds("{}/T{}".format, st.integers(2020, 2024), st.integers(0, 3))
archives = st.lists(st.lists(links, max_size=4), min_size=1, max_size=5).map(
    lambda years: Archive(
        years=tuple(
            year(2020 + index, objectives=[objective(f"T{n}", to) for n, to in enumerate(found)])
            for index, found in enumerate(years)
        )
    )
)


@given(archives)
def test_whatever_links_there_are_histories_end_and_are_in_order(archive):
    lineages = Lineages.of(archive)
    for key in lineages.objectives:
        history = lineages.history(key)
        assert key in ids(history)
        assert len(set(ids(history))) == len(history)
        assert [at.year for at in history] == sorted(at.year for at in history)
        for at in history:  # what is in the history of one has that one in its own
            assert key in ids(lineages.history((at.year, at.item.id)))


@given(archives)
def test_nothing_has_changed_from_a_year_to_itself(archive):
    for found in archive.years:
        same = compare(archive, found, found)
        assert same.is_empty
        assert not same.objectives.only_now
        assert not same.objectives.only_before
        assert len(same.objectives.kept) == len(found.objectives)


@given(archives)
def test_each_objective_is_either_new_or_goes_on(archive):
    for found in archive.years:
        told = changes(archive, found.year).objectives
        if year_before(archive, found.year) is not None:
            assert len(told.only_now) + len(told.kept) == len(found.objectives)


def test_a_project_has_the_same_id_in_every_year():
    archive = Archive(
        years=(
            year(2022, projects=[project("alfa"), project("beeta")]),
            year(2023, projects=[]),
            year(2024, projects=[project("alfa")]),
        )
    )
    assert ids(project_history(archive, "alfa")) == [(2022, "alfa"), (2024, "alfa")]
    assert project_history(archive, "gamma") == []


def survey(scale, **questions):
    return {
        "id": "k",
        "title": "K",
        "domain": "ecec",
        "scale": scale,
        "questions": [
            {"id": name, "text": f"{name}?", "counts": counts} for name, counts in questions.items()
        ],
    }


def test_questions_are_compared_on_the_same_scale_only():
    archive = Archive(
        years=(
            year(2021, surveys=[survey(["ei", "on"], a=[1, 1], b=[1, 0])]),
            year(2023, surveys=[survey(["ei", "on"], a=[0, 2], c=[1, 0])]),
            year(2025, surveys=[survey(["ei", "ehkä", "on"], a=[0, 0, 2], b=[1, 0, 0])]),
        )
    )
    history = survey_histories(archive)[SurveyDomain.ECEC]
    (question,) = history.questions
    assert question.id == "a"
    assert [(at.year, at.item.known_mean) for at in question.answers] == [
        (2021, Decimal("1.5")),
        (2023, Decimal(2)),
    ]
    assert not question.is_reworded


# What is told of


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("annual_report", (Told.WHOLE, Told.WHOLE)),
        ("action_plan", (Told.WHOLE, Told.PARTLY)),
        ("compilation", (Told.PARTLY, Told.PARTLY)),
    ],
)
def test_how_much_is_told_depends_on_what_a_year_rests_on(kind, told):
    found = year(2023, kind=kind)
    assert (told_of(found, "objectives"), told_of(found, "projects")) == told
    assert told_of(found, "surveys") is Told.NOT


def test_items_without_a_file_are_told_of():
    found = year(2023, files=(), objectives=[objective("T1")])
    assert told_of(found, "objectives") is Told.WHOLE
    assert told_of(found, "projects") is Told.NOT


# Changes


def projects_of(before, now):
    return changes(Archive(years=(before, now)), now.year).projects


def test_nothing_is_new_or_ended_where_a_year_does_not_tell():
    silent = year(2022, files=())
    telling = year(2023, projects=[project("alfa")])
    for found in (
        projects_of(silent, telling),
        projects_of(telling, year(2024, files=())),
    ):
        assert not found.can_compare
        assert (found.new, found.ended) == ((), ())


def test_a_year_that_tells_of_some_only_does_not_make_others_new_or_ended():
    some = {"kind": "compilation", "projects": [project("alfa")]}
    other = [project("beeta"), project("gamma", status="completed")]
    found = projects_of(year(2022, **some), year(2023, projects=other))
    assert (found.new, ids(found.not_told_before)) == ((), [(2023, "beeta"), (2023, "gamma")])
    assert ids(found.ended) == [(2022, "alfa")]
    found = projects_of(year(2022, projects=other), year(2023, **some))
    assert ids(found.new) == [(2023, "alfa")]
    assert ids(found.ended) == [(2022, "gamma")], "its own status says that it ended"
    assert ids(found.not_told_now) == [(2022, "beeta")]


def test_what_a_project_says_of_its_own_time_comes_first():
    before = [
        project("over", period={"end": "2022-12"}),
        project("on", period={"start": 2022, "end": 2024}),
        project("open", period={"start": 2022}),
    ]
    found = projects_of(year(2022, projects=before), year(2023))
    assert ids(found.ended) == [(2022, "over"), (2022, "open")]
    assert ids(found.not_told_now) == [(2022, "on")], "it was to go on, and is not mentioned"
    found = projects_of(year(2022, projects=before), year(2023, kind="compilation"))
    assert ids(found.ended) == [(2022, "over")]


def test_no_projects_are_told_of_by_an_empty_file():
    found = projects_of(year(2022), year(2023, projects=[project("alfa")]))
    assert ids(found.new) == [(2023, "alfa")]


def test_amounts_and_statuses_change_only_where_both_are_known():
    before = [project("a", grant=1, own_funding=5, status="running"), project("b", grant=None)]
    now = [project("a", grant=2, total_cost=7, status="completed"), project("b", grant=3)]
    found = changes(Archive(years=(year(2022, projects=before), year(2023, projects=now))), 2023)
    assert [(c.kept.now.item.id, c.field, c.before, c.now) for c in found.amounts] == [
        ("a", "grant", 1, 2)
    ]
    assert [(c.before, c.now) for c in found.project_states] == [
        (ProjectStatus.RUNNING, ProjectStatus.COMPLETED)
    ]


def test_an_objective_taken_up_again_is_not_new():
    archive = Archive(
        years=(
            year(2021, objectives=[objective("T1", status="not_achieved")]),
            year(2022, objectives=[objective("T2")]),
            year(2023, objectives=[objective("T3", "2021/T1", status="achieved")]),
        )
    )
    found = changes(archive, 2023)
    assert found.before == 2022
    assert not found.objectives.new
    (kept,) = found.objectives.kept
    assert (kept.before.year, kept.before.item.id) == (2021, "T1")
    assert ids(found.objectives.ended) == [(2022, "T2")]
    assert len(found.objective_states) == 1


def test_an_objective_that_continues_one_outside_the_archive_is_not_new():
    archive = Archive(
        years=(year(2022), year(2023, objectives=[objective("T1", "2019/T1")])),
    )
    found = changes(archive, 2023).objectives
    assert not found.new
    assert [kept.before for kept in found.kept] == [None]


def test_targets_are_compared_by_the_name_of_the_indicator():
    def with_target(target, unit="%", name="m"):
        return {"indicators": [{"name": name, "unit": unit, "target": target}]}

    archive = Archive(
        years=(
            year(2022, objectives=[objective("a", **with_target(5)), objective("b")]),
            year(
                2023,
                objectives=[
                    objective("a", "2022/a", **with_target(6)),
                    objective("b", "2022/b", **with_target(6)),
                    objective("c", "2022/a", **with_target(6, name="n")),
                    objective("d", "2022/a", **with_target(5, unit="kpl")),
                ],
            ),
        )
    )
    found = changes(archive, 2023).targets
    assert [change.kept.now.item.id for change in found] == ["a", "d"]


def test_members_that_joined_and_left():
    network = Network.model_validate(
        {
            "id": "v",
            "slug": "v",
            "name": "V",
            "members": [
                {"code": "001", "id": "a", "name": "A"},
                {"code": "002", "id": "b", "name": "B", "joined": "2023-05"},
                {"code": "003", "id": "c", "name": "C", "left": "2022"},
                {"code": "004", "id": "d", "name": "D", "left": "2023"},
            ],
        }
    )
    found = changes(Archive(network=network, years=(year(2022), year(2023))), 2023)
    assert [member.id for member in found.joined] == ["b"]
    assert [member.id for member in found.left] == ["c"]


def test_the_first_year_has_nothing_to_be_compared_with():
    archive = Archive(years=(year(2023, objectives=[objective("T1")]),))
    found = changes(archive, 2023)
    assert found.before is None
    assert found.is_empty
    assert changes(archive, 2024) is None


# Funding


def test_grants_of_several_funders_are_a_group_of_their_own():
    archive = Archive(
        years=(
            year(
                2022,
                projects=[
                    project("a", funders=["okm"], grant=100),
                    project("b", funders=["oph", "okm"], grant=50),
                    project("c", funders=["okm", "oph"], grant=None),
                    project("d", grant=1),
                ],
            ),
            year(2023, projects=[project("a", funders=["okm"], grant=100)]),
            year(2024, files=()),
            year(2025, kind="compilation", projects=[project("d", grant=1)]),
        )
    )
    found = funding_totals(archive)
    assert list(found.groups) == [("okm",), ("okm", "oph"), ()]
    both = found.funding(("okm", "oph"), 2022)
    assert both == Funding(projects=2, known=Decimal(50), unknown=1)
    assert both.total is None
    assert found.totals[2022] == Funding(projects=4, known=Decimal(151), unknown=1)
    assert found.funding((), 2023).total == 0, "the report of the year lists all projects"
    assert found.funding(("okm",), 2024) is None
    assert found.funding(("okm",), 2025) is None, "a compilation does not"
