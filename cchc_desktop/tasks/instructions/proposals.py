"""What is read from an instruction, as plain values: tasks to be confirmed, with the words each part was read from."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from cchc_desktop.calendar.phrases import PhraseKind, Reading
from cchc_desktop.calendar.recurrence import Recurrence
from cchc_desktop.committee.records import Gender
from cchc_desktop.tasks.records import Actor, Clarity


class Part(Enum):
    """A part of an instruction."""

    LEAD = "lead"
    CO_WORKERS = "co_workers"
    SUPERVISOR = "supervisor"
    APPROVER = "approver"
    WORK = "work"
    DUE = "due"
    DELIVERABLE = "deliverable"


@dataclass(frozen=True)
class Owner:
    """A person or a department that may have a task; ``post`` and ``unit`` are those of a person."""

    is_person: bool
    id: int
    code: str
    name: str
    post: str = ""
    unit: str = ""
    in_charge_of: str = ""
    gender: Gender | None = None

    @property
    def actor(self) -> Actor:
        """The same as a task stores it."""
        return Actor(person_id=self.id) if self.is_person else Actor(department_id=self.id)

    @property
    def described(self) -> str:
        """Name, post and code, as a reason names it."""
        return f"{self.name}, {self.post} ({self.code})" if self.post else f"{self.name} ({self.code})"


@dataclass(frozen=True)
class Seen:
    """What was read of one part: the places of its words in the text given, as (start, end), and one sentence why."""

    part: Part
    spans: tuple[tuple[int, int], ...]
    reason: str


@dataclass(frozen=True)
class ProposedTask:
    """One task as it was read, to be confirmed or corrected.

    ``lead`` is None where nobody was named, or not clearly; ``for_all_units`` says that the words speak to every unit,
    so that the instruction can be assigned to each of them. ``due_wording`` are the words of the deadline, kept also
    where they give no date. ``missing`` names what was asked for and is not there.
    """

    work: str
    lead: Owner | None = None
    co_workers: tuple[Owner, ...] = ()
    supervisor: Owner | None = None
    approver: Owner | None = None
    due_wording: str = ""
    reading: Reading | None = None
    deliverable: str = ""
    for_all_units: bool = False
    missing: tuple[Clarity, ...] = ()
    seen: tuple[Seen, ...] = ()

    @property
    def due_date(self) -> date | None:
        """The last good day; None also of a recurrence, whose periods have their own."""
        return self.reading.date if self.reading and self.reading.kind is PhraseKind.DATE else None

    @property
    def recurrence(self) -> Recurrence | None:
        """How the work comes back."""
        return self.reading.recurrence if self.reading else None

    def of(self, part: Part) -> Seen | None:
        """Return what was read of a part."""
        return next((seen for seen in self.seen if seen.part is part), None)

    def as_plain(self) -> dict[str, object]:
        """Return what the command line prints, people and departments by their codes."""
        return {
            "lead": self.lead.code if self.lead else None,
            "co_workers": [owner.code for owner in self.co_workers],
            "work": self.work,
            "due_wording": self.due_wording,
            "due_date": self.due_date.isoformat() if self.due_date else None,
            "recurrence": self.recurrence.as_plain() if self.recurrence else None,
            "missing": [clarity.value for clarity in self.missing],
        }


def as_json(tasks: Sequence[ProposedTask]) -> str:
    """Return one array, one object per proposed task."""
    return json.dumps([task.as_plain() for task in tasks], ensure_ascii=False, indent=1)
