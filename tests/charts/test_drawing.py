"""How charts become SVG: the same bytes everywhere, colours that can be seen, texts measured."""

from __future__ import annotations

import re
import sys
from importlib.resources import files
from itertools import pairwise

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from annual_report.charts import render, theme
from annual_report.charts.measure import _UNUSUAL, plain, runs, text_width, wrap
from annual_report.html.assets import STATIC
from tests.charts.samples import HARM, all_charts

LIGHT, DARK = ("#ffffff", "#f4f6f8"), ("#14181e", "#222832")
TEXTS = {theme.TEXT, theme.MUTED, *theme.SERIES, *theme.STATUS_COLORS.values()}


def contrast(one: str, two: str) -> float:
    def luminance(color: str) -> float:
        parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(two)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def used_colors() -> set[str]:
    return {color for node in all_charts() for color in re.findall(r"#[0-9a-f]{6}", node["spec"])}


def test_every_colour_has_one_for_dark_pages():
    assert used_colors() <= set(theme.DARK)
    css = (STATIC / "annual-report-charts.css").read_text(encoding="utf-8")
    for attribute in ("fill", "stroke"):
        rules = re.findall(
            rf'\[data-theme="dark"\] \.report-chart \[{attribute}="(#\w+)"\] {{'
            rf"\s*{attribute}: (#\w+);",
            css,
        )
        assert dict(rules) == theme.DARK


@pytest.mark.parametrize("color", sorted(set(theme.DARK) - {theme.ON_FILL}))
def test_contrast_with_the_page_and_with_texts_on_it(color):
    needed = 4.5 if color in TEXTS else 3
    assert all(contrast(color, page) >= needed for page in LIGHT)
    assert all(contrast(theme.DARK[color], page) >= needed for page in DARK)
    if color in {*theme.SCALE, *theme.SERIES, *theme.STATUS_COLORS.values()}:
        assert contrast(color, theme.ON_FILL) >= 4.5
        assert contrast(theme.DARK[color], theme.DARK[theme.ON_FILL]) >= 4.5


@pytest.mark.parametrize("number", range(2, 6))
def test_neighbours_on_a_scale_differ(number):
    colors = theme.scale_colors(number)
    assert len(colors) == number
    for one, two in pairwise(colors):
        assert contrast(one, two) >= 1.35
        assert contrast(theme.DARK[one], theme.DARK[two]) >= 1.35


@given(st.integers(0, 30))
def test_a_scale_of_any_length_has_its_colours(number):
    assert len(theme.scale_colors(number)) == number


def test_same_chart_is_the_same_file_in_every_process(tmp_path):
    spec = all_charts()[0]["spec"]
    assert spec == all_charts()[0]["spec"]
    first = render.chart_file(spec, tmp_path / "a")
    for node in all_charts()[:3]:
        render.note(node["spec"], tmp_path / "b")
    render.draw_noted(tmp_path / "b")
    second = render.chart_file(spec, tmp_path / "b")
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.suffix for path in (tmp_path / "b").iterdir()) == [".svg"] * 3
    assert "vl_convert" not in sys.modules


def test_chart_that_is_there_is_not_drawn_again(tmp_path, monkeypatch):
    spec = all_charts()[0]["spec"]
    path = render.chart_file(spec, tmp_path)
    monkeypatch.setattr(render, "WORKER", tmp_path / "no such file")
    assert render.chart_file(spec, tmp_path) == path
    render.note(spec, tmp_path)
    render.draw_noted(tmp_path)
    with pytest.raises(render.ChartError):
        render.chart_file(all_charts()[1]["spec"], tmp_path)


def test_specification_that_fetches_is_refused(tmp_path):
    spec = '{"data":{"url":"https://example.org/a.csv"},"mark":"bar","width":10,"height":10}'
    with pytest.raises(render.ChartError, match="url not allowed"):
        render.chart_file(spec, tmp_path)


def test_cleaning_leaves_texts_alone():
    svg = '<svg class="marks"><text role="x" fill="red">a role="b" class="c"</text></svg>'
    assert render.cleaned(svg) == '<svg><text fill="red">a role="b" class="c"</text></svg>'


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
@pytest.mark.parametrize(
    "text",
    ["Varhaiskasvatuksen kehittämishanke", "Toteuma 1 234,56 €", "OKM VALTIONAVUSTUS", "il 1,1 %"],
)
def test_texts_are_measured_a_little_too_wide(text, weight):
    folder = files("fontpkg_atkinson_hyperlegible") / "files"
    (face,) = [item for item in folder.iterdir() if item.name.endswith(f"-{weight}.ttf")]
    real = ImageFont.truetype(str(face), 1000).getlength(text) * 14 / 1000
    assert real <= text_width(text, bold=weight == "Bold") <= 1.25 * real


@given(st.text(), st.floats(20, 460))
def test_wrapped_lines_fit_and_keep_every_letter(text, width):
    lines = wrap(text, width)
    assert "".join(lines).replace(" ", "") == plain(text).replace(" ", "")
    assert all(text_width(line) <= width for line in lines if len(line) > 1)


def test_plain_text_has_nothing_that_is_not_seen():
    assert plain("a\x07b\n \u202ec\ud800") == "a b c"
    assert "\u202e" not in plain(f"\u202e{HARM}")


def test_letters_that_the_face_lacks_stand_apart():
    assert runs("Hyvä 😀 teksti") == ["Hyvä ", "😀", " teksti"]
    assert runs("€ 1–2 ”ä”") == ["€ 1–2 ”ä”"]


@pytest.mark.parametrize("weight", ["Regular", "Bold"])
def test_the_face_has_every_letter_that_does_not_stand_apart(weight):
    folder = files("fontpkg_atkinson_hyperlegible") / "files"
    (path,) = [item for item in folder.iterdir() if item.name.endswith(f"-{weight}.ttf")]
    face = pymupdf.Font(fontfile=str(path))
    usual = [code for code in range(0x20, 0x3000) if not re.fullmatch(_UNUSUAL, chr(code))]
    assert len(usual) > 250
    assert [chr(code) for code in usual if not face.has_glyph(code)] == []
