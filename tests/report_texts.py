"""The text of a year's pages and of its PDF, as far as words are looked for in them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

from bs4 import BeautifulSoup


def folded(text: str) -> str:
    """Return a text so that hyphenation, line breaks and kinds of spaces make no difference."""
    return re.sub(r"[\s\u00ad\u200b-]+", "", text).casefold()


def text_of_pages(folder: Path) -> str:
    """Return the text of the main parts of all pages in a folder, footnote marks left out."""
    texts = []
    for path in sorted(folder.glob("*.html")):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        page = soup.select_one("article")
        for mark in page.select(".footnote-reference, .headerlink"):
            mark.extract()
        texts.append(page.get_text())
    return "\n".join(texts)


def text_of_pdf(path: Path) -> str:
    """Return the text of a PDF in the order of its content: a table's cells one after the other."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
