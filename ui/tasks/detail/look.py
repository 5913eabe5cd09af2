"""One task with all that it is judged by, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.i18n import _
from cchc_desktop.meetings.conclusion_places import conclusion_place
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.facts import TaskFacts, task_facts
from cchc_desktop.tasks.looking import soon_days
from cchc_desktop.tasks.records import Clarity, Source, SourceKind


@dataclass(frozen=True)
class TaskLook:
    """A task, and what it is judged by."""

    facts: TaskFacts
    working: WorkingCalendar
    asked: tuple[Clarity, ...]
    soon_days: int
    excludes_day: bool
    source_words: str = ""


def read_task(session: Session, task_id: int, today: date) -> TaskLook:
    """Read everything that the pane shows. Raises NotFound."""
    facts = task_facts(session, task_id, today=today)
    return TaskLook(
        facts,
        working_calendar(session),
        asked_clarity(session),
        soon_days(session),
        file_setting(session, "before_is_exclusive") != "false",
        _source_words(session, facts.details.source),
    )


def _source_words(session: Session, source: Source) -> str:
    """Name the conclusion that a task comes from, "" for any other source."""
    if source.kind is not SourceKind.CONCLUSION or source.id is None:
        return ""
    place = conclusion_place(session, source.id)
    if place is None:
        return ""
    return _("Conclusion {number}, {meeting}").format(number=place.number, meeting=place.meeting_code)
