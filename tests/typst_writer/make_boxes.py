"""Makes ``boxes.ttf``: a font of one glyph, a box, for every character there is.

It stands last in the list of fonts, so that a character no other font has is shown as a box
and still comes back as itself when the text is copied, searched or read aloud; PDF/A and
PDF/UA refuse a character without a glyph. Needs fontTools; run by developers only.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

FAMILY = "Annual Report Boxes"
WIDTH, HEIGHT, STROKE, BEARING = 600, 700, 45, 80
MARKS = """
markClass .notdef <anchor 0 0> @MARK;
feature mark { pos base .notdef <anchor 0 0> mark @MARK; } mark;
"""
"""Says that marks are positioned, so that no shaper moves them: what is moved comes back twice."""
SURROGATES = range(0xD800, 0xE000)


def _box() -> Glyph:
    pen = TTGlyphPen(None)
    for inset, clockwise in ((0, True), (STROKE, False)):
        left, bottom = BEARING + inset, inset
        right, top = WIDTH - BEARING - inset, HEIGHT - inset
        points = [(left, bottom), (left, top), (right, top), (right, bottom)]
        points = points if clockwise else points[::-1]
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def make(path: Path) -> None:
    """Write the font to ``path``. The bytes are the same each time."""
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "box"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": _box(), "box": _box()})
    builder.setupHorizontalMetrics({".notdef": (WIDTH, BEARING), "box": (WIDTH, BEARING)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable(
        {
            "familyName": FAMILY,
            "styleName": "Regular",
            "uniqueFontIdentifier": "AnnualReportBoxes-1",
            "fullName": f"{FAMILY} Regular",
            "psName": "AnnualReportBoxes-Regular",
            "version": "Version 1.0",
        }
    )
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    many_to_one = CmapSubtable.newSubtable(13)
    many_to_one.platformID, many_to_one.platEncID, many_to_one.language = 3, 10, 0
    many_to_one.cmap = {
        code: "box" for code in range(0x20, sys.maxunicode + 1) if code not in SURROGATES
    }
    builder.font["cmap"].tables = [many_to_one]
    builder.addOpenTypeFeatures(MARKS)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(path)


if __name__ == "__main__":
    make(Path(__file__).parents[2] / "extensions/annual_report/typst_writer/fonts/boxes.ttf")
