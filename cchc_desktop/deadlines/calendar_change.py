"""Changing the calendar of the file: what was given before stays as it was given, in the same step of the history."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar import service
from cchc_desktop.calendar.holidays import ListedDay
from cchc_desktop.calendar.model import KeptDeadline
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.rules import notice_due
from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.given import notices
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.storage import history


def change_years(session: Session, years: Mapping[int, Sequence[ListedDay]]) -> Changes:
    """Replace whole years (without days: by the shipped ones or the forecast); raises as ``service.replace_year``."""

    def replace() -> None:
        for year, days in years.items():
            service.replace_year(session, year, days)

    names = ", ".join(map(str, sorted(years)))
    history.name_step(session, _("Days off of {years}").format(years=names))
    return _change(session, replace)


def change_saturdays(session: Session, works: bool) -> Changes:
    """Say whether Saturday is a working day here."""
    name = _("Saturday is a working day") if works else _("Saturday is a day of rest")
    history.name_step(session, name)
    return _change(session, lambda: service.set_works_saturdays(session, works))


def _change(session: Session, act: Callable[[], object]) -> Changes:
    before = working_calendar(session)
    given = tuple(notices(session, before))
    act()
    after = working_calendar(session)
    rows = {row.record_id: row for row in session.scalars(select(KeptDeadline).where(KeptDeadline.kind == MEETING))}
    for deadline in given:
        assert deadline.counted_from is not None
        row = rows.get(deadline.record_id)
        if notice_due(deadline.counted_from, after) == deadline.due_on:
            if row is not None:
                session.delete(row)
        elif row is None:
            day, due = deadline.counted_from, deadline.due_on
            session.add(KeptDeadline(kind=MEETING, record_id=deadline.record_id, counted_from=day, due_on=due))
        else:
            row.counted_from, row.due_on = deadline.counted_from, deadline.due_on
    session.flush()
    return Changes.of("calendar_day")
