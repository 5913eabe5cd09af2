"""Changing the calendar of the file: what was given before stays as it was given, in the same step of the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar import service
from cchc_desktop.calendar.holidays import ListedDay
from cchc_desktop.calendar.model import KeptDeadline
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.rules import notice_due
from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.affected import GivenDeadline
from cchc_desktop.deadlines.given import notices, recurring_tasks
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.storage import history
from cchc_desktop.tasks.periods import Periods


def change_years(
    session: Session, years: Mapping[int, Sequence[ListedDay]], *, today: date, title: str = ""
) -> Changes:
    """Replace whole years (without days: by the shipped ones or the forecast); raises as ``service.replace_year``.

    ``title`` names the step for the history, else the years do.
    """

    def replace() -> None:
        for year, days in years.items():
            service.replace_year(session, year, days)

    names = ", ".join(map(str, sorted(years)))
    history.name_step(session, title or _("Days off of {years}").format(years=names))
    return _change(session, replace, today)


def change_saturdays(session: Session, works: bool, *, today: date) -> Changes:
    """Say whether Saturday is a working day here."""
    name = _("Saturday is a working day") if works else _("Saturday is a day of rest")
    history.name_step(session, name)
    return _change(session, lambda: service.set_works_saturdays(session, works), today)


def _change(session: Session, act: Callable[[], object], today: date) -> Changes:
    given = tuple(notices(session, working_calendar(session)))
    tasks = recurring_tasks(session)
    periods = Periods(session, tasks, today)
    begun = {task.id: periods.begun(task) for task in tasks}
    act()
    _keep_notices(session, given)
    counted_anew = Periods(session, tasks, today)
    for task in tasks:
        new = {each.period: each.due for each in counted_anew.begun(task)}
        for each in begun[task.id]:
            if new.get(each.period) != each.due:
                counted_anew.row(task, each.period).due_on = each.due
    session.flush()
    return Changes.of("calendar_day")


def _keep_notices(session: Session, given: Sequence[GivenDeadline]) -> None:
    """Keep each deadline of a notice that would come out otherwise now, and let go of those that would not any more."""
    after = working_calendar(session)
    rows = {row.record_id: row for row in session.scalars(select(KeptDeadline).where(KeptDeadline.kind == MEETING))}
    for deadline in given:
        row, day, due = rows.get(deadline.record_id), deadline.counted_from, deadline.due_on
        if day is None:
            continue
        if notice_due(day, after) == due:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(KeptDeadline(kind=MEETING, record_id=deadline.record_id, counted_from=day, due_on=due))
        else:
            row.counted_from, row.due_on = day, due
