"""Images that would run, load, hang or crash something are refused, soon, with a reason."""

from __future__ import annotations

import struct
import zlib

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from annual_report.svg import MAX_DRAWN, MAX_SVG_BYTES, MAX_SVG_DEPTH, SvgError, examine_svg
from annual_report.typst_writer.images import MAX_IMAGE_PIXELS, ImageError, convert, examine
from tests.hostile.soon import soon

NS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(content: str = "", attributes: str = "", head: str = "") -> bytes:
    return f"{head}<svg {NS} {attributes}>{content}</svg>".encode()


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
USES = "".join(
    f'<g id="g{n}">' + f'<use xlink:href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 10)
)
PATTERNS = "".join(
    f'<pattern id="p{n}">' + f'<rect fill="url(#p{n - 1})"/>' * 10 + "</pattern>"
    for n in range(1, 10)
)

REFUSED = {
    "script": (svg("<script>pwned()</script>"), "script"),
    "script by another prefix": (svg('<x:script xmlns:x="http://www.w3.org/2000/svg"/>'), "script"),
    "handler": (svg(attributes='onload="pwned()"'), "script"),
    "link that runs": (svg('<a xlink:href="javascript:pwned()"/>'), "script"),
    "link that runs, hidden": (svg('<a href=" java&#9;scr&#10;ipt:pwned()"/>'), "script"),
    "link that comes to run": (
        svg('<a><set attributeName="href" to="javascript:pwned()"/></a>'),
        "link",
    ),
    "image elsewhere": (svg('<image href="https://pwned.invalid/x.png"/>'), "outside"),
    "image of the disk": (svg('<image href="file:///etc/passwd"/>'), "outside"),
    "image beside it": (svg('<image xlink:href="../../x.png"/>'), "outside"),
    "image on a share": (svg('<image href="\\\\server\\x.png"/>'), "outside"),
    "SVG as data": (svg('<image href="data:image/svg+xml;base64,AAAA"/>'), "outside"),
    "HTML as data": (svg('<use href="data:text/html,x"/>'), "outside"),
    "style elsewhere": (svg("<style>@import 'https://pwned.invalid'</style>"), "outside"),
    "style elsewhere, hidden": (svg("<style>@\\69 mport 'https://x'</style>"), "outside"),
    "style in parts": (svg("<style>@im<!-- -->port 'https://x'</style>"), "outside"),
    "fill elsewhere": (svg('<rect fill="url(https://pwned.invalid)"/>'), "outside"),
    "fill elsewhere, hidden": (svg('<rect style="fill:u\\72l(https://x)"/>'), "outside"),
    "set of images": (svg("<style>a{b:image-set('https://x' 1x)}</style>"), "outside"),
    "style sheet": (svg(head='<?xml-stylesheet href="https://x"?>'), "outside"),
    "frame": (svg('<iframe xmlns="http://www.w3.org/1999/xhtml" src="x"/>'), "outside"),
    "image in HTML": (
        svg(
            '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="https://x"/></foreignObject>'
        ),
        "outside",
    ),
    "entity of a file": (
        svg("&x;", head='<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "outside",
    ),
    "parameter entity": (
        svg(head='<!DOCTYPE svg [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>'),
        "outside",
    ),
    "laughs": (svg("&a9;", head=f'<!DOCTYPE svg [<!ENTITY a0 "aaaaaaaaaa">{LAUGHS}]>'), "damaged"),
    "uses of uses": (svg(f'<g id="g0"><rect/></g>{USES}<use href="#g9"/>'), f"{MAX_DRAWN:,}"),
    "patterns of patterns": (
        svg(f'<pattern id="p0"/>{PATTERNS}<rect fill="url(#p9)"/>'),
        f"{MAX_DRAWN:,}",
    ),
    "patterns by a style": (
        svg(f'<pattern id="p0"/>{PATTERNS}<style>rect{{fill:url(#p9)}}</style><rect/>'),
        f"{MAX_DRAWN:,}",
    ),
    "noise": (svg('<feTurbulence numOctaves="1000000"/>'), "noise"),
    "nesting": (svg("<g>" * 100_000 + "</g>" * 100_000), "nested"),
    "bytes": (svg(" " * MAX_SVG_BYTES), "larger"),
    "width without end": (svg(attributes=f'width="{"9" * 400}" height="1"'), "size"),
    "no width": (svg(attributes='width="0" height="1"'), "size"),
    "viewBox without end": (svg(attributes=f'viewBox="0 0 1e{"9" * 20} 1"'), "size"),
    "UTF-16": (svg().decode().encode("utf-16"), "UTF-8"),
    "NUL": (svg("\0"), "damaged"),
    "HTML": (b"<html><script>pwned()</script></html>", "no SVG"),
    "nothing": (b"", "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_svg_that_does_harm_is_refused(name, tmp_path):
    data, reason = REFUSED[name]
    path = tmp_path / "x.svg"
    path.write_bytes(data)
    with soon(5), pytest.raises(ImageError, match=reason):
        examine(path)


@pytest.mark.parametrize("encoding", ["foo", "utf-7", "shift_jis", "base64", "utf-16", "UTF-8"])
def test_what_an_svg_says_of_its_encoding_is_no_matter(encoding):
    assert examine_svg(svg(head=f'<?xml version="1.0" encoding="{encoding}"?>')).width is None


def test_long_chain_of_uses_is_refused_soon():
    chain = "".join(f'<use id="u{n}" href="#u{n - 1}"/>' for n in range(1, 50_000))
    with soon(10), pytest.raises(SvgError, match="nested"):
        examine_svg(svg(f'<defs><rect id="u0"/>{chain}</defs><use href="#u49999"/>'))


def test_circle_of_uses_ends():
    examine_svg(svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'))


def test_gradients_masks_and_fonts_of_drawing_programs_stay():
    content = (
        '<style>@font-face{font-family:x} .a{fill:url(#g);mask:url("#m")}</style>'
        '<linearGradient id="g"><stop/></linearGradient><mask id="m"><rect/></mask>'
        '<a href="https://example.fi"><rect class="a"/></a>'
        '<image href="data:image/png;base64,iVBORw0KGgo="/>'
    )
    found = examine_svg(svg(content * 50, 'viewBox="0 0 1e2 50"'))
    assert (found.width, found.height) == (100, 50)


def png(width: int, height: int, data: bytes = b"") -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(data))
    return b"\x89PNG\r\n\x1a\n" + head + body + chunk(b"IEND", b"")


RASTERS = {
    "pixels": (png(MAX_IMAGE_PIXELS + 1, 1), "pixels"),
    "many pixels": (png(60_000, 60_000), "pixels"),
    "cut": (png(10, 10)[:-30], "damaged|no image"),
    "of another format": (b"BM" + bytes(60), "no image|format|damaged"),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 1 1\n(x) run\n", "EPS"),
    "SVG with a script": (svg("<script/>"), "no image"),
    "text": (b"pwned", "no image"),
    "nothing": (b"", "no image"),
}


@pytest.mark.parametrize("suffix", [".png", ".jpg"])
@pytest.mark.parametrize("name", RASTERS)
def test_raster_image_that_is_none_is_refused(name, suffix, tmp_path):
    data, reason = RASTERS[name]
    path = tmp_path / f"x{suffix}"
    path.write_bytes(data)
    with soon(5), pytest.raises(ImageError, match=reason):
        examine(path)


NAMES = st.sampled_from(["g", "rect", "use", "text", "path", "image", "style", "svg", "mask"])
VALUES = st.sampled_from(["#a", "1", "0", "-1", "1e9", "url(#a)", "100%", "x", "", "M0 0L9 9z"])
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["id", "href", "width", "height", "viewBox", "fill", "mask", "d", "transform"]),
    VALUES,
    max_size=4,
)
ELEMENTS = st.recursive(
    st.tuples(NAMES, ATTRIBUTES, st.just([])),
    lambda inner: st.tuples(NAMES, ATTRIBUTES, st.lists(inner, max_size=3)),
    max_leaves=6,
)


def written(element) -> str:
    name, attributes, children = element
    given = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{given}>{''.join(map(written, children))}</{name}>"


@settings(max_examples=80, deadline=None)
@given(st.lists(ELEMENTS, max_size=3), ATTRIBUTES, st.booleans())
def test_svg_that_is_taken_stops_no_compiler(elements, attributes, html):
    own = "".join(f' {key}="{value}"' for key, value in attributes.items())
    data = svg("".join(map(written, elements)) + "<foreignObject/>" * html, own)
    try:
        examine_svg(data)
    except SvgError:
        return
    source = f'#image(bytes({_quoted(data.decode())}), format: "svg", alt: "x")'
    typst.compile(f'#set document(title: "x")\n{source}'.encode(), pdf_standards=["ua-1"])


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def test_html_is_taken_out_of_an_svg_as_deep_as_it_may_be(tmp_path):
    inner = "<g>" * (MAX_SVG_DEPTH - 2) + "</g>" * (MAX_SVG_DEPTH - 2)
    path = tmp_path / "x.svg"
    path.write_bytes(svg(f"<foreignObject>x</foreignObject>{inner}"))
    assert examine(path).convert
    convert(path, tmp_path / "made.svg")
    assert b"foreignObject" not in (tmp_path / "made.svg").read_bytes()
