"""What comes in from those who do the work: progress, completion, confirmation, and the way back from it.

The day of completion is the day of the product; the confirmation has a day of its own. A task with somebody who
approves it awaits the confirmation, any other is completed at once. Of a recurring task each period goes this way by
itself: ``period`` names it; "" is the current one, on the way back and for a confirmation the last completed one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.checks import check_not_future, check_reason
from cchc_desktop.tasks.model import ProgressUpdate, Task
from cchc_desktop.tasks.parts import refresh_progress, refresh_progress_above, require_open_above, with_open_parts
from cchc_desktop.tasks.periods import Periods
from cchc_desktop.tasks.records import TaskState, UpdateKind
from cchc_desktop.tasks.rows import DONE_STATES, changes_of, codes_of, log, require_open, task_rows
from cchc_desktop.tasks.states import end_pause, open_pauses
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_text


@dataclass(frozen=True)
class ProgressEntry:
    """One line of the log as typed; ``progress`` in percent, None for words alone."""

    day: date
    progress: int | None = None
    text: str = ""
    person_id: int | None = None
    period: str = ""


def record_progress(session: Session, task_id: int, entry: ProgressEntry, *, today: date) -> Changes:
    """Add a line to the log of a task. Raises ValidationError, Conflict, NotFound."""
    return record_many(session, {task_id: entry}, today=today)


def record_many(session: Session, entries: Mapping[int, ProgressEntry], *, today: date) -> Changes:
    """Add the lines of a progress sheet, one for each task, in one step.

    A percentage of an earlier day than the last one goes into the log and leaves the progress as it is.
    """
    tasks = task_rows(session, entries)
    periods, last = Periods(session, tasks, today), _last_days(session, [task.id for task in tasks])
    for task in tasks:
        entry = entries[task.id]
        _check_entry(entry, today)
        is_ended = task.state in DONE_STATES and entry.progress is None
        if not is_ended:
            require_open([task])
        period = _record_in_period(periods, task, entry, last) if task.every else ""
        if not task.every and entry.progress is not None and entry.day >= last.get((task.id, ""), entry.day):
            task.progress = entry.progress
        if task.state in (TaskState.ASSIGNED, TaskState.RETURNED):
            task.state = TaskState.IN_PROGRESS
        _log_entry(session, task, entry, period)
    refresh_progress_above(session, tasks)
    history.name_step(session, _title_of_progress(tasks, entries))
    return changes_of(tasks)


def complete(
    session: Session,
    task_ids: Iterable[int],
    day: date,
    *,
    today: date,
    evidence: str = "",
    period: str = "",
    with_parts: bool = False,
) -> Changes:
    """Complete tasks with the day of their product.

    A task whose sub-tasks are open is refused with their codes, unless ``with_parts`` completes them on the same day.
    Sub-tasks that come back go on. Raises ValidationError for a day to come or before the assignment, Conflict.
    """
    check_not_future(day, "day", today=today)
    chosen = task_rows(session, task_ids)
    require_open(chosen)
    plain = [task for task in chosen if task.every is None]
    tasks = with_open_parts(session, plain, take_along=with_parts)
    recurring = [task for task in chosen if task.every is not None]
    periods = Periods(session, recurring, today)
    pauses = open_pauses(session, tasks)
    for task in tasks:
        if task.id in pauses:
            end_pause(task, pauses[task.id], day)
        _complete(session, task, day, evidence)
    for task in recurring:
        code = periods.open_one(task, period).period
        row = periods.row(task, code)
        row.progress, row.completed_on, row.confirmed_on = 100, day, None
        _begin(task)
        log(session, task, UpdateKind.COMPLETED, day, text=evidence, progress=100, period=code)
    refresh_progress_above(session, [*tasks, *recurring])
    history.name_step(session, _("Completed on {day}: {codes}").format(day=short_date(day), codes=codes_of(chosen)))
    return changes_of(chosen)


def confirm(session: Session, task_ids: Iterable[int], day: date, *, today: date, period: str = "") -> Changes:
    """Confirm that completed tasks are done; the day of completion stays. Raises ValidationError, Conflict."""
    check_not_future(day, "day", today=today)
    tasks = task_rows(session, task_ids)
    periods = Periods(session, tasks, today)
    for task in tasks:
        code = ""
        if task.every is not None:
            found = periods.completed_one(task, period)
            code = found.period
            _check_confirmation(task, found.completed_on, found.confirmed_on, day)
            periods.row(task, code).confirmed_on = day
        else:
            _require_done(task)
            _check_confirmation(task, task.completed_on, task.confirmed_on, day)
            task.confirmed_on, task.state = day, TaskState.COMPLETED
        log(session, task, UpdateKind.CONFIRMED, day, period=code)
    session.flush()
    history.name_step(session, _("Confirmed on {day}: {codes}").format(day=short_date(day), codes=codes_of(tasks)))
    return changes_of(tasks)


def give_back(session: Session, task_id: int, day: date, reason: str, *, today: date, period: str = "") -> Changes:
    """Return a completed task to its lead, to be done again: it is open, and its completion stays in the log."""
    check_not_future(day, "day", today=today)
    (task,) = task_rows(session, [task_id])
    check_reason(reason)
    done_on, code = _take_completion_back(session, task, period, today)
    if done_on is not None and day < done_on:
        sentence = _("{code} was completed on {done}, so it is not returned on {day}.")
        words = {"code": task.code, "done": short_date(done_on), "day": short_date(day)}
        raise ValidationError(sentence.format(**words), "day")
    if task.every is None:
        task.state = TaskState.RETURNED
    log(session, task, UpdateKind.RETURNED, day, text=reason, period=code)
    refresh_progress_above(session, [task])
    history.name_step(session, _("Returned to be done again: {codes}").format(codes=task.code))
    return changes_of([task])


def reopen(session: Session, task_id: int, reason: str, *, today: date, period: str = "") -> Changes:
    """Open a task again that was completed by mistake or is no longer cancelled. Raises Conflict, ValidationError."""
    (task,) = task_rows(session, [task_id])
    check_reason(reason)
    code = ""
    if task.state is TaskState.CANCELLED:
        require_open_above(session, task)
        task.cancelled_on, task.cancelled_reason, task.cancelled_by_id = None, "", None
        task.state = TaskState.IN_PROGRESS if _has_begun(session, task) else TaskState.ASSIGNED
    else:
        _done_on, code = _take_completion_back(session, task, period, today)
        task.state = task.state if task.every else TaskState.IN_PROGRESS
    log(session, task, UpdateKind.REOPENED, today, text=reason, period=code)
    refresh_progress_above(session, [task])
    history.name_step(session, _("Opened again: {codes}").format(codes=task.code))
    return changes_of([task])


def _record_in_period(periods: Periods, task: Task, entry: ProgressEntry, last: Mapping[tuple[int, str], date]) -> str:
    if entry.progress is None:
        return periods.meant(task, entry.period).period
    code = periods.open_one(task, entry.period).period
    if entry.day >= last.get((task.id, code), entry.day):
        periods.row(task, code).progress = entry.progress
    return code


def _log_entry(session: Session, task: Task, entry: ProgressEntry, period: str) -> None:
    kind, text, by = UpdateKind.PROGRESS, entry.text, entry.person_id
    log(session, task, kind, entry.day, text=text, progress=entry.progress, person_id=by, period=period)


def _check_entry(entry: ProgressEntry, today: date) -> None:
    check_not_future(entry.day, "day", today=today)
    if entry.progress is None and not entry.text.strip():
        raise ValidationError(_("Enter the progress or what was done."), "text")
    if entry.progress is not None and not 0 <= entry.progress <= 100:
        raise ValidationError(_("The progress goes from 0 to 100 %."), "progress")


def _complete(session: Session, task: Task, day: date, evidence: str) -> None:
    if task.assigned_on is not None and day < task.assigned_on:
        sentence = _("{code} was assigned on {assigned}, so it is not completed on {day}.")
        words = {"assigned": short_date(task.assigned_on), "day": short_date(day)}
        raise ValidationError(sentence.format(code=task.code, **words), "day")
    task.completed_on, task.confirmed_on, task.progress = day, None, 100
    task.state = TaskState.COMPLETED if task.approved_by_id is None else TaskState.AWAITING_CONFIRMATION
    evidence = clean_text(evidence).strip()
    if evidence not in task.evidence:
        task.evidence = "; ".join(filter(None, (task.evidence, evidence)))
    log(session, task, UpdateKind.COMPLETED, day, text=evidence, progress=100)


def _take_completion_back(session: Session, task: Task, period: str, today: date) -> tuple[date | None, str]:
    """Clear the completion of a task or of one period; return its day and the period."""
    if task.every is not None:
        periods = Periods(session, [task], today)
        found = periods.completed_one(task, period)
        row = periods.row(task, found.period)
        row.completed_on = row.confirmed_on = None
        row.progress = _last_progress(session, task, found.period)
        return found.completed_on, found.period
    _require_done(task)
    require_open_above(session, task)
    done_on, task.completed_on, task.confirmed_on = task.completed_on, None, None
    task.progress = _last_progress(session, task, "")
    refresh_progress(session, [task.id])
    return done_on, ""


def _check_confirmation(task: Task, completed_on: date | None, confirmed_on: date | None, day: date) -> None:
    if confirmed_on is not None:
        sentence = _("{code} was confirmed on {day} already.")
        raise Conflict(sentence.format(code=task.code, day=short_date(confirmed_on)))
    if completed_on is not None and day < completed_on:
        sentence = _("{code} was completed on {done}, so it is not confirmed on {day}.")
        words = {"code": task.code, "done": short_date(completed_on), "day": short_date(day)}
        raise ValidationError(sentence.format(**words), "day")


def _require_done(task: Task) -> None:
    if task.state not in DONE_STATES:
        raise Conflict(_("{code} is not completed yet.").format(code=task.code))


def _begin(task: Task) -> None:
    if task.state is TaskState.ASSIGNED:
        task.state = TaskState.IN_PROGRESS


def _has_begun(session: Session, task: Task) -> bool:
    lines = select(ProgressUpdate.id).where(ProgressUpdate.task_id == task.id)
    kinds = (UpdateKind.PROGRESS, UpdateKind.COMPLETED)
    return task.progress > 0 or session.scalar(lines.where(ProgressUpdate.kind.in_(kinds)).limit(1)) is not None


def _last_progress(session: Session, task: Task, period: str) -> int:
    """Return the percentage recorded last, 0 where there is none."""
    query = select(ProgressUpdate.progress).where(
        ProgressUpdate.task_id == task.id,
        ProgressUpdate.period == period,
        ProgressUpdate.kind == UpdateKind.PROGRESS,
        ProgressUpdate.progress.is_not(None),
    )
    return session.scalar(query.order_by(ProgressUpdate.day.desc(), ProgressUpdate.id.desc()).limit(1)) or 0


def _last_days(session: Session, task_ids: Sequence[int]) -> dict[tuple[int, str], date]:
    """Return the last day with a percentage, by task and period."""
    read = session.execute(_LAST_DAYS, {"tasks": task_ids})
    return {(task_id, period): day for task_id, period, day in read}


_LAST_DAYS = (  # built once: each line of progress asks it
    select(ProgressUpdate.task_id, ProgressUpdate.period, func.max(ProgressUpdate.day))
    .where(ProgressUpdate.task_id.in_(bindparam("tasks", expanding=True)))
    .where(ProgressUpdate.kind == UpdateKind.PROGRESS, ProgressUpdate.progress.is_not(None))
    .group_by(ProgressUpdate.task_id, ProgressUpdate.period)
)


def _title_of_progress(tasks: Sequence[Task], entries: Mapping[int, ProgressEntry]) -> str:
    progress = entries[tasks[0].id].progress
    if len(tasks) == 1 and progress is not None:
        return _("Progress of {code}: {percent} %").format(code=tasks[0].code, percent=progress)
    return _("Progress: {codes}").format(codes=codes_of(tasks))
