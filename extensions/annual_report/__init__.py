"""Annual reports of municipal networks as a web archive and as accessible PDFs.

A Sphinx extension. :func:`setup` is all that lives here; it imports the rest when
called, so that the parts that need no Sphinx (``annual_report.data``) load alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the extension with Sphinx.

    Sphinx calls this once per build, before ``conf.py`` values are final.
    """
    from annual_report.collector import setup_collector  # noqa: PLC0415 - see the module docstring

    setup_collector(app)
    from annual_report.extension import setup_extension  # noqa: PLC0415 - loaded when the collector knows

    return setup_extension(app, __version__)
