"""Images and figures have their size, their texts, and a message where they cannot be set."""

import base64

import pymupdf
import pytest

from tests.typst_writer.pictures import moving, picture, svg

PNG = picture("PNG", size=(320, 200))
FILES = {
    "reports/2023/a.png": PNG,
    "reports/2023/pieni.png": picture("PNG", size=(20, 20)),
    "reports/2023/b.jpg": picture("JPEG"),
    "reports/2023/cmyk.jpg": picture("JPEG", mode="CMYK"),
    "reports/2023/c.webp": picture("WEBP"),
    "reports/2023/liikkuva.gif": moving("GIF"),
    "reports/2023/d.svg": svg('<rect width="320" height="200" fill="navy"/>'),
    "reports/2023/korkea.png": picture("PNG", size=(40, 4000)),
    "reports/2023/leikattu.png": PNG[:200],
    "reports/2023/skripti.svg": svg("<script>x</script>"),
    "reports/2023/vieras.svg": svg("<foreignObject/><rect width='9' height='9'/>"),
    "reports/2023/e.bmp": picture("BMP"),
}
DATA = "data:image/png;base64," + base64.b64encode(picture("PNG")).decode()
SOURCE = f"""
![PNG](a.png)

Rivillä ![kuvake](pieni.png) kuva.

```{{image}} b.jpg
:alt: JPEG
:scale: 50
:align: center
```

```{{image}} c.webp
:alt: WebP
:height: 15px
```

![GIF](liikkuva.gif) ![CMYK](cmyk.jpg)

```{{figure}} d.*
:alt: SVG
:name: kuva
:figwidth: 60%
:align: right
:target: https://example.org

Kuvan *teksti*

Selite.

- lista
```

```{{figure}} korkea.png
:alt: Korkea

Korkea kuva
```

![](a.png){{.decorative}}

![Sisällytetty]({DATA})

<img src="a.png" alt="HTML-kuva" width="96px">

Katso {{numref}}`kuva`.

| ![solussa](a.png) | teksti ![ikoni](pieni.png) |
|---|---|
| - | - |

- ![listassa](a.png){{width=3cm}}
"""
ALTS = [
    "PNG",
    "kuvake",
    "JPEG",
    "WebP",
    "GIF",
    "CMYK",
    "SVG",
    "Korkea",
    "Sisällytetty",
    "HTML-kuva",
    "solussa",
    "ikoni",
    "listassa",
]


def test_images_and_figures(chapter, link_targets):
    found = chapter(SOURCE, files=FILES)
    assert [tag.alt for tag in found.all("Figure")] == ALTS
    assert "Kuva 1.1. Kuvan teksti Selite. • lista Kuva 1.2. Korkea kuva" in found.text
    assert "Rivillä kuva." in found.text
    assert "Katso Kuva 1.1." in found.text
    assert link_targets(found.pdf) == ["https://example.org"]
    assert len(found.all("Caption")) == 2
    with pymupdf.open(found.pdf) as pdf:
        boxes = [pymupdf.Rect(image["bbox"]) for page in pdf for image in page.get_image_info()]
    # 320 pixels are 240 points; half of 64 are 24; 64 by 40 are 18 wide at 15 pixels' height.
    assert {240, 24, 18} <= {round(box.width) for box in boxes}
    assert max(box.height for box in boxes) < 186 / 25.4 * 72


def test_an_image_that_cannot_be_set_is_told_and_its_text_kept(chapter):
    found = chapter(
        """
![Leikattu kuva](leikattu.png)

Rivin ![katkennut](leikattu.png) kuva.

```{figure} skripti.svg
:alt: Skripti

Kuvateksti
```

![Väärä muoto](e.bmp)

![Vieras](vieras.svg)

![Puuttuu](puuttuu.png)
""",
        files=FILES,
        warnings=(
            r"luku\.md:6: WARNING: .*leikattu\.png.*is damaged.*annual_report\.image",
            r"luku\.md:8: WARNING: .*leikattu\.png.*is damaged.*annual_report\.image",
            r"luku\.md:10: WARNING: .*skripti\.svg.*holds a script.*annual_report\.image",
            r"luku\.md:16: WARNING: .*e\.bmp.*format BMP; use SVG.*annual_report\.image",
            r"luku\.md:18: WARNING: .*vieras\.svg.*loses its text as HTML.*annual_report\.image",
            r"luku\.md:20: WARNING: image file not readable",
        ),
    )
    assert found.text == (
        "Leikattu kuva Rivin katkennut kuva. Skripti Kuva 1.1. Kuvateksti Väärä muoto Puuttuu"
    )
    assert [tag.alt for tag in found.all("Figure") if tag.alt] == ["Vieras"]


DOWNLOADS = "Lataa {download}`taulukko <tiedot.csv>`, {download}`tiedot.csv`.\n"


@pytest.mark.parametrize("base", ["", "https://example.org/verkosto/"])
def test_a_file_to_download_is_named_and_linked_where_the_site_is(chapter, link_targets, base):
    found = chapter(
        DOWNLOADS, files={"reports/2023/tiedot.csv": "a,b\n"}, conf=f'html_baseurl = "{base}"\n'
    )
    assert found.text == "Lataa taulukko (tiedot.csv), tiedot.csv."
    addresses = [address for address in link_targets(found.pdf) if "_downloads" in address]
    assert len(addresses) == (2 if base else 0)
    (link, *_) = found.html.select("a.download")
    assert all(address.endswith(link["href"].replace("../", "")) for address in addresses)
