"""Work beside the pages: what comes back of it, and what is told when it fails."""

import os
import time

import pytest
from sphinx.errors import SphinxParallelError

from annual_report.beside import IS_POSSIBLE, Beside
from annual_report.staging.faults import STAYS, OutputError

pytestmark = pytest.mark.skipif(not IS_POSSIBLE, reason="no process can be forked here")


def test_the_result_of_another_process_is_taken_when_it_is_joined(tmp_path):
    taken = []
    beside = Beside(os.getpid, taken.append, tmp_path)
    assert taken == []
    beside.join()
    assert len(taken) == 1
    assert taken != [os.getpid()]


def test_a_fault_of_the_machine_is_told_with_a_place(tmp_path):
    def fill():
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError) as raised:
        Beside(fill, print, tmp_path).join()
    assert str(raised.value) == f"{tmp_path}: No space left on device; {STAYS}"


def test_a_fault_of_the_program_stays_what_it_is(tmp_path):
    with pytest.raises(SphinxParallelError, match="ZeroDivisionError"):
        Beside(lambda: 1 // 0, print, tmp_path).join()


def test_what_is_stopped_does_no_more(tmp_path):
    def write():
        time.sleep(1)
        (tmp_path / "late").touch()

    Beside(write, print, tmp_path).stop()
    time.sleep(1.5)
    assert not (tmp_path / "late").exists()
