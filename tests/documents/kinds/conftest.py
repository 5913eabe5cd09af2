"""The sample's meetings as facts, and a content tree as text for the expected files beside the tests."""

from __future__ import annotations

from tests.meetings.conftest import all_facts, hybrid, monthly, sample_file

__all__ = ["all_facts", "hybrid", "monthly", "sample_file"]
