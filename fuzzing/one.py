"""Fuzzes one target: ``python fuzzing/one.py yaml [options of libFuzzer] [folders of samples]``."""

from __future__ import annotations

import sys

import atheris

TARGET = sys.argv.pop(1)

with atheris.instrument_imports(include=["annual_report", "pybtex", "html", "_markupbase"]):
    from targets import TARGETS

    TARGETS[TARGET](b"")  # imports what it needs while imports are instrumented


def main() -> None:
    """Run the target on inputs that reach ever more of the code."""
    atheris.Setup(sys.argv, TARGETS[TARGET])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
