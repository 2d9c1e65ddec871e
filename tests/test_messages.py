"""A message is its English text, and can be said in other languages to its innermost part."""

import copy
import pickle

import pytest

from annual_report.data.faults import Fault, FaultKind
from annual_report.data.wording import did_you_mean, expected, reason_of
from annual_report.i18n import told
from annual_report.messages import Message, joined
from tests.data.archives import GOOD

NESTED = Message(
    "unknown field {name}{hint}", name='"statsu"', hint=did_you_mean("statsu", ["status"])
)


def test_a_message_is_its_english_text():
    assert NESTED == 'unknown field "statsu"; did you mean "status"?'
    assert isinstance(NESTED, str)
    assert f"{NESTED}!" == 'unknown field "statsu"; did you mean "status"?!'


def test_a_message_is_said_with_the_messages_in_it():
    assert told("fi", NESTED) == 'tuntematon kenttä "statsu"; tarkoititko "status"?'
    assert told("sv", NESTED) == 'okänt fält "statsu"; menade du "status"?'
    assert told("en", NESTED) == str(NESTED)
    assert told("fi", expected(Message("a list"), "x")) == (
        "tässä pitäisi olla luettelo, löytyi teksti"
    )


def test_a_plain_text_is_said_as_it_is():
    assert told("fi", "unknown field") == "unknown field"
    assert told("fi", Message("unknown field {name}{hint}", name="{x}", hint="")) == (
        "tuntematon kenttä {x}"
    )


def pickled(value):
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy, pickled])
def test_a_copy_can_be_said_as_well(copied):
    fault = Fault(kind=FaultKind.VALUE, file="a.yaml", line=1, path="", message=NESTED)
    again = copied(fault)
    assert again == fault
    assert told("fi", again.message) == told("fi", NESTED)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the file is larger than 5,000,000 bytes"),
        ("fi", "tiedosto on suurempi kuin 5 000 000 tavua"),
        ("sv", "filen är större än 5 000 000 byte"),
    ],
)
def test_long_numbers_are_grouped_as_the_language_does(language, text):
    assert told(language, Message("the file is larger than {count} bytes", count=5_000_000)) == text


def test_years_are_not_grouped():
    assert told("fi", Message("{date} is before {year}", date="2022", year=2023)) == (
        "2022 on ennen vuotta 2023"
    )


def test_messages_are_listed():
    parts = [Message("a list"), Message("a text"), Message("a number")]
    assert joined(parts) == "a list, a text, a number"
    assert told("sv", joined(parts)) == "en lista, en text, ett tal"
    assert joined(parts[:1]) == "a list"
    assert joined([]) == ""


def test_what_the_system_refuses_is_told_in_our_words():
    assert told("fi", reason_of(PermissionError(13, "Permission denied"))) == (
        "siihen ei ole oikeutta"
    )
    assert reason_of(OSError(9999, "Odd")) == "Odd"
    assert reason_of(ValueError("odd")) == "odd"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fi_FI.UTF-8", 'objectives\\[0\\].titel: tuntematon kenttä "titel"; tarkoititko "title"'),
        ("C", 'objectives\\[0\\].titel: unknown field "titel"; did you mean "title"'),
    ],
)
def test_builds_tell_faults_in_the_language_of_the_locale(build, monkeypatch, locale, text):
    monkeypatch.setenv("LC_ALL", locale)
    files = {f"reports/{name}": content for name, content in GOOD.items()}
    objectives = "objectives: [{id: T1, title: A, titel: B}]"
    build(
        {**files, "reports/2023/data/objectives.yaml": objectives, "index.md": "# A"},
        conf="annual_report_pdf = False",
        warnings=(f"objectives.yaml:1: WARNING: {text}",),
    )
