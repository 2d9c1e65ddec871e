"""Data files written from nothing read back the same, and look as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_report.cli.yaml_writing import Noted, comment, document
from annual_report.data.yaml_reader import read_yaml

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"])).map(str.strip).filter(bool)
SCALARS = (
    TEXTS
    | st.integers(-(10**6), 10**6)
    | st.decimals(-1000, 1000, places=2, allow_nan=False)
    | st.booleans()
)
NAMES = st.from_regex(r"[a-z]{1,8}_[a-z]{1,8}", fullmatch=True)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner.filter(lambda item: not isinstance(item, list)), max_size=4)
        | st.dictionaries(NAMES, inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back_the_same(fields):
    tree, faults = read_yaml(document(fields, "Kommentti.").encode(), "x.yaml")
    assert not faults
    assert tree.value == fields


def test_a_file_is_readable():
    long = "sana " * 30 + "loppu"
    text = document(
        {
            "goals": [
                {
                    "id": "T1",
                    "title": {"fi": "Yksi", "sv": "Ett", "en": "One"},
                    "target": Noted(Decimal("5.50"), "Tarkista tämä."),
                    "period": {"start": "2024-01", "end": None},
                    "text": long,
                },
                Noted({"id": "016", "title": "a: b", "on": True}, "Toinen."),
            ]
        },
        "Tavoitteet.",
    )
    assert text == (
        "# Tavoitteet.\n"
        "\n"
        "goals:\n"
        "  - id: T1\n"
        "    title: {fi: Yksi, sv: Ett, en: One}\n"
        "    # Tarkista tämä.\n"
        "    target: 5.50\n"
        "    period: {start: 2024-01}\n"
        "    text: >-\n"
        "      " + ("sana " * 19)[:-1] + "\n"
        "      " + "sana " * 11 + "loppu\n"
        "  # Toinen.\n"
        '  - id: "016"\n'
        '    title: "a: b"\n'
        "    on: true\n"
    )


@pytest.mark.parametrize("text", ["yksi\nkaksi", "a" * 200, "- " + "sana " * 40])
def test_every_line_of_a_comment_is_one(text):
    lines = comment(text).splitlines()
    assert all(line.startswith("#") for line in lines)
    words = [word for line in lines for word in line[1:].split()]
    assert words == text.split()
