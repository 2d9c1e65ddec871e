"""Which PDFs are made anew when something of another document gets another name."""

from __future__ import annotations

import pytest

from annual_report.pdf import one_pass
from tests.html.years import archive, year
from tests.pdf_reading import text_of

OLD = "# Talous 2022\n\n(osa)=\n## Vanha nimi\n\nTeksti.\n"
NAMED = "objectives:\n  - {id: T1, title: Vanha tavoite, status: achieved}\n"


@pytest.fixture
def files():
    made = archive(year(2022, objectives=NAMED), year(2023), year(2024))
    made["reports/2022/talous.md"] = OLD
    made["reports/2022/index.md"] += "\n```{objectives}\n```\n"
    made["reports/2023/talous.md"] += "\nKatso {ref}`osa` ja {objective}`2022/T1`.\n"
    return made


@pytest.fixture
def translated(monkeypatch):
    """Return a list of the publications that were translated."""
    names = []
    original = one_pass.write_project

    def noting(directory, *, publication, **rest):
        names.append(publication.name)
        return original(directory, publication=publication, **rest)

    monkeypatch.setattr(one_pass, "IS_POSSIBLE", False)  # another process would keep them
    monkeypatch.setattr(one_pass, "write_project", noting)
    return names


def test_a_title_is_followed_by_the_years_that_refer_to_it(build, files, translated):
    build(files)
    translated.clear()
    built = build({"reports/2022/talous.md": OLD.replace("Vanha nimi", "Uusi nimi")})
    assert sorted(translated) == ["2022", "2023"]
    assert "Katso Uusi nimi ja Vanha tavoite." in text_of(built.output / "pdf/koe-2023.pdf")


def test_an_objective_is_followed_by_the_years_that_refer_to_it(build, files, translated):
    build(files)
    translated.clear()
    data = "reports/2022/data/objectives.yaml"
    built = build({data: files[data].replace("Vanha", "Uusi")})
    assert sorted(translated) == ["2022", "2023"]
    assert "Katso Vanha nimi ja Uusi tavoite." in text_of(built.output / "pdf/koe-2023.pdf")


def test_what_comes_may_be_what_any_refers_to(build, files, translated):
    build(files | {"reports/2024/talous.md": "# Talous\n\nTeksti.\n"})
    translated.clear()
    build({"reports/2024/talous.md": "# Talous\n\n(muu)=\n## Muu\n\nTeksti.\n"})
    assert sorted(translated) == ["2022", "2023", "2024"]
