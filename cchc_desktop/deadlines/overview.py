"""The figures a chair asks for, each with the filter that opens the list behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Final

from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee.queries import has_committee
from cchc_desktop.meetings.queries import meeting_rows, missing_months
from cchc_desktop.meetings.records import MeetingKind, MeetingRow, MeetingState
from cchc_desktop.meetings.rules import is_held
from cchc_desktop.tasks.count_records import CountRow
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.looking import Look
from cchc_desktop.tasks.queries import look, task_count, task_rows
from cchc_desktop.tasks.records import Clarity, DeadlineLabel
from cchc_desktop.tasks.rules import DONE
from cchc_desktop.tasks.trend import trend
from cchc_desktop.tasks.workload import Workload, completeness, workload

DAYS_AHEAD: Final = (3, 7)
"""A chair asks what falls due within so many days, whatever the committee calls soon."""

MEETINGS_A_YEAR: Final = 12
"""One each month (the annual programmes of the committees)."""

_URGENT: Final = 6
_COMING: Final = 3
_SERIES: Final = frozenset(MeetingKind) - {MeetingKind.INSPECTION, MeetingKind.EXTRAORDINARY}
_STILL_OPEN: Final = frozenset({DeadlineLabel.DUE_SOON, DeadlineLabel.ON_TRACK})
_PRESSING: Final = frozenset({DeadlineLabel.OVERDUE, DeadlineLabel.DUE_SOON})


@dataclass(frozen=True)
class Figure:
    """How many tasks, and the filter that lists just these."""

    number: int
    wanted: TaskFilter


@dataclass(frozen=True)
class Share:
    """One figure of another: both named, both with their list."""

    part: Figure
    whole: Figure


@dataclass(frozen=True)
class MeetingFigures:
    """The meetings of a year: those of the series that took place, months without any, notices owed, the next ones.

    ``without`` are the months of this year alone; ``owed`` are notices of conclusions of any year, the longest due
    first. ``has_any`` tells whether there is any meeting at all.
    """

    year: int
    has_any: bool = False
    held: tuple[MeetingRow, ...] = ()
    without: tuple[Period, ...] = ()
    owed: tuple[MeetingRow, ...] = ()
    coming: tuple[MeetingRow, ...] = ()


@dataclass(frozen=True)
class Overview:
    """Everything that the tab "Tổng quan" shows on a day; ``wanted`` is what all figures of tasks are about.

    ``due_in`` counts open tasks due from today on within so many days; ``unclear`` counts the tasks that leave open
    what the committee asks for. ``urgent`` is the beginning of the list of what is overdue or soon due.
    ``left_out`` is how many tasks outside the reform are in no figure.
    """

    today: date
    wanted: TaskFilter
    work: Workload
    is_set_up: bool = False
    has_tasks: bool = False
    left_out: int = 0
    due_in: Mapping[int, Figure] = field(default_factory=dict)
    unclear: Mapping[Clarity, Figure] = field(default_factory=dict)
    urgent: tuple[TaskRow, ...] = ()
    trend: tuple[CountRow, ...] = ()
    meetings: MeetingFigures = field(default_factory=lambda: MeetingFigures(0))

    def labelled(self, *labels: DeadlineLabel) -> Figure:
        """Return how many tasks have one of these labels; all tasks when none is named."""
        number = self.work.totals.of(*labels) if labels else self.work.totals.all
        return Figure(number, replace(self.wanted, labels=frozenset(labels)))

    @property
    def with_deadline(self) -> Figure:
        """The tasks that have a deadline, whatever became of them."""
        return Figure(self.work.totals.with_deadline, replace(self.wanted, due_from=date.min))

    @property
    def pressing(self) -> Figure:
        """What is overdue or due soon."""
        return self.labelled(*_PRESSING)

    @property
    def shares(self) -> Mapping[str, Share]:
        """The shares of ``rules.rates`` by their names, with the lists behind both numbers."""
        every, done = self.labelled(), self.labelled(*DONE)
        on_time = self.labelled(DeadlineLabel.DONE_ON_TIME)
        return {
            "completed_of_all": Share(done, every),
            "on_time_of_completed": Share(on_time, done),
            "on_time_of_all": Share(on_time, every),
            "overdue_of_all_with_deadline": Share(self.labelled(DeadlineLabel.OVERDUE), self.with_deadline),
        }


def overview(session: Session, *, today: date, with_outside: bool = False) -> Overview:
    """Read the figures of a day, in as many statements for any number of tasks.

    Work outside the reform is left out unless asked for, as it is in the counts.
    """
    wanted = TaskFilter() if with_outside else TaskFilter(is_outside_reform=False)
    looked = look(session, wanted, today=today)
    work = workload(session, looked, today=today)
    return Overview(
        today=today,
        wanted=wanted,
        work=work,
        is_set_up=has_committee(session),
        has_tasks=work.totals.all > 0
        or task_count(session, looked.beside(TaskFilter(with_drafts=True)), today=today) > 0,
        left_out=0 if with_outside else _outside(session, looked),
        due_in={days: _due_in(session, looked, days) for days in DAYS_AHEAD},
        unclear=_unclear(session, looked),
        urgent=tuple(task_rows(session, looked.beside(replace(wanted, labels=_PRESSING)), today=today, limit=_URGENT)),
        trend=trend(session),
        meetings=_meetings(session, today),
    )


def _outside(session: Session, looked: Look) -> int:
    return task_count(session, looked.beside(TaskFilter(is_outside_reform=True)), today=looked.today)


def _due_in(session: Session, looked: Look, days: int) -> Figure:
    until = looked.today + timedelta(days=days)
    wanted = replace(looked.wanted, labels=_STILL_OPEN, due_from=looked.today, due_until=until)
    return Figure(task_count(session, looked.beside(wanted), today=looked.today), wanted)


def _unclear(session: Session, looked: Look) -> Mapping[Clarity, Figure]:
    missing = completeness(session, looked, today=looked.today)
    return {each: Figure(number, replace(looked.wanted, unclear=each)) for each, number in missing.items()}


def _meetings(session: Session, today: date) -> MeetingFigures:
    rows = meeting_rows(session, today=today)
    owed = [row for row in rows if row.owes_notice and row.notice_due is not None]
    coming = [row for row in rows if row.state is MeetingState.PLANNED and row.end_date >= today]
    return MeetingFigures(
        year=today.year,
        has_any=bool(rows),
        held=tuple(_by_day(row for row in rows if _counts(row, today.year))),
        without=tuple(month for month in missing_months(session, today=today) if month.first_day.year == today.year),
        owed=tuple(sorted(owed, key=lambda row: (row.notice_due or date.max, row.id))),
        coming=tuple(_by_day(coming)[:_COMING]),
    )


def _counts(row: MeetingRow, year: int) -> bool:
    return is_held(row.state) and row.kind in _SERIES and row.start_date.year == year


def _by_day(rows: Iterable[MeetingRow]) -> list[MeetingRow]:
    return sorted(rows, key=lambda row: (row.start_date, row.id))
