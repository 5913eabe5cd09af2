"""A data set as plain, checked values: what ``load`` makes a new file from.

People and departments are named by their codes; ``dataset_rows`` turns them into rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal

from cchc_desktop.calendar.holidays import ListedDay
from cchc_desktop.calendar.periods import Period
from cchc_desktop.calendar.recurrence import Recurrence
from cchc_desktop.commitments.records import CommitmentState, Comparison, CountedBy, Figure, FigureKind
from cchc_desktop.committee.records import AddressForm, DepartmentKind, Gender, SealCase
from cchc_desktop.meetings.records import MeetingKind, MeetingMode, MeetingState, Presence, SiteEntry
from cchc_desktop.register.records import Paper
from cchc_desktop.tasks.records import ExtensionResult, ReformArea, SourceKind, TaskState, UpdateKind


@dataclass(frozen=True)
class UnitData:
    """The organ and its committee (``don_vi``)."""

    name: str
    short_name: str
    committee: str
    superior: str = ""
    province: str = ""
    place_name: str = ""
    symbol: str = "UBND"
    committee_symbol: str = "BCĐ"
    letterhead_lines: tuple[str, ...] = ()
    seal_case: SealCase = SealCase.A
    size_preset: str = "lon"
    address_form: AddressForm = AddressForm.COMRADE
    founded_by_number: str = ""
    founded_on: date | None = None
    founded_by_title: str = ""


@dataclass(frozen=True)
class DepartmentData:
    """A department with its period; both ends inclusive, None = open."""

    code: str
    name: str
    kind: DepartmentKind = DepartmentKind.UNIT
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class PersonData:
    """A person with post, department and role; the order of the file is the rank."""

    code: str
    full_name: str
    gender: Gender | None = None
    post: str = ""
    department: str = ""
    role: str = ""
    in_charge_of: str = ""
    kind: str = ""


@dataclass(frozen=True)
class AgendaData:
    """One line of an agenda."""

    content: str
    start_time: time | None = None
    end_time: time | None = None
    presenter: str = ""


@dataclass(frozen=True)
class AttendanceData:
    """What the roll call says of one person."""

    person: str
    presence: Presence
    reason: str = ""
    substitute: str = ""


@dataclass(frozen=True)
class MeetingData:
    """A meeting (``hop``); a period is its code, an ``end_date`` of None is the day of the start."""

    code: str
    kind: MeetingKind
    period: str
    title: str
    noun: str
    start_date: date
    state: MeetingState
    mode: MeetingMode = MeetingMode.IN_PERSON
    start_time: time | None = None
    end_date: date | None = None
    end_time: time | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    agenda: tuple[AgendaData, ...] = ()
    sites: tuple[SiteEntry, ...] = ()
    branch_site_kind: str = ""
    connected_sites_recorded: int | None = None
    attendance: tuple[AttendanceData, ...] = ()
    participants_wording: tuple[str, ...] = ()
    conclusions_lead_in: str = ""
    conclusions: tuple[str, ...] = ()
    proceedings: str = ""
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True)
class ExtensionData:
    """One request to extend a deadline."""

    to_due: date
    number: int
    result: ExtensionResult
    asked_on: date | None = None
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    from_due: date | None = None


@dataclass(frozen=True)
class ReminderData:
    """One reminder."""

    sent_on: date
    number: int
    form: str = ""
    reference: str = ""


@dataclass(frozen=True)
class OccurrenceData:
    """What the data set says of one period of a recurring task."""

    period: str
    due_on: date | None = None
    completed_on: date | None = None
    progress: int = 0


@dataclass(frozen=True)
class UpdateData:
    """One line of the log of a task."""

    kind: UpdateKind
    day: date
    text: str = ""
    progress: int | None = None


@dataclass(frozen=True)
class PauseData:
    """One pause; ``until`` None while it lasts."""

    since: date
    until: date | None = None
    reason: str = ""
    basis: str = ""


@dataclass(frozen=True)
class TaskData:
    """A task (``nhiem_vu``): people, departments and tasks by their codes.

    A conclusion it comes from is named by its meeting and its place there, counted from 0.
    """

    code: str
    work: str
    state: TaskState
    source_kind: SourceKind = SourceKind.OTHER
    source_meeting: str = ""
    source_position: int | None = None
    source_text: str = ""
    from_above: str = ""
    is_from_above: bool = False
    lead: str = ""
    co_workers: tuple[str, ...] = ()
    supervisor: str = ""
    deliverable: str = ""
    evidence: str = ""
    assigned_on: date | None = None
    due_wording: str = ""
    due_on: date | None = None
    original_due_on: date | None = None
    progress: int = 0
    completed_on: date | None = None
    cancelled_on: date | None = None
    cancelled_reason: str = ""
    cancelled_by: str = ""
    recurrence: Recurrence | None = None
    recurs_from: date | None = None
    parent: str = ""
    area: ReformArea | None = None
    initiative: str = ""
    index_name: str = ""
    tags: tuple[str, ...] = ()
    is_outside_reform: bool = False
    occurrences: tuple[OccurrenceData, ...] = ()
    extensions: tuple[ExtensionData, ...] = ()
    reminders: tuple[ReminderData, ...] = ()
    pauses: tuple[PauseData, ...] = ()
    updates: tuple[UpdateData, ...] = ()


@dataclass(frozen=True)
class HandoverData:
    """Work handed over (``ban_giao``)."""

    code: str
    from_person: str
    to_person: str
    starts_on: date | None = None
    ends_on: date | None = None
    reason: str = ""
    content: str = ""
    minutes_number: str = ""
    signed_on: date | None = None


@dataclass(frozen=True)
class TargetData:
    """A target of a commitment, with value and figure of the one period that a data set tells of."""

    code: str
    name: str
    comparison: Comparison
    value: Decimal | None
    unit: str
    kind: FigureKind
    counted_by: CountedBy
    period: Period | None = None
    period_value: Decimal | None = None
    figure: Figure = field(default_factory=Figure)


@dataclass(frozen=True)
class CommitmentData:
    """A commitment (``cam_ket``): the holder and the meeting by their codes."""

    code: str
    holder: str
    year: int
    state: CommitmentState
    reference: str = ""
    meeting: str = ""
    signed_on: date | None = None
    targets: tuple[TargetData, ...] = ()


@dataclass(frozen=True)
class DataSet:
    """Everything a data set holds that the program has a room for; ``warnings`` are sentences for the user."""

    unit: UnitData
    departments: tuple[DepartmentData, ...] = ()
    people: tuple[PersonData, ...] = ()
    meetings: tuple[MeetingData, ...] = ()
    tasks: tuple[TaskData, ...] = ()
    without_task: tuple[tuple[str, int], ...] = ()
    """Conclusions that give no task: the meeting and the place in it."""
    handovers: tuple[HandoverData, ...] = ()
    commitments: tuple[CommitmentData, ...] = ()
    calendar: Mapping[int, tuple[ListedDay, ...]] = field(default_factory=dict)
    as_of_date: date | None = None
    due_soon_days: int | None = None
    before_is_exclusive: bool | None = None
    warnings: tuple[str, ...] = ()
