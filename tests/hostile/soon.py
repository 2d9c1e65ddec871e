"""Bounds how long a test of hostile input may take."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def soon(seconds: float) -> Iterator[None]:
    """Fail when what is done takes more of the processor than some seconds."""
    start = time.process_time()
    yield
    taken = time.process_time() - start
    assert taken < seconds, f"took {taken:.1f} s, {seconds} s are the most"
