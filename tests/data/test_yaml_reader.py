"""YAML: what values come out, on which lines, and what is said of what is no YAML."""

import time
from decimal import Decimal

import pytest
import yaml

from annual_report.data import limits
from annual_report.data.faults import FaultKind
from annual_report.data.tree import tree_of
from annual_report.data.yaml_reader import read_yaml, read_yaml_text


def value_of(text):
    tree, faults = read_yaml_text(text, "a.yaml")
    assert not faults, faults
    return tree.value


def only_fault(data, **keywords):
    read = read_yaml if isinstance(data, bytes) else read_yaml_text
    tree, faults = read(data, "a.yaml", **keywords)
    assert tree is None
    assert len(faults) == 1, faults
    return faults[0]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("016", "016"),
        ("'12'", "12"),
        ("!!str 12", "12"),
        ("! 12", "12"),
        ("12500.50", Decimal("12500.50")),
        ("0.1", Decimal("0.1")),
        ("1e5", "1e5"),
        ("0x1F", "0x1F"),
        (".5", ".5"),
        ("1_000", "1_000"),
        (".inf", ".inf"),
        ("9" * 41, "9" * 41),
        ("2023-04-17", "2023-04-17"),
        ("17.4.2023", "17.4.2023"),
        ("22:30", "22:30"),
        ("null", None),
        ("~", None),
        ("", None),
        ("true", True),
        ("False", False),
        ("yes", "yes"),
        ("ei", "ei"),
        ("[a, 1]", ["a", 1]),
        ("{b: 1}", {"b": 1}),
        ("|\n  a\n  b\n", "a\nb\n"),
    ],
)
def test_scalar(written, value):
    found = value_of(f"a: {written}")["a"]
    assert found == value
    assert type(found) is type(value)


def test_decimals_keep_the_decimals_they_were_written_with():
    assert str(value_of("a: 12500.50")["a"]) == "12500.50"


def test_names_of_fields_are_texts():
    assert value_of("1: a\ntrue: b\n~: c\n") == {"1": "a", "true": "b", "~": "c"}


def test_lines_of_fields_items_and_what_is_not_there():
    tree, _ = read_yaml_text("# top\na:\n  - b: 1\n    c:\n      1\n  -\n    d: 2\n", "a.yaml")
    assert tree.line(()) == 2
    assert tree.line(("a",)) == 2
    assert tree.line(("a", 0)) == 3
    assert tree.line(("a", 0, "c")) == 4
    assert tree.line(("a", 1)) == 7
    assert tree.line(("a", 1, "nowhere", 3)) == 7
    assert tree.line(("nowhere",)) == 2


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(newline):
    tree, faults = read_yaml_text(newline.join(["a: x", "b: |", "  1", "c: 2", ""]), "a.yaml")
    assert not faults
    assert tree.line(("c",)) == 4


def test_a_byte_order_mark_is_no_part_of_the_data():
    tree, faults = read_yaml(b"\xef\xbb\xbfa: 1\nb: 2\n", "a.yaml")
    assert not faults
    assert tree.value == {"a": 1, "b": 2}
    assert tree.line(("b",)) == 2


def test_a_body_of_a_directive_has_the_lines_of_its_document():
    tree, _ = read_yaml_text("a: 1\nb: 2", "x.md", first_line=40)
    assert tree.line(("b",)) == 41
    assert str(only_fault("a: 1\nb: [", first_line=40)).startswith("a.yaml:41: ")


def test_aliases_stand_for_what_they_name_and_keep_its_lines():
    tree, faults = read_yaml_text("a: &x\n  b: 1\nc: *x\n", "a.yaml")
    assert not faults
    assert tree.value == {"a": {"b": 1}, "c": {"b": 1}}
    assert tree.line(("c",)) == 3
    assert tree.line(("c", "b")) == 2


def test_a_field_written_twice_keeps_its_first_value():
    tree, faults = read_yaml_text("a:\n  b: 1\n  c: 2\n  b: 3\n", "a.yaml")
    assert tree.value == {"a": {"b": 1, "c": 2}}
    assert [str(fault) for fault in faults] == [
        'a.yaml:4: a.b: "b" is written twice; the first is on line 2'
    ]
    assert faults[0].kind is FaultKind.DUPLICATE


SYNTAX = [
    ("a: b: c", 1, 'a text with ": " in it needs quotes, or the indentation is wrong'),
    ("a: 1\n b: 2", 2, 'a text with ": " in it needs quotes, or the indentation is wrong'),
    ("x: [a, b", 1, 'a "," or the closing "]" is missing'),
    ("x: {a: b", 1, 'a "," or the closing "}" is missing'),
    ("x: 1\na: 'b\nc: d\n", 2, "the quotes that open here are not closed"),
    ("x: 1\na:\n\t- b", 3, "a tab stands where YAML wants spaces"),
    ("\ta: 1", 1, "a tab stands where YAML wants spaces"),
    ("a: @b", 1, 'a text that starts with "@" needs quotes'),
    ("a: `b`", 1, 'a text that starts with "`" needs quotes'),
    ("a: %b", 1, 'a text that starts with "%" needs quotes'),
    ('a: "\\q"', 1, 'a "\\" in double quotes is not understood; use single quotes'),
    ("- a\nb: 1", 2, "the indentation is not right"),
    ("a: 1\nb\n", 2, 'a ":" after the name of a field is missing'),
    ("a: - b", 1, 'a list ("- …") starts on a line of its own'),
    ("a: }", 1, "a value or a field's name is expected here"),
    ("a: |x\n b", 1, 'after "|" or ">" the line must end'),
    ("a: !<b c", 1, 'a text that starts with "!" needs quotes'),
    ("a: &", 1, '"*" and "&" need quotes in a text'),
]


@pytest.mark.parametrize("loader", ["c", "python"])
@pytest.mark.parametrize(("text", "line", "words"), SYNTAX)
def test_what_is_no_yaml_is_told_in_plain_words(text, line, words, loader, monkeypatch):
    if loader == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    fault = only_fault(text)
    assert str(fault) == f"a.yaml:{line}: this is not YAML: {words}"
    assert fault.kind is FaultKind.SYNTAX


REFUSED = [
    (
        "a: !!python/object/apply:os.system ['true']",
        'a: the tag "!!python/object/apply:os.system" is not read; write a plain value',
    ),
    ("a: !secret b", 'a: the tag "!secret" is not read; write a plain value'),
    ("a: !!binary aGk=", 'a: the tag "!!binary" is not read; write a plain value'),
    ("!!set {a, b}", 'the tag "!!set" is not read; write a plain value'),
    ("a: *b", 'a: *b names nothing above; a text that starts with "*" needs quotes'),
    (
        "a: &b [*b]",
        'a[0]: *b stands inside what it names; a text that starts with "*" needs quotes',
    ),
    ("<<: {a: 1}", '"<<" is not read here; write the fields out'),
    ("? [a]\n: b", "the name of a field must be a text"),
    ("{*b : c}", "the name of a field cannot be *b; write it out"),
    ("a\0b: 1", "the character U+0000 cannot stand in a data file; remove it"),
    ("a: b\u2028c", "the character U+2028 cannot stand in a data file; remove it"),
    ("a: b\x85c", "the character U+0085 cannot stand in a data file; remove it"),
    ("a: \ud800", "the character U+D800 cannot stand in a data file; remove it"),
    ("a: 1\n---\n", 'a second document starts here ("---"); a file holds one'),
]


@pytest.mark.parametrize("loader", ["c", "python"])
@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_yaml_that_is_not_plain_data_is_refused(text, words, loader, monkeypatch):
    if loader == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    fault = only_fault(text)
    assert fault.text == words
    assert fault.kind is FaultKind.SYNTAX


def test_every_tag_is_told_at_once():
    _, faults = read_yaml_text("a: !x 1\nb: 2\nc: [!y z]\n", "a.yaml")
    assert [(fault.line, fault.path) for fault in faults] == [(1, "a"), (3, "c[0]")]


def test_a_file_in_another_encoding_is_refused_at_its_first_wrong_byte():
    fault = only_fault("a: 1\r\nb: ä\r\n".encode("latin-1"))
    assert str(fault) == "a.yaml:2: the file is not UTF-8; save it as UTF-8"
    assert only_fault("a: ä".encode("utf-16")).kind is FaultKind.SYNTAX


@pytest.mark.parametrize("text", ["", "\n\n", "# a remark\n", "---\n", "null\n"])
def test_an_empty_file_is_told(text):
    fault = only_fault(text)
    assert str(fault) == "a.yaml:1: the file is empty"
    assert fault.kind is FaultKind.EMPTY


def test_a_large_file_is_not_parsed():
    fault = only_fault(b"a" * (limits.MAX_FILE_BYTES + 1))
    assert str(fault) == "a.yaml:1: the file is larger than 5,000,000 bytes"
    assert fault.kind is FaultKind.LIMIT


def test_aliases_cannot_multiply_without_end():
    lines = [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    fault = only_fault("\n".join(["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", *lines]))
    assert str(fault) == "a.yaml:6: the file holds more than 200,000 values"
    assert fault.kind is FaultKind.LIMIT


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 21 + "]" * 21,
        "[" * 100_000,
        "- " * 100_000,
        "a: &a0 x\n" + "\n".join(f"b{n}: &a{n + 1} [*a{n}]" for n in range(30)),
    ],
)
def test_depth_is_limited(text):
    fault = only_fault(text)
    assert "deep" in fault.message
    assert fault.kind in (FaultKind.LIMIT, FaultKind.SYNTAX)  # the parser has a limit as well


def test_twenty_levels_are_read():
    assert value_of("a: " + "[" * 19 + "]" * 19)


def test_a_tree_of_plain_values_is_all_on_one_line():
    tree = tree_of({"a": [1]}, "x.md", 7)
    assert tree.line(("a", 0)) == 7


def test_a_thousand_objectives_are_read_fast():
    item = "  - id: T{0}\n    title: Tavoite {0}\n    status: toteutunut\n    actions: [a, b]\n"
    text = "objectives:\n" + "".join(item.format(n) for n in range(1000))
    start = time.perf_counter()
    tree, _ = read_yaml_text(text, "a.yaml")
    assert time.perf_counter() - start < 2  # 0.06 s where it was measured
    assert tree.line(("objectives", 999, "status")) == 4000
