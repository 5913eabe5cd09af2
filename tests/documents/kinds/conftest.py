"""The sample's meetings as facts, and the monthly one with changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.register.records import Paper
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


SUPPLEMENT = SupplementEntry(
    written_on=date(2021, 1, 20),
    start_time=time(8),
    end_time=time(8, 30),
    place="Phòng họp số 2, trụ sở Ủy ban nhân dân phường Đức Sen",
    chair_id=1,
    secretary_id=5,
    reason="Số hồ sơ trễ hạn ghi trong biên bản chưa khớp với số liệu đã đối chiếu ngày 09/12/2020.",
    text=(
        "1. Tại mục III, đoạn về kết quả giải quyết hồ sơ đã ghi: “có 05 hồ sơ trễ hạn”.\n"
        "Nay ghi lại là: “có 04 hồ sơ trễ hạn, đã gửi thư xin lỗi 04/04 hồ sơ”.\n"
        "2. Bổ sung vào danh sách dự họp: đại diện Công an phường."
    ),
    id=1,
    is_signed=True,
    paper=Paper("BB", "13", "BB-BCĐ", date(2021, 1, 20)),
)
"""Invented corrections to minutes of the sample."""


@pytest.fixture(scope="session")
def all_facts(sample_facts: dict[str, MeetingFacts]) -> dict[str, MeetingFacts]:
    """Both meetings, the minutes of each with a correction."""
    return {code: replace(facts, supplements=(SUPPLEMENT,)) for code, facts in sample_facts.items()}
