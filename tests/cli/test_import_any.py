"""Whatever a year holds, and whatever comes in: it is written so that it reads back."""

import json

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from annual_report.cli.program import program
from annual_report.data.archive import load_archive
from annual_report.data.sheets.columns import OBJECTIVES
from annual_report.spreadsheets.workbook import workbook
from tests.data import strategies

FILE = "reports/2023/data/objectives.yaml"


def named(items):
    """Give objectives ids of their own, and no links that lead nowhere."""
    update = {"projects": (), "continues": None}
    return tuple(
        item.model_copy(update={"id": name, **update})
        for name, item in zip("abc", items, strict=False)
    )


objectives = st.lists(strategies.objectives, max_size=3).map(named)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("project")
    files = {
        "conf.py": "",
        "reports/network.yaml": "id: v\nslug: v\nname: V\n",
        "reports/2023/report.yaml": "year: 2023\ntitle: T\nstatus: draft\nnetwork: v\n",
        FILE: "",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def imported(folder):
    words = ["import", str(folder / "a.xlsx"), "2023", "--yes", "--project", str(folder)]
    found = CliRunner().invoke(program, words, env={"LC_ALL": "C"})
    assert (found.exit_code, found.stderr) == (0, "")
    return found.stdout


@settings(max_examples=20, deadline=None)
@given(objectives, objectives, st.sampled_from([None, False, True]))
def test_any_sheet_goes_into_any_file(folder, before, after, style):
    raw = [json.loads(item.model_dump_json(exclude_none=True)) for item in before]
    written = yaml.safe_dump({"objectives": raw}, allow_unicode=True, default_flow_style=style)
    (folder / FILE).write_text(written, encoding="utf-8")
    loaded = load_archive(folder)
    assert not loaded.faults
    year = loaded.archive.year(2023).model_copy(update={"objectives": after})
    (folder / "a.xlsx").write_bytes(workbook(loaded.archive, year, [OBJECTIVES]))
    imported(folder)
    assert "nothing changes\n" in imported(folder)
    loaded = load_archive(folder)
    assert not loaded.faults
    found = {item.id: item for item in loaded.archive.year(2023).objectives}
    assert found.keys() == {item.id for item in (*before, *after)}
    for item in after:
        assert " ".join(found[item.id].title.in_language("fi").split()) == " ".join(
            item.title.in_language("fi").split()
        )
        assert item.status in {None, found[item.id].status}
