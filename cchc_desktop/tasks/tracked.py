"""What the history and the trash know of tasks, and what an undo must not bring about in them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _, mark
from cchc_desktop.storage.history_rules import RowChange
from cchc_desktop.storage.tracking import Tracked, Trashed
from cchc_desktop.tasks.model import (
    Extension,
    Handover,
    HandoverTask,
    ProgressUpdate,
    Reminder,
    SourceWithoutTask,
    Task,
    TaskCoWorker,
    TaskOccurrence,
    TaskPause,
)
from cchc_desktop.tasks.parts import come_back
from cchc_desktop.tasks.records import (
    HANDOVER,
    TASK,
    ExtensionResult,
    ReformArea,
    SourceKind,
    TaskState,
    UpdateKind,
)
from cchc_desktop.tasks.taken_codes import keep_code

STATES: dict[Enum, str] = {
    TaskState.DRAFT: mark("draft"),
    TaskState.ASSIGNED: mark("assigned"),
    TaskState.IN_PROGRESS: mark("in progress"),
    TaskState.AWAITING_CONFIRMATION: mark("awaiting confirmation"),
    TaskState.COMPLETED: mark("completed"),
    TaskState.RETURNED: mark("returned"),
    TaskState.PAUSED: mark("paused"),
    TaskState.CANCELLED: mark("no longer followed"),
}
SOURCES: dict[Enum, str] = {
    SourceKind.CONCLUSION: mark("conclusion of a meeting"),
    SourceKind.FINDING: mark("finding of an inspection"),
    SourceKind.PLAN: mark("plan"),
    SourceKind.SUPERIOR_DOCUMENT: mark("paper of a superior organ"),
    SourceKind.OTHER: mark("other source"),
}
AREAS: dict[Enum, str] = {
    ReformArea.INSTITUTIONS: mark("Institutional reform"),
    ReformArea.PROCEDURES: mark("Reform of administrative procedures"),
    ReformArea.ORGANISATION: mark("Reform of the organisation"),
    ReformArea.CIVIL_SERVICE: mark("Reform of the civil service"),
    ReformArea.PUBLIC_FINANCE: mark("Reform of public finance"),
    ReformArea.DIGITAL_GOVERNMENT: mark("Electronic and digital government"),
}
EVERY: dict[Enum, str] = {
    Every.WEEK: mark("every week"),
    Every.MONTH: mark("every month"),
    Every.QUARTER: mark("every quarter"),
    Every.YEAR: mark("every year"),
}
UPDATES: dict[Enum, str] = {
    UpdateKind.PROGRESS: mark("progress"),
    UpdateKind.COMPLETED: mark("completed"),
    UpdateKind.CONFIRMED: mark("confirmed"),
    UpdateKind.RETURNED: mark("returned"),
    UpdateKind.PAUSED: mark("paused"),
    UpdateKind.RESUMED: mark("taken up again"),
    UpdateKind.CANCELLED: mark("no longer followed"),
    UpdateKind.REOPENED: mark("opened again"),
    UpdateKind.HANDED_OVER: mark("handed over"),
}
RESULTS: dict[Enum, str] = {
    ExtensionResult.PENDING: mark("undecided"),
    ExtensionResult.GRANTED: mark("granted"),
    ExtensionResult.REFUSED: mark("refused"),
}

TRACKED = (
    Tracked(
        Task,
        mark("Task"),
        record=TASK,
        kinds=("task",),
        named_by="code",
        fields={
            "code": mark("Code"),
            "parent_id": mark("Part of the task"),
            "state": mark("State"),
            "work": mark("Work"),
            "source_kind": mark("Source"),
            "source_text": mark("Source"),
            "is_from_above": mark("Assigned from above"),
            "from_above": mark("Assigned by"),
            "area": mark("Area of reform"),
            "initiative": mark("Initiative"),
            "index_name": mark("Index"),
            "tags": mark("Tags"),
            "is_outside_reform": mark("Outside administrative reform"),
            "lead_person_id": mark("Lead"),
            "lead_department_id": mark("Lead"),
            "supervisor_id": mark("Supervised by"),
            "assigned_by_id": mark("Assigned by"),
            "approved_by_id": mark("Approved by"),
            "reporting": mark("Reports"),
            "deliverable": mark("Deliverable"),
            "evidence": mark("Evidence"),
            "assigned_on": mark("Assigned on"),
            "due_wording": mark("Wording of the deadline"),
            "due_on": mark("Deadline"),
            "original_due_on": mark("First deadline"),
            "is_without_due": mark("Without deadline"),
            "progress": mark("Progress"),
            "completed_on": mark("Completed on"),
            "confirmed_on": mark("Confirmed on"),
            "cancelled_on": mark("Not followed since"),
            "cancelled_reason": mark("Reason"),
            "cancelled_by_id": mark("Decided by"),
            "cause": mark("Cause of the delay"),
            "measure": mark("Measure"),
            "note": mark("Note"),
            "every": mark("Comes back"),
            "recurs_day": mark("Day"),
            "recurs_month": mark("Month"),
            "recurs_from": mark("First period"),
            "recurs_until": mark("Last period"),
            "trashed_at": mark("In the trash since"),
        },
        values={**STATES, **SOURCES, **AREAS, **EVERY},
    ),
    Tracked(
        TaskCoWorker,
        mark("Co-workers"),
        record=TASK,
        record_id="task_id",
        kinds=("task",),
        fields={"person_id": mark("Person"), "department_id": mark("Department")},
    ),
    Tracked(
        TaskOccurrence,
        mark("Period of a recurring task"),
        record=TASK,
        record_id="task_id",
        kinds=("task",),
        named_by="period",
        fields={
            "due_on": mark("Deadline"),
            "progress": mark("Progress"),
            "completed_on": mark("Completed on"),
            "confirmed_on": mark("Confirmed on"),
        },
    ),
    Tracked(
        ProgressUpdate,
        mark("Progress"),
        record=TASK,
        record_id="task_id",
        kinds=("task",),
        fields={
            "kind": mark("What happened"),
            "day": mark("Day"),
            "progress": mark("Progress"),
            "text": mark("Text"),
            "person_id": mark("By"),
        },
        values=UPDATES,
    ),
    Tracked(
        Extension,
        mark("Extension"),
        record=TASK,
        record_id="task_id",
        kinds=("task",),
        fields={
            "asked_on": mark("Asked on"),
            "from_due": mark("From the deadline"),
            "to_due": mark("To the deadline"),
            "reason": mark("Reason"),
            "result": mark("Decision"),
            "decided_by_id": mark("Decided by"),
            "decided_on": mark("Decided on"),
        },
        values=RESULTS,
    ),
    Tracked(
        Reminder,
        mark("Reminder"),
        record=TASK,
        record_id="task_id",
        kinds=("task",),
        fields={"sent_on": mark("Day"), "form": mark("How"), "reference": mark("Number of the letter")},
    ),
    Tracked(
        TaskPause,
        mark("Pause"),
        record=TASK,
        record_id="task_id",
        kinds=("task",),
        fields={
            "since": mark("From the day"),
            "until": mark("Until the day"),
            "reason": mark("Reason"),
            "basis": mark("Basis"),
            "state_before": mark("State before"),
        },
        values=STATES,
    ),
    Tracked(
        Handover,
        mark("Handover"),
        record=HANDOVER,
        kinds=("handover",),
        named_by="code",
        fields={
            "from_person_id": mark("Handed over by"),
            "from_department_id": mark("Handed over by"),
            "to_person_id": mark("Taken over by"),
            "to_department_id": mark("Taken over by"),
            "starts_on": mark("From the day"),
            "ends_on": mark("Until the day"),
            "reason": mark("Reason"),
            "content": mark("What is handed over"),
            "minutes_number": mark("Number of the minutes"),
            "signed_on": mark("Signed on"),
            "trashed_at": mark("In the trash since"),
        },
    ),
    Tracked(
        HandoverTask,
        mark("Task handed over"),
        record=HANDOVER,
        record_id="handover_id",
        kinds=("handover", "task"),
        fields={"task_id": mark("Task"), "returned_on": mark("Taken back on")},
    ),
    Tracked(
        SourceWithoutTask,
        mark("Conclusion without a task"),
        record="source",
        record_id="source_id",
        kinds=("task",),
    ),
)
TRASHED = (
    Trashed(Task, TASK, mark("Tasks"), lambda row: f"{row.code} · {row.work}", come_back, keep_code),
    Trashed(Handover, HANDOVER, mark("Handovers"), lambda row: str(row.code), go=keep_code),
)


def tasks_hang_together(session: Session, changes: Sequence[RowChange]) -> None:
    """Refuse a task under itself or more than two levels deep."""
    if Task.__tablename__ not in {change.table for change in changes}:
        return
    parents = {id_: parent for id_, parent in session.execute(select(Task.id, Task.parent_id)) if parent is not None}
    for task_id in parents:
        depth, above = 0, parents.get(task_id)
        while above is not None and depth <= _DEEPEST:
            depth, above = depth + 1, parents.get(above)
        if depth > _DEEPEST:
            raise Conflict(_("A task would stand under itself, or too deep under others. Nothing was changed."))


_DEEPEST = 2
CHECKS = (tasks_hang_together,)
