"""The configuration: every ``annual_report_*`` value with its type, default and help.

The reference page of the handbook is written from :data:`Config`'s fields.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annual_report.diagnostics import Warnings, warn

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config as SphinxConfig

PREFIX = "annual_report_"


def _value(default: Any, help_text: str, *types: type, rebuild: str = "env") -> Any:
    metadata = {"help": help_text, "types": types or (type(default),), "rebuild": rebuild}
    if isinstance(default, (list, dict)):
        return field(default_factory=default.copy, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, kw_only=True)
class Config:
    """The values a project sets in ``conf.py``, without the prefix ``annual_report_``."""

    reports_dir: str = _value("reports", "Folder of the archive, relative to the sources.")
    pdf: bool = _value(
        True, "Write a PDF a year in the same pass as the HTML.", rebuild="annual_report_pdf"
    )
    primary_color: str = _value(
        "#1d4f7c",
        "Colour of headings, links and rules in the PDF and on the site: #rrggbb with a "
        "contrast of at least 4.5:1 against white.",
        rebuild="html",
    )
    primary_color_dark: str = _value(
        "#8ab8e6",
        "The same in the dark mode of the site; at least 4.5:1 against #14181e.",
        rebuild="html",
    )
    logo: str = _value(
        "",
        "Logo for the cover and the running header of the PDF: an SVG or PNG file, relative "
        "to the sources. It is decoration beside the network's name.",
        rebuild="annual_report_pdf",
    )
    font: str = _value(
        "Atkinson Hyperlegible", "Font family of the PDF.", rebuild="annual_report_pdf"
    )
    font_paths: list[str] = _value(
        [],
        "Further folders with font files (TTF, OTF), relative to the sources.",
        rebuild="annual_report_pdf",
    )
    typst_template: str = _value(
        "",
        "A Typst file of your own, relative to the sources, whose functions replace those of "
        "the same name in the default templates.",
        rebuild="annual_report_pdf",
    )
    pdf_chapter_breaks: str = _value(
        "auto",
        'Whether chapters start on a new page: "always", "never", or "auto" (a report of '
        "twelve documents or more).",
        rebuild="annual_report_pdf",
    )
    pdf_page_references: bool = _value(
        True,
        "Whether a reference to another page of the PDF tells its number, for who reads paper.",
        rebuild="annual_report_pdf",
    )
    documents: list[dict[str, str]] = _value(
        [],
        "Further PDFs beside those of the years, each a dictionary with `root` (its first "
        "document), `slug` (the name of the file) and `title`.",
        rebuild="annual_report_pdf",
    )
    agenda: bool = _value(
        False,
        "Read the contents of agenda items (`agenda.md`); set by the command that makes them, "
        "since they are not part of the site.",
    )
    public_contacts: list[str] = _value(
        [],
        "E-mail addresses and telephone numbers of roles that may be published, each written "
        "whole, as `kirjaamo@example.org`. All others are told when a build finds them.",
        rebuild="",
    )
    license: str = _value(
        "",
        "Address of the licence of the open data, as "
        "`https://creativecommons.org/licenses/by/4.0/`. Without one no licence is claimed.",
        rebuild="",
    )
    revision: str = _value(
        "",
        "Printed on the last page of the PDF, e.g. the commit the sources come from.",
        rebuild="annual_report_pdf",
    )

    @classmethod
    def of(cls, config: SphinxConfig) -> Config:
        """Return the project's values."""
        return cls(**{item.name: getattr(config, PREFIX + item.name) for item in fields(cls)})


def relative_luminance(color: str) -> float:
    """Return the relative luminance of ``#rrggbb`` (WCAG 2.2, "relative luminance")."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]  # noqa: PLR2004 - WCAG's constants
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours ``#rrggbb`` (WCAG 2.2, 1.4.3)."""
    lighter, darker = sorted((relative_luminance(first), relative_luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _check(_app: Sphinx, config: SphinxConfig) -> None:
    values = Config.of(config)
    for name, background in (("primary_color", "#ffffff"), ("primary_color_dark", "#14181e")):
        color = getattr(values, name)
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", color):
            fault = f'"{color}" is not a colour; write #rrggbb'
        elif (ratio := contrast(color, background)) < 4.5:  # noqa: PLR2004 - WCAG 2.2, 1.4.3
            fault = f"{color} has a contrast of {ratio:.1f}:1 against {background}; 4.5:1 is needed"
        else:
            continue
        warn(Warnings.CONFIG, f"{PREFIX}{name}: {fault}; the default is used", location="conf.py:1")
        default = next(item.default for item in fields(Config) if item.name == name)
        config[PREFIX + name] = default
    if values.pdf_chapter_breaks not in ("auto", "always", "never"):
        warn(
            Warnings.CONFIG,
            f'{PREFIX}pdf_chapter_breaks: "{values.pdf_chapter_breaks}" is not a choice; '
            'use "auto", "always" or "never"',
            location="conf.py:1",
        )
        config[PREFIX + "pdf_chapter_breaks"] = "auto"


def _check_license(_app: Sphinx, config: SphinxConfig) -> None:
    """Take only an absolute address: a licence's name alone says nothing to a program."""
    address = Config.of(config).license
    if address and not re.fullmatch(r"https?://[^\s/?#]+\.[^\s]*", address):
        fault = f'"{address}" is not an address; write one that begins with https://'
        warn(Warnings.CONFIG, f"{PREFIX}license: {fault}", location="conf.py:1")
        config[PREFIX + "license"] = ""


def _check_files(app: Sphinx, config: SphinxConfig) -> None:
    """Take only files and folders that are there, and lie in the project."""
    source = Path(app.srcdir).resolve()
    values = Config.of(config)
    for name in ("logo", "typst_template"):
        if (path := getattr(values, name)) and (fault := _fault_of_path(source, path)):
            warn(Warnings.CONFIG, f"{PREFIX}{name}: {fault}", location="conf.py:1")
            config[PREFIX + name] = ""
    good = []
    for path in values.font_paths:
        if fault := _fault_of_path(source, path, folder=True):
            warn(Warnings.CONFIG, f"{PREFIX}font_paths: {fault}", location="conf.py:1")
        else:
            good.append(path)
    config[PREFIX + "font_paths"] = good


def _fault_of_path(source: Path, path: str, *, folder: bool = False) -> str | None:
    """Return what is wrong with a path that is relative to the sources, if anything."""
    full = (source / path).resolve()
    if not full.is_relative_to(source):
        return f'"{path}" leaves the project; it is not used'
    if folder and not full.is_dir():
        return f'"{path}" is not a folder; it is not used'
    if not folder and not full.is_file():
        return f'"{path}" is not a file; it is not used'
    return None


def setup_config(app: Sphinx) -> None:
    """Register the configuration values and their check."""
    for item in fields(Config):
        default = item.default_factory() if callable(item.default_factory) else item.default
        app.add_config_value(
            PREFIX + item.name,
            default,
            item.metadata["rebuild"] if item.metadata["rebuild"] in ("env", "html") else "",
            types=item.metadata["types"],
            description=item.metadata["help"],
        )
    app.connect("config-inited", _check)
    app.connect("config-inited", _check_license)
    app.connect("config-inited", _check_files)
