"""Which part of the package may import what: the one table.

A part is a module or folder right below ``annual_report``; ``annual_report`` itself is its
``__init__``. The standard library is open to all, apart from ``NEVER``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Allow:
    """``parts`` may import ``imported``; with ``types_only`` for annotations alone."""

    parts: str
    imported: str
    because: str
    types_only: bool = False


@dataclass(frozen=True)
class Never:
    """``parts`` must not import ``imported``; with ``through`` not by way of others either."""

    parts: str
    imported: str
    because: str
    through: bool = False


ALLOWED = (
    Allow("annual_report", "extension", "Sphinx asks the package, the package asks extension"),
    Allow("annual_report", "sphinx", "the type of what Sphinx hands to setup()", types_only=True),
    Allow(
        "extension",
        "config domain html pdf accessibility bibliography reference",
        "puts the parts together",
    ),
    Allow("extension", "sphinx", "is what Sphinx loads", types_only=True),
    # the bottom: knows neither Sphinx nor what comes out
    Allow("data", "pydantic yaml", "reads and validates files"),
    Allow("data", "i18n", "labels in every language are accepted as values"),
    Allow("i18n", "babel", "catalogs, numbers and dates"),
    Allow("i18n", "data", "labels the members of vocabularies", types_only=True),
    # what every part that meets Sphinx stands on
    Allow("diagnostics", "sphinx", "warnings go through Sphinx's logging"),
    Allow("diagnostics", "docutils", "a warning's place can be a node", types_only=True),
    Allow("diagnostics", "data", "faults of data files become warnings", types_only=True),
    Allow("config", "diagnostics", "a value that cannot be used is told"),
    Allow("config", "sphinx", "values are registered with Sphinx", types_only=True),
    Allow("nodes", "docutils", "each node is a kind of a standard one"),
    Allow("accessibility", "diagnostics docutils", "looks at what was read, and tells"),
    Allow("accessibility", "sphinx", "listens to Sphinx", types_only=True),
    Allow("bibliography", "pybtex sphinxcontrib", "a style of sphinxcontrib-bibtex"),
    Allow("bibliography", "sphinx", "is registered with Sphinx", types_only=True),
    Allow("reference", "sphinx", "directives for the handbook"),
    Allow("reference", "config data diagnostics i18n", "tells what these say of themselves"),
    Allow("reference", "docutils", "directives return nodes", types_only=True),
    # from the model to the doctree
    Allow("domain", "sphinx", "is a domain of Sphinx"),
    # from the doctree to what comes out
    Allow("typst_writer", "docutils sphinx", "translates the doctree"),
    Allow("typst_writer", "diagnostics", "an unknown node is told with its place"),
    Allow("html", "sphinx", "adds to Sphinx's pages"),
    Allow("pdf", "sphinx", "is a builder of Sphinx"),
)

NEVER = (
    Never(
        "data i18n artifacts open_data",
        "sphinx docutils myst_parser sphinxcontrib",
        "the data is read, checked and published without Sphinx",
        through=True,
    ),
    Never(
        "open_data",
        "diagnostics config nodes domain directives html typst_writer pdf",
        "open data is made of the model alone",
    ),
    Never(
        "typst_writer",
        "data domain directives html pdf open_data",
        "the writer knows nodes, not what they are about: it can be used for any document",
    ),
    Never(
        "domain directives",
        "html pdf typst_writer open_data",
        "what a document says does not depend on what is made of it",
    ),
    Never("html", "pdf typst_writer", "the outputs meet in artifacts, not in each other"),
    Never("pdf", "html", "the outputs meet in artifacts, not in each other"),
    Never(
        "*",
        "socket ssl http.client http.server urllib.request ftplib smtplib requests httpx urllib3",
        "a build asks nothing of the network",
    ),
    Never("*", "pickle marshal shelve", "what is read from files must not be able to run"),
    Never("*", "tests", "the wheel holds no tests"),
)
