"""Looks in what a build wrote for markup that can only be of a payload."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FORMULA = re.compile(r"(?:^|;)\s*[=+@\uff1d\uff0b\uff20-](?![0-9.]+$)")
_JSON = re.compile(r"""<script type="application/(?:ld\+)?json"[^>]*>(.*?)</script>""", re.DOTALL)


class _Active(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_script = tag == "script"
        if "pwned" in tag:
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            text = (value or "").strip().casefold()
            runs = name.startswith("on") and "pwned" in text
            loads = name in {"href", "src", "action", "srcset", "data"} and (
                text.startswith(("javascript:", "vbscript:", "data:text"))
                or "pwned.invalid" in text
            )
            if runs or loads or "pwned" in name:
                self.found.append(f"<{tag} {name}={value!r}>")

    def handle_data(self, data: str) -> None:
        if self._in_script and "pwned" in data:
            self.found.append(f"script: {data[:80]!r}")

    def handle_endtag(self, tag: str) -> None:
        self._in_script = False


def active(html: str) -> list[str]:
    """Return what of a page would run or load something of a payload's."""
    parser = _Active()
    parser.feed(html)
    parser.close()
    return parser.found


def faults_of(folder: Path) -> Iterator[str]:
    """Yield what payloads became in the files of a site: HTML, XML, JSON, CSV."""
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".html", ".xml", ".json", ".csv"}:
            for fault in _faults(path.suffix, path.read_text(encoding="utf-8-sig")):
                yield f"{path.relative_to(folder)}: {fault}"


def _faults(suffix: str, text: str) -> Iterator[str]:
    match suffix:
        case ".html":
            yield from active(text)
        case ".xml":
            for item in ET.fromstring(text).iter():  # noqa: S314 - the project's own output
                if "pwned" in str(item.tag) or any("pwned" in name for name in item.attrib):
                    yield str(item.tag)
                if item.get("href", "").startswith("javascript:"):
                    yield f"{item.tag} {item.get('href')}"
        case ".json":
            json.loads(text)
        case ".csv":
            for row in csv.reader(io.StringIO(text)):
                yield from (cell for cell in row if _FORMULA.search(cell))
