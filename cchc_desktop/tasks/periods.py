"""The periods of recurring tasks in the hands of a verb: which one is meant, and its row to write into."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property

from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.model import Task, TaskOccurrence
from cchc_desktop.tasks.records import Occurrence
from cchc_desktop.tasks.recurring import coming_occurrence, current_occurrence, occurrences, period_days, period_label
from cchc_desktop.tasks.rows import occurrence_rows, series_of, stored
from cchc_desktop.text.dates import short_date


class Periods:
    """The periods of these tasks that have begun; one read for all of them."""

    def __init__(self, session: Session, tasks: Sequence[Task], today: date) -> None:
        recurring = [task.id for task in tasks if task.every is not None]
        self._session, self._today = session, today
        self._rows = occurrence_rows(session, recurring)

    @cached_property
    def _calendar(self) -> WorkingCalendar:
        return working_calendar(self._session)

    def begun(self, task: Task) -> tuple[Occurrence, ...]:
        """Return the periods of a recurring task that have begun."""
        series = series_of(task)
        if series is None:
            return ()
        kept = stored(self._rows[task.id])
        return occurrences(series.recurrence, series.first, series.last, kept, self._today, self._calendar)

    def meant(self, task: Task, period: str = "") -> Occurrence:
        """Return the period with this code, or the current one. Raises ValidationError where there is none."""
        begun = self.begun(task)
        found = next((each for each in begun if each.period == period), None) if period else current_occurrence(begun)
        if found is not None:
            return found
        if period:
            sentence = _("{code} has no period {period} yet.")
            raise ValidationError(sentence.format(code=task.code, period=period_label(period)), "period")
        raise self._not_begun(task)

    def open_one(self, task: Task, period: str = "") -> Occurrence:
        """Return the period meant when it is not completed. Raises Conflict when it is."""
        found = self.meant(task, period)
        if found.completed_on is not None:
            sentence = _("{code}, {period}: completed on {day} already. Open it again first.")
            words = {"period": period_label(found.period), "day": short_date(found.completed_on)}
            raise Conflict(sentence.format(code=task.code, **words))
        return found

    def completed_one(self, task: Task, period: str = "") -> Occurrence:
        """Return the period meant, or the last completed one. Raises Conflict when it is not completed."""
        done = [each for each in self.begun(task) if each.completed_on is not None]
        found = self.meant(task, period) if period else done[-1] if done else None
        if found is None or found.completed_on is None:
            label = f", {period_label(period)}" if period else ""
            raise Conflict(_("{code} is not completed yet.").format(code=f"{task.code}{label}"))
        return found

    def row(self, task: Task, period: str) -> TaskOccurrence:
        """Return the row of a period, made where nothing had happened to it."""
        row = self._rows[task.id].get(period)
        if row is None:
            row = TaskOccurrence(task_id=task.id, period=period, progress=0)
            self._session.add(row)
            self._rows[task.id][period] = row
        return row

    def _not_begun(self, task: Task) -> ValidationError:
        series = series_of(task)
        sentence, day = _("{code} does not come back, so it has no periods."), ""
        if series is not None:
            sentence = _("The first period of {code} begins on {day}.")
            day = short_date(period_days(coming_occurrence(series, self._calendar).period)[0])
        return ValidationError(sentence.format(code=task.code, day=day), "period")
