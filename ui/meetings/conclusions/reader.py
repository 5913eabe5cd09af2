"""Reads conclusions while they are typed: what the file knows is read once for a meeting, each text once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.calendar.phrases import Reading, read_phrase
from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.tasks.clarity import asked_clarity
from cchc_desktop.tasks.instructions import Known, ProposedTask, read_instruction
from cchc_desktop.tasks.records import Clarity
from ui.task_fields.people import TaskPeople, read_people
from ui.workspace import Workspace


@dataclass(frozen=True)
class _Background:
    """What a sentence is read against: everybody of the day, the working days, and the rules of the committee."""

    day: date
    people: TaskPeople
    known: Known
    calendar: WorkingCalendar
    excludes: bool
    asked: tuple[Clarity, ...]


class InstructionReader:
    """Reads the sentences of one meeting, as of its day."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._background: _Background | None = None
        self._read: dict[str, tuple[ProposedTask, ...]] = {}

    def follow(self, facts: MeetingFacts) -> None:
        """Read for this meeting from now on."""
        if self._background is None or self._background.day != facts.details.start_date:
            self._background = self._workspace.read(lambda session: _read_background(session, facts.details.start_date))
            self._read.clear()

    def forget(self) -> None:
        """People, departments or working days changed: read them again when a meeting is next followed."""
        self._background = None

    @property
    def people(self) -> TaskPeople:
        """Everybody who can be named on the day of the meeting."""
        return self._background.people if self._background else TaskPeople()

    @property
    def asked(self) -> tuple[Clarity, ...]:
        """What an assignment is to make clear in this committee."""
        return self._background.asked if self._background else ()

    def proposals(self, text: str) -> tuple[ProposedTask, ...]:
        """Return the tasks that a sentence proposes; none where it is too long to be one."""
        base = self._background
        if base is None or not text.strip():
            return ()
        if text not in self._read:
            try:
                found = read_instruction(
                    text, base.day, base.known, base.calendar, before_excludes_day=base.excludes, ro=base.asked
                )
            except ValidationError:
                found = ()  # longer than a sentence can be; nothing is proposed
            self._read[text] = found
        return self._read[text]

    def deadline(self, words: str) -> Reading:
        """Return what the words of a deadline mean, from the day of the meeting. Raises ValidationError."""
        base = self._background
        assert base is not None, "no meeting is followed"
        return read_phrase(words, base.day, base.calendar, before_excludes_day=base.excludes)


def _read_background(session: Session, day: date) -> _Background:
    people = read_people(session, day)
    return _Background(
        day=day,
        people=people,
        known=Known.of(people.people, people.departments),
        calendar=working_calendar(session),
        excludes=file_setting(session, "before_is_exclusive", "true") != "false",
        asked=asked_clarity(session),
    )
