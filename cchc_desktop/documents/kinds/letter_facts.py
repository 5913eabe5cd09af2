"""What reminder letters and forms of extension print, read before they are built."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.committee.records import PersonAtDate, Profile
from cchc_desktop.documents.kinds.sheet_facts import Office
from cchc_desktop.register.records import Paper
from cchc_desktop.tasks.records import ExtensionResult


@dataclass(frozen=True)
class LateTask:
    """One overdue task of a letter: who does it, where it comes from, its deadline in words, calendar days late."""

    task_id: int
    work: str
    person: str
    source: str
    deadline: str
    days_late: int


@dataclass(frozen=True)
class ReminderFacts:
    """The overdue tasks of one unit on a day.

    ``given_by`` is the paper from which all tasks come, None where they come from several or from none;
    ``given_by_organ`` issued it. The unit answers to ``answer_to`` by ``answer_by``. ``paper`` is the entry of the
    letter: the draft begun last, or a new one.
    """

    profile: Profile
    people: tuple[PersonAtDate, ...]
    unit_id: int
    code: str
    unit: str
    tasks: tuple[LateTask, ...]
    as_of: date
    answer_by: date
    answer_to: str
    paper: Paper
    given_by: Paper | None = None
    given_by_organ: str = ""


@dataclass(frozen=True)
class Request:
    """One request to extend a deadline; ``number`` counts those of the task from 1."""

    number: int
    from_due: date | None
    to_due: date
    reason: str
    result: ExtensionResult
    asked_on: date | None = None
    decided_by: str = ""
    decided_on: date | None = None


@dataclass(frozen=True)
class ExtensionFacts:
    """A task whose deadline is to be extended; ``request`` None leaves the form to be filled in by hand.

    ``asker`` leads the task, ``asker_post`` and ``unit`` say as what; ``leader`` decides. ``deadline`` is in words,
    ``period`` names that of work that comes back.
    """

    office: Office
    code: str
    work: str
    source: str
    asker: str
    asker_post: str
    unit: str
    leader: str
    deadline: str
    due_on: date | None
    original_due_on: date | None
    progress: int
    last_result: str = ""
    period: str = ""
    request: Request | None = None
