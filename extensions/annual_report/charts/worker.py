"""Draws charts in a process of its own. Run as a script, by :mod:`.render`.

The converter runs a JavaScript engine with threads, which must not be alive in a process
that forks, as Sphinx's does. An order comes as JSON: ``fonts`` (folders) and ``specs`` (texts).
The answer is a list of SVG texts, each ``null`` with a message in ``errors`` if it failed.
"""

from __future__ import annotations

import json
import sys


def main() -> None:
    """Take an order from standard input, write the answer to standard output."""
    order = json.loads(sys.stdin.buffer.read())
    import vl_convert  # noqa: PLC0415 - an order that cannot be read costs nothing

    for folder in order["fonts"]:
        vl_convert.register_font_directory(folder)
    drawn: list[str | None] = []
    errors: list[str] = []
    for spec in order["specs"]:
        try:
            # No address is allowed: nothing is fetched, whatever a specification says.
            drawn.append(vl_convert.vegalite_to_svg(spec, vl_version="5.21", allowed_base_urls=[]))
        except ValueError as error:
            drawn.append(None)
            errors.append(" ".join(str(error).splitlines()[:2]))  # the rest is a stack
    sys.stdout.buffer.write(json.dumps({"drawn": drawn, "errors": errors}).encode())


if __name__ == "__main__":
    main()
