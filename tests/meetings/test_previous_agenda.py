"""The agenda that a new meeting can take over: that of the last meeting of its kind."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import previous_agenda
from cchc_desktop.meetings.records import AgendaEntry, MeetingDetails, MeetingKind
from cchc_desktop.storage.migrate import making
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2021, 4, 5)
ITEMS = (AgendaEntry("Khai mạc", time(14, 0), time(14, 5)), AgendaEntry("Thảo luận"))


@pytest.fixture
def data(tmp_path: Path) -> DataFile:
    file = tmp_path / "thử.cchc"
    with making(file):
        pass
    return DataFile.open(file)


def add(data: DataFile, day: date, *agenda: AgendaEntry, kind: MeetingKind = MeetingKind.MONTHLY) -> int:
    """Add a meeting with an agenda."""
    with data.writing() as session:
        details = MeetingDetails("Họp", kind, f"{day:%Y-%m}", day)
        made, _changes = service.create_meeting(session, details, today=TODAY)
        service.save_agenda(session, made, agenda)
    return made


def test_the_latest_agenda_of_the_same_kind_is_found(data: DataFile) -> None:
    add(data, date(2020, 10, 5), AgendaEntry("Cũ hơn"))
    add(data, date(2020, 11, 4), *ITEMS)
    add(data, date(2020, 12, 1), AgendaEntry("Loại khác"), kind=MeetingKind.EXTRAORDINARY)
    add(data, date(2020, 12, 2))
    own = add(data, date(2020, 12, 4), AgendaEntry("Của chính nó"))
    add(data, date(2021, 1, 5), AgendaEntry("Về sau"))
    with data.reading() as session:
        assert previous_agenda(session, own) == (date(2020, 11, 4), ITEMS)


def test_nothing_is_found_for_the_first_meeting(data: DataFile) -> None:
    own = add(data, date(2020, 12, 4))
    with data.reading() as session:
        assert previous_agenda(session, own) is None
        assert previous_agenda(session, own + 1) is None
