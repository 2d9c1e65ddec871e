"""Compiles one Typst project to a PDF, in a process of its own.

Run by its path with a job as JSON on standard input; answers with JSON on standard output.
A process of its own gives back what the compiler keeps in memory, and can be stopped. It
imports nothing of the package, so that starting it costs little.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

BOXES_FONT = b"AnnualReportBoxes"
"""The name of the font of last resort, as a PDF that uses it has it."""


def compile_job(job: dict[str, Any]) -> dict[str, Any]:
    """Compile a job and write the PDF.

    The working directory is the Typst project. The job names its ``main`` file, ``output``,
    ``font_paths``, ``standards``, ``timestamp`` (seconds since 1970), the number of the process
    that is its ``parent``, the folder ``boxes`` of the font of last resort and ``unusual``, the
    characters that a font might not have.

    The answer holds ``boxed`` (the characters shown as boxes), or ``error``, with ``diagnostic``
    and ``hints`` when Typst refused; and ``warnings``, each with the same fields.
    """
    import typst  # noqa: PLC0415 - an import error is an answer, too

    warnings: list[Any] = []
    try:
        data, warnings = typst.compile_with_warnings(
            job["main"],
            root=".",
            font_paths=[*job["font_paths"], job["boxes"]],
            ignore_system_fonts=True,
            pdf_standards=job["standards"],
            timestamp=job["timestamp"],
        )
    except typst.TypstError as error:
        return {"error": error.message, **_details(error), "warnings": []}
    told = [{"message": item.message, **_details(item)} for item in warnings]
    boxed = _boxed(job) if BOXES_FONT in data else ""
    if os.getppid() != job["parent"]:
        sys.exit()  # nobody waits for it, and a later build may be writing here
    Path(job["output"]).write_bytes(data)
    return {"boxed": boxed, "warnings": told}


def _boxed(job: dict[str, Any]) -> str:
    """Return which of the unusual characters no font but that of last resort has."""
    import typst  # noqa: PLC0415 - as above

    compiler = typst.Compiler(font_paths=job["font_paths"], ignore_system_fonts=True)
    found = []
    for character in job["unusual"]:
        source = f'#set document(title: "x")\n#"{character}"'.encode()
        try:
            compiler.compile(source, format="pdf", pdf_standards=["ua-1"])
        except typst.TypstError:
            found.append(character)
    return "".join(found)


def _details(item: Any) -> dict[str, Any]:
    return {"diagnostic": item.diagnostic, "hints": list(item.hints), "trace": list(item.trace)}


def main() -> None:
    """Read a job, compile it, answer."""
    job = json.load(sys.stdin)
    try:
        answer = compile_job(job)
    except (OSError, ImportError, ValueError) as error:
        answer = {"error": str(error), "diagnostic": "", "hints": [], "trace": [], "warnings": []}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
