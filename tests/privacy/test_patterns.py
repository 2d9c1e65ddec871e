"""Contacts are found however they are written, and nothing else is taken for one."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_report.privacy.patterns import ContactKind, contacts_in, normalized

LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"


def found(text):
    return [(contact.kind, contact.text) for contact in contacts_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "maija.meikalainen@kunta.fi",
        "maija.meikalainen(at)kunta.fi",
        "maija.meikalainen (at) kunta.fi",
        "maija.meikalainen[at]kunta.fi",
        "maija.meikalainen(a)kunta.fi",
        "maija.meikalainen(ät)kunta.fi",
        "maija.meikalainen (at) kunta (piste) fi",
        "MAIJA.MEIKALAINEN@KUNTA.FI",
    ],
)
def test_an_address_is_found_in_its_disguises(text):
    (contact,) = contacts_in(f"Kysy: {text}, kiitos.")
    assert contact.kind is ContactKind.EMAIL
    assert contact.text == text
    assert contact.key == "maija.meikalainen@kunta.fi"


def test_an_address_ends_where_the_sentence_does():
    assert found("Kirjoita maija@kunta.fi.") == [("e-mail address", "maija@kunta.fi")]
    assert found('<a href="mailto:maija@kunta.fi">') == [("e-mail address", "maija@kunta.fi")]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("040 123 4567", "0401234567"),
        ("040-1234567", "0401234567"),
        ("0401234567", "0401234567"),
        ("(044) 780 1234", "0447801234"),
        ("0500 123 456", "0500123456"),
        ("0457 123 4567", "04571234567"),
        ("050–512 3456", "0505123456"),
        ("+358 40 123 4567", "0401234567"),
        ("+358401234567", "0401234567"),
        ("+358 (0)40 123 4567", "0401234567"),
        ("00358 40 1234567", "0401234567"),
        ("+358 3 814 2111", "038142111"),
    ],
)
def test_a_number_is_found_as_finns_write_it(text, key):
    (contact,) = contacts_in(f"Soita {text}.")
    assert contact.kind is ContactKind.PHONE
    assert (contact.text, contact.key) == (text, key)


@pytest.mark.parametrize(
    "text",
    [
        "puh. (03) 814 2111",
        "Puhelin: 03 814 2111",
        "puh. 814 2111",
        "tel. 03-8142111",
        "tfn 09 123 4567",
        "tel:038142111",
        "Tel. +46 8 123 456 78",
        "Puhelin\x1f03 814 2111",
    ],
)
def test_a_number_of_a_landline_is_found_where_it_is_said_to_be_one(text):
    assert [kind for kind, _ in found(text)] == [ContactKind.PHONE]


def test_a_number_goes_on_in_the_next_line():
    assert normalized(found("Soita 040 123\n4567.")[0][1]) == "0401234567"


def test_after_a_number_a_year_may_follow():
    assert found("puh. 040 123 4567 2024")[0][1] == "040 123 4567"


def test_numbers_may_follow_each_other_and_other_figures():
    assert len(found("040 123 456 044 123 456 050 123 4567")) == 3
    assert found("Ryhmä 3 040 123 4567") == [("telephone number", "040 123 4567")]


@pytest.mark.parametrize(
    "text",
    [
        "270/00.04.01/2023",
        "85/12.00.00/2024",
        "HOLDno-2021-104",
        "§ 24, 17.04.2024",
        "2023-04-17",
        "14.2.2024 klo 12.00",
        "1 040 123 456 €",
        "040 000 000 €",
        "0,0401234567",
        "+12 500 000",
        "-358 000",
        "978-952-040-1234-5",
        "ISBN 978-952-13-4040-1",
        "ISSN 0450-1234",
        "0450123-4",
        "FI04501234",
        "puhelin 100 000 euroa",
        "puhelinkulut 2023 2024",
        "doi:10.1234/0401234567",
        "https://kunta.fi/040/1234567",
        "04012345-6789-4012-8345-040123456789",
        "sha256 0401234567890123456",
        "#0401234567ab",
        "logo@2x.png",
        "paketti@1.2.3/dist.js",
        "@media (min-width: 40em)",
        "@iitti.fi",
        "kohdassa (a) Luku.Toinen",
        "f(a){x.y}",
        "(a) b.c",
        "2020–2024 2021–2025",
    ],
)
def test_what_only_looks_like_one_is_none(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "address",
    [
        "matti@example.org",
        "matti@kunta.example.com",
        "matti@kunta.invalid",
        "a@b.test",
        "a@localhost",
    ],
)
def test_reserved_domains_belong_to_nobody(address):
    assert found(address) == []
    assert found(address.replace("@", "(at)")) == []


def test_a_domain_that_only_ends_alike_is_somebodys():
    assert found("matti@notexample.org") == [("e-mail address", "matti@notexample.org")]


def test_a_hint_does_not_give_the_contact_away():
    hints = [contact.hint for contact in contacts_in("maija.m@kunta.fi, 040 123 4567")]
    assert hints == ["m…@kunta.fi", "040…67"]


local = st.text(LETTERS, min_size=1, max_size=8)
addresses = st.builds("{}.{}@{}.fi".format, local, local, local)
numbers = st.builds(
    "{}{}{}".format,
    st.sampled_from(["040", "0400", "041", "044", "045", "0457", "046", "050", "+358 40"]),
    st.sampled_from([" ", "-", "", "\u00a0"]),
    st.integers(1_000_000, 9_999_999),
)
around = st.text(LETTERS + " .,;:\n<>()\"'", max_size=20)


@given(around, addresses | numbers, around)
def test_a_contact_is_found_in_any_surroundings(before, contact, after):
    text = f"{before} {contact} {after}"
    assert normalized(contact) in {one.key for one in contacts_in(text)}


dates = st.dates().map(lambda day: f"{day.day}.{day.month}.{day.year}")
amounts = st.integers(1, 10**9).map(lambda euros: f"{euros:,} €".replace(",", " "))
record_numbers = st.builds(
    "{}/{:02}.{:02}.{:02}/{}".format,
    st.integers(1, 9999),
    st.integers(0, 14),
    st.integers(0, 9),
    st.integers(0, 9),
    st.integers(2000, 2030),
)
years = st.integers(1900, 2099).map(str)


@given(st.lists(dates | amounts | record_numbers | years, min_size=1, max_size=4))
def test_dates_amounts_years_and_record_numbers_are_none(parts):
    assert found(", ".join(parts)) == []


@given(st.text())
def test_any_text_can_be_looked_at(text):
    for contact in contacts_in(text):
        assert text[contact.start : contact.end] == contact.text
        assert re.search(r"\w", contact.text)
