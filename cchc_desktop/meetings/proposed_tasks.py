"""From a conclusion to the tasks it gives: what was read, completed by what the meeting already says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage import history
from cchc_desktop.tasks import marks, service
from cchc_desktop.tasks.instructions import ProposedTask
from cchc_desktop.tasks.records import TASK, Clarity, Source, SourceKind, TaskDetails

MUST_BE_CLEAR = (Clarity.WORK, Clarity.TIME)
"""Without these, and a lead, a task cannot be given out (rõ người, rõ việc, rõ thời gian)."""


def details_of(proposed: ProposedTask, facts: MeetingFacts, conclusion_id: int | None) -> TaskDetails:
    """Return the task that a conclusion proposes: assigned and approved by the chair, on the day of the meeting.

    Whoever the sentence names wins over that; nothing that it leaves open is filled in.
    """
    chair = facts.details.chair_id
    return TaskDetails(
        work=proposed.work,
        lead=proposed.lead.actor if proposed.lead else None,
        co_workers=tuple(owner.actor for owner in proposed.co_workers),
        supervisor_id=proposed.supervisor.id if proposed.supervisor else None,
        assigned_by_id=chair,
        approved_by_id=proposed.approver.id if proposed.approver and proposed.approver.is_person else chair,
        source=Source(SourceKind.CONCLUSION, conclusion_id),
        deliverable=proposed.deliverable,
        assigned_on=facts.details.start_date,
        due_wording=proposed.due_wording,
        due_on=proposed.due_date,
        recurrence=proposed.recurrence,
    )


def with_source(details: TaskDetails, conclusion_id: int | None) -> TaskDetails:
    """Return the task as coming from a conclusion, now that it has its row."""
    return replace(details, source=Source(SourceKind.CONCLUSION, conclusion_id))


def keep_proposals(session: Session, tasks: Sequence[TaskDetails], number: int, *, today: date) -> Changes:
    """Keep accepted proposals of conclusion ``number`` as drafts, in one step; they are given out together later."""
    _ids, changes = service.create_tasks(session, [(details, "") for details in tasks], today=today, draft=True)
    history.name_step(session, _("Tasks of conclusion {number}").format(number=number))
    return changes


def give_out(session: Session, task_ids: Sequence[int], *, today: date) -> Changes:
    """Give out the drafts of a meeting."""
    return service.assign(session, task_ids, today=today)


def mark_without_task(session: Session, conclusion_id: int, is_without: bool) -> Changes:
    """Say that a conclusion gives no task, or take that back."""
    changes = marks.mark_without_task(session, Source(SourceKind.CONCLUSION, conclusion_id), is_without)
    return changes | Changes.of(TASK)
