"""Readers are spoken to through the catalogs: every message is there, in every language."""

import inspect
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from annual_report.cli.program import program
from annual_report.data import enums
from annual_report.data.wording import with_article
from annual_report.i18n import LOCALE_DIR
from tests.rules.messages import (
    Message,
    fields_of,
    finnish_literals,
    literal_texts,
    messages_of,
    plain_errors,
)
from tests.rules.sources import PACKAGE, lines, place, python_files

LANGUAGES = ("fi", "sv")

HOLDS_FINNISH = {
    "data/fields.py": "reads yes and no as people write them",
    "data/other_words.py": "reads the forms of words that people write",
    "data/sheets/reading.py": "knows the errors that spreadsheet programs show for formulas",
    "data/values.py": "reads the words for a part of a year that people write",
    "privacy/patterns.py": "finds what people write before telephone numbers and for the @",
    "formatting.py": "sorts å, ä and ö after z",
}
"""Modules that hold ä, ö or å without writing them for readers."""


def vocabulary_messages():
    vocabularies = [
        vocabulary
        for _, vocabulary in inspect.getmembers(enums, inspect.isclass)
        if issubclass(vocabulary, enums.Vocabulary) and vocabulary is not enums.Vocabulary
    ]
    labels = [
        Message(member.context(), member.message, f"{vocabulary.__name__}.{member.name}")
        for vocabulary in vocabularies
        for member in vocabulary
    ]
    nouns = [Message("", with_article(item.context()), item.__name__) for item in vocabularies]
    return labels + nouns


def placeholders(command, path="annual-report"):
    """Yield what stands for values in the help of a command and of those below it."""
    for parameter in command.params:
        for word in re.findall(r"\b[A-Z]{2,}\b", parameter.metavar or ""):
            yield Message("argument", word, f"{path}: {parameter.name}")
    for name in getattr(command, "places", {}):
        yield from placeholders(command.get_command(None, name), f"{path} {name}")


@pytest.fixture(scope="module")
def messages():
    in_code = [message for path in python_files() for message in messages_of(path)[0]]
    assert len(in_code) > 5
    return [*in_code, *vocabulary_messages(), *placeholders(program)]


def read_catalog(language) -> Catalog:
    with (LOCALE_DIR / language / "annual_report.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def catalogs():
    return {
        language: {
            (entry.context or "", entry.id): entry for entry in read_catalog(language) if entry.id
        }
        for language in LANGUAGES
    }


def test_message_ids_are_written_out():
    found = [line for path in python_files() for line in messages_of(path)[1]]
    assert not found, lines(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language, messages, catalogs):
    missing = [
        f'{message.place}: {language}: no translation of "{message.text}"'
        + (f" ({message.context})" if message.context else "")
        for message in messages
        if not (entry := catalogs[language].get(message.key)) or not entry.string or entry.fuzzy
    ]
    assert not missing, lines(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_leaves_open_what_its_message_leaves_open(language, catalogs):
    found = [
        f"{language}: {fields_of(entry.id)} in “{entry.id}”, "
        f"{fields_of(entry.string)} in “{entry.string}”"
        for entry in catalogs[language].values()
        if fields_of(entry.id) != fields_of(entry.string)
    ]
    assert not found, lines(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalog_holds_nothing_that_is_never_said(language, messages, catalogs):
    said = {message.key for message in messages}
    found = [
        f'{language}: nothing says "{text}"'
        for context, text in catalogs[language]
        if (context, text) not in said
    ]
    assert not found, lines(found)


def test_no_module_writes_finnish():
    found = [
        f"{place(path, line)}: {text!r} belongs into a catalog"
        for path in python_files()
        if path.relative_to(PACKAGE).as_posix() not in HOLDS_FINNISH
        for line, text in finnish_literals(path)
    ]
    assert not found, lines(found)


@pytest.mark.parametrize("name", HOLDS_FINNISH)
def test_a_module_on_the_list_holds_finnish(name):
    assert finnish_literals(PACKAGE / name)


def test_no_module_writes_words_into_the_doctree():
    found = [
        f"{place(path, line)}: {text!r} belongs into a catalog"
        for path in python_files()
        for line, text in literal_texts(path)
    ]
    assert not found, lines(found)


def test_faults_of_the_data_can_be_said_in_any_language():
    found = [
        f"{place(path, line)}: this is English only; make a Message"
        for path in python_files()
        if path.relative_to(PACKAGE).parts[0] in {"data", "agenda"}
        for line in plain_errors(path)
    ]
    assert not found, lines(found)


# that the rules see what they are there to see


@pytest.fixture
def module(tmp_path) -> Path:
    path = tmp_path / "module.py"
    path.write_text(
        '"""Ääkkösiä."""\n'
        'message(language, "one {year}", year=1)\n'
        'i18n.message(language, "two", context="status")\n'
        'msgid("three" if x else "four")\n'
        'catalog.pgettext("kind", "five")\n'
        'message(language, f"six {x}")\n'
        "message(language, found_elsewhere)\n"
        'word = "käynnissä"\n'
        'nodes.paragraph("", "Not known")\n'
        'nodes.Text("not known")\n'
        'nodes.inline("", "–", classes=["status"])\n'
        "def pages(count):\n"
        '    text = "seven" if count == 1 else "eight"\n'
        "    return message(language, text)\n"
        'Message("nine {word}", word=x)\n',
        encoding="utf-8",
    )
    return path


def test_messages_are_found_where_they_stand(module):
    found, _ = messages_of(module)
    assert {message.key for message in found} == {
        ("", "one {year}"),
        ("status", "two"),
        ("", "three"),
        ("", "four"),
        ("kind", "five"),
        ("", "seven"),
        ("", "eight"),
        ("", "nine {word}"),
    }
    assert found[0].place.endswith("module.py:2")


def test_a_message_that_is_put_together_is_found(module):
    assert [line.split(": ")[0][-2:] for line in messages_of(module)[1]] == [":6"]


def test_literals_are_found(module):
    assert finnish_literals(module) == [(8, "käynnissä")]
    assert literal_texts(module) == [(9, "Not known"), (10, "not known")]


def test_open_places_are_found():
    assert fields_of("{first}–{last} of {{all}}") == {"first", "last"}


def test_plain_errors_are_found(tmp_path):
    path = tmp_path / "module.py"
    path.write_text(
        'raise ValueError("one")\n'
        'raise ValueError(Message("two"))\n'
        'raise fault_error(kind, f"three {x}", at=("a",))\n'
        "raise fault_error(kind, told)\n",
        encoding="utf-8",
    )
    assert plain_errors(path) == [1, 3]
