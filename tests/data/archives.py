"""Writes small archives for tests, and loads them."""

from pathlib import Path

from annual_report.data.archive import load_archive

NETWORK = """\
id: verkosto
slug: verkosto
name: Koeverkosto
members:
  - {code: 016, id: asikkala, name: Asikkala}
  - {code: 398, id: lahti, name: {fi: Lahti, sv: Lahtis}, host: true}
funders:
  - id: okm
    name: {fi: opetus- ja kulttuuriministeriö, en: Ministry of Education and Culture}
    abbreviation: {fi: OKM, sv: UKM}
  - {id: avi, name: aluehallintovirasto, abbreviation: AVI, valid_from: 2010, valid_to: 2025-12-31}
"""

REPORT = """\
year: 2023
title: Toimintakertomus 2023
status: draft
network: verkosto
"""

GOOD = {"network.yaml": NETWORK, "2023/report.yaml": REPORT}
"""An archive with nothing wrong: a network and a year without data."""


def write(folder: Path, files: dict[str, str | bytes], reports_dir: str = "reports") -> Path:
    """Write files under ``folder/reports_dir`` and return ``folder``."""
    for name, content in files.items():
        path = folder / reports_dir / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def load(folder: Path, files: dict[str, str | bytes]):
    """Load an archive that is :data:`GOOD` but for ``files``."""
    return load_archive(write(folder, {**GOOD, **files}))


def told(loaded) -> list[str]:
    """Return the faults as a user sees them."""
    return [str(fault) for fault in loaded.faults]
