"""The messages that the handbook explains are those that users are told."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from annual_report.i18n import LOCALE_DIR
from tests.rules.sources import PACKAGE

PAGE = Path(__file__).parents[2] / "docs/guide/virheilmoitukset.md"
OF_BUILDS = "## Koonnin omat ilmoitukset"
OF_OTHERS = {"could not find bibtex key": "sphinxcontrib", "document isn't included": "sphinx"}
"""English messages on the page that are not ours, and whose they are."""

_PLACES = re.compile(r"(?:\{\w+\})+")
FIELDS = {"id"}


def quoted_on(text):
    return re.findall(r"^`([^`].*)`$", text, re.MULTILINE)


FINNISH, ENGLISH = (quoted_on(part) for part in PAGE.read_text("utf-8").split(OF_BUILDS))


@cache
def patterns():
    """Return the Finnish messages as patterns; one that has no words of its own is none."""
    with (LOCALE_DIR / "fi/annual_report.po").open("rb") as file:
        texts = {entry.string for entry in read_po(file, locale="fi") if entry.id}
    return [
        re.compile("(.*?)".join(map(re.escape, _PLACES.split(text))))
        for text in texts
        if isinstance(text, str) and re.search(r"\w", _PLACES.sub("", text))
    ]


@cache
def is_said(text):
    """Whether a text is a message, or several, with … or messages in the places it has."""
    matches = (pattern.fullmatch(text) for pattern in patterns())
    if any(match and all(map(is_put_in, match.groups())) for match in matches):
        return True
    parts = [(text[:at], text[at:]) for at in range(1, len(text)) if text[at] == ";"]
    return any(is_said(first) and is_said(rest) for first, rest in parts)


def is_put_in(text):
    """Whether a text can stand in a place: what varies, the name of a field, or a message."""
    rest = text.strip("…")
    return not re.search(r"[^\W_]", rest) or rest in FIELDS or is_said(rest) or is_said(text)


@pytest.mark.parametrize("text", FINNISH)
def test_a_message_is_in_the_catalog(text):
    assert is_said(text)


@pytest.mark.parametrize("text", ENGLISH)
def test_a_message_of_builds_is_in_the_code(text):
    if not any(text.startswith(start) for start in OF_OTHERS):
        assert any(text in path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize(
    "text",
    [
        "… ei ole tila; tarkoititko … (…)?",
        "tässä pitäisi olla luettelo, löytyi teksti",
        "tämä ei ole YAMLia: sisennys ei ole oikein",
    ],
)
def test_messages_in_messages_are_seen(text):
    assert is_said(text)


@pytest.mark.parametrize(
    "text",
    [
        "… ei ole asia",
        "tässä pitäisi olla jotakin, löytyi teksti",
        "tämä ei ole YAMLia: sisennys on oikein",
        "tämä kenttä vaaditaan aina",
        "…",
    ],
)
def test_what_no_one_says_is_seen(text):
    assert not is_said(text)


def test_the_page_explains_many_messages():
    assert len(FINNISH) > 60
