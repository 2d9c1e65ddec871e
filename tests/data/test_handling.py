"""Stages of handling: one section a body and year, and how far a municipality has come."""

import datetime as dt

import pytest

from annual_report.data.enums import HandlingState
from annual_report.data.trail import held_too_early, in_order, is_ahead, trails
from tests.data.archives import load, told

FILE = "2023/data/handling.yaml"
STAGE = '  - {body: Lautakunta, municipality: "016", date: 2024-04-17, section: "24"}\n'
TODAY = dt.date(2024, 4, 10)


def stages(*lines):
    return {FILE: "handling:\n" + "".join(f"  - {line}\n" for line in lines)}


@pytest.mark.parametrize(
    "second",
    [
        '{body: Lautakunta, municipality: "016", date: 2024-05-20, section: "24"}',
        "{body: lautakunta, municipality: Asikkala, date: 20.5.2024, section: 24}",
        '{body: {fi: Lautakunta, sv: Nämnden}, municipality: asikkala, date: 2024, section: "24"}',
    ],
)
def test_two_stages_of_a_body_cannot_have_one_section(tmp_path, second):
    loaded = load(tmp_path, {FILE: f"handling:\n{STAGE}  - {second}\n"})
    (fault,) = told(loaded)
    assert fault == (
        f'reports/{FILE}:3: handling[1].section: "24" is already the section of handling[0] '
        "(line 2), of the same body in 2024; two handlings cannot have one section"
    )
    assert len(loaded.archive.years[0].handling) == 1


@pytest.mark.parametrize(
    "second",
    [
        '{body: Hallitus, municipality: "016", date: 2024-05-20, section: "24"}',
        '{body: Lautakunta, municipality: "398", date: 2024-05-20, section: "24"}',
        '{body: Lautakunta, municipality: "016", date: 2025-01-20, section: "24"}',
        '{body: Lautakunta, municipality: "016", date: 2024-05-20, section: "25"}',
        '{body: Lautakunta, municipality: "016", date: 2024-05-20}',
    ],
)
def test_other_bodies_years_and_sections_are_no_matter(tmp_path, second):
    assert told(load(tmp_path, {FILE: f"handling:\n{STAGE}  - {second}\n"})) == []


def test_a_section_needs_a_meeting(tmp_path):
    loaded = load(tmp_path, stages('{body: Lautakunta, section: "24"}'))
    assert told(loaded) == [
        f'reports/{FILE}:2: handling[0].date: this field is required beside "section"'
    ]


@pytest.mark.parametrize(
    ("lines", "state"),
    [
        ((), HandlingState.UNKNOWN),
        (("{body: L, municipality: asikkala}",), HandlingState.AHEAD),
        (("{body: L, municipality: asikkala, date: 2024-05}",), HandlingState.AHEAD),
        (("{body: L, municipality: asikkala, date: 2024-04-10}",), HandlingState.AHEAD),
        (("{body: L, municipality: asikkala, date: 2024-04-09}",), HandlingState.HELD),
        (
            ("{body: L, municipality: asikkala, date: 2024-04-10, section: 3}",),
            HandlingState.RECORDED,
        ),
        (
            ("{body: L, municipality: asikkala, date: 2024-04-11, section: 3}",),
            HandlingState.AHEAD,
        ),
        (
            ("{body: L, municipality: asikkala, date: 2024-04-09, for_information: true}",),
            HandlingState.UNKNOWN,
        ),
        (("{body: L, municipality: lahti, date: 2024-04-09}",), HandlingState.UNKNOWN),
    ],
)
def test_how_far_a_municipality_has_come(tmp_path, lines, state):
    loaded = load(tmp_path, stages(*lines) if lines else {})
    assert told(loaded) == []
    found = {
        t.municipality.id: t.state for t in trails(loaded.archive, loaded.archive.years[0], TODAY)
    }
    assert found["asikkala"] is state


def test_meetings_ahead_are_those_on_known_days_that_are_not_over(tmp_path):
    loaded = load(
        tmp_path,
        stages(
            "{body: later, date: 2024-04-11}",
            "{body: today, date: 2024-04-10}",
            "{body: held today, date: 2024-04-10, decision: noted}",
            "{body: month, date: 2024-05}",
            "{body: past, date: 2024-04-09}",
            "{body: unknown}",
        ),
    )
    ahead = [s for s in in_order(loaded.archive.years[0].handling) if is_ahead(s, TODAY)]
    assert [str(stage.body) for stage in ahead] == ["today", "later"]


def test_what_is_decided_before_its_meeting_is_told_where_it_stands(tmp_path):
    loaded = load(
        tmp_path,
        stages(
            "{body: broken, date: nonsense}",
            "{body: held, date: 2024-04-10, decision: noted}",
            "{body: early, date: 2024-04-11, section: 7}",
        ),
    )
    (fault,) = held_too_early(loaded, loaded.archive.years[0], TODAY)
    assert str(fault) == (
        f"reports/{FILE}:4: handling[2].section: the meeting is on 2024-04-11, after today "
        "(2024-04-10); leave the section out until it is held, or mend the date"
    )
