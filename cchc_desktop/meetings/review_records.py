"""The review of earlier decisions and the tasks that a meeting assigns, as plain values of its papers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.tasks.deadline_words import deadline_words
from cchc_desktop.tasks.records import Clarity, DeadlineLabel


@dataclass(frozen=True)
class ReviewLine:
    """One task of an earlier meeting as it stood on the day of this one."""

    task_id: int
    code: str
    work: str
    lead: str
    label: DeadlineLabel
    due_on: date | None = None
    original_due_on: date | None = None
    due_wording: str = ""
    period: str = ""
    days_late: int = 0
    completed_on: date | None = None
    last_result: str = ""
    cause: str = ""
    measure: str = ""


@dataclass(frozen=True)
class Skipped:
    """A task that the review leaves out, and why."""

    task_id: int
    code: str
    work: str
    reason: str


@dataclass(frozen=True)
class Review:
    """What becomes of earlier decisions: the lines printed, those left out, and whether all of it is frozen.

    ``since`` is the day of the meeting before; ``with_other_sources`` takes the open tasks that no meeting of the
    series gave.
    """

    lines: tuple[ReviewLine, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    since: date | None = None
    with_other_sources: bool = False
    is_frozen: bool = False


@dataclass(frozen=True)
class AssignedTask:
    """One task that a conclusion of this meeting gave; ``conclusion_id`` names it, ``due`` is in words of papers.

    ``lead_id`` is the person who leads, None where a unit does; ``helpers`` are the co-workers one by one, each with
    the id of the person. ``extensions`` are those granted, each with the day of the decision and the new deadline.
    ``cancelled_on`` is since when it is followed no longer, None while it is.
    """

    task_id: int
    code: str
    conclusion_id: int
    work: str
    lead: str = ""
    co_workers: str = ""
    supervisor: str = ""
    deliverable: str = ""
    due: str = ""
    due_on: date | None = None
    is_draft: bool = False
    clear: int = 0
    asked: int = 0
    """How many of the clarities asked for are there ("Rõ 5/6")."""
    lacks: tuple[Clarity, ...] = ()
    lead_id: int | None = None
    helpers: tuple[tuple[int | None, str], ...] = ()
    due_wording: str = ""
    original_due_on: date | None = None
    is_recurring: bool = False
    extensions: tuple[tuple[date, date], ...] = ()
    cancelled_on: date | None = None

    def due_at(self, day: date | None) -> str:
        """Return the deadline as papers of that day word it: what was extended later was not known; None is now."""
        if day is None or not self.extensions or self.original_due_on is None:
            return self.due
        due = max(((decided, to) for decided, to in self.extensions if decided <= day), default=None)
        return deadline_words(
            self.due_wording,
            due[1] if due is not None else self.original_due_on,
            original=self.original_due_on,
            is_recurring=self.is_recurring,
        )
