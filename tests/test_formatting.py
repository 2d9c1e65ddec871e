"""Numbers, money, dates and lists in the three languages."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_report.data.values import PartialDate, Period
from annual_report.formatting import (
    capitalized,
    format_date,
    format_list,
    format_money,
    format_months,
    format_number,
    format_percent,
    format_period,
    format_quantity,
    has_cents,
    in_sentence,
    sorting_key,
)

N = "\u00a0"
MINUS = "\u2212"
LANGUAGES = ("fi", "sv", "en")


@pytest.mark.parametrize(
    ("amount", "fi", "sv", "en"),
    [
        ("1234.56", f"1{N}234,56{N}€", f"1{N}234,56{N}€", "€1,234.56"),
        ("1234", f"1{N}234{N}€", f"1{N}234{N}€", "€1,234"),
        ("1234.5", f"1{N}234,50{N}€", f"1{N}234,50{N}€", "€1,234.50"),
        ("0", f"0{N}€", f"0{N}€", "€0"),
        ("-500", f"{MINUS}500{N}€", f"{MINUS}500{N}€", "-€500"),
        ("1234567.00", f"1{N}234{N}567{N}€", f"1{N}234{N}567{N}€", "€1,234,567"),
    ],
)
def test_money(amount, fi, sv, en):
    assert [format_money(Decimal(amount), language) for language in LANGUAGES] == [fi, sv, en]


def test_money_of_a_column_with_cents():
    assert format_money(Decimal(1234), "fi", cents=True) == f"1{N}234,00{N}€"
    assert has_cents([Decimal(1), None, Decimal("2.50")])
    assert not has_cents([Decimal(1), None, Decimal("2.00")])


@pytest.mark.parametrize(
    ("number", "fi", "en"),
    [
        ("1234", f"1{N}234", "1,234"),
        ("0.125", "0,125", "0.125"),
        ("98.50", "98,5", "98.5"),
        ("-3", f"{MINUS}3", "-3"),
    ],
)
def test_numbers(number, fi, en):
    assert format_number(Decimal(number), "fi") == fi
    assert format_number(Decimal(number), "en") == en


@pytest.mark.parametrize(
    ("percent", "fi", "en"),
    [
        ("98.5", f"98,5{N}%", "98.5%"),
        ("100", f"100{N}%", "100%"),
        ("33.3333333", f"33,3{N}%", "33.3%"),
    ],
)
def test_percentages(percent, fi, en):
    assert format_percent(Decimal(percent), "fi") == fi
    assert format_percent(Decimal(percent), "sv") == fi
    assert format_percent(Decimal(percent), "en") == en


def test_quantities():
    assert format_quantity(Decimal("98.55"), "%", "fi") == f"98,55{N}%"
    assert format_quantity(Decimal("98.55"), "%", "en") == "98.55%"
    assert format_quantity(Decimal(1200), "kpl", "fi") == f"1{N}200{N}kpl"
    assert format_quantity(Decimal(3), None, "fi") == "3"


@pytest.mark.parametrize(
    ("date", "fi", "sv", "en"),
    [
        ("2024-03-20", "20.3.2024", "20.3.2024", f"20{N}March 2024"),
        ("2023-04", "huhtikuu 2023", "april 2023", "April 2023"),
        ("2023", "2023", "2023", "2023"),
        ("2023 beginning", "vuoden 2023 alku", "början av 2023", "the beginning of 2023"),
        ("2023 spring", "kevät 2023", "våren 2023", "spring 2023"),
        ("2023 autumn", "syksy 2023", "hösten 2023", "autumn 2023"),
        ("2023 end", "vuoden 2023 loppu", "slutet av 2023", "the end of 2023"),
    ],
)
def test_dates(date, fi, sv, en):
    value = PartialDate.model_validate(date)
    assert [format_date(value, language) for language in LANGUAGES] == [fi, sv, en]


@pytest.mark.parametrize(
    ("start", "end", "fi"),
    [
        ("2022-08-01", "2023-12-31", "1.8.2022–31.12.2023"),
        ("2023-08-01", "2023-12-31", "1.8.–31.12.2023"),
        ("2022", "2024", "2022–2024"),
        ("2023", "2023", "2023"),
        ("2022-04", "2024-05", f"huhtikuu 2022{N}– toukokuu 2024"),
        ("2022-08-01", None, "alkaen 1.8.2022, päättyminen ei tiedossa"),
        (None, "2024", "päättyy 2024, alkaminen ei tiedossa"),
        (None, None, None),
    ],
)
def test_periods(start, end, fi):
    assert format_period(Period(start=start, end=end), "fi") == fi


def test_periods_in_english_keep_both_years():
    period = Period(start="2023-08-01", end="2023-12-31")
    assert format_period(period, "en") == f"1{N}August 2023{N}– 31{N}December 2023"


def test_lists():
    items = ["Lahti", "Hollola", "Iitti"]
    assert format_list(items, "fi") == "Lahti, Hollola ja Iitti"
    assert format_list(items, "sv") == "Lahti, Hollola och Iitti"
    assert format_list(items, "en") == "Lahti, Hollola and Iitti"
    assert format_list(items[:1], "fi") == "Lahti"


def test_words():
    assert capitalized("opetus- ja kulttuuriministeriö") == "Opetus- ja kulttuuriministeriö"
    assert capitalized("") == ""
    assert in_sentence("Tila") == "tila"
    assert in_sentence("OKM:n avustus") == "OKM:n avustus"
    words = ["Öivala", "Zeta", "Åkola", "Äänekoski", "alfa"]
    assert sorted(words, key=sorting_key) == ["alfa", "Zeta", "Åkola", "Äänekoski", "Öivala"]


@pytest.mark.parametrize("language", ["de", "xx", ""])
def test_other_languages_are_written_somehow(language):
    assert format_money(Decimal(12), language)
    assert format_date(PartialDate.model_validate("2023-04"), language)


amounts = st.decimals(
    min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False
)


def read_back(text):
    """Return the number that a reader of Finnish sees."""
    digits = re.sub(rf"[{N}€%]", "", text).replace(MINUS, "-").replace(",", ".")
    return Decimal(digits)


@given(amounts)
def test_money_says_exactly_what_the_amount_is(amount):
    text = format_money(amount, "fi")
    assert read_back(text) == amount
    assert " " not in text
    assert "\u202f" not in text


@given(st.decimals(min_value=-(10**15), max_value=10**15, allow_nan=False, places=6))
def test_numbers_say_exactly_what_the_number_is(number):
    assert read_back(format_number(number, "fi")) == number


dates = st.one_of(
    st.dates().filter(lambda day: 1900 <= day.year <= 2999).map(str),
    st.integers(1900, 2999).map(str),
    st.tuples(st.integers(1900, 2999), st.integers(1, 12)).map(lambda d: f"{d[0]}-{d[1]:02}"),
)


@given(dates, st.sampled_from(LANGUAGES))
def test_dates_name_their_year_and_nothing_more_exact_than_they_are(text, language):
    date = PartialDate.model_validate(text)
    written = format_date(date, language)
    assert str(date.year) in written
    others = re.findall(r"\d+", written.replace(str(date.year), "", 1))
    assert len(others) <= text.count("-")


@pytest.mark.parametrize(
    ("first", "last", "fi", "sv", "en"),
    [
        (2, None, "helmikuu", "februari", "February"),
        (2, 2, "helmikuu", "februari", "February"),
        (2, 3, "helmi–maaliskuu", "februari–mars", "February–March"),
        (11, 1, "marras–tammikuu", "november–januari", "November–January"),
    ],
)
def test_months_of_a_year(first, last, fi, sv, en):
    shown = [format_months(first, last, language) for language in ("fi", "sv", "en")]
    assert shown == [fi, sv, en]
