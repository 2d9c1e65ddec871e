"""The document the project started from, made again from the data and a profile.

``seed.txt`` are the lines of the agenda item of Iitti as its source has them, without the marks of
Markdown. Differences would be listed here with a reason each; there are none.
"""

import difflib
from pathlib import Path

import pytest

from annual_report.agenda.item import compose
from annual_report.agenda.plain_text import plain_text
from tests.agenda.making import repository_contents

SEED = Path(__file__).with_name("seed.txt")
DIFFERENCES = {}
"""Line of the seed that the item has otherwise -> the reason."""


@pytest.fixture(scope="module")
def iitti(tmp_path_factory):
    with repository_contents(tmp_path_factory.mktemp("agenda")) as made:
        yield made


def lines(text):
    return [line for line in text.splitlines() if line.strip()]


def item(made, number):
    year = made.archive.year(2023)
    member = made.archive.municipality("142")
    return compose(
        made.archive,
        year,
        member,
        made.profiles.of(member),
        made.contents[year.folder],
        number=number,
    )


def test_the_item_at_the_second_handling_is_the_seed(iitti):
    made = lines(plain_text(item(iitti, 2)))
    seed = lines(SEED.read_text(encoding="utf-8"))
    differing = [line for line in difflib.ndiff(seed, made) if line[0] in "+-"]
    assert [line for line in differing if line[2:] not in DIFFERENCES] == []


def test_at_the_first_handling_the_second_is_not_there(iitti):
    made = lines(plain_text(item(iitti, 1)))
    seed = lines(SEED.read_text(encoding="utf-8"))
    assert made == seed[: seed.index("Palveluvaliokunta 17.04.2024 § 24")]


def test_the_next_item_is_the_one_that_follows_when_none_is_asked_for(iitti):
    assert item(iitti, None).current.number == 2  # all that follows has been held
