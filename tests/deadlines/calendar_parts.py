"""A file with the meetings of the sample, and years to change in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.calendar.holidays import DayKind, ListedDay, year_days
from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.calendar_change import change_years
from cchc_desktop.meetings.queries import meeting_rows
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2021, 4, 5)
STORM = "Nghỉ phòng, chống bão"


def with_days(year: int, *days: date) -> tuple[ListedDay, ...]:
    """Return the days of a year as they are known, and further days off."""
    more = [ListedDay(day, DayKind.OFF, STORM, "Công điện") for day in days]
    return (*year_days(year), *more)


def write(file: DataFile, verb: Callable[[Session], Changes]) -> Changes:
    """Write in one step."""
    with file.writing() as session:
        return verb(session)


def change(file: DataFile, year: int, days: Iterable[ListedDay]) -> Changes:
    """Replace a year as the window does."""
    return write(file, lambda session: change_years(session, {year: tuple(days)}, today=TODAY))


def dues(file: DataFile) -> dict[str, date | None]:
    """Return when each notice of conclusions is due, as the list of meetings shows it."""
    with file.reading() as session:
        return {row.code: row.notice_due for row in meeting_rows(session, today=TODAY)}
