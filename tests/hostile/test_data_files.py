"""Data files that are made to do harm end in faults, soon."""

from __future__ import annotations

import os

import pytest

from annual_report.data.archive import load_archive
from annual_report.data.faults import FaultKind
from annual_report.data.limits import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_FILE_BYTES,
    MAX_MARKS,
    MAX_NODES,
    MAX_TEXT_CHARACTERS,
)
from annual_report.data.published import LOCK_FILE, LockError, read_lock
from annual_report.data.shapes import DATA_FILES
from annual_report.data.validation import validate_file
from annual_report.data.values import read_text
from annual_report.data.yaml_reader import read_yaml
from tests.hostile.soon import soon


def faults_of(text: str | bytes) -> list[FaultKind]:
    data = text if isinstance(text, bytes) else text.encode()
    with soon(5):
        tree, faults = read_yaml(data, "a.yaml")
    assert tree is None
    return [fault.kind for fault in faults]


LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)
BOMBS = {
    "aliases": LAUGHS,
    "nesting": "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
    "deep fields": "\n".join(f"{' ' * n}a:" for n in range(MAX_DEPTH + 2)),
    "values": "[" + "0," * (MAX_NODES + 1) + "]",
    "bytes": b"a" * (MAX_FILE_BYTES + 1),
    "long text again and again": f'a: &a "{"x" * 1_000_000}"\nb: [{"*a, " * 1_000}]',
}


@pytest.mark.parametrize("name", BOMBS)
def test_bomb_is_told_as_over_a_limit(name):
    assert faults_of(BOMBS[name]) == [FaultKind.LIMIT]


def test_characters_at_the_limit_are_read():
    tree, faults = read_yaml(b"a: " + b"x" * (MAX_CHARACTERS - 10), "a.yaml")
    assert tree is not None
    assert not faults


@pytest.mark.parametrize(
    "text",
    [
        "!!python/object/apply:os.system [id]",
        "!!python/name:os.system",
        "a: !!binary aGk=",
        "a: !include /etc/passwd",
        "<<: {a: 1}",
        "? [a]\n: 1",
        "a: \0",
        "a: \x1b[2J",
        "%TAG ! tag:x,2000:\n---\n!x a",
        "a: 1\n---\nb: 2",
        b"\xff\xfea\x00:\x00 \x001\x00",
        "a: ä".encode("latin-1"),
        b"a: \xed\xa0\x80",
        "[" * 100_000,
        "&a [*a]",
        "a: *b",
    ],
)
def test_what_is_no_plain_yaml_is_a_fault_of_its_form(text):
    assert faults_of(text) == [FaultKind.SYNTAX]


def test_numbers_without_end_are_texts_that_no_field_takes_for_a_number():
    tree, _ = read_yaml(b"contributions:\n- population: " + b"9" * 1_000_000, "a.yaml")
    assert tree is not None
    with soon(5):
        read = validate_file(DATA_FILES["finances.yaml"], tree)
    assert any(fault.path.endswith("population") for fault in read.faults)


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0, 8, 0x1B, 0x7F])
def test_signs_that_hide_what_a_text_says_are_faults(code):
    with pytest.raises(ValueError, match=f"{code:04X}"):
        read_text(f"Lahti{chr(code)}iloK")


def test_signs_that_join_or_part_letters_stay():
    for text in (
        "kumppa\u00adnuus",
        "a\u200bb",
        "\u0646\u0627\u0645\u0647\u200c\u0627\u06cc",
        "👩\u200d🏫",
    ):
        assert read_text(text) == text


def test_a_text_has_a_longest():
    assert read_text("x" * MAX_TEXT_CHARACTERS)
    with pytest.raises(ValueError, match="the most"):
        read_text("x" * (MAX_TEXT_CHARACTERS + 1))


def test_a_letter_has_a_most_of_marks():
    assert read_text("a" + "\u0301" * MAX_MARKS)
    with pytest.raises(ValueError, match="marks"):
        read_text("a" + "\u0301" * (MAX_MARKS + 1))


def test_lists_of_many_names_are_compared_soon():
    names = ", ".join(f"a{number}" for number in range(100_000))
    tree, _ = read_yaml(f"projects:\n- id: a\n  objectives: [{names}, a5]".encode(), "a.yaml")
    assert tree is not None
    with soon(20):
        read = validate_file(DATA_FILES["projects.yaml"], tree)
    assert any(fault.kind is FaultKind.DUPLICATE for fault in read.faults)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b'{"year": 1e999}',
        b"\xff",
        b'{"year": "\\ud800"}',
        b"null",
        b"0" * 9999,
    ],
)
def test_lock_that_is_none_is_told(content, tmp_path):
    (tmp_path / LOCK_FILE).write_bytes(content)
    with soon(2), pytest.raises(LockError):
        read_lock(tmp_path)


def test_pipe_is_no_lock_and_no_data_file(tmp_path):
    os.mkfifo(tmp_path / LOCK_FILE)
    with pytest.raises(LockError):
        read_lock(tmp_path)
    (tmp_path / "reports").mkdir()
    os.mkfifo(tmp_path / "reports/network.yaml")
    assert [fault.kind for fault in load_archive(tmp_path).faults] == [FaultKind.TYPE]


def test_data_outside_the_project_is_not_read(tmp_path):
    source = tmp_path / "source"
    (source / "reports").mkdir(parents=True)
    (tmp_path / "network.yaml").write_text("id: SALAISUUS\n", encoding="utf-8")
    (source / "reports/network.yaml").symlink_to(tmp_path / "network.yaml")
    faults = load_archive(source).faults
    assert [fault.kind for fault in faults] == [FaultKind.OUTSIDE]
    assert "SALAISUUS" not in str(faults)
