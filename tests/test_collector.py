"""The collector of garbage looks less often while a build runs, and as before after it."""

from __future__ import annotations

import gc

from annual_report.collector import THRESHOLDS

PROBE = """
import gc
def setup(app):
    app.connect("doctree-read", lambda app, _: setattr(app.env, "seen", gc.get_threshold()))
"""


def test_collector_looks_less_often_while_a_build_runs(build):
    before = gc.get_threshold()
    built = build({"index.md": "# Koe\n"}, conf=PROBE)
    assert built.app.env.seen[0] == THRESHOLDS[0] > before[0]
    assert gc.get_threshold() == before


def test_collector_that_is_off_stays_off(build):
    before = gc.get_threshold()
    gc.set_threshold(0)
    try:
        build({"index.md": "# Koe\n"}, conf=PROBE)
        assert gc.get_threshold()[0] == 0
    finally:
        gc.set_threshold(*before)
