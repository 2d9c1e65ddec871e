"""Puts an index of Pagefind into one order, so that equal sites give equal bytes.

Pagefind keeps what results can be narrowed by in hash tables, and writes them in any order. Its
files are CBOR (RFC 8949) behind a mark, compressed, and named by digests of what they hold: the
values of a filter, and in the file of the whole index the names of the filters' files.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

import cbor2

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"pagefind_dcd"
FILTERS = 3
"""The place of the filters among the parts of the file of the whole index."""


def put_in_order(folder: Path) -> None:
    """Rewrite the files of filters and what names them. The index finds the same as before."""
    entry = folder / "pagefind-entry.json"
    told = json.loads(entry.read_text(encoding="utf-8"))
    for language in told["languages"].values():
        meta = folder / f"pagefind.{language['hash']}.pf_meta"
        parts = _read(meta)
        parts[FILTERS] = sorted(
            [name, _in_order(folder / "filter" / f"{digest}.pf_filter")]
            for name, digest in parts[FILTERS]
        )
        language["hash"] = _write(meta, parts).removeprefix("pagefind.")
    entry.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _in_order(file: Path) -> str:
    name, values = _read(file)
    return _write(file, [name, sorted(values)])


def _read(file: Path) -> Any:
    return cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(MARK))


def _write(file: Path, content: Any) -> str:
    """Write a file anew under the name that its content gives it, and return that name."""
    data = MARK + cbor2.dumps(content)
    stem, _, digest = file.stem.rpartition("_")
    name = f"{stem}_{hashlib.sha256(data).hexdigest()[: len(digest)]}"
    file.unlink()
    file.with_name(name + file.suffix).write_bytes(gzip.compress(data, mtime=0))
    return name
