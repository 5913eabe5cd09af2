"""Typing in the review of earlier decisions: results, causes and measures, and what is left out with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.meetings.model import CarryOverSkip
from cchc_desktop.meetings.review import left_out_of, review_of
from cchc_desktop.meetings.service import open_meeting
from cchc_desktop.storage import history
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.progress import ProgressEntry, record_progress
from cchc_desktop.tasks.records import TASK
from cchc_desktop.text.normalise import clean_line


@dataclass(frozen=True)
class ReviewEdit:
    """What is typed about one task of a review: how far it is, why it is late, or why it is left out."""

    result: str = ""
    cause: str = ""
    measure: str = ""
    left_out: str = ""


def save_review(
    session: Session,
    meeting_id: int,
    edits: Mapping[int, ReviewEdit],
    *,
    with_other_sources: bool,
    today: date,
) -> Changes:
    """Keep what was typed about the tasks of a review, in one step; ``edits`` by task, only those that changed.

    A result becomes a line of the task's log on the day of the meeting, or today where that is still to come. Raises
    Conflict when the minutes are signed.
    """
    meeting = open_meeting(session, meeting_id)
    meeting.carries_other_sources = with_other_sources
    shown = {line.task_id: line for line in review_of(session, meeting).lines}
    skipped = {row.task_id: row for row in left_out_of(session, meeting_id)}
    changes = Changes.of("carry_over", record_id=meeting_id)
    for task_id, edit in edits.items():
        task = session.get(Task, task_id)
        if task is None or task.trashed_at is not None:
            raise NotFound(_("This task is no longer in the file."))
        task.cause, task.measure = clean_line(edit.cause), clean_line(edit.measure)
        before = shown[task_id].last_result if task_id in shown else ""
        result = clean_line(edit.result)
        if result and result != before:
            period = shown[task_id].period if task_id in shown else ""
            entry = ProgressEntry(min(meeting.start_date, today), text=result, period=period)
            changes |= record_progress(session, task_id, entry, today=today)
        _keep_skip(session, meeting_id, task_id, clean_line(edit.left_out), skipped.get(task_id))
        changes |= Changes.of(TASK)
    session.flush()
    history.name_step(session, _("Review of earlier decisions · {code}").format(code=meeting.code))
    return changes


def _keep_skip(session: Session, meeting_id: int, task_id: int, reason: str, row: CarryOverSkip | None) -> None:
    if reason and row is None:
        session.add(CarryOverSkip(meeting_id=meeting_id, task_id=task_id, reason=reason))
    elif reason and row is not None:
        row.reason = reason
    elif row is not None:
        session.delete(row)
