"""Passages that are looked at together: none that holds a contact is left out."""

from hypothesis import given
from hypothesis import strategies as st

from annual_report.privacy import sifting
from annual_report.privacy.patterns import contacts_in
from annual_report.privacy.reading import Passage

PIECES = (
    "maija@kunta.fi",
    "(at)",
    "040 123 4567",
    "puh. ",
    "03",
    "+358",
    " ",
    "1",
    "€",
    ".",
    "@x.fi",
)


@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=4).map("".join), max_size=30))
def test_what_holds_a_contact_is_among_what_is_sifted(texts):
    passages = [Passage(text, place=str(number)) for number, text in enumerate(texts)]
    found = list(sifting.sifted(passages))
    wanted = [passage for passage in passages if any(contacts_in(passage.text))]
    assert [passage for passage in found if any(contacts_in(passage.text))] == wanted


def test_passages_without_contacts_are_sifted_out():
    passages = [Passage(f"Tavoite {number}") for number in range(3 * sifting.TOGETHER)]
    assert list(sifting.sifted(passages)) == []
    passages[sifting.TOGETHER] = Passage("maija@kunta.fi")
    assert list(sifting.sifted(passages)) == passages[sifting.TOGETHER : 2 * sifting.TOGETHER]
