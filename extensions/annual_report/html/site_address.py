"""Where the pages and files of the site lie, seen from the site and from the world."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.config import Config


def site_address(config: Config) -> str:
    """Return the address of the site with a slash at its end, ``""`` when it is not known.

    It is ``html_baseurl`` when that is an absolute address; none is invented.
    """
    base = str(config.html_baseurl or "")
    return base.rstrip("/") + "/" if re.match(r"https?://\S+$", base) else ""


def page_path(builder: StandaloneHTMLBuilder, docname: str) -> str:
    """Return the path of a page below the site, as links name it, not quoted.

    ``reports/2023/index.html``; with ``dirhtml`` ``reports/2023/``, and ``""`` for the front.
    """
    return unquote(builder.get_target_uri(docname))


def address(site: str, path: str) -> str:
    """Return the address of a page or file: absolute when ``site`` is, else relative to it."""
    return site + quote(path)
