"""The files the pages load: style sheets, a script, fonts. All come from the site itself."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from annual_report.config import Config
from annual_report.html.files import write_if_changed
from annual_report.html.search_words import search_context
from annual_report.html.texts import search_script

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config as SphinxConfig

HERE = Path(__file__).parent
TEMPLATES, STATIC = HERE / "templates", HERE / "static"

STYLES = (
    "icons",
    "base",
    "frame",
    "tables",
    "facts",
    "charts",
    "years",
    "front",
    "archive",
    "search",
    "results",
    "print",
)
"""The style sheets in their order; each is ``static/annual-report-<name>.css``."""

LEFTOVERS = ("webpack-macros.html", "sbt-webpack-macros.html")

AFTER_SPHINX = 250
"""Priority of our first script: Sphinx's own are then loaded, and nothing else."""

AFTER_THEME = 900
"""Priority of our style sheets and script: what comes later has the last word."""


def _configure(app: Sphinx, config: SphinxConfig) -> None:
    """Let Sphinx find templates and static files, after those of the project itself."""
    values = Config.of(config)
    config.templates_path = [*config.templates_path, str(TEMPLATES)]
    config.html_static_path = [*config.html_static_path, str(STATIC)]
    config.html_context = {
        "default_mode": "auto",
        "report_primary_color": values.primary_color,
        "report_primary_color_dark": values.primary_color_dark,
        "report_search_script": search_script(config.language),
        **search_context(config.language),
        **config.html_context,
    }
    for name in STYLES:
        app.add_css_file(f"annual-report-{name}.css", priority=AFTER_THEME)
    app.add_js_file("annual-report-start.js", priority=AFTER_SPHINX)
    app.add_js_file("annual-report-words.js", priority=AFTER_THEME)
    app.add_js_file("annual-report.js", priority=AFTER_THEME, loading_method="defer")
    app.add_js_file("annual-report-archive.js", priority=AFTER_THEME, loading_method="defer")
    app.add_js_file("annual-report-search.js", priority=AFTER_THEME, loading_method="defer")


def copy_fonts(static: Path) -> None:
    """Copy the font files of the font package, with its licence, into a folder."""
    package = files("fontpkg_atkinson_hyperlegible")
    for font in sorted(package.joinpath("files").iterdir(), key=lambda item: item.name):
        write_if_changed(static / "fonts" / font.name, font.read_bytes())
    licence = package.joinpath("LICENSE").read_bytes()
    write_if_changed(static / "fonts" / "AtkinsonHyperlegible-LICENSE.txt", licence)


def remove_leftovers(static: Path) -> None:
    """Remove the theme's templates that Sphinx copies along: they are no pages of the site."""
    for name in LEFTOVERS:
        (static / name).unlink(missing_ok=True)


def setup_assets(app: Sphinx) -> None:
    """Register templates and static files."""
    app.connect("config-inited", _configure)
