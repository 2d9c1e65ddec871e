"""The example archive builds, uses all there is, and says everywhere that it is invented."""

from __future__ import annotations

import re
from enum import Enum

import outloud
import pytest
from bs4 import BeautifulSoup
from pydantic import BaseModel

from annual_report.data.archive import load_archive
from annual_report.data.enums import Vocabulary
from annual_report.data.model import Archive
from annual_report.data.sources import SourceReference
from annual_report.data.status_rules import outcome
from annual_report.data.values import LocalizedText, PartialDate, Period
from annual_report.directives import DIRECTIVES
from annual_report.i18n import message
from annual_report.roles import ROLES
from tests.conftest import EXAMPLE, REPOSITORY
from tests.pdf_reading import text_of

INVENTED = "Invented sample data: the network, the municipalities and the figures are not real."
YEARS = (2022, 2023, 2024)

PARTLY = {
    "ReportStatus": {"draft"},
    "ReportKind": {"action_plan", "compilation"},
    "SurveyDomain": {"upper_secondary", "culture", "library"},
    "DatePart": {"beginning", "summer", "autumn", "end"},
    "Compliance": {"compliant", "non_compliant"},
    "AssessmentMethod": {"third_party"},
}
"""Words that the example does without: its three years are finished annual reports, and its site
was assessed once."""

BY_DEFAULT = {"AccessibilityStatement.authority", "Year.errata"}
"""Fields that the example leaves to their default."""

ELSEWHERE = {"AgendaPart", "Check", "DateStyle", "HandlingState", "StageScope"}
"""Words of other things: of agenda items and their profiles, of checks, of what is worked out."""


def walk(model: BaseModel):
    """Yield a model and all models in it."""
    yield model
    for name in type(model).model_fields:
        value = getattr(model, name)
        if isinstance(value, dict):
            value = tuple(value.values())
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, BaseModel):
                yield from walk(item)


def values(model: BaseModel):
    """Yield each field of a model and of all in it, with each of its values."""
    for part in walk(model):
        for name in type(part).model_fields:
            value = getattr(part, name)
            single = not isinstance(value, (tuple, dict))
            for item in (value,) if single else value:
                yield type(part), name, item


@pytest.fixture(scope="module")
def archive() -> Archive:
    loaded = load_archive(EXAMPLE)
    assert not loaded.faults
    return loaded.archive


@pytest.fixture(scope="module")
def documents() -> dict[str, str]:
    """Return the text of each document of the example, by its path."""
    paths = sorted(EXAMPLE.rglob("*.md"))
    return {path.relative_to(EXAMPLE).as_posix(): path.read_text("utf-8") for path in paths}


def test_every_field_has_a_value_somewhere(archive):
    models = {type(part) for part in walk(archive)}
    used = {(model, name) for model, name, value in values(archive) if value is not None}
    # Accepting a deviation is one thing, in whichever model.
    assert {name for _, name in used if name == "accept"}
    lacking = [
        f"{model.__name__}.{name}"
        for model in models - {LocalizedText, PartialDate, Period, SourceReference}
        for name in model.model_fields
        if name != "accept" and (model, name) not in used
    ]
    assert not sorted(set(lacking) - BY_DEFAULT)
    assert len(models) > 25


def test_every_word_of_the_vocabularies_is_used(archive):
    found = [value for _, _, value in values(archive) if isinstance(value, Enum)]
    found += [outcome(item) for year in archive.years for item in year.objectives]
    used = {(type(word).__name__, word.value) for word in found if word is not None}
    lacking = {
        kind.__name__: missing
        for kind in Vocabulary.__subclasses__()
        if kind.__name__ not in ELSEWHERE
        and (missing := {word.value for word in kind if (kind.__name__, word.value) not in used})
    }
    assert lacking == PARTLY


def test_every_directive_is_used(documents):
    used = {
        name
        for text in documents.values()
        for name in re.findall(r"^`{3,}\{([\w-]+)\}", text, re.MULTILINE)
    }
    assert not set(DIRECTIVES) - used
    assert {"figure", "math", "bibliography", "list-table", "toctree"} <= used


def test_every_role_is_used(documents):
    used = {name for text in documents.values() for name in re.findall(r"\{([\w:-]+)\}`", text)}
    assert not set(ROLES) - used
    assert {"cite:p", "doc", "numref", "math"} <= used


def test_languages_footnotes_and_several_sources(documents, archive):
    text = "\n".join(documents.values())
    assert re.search(r"^lang: sv$", text, re.MULTILINE)
    assert re.search(r"^\[\^\w+\]: ", text, re.MULTILINE)
    assert any(source.locator for source in archive.network.survey_rotation.sources)
    assert any(len(project.funders) > 1 for year in archive.years for project in year.projects)


def test_objectives_go_on_from_year_to_year_and_surveys_ask_the_same(archive):
    assert tuple(year.year for year in archive.years) == YEARS
    last = {item.id: item.continues for item in archive.year(2024).objectives if item.continues}
    assert last["T1"] == "2023/T1"
    assert archive.year(2023).objective("T1").continues == "2022/T1"
    asked = [
        [question.id for question in archive.year(year).survey("varhaiskasvatus").questions]
        for year in (2022, 2024)
    ]
    assert asked[0] == asked[1]


def test_pages_over_the_years_are_those_of_the_project(documents):
    ours = {path.relative_to(REPOSITORY).as_posix() for path in REPOSITORY.glob("archive/*.md")}
    assert ours
    assert {path for path in documents if path.startswith("archive/")} == ours


def test_every_page_says_that_it_is_invented(example_site):
    pages = sorted(example_site.output.rglob("*.html"))
    assert len(pages) > 40
    silent = []
    for path in pages:
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        language = soup.html["lang"]
        if message(language, INVENTED) not in " ".join(soup.get_text(" ").split()):
            silent.append(f"{path.relative_to(example_site.output)} ({language})")
    assert not silent


@pytest.mark.parametrize("year", YEARS)
def test_every_pdf_says_that_it_is_invented_and_can_be_heard(example_site, year):
    path = example_site.output / f"pdf/koivurannan-seutu-{year}.pdf"
    assert text_of(path).count(message("fi", INVENTED)) > 10
    checked = outloud.check(str(path))
    assert not [finding for finding in checked.findings if finding.severity == "error"]


def test_the_front_page_says_it_in_its_own_words(documents):
    assert "**Verkosto on keksitty:**" in documents["index.md"]
    for year in YEARS:
        assert "keksittyjä" in documents[f"reports/{year}/index.md"]
        assert "påhittade" in documents[f"reports/{year}/sammandrag.md"]
