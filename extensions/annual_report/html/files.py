"""Files of the output that appear whole or not at all, and only when they change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annual_report.whole_files import write_whole

if TYPE_CHECKING:
    from pathlib import Path


def write_if_changed(path: Path, content: bytes) -> bool:
    """Write a file by rename, making its folders; return whether it had to be written."""
    if path.is_file() and path.read_bytes() == content:
        return False
    write_whole(path, content)
    return True
