"""How the faults of the machine are told that ended another process of a build."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from sphinx.errors import SphinxParallelError

from annual_report.staging.faults import STAYS, OutputError, leave

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            (
                "sphinx.errors.ExtensionError: Handler <bound method Charts.note> for event "
                "'doctree-read' threw an exception (exception: [Errno 28] No space left on device)"
            ),
            "/doctrees: No space left on device",
        ),
        ("OSError: [Errno 28] No space left on device", "/doctrees: No space left on device"),
        (
            "PermissionError: [Errno 13] Permission denied: '/site/reports/2023.html'",
            "Permission denied: '/site/reports/2023.html'",
        ),
        (
            f"annual_report.staging.faults.OutputError: /site: No space left on device; {STAYS}",
            "/site: No space left on device",
        ),
    ],
)
def test_a_fault_of_another_process(message: str, told: str) -> None:
    app = cast("Sphinx", SimpleNamespace(doctreedir="/doctrees", verbosity=0))
    with pytest.raises(OutputError) as raised:
        leave(app, SphinxParallelError(message, "Traceback"))
    assert str(raised.value) == f"{told}; {STAYS}"


def test_a_fault_of_the_program_is_left_to_sphinx() -> None:
    app = cast("Sphinx", SimpleNamespace(doctreedir="/doctrees", verbosity=0))
    leave(app, SphinxParallelError("ValueError: 28 is odd", "Traceback"))
