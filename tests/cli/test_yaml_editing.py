"""A change of a data file touches what is changed, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_report.cli.yaml_editing import append_item, set_fields, written
from annual_report.data.model import HandlingStage
from annual_report.data.yaml_reader import read_yaml_text

ORDER = tuple(HandlingStage.model_fields)

printable = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\"':#-[]{}&*!|>%@`, "),
    min_size=1,
    max_size=12,
)
values = printable | st.sampled_from(["24", "2024-04-17", "yes", "null", "~", "1e3", "- a", "a: b"])


def read(text):
    tree, faults = read_yaml_text(text, "handling.yaml")
    assert faults == ()
    return tree.value


@given(values)
def test_any_text_is_read_back_as_it_was(value):
    assert read(f"x: {written(value)}\n") == {"x": value}
    assert read(f"x: [{{y: {written(value)}}}]\n") == {"x": [{"y": value}]}


@pytest.mark.parametrize("text", ["Palveluvaliokunta", "270/00.04.01/2023", "noted", "2024-04-17"])
def test_plain_words_need_no_quotes(text):
    assert written(text) == text


@pytest.mark.parametrize("text", ["24", "016", "yes", "null", "1.5", "1:20", "§ 24"])
def test_what_could_be_misread_is_quoted(text):
    assert written(text) == f'"{text}"'


comments = st.sampled_from(["", "  # huomio", " # 'x': {"])
between = st.sampled_from(["", "\n", "  # kommentti\n", "# - body: x\n\n"])
quotes = st.sampled_from(["{}", '"{}"', "'{}'"])


@st.composite
def files(draw):
    """Return a text, as people write it, and the number of its stages."""
    names = ["id", "date", "section", "decision", "note"]
    inner = draw(st.sampled_from([2, 4]))
    column = draw(st.sampled_from([0, 2]))
    text = draw(st.sampled_from(["", "# Käsittely\n\n", "---\n"])) + "handling:\n"
    count = draw(st.integers(1, 3))
    for number in range(count):
        fields = [f"body: {draw(quotes).format('Lautakunta')}"]
        for name in draw(st.lists(st.sampled_from(names), unique=True)):
            value = draw(st.sampled_from(["null", "", "x1", '"24"', "'a # b'", "|\n", ">-\n"]))
            if value.endswith("\n"):
                value += f"{' ' * (column + inner + 2)}monta riviä\n"
                value += f"{' ' * (column + inner + 2)}# ei kommentti"
                fields.append(f"{name}: {value}")
            else:
                fields.append(f"{name}: {value}{draw(comments)}")
        if draw(st.booleans()):
            fields.append(f"sources:\n{' ' * (column + inner + 2)}- lähde{draw(comments)}")
        pad = " " * (column + inner)
        text += f"{' ' * column}-{' ' * (inner - 1)}" + f"\n{pad}".join(fields) + "\n"
        text += draw(between) if number < count - 1 else draw(st.sampled_from(["", "\n# loppu\n"]))
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return text, count


changes = st.dictionaries(
    st.sampled_from(["date", "section", "decision", "note", "record_number"]), values, min_size=1
)


def is_subsequence(part, whole):
    rest = iter(whole)
    return all(line in rest for line in part)


@given(files(), changes, st.data())
def test_fields_are_set_and_the_rest_stays_byte_for_byte(file, fields, data):
    text, count = file
    position = data.draw(st.integers(0, count - 1))
    new = set_fields(text, "handling", position, fields, ORDER)
    old = read(text)
    old["handling"][position] |= fields
    assert read(new) == old
    touched = [f"{name}:" for name in fields] + ["monta riviä", "# ei kommentti"]
    lines = text.splitlines(keepends=True)
    kept = [line for line in lines if not any(word in line for word in touched)]
    assert is_subsequence(kept, new.splitlines(keepends=True))
    assert len(new.splitlines()) <= len(lines) + len(fields)


@given(files(), changes)
def test_an_item_is_added_and_the_rest_stays_byte_for_byte(file, fields):
    text, _ = file
    added = {"body": "Lautakunta", **fields}
    new = append_item(text, "handling", added)
    assert read(new) == {"handling": [*read(text)["handling"], added]}
    lines = text.splitlines(keepends=True)
    assert is_subsequence(lines, new.splitlines(keepends=True))
    assert new.count("\r\n") in {0, new.count("\n")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "handling:\n  - body: L\n"),
        ("# vielä tyhjä", "# vielä tyhjä\nhandling:\n  - body: L\n"),
        ("handling:\n# loppu\n", "handling:\n  - body: L\n# loppu\n"),
        ("handling: []  # ei vielä\n", "handling:  # ei vielä\n  - body: L\n"),
        ("handling: null\n", "handling:\n  - body: L\n"),
        ("handling: [{body: K}]\n", "handling: [{body: K}, {body: L}]\n"),
        ("handling:\n- {body: K}\n", "handling:\n- {body: K}\n- body: L\n"),
        ("handling:\n- body: K", "handling:\n- body: K\n- body: L"),
        ("handling:\n- body: J\n\n- body: K\n", "handling:\n- body: J\n\n- body: K\n\n- body: L\n"),
    ],
)
def test_an_item_is_added_in_the_manner_of_the_file(text, expected):
    assert append_item(text, "handling", {"body": "L"}) == expected


def test_fields_of_an_item_on_one_line_are_set_in_it():
    text = "handling:\n  - {body: K, date: 2024, sources: [a]}  # huomio\n"
    new = set_fields(text, "handling", 0, {"date": "2024-04-17", "section": "24"}, ORDER)
    assert new == (
        'handling:\n  - {body: K, date: 2024-04-17, section: "24", sources: [a]}  # huomio\n'
    )


def test_quotes_stay_as_they_were():
    text = "handling:\n  - {body: K, section: '23', decision: \"noted\"}\n"
    new = set_fields(text, "handling", 0, {"section": "24", "decision": "approved"}, ORDER)
    assert new == "handling:\n  - {body: K, section: '24', decision: \"approved\"}\n"
