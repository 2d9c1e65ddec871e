"""The lock of a published year: what it names, and what it tells of every change."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annual_report.data.errata import Erratum
from annual_report.data.published import (
    Breach,
    Lock,
    LockError,
    Record,
    changed_shared,
    compare,
    digest_of,
    place_of,
    published_folders,
    read_lock,
    record_fits,
    shared_files,
    source_files,
)
from annual_report.data.values import LocalizedText, PartialDate
from tests.data.archives import load

PDF = b"%PDF-1.7 of record"
FILES = {
    "report.yaml": b"year: 2023\n",
    "index.md": b"# Vuosi\n",
    "data/objectives.yaml": b"objectives: []\n",
    "figures/kaavio.svg": b"<svg/>",
}
ERRATUM = Erratum(
    date=PartialDate(year=2024, month=5, day=2), text=LocalizedText(texts={"": "Oikea luku on 3."})
)


@pytest.fixture
def year(tmp_path):
    return make(tmp_path / "reports/2023")


def make(folder: Path) -> Path:
    for name, content in {**FILES, "published/verkosto-2023.pdf": PDF}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    lock = Lock(
        year=2023,
        published=dt.date(2024, 3, 1),
        version="1",
        pdf=Record(file="verkosto-2023.pdf", pages=3, **digest_of(PDF).model_dump()),
        sources=source_files(folder),
        errata=(ERRATUM.digest,),
    )
    (folder / "published.lock").write_bytes(lock.written())
    return folder


def breach(folder, errata=(ERRATUM,)):
    lock = read_lock(folder)
    assert lock is not None
    return compare(folder.parents[1], f"reports/{folder.name}", lock, errata)


def test_the_lock_names_every_source_and_nothing_else(year):
    (year / "errata.yaml").write_text("errata: []\n", encoding="utf-8")
    (year / ".DS_Store").write_bytes(b"x")
    lock = read_lock(year)
    assert lock is not None
    assert set(lock.sources) == set(FILES)
    assert lock.sources["index.md"] == digest_of(FILES["index.md"])
    assert not breach(year)
    assert record_fits(year, lock.pdf)


@given(name=st.sampled_from(sorted(FILES)), bit=st.integers(0, 7), data=st.data())
def test_any_changed_bit_is_named(tmp_path_factory, name, bit, data):
    folder = make(tmp_path_factory.mktemp("year") / "reports/2023")
    content = bytearray(FILES[name])
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << bit
    (folder / name).write_bytes(content)
    assert breach(folder) == Breach(changed=(name,))


def test_missing_and_added_files_are_named(year):
    (year / "figures/kaavio.svg").unlink()
    (year / "data/projects.yaml").write_text("projects: []\n", encoding="utf-8")
    assert breach(year) == Breach(missing=("figures/kaavio.svg",), added=("data/projects.yaml",))


def test_the_pdf_of_record_is_part_of_what_was_published(year):
    (year / "published/verkosto-2023.pdf").write_bytes(PDF + b" ")
    assert breach(year).changed == ("published/verkosto-2023.pdf",)
    lock = read_lock(year)
    assert lock is not None
    assert not record_fits(year, lock.pdf)
    (year / "published/verkosto-2023.pdf").unlink()
    assert breach(year).missing == ("published/verkosto-2023.pdf",)


def test_corrections_are_only_added(year):
    second = ERRATUM.model_copy(update={"document": "talous"})
    assert breach(year, (ERRATUM, second)) == Breach(unrecorded=(1,))
    assert breach(year, ()).errata == (0,)
    assert breach(year, (second, ERRATUM)).errata == (0,)


def test_shared_files_are_told_apart(tmp_path, year):
    (tmp_path / "conf.py").write_text("x = 1\n", encoding="utf-8")
    lock = read_lock(year)
    assert lock is not None
    shared = shared_files(tmp_path, ["conf.py", "lacking.yaml"])
    assert set(shared) == {"conf.py"}
    lock = lock.model_copy(update={"shared": shared})
    assert changed_shared(tmp_path, lock) == ()
    (tmp_path / "conf.py").write_text("x = 2\n", encoding="utf-8")
    assert changed_shared(tmp_path, lock) == ("conf.py",)
    assert not compare(tmp_path, "reports/2023", lock, (ERRATUM,))


def test_used_files_outside_of_the_folder_are_named_by_their_places(tmp_path, year):
    (tmp_path / "kuvat").mkdir()
    for name in ("a.svg", "b.svg"):
        (tmp_path / "kuvat" / name).write_text("<svg/>", encoding="utf-8")
    lock = read_lock(year)
    assert lock is not None
    used = shared_files(tmp_path, ["kuvat/a.svg", "kuvat/b.svg"])
    lock = lock.model_copy(update={"used": used})
    assert not compare(tmp_path, "reports/2023", lock, (ERRATUM,))
    (tmp_path / "kuvat/a.svg").write_text("<svg />", encoding="utf-8")
    (tmp_path / "kuvat/b.svg").unlink()
    found = compare(tmp_path, "reports/2023", lock, (ERRATUM,))
    assert found == Breach(changed=("/kuvat/a.svg",), missing=("/kuvat/b.svg",))
    assert [place_of("reports/2023", name) for name in (*found.changed, "index.md")] == [
        "kuvat/a.svg",
        "reports/2023/index.md",
    ]


def test_a_file_beside_the_pdf_of_record_is_named(year):
    (year / "published/toinen.pdf").write_bytes(PDF)
    assert breach(year) == Breach(added=("published/toinen.pdf",))


def test_a_lock_that_is_lost_is_told_by_the_pdf_of_record(tmp_path, year):
    (year / "published.lock").unlink()
    (tmp_path / "reports/2024").mkdir()
    assert published_folders(tmp_path, "reports") == ["reports/2023"]
    with pytest.raises(LockError, match="the file is missing, and the PDF of record is there"):
        read_lock(year)
    (year / "published/verkosto-2023.pdf").unlink()
    assert published_folders(tmp_path, "reports") == []
    assert read_lock(year) is None


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{", b'{"format": "another"}', b"\xff\xfe", b'{"year": 2023}'],
)
def test_a_lock_that_is_none_is_told(year, content):
    (year / "published.lock").write_bytes(content)
    with pytest.raises(LockError) as told:
        read_lock(year)
    assert str(told.value)


def test_a_lock_names_no_file_outside_its_folder(year):
    text = (year / "published.lock").read_text(encoding="utf-8")
    (year / "published.lock").write_text(
        text.replace("verkosto-2023.pdf", "../../../x.pdf"), encoding="utf-8"
    )
    with pytest.raises(LockError, match=r"pdf\.file"):
        read_lock(year)


def test_errata_are_read_with_their_faults(tmp_path):
    loaded = load(
        tmp_path,
        {
            "2023/errata.yaml": "errata:\n"
            "  - {date: 2024-05-02, text: Oikea luku on 3., document: talous}\n"
            "  - {date: eilen, text: x}\n"
        },
    )
    (found,) = loaded.errata["reports/2023"]
    assert (str(found.date), str(found.text), found.document) == (
        "2024-05-02",
        "Oikea luku on 3.",
        "talous",
    )
    (fault,) = loaded.faults
    assert str(fault).startswith("reports/2023/errata.yaml:3: errata[1].date:")
