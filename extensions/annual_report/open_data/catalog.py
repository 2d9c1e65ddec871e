"""``catalog.jsonld``: what open data there is, for data portals (DCAT-AP 3.0, in JSON-LD).

The context is in the file itself, so that a reader asks nothing of the network. Addresses are
those of the site; where the site's address is not known they are relative to the file, and a
reader has to know where it got the file from.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from annual_report.data.enums import ReportStatus
from annual_report.data.report_dates import latest_of
from annual_report.formatting import capitalized
from annual_report.i18n import label, message
from annual_report.open_data import csv_metadata, strategy
from annual_report.open_data.exact_json import dumps
from annual_report.open_data.files import REPORT
from annual_report.open_data.json_schema import PATH as SCHEMA
from annual_report.year_names import invented_note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annual_report.data.model import Archive, Year
    from annual_report.data.values import LocalizedText, PartialDate

NAME = "catalog.jsonld"

_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_LANGUAGES = {"fi": "FIN", "sv": "SWE", "en": "ENG"}
_THEME = "GOVE"  # government and public sector
_FORMATS = {".json": "JSON", ".csv": "CSV", ".pdf": "PDF", ".xml": "XML"}
_MEDIA_TYPES = {
    ".json": "application/json",
    ".csv": "text/csv",
    ".pdf": "application/pdf",
    ".xml": "application/xml",
    csv_metadata.NAME: "application/csvm+json",
}
_STANDARDS = {
    ".csv": "https://www.w3.org/TR/tabular-data-model/",
    csv_metadata.NAME: "https://www.w3.org/TR/tabular-metadata/",
    strategy.NAME: strategy.NAMESPACE,
}
_CONTEXT: dict[str, Any] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, kw_only=True)
class DataFile:
    """A file that is published: its path below the site, with forward slashes, and its bytes.

    ``language`` is the code of its language where it need not be that of the report.
    """

    path: str
    size: int
    language: str = ""

    @property
    def name(self) -> str:
        """The name of the file."""
        return posixpath.basename(self.path)


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """The open data of a year: its files, and the path of the page about it if there is one."""

    year: Year
    files: tuple[DataFile, ...]
    page: str | None = None


@dataclass(frozen=True, kw_only=True)
class Publishing:
    """What the project says of its publishing: address of the site, licence, language.

    ``site`` is absolute and ends with a slash, or is ``""``; so may ``license`` be, and then
    no licence is claimed. ``folder`` is where the open data lies in the site.
    """

    site: str
    license: str
    language: str
    title: str
    folder: str = "data"


def catalog(archive: Archive, datasets: Sequence[Dataset], publishing: Publishing) -> bytes:
    """Return the catalogue; equal data gives equal bytes."""
    return dumps({"@context": _CONTEXT} | _Writer(archive, publishing).catalog(datasets))


class _Writer:
    """Writes the parts of the catalogue as JSON-LD."""

    def __init__(self, archive: Archive, publishing: Publishing) -> None:
        self._network = archive.network
        self._publishing = publishing
        self._id = self._address(f"{publishing.folder}/{NAME}")

    def catalog(self, datasets: Sequence[Dataset]) -> dict[str, Any]:
        language = self._publishing.language
        name = self._network.name.in_language(language) if self._network else ""
        description = message(language, "Annual reports as open data: a dataset a year.")
        if note := invented_note(self._network, language):
            description += f" {note}"
        title = f"{name or self._publishing.title} – {message(language, 'Open data').lower()}"
        used = sorted({language, *(code for item in datasets for code in _languages(item))})
        return _known(
            {
                "@id": self._id,
                "@type": "dcat:Catalog",
                "dct:title": [_text(capitalized(title), language)],
                "dct:description": [_text(description, language)],
                "dct:publisher": self._publisher(name or self._publishing.title),
                "dct:language": [_language(item) for item in used],
                "dct:license": self._license(),
                "dct:spatial": self._spatial(),
                "foaf:homepage": self._page("") if self._publishing.site else None,
                "dcat:themeTaxonomy": _concept_scheme("data-theme"),
                "dcat:dataset": [self._dataset(item) for item in datasets],
            }
        )

    def _dataset(self, dataset: Dataset) -> dict[str, Any]:
        year, report = dataset.year, dataset.year.report
        language = report.language
        description = report.description or report.subtitle or report.title
        return _known(
            {
                "@id": f"{self._id}#year-{year.year}",
                "@type": "dcat:Dataset",
                "dct:title": _texts(report.title, language),
                "dct:description": _texts(description, language),
                "dct:identifier": f"{report.network}-{year.year}",
                "dct:publisher": {"@id": f"{self._id}#publisher"},
                "dct:language": [_language(item) for item in _languages(dataset)],
                "dct:issued": _date(report.dates.published),
                "dct:modified": _date(_modified(year)),
                "dct:spatial": self._spatial(),
                "dct:temporal": _year(year.year),
                "dcat:keyword": self._keywords(year),
                "dcat:theme": [_concept("data-theme", _THEME)],
                "dcat:landingPage": self._page(dataset.page) if dataset.page else None,
                "dcat:distribution": [self._distribution(year, file) for file in dataset.files],
            }
        )

    def _distribution(self, year: Year, file: DataFile) -> dict[str, Any]:
        suffix = posixpath.splitext(file.name)[1]
        media_type = _MEDIA_TYPES.get(file.name, _MEDIA_TYPES[suffix])
        is_draft = year.report.status is ReportStatus.DRAFT
        address = {"@id": self._address(file.path)}
        return _known(
            {
                "@id": f"{self._id}#year-{year.year}-{file.name}",
                "@type": "dcat:Distribution",
                "dct:title": file.name,
                "dct:format": _concept("file-type", _FORMATS[suffix], "dct:MediaTypeOrExtent"),
                "dct:language": [_language(file.language or year.report.language)],
                "dct:license": self._license(),
                "dct:conformsTo": self._standard(file.name),
                "dcat:mediaType": {
                    "@id": f"https://www.iana.org/assignments/media-types/{media_type}",
                    "@type": "dct:MediaType",
                },
                "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
                "dcat:accessURL": address,
                "dcat:downloadURL": address,
                "adms:status": _concept(
                    "distribution-status", "DEVELOP" if is_draft else "COMPLETED"
                ),
            }
        )

    def _publisher(self, name: str) -> dict[str, Any]:
        language = self._publishing.language
        names = _texts(self._network.name, language) if self._network else [_text(name, language)]
        return {"@id": f"{self._id}#publisher", "@type": "foaf:Agent", "foaf:name": names}

    def _keywords(self, year: Year) -> list[dict[str, str]]:
        language = year.report.language
        words = [label(year.report.kind, language), str(year.year)]
        words += [self._network.name.in_language(language)] if self._network else []
        return [_text(word, language) for word in words]

    def _spatial(self) -> dict[str, Any] | None:
        network = self._network
        if network is None or network.region is None:
            return None
        labels = _texts(network.region, self._publishing.language)
        return {"@type": "dct:Location", "skos:prefLabel": labels}

    def _license(self) -> dict[str, Any] | None:
        address = self._publishing.license
        return {"@id": address, "@type": "dct:LicenseDocument"} if address else None

    def _standard(self, name: str) -> dict[str, Any] | None:
        """Return what a file follows. ``grants.json`` is only in the style of its standard."""
        if name == REPORT:
            address = self._address(f"{self._publishing.folder}/{SCHEMA}")
        else:
            address = _STANDARDS.get(name) or _STANDARDS.get(posixpath.splitext(name)[1], "")
        return {"@id": address, "@type": "dct:Standard"} if address else None

    def _page(self, path: str) -> dict[str, Any]:
        return {"@id": self._address(path), "@type": "foaf:Document"}

    def _address(self, path: str) -> str:
        """Return the address of a file of the site: absolute, or relative to the catalogue."""
        if self._publishing.site:
            return self._publishing.site + quote(path)
        return quote(posixpath.relpath(path or ".", self._publishing.folder))


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [])}


def _text(text: str, language: str) -> dict[str, str]:
    return {"@language": language, "@value": text}


def _texts(text: LocalizedText, language: str) -> list[dict[str, str]]:
    return [_text(words, code or language) for code, words in text.texts.items()]


def _concept(scheme: str, code: str, kind: str = "skos:Concept") -> dict[str, str]:
    return {"@id": f"{_AUTHORITY}{scheme}/{code}", "@type": kind}


def _concept_scheme(scheme: str) -> dict[str, str]:
    return {"@id": f"{_AUTHORITY}{scheme}", "@type": "skos:ConceptScheme"}


def _language(code: str) -> dict[str, str]:
    return _concept("language", _LANGUAGES.get(code, "MUL"), "dct:LinguisticSystem")


def _languages(dataset: Dataset) -> list[str]:
    """Return the languages of a year's files, that of its report first."""
    own = dataset.year.report.language
    return list(dict.fromkeys([own, *(file.language or own for file in dataset.files)]))


def _modified(year: Year) -> PartialDate | None:
    """Return the day a report was last updated or corrected."""
    return latest_of(year.report.dates.updated, *(item.date for item in year.errata))


def _date(date: PartialDate | None) -> dict[str, str] | None:
    """Return a date as XML Schema has it, as exact as it is known."""
    if date is None:
        return None
    exactness = "date" if date.is_exact else "gYearMonth" if date.month else "gYear"
    value = str(date.year) if date.part else str(date)
    return {"@type": f"xsd:{exactness}", "@value": value}


def _year(year: int) -> dict[str, Any]:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": f"{year}-01-01"},
        "dcat:endDate": {"@type": "xsd:date", "@value": f"{year}-12-31"},
    }
