"""The sample's meetings as facts, and the monthly one with changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cchc_desktop.meetings.records import MeetingFacts
from tests.documents.kinds.real_papers import SUPPLEMENT
from tests.meetings.conftest import all_facts as sample_facts
from tests.meetings.conftest import hybrid, monthly, sample_file

__all__ = ["hybrid", "monthly", "sample_facts", "sample_file"]


@pytest.fixture
def changed(monthly: MeetingFacts) -> Callable[..., MeetingFacts]:
    """The monthly meeting with some details, profile fields or facts changed; ``paper`` None has no number."""

    def change(*, details: dict | None = None, profile: dict | None = None, **facts: object) -> MeetingFacts:
        return replace(
            monthly,
            details=replace(monthly.details, **(details or {})),
            profile=replace(monthly.profile, **(profile or {})),
            **facts,  # type: ignore[arg-type]
        )

    return change


@pytest.fixture(scope="session")
def all_facts(sample_facts: dict[str, MeetingFacts]) -> dict[str, MeetingFacts]:
    """Both meetings, the minutes of each with a correction."""
    return {code: replace(facts, supplements=(SUPPLEMENT,)) for code, facts in sample_facts.items()}
