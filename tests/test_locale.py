"""The catalogs: every label reads back, and no two values are called the same."""

import inspect

import pytest
from babel.messages.pofile import read_po

from annual_report.data import enums
from annual_report.data.vocabulary import read_word
from annual_report.i18n import LOCALE_DIR, label, message

VOCABULARIES = [
    vocabulary
    for _, vocabulary in inspect.getmembers(enums, inspect.isclass)
    if issubclass(vocabulary, enums.Vocabulary) and vocabulary is not enums.Vocabulary
]
LANGUAGES = ("fi", "sv", "en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vocabulary", VOCABULARIES, ids=lambda v: v.__name__)
def test_labels_are_distinct_and_read_back(vocabulary, language):
    labels = {member: label(member, language) for member in vocabulary}
    assert len(set(labels.values())) == len(labels)
    assert {read_word(vocabulary, text): text for text in labels.values()} == labels


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_labels_are_translated(language):
    same = [
        member
        for vocabulary in VOCABULARIES
        for member in vocabulary
        if label(member, language) == label(member, "en") and member.value != "pilot"
    ]
    assert not same


def test_the_seven_statuses_are_called_what_the_vocabulary_says():
    assert [label(status, "fi") for status in enums.Status] == [
        "toteutunut",
        "osittain toteutunut",
        "ei toteutunut",
        "käynnissä",
        "siirtyy seuraavalle vuodelle",
        "luovuttu",
        "ei arvioitu",
    ]
    assert [label(status, "sv") for status in enums.Status] == [
        "uppnått",
        "delvis uppnått",
        "inte uppnått",
        "pågår",
        "överförs till följande år",
        "slopat",
        "inte bedömt",
    ]


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_catalogs_say_each_thing_once(language):
    with (LOCALE_DIR / language / "annual_report.po").open("rb") as file:
        catalog = read_po(file, locale=language, abort_invalid=True)
    text = (LOCALE_DIR / language / "annual_report.po").read_text(encoding="utf-8")
    assert not catalog.obsolete
    assert not [entry.id for entry in catalog if entry.id and (entry.fuzzy or not entry.string)]
    assert text.count("\nmsgstr ") == len(catalog) + 1, "an id twice would be lost silently"


def test_messages_are_filled_and_fall_back_to_english():
    assert message("fi", "Objectives {year}", year=2023) == "Tavoitteet 2023"
    assert message("de", "Objectives {year}", year=2023) == "Objectives 2023"
    assert message("en", "Objectives {year}", year=2023) == "Objectives 2023"


def test_values_that_hold_braces_are_not_filled_again():
    assert message("fi", "Not known: {columns}.", columns="{year}") == "Ei tiedossa: {year}."
