"""``annual-report translations``: what is not there in each language, with its place."""

import json

import pytest

SWEDISH = {
    "reports/2023/sv/index.md": "# Berättelse\n\n```{toctree}\nextra\n```\n",
    "reports/2023/sv/extra.md": "# Extra\n",
}


@pytest.fixture
def bilingual(project):
    for name, text in SWEDISH.items():
        project.write(name, text)
    project.replace("reports/network.yaml", "name: Iitti", "name: {fi: Iitti}")
    return project


def test_texts_and_documents_that_lack_a_language_are_told_with_their_place(bilingual):
    assert bilingual.run("translations", "2023").stdout.splitlines() == [
        "reports/network.yaml:6: members[1].name: the text is not there in: sv",
        "reports/2023/report.yaml:2: title: the text is not there in: sv",
        "reports/2023/data/handling.yaml:4: handling[0].body: the text is not there in: sv",
        "reports/2023/data/handling.yaml:9: handling[1].body: the text is not there in: sv",
        "reports/2023/data/handling.yaml:15: handling[2].body: the text is not there in: sv",
        "reports/2023/sv/extra.md:1: the document has no counterpart in: fi",
        "reports/2023/kasittely.md:1: the document has no counterpart in: sv",
        "Next: write them, a field as {fi: …, sv: …}",
    ]


def test_a_correction_is_named_by_its_own_file(bilingual):
    errata = "errata:\n  - date: 2024-05-01\n    text: Oikaisu.\n"
    bilingual.write("reports/2023/errata.yaml", errata)
    told = bilingual.run("translations", "2023").stdout.splitlines()
    assert "reports/2023/errata.yaml:3: errata[0].text: the text is not there in: sv" in told


def test_a_year_in_one_language_lacks_nothing(bilingual):
    assert "2022" not in bilingual.run("translations").stdout
    for name in SWEDISH:
        (bilingual.folder / name).unlink()
    told = bilingual.run("translations", language="fi_FI.UTF-8").stdout
    assert told == "Mitään ei puutu: kaikki on kertomuksensa kaikilla kielillä.\n"


def test_a_text_in_languages_has_the_report_s_own(bilingual):
    bilingual.replace("reports/2022/report.yaml", "title: Toim", "title: {sv: Berättelse} # Toim")
    assert bilingual.run("translations", "2022").stdout.splitlines()[1] == (
        "reports/2022/report.yaml:2: title: the text is not there in: fi"
    )


def test_it_is_written_as_json(bilingual):
    found = json.loads(bilingual.run("translations", "2023", "--json").stdout)
    assert found["languages"] == {"2023": ["fi", "sv"]}
    assert found["missing"][0] == {
        "file": "reports/network.yaml",
        "line": 6,
        "field": "members[1].name",
        "languages": ["sv"],
    }
    assert found["missing"][-1]["field"] is None
