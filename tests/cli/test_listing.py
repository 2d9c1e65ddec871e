"""``annual-report handling list``: the trail, the meetings ahead, the reminders, the calendar."""

import datetime as dt
import json

import pytest
from icalendar import Calendar

FILE = "reports/2023/data/handling.yaml"
LIST = ("handling", "list", "2023")


def cells(text):
    return [
        [cell.strip() for cell in line.split("  ") if cell.strip()] for line in text.splitlines()
    ]


def test_the_trail_of_each_municipality_is_listed(project):
    project.run(
        "handling",
        "record",
        "2023",
        "-m",
        "iitti",
        "--date",
        "2024-04-17",
        "--section",
        "24",
        "--decision",
        "noted",
    )
    rows = cells(project.run(*LIST, "--today", "1.5.2024").stdout)
    assert ["Asikkala", "no handling known"] in rows
    assert ["Iitti", "handled", "Palveluvaliokunta", "20 March 2024"] in rows
    assert ["Palveluvaliokunta", "17 April 2024", "§ 24", "noted"] in rows
    assert ["Kunnanhallitus", "for information"] in rows
    assert ["No meetings ahead are known."] in rows
    missing = rows[rows.index(["No handling known yet:"]) + 1 :]
    assert missing[:2] == [["Asikkala"], ["Lahti"]]


def test_the_meetings_ahead_are_listed_in_finnish(project):
    text = project.run(*LIST, "--today", "2024-03-01", language="fi_FI.UTF-8").stdout
    assert "Tulevat kokoukset:\n  20.3.2024  Iitti: Palveluvaliokunta\n" in text
    assert ["Iitti", "tulossa", "Palveluvaliokunta", "20.3.2024"] in cells(text)


def test_a_held_meeting_of_which_nothing_is_recorded_is_told(project):
    text = project.run(*LIST, "--today", "2024-05-01").stdout
    assert ["Iitti", "held, nothing recorded", "Palveluvaliokunta", "20 March 2024"] in cells(text)


def test_a_program_is_told_in_json(project):
    found = json.loads(project.run(*LIST, "--today", "2024-03-01", "--json").stdout)
    assert (found["year"], found["today"]) == (2023, "2024-03-01")
    states = {item["id"]: item["state"] for item in found["municipalities"]}
    assert states == {"asikkala": "unknown", "iitti": "ahead", "lahti": "unknown"}
    assert [stage["date"] for stage in found["ahead"]] == ["2024-03-20"]
    assert found["reminders"] == ["asikkala", "lahti"]
    assert found["calendar"] is None


@pytest.fixture
def calendar(project):
    project.run(*LIST, "--today", "2024-03-01", "--ics", "kalenteri.ics")
    return Calendar.from_ical((project.folder / "kalenteri.ics").read_bytes())


def test_the_calendar_has_an_event_for_each_meeting_ahead(calendar):
    (event,) = calendar.walk("VEVENT")
    assert event.decoded("dtstart") == dt.date(2024, 3, 20)
    assert event.decoded("dtend") == dt.date(2024, 3, 21)
    assert str(event["summary"]) == "Palveluvaliokunta (Iitti): Toimintakertomus 2023"
    assert str(event["uid"]) == "2023-iitti-valiokunta-1@verkosto.annual-report"


def test_the_calendar_reminds_of_who_has_not_handled_the_report(calendar):
    todos = [str(todo["summary"]) for todo in calendar.walk("VTODO")]
    assert todos == [
        "Asikkala: käsittelyä ei tiedossa (Toimintakertomus 2023)",
        "Lahti: käsittelyä ei tiedossa (Toimintakertomus 2023)",
    ]


def test_the_calendar_tells_what_the_standard_asks_for(calendar):
    assert str(calendar["version"]) == "2.0"
    assert calendar["prodid"]
    entries = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]
    assert len({str(entry["uid"]) for entry in entries}) == len(entries) == 3
    assert all(entry.decoded("dtstamp").tzinfo is not None for entry in entries)


def test_the_same_data_gives_the_same_calendar(project):
    project.run(*LIST, "--today", "2024-03-01", "--ics", "a.ics")
    project.run(*LIST, "--today", "2024-03-02", "--ics", "b.ics", language="sv_FI")
    assert project.read("a.ics") == project.read("b.ics")


def test_a_meeting_keeps_its_entry_when_it_is_moved(project):
    def uids():
        project.run(*LIST, "--today", "2024-03-01", "--ics", "a.ics")
        return [str(e["uid"]) for e in Calendar.from_ical(project.read("a.ics")).walk("VEVENT")]

    before = uids()
    project.replace(FILE, "2024-03-20", "2024-03-27")
    assert uids() == before


def test_nobodys_contact_details_are_in_the_calendar(project):
    project.run(*LIST, "--today", "2024-03-01", "--ics", "a.ics")
    text = project.read("a.ics")
    assert "040 123" not in text
    assert "Aino" not in text


def test_the_calendar_is_not_written_into_the_site(project):
    line = project.fault(*LIST, "--ics", "_build/html/a.ics", code=2)
    assert line == (
        "annual-report handling list: --ics: _build/html/a.ics is in the site, which is published; "
        "choose a folder outside of it, as _build/agenda"
    )


def test_a_calendar_that_cannot_be_written_is_told(project):
    line = project.fault(*LIST, "--ics", "reports", code=1)
    assert line == "reports: the file cannot be written: it is a folder"


def test_what_is_decided_before_its_meeting_is_told(project):
    project.replace(FILE, "date: 2024-03-20", "date: 2999-03-20\n    decision: noted")
    line = project.fault(*LIST, code=1)
    assert line.startswith(f"{FILE}:7: handling[0].decision: the meeting is on 2999-03-20, after ")


def test_a_year_that_is_not_there_is_told(project):
    line = project.fault("handling", "list", "2024", code=2)
    assert line == "reports/2024: there is no year 2024; the archive has 2022, 2023"
