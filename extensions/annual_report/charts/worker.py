"""Draws charts in a process of its own. Run as a script, by :mod:`.render`.

The converter runs a JavaScript engine with threads, which must not be alive in a process
that forks, as Sphinx's does. It is started when the first chart has been read, and draws while
the rest of the documents is. Orders come as JSON, one a line: first ``fonts`` (folders), then
``spec`` (a text) and ``file`` (where the SVG is to be written), at last an empty line. The
answer is one line, a list of what could not be drawn and why.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def main() -> None:
    """Take orders from standard input, write files, and at last what failed."""
    import vl_convert  # noqa: PLC0415 - a script that is only looked at costs nothing

    errors: list[str] = []
    for line in sys.stdin.buffer:
        if not line.strip():
            break
        order = json.loads(line)
        for folder in order.get("fonts", ()):
            vl_convert.register_font_directory(folder)
        if "spec" in order:
            error = _draw(vl_convert, order["spec"], Path(order["file"]))
            if error:
                errors.append(error)
    else:
        return  # who gave the orders is gone
    sys.stdout.buffer.write(json.dumps(errors).encode())


def _draw(converter: ModuleType, spec: str, file: Path) -> str:
    """Write the SVG of a specification, and return nothing, or else why it cannot be drawn."""
    try:
        # No address is allowed: nothing is fetched, whatever a specification says.
        svg = converter.vegalite_to_svg(spec, vl_version="5.21", allowed_base_urls=[])
    except ValueError as error:
        return " ".join(str(error).splitlines()[:2])  # the rest is a stack
    fresh = file.with_suffix(f".{os.getpid()}")
    fresh.write_text(svg, encoding="utf-8")
    fresh.replace(file)
    return ""


if __name__ == "__main__":
    main()
