"""The reference pages say what the code says."""

from dataclasses import fields

import click
from bs4 import BeautifulSoup

from annual_report.cli.handling import record
from annual_report.cli.translated import signature
from annual_report.config import Config
from annual_report.data.enums import Status
from annual_report.data.faults import FaultKind
from annual_report.data.model import Indicator, Objective
from annual_report.data.profiles import Content
from annual_report.diagnostics import Warnings
from annual_report.directives import handling
from annual_report.directives.values import VALUES


def page(built):
    return BeautifulSoup(built.read("index.html"), "html.parser")


def document(body):
    return {"index.md": f"# Sivu\n\n{body}\n"}


def test_config_lists_every_value_with_its_help(build):
    soup = page(build(document("```{annual-report-config}\n```")))
    entries = dict(
        zip(
            [term.get_text() for term in soup.select("dt")],
            [entry.get_text() for entry in soup.select("dd")],
            strict=True,
        )
    )
    assert list(entries) == [f"annual_report_{item.name}" for item in fields(Config)]
    assert "Folder of the archive" in entries["annual_report_reports_dir"]
    assert "Default: 'reports'." in entries["annual_report_reports_dir"]


def test_warnings_list_every_subtype_with_its_meaning(build):
    soup = page(build(document("```{annual-report-warnings}\n```")))
    terms = [term.get_text() for term in soup.select("dt")]
    assert terms == [f"annual_report.{kind.value}" for kind in (*Warnings, *FaultKind)]
    meanings = [entry.get_text(strip=True) for entry in soup.select("dd")]
    assert all(len(meaning) > 10 for meaning in meanings)
    assert "A data directive stands outside the folder of a year." in meanings


def test_a_vocabulary_has_its_words_in_every_language(build):
    soup = page(build(document("```{annual-report-vocabulary} Status\n```")))
    rows = [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in soup("tr")]
    assert rows[0] == ["Code", "Finnish", "Swedish", "English"]
    assert rows[2] == [
        "partly_achieved",
        "osittain toteutunut",
        "delvis uppnått",
        "partly achieved",
    ]
    assert len(rows) == len(Status) + 1


INDICATOR = """```{annual-report-fields} Indicator
name: What is measured.
unit: The unit.
baseline: Before.
target: Aimed at.
actual: Came out: measured.
direction: The side.
tolerance: How far.
updated: When.
responsible: Who.
```

```{annual-report-vocabulary} Direction
```
"""


def test_fields_show_what_each_takes(build):
    soup = page(build(document(INDICATOR)))
    body = soup.select_one("tbody")
    rows = [[cell.get_text(strip=True) for cell in row("td")] for row in body.select("tr")]
    assert [row[0] for row in rows] == list(Indicator.model_fields)
    assert rows[0] == ["name", "text", "yes", "What is measured."]
    assert rows[4] == ["actual", "number", "no", "Came out: measured."]


def test_fields_of_words_link_to_their_vocabulary(build):
    explained = "\n".join(f"{name}: Meaning." for name in Objective.model_fields)
    body = (
        f"```{{annual-report-fields}} Objective\n{explained}\n```\n\n"
        "```{annual-report-vocabulary} ObjectiveKind\n```\n\n"
        "```{annual-report-vocabulary} Status\n```\n\n"
        "```{annual-report-vocabulary} Check\n```"
    )
    soup = page(build(document(body)))
    link = next(link for link in soup.select("td a.internal") if link.get_text() == "status")
    assert "partly_achieved" in soup.select_one(link["href"]).get_text()


def test_fields_that_are_not_explained_or_not_there_are_told(build):
    body = INDICATOR.replace("unit: The unit.\n", "colour: Blue.\n")
    build(
        document(body),
        warnings=(
            r"index\.md:3: WARNING: Indicator\.unit is not explained",
            r'index\.md:3: WARNING: Indicator has no field "colour"',
        ),
    )


def test_unknown_model_is_told(build):
    build(
        document("```{annual-report-fields} Nothing\n```"),
        warnings=(r'index\.md:3: WARNING: "Nothing" is not a model',),
    )


def test_values_list_every_figure(build):
    soup = page(build(document("```{annual-report-values}\n```")))
    rows = [[cell.get_text(strip=True) for cell in row("td")] for row in soup.select("tbody tr")]
    assert [row[0] for row in rows] == list(VALUES)
    assert ["projects.count", "how many projects the year has"] in rows


def test_columns_have_their_headings_in_their_order(build):
    soup = page(build(document("```{annual-report-columns} handling\n```")))
    rows = [[cell.get_text(strip=True) for cell in row("td")] for row in soup.select("tbody tr")]
    assert [row[0] for row in rows] == [column.name for column in handling.COLUMNS]
    assert rows[0][1:3] == ["Toimielin", "Body"]


def test_unknown_table_is_told(build):
    build(
        document("```{annual-report-columns} money\n```"),
        warnings=(r'index\.md:3: WARNING: "money" has no columns; use one of objectives',),
    )


def test_unknown_vocabulary_is_told(build):
    build(
        document("```{annual-report-vocabulary} Colour\n```"),
        warnings=(r'index\.md:3: WARNING: "Colour" is not a vocabulary; use one of Status',),
    )


def test_a_command_shows_its_usage_arguments_and_options(build):
    soup = page(build(document("```{annual-report-command} handling record\n```")))
    usage = soup.select_one("pre").get_text().strip()
    assert usage == "annual-report handling record YEAR [OPTIONS]"
    assert soup.select_one("p code").get_text() == "data/handling.yaml"
    rows = [[cell.get_text().strip() for cell in row("td")] for row in soup.select("tbody tr")]
    assert rows[0] == ["YEAR", "The reporting year."]
    assert ["--section N", "The section of the minutes: 24."] in rows
    assert [row[0] for row in rows[1:]] == [
        signature(option, click.Context(record))
        for option in record.params
        if isinstance(option, click.Option)
    ]


def test_unknown_command_is_told(build):
    build(
        document("```{annual-report-command} handling recrd\n```"),
        warnings=(r'index\.md:3: WARNING: "recrd" is not a command; did you mean "record"',),
    )


def test_exit_codes_have_their_meaning(build):
    soup = page(build(document("```{annual-report-exit-codes}\n```")))
    rows = [[cell.get_text().strip() for cell in row("td")] for row in soup.select("tbody tr")]
    assert [row[0] for row in rows] == ["0", "1", "2"]
    assert all(meaning for _, meaning in rows)


def test_fields_of_profiles_show_what_each_takes(build):
    explained = "\n".join(f"{name}: Meaning." for name in Content.model_fields)
    soup = page(build(document(f"```{{annual-report-fields}} Content\n{explained}\n```")))
    rows = [[cell.get_text().strip() for cell in row("td")] for row in soup.select("tbody tr")]
    assert [row[:3] for row in rows] == [
        ["leave_out", "list: id", "no"],
        ["replace", "names, each with: text", "no"],
        ["add", "list: fields of AddedText", "no"],
    ]
