"""Why a deadline is the day it is, in one line: counted in working days, read from its words, put off, or fixed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.phrases import PhraseKind, read_phrase
from cchc_desktop.calendar.queries import kept_deadlines, working_calendar
from cchc_desktop.calendar.rules import NOTICE_WORKING_DAYS, notice_due
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.tasks.model import Extension, Task
from cchc_desktop.tasks.records import ExtensionResult
from cchc_desktop.tasks.rows import series_of
from cchc_desktop.text.dates import short_date

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_NAMED = 3
"""So many days off between are named, more are counted."""


def reason_of(session: Session, deadline: Deadline) -> str:
    """Return the way to the day of a deadline as sentences, and the working days beside a day of rest."""
    calendar = working_calendar(session)
    match deadline.kind:
        case DeadlineKind.TASK:
            parts = [*_task(session, deadline, calendar)]
        case DeadlineKind.NOTICE:
            parts = [*_notice(session, deadline, calendar)]
        case DeadlineKind.MEETING_MISSING:
            parts = [_("Each month has its meeting, or a reason why there was none")]
        case DeadlineKind.HANDOVER:
            parts = [_("The last day away")]
        case DeadlineKind.COMMITMENT:
            parts = [_("The last day of the period whose figures are missing")]
    if deadline.day is not None and deadline.kind in (DeadlineKind.TASK, DeadlineKind.NOTICE):
        parts += _rest(deadline.day, calendar)
    return ". ".join(part for part in parts if part)


def _notice(session: Session, deadline: Deadline, calendar: WorkingCalendar) -> Iterator[str]:
    columns = (Meeting.start_date, Meeting.end_date)
    row = session.execute(select(*columns).where(Meeting.id == deadline.record_id)).one_or_none()
    if row is None or deadline.day is None:
        return
    counted_from = row.end_date or row.start_date
    yield _counted(counted_from, notice_due(counted_from, calendar), calendar)
    if (deadline.record_id, counted_from) in kept_deadlines(session, MEETING):
        yield _("It stays as it was given: {day}").format(day=short_date(deadline.day))


def _counted(start: date, due: date, calendar: WorkingCalendar) -> str:
    """Say that working days were counted, and which days off between were not."""
    words = _("{n:02d} working days after {start} → {due}")
    sentence = words.format(n=NOTICE_WORKING_DAYS, start=short_date(start), due=short_date(due))
    off = [*_days_off(start, due, calendar)]
    if not off:
        return sentence
    if len(off) > _NAMED:
        left_out = ngettext("{n} day off left out", "{n} days off left out", len(off)).format(n=len(off))
    else:
        named = ", ".join(f"{short_date(day)} {calendar.day_name(day)}" for day in off)
        left_out = _("left out: {days}").format(days=named)
    return f"{sentence} ({left_out})"


def _days_off(start: date, due: date, calendar: WorkingCalendar) -> Iterator[date]:
    """Give the days after ``start`` until ``due`` that would be worked but for their name."""
    day = start + _ONE_DAY
    while day <= due:
        if day.weekday() < _SATURDAY and not calendar.is_working_day(day):
            yield day
        day += _ONE_DAY


def _task(session: Session, deadline: Deadline, calendar: WorkingCalendar) -> Iterator[str]:
    task = session.scalars(select(Task).where(Task.id == deadline.record_id)).one_or_none()
    if task is None:
        return
    series = series_of(task)
    if deadline.day is None:
        yield _("No deadline by intention") if task.is_without_due else _("No deadline yet: it is not clear until when")
    elif series is not None:
        label = series.recurrence.label
        words = _("{recurrence}, period {period} → {day}")
        period = _period_words(deadline.period)
        yield words.format(recurrence=label[:1].upper() + label[1:], period=period, day=short_date(deadline.day))
    else:
        yield _read(session, task, calendar)
    yield from _extensions(session, task, deadline)


def _read(session: Session, task: Task, calendar: WorkingCalendar) -> str:
    """Say how the words lead to the first day; where they do not, the words themselves."""
    original = task.original_due_on or task.due_on
    if original is None:
        return ""
    if not task.due_wording:
        return _("The day itself was given: {day}").format(day=short_date(original))
    excludes = file_setting(session, "before_is_exclusive") != "false"
    try:
        reading = read_phrase(task.due_wording, task.assigned_on or original, calendar, before_excludes_day=excludes)
    except ValidationError:
        reading = None
    if reading is not None and reading.kind is PhraseKind.DATE and reading.date == original:
        return reading.reason
    return _("“{words}”, set to {day}").format(words=task.due_wording, day=short_date(original))


def _extensions(session: Session, task: Task, deadline: Deadline) -> Iterator[str]:
    """Name the last extension granted, and the request that waits."""
    of_task = select(Extension).where(Extension.task_id == task.id, Extension.period == deadline.period)
    rows = session.scalars(of_task.order_by(Extension.number)).all()
    granted = [row for row in rows if row.result is ExtensionResult.GRANTED]
    if granted:
        words = ngettext("extended {n} time, to {day}", "extended {n} times, to {day}", len(granted))
        sentence = words.format(n=len(granted), day=short_date(granted[-1].to_due))
        yield sentence[:1].upper() + sentence[1:]
    for row in rows:
        if row.result is ExtensionResult.PENDING:
            yield _("Asked to be extended to {day}, not decided yet").format(day=short_date(row.to_due))


def _period_words(code: str) -> str:
    """Return the name of a period of recurring work in the user's language."""
    year, is_week, week = code.partition("-W")
    if is_week:
        return _("week {week}/{year}").format(week=week, year=year)
    return period_name(Period.parse(code)) if code else ""


def _rest(day: date, calendar: WorkingCalendar) -> Iterator[str]:
    if calendar.is_working_day(day):
        return
    name = calendar.day_name(day) or (_("Saturday") if day.weekday() == _SATURDAY else _("Sunday"))
    words = _("{day} is a day of rest ({name}); the working day before: {before}")
    before = calendar.previous_working_day(day)
    yield words.format(day=short_date(day), name=name, before=short_date(before))
