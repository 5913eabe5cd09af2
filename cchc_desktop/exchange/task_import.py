"""Takes the tasks of a list over into a file: all or none, one step that undo takes back, a copy kept before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import as_of_date, departments_at, file_setting, people_at
from cchc_desktop.exchange.task_lines import KnownTask, Office, TaskLine, TaskSheet
from cchc_desktop.exchange.task_people import Names
from cchc_desktop.exchange.task_sheet import read_task_sheet
from cchc_desktop.i18n import ngettext
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history
from cchc_desktop.storage.copy_names import Reason
from cchc_desktop.storage.incoming import clean_name
from cchc_desktop.storage.keeping import dated_copy
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.tasks.codes import next_code
from cchc_desktop.tasks.extensions import ExtensionRequest, extend, extension_rule
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.parts import mean_progress
from cchc_desktop.tasks.progress import ProgressEntry, complete, confirm, record_many
from cchc_desktop.tasks.records import TASK, TaskState, UpdateKind
from cchc_desktop.tasks.rows import DONE_STATES, log, set_values, task_rows
from cchc_desktop.tasks.service import create_tasks
from cchc_desktop.tasks.states import cancel, pause
from cchc_desktop.tasks.taken_codes import taken_codes

_LEVELS = range(3)


@dataclass(frozen=True)
class _Made:
    """A task of the list that is in the file now."""

    id: int
    line: TaskLine
    depth: int


def office_of(session: Session, today: date) -> Office:
    """Return what a list is read against, as plain values that another thread may use."""
    rows = session.execute(select(Task.id, Task.code, Task.state, Task.parent_id, Task.trashed_at)).all()
    above = {row.id: row.parent_id for row in rows}
    tasks = {row.code: KnownTask(row.state, _depth(row.id, above), row.trashed_at is not None) for row in rows}
    return Office(
        names=Names.of(people_at(session, today, with_hidden=True), departments_at(session, None)),
        calendar=working_calendar(session),
        today=today,
        before_excludes_day=file_setting(session, "before_is_exclusive", "true") != "false",
        tasks=tasks,
        rule=extension_rule(session),
    )


def import_tasks(session: Session, sheet: TaskSheet, *, today: date) -> tuple[tuple[int, ...], Changes]:
    """Add the tasks of a sound list in one step, and return their ids in its order.

    Raises ValidationError for a list with faults; whatever the verbs of tasks refuse leaves nothing behind.
    """
    sheet.require_sound()
    made = _create(session, sheet.tasks, today)
    _record(session, made, sheet, today)
    _extend(session, made, today)
    _end(session, made, today)
    _stop(session, made, sheet, today)
    _settle(session, made)
    count, name = len(made), clean_name(sheet.file)
    words = ngettext("{n} task imported from “{file}”", "{n} tasks imported from “{file}”", count)
    history.name_step(session, words.format(n=count, file=name))
    ids = {each.line.row: each.id for each in made}
    return tuple(ids[line.row] for line in sheet.tasks), Changes.of(TASK)


def dry_run(file: Path, path: Path, *, today: date | None = None) -> TaskSheet:
    """Read a list against a file without writing anything; the window may have the file open."""
    with open_file(file, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        office = office_of(session, today or as_of_date(session) or date.today())
    return read_task_sheet(path, office)


def import_file(file: Path, path: Path, *, today: date | None = None) -> TaskSheet:
    """Import a list into a file that nobody has open, and return what was read; a copy of the file is kept before.

    A list with faults is returned and nothing is written, not even the copy. Raises AppError.
    """
    with open_file(file, rooms=ROOMS) as data:
        with data.reading() as session:
            office = office_of(session, today or as_of_date(session) or date.today())
        sheet = read_task_sheet(path, office)
        if not sheet.faults:
            dated_copy(file, Reason.BEFORE_IMPORT)
            with data.writing() as session:
                import_tasks(session, sheet, today=office.today)
    return sheet


def _depth(task_id: int, above: Mapping[int, int | None]) -> int:
    depth, at = 0, above.get(task_id)
    while at is not None and depth < len(_LEVELS):
        depth, at = depth + 1, above.get(at)
    return depth


def _create(session: Session, lines: Sequence[TaskLine], today: date) -> list[_Made]:
    """Add the tasks, those above before their sub-tasks, drafts apart from those that are assigned."""
    lines = _with_codes(session, lines)
    own = {line.code: line for line in lines if line.code}
    made: list[_Made] = []
    ids = dict(session.execute(select(Task.code, Task.id)).all())
    for depth in _LEVELS:
        level = [line for line in lines if _level(line, own) == depth]
        for is_draft in (True, False):
            chosen = [line for line in level if (line.state is TaskState.DRAFT) is is_draft]
            wanted = [(replace(line.details, parent_id=ids.get(line.parent)), line.code) for line in chosen]
            if wanted:
                new, _changes = create_tasks(session, wanted, today=today, draft=is_draft)
                made += [_Made(task_id, line, depth) for task_id, line in zip(new, chosen, strict=True)]
                ids |= {line.code: task_id for task_id, line in zip(new, chosen, strict=True)}
    return made


def _with_codes(session: Session, lines: Sequence[TaskLine]) -> list[TaskLine]:
    """Give a code to each task without one and without a task above, after every code that is used or brought."""
    code = next_code({*taken_codes(session, "T"), *(line.code for line in lines)})
    numbered = []
    for line in lines:
        if not line.code and not line.parent:
            line, code = replace(line, code=code), next_code([code])
        numbered.append(line)
    return numbered


def _level(line: TaskLine, own: Mapping[str, TaskLine]) -> int:
    depth = 0
    while line.parent in own:
        depth, line = depth + 1, own[line.parent]
    return depth


def _record(session: Session, made: Sequence[_Made], sheet: TaskSheet, today: date) -> None:
    """Write progress and results into the log."""
    parts = _progress_of_parts(sheet.tasks)
    entries = {}
    for each in made:
        line = each.line
        progress = _own_progress(line, parts)
        is_done = line.period in dict(line.periods_done)
        if line.state is TaskState.DRAFT or is_done or (progress is None and not line.result):
            continue
        day = line.updated_on or min(line.completed_on or today, today)
        period = line.period if line.details.recurrence else ""
        entries[each.id] = ProgressEntry(day, progress, line.result, period=period)
    if entries:
        record_many(session, entries, today=today)


def _own_progress(line: TaskLine, parts: Mapping[str, Sequence[int]]) -> int | None:
    """Return the percentage to be recorded: none where it follows from the sub-tasks or from the completion."""
    if line.state in DONE_STATES:
        return None
    mean = mean_progress(parts.get(line.code, ()))
    if line.state is TaskState.ASSIGNED and (not line.progress or line.progress == mean):
        return None
    return line.progress or None


def _progress_of_parts(lines: Iterable[TaskLine]) -> dict[str, list[int]]:
    parts: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        if line.parent and line.details.recurrence is None and line.state not in (TaskState.DRAFT, TaskState.CANCELLED):
            parts[line.parent].append(100 if line.state in DONE_STATES else line.progress or 0)
    return parts


def _extend(session: Session, made: Sequence[_Made], today: date) -> None:
    """Move deadlines that were extended; a list does not say when, so it is the day of assignment, today at latest."""
    moved = [each for each in made if each.line.extended_to is not None and each.line.state is not TaskState.DRAFT]
    for (to_due, day), ids in _grouped(moved, lambda line: (line.extended_to, _known_day(line, today))).items():
        extend(session, ids, ExtensionRequest(to_due, asked_on=day), None, day, today=today)


def _end(session: Session, made: Sequence[_Made], today: date) -> None:
    """Complete and confirm, sub-tasks before the tasks above them; periods of recurring tasks by themselves."""
    for each in made:
        for period, day in each.line.periods_done:
            complete(session, [each.id], day, today=today, period=period)
    done = [each for each in made if each.line.completed_on is not None and not each.line.periods_done]
    for depth in reversed(_LEVELS):
        level = [each for each in done if each.depth == depth]
        for (day, period), ids in _grouped(level, lambda line: (line.completed_on, _period(line))).items():
            complete(session, ids, day, today=today, period=period)
        sure = [each for each in level if each.line.confirmed_on is not None]
        for (day, period), ids in _grouped(sure, lambda line: (line.confirmed_on, _period(line))).items():
            confirm(session, ids, day, today=today, period=period)


def _stop(session: Session, made: Sequence[_Made], sheet: TaskSheet, today: date) -> None:
    """Let tasks rest, end or go back to their lead."""
    said = f"Theo danh sách “{clean_name(sheet.file)}”"

    def group(state: TaskState, depth: int) -> Mapping[tuple[date, str, int | None], Sequence[int]]:
        chosen = [each for each in made if each.line.state is state and each.depth == depth]
        return _grouped(chosen, lambda line: (line.stopped_on, line.stopped_reason or said, line.stopped_by_id))

    for depth in reversed(_LEVELS):
        for (day, reason, _by), ids in group(TaskState.PAUSED, depth).items():
            pause(session, ids, day, reason, today=today)
        for (day, reason, by), ids in group(TaskState.CANCELLED, depth).items():
            cancel(session, ids, day, reason, by, today=today)
        for (day, reason, _by), ids in group(TaskState.RETURNED, depth).items():
            for task in task_rows(session, ids):
                log(session, task, UpdateKind.RETURNED, day, text=reason)


def _settle(session: Session, made: Sequence[_Made]) -> None:
    """Give each task the state that the list says where the verbs alone do not lead to it."""
    settled = {TaskState.IN_PROGRESS, TaskState.RETURNED, TaskState.AWAITING_CONFIRMATION, TaskState.COMPLETED}
    of_recurring = {TaskState.ASSIGNED, TaskState.IN_PROGRESS}
    wanted = {
        each.id: each.line.state
        for each in made
        if each.line.state in (settled if each.line.details.recurrence is None else of_recurring)
    }
    for task in task_rows(session, wanted) if wanted else ():
        set_values(task, {"state": wanted[task.id]})
    session.flush()


def _known_day(line: TaskLine, today: date) -> date:
    return min(line.details.assigned_on or today, today)


def _period(line: TaskLine) -> str:
    return line.period if line.details.recurrence is not None else ""


def _grouped(made: Iterable[_Made], key: Callable[[TaskLine], Hashable]) -> dict:  # type: ignore[type-arg]
    """Return the ids of tasks by what they share, so that a verb is called once for all of them."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for each in made:
        groups[key(each.line)].append(each.id)
    return groups
