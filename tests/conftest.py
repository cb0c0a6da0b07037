"""What holds for every test: no screen, repeatable examples, nothing unexpected left behind."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

from tests.leaks import no_qt_work_left, no_thread_left
from tests.logs import expect_log

__all__ = ["expect_log", "no_qt_work_left", "no_thread_left"]

# Read when the first QApplication is made; a run on a real screen may say otherwise.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Time on a shared machine says nothing about a test: no deadline, no verdict on slow examples.
_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("repeatable", _PATIENT, derandomize=True, max_examples=100)
settings.register_profile("thorough", _PATIENT, max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))
