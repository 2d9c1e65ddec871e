"""Files are small, end with a newline, and tell nothing of the machine they were written on."""

import re
from pathlib import Path

import pytest

from tests.rules.sources import PACKAGE, REPOSITORY, lines, place, repository_files

LONGEST = 350
CODE = {".py", ".typ", ".css", ".js"}
LARGEST = 500_000
WORKPLACE = re.compile(r"(?<![\w.:/-])/(?:work|root|home/[a-z]+|Users/[A-Za-z]+)/")


@pytest.fixture(scope="module")
def texts():
    """Return the text files of the repository with their texts."""
    found = {}
    for path in repository_files():
        content = path.read_bytes()
        if b"\0" not in content:
            found[path] = content.decode("utf-8")
    assert Path(__file__) in found
    return found


def test_no_file_of_the_package_is_longer_than_one_idea():
    files = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in CODE]
    assert len(files) > 20
    counts = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    found = [f"{place(path, n)}: over {LONGEST} lines" for path, n in counts.items() if n > LONGEST]
    assert not found, lines(found)


def test_no_file_is_large():
    found = [
        f"{path.relative_to(REPOSITORY)}: {size} bytes"
        for path in repository_files()
        if (size := path.stat().st_size) > LARGEST
    ]
    assert not found, lines(found)


def test_text_files_end_with_one_newline(texts):
    found = [
        place(path, text.count("\n") + 1)
        for path, text in texts.items()
        if text and (not text.endswith("\n") or text.endswith("\n\n"))
    ]
    assert not found, lines(found)


def test_no_file_names_a_folder_of_somebodys_machine(texts):
    found = [
        f"{place(path, number)}: {match[0]}"
        for path, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        for match in WORKPLACE.finditer(line)
    ]
    assert not found, lines(found)


@pytest.mark.parametrize(
    "text",
    ["see /" + "work/notes.md", "(/" + "home/anna/x)", '"/' + "root/x", "/" + "Users/Anna/x"],
)
def test_a_folder_of_a_machine_is_seen(text):
    assert WORKPLACE.search(text)


@pytest.mark.parametrize("text", ["https://example.fi/work/x", "team/work/x", "./home/x/", "/home"])
def test_an_address_is_not_taken_for_a_folder(text):
    assert not WORKPLACE.search(text)
