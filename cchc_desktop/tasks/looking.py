"""What the counts and rows of a filter share, looked up once: names, current occurrences, the words of the search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.tasks.actors import Actors, actors_at
from cchc_desktop.tasks.conditions import Searched, conditions
from cchc_desktop.tasks.current import as_value, current_occurrences
from cchc_desktop.tasks.filtering import Levels, TaskFilter
from cchc_desktop.tasks.reckoning import PLAIN, Column, Reckoned, label, recurring
from cchc_desktop.tasks.records import Occurrence
from cchc_desktop.tasks.rules import DUE_SOON_DAYS
from cchc_desktop.tasks.words import searched

SOON_SETTING = "due_soon_days"


@dataclass(frozen=True)
class Look:
    """A filter with everything looked up that its counts and rows share; good for one state of the file."""

    wanted: TaskFilter
    today: date
    soon_days: int
    actors: Actors
    current: Mapping[int, Occurrence | None]
    ways: tuple[Searched, ...] | None
    calendar: WorkingCalendar

    @cached_property
    def kinds(self) -> tuple[Reckoned, ...]:
        """The two kinds of tasks; in most files few recur, in some none does."""
        return (PLAIN, recurring(as_value(self.current))) if self.current else (PLAIN,)

    def beside(self, wanted: TaskFilter) -> Look:
        """Return the look of another filter over the same state of the file; its search must be this one's, or none."""
        return replace(self, wanted=wanted, ways=self.ways if wanted.search else None)

    def label(self, reckoned: Reckoned) -> Column:
        """Return the label of this day."""
        return label(reckoned, today=self.today, soon_days=self.soon_days)

    def tasks(self, reckoned: Reckoned, *columns: Column) -> Select[Any]:
        """Return a SELECT over the tasks wanted of one kind, whatever their label."""
        where = conditions(self.wanted, reckoned, self.actors, self.ways)
        return select(*columns).select_from(reckoned.source).where(*where)


def look(session: Session, wanted: TaskFilter, *, today: date) -> Look:
    """Look up what the counts and rows of a filter share."""
    calendar = working_calendar(session)
    actors = actors_at(session, today)
    return Look(
        wanted=wanted,
        today=today,
        soon_days=soon_days(session),
        actors=actors,
        current=current_occurrences(session, today=today, calendar=calendar),
        ways=searched(session, wanted.search, actors, with_parts=wanted.levels is Levels.TOP),
        calendar=calendar,
    )


def soon_days(session: Session) -> int:
    """Return within how many calendar days a deadline is soon, in this committee."""
    kept = file_setting(session, SOON_SETTING)
    return int(kept) if kept.isdecimal() and kept.isascii() else DUE_SOON_DAYS
