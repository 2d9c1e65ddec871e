"""Image files are looked into before the compiler gets them."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from annual_report.typst_writer.images import ImageError, ImageFile, convert, examine
from tests.typst_writer.pictures import moving, picture, svg


@pytest.fixture
def file(tmp_path):
    def write(name, data):
        path = tmp_path / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return path

    return write


@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("a.png", picture("PNG"), ".png"),
        ("a.png", picture("PNG", mode="LA"), ".png"),
        ("a.jpg", picture("JPEG"), ".jpg"),
        ("a.JPEG", picture("JPEG", mode="L", progressive=True), ".jpg"),
        ("a.gif", picture("GIF"), ".gif"),
        ("a.webp", picture("WEBP", lossless=True), ".webp"),
        ("a.png", picture("JPEG"), ".jpg"),
    ],
)
def test_format_and_size_are_those_of_the_content(file, name, data, suffix):
    assert examine(file(name, data)) == ImageFile(suffix, 64, 40)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_an_animation_is_an_image(file, kind):
    assert examine(file("a.gif", moving(kind))).width == 32


def test_a_photo_taken_sideways_has_its_sides_turned(file):
    exif = Image.Exif()
    exif[274] = 6
    found = examine(file("a.jpg", picture("JPEG", exif=exif)))
    assert (found.width, found.height) == (40, 64)


def test_colours_for_print_are_made_colours_for_screens(file, tmp_path):
    path = file("a.jpg", picture("JPEG", mode="CMYK"))
    assert examine(path).convert
    convert(path, tmp_path / "b.jpg")
    assert examine(tmp_path / "b.jpg") == ImageFile(".jpg", 64, 40)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.png", picture("PNG")[:60], "damaged"),
        ("a.jpg", picture("JPEG")[:400], "damaged"),
        ("a.webp", picture("WEBP")[:60], "damaged"),
        ("a.png", b"", "no image"),
        ("a.gif", b"teksti", "no image"),
        ("a.bmp", picture("BMP"), "format BMP; use SVG, PNG"),
        ("a.tiff", picture("TIFF"), "format TIFF"),
        ("a.svg", b"", "damaged"),
        ("a.svg", b"teksti", "damaged"),
        ("a.svg", b"<svg><rect></svg>", "damaged"),
        ("a.svg", b"<html/>", "no SVG image but <html>"),
        ("a.svg", svg("<script>x</script>"), "holds a script"),
        ("a.svg", svg('<rect onclick="x()"/>'), r"holds a script \(onclick\)"),
        ("a.svg", svg('<a xlink:href="javascript:x"/>'), "holds a script"),
        ("a.svg", svg('<image href="https://example.org/a.png"/>'), "refers to .*outside"),
        ("a.svg", svg('<image xlink:href="a.png"/>'), 'refers to "a.png" outside itself'),
        ("a.svg", svg('<image href="data:image/svg+xml,x"/>'), "refers to"),
        ("a.svg", svg("<style>@import url(x.css);</style>"), "refers to"),
        ("a.svg", svg('<rect fill="url(https://example.org/#a)"/>'), "refers to"),
        ("a.svg", svg("<rect style=\"fill: URL( 'x.svg#a' )\"/>"), "refers to"),
        (
            "a.svg",
            '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>',
            "refers to",
        ),
    ],
)
def test_faults_are_told(file, name, data, message):
    with pytest.raises(ImageError, match=message):
        examine(file(name, data))


def test_entities_that_grow_without_end_are_refused(file):
    entities = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(8)
    )
    with pytest.raises(ImageError, match="damaged"):
        examine(file("a.svg", f"<!DOCTYPE svg [{entities}]><svg><text>&i;</text></svg>"))


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('width="320" height="200"', (320, 200)),
        ('width="10cm" height="50mm"', (377.95, 188.98)),
        ('viewBox="0 0 30 20"', (30, 20)),
        ('width="60" viewBox="0 0 30 20"', (60, 40)),
        ('height="40" viewBox="0 0 30 20"', (60, 40)),
        ('width="100%" height="50%"', (None, None)),
        ("", (None, None)),
    ],
)
def test_the_size_of_an_svg(file, attributes, size):
    found = examine(file("a.svg", f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}/>'))
    expected = size if None in size else pytest.approx(size, rel=1e-3)
    assert (found.width, found.height) == expected


def test_parts_within_an_svg_and_links_of_it_are_no_references(file):
    body = (
        '<linearGradient id="g"/><rect fill="url(#g)"/><use href="#g"/>'
        '<image href="data:image/png;base64,AAAA"/><a href="https://example.org"><g/></a>'
    )
    assert examine(file("a.svg", svg(body))) == ImageFile(".svg", 320, 200)


def test_html_in_an_svg_is_taken_out(file, tmp_path):
    body = "<text>jää</text><foreignObject><p>lähtee</p></foreignObject>"
    path = file("a.svg", svg(body))
    found = examine(path)
    assert found.convert
    assert "foreignObject" in (found.lost or "")
    convert(path, tmp_path / "b.svg")
    assert "<ns0:text>j&#228;&#228;</ns0:text></ns0:svg>" in (tmp_path / "b.svg").read_text()
    assert examine(tmp_path / "b.svg") == ImageFile(".svg", 320, 200)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=80), st.sampled_from(["PNG", "JPEG", "GIF", "WEBP"]), st.floats(0, 1))
def test_no_content_raises_anything_else(tmp_path_factory, noise, kind, share):
    data = picture(kind)
    cut = int(len(data) * share)
    path = tmp_path_factory.mktemp("image") / "a.png"
    path.write_bytes(data[:cut] + noise + data[cut + len(noise) :])
    with contextlib.suppress(ImageError):
        examine(path)
