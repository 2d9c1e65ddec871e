"""A build after changes gives the same bytes as one from nothing, whatever was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.incremental.comparing import Comparison
from tests.incremental.project import write_project

if TYPE_CHECKING:
    from pathlib import Path

STEPS = 3


@pytest.mark.parametrize("seed", [1, 2])
def test_build_after_changes_equals_one_from_nothing(tmp_path: Path, seed: int) -> None:
    write_project(tmp_path / "source")
    comparison = Comparison(tmp_path, seed)
    comparison.start()
    compared = [comparison.step() for _ in range(STEPS)]
    assert any(compared), comparison.log
