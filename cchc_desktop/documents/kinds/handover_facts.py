"""What the minutes of a handover are built from, read before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cchc_desktop.committee.records import PersonAtDate, Profile
from cchc_desktop.register.records import Paper


@dataclass(frozen=True)
class Party:
    """One side of a handover: a person with the post of that day, or a department."""

    name: str
    person: PersonAtDate | None = None


@dataclass(frozen=True)
class HandedTask:
    """One task that goes over, as the list in the minutes says it; ``progress`` in per cent."""

    task_id: int
    code: str
    work: str
    deadline: str
    progress: int
    returned_on: date | None = None


@dataclass(frozen=True)
class HandoverFacts:
    """One handover with names and posts of the day on which it was signed, or begins.

    ``paper`` is its entry of the register, else the number and the day that were typed with the handover.
    """

    id: int
    code: str
    profile: Profile
    people: tuple[PersonAtDate, ...]
    giver: Party
    taker: Party
    reason: str
    content: str
    starts_on: date | None
    ends_on: date | None
    day: date
    tasks: tuple[HandedTask, ...]
    paper: Paper
