"""A task as plain values: what forms edit, services store, lists show and papers print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from cchc_desktop.calendar.recurrence import Recurrence

TASK = "task"
"""How history, search, attachments and deadlines name a task."""

HANDOVER = "handover"
COUNT = "count"


class TaskState(Enum):
    """Where a task stands in its life; stored, changed by verbs."""

    DRAFT = "draft"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    AWAITING_CONFIRMATION = "awaiting_confirmation"
    COMPLETED = "completed"
    RETURNED = "returned"
    PAUSED = "paused"
    CANCELLED = "cancelled"


class DeadlineLabel(Enum):
    """What the deadline says on a day; computed and never stored, except in a frozen count."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    ON_TRACK = "on_track"
    NO_DEADLINE = "no_deadline"
    PAUSED = "paused"
    DONE_ON_TIME = "done_on_time"
    DONE_LATE = "done_late"
    DONE_NO_DEADLINE = "done_no_deadline"
    CANCELLED = "cancelled"


class SourceKind(Enum):
    """What gave rise to a task."""

    CONCLUSION = "conclusion"
    FINDING = "finding"
    PLAN = "plan"
    SUPERIOR_DOCUMENT = "superior_document"
    OTHER = "other"


class ReformArea(Enum):
    """The six fields of administrative reform (Resolution 76/NQ-CP of 2021)."""

    INSTITUTIONS = "institutions"
    PROCEDURES = "procedures"
    ORGANISATION = "organisation"
    CIVIL_SERVICE = "civil_service"
    PUBLIC_FINANCE = "public_finance"
    DIGITAL_GOVERNMENT = "digital_government"


class UpdateKind(Enum):
    """What a line of the log says."""

    PROGRESS = "progress"
    COMPLETED = "completed"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    PAUSED = "paused"
    RESUMED = "resumed"
    CANCELLED = "cancelled"
    REOPENED = "reopened"
    HANDED_OVER = "handed_over"


class ExtensionResult(Enum):
    """What was decided on a request to extend."""

    PENDING = "pending"
    GRANTED = "granted"
    REFUSED = "refused"


class Clarity(Enum):
    """The things that an assignment makes clear, the six "rõ"."""

    PERSON = "person"
    WORK = "work"
    TIME = "time"
    RESPONSIBILITY = "responsibility"
    DELIVERABLE = "deliverable"
    AUTHORITY = "authority"


@dataclass(frozen=True, order=True)
class Actor:
    """A person or a department by id; exactly one of the two is set."""

    person_id: int | None = None
    department_id: int | None = None


@dataclass(frozen=True)
class Source:
    """Where a task comes from: a record of a room above, or words alone."""

    kind: SourceKind = SourceKind.OTHER
    id: int | None = None
    text: str = ""


def tags_text(tags: Iterable[str]) -> str:
    """Return tags as they are kept, each once: "ưu tiên; ngoài CCHC"."""
    return TAGS.join(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))


def tags_of(text: str) -> tuple[str, ...]:
    """Return the tags of a kept text."""
    return tuple(tag for tag in text.split(TAGS) if tag)


TAGS = "; "


@dataclass(frozen=True)
class TaskDetails:
    """The fields that a form edits; ``recurrence`` set means that ``due_on`` has no meaning."""

    work: str
    lead: Actor | None = None
    co_workers: tuple[Actor, ...] = ()
    supervisor_id: int | None = None
    assigned_by_id: int | None = None
    approved_by_id: int | None = None
    source: Source = field(default_factory=Source)
    is_from_above: bool = False
    from_above: str = ""
    area: ReformArea | None = None
    initiative: str = ""
    index_name: str = ""
    tags: tuple[str, ...] = ()
    is_outside_reform: bool = False
    reporting: str = ""
    deliverable: str = ""
    evidence: str = ""
    assigned_on: date | None = None
    due_wording: str = ""
    due_on: date | None = None
    is_without_due: bool = False
    recurrence: Recurrence | None = None
    recurs_from: date | None = None
    recurs_until: date | None = None
    cause: str = ""
    measure: str = ""
    note: str = ""
    parent_id: int | None = None


@dataclass(frozen=True)
class StoredOccurrence:
    """What is kept of one period to which something happened; ``due_on`` where it differs from the computed one."""

    due_on: date | None = None
    progress: int = 0
    completed_on: date | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True)
class Occurrence:
    """One period of a recurring task; ``original_due`` is the computed deadline, ``due`` the last approved one."""

    period: str
    due: date
    original_due: date
    progress: int = 0
    completed_on: date | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True)
class Lateness:
    """Days late, from the day after the due date to the completion or today; zero when not late."""

    days: int = 0
    working_days: int = 0


@dataclass(frozen=True)
class Totals:
    """How many tasks have each label; every task counted stands under exactly one of them."""

    by_label: Mapping[DeadlineLabel, int] = field(default_factory=dict)
    with_deadline: int = 0
    """How many of them have a deadline: the denominator of the share that is overdue."""

    def of(self, *labels: DeadlineLabel) -> int:
        """Return how many tasks have one of these labels."""
        return sum(self.by_label.get(label, 0) for label in labels)

    @property
    def all(self) -> int:
        """How many tasks there are."""
        return sum(self.by_label.values())

    @property
    def completed(self) -> int:
        """How many are completed, in time or not."""
        return self.of(DeadlineLabel.DONE_ON_TIME, DeadlineLabel.DONE_LATE, DeadlineLabel.DONE_NO_DEADLINE)
