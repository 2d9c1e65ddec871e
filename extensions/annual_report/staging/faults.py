"""Faults of the machine in a build: what is told of them, and how the build then ends."""

from __future__ import annotations

import errno
import logging as standard_logging
import re
import sys
from typing import TYPE_CHECKING, NoReturn

from sphinx.errors import ExtensionError, SphinxError, SphinxParallelError
from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

logger = logging.getLogger(__name__)

STAYS = "the site was not written, the last one stays as it was"

_OF_FILES = {
    getattr(errno, name)
    for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS")
    if hasattr(errno, name)
}
"""Faults of disks: Sphinx only warns of them, and goes on with what it wrote so far."""


_OF_OUTPUT = re.compile(r"\bOutputError: (.*)")
_OF_SYSTEM = re.compile(r"^\w+: \[Errno \d+\] (.*)")
_OF_HANDLER = re.compile(r"\(exception: \[Errno \d+\] (.*)\)")
"""How the faults of another process are told, and those of a handler of an event there."""


class OutputError(SphinxError):
    """The output could not be written; the last one stays as it was."""

    category = "Output error"


def not_written(error: OSError, place: object = "", left: str = STAYS) -> OutputError:
    """Return what is told of a fault of the file system: where, what, and what is left.

    ``place`` is where it was, if the fault does not say.
    """
    if error.errno is None:
        return OutputError(f"{error}; {left}")
    where = error.filename2 or error.filename or place
    return OutputError(f"{where}: {error.strerror}; {left}".removeprefix(": "))


def leave(app: Sphinx, exception: Exception) -> None:
    """End the build with one line if a fault of the machine ended it.

    For any exception Sphinx 9 prints its versions, extensions and a traceback. Where its
    command runs, the fault is told as an error and the command left (``SystemExit(2)``);
    others who build are given an :class:`OutputError`. With ``-v`` all is as Sphinx has it.
    Returns if it was no fault of the machine.
    """
    fault = machine_fault(exception, app.doctreedir)
    if fault is None or app.verbosity:
        return
    if not _is_command():
        raise fault from exception
    logger.error(str(fault))
    _exit()


def _exit() -> NoReturn:
    raise SystemExit(2)


def machine_fault(exception: Exception, place: object) -> OutputError | None:
    """Return the fault of the machine that an exception is, or comes from."""
    for error in _causes(exception):
        if isinstance(error, OutputError):
            return error
        if isinstance(error, SphinxParallelError):
            return _of_another_process(error.message, place)
        if isinstance(error, EOFError):
            return OutputError(
                f"a process of the build was ended from outside (is memory short?); {STAYS}"
            )
        if isinstance(error, MemoryError):
            return OutputError(f"the memory did not suffice; {STAYS}")
        if isinstance(error, OSError) and error.errno is not None:
            return not_written(error, place)
    return None


def _of_another_process(message: str, place: object) -> OutputError | None:
    """Return the fault of the machine that another process told of, if it was one."""
    if told := _OF_OUTPUT.search(message):
        return OutputError(f"{told[1].removesuffix(f'; {STAYS}')}; {STAYS}")
    if told := _OF_SYSTEM.search(message) or _OF_HANDLER.search(message):
        where = "" if ": '" in told[1] else f"{place}: "
        return OutputError(f"{where}{told[1]}; {STAYS}")
    return None


def _causes(exception: BaseException) -> Iterator[BaseException]:
    """Yield an exception, and what Sphinx wrapped in it."""
    found: BaseException | None = exception
    while found is not None:
        yield found
        found = found.__cause__ if isinstance(found, ExtensionError) else None


def _is_command() -> bool:
    """Whether it is Sphinx's command that builds, and not another program."""
    frame = sys._getframe()  # noqa: SLF001 - there is no other way to know
    while frame.f_back is not None:
        frame = frame.f_back
        if frame.f_globals.get("__name__") == "sphinx.cmd.build":
            return True
    return False


def _is_of_a_file(error: OSError) -> bool:
    """Whether a fault is one of a disk, or of a file that is gone."""
    return isinstance(error, FileNotFoundError) or error.errno in _OF_FILES


class FileFaults(standard_logging.Handler):
    """Ends a build that warns of what could not be written, or is gone."""

    def __init__(self) -> None:
        super().__init__(standard_logging.WARNING)

    def emit(self, record: standard_logging.LogRecord) -> None:
        """Raise :class:`OutputError` in place of a warning of a fault of a file."""
        values = record.args if isinstance(record.args, tuple) else ()
        for value in values:
            if isinstance(value, OSError) and _is_of_a_file(value):
                raise not_written(value, values[0] if values[0] is not value else "")

    def watch(self) -> None:
        """Begin, before anybody else hears of the warnings."""
        self.leave_off()
        standard_logging.getLogger(logging.NAMESPACE).handlers.insert(0, self)

    def leave_off(self) -> None:
        """End nothing any more."""
        standard_logging.getLogger(logging.NAMESPACE).removeHandler(self)
