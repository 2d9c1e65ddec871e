"""Measures the Typst writer against the reading of the same documents, and the one pass.

    python benchmarks/writer.py [--years 10] [--chapters 16]

Prints what Sphinx needs to read the sources, what resolving and translating them to Typst
takes beside that, the memory that the translation of a year takes, what HTML alone takes and what
HTML with all PDFs takes. Times are wall seconds of the process, memory of a build is the peak of
the main process.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
import tracemalloc
from pathlib import Path

from sphinx.application import Sphinx

from annual_report.pdf.builder import standing_in
from annual_report.pdf.project import ProjectLinks, documents_of, translate_documents
from annual_report.typst_writer.translator import translate as to_typst
from archive import Size, write_archive


def _application(source: Path, output: Path, **overrides: object) -> Sphinx:
    stream = io.StringIO()
    return Sphinx(
        source,
        source,
        output,
        output / ".doctrees",
        "html",
        confoverrides=overrides,
        status=None,
        warning=stream,
        freshenv=True,
    )


def build(source: Path, output: Path, *, pdf: bool) -> dict[str, float]:
    """Build the site, with or without PDFs; return seconds and megabytes."""
    start = time.perf_counter()
    app = _application(source, output, annual_report_pdf=pdf)
    app.build()
    return {
        "seconds": time.perf_counter() - start,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def translate(source: Path, output: Path) -> dict[str, float]:
    """Read the sources, then resolve and translate every document; return the seconds."""
    app = _application(source, output, annual_report_pdf=False)
    start = time.perf_counter()
    app.builder.read()
    reading = time.perf_counter() - start
    app.env.check_consistency()
    resolving = translating = 0.0
    documents = 0
    with standing_in(app) as builder:
        for year in app.env.get_domain("report").archive.years:
            names = documents_of(app.env, f"{year.folder}/index")
            links = ProjectLinks(frozenset(names), lambda _name: None, lambda _name: "fi")
            for name in names:
                begin = time.perf_counter()
                doctree = app.env.get_doctree(name)
                app.env.resolve_references(doctree, name, builder)
                middle = time.perf_counter()
                to_typst(doctree, builder, name, 1, links)
                resolving += middle - begin
                translating += time.perf_counter() - middle
                documents += 1
    return {
        "documents": documents,
        "reading": reading,
        "resolving": resolving,
        "translating": translating,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def memory(source: Path, output: Path) -> dict[str, float]:
    """Translate each year and return the most memory that one took, the first and the last."""
    app = _application(source, output, annual_report_pdf=False)
    app.builder.read()
    app.env.check_consistency()
    peaks = []
    with standing_in(app) as builder:
        for year in app.env.get_domain("report").archive.years:
            names = documents_of(app.env, f"{year.folder}/index")
            links = ProjectLinks(frozenset(names), lambda _name: None, lambda _name: "fi")
            tracemalloc.start()
            translate_documents(builder, links, f"{year.folder}/index")
            peaks.append(tracemalloc.get_traced_memory()[1] / 1e6)
            tracemalloc.stop()
    return {"first": peaks[0], "last": peaks[-1], "most": max(peaks)}


def in_own_process(task: str, source: Path) -> dict[str, float]:
    """Run one task in a process of its own, so that its time and memory are its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--task", task, "--source", str(source)]
        done = subprocess.run(
            [*command, "--output", folder], check=True, capture_output=True, text=True
        )
    return dict(json.loads(done.stdout.splitlines()[-1]))


TASKS = {
    "translate": translate,
    "memory": memory,
    "html": lambda source, output: build(source, output, pdf=False),
    "one pass": lambda source, output: build(source, output, pdf=True),
}


def main() -> None:
    """Write an archive, measure, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--chapters", type=int, default=16)
    parser.add_argument("--task", choices=TASKS, help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--output", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        with contextlib.redirect_stdout(sys.stderr):
            found = TASKS[options.task](options.source, options.output)
        print(json.dumps(found))
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "source"
        write_archive(source, Size(years=options.years, chapters=options.chapters))
        writer = in_own_process("translate", source)
        peaks = in_own_process("memory", source)
        html = in_own_process("html", source)
        one_pass = in_own_process("one pass", source)
    share = writer["translating"] / writer["reading"]
    print(f"{options.years} years of {options.chapters} documents: {writer['documents']} documents")
    print(f"reading        {writer['reading']:8.2f} s")
    print(f"resolving      {writer['resolving']:8.2f} s")
    print(f"translating    {writer['translating']:8.2f} s   {share:.1%} of reading")
    print(
        f"memory a year  {peaks['first']:8.1f} MB in the first, {peaks['last']:.1f} MB in the last,"
        f" {peaks['most']:.1f} MB at most"
    )
    for name, found in (("HTML alone", html), ("one pass", one_pass)):
        print(f"{name:<14} {found['seconds']:8.2f} s   {found['megabytes']:.0f} MB")
    print(f"one pass / HTML alone: {one_pass['seconds'] / html['seconds']:.2f}")


if __name__ == "__main__":
    main()
