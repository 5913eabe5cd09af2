"""What a working day begins with (báo cáo đầu ngày): today's meetings, what is late or due soon, who is away,
which commitments have no figures.

The lines are those of the agenda, so that the digest, the tab and the command line say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import forecast_sentence, years_without_notice
from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind, deadlines
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingState
from cchc_desktop.tasks.model import Extension, Task
from cchc_desktop.tasks.records import ExtensionResult

SOON_DAYS, LATER_DAYS = 3, 7
_OFF = (MeetingState.POSTPONED, MeetingState.CANCELLED)


@dataclass(frozen=True)
class MeetingToday:
    """A meeting of the day."""

    id: int
    code: str
    title: str
    time: str
    place: str


@dataclass(frozen=True)
class AskedExtension:
    """A request to extend that nobody has decided on yet."""

    task_id: int
    code: str
    work: str
    asked_on: date | None
    to_due: date
    reason: str


@dataclass(frozen=True)
class Digest:
    """One page for the morning; every part in the order of its deadlines.

    ``soon`` is due within three days after today, ``week`` within the four after those; ``figures`` are commitments
    without figures of a period that is over, or will be within three days; ``forecast_years`` are years whose days off
    are not known yet.
    """

    day: date
    meetings: tuple[MeetingToday, ...] = ()
    overdue: tuple[Deadline, ...] = ()
    today: tuple[Deadline, ...] = ()
    soon: tuple[Deadline, ...] = ()
    week: tuple[Deadline, ...] = ()
    notices: tuple[Deadline, ...] = ()
    missing_meetings: tuple[Deadline, ...] = ()
    away: tuple[Deadline, ...] = ()
    figures: tuple[Deadline, ...] = ()
    extensions: tuple[AskedExtension, ...] = ()
    forecast_years: tuple[int, ...] = ()

    @property
    def warning(self) -> str:
        """The sentence about years that rest on a forecast, "" for none."""
        return forecast_sentence(self.forecast_years) if self.forecast_years else ""

    @property
    def is_quiet(self) -> bool:
        """Tell whether nothing asks for attention today."""
        parts = (self.meetings, self.overdue, self.today, self.soon, self.week, self.notices, self.missing_meetings)
        return not any((*parts, self.away, self.figures, self.extensions, self.forecast_years))


def digest(session: Session, *, today: date) -> Digest:
    """Return the digest of a day."""
    found = deadlines(session, today=today)
    tasks = [each for each in found if each.kind is DeadlineKind.TASK and each.day is not None]
    soon, later = today + timedelta(days=SOON_DAYS), today + timedelta(days=LATER_DAYS)

    def due(after: date, until: date) -> tuple[Deadline, ...]:
        return tuple(each for each in tasks if each.day is not None and after < each.day <= until)

    def of(kind: DeadlineKind) -> tuple[Deadline, ...]:
        return tuple(each for each in found if each.kind is kind)

    return Digest(
        day=today,
        meetings=_meetings(session, today),
        overdue=tuple(each for each in tasks if each.day is not None and each.day < today),
        today=tuple(each for each in tasks if each.day == today),
        soon=due(today, soon),
        week=due(soon, later),
        notices=of(DeadlineKind.NOTICE),
        missing_meetings=of(DeadlineKind.MEETING_MISSING),
        away=of(DeadlineKind.HANDOVER),
        figures=tuple(each for each in of(DeadlineKind.COMMITMENT) if each.day is not None and each.day <= soon),
        extensions=_extensions(session),
        forecast_years=years_without_notice(session, today),
    )


def _meetings(session: Session, today: date) -> tuple[MeetingToday, ...]:
    columns = (Meeting.id, Meeting.code, Meeting.title, Meeting.start_time, Meeting.place)
    query = select(*columns).where(
        Meeting.trashed_at.is_(None), Meeting.start_date == today, Meeting.state.not_in(_OFF)
    )
    rows = session.execute(query.order_by(Meeting.start_time, Meeting.id))
    return tuple(
        MeetingToday(id_, code, title, f"{start:%H:%M}" if start else "", place)
        for id_, code, title, start, place in rows
    )


def _extensions(session: Session) -> tuple[AskedExtension, ...]:
    columns = (Task.id, Task.code, Task.work, Extension.asked_on, Extension.to_due, Extension.reason)
    query = (
        select(*columns)
        .join(Task, Task.id == Extension.task_id)
        .where(Extension.result == ExtensionResult.PENDING, Task.trashed_at.is_(None))
        .order_by(Extension.asked_on, Extension.id)
    )
    return tuple(AskedExtension(*row) for row in session.execute(query))
