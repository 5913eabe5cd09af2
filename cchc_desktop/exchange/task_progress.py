"""How far the task of one row has come: its state, and whether the days beside it say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.exchange.task_deadline import Deadline
from cchc_desktop.exchange.task_values import STATE_WORDS, StateRead, read_day, read_percent, read_state
from cchc_desktop.exchange.workbook import SheetCell
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import TaskState
from cchc_desktop.tasks.recurring import period_days
from cchc_desktop.tasks.rows import DONE_STATES
from cchc_desktop.text.dates import short_date

if TYPE_CHECKING:
    from cchc_desktop.exchange.task_row import RowCells

_PERIOD_DONE: Final = re.compile(r"([\dA-Z-]{4,10}) ?\((\d{1,2}/\d{1,2}/\d{4})\)", re.ASCII)
STOPPED: Final = frozenset({TaskState.PAUSED, TaskState.CANCELLED, TaskState.RETURNED})


@dataclass(frozen=True)
class Standing:
    """State and days of a task; ``period`` names the period of a recurring one."""

    state: TaskState = TaskState.ASSIGNED
    progress: int | None = None
    completed_on: date | None = None
    confirmed_on: date | None = None
    period: str = ""
    stopped_on: date | None = None
    stopped_reason: str = ""
    periods_done: tuple[tuple[str, date], ...] = ()


def read_standing(cells: RowCells, assigned_on: date | None, deadline: Deadline) -> Standing:
    """Return how far a task has come; what contradicts itself is a fault."""
    progress, said = _progress_and_state(cells)
    completed_on = _completion(cells, said)
    state = said.state if said is not None else _implied(cells, progress, completed_on)
    is_recurring = deadline.recurrence is not None
    if not is_recurring and not cells.findings.faults.keys() & {_place(cells, "completed_on"), _place(cells, "state")}:
        _check_completion(cells, state, completed_on, said)
    _check_not_before(cells, "completed_on", completed_on, assigned_on)
    if state in DONE_STATES and progress not in (None, 100):
        cells.fault("progress", _("the task is completed, but its progress is {n} %").format(n=progress))
    if said is not None and not is_recurring:
        _check_timing(cells, said, completed_on, deadline)
    confirmed_on = cells.past_day("confirmed_on")
    if confirmed_on is not None and (completed_on is None or confirmed_on < completed_on):
        cells.fault("confirmed_on", _("the completion is confirmed before there is one"))
    stopped_on, reason = _stopped(cells, state, assigned_on)
    done = _periods_done(cells) if is_recurring else ()
    return Standing(state, progress, completed_on, confirmed_on, _period(cells), stopped_on, reason, done)


def _progress_and_state(cells: RowCells) -> tuple[int | None, StateRead | None]:
    """Return percentage and state; a column "Tiến độ" of words tells the state where no other column does."""
    cell, words = cells.cells.get("progress"), cells.text("state")
    if cell is not None and not words and not any(char.isdigit() for char in cell.text):
        try:
            return None, read_state(cell.text)
        except Fault:
            pass  # said as what is wrong with a percentage
    progress = cells.tried("progress", lambda: read_percent(cell)) if cell is not None else None
    return progress, cells.tried("state", lambda: read_state(words)) if words else None


def _completion(cells: RowCells, said: StateRead | None) -> date | None:
    """Return the day of completion: of its column, else the day that stands with the state."""
    completed_on = cells.past_day("completed_on")
    beside = said.day if said is not None and said.state in DONE_STATES else None
    if beside is not None and beside > cells.office.today:
        cells.fault("state", _("{value} has not come yet").format(value=short_date(beside)))
        beside = None
    if completed_on is not None and beside is not None and completed_on != beside:
        cells.fault(
            "state", _("the day of completion beside it is another one, {day}").format(day=short_date(completed_on))
        )
    return completed_on or beside


def _implied(cells: RowCells, progress: int | None, completed_on: date | None) -> TaskState:
    if completed_on is not None:
        return TaskState.COMPLETED
    return TaskState.IN_PROGRESS if progress or cells.text("result") else TaskState.ASSIGNED


def _check_completion(cells: RowCells, state: TaskState, completed_on: date | None, said: StateRead | None) -> None:
    if state in DONE_STATES and completed_on is None:
        name = "completed_on" if "completed_on" in cells.findings.header.columns else "state"
        cells.fault(name, _("the task is completed, but the day is missing; fill in “Ngày hoàn thành”"))
    if said is not None and state not in DONE_STATES and completed_on is not None:
        words = _("{state} stands beside a day of completion; correct one of the two")
        cells.fault("state", words.format(state=quoted(STATE_WORDS[state])))


def _check_not_before(cells: RowCells, name: str, day: date | None, assigned_on: date | None) -> None:
    """Look at a day before the assignment; without a day of assignment today counts."""
    if day is None or day >= (assigned_on or cells.office.today):
        return
    if assigned_on is None:
        words = _("{day} is over, and no day of assignment tells since when; fill in “Ngày giao”")
        cells.fault(name, words.format(day=short_date(day)))
        return
    words = _("{day} lies before the assignment on {assigned}")
    cells.fault(name, words.format(day=short_date(day), assigned=short_date(assigned_on)))


def _check_timing(cells: RowCells, said: StateRead, completed_on: date | None, deadline: Deadline) -> None:
    """Look whether "trong hạn", "quá hạn" and "không hạn" agree with the days; an old list may have aged."""
    due, today = deadline.counts, cells.office.today
    is_done = said.state in DONE_STATES
    if said.timing == "none" and due is not None:
        cells.fault(
            "state", _("the state says “without deadline”, but there is one: {day}").format(day=short_date(due))
        )
    elif said.timing == "late" and due is None and not deadline.wording:
        cells.fault("state", _("the state says “overdue”, but there is no deadline"))
    elif due is None or (is_done and completed_on is None):
        return
    elif said.timing == "late" and (completed_on if is_done and completed_on else today) <= due:
        cells.fault("state", _("the state says “overdue”, but the deadline is {day}").format(day=short_date(due)))
    elif said.timing in ("in_time", "soon") and is_done and completed_on is not None and completed_on > due:
        cells.fault("state", _("the state says “in time”, but the deadline was {day}").format(day=short_date(due)))
    elif said.timing in ("in_time", "soon") and not is_done and due < today:
        words = _("the state says “in time”, but by now the deadline {day} is over")
        cells.warn(words.format(day=short_date(due)))


def _stopped(cells: RowCells, state: TaskState, assigned_on: date | None) -> tuple[date | None, str]:
    """Return since when and why a task rests or ended; a list that does not say it means today."""
    stopped_on, reason = cells.past_day("stopped_on"), cells.text("stopped_reason")
    _check_not_before(cells, "stopped_on", stopped_on, assigned_on)
    if state not in STOPPED:
        return None, ""
    if stopped_on is None:
        words = _("{state} has no day; today counts")
        cells.warn(words.format(state=quoted(STATE_WORDS[state])))
    return stopped_on or cells.office.today, reason or cells.text("note")[:500]


def _periods_done(cells: RowCells) -> tuple[tuple[str, date], ...]:
    """Return the periods that are completed, written as the program does: "2021-03 (24/03/2021); …"."""
    found = []
    for part in filter(str.strip, cells.text("periods_done").split(";")):
        match = _PERIOD_DONE.fullmatch(part.strip())
        day = cells.tried("periods_done", lambda: read_day(SheetCell(match[2]))) if match else None  # noqa: B023
        if match is None:
            words = _("{value} is no completed period, such as “2021-03 (24/03/2021)”")
            cells.fault("periods_done", words.format(value=quoted(part)))
        elif day is not None and day > cells.office.today:
            cells.fault("periods_done", _("{value} has not come yet").format(value=match[2]))
        elif day is not None and _is_period(cells, "periods_done", match[1]):
            found.append((match[1], day))
    return tuple(found)


def _period(cells: RowCells) -> str:
    code = cells.text("period")
    return code if code and _is_period(cells, "period", code) else ""


def _is_period(cells: RowCells, name: str, code: str) -> bool:
    try:
        period_days(code)
    except ValidationError as error:
        cells.fault(name, error.sentence.rstrip("."))
        return False
    return True


def _place(cells: RowCells, name: str) -> tuple[int, int]:
    return cells.number, cells.findings.header.columns.get(name, -1)
