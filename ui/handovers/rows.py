"""What the window of handovers lists: the handovers, and the tasks that went over with one."""

from __future__ import annotations

from datetime import date
from typing import Final

from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.tasks.handover_list import HandoverRow, HandoverState, MovedTask
from cchc_desktop.text.dates import short_date
from ui.common.table_model import Column

STATES: Final[dict[HandoverState, str]] = {
    HandoverState.COMING: mark("Still to begin"),
    HandoverState.RUNNING: mark("Under way"),
    HandoverState.OVERDUE: mark("Over, not taken back"),
    HandoverState.ENDED: mark("Over"),
}


def handover_columns() -> tuple[Column[HandoverRow], ...]:
    """Return the columns of the list of handovers."""
    return (
        Column(_("Number"), lambda row: row.code, width=64),
        Column(_("Hands over"), lambda row: row.giver),
        Column(_("Takes over"), lambda row: row.taker),
        Column(_("From"), lambda row: _day(row.details.starts_on), _begins, width=92),
        Column(_("Until"), lambda row: _day(row.details.ends_on) or _("for good"), _ends, width=92),
        Column(_("Tasks"), tasks_words, lambda row: len(row.tasks), width=112),
        Column(_("State"), lambda row: _(STATES[row.state]), width=144),
    )


def task_columns() -> tuple[Column[MovedTask], ...]:
    """Return the columns of the tasks of one handover."""
    return (
        Column(_("Code"), lambda task: task.code, width=64),
        Column(_("Work"), lambda task: task.work),
        Column(_("Where it is"), _where, width=236),
    )


def tasks_words(row: HandoverRow) -> str:
    """Say how many tasks went over and how many of them are still away."""
    if not row.tasks:
        return _("absence only")
    words = ngettext("{n} task", "{n} tasks", len(row.tasks)).format(n=len(row.tasks))
    return _("{tasks}, {n} away").format(tasks=words, n=row.away) if row.away else words


def _where(task: MovedTask) -> str:
    if task.returned_on is not None:
        return _("Taken back on {day}").format(day=short_date(task.returned_on))
    return _("With the one who took it over") if task.is_away else _("Ended, or led by somebody else")


def _day(day: date | None) -> str:
    return short_date(day) if day is not None else ""


def _begins(row: HandoverRow) -> date:
    return row.details.starts_on or date.min


def _ends(row: HandoverRow) -> date:
    return row.details.ends_on or date.max
