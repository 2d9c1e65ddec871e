"""Any text in a data file is shown as the text it is, on the page and on paper.

More examples are tried with ``EXAMPLES=500``.
"""

from __future__ import annotations

import json
import os
import re
import shutil

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.corpora.building import Project, build
from tests.corpora.comparing import as_in_pdf, chapters_of, text_of
from tests.corpora.projects import year
from tests.corpora.test_any_document import HOSTILE, Texts, comparable
from tests.data.strategies import texts
from tests.html_text import text_of_html
from tests.outline import Line, first_difference
from tests.tag_outline import outline_of_tags

EXAMPLES = max(int(os.environ.get("EXAMPLES", "25")) // 8, 1)
FIELDS = 36
"""How many texts the data has."""

SHOWN = {
    "tavoitteet": "```{objectives}\n```\n\n```{status-summary}\n```\n",
    "tavoite": "```{objective} T1\nProosaa.\n```\n\nKs. {objective}`T1`.\n",
    "taulukko": "```{projects}\n:totals:\n```\n",
    "luettelo": "```{projects}\n:style: list\n:group-by: funder\n```\n",
    "kortit": "```{projects}\n:style: cards\n```\n",
    "hanke": "```{project} h1\nProosaa.\n```\n\nKs. {project}`h1`.\n",
    "kasittely": "```{handling}\n```\n\n```{members}\n```\n",
}
TEXTS = st.one_of(st.sampled_from(HOSTILE).filter(str.isprintable), texts)


def data(text: Texts) -> dict[str, str]:
    """Return data files with a text of its own in every field that takes any."""
    objectives = [
        {
            "id": f"T{number}",
            "title": text(),
            "focus_area": text(),
            "description": text(),
            "actions": [text(), text()],
            "indicators": [{"name": text(), "unit": text(), "target": 4, "actual": 5}],
            "status": "achieved",
            "explanation": text(),
            "responsible": text(),
        }
        for number in (1, 2)
    ]
    projects = [
        {
            "id": f"h{number}",
            "name_as_reported": text(),
            "official_name": text(),
            "funders": ["okm"],
            "grant": 1000,
            "grant_record_number": text(),
            "results": text(),
        }
        for number in (1, 2)
    ]
    handling = [{"id": "a", "body": text(), "date": "2024-02-14"}]
    network = {
        "id": "koe",
        "slug": "koe",
        "name": text(),
        "members": [{"code": "398", "id": "lahti", "name": text(), "host": True}],
        "funders": [{"id": "okm", "name": text(), "abbreviation": text()}],
    }
    report = {
        "year": 2023,
        "title": text(),
        "subtitle": text(),
        "description": text(),
        "status": "draft",
        "status_note": text(),
        "network": "koe",
    }
    assessed = {"objectives": objectives, "assessment": {"text": text()}}
    return {
        "reports/network.yaml": as_yaml(network),
        "reports/2023/report.yaml": as_yaml(report),
        "reports/2023/data/objectives.yaml": as_yaml(assessed),
        "reports/2023/data/projects.yaml": as_yaml({"projects": projects}),
        "reports/2023/data/handling.yaml": as_yaml({"handling": handling}),
    }


def as_yaml(content: object) -> str:
    """Return JSON, which is YAML where line ends of Unicode are escaped."""
    written = json.dumps(content, ensure_ascii=False)
    return re.sub("[\x7f-\xa0\u2028\u2029\ufeff]", lambda match: f"\\u{ord(match[0]):04x}", written)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),  # shrinking would build hundreds of projects
)
@given(st.lists(TEXTS, min_size=FIELDS, max_size=FIELDS))
def test_any_data_is_shown_as_text(tmp_path_factory, drawn):
    folder = tmp_path_factory.mktemp("data")
    documents = {name: f"# {name}\n\n{text}" for name, text in SHOWN.items()}
    files = year(documents, numbered=False) | data(Texts(drawn))
    corpus = build(folder, Project(files, tuple(documents)))
    assert not [text for text in corpus.warnings if "[annual_report.glyph]" not in text]
    for name, body, elements in chapters_of(corpus):
        assert seen(text_of_html(as_in_pdf(body))) == seen(text_of(elements)), name
        meant, found = (
            comparable(corpus.outlines[name]),
            comparable(outline_of_tags(elements, "fi")),
        )
        assert first_difference(meant[1:], found) is None, name
    shutil.rmtree(folder)


def seen(text: str) -> str:
    """Return the characters of a text that can be compared, without white space."""
    (line,) = comparable([Line(0, "text", key="".join(text.split()))])
    return line.key


def test_every_field_is_given_a_text():
    given_texts = Texts(["x"] * FIELDS)
    data(given_texts)
    assert given_texts.places == FIELDS
