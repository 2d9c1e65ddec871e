"""A status is a word, with a shape that tells it apart without colour."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from annual_report.config import contrast
from annual_report.data.enums import Status
from annual_report.html.assets import STATIC
from annual_report.html.badges import SHAPES, shape

BASE = (STATIC / "annual-report-base.css.jinja").read_text(encoding="utf-8")

# The colours of the design, and the backgrounds each must be readable on.
COLOURS = {
    "achieved": ("#1b7a43", "#6fcf97"),
    "partly-achieved": ("#8a5a00", "#e6b450"),
    "not-achieved": ("#b3261e", "#f2938c"),
    "in-progress": ("#1d4f7c", "#8ab8e6"),
    "carried-over": ("#5b4b8a", "#b9a9ea"),
    "discontinued": ("#5f6368", "#b0b5bb"),
    "not-assessed": ("#5f6368", "#b0b5bb"),
}
LIGHT, DARK = ("#ffffff", "#f4f6f8"), ("#14181e", "#222832")


def test_every_status_has_a_shape_of_its_own():
    assert set(SHAPES) == set(Status)
    assert len(set(SHAPES.values())) == len(Status)


@pytest.mark.parametrize("status", Status)
def test_a_shape_is_hidden_from_assistive_technology(status):
    drawing = BeautifulSoup(shape(status.value), "html.parser").svg
    assert drawing["aria-hidden"] == "true"
    assert drawing.path["d"] == SHAPES[status]


@pytest.mark.parametrize("name", COLOURS)
def test_colours_are_those_of_the_design_and_readable(name):
    found = re.findall(rf"--report-{name}: (#[0-9a-f]{{6}});", BASE)
    assert sorted(found) == sorted(COLOURS[name])
    light, dark = COLOURS[name]
    assert min(contrast(light, background) for background in LIGHT) >= 4.5
    assert min(contrast(dark, background) for background in DARK) >= 4.5
    assert f".report-status--{name} {{ color: var(--report-{name}); }}" in BASE


@pytest.mark.parametrize("name", ["text", "muted", "draft", "control"])
def test_colours_of_the_frame_are_readable(name):
    dark, light = re.findall(rf"--report-{name}: (#[0-9a-f]{{6}});", BASE)
    needed = 3 if name == "control" else 4.5  # WCAG 2.2: 1.4.11 for controls, 1.4.3 for text
    assert min(contrast(light, background) for background in LIGHT) >= needed
    assert min(contrast(dark, background) for background in DARK) >= needed


def test_a_badge_is_its_shape_and_its_word(build):
    built = build({"index.md": "# Etusivu\n\nTila {status}`carried_over` nyt.\n"})
    badge = BeautifulSoup(built.read("index.html"), "html.parser").select_one(".report-status")
    assert badge["class"] == ["report-status", "report-status--carried-over"]
    assert [child.name for child in badge.children] == ["svg", "span"]
    assert badge.get_text() == "siirtyy seuraavalle vuodelle"
    assert badge.path["d"] == SHAPES[Status.CARRIED_OVER]
    assert "Tila siirtyy seuraavalle vuodelle nyt." in badge.parent.get_text()


def test_what_is_not_known_has_a_word_and_no_shape():
    assert shape("unknown") == ""
