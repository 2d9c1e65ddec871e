"""Values that are more than strings: dates, periods, money, numbers, texts, words."""

import datetime as dt
import re
from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from annual_report.data.enums import (
    BodyKind,
    DatePart,
    DecisionKind,
    Direction,
    FinanceKind,
    ObjectiveKind,
    ProjectKind,
    ProjectStatus,
    ReportStatus,
    Status,
)
from annual_report.data.fields import Flag
from annual_report.data.other_words import other_words
from annual_report.data.values import (
    LANGUAGES,
    LocalizedText,
    PartialDate,
    Period,
    read_money,
    read_number,
    read_text,
)
from annual_report.data.vocabulary import read_word
from annual_report.data.wording import quoted
from annual_report.i18n import label

VOCABULARIES = (
    BodyKind,
    DatePart,
    DecisionKind,
    ObjectiveKind,
    ProjectKind,
    ProjectStatus,
    ReportStatus,
    Status,
)


@pytest.mark.parametrize(
    ("written", "text", "first", "last"),
    [
        ("2023", "2023", (2023, 1, 1), (2023, 12, 31)),
        (2023, "2023", (2023, 1, 1), (2023, 12, 31)),
        ("2023-04", "2023-04", (2023, 4, 1), (2023, 4, 30)),
        ("4/2023", "2023-04", (2023, 4, 1), (2023, 4, 30)),
        (Decimal("4.2023"), "2023-04", (2023, 4, 1), (2023, 4, 30)),
        ("2024-02-29", "2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("29.2.2024", "2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("29. 2. 2024", "2024-02-29", (2024, 2, 29), (2024, 2, 29)),
        ("20.03.2024", "2024-03-20", (2024, 3, 20), (2024, 3, 20)),
        (dt.date(2024, 3, 20), "2024-03-20", (2024, 3, 20), (2024, 3, 20)),
        ("2023 alku", "2023 beginning", (2023, 1, 1), (2023, 4, 30)),
        ("2023  syksyllä", "2023 autumn", (2023, 9, 1), (2023, 11, 30)),
        ("2023 slutet", "2023 end", (2023, 9, 1), (2023, 12, 31)),
        ("2023 summer", "2023 summer", (2023, 6, 1), (2023, 8, 31)),
    ],
)
def test_partial_date(written, text, first, last):
    date = PartialDate.model_validate(written)
    assert str(date) == text
    assert date.first_day == dt.date(*first)
    assert date.last_day == dt.date(*last)
    assert PartialDate.model_validate(str(date)) == date
    assert date.is_exact == (first == last)


@pytest.mark.parametrize(
    "written",
    ["", "soon", "2023-13", "2023-02-29", "0.1.2023", "32.1.2023", "1066", "3000-01", "2023 x", -1],
)
def test_what_is_no_date_is_told_with_what_would_be_one(written):
    with pytest.raises(ValidationError) as caught:
        PartialDate.model_validate(written)
    (error,) = caught.value.errors()
    assert str(error["ctx"]["error"]) == (
        f'{quoted(written)} is not a date; write 2023-04-17, 2023-04, 2023 or "2023 beginning"'
    )


def test_a_period_may_be_open_and_ends_not_before_it_starts():
    assert Period(start="2023", end=None).end is None
    assert Period(start="2023-04", end="2023").start.month == 4
    with pytest.raises(ValidationError, match=r"ends \(2022\) before it starts \(2023-04\)"):
        Period(start="2023-04", end="2022")


@pytest.mark.parametrize(
    ("written", "number"),
    [
        (12, "12"),
        ("1 234,50", "1234.50"),
        ("1\u00a0234,5", "1234.5"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("+5", "5"),
        ("-0", "0"),
        ("007", "7"),
        (Decimal("0.10"), "0.10"),
        ("999999999999999", "999999999999999"),
    ],
)
def test_number(written, number):
    assert str(read_number(written)) == number


@pytest.mark.parametrize(
    "written",
    ["", "x", "1.234,50", "1,2,3", "1e5", "12 %", "NaN", Decimal("NaN"), Decimal("Infinity")],
)
def test_what_is_no_number(written):
    with pytest.raises(ValueError, match=f"^{re.escape(quoted(written))} is not a number$"):
        read_number(written)


@pytest.mark.parametrize(
    "written", ["1234567890123456", "0.000000000000001", Decimal("1E+20"), Decimal("1E-20")]
)
def test_a_number_has_a_number_of_digits_with_which_sums_are_exact(written):
    with pytest.raises(ValueError, match=r"has more than 15 digits\Z"):
        read_number(written)


@pytest.mark.parametrize("written", [1.5, True, None, [1]])
def test_a_binary_fraction_is_no_exact_number(written):
    with pytest.raises(ValueError, match="a number is expected, found"):
        read_number(written)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("12 500,50 €", "12500.50"),
        ("12500.5", "12500.5"),
        ("300€", "300"),
        ("300 EUR", "300"),
        ("300 euroa", "300"),
        (Decimal("0.10"), "0.10"),
        (Decimal("0.100"), "0.100"),
    ],
)
def test_money(written, amount):
    assert str(read_money(written)) == amount


def test_text_is_taken_without_the_blanks_around_it():
    assert read_text(" a\r\nb\rc \n") == "a\nb\nc"
    assert read_text(24) == "24"
    assert read_text(Decimal("0.0000001")) == "0.0000001"


@pytest.mark.parametrize("character", ["\0", "\x0b", "\x1b", "\x85", "\ud800", "\uffff"])
def test_text_holds_no_character_that_breaks_an_output(character):
    with pytest.raises(ValueError, match="cannot stand in a text"):
        read_text(f"a{character}b")


def test_localized_text_falls_back_to_a_language_there_is():
    text = LocalizedText.model_validate({"sv": "Lahtis", "en": "Lahti"})
    assert text.in_language("sv") == "Lahtis"
    assert text.in_language("fi") == "Lahtis"
    assert LocalizedText.model_validate("Lahti").in_language("sv") == "Lahti"
    assert LocalizedText(texts={"fi": "Lahti"}).in_language("fi") == "Lahti"


def test_localized_text_is_one_text_or_one_for_each_language():
    with pytest.raises(ValidationError, match="write one text, or one for each language"):
        LocalizedText(texts={"": "a", "fi": "b"})


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_words_are_read_as_code_names_and_labels_in_any_case(vocabulary):
    for member in vocabulary:
        words = {member.value, member.value.upper(), f" {label(member, 'en')}  "}
        words |= {label(member, language).capitalize() for language in LANGUAGES}
        assert {read_word(vocabulary, word) for word in words} == {member}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_no_label_of_a_vocabulary_stands_for_two_members(vocabulary):
    for language in LANGUAGES:
        labels = [label(member, language).casefold() for member in vocabulary]
        assert len(set(labels)) == len(labels)


@pytest.mark.parametrize(
    ("written", "flag"),
    [(True, True), (False, False), ("kyllä", True), ("Nej", False), ("yes", True), ("no", False)],
)
def test_flag(written, flag):
    assert TypeAdapter(Flag).validate_python(written) is flag


@pytest.mark.parametrize("written", ["1", 1, "t", "", None])
def test_what_is_neither_yes_nor_no(written):
    with pytest.raises(ValidationError):
        TypeAdapter(Flag).validate_python(written)


def test_a_value_is_quoted_on_one_line_and_in_full_only_if_it_is_short():
    assert quoted("a\n b") == '"a b"'
    assert quoted("a\u00a0b") == '"a b"'
    assert quoted("\x1b[31mred\u202e") == '"<U+001B>[31mred<U+202E>"'
    assert len(quoted("x" * 1000)) == 82


@pytest.mark.parametrize(
    ("vocabulary", "text", "member"),
    [
        (Status, "  TOTEUTUI ", "achieved"),
        (Status, "Osittain  toteutunut", "partly_achieved"),
        (Status, "partly-achieved", "partly_achieved"),
        (Status, "keskeytetty", "discontinued"),
        (Status, "pågår", "in_progress"),
        (ObjectiveKind, "Toiminnallinen", "functional"),
        (ObjectiveKind, "ekonomiskt mål", "financial"),
        (ProjectStatus, "jatkuu", "running"),
        (ProjectStatus, "keskeytyi", "discontinued"),
        (FinanceKind, "Kulut", "expenses"),
        (Direction, ">=", "at_least"),
    ],
)
def test_words_as_people_write_them(vocabulary, text, member):
    assert read_word(vocabulary, text) == member


@pytest.mark.parametrize(
    "vocabulary", [Status, ObjectiveKind, ProjectKind, ProjectStatus, FinanceKind, Direction]
)
def test_other_words_are_read_as_what_they_stand_for(vocabulary):
    words = other_words(vocabulary)
    assert words
    for word, member in words.items():
        assert read_word(vocabulary, word.capitalize()) is member
