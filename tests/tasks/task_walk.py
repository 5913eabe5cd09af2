"""Everything that can be done to tasks, with values good and bad, in any order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.storage.trash import put_back
from cchc_desktop.tasks import extensions, handovers, marks, progress, reminders, service, states
from cchc_desktop.tasks.model import Extension, Handover, Task
from cchc_desktop.tasks.records import Actor, ExtensionResult, Source, SourceKind, TaskDetails
from tests.storage.history_walk import Edit

TODAY = date(2021, 4, 5)
ACTORS = (Actor(1), Actor(1), Actor(2), Actor(None, 1), Actor(None, 2), Actor(None, 3), None)
ASSIGNED = TODAY - timedelta(days=70)

numbers = st.integers(0, 8)
days = st.integers(-60, 3).map(lambda count: TODAY + timedelta(days=count))
dues = st.integers(-65, 60).map(lambda count: TODAY + timedelta(days=count))
words = st.sampled_from(["thiếu biểu số 2", "Rà soát hồ sơ", "Rà soát tiêu chí", ""])
actors = st.sampled_from(ACTORS)
recurrences = st.sampled_from([None, None, Recurrence(Every.MONTH, 25), Recurrence(Every.WEEK, 5)])
some = st.lists(numbers, min_size=1, max_size=2)


def busy(session: Session) -> None:
    """Put tasks of every sort into a file: with two levels of sub-tasks, recurring, a draft, in many states."""

    def add(lead: int, parent: int | None = None, draft: bool = False, **more: Any) -> int:
        values = TaskDetails("Việc", Actor(lead), assigned_on=ASSIGNED, parent_id=parent)
        return service.create_task(session, replace(values, **more), today=TODAY, draft=draft)[0]

    above = add(1, due_on=TODAY)
    part = add(2, above, due_on=TODAY - timedelta(days=5))
    add(1, part, is_without_due=True)
    monthly = add(1, recurrence=Recurrence(Every.MONTH, 25))
    done, waiting = add(2, due_on=TODAY), add(2, due_on=TODAY, approved_by_id=3)
    progress.complete(session, [done, waiting, monthly], TODAY - timedelta(days=3), today=TODAY)
    paused = add(1, due_on=TODAY)
    states.pause(session, [paused], TODAY - timedelta(days=9), "giãn cách", today=TODAY)
    asked = add(1, due_on=TODAY)
    request = extensions.ExtensionRequest(TODAY + timedelta(days=20), "", TODAY - timedelta(days=1))
    extensions.ask_extension(session, asked, request, today=TODAY)
    add(1, draft=True)


def task_ids(session: Session, wanted: list[int]) -> list[int]:
    """Return tasks of the file, 99 where there is none."""
    ids = session.scalars(select(Task.id).order_by(Task.id)).all()
    return [ids[number % len(ids)] if ids else 99 for number in wanted]


def _details(work: str, lead: Actor | None, due: date | None, recurrence: Recurrence | None) -> TaskDetails:
    return TaskDetails(work, lead, (Actor(3),), assigned_on=ASSIGNED, due_on=due, recurrence=recurrence)


details = st.builds(_details, words, actors, st.none() | dues, recurrences)


def _create(values: TaskDetails, parent: int | None, draft: bool) -> Edit:
    def edit(session: Session) -> None:
        above = None if parent is None else task_ids(session, [parent])[0]
        service.create_task(session, replace(values, parent_id=above), today=TODAY, draft=draft)

    return edit


def _each(values: TaskDetails, leads: list[Actor | None]) -> Edit:
    chosen = [lead for lead in leads if lead is not None]
    return lambda session: service.assign_to_each(session, values, chosen, today=TODAY)


def _save(number: int, values: TaskDetails, parent: int | None) -> Edit:
    def edit(session: Session) -> None:
        above = None if parent is None else task_ids(session, [parent])[0]
        service.save_task(session, task_ids(session, [number])[0], replace(values, parent_id=above), today=TODAY)

    return edit


def _record(entries: dict[int, tuple[date, int | None, str]]) -> Edit:
    def edit(session: Session) -> None:
        ids = task_ids(session, list(entries))
        sheet = dict(zip(ids, (progress.ProgressEntry(*values) for values in entries.values()), strict=True))
        progress.record_many(session, sheet, today=TODAY)

    return edit


def _over_many(verb: str, wanted: list[int], day: date, text: str, along: bool) -> Edit:
    def edit(session: Session) -> None:
        ids = task_ids(session, wanted)
        match verb:
            case "complete":
                progress.complete(session, ids, day, today=TODAY, evidence=text, with_parts=along)
            case "confirm":
                progress.confirm(session, ids, day, today=TODAY)
            case "give_back":
                progress.give_back(session, ids[0], day, text, today=TODAY)
            case "reopen":
                progress.reopen(session, ids[0], text, today=TODAY)
            case "pause":
                states.pause(session, ids, day, text, today=TODAY)
            case "resume":
                states.resume(session, ids, day, today=TODAY)
            case "cancel":
                states.cancel(session, ids, day, text, None, today=TODAY, with_parts=along)
            case "stop":
                states.stop_recurring(session, ids, day, today=TODAY)
            case "remind":
                reminders.remind(session, ids, reminders.ReminderEntry(day, text), today=TODAY)
            case "assign":
                service.assign(session, ids, today=TODAY)
            case "trash":
                service.trash_tasks(session, ids)
            case "put back":
                put_back(session, "task", ids[0])

    return edit


VERBS = (
    "complete",
    "complete",
    "confirm",
    "give_back",
    "reopen",
    "pause",
    "resume",
    "cancel",
    "stop",
    "remind",
    "assign",
    "trash",
    "put back",
)


def _extend(wanted: list[int], to_due: date, granted: bool) -> Edit:
    def edit(session: Session) -> None:
        request, ids = extensions.ExtensionRequest(to_due, "chờ mẫu"), task_ids(session, wanted)
        if granted:
            extensions.extend(session, ids, request, None, TODAY, today=TODAY)
        else:
            extensions.ask_extension(session, ids[0], request, today=TODAY)

    return edit


def _decide(number: int, result: ExtensionResult) -> Edit:
    def edit(session: Session) -> None:
        ids = session.scalars(select(Extension.id).order_by(Extension.id)).all()
        chosen = ids[number % len(ids)] if ids else 99
        extensions.decide_extension(session, chosen, result, None, TODAY, today=TODAY)

    return edit


def _hand_over(giver: Actor | None, taker: Actor | None) -> Edit:
    def edit(session: Session) -> None:
        sides = handovers.HandoverDetails(giver or Actor(3), taker or Actor(3), TODAY - timedelta(days=9))
        handovers.hand_over(session, sides, handovers.open_tasks_led_by(session, sides.giver), today=TODAY)

    return edit


def _take_back(number: int) -> Edit:
    def edit(session: Session) -> None:
        ids = session.scalars(select(Handover.id).order_by(Handover.id)).all()
        handovers.take_back(session, ids[number % len(ids)] if ids else 99, TODAY, today=TODAY)

    return edit


def _mark(number: int, is_without: bool) -> Edit:
    return lambda session: marks.mark_without_task(session, Source(SourceKind.CONCLUSION, number + 1), is_without)


entries = st.tuples(days, st.none() | st.integers(0, 100), words.filter(bool))
edits = st.one_of(
    st.builds(_create, details, st.none() | numbers, st.booleans()),
    st.builds(_over_many, st.sampled_from(VERBS), some, days, words, st.booleans()),
    st.builds(_each, details, st.lists(actors, min_size=1, max_size=3)),
    st.builds(_save, numbers, details, st.none() | numbers),
    st.builds(_record, st.dictionaries(numbers, entries, min_size=1, max_size=3)),
    st.builds(_over_many, st.sampled_from(VERBS), some, days, words, st.booleans()),
    st.builds(_over_many, st.sampled_from(VERBS), some, days, words, st.booleans()),
    st.builds(_extend, some, dues, st.booleans()),
    st.builds(_decide, numbers, st.sampled_from(ExtensionResult)),
    st.builds(_hand_over, actors, actors),
    st.builds(_take_back, numbers),
    st.builds(_mark, numbers, st.booleans()),
    st.builds(_record, st.dictionaries(numbers, entries, min_size=1, max_size=1)),
)
