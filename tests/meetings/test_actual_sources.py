"""Figures of commitments that meetings give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.records import FigureKind
from cchc_desktop.commitments.sources import Wanted
from cchc_desktop.commitments.words import typed_text
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.actual_sources import ACTUAL_SOURCES, MEETINGS_HELD, NOTICES_IN_TIME
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind, MeetingState
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.records import Actor
from tests.exchange.conftest import SAMPLE

TODAY = date(2021, 4, 5)
YEAR, QUARTER, MONTH = Period.parse("2020"), Period.parse("2021-Q1"), Period.parse("2021-03")


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataFile]:
    load_file(tmp_path / "a.cchc", SAMPLE)
    with open_file(tmp_path / "a.cchc", rooms=ROOMS) as opened:
        yield opened


def taken(data, source, today=TODAY):
    days = {period: (period.first_day, period.last_day) for period in (YEAR, QUARTER, MONTH)}
    with data.reading() as session:
        found = source.take(session, [Wanted(7, Actor(person_id=1), days)], today)
    assert {target for target, _period in found} == {7}
    return {period.code: typed_text(figure) for (_target, period), figure in found.items()}


def hold(data, day, kind=MeetingKind.MONTHLY, state=MeetingState.HELD):
    details = MeetingDetails("Họp", kind, f"{day:%Y-%m}", day)
    with data.writing() as session:
        meeting_id, _changes = service.create_meeting(session, details, today=TODAY)
        session.get_one(Meeting, meeting_id).state = state


def test_meetings_are_counted_on_the_day_they_were_held(data: DataFile) -> None:
    assert taken(data, MEETINGS_HELD) == {"2020": "1", "2021-Q1": "1", "2021-03": "0"}
    hold(data, date(2021, 3, 10))
    hold(data, date(2021, 3, 11), kind=MeetingKind.INSPECTION)
    hold(data, date(2021, 3, 12), state=MeetingState.PLANNED)
    hold(data, date(2021, 3, 15), state=MeetingState.CANCELLED)
    assert taken(data, MEETINGS_HELD) == {"2020": "1", "2021-Q1": "2", "2021-03": "1"}


def test_notices_are_in_time_late_or_not_judged_yet(data: DataFile) -> None:
    assert taken(data, NOTICES_IN_TIME) == {"2020": "1/1", "2021-Q1": "0/1", "2021-03": "0/0"}
    hold(data, date(2021, 3, 24))
    assert taken(data, NOTICES_IN_TIME, date(2021, 3, 31))["2021-03"] == "0/0"
    assert taken(data, NOTICES_IN_TIME, date(2021, 4, 1))["2021-03"] == "0/1"


def test_every_source_has_a_name_of_its_own_and_adds_up() -> None:
    assert len({source.name for source in ACTUAL_SOURCES}) == len(ACTUAL_SOURCES)
    assert {source.kind for source in ACTUAL_SOURCES} <= {FigureKind.SHARE, FigureKind.COUNT}
