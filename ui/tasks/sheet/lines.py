"""The lines of the progress sheet: one task each, with what is typed for it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.progress import ProgressEntry
from cchc_desktop.text import dates, normalise
from ui import style
from ui.common.entry_cells import TextCell
from ui.common.entry_model import EntryColumn
from ui.common.fields import shown_date
from ui.tasks.actions import is_open
from ui.tasks.columns import due_words
from ui.tasks.dialogs.state_dialogs import percent_of


@dataclass(frozen=True)
class SheetLine:
    """A task, and the texts typed for it; ``key`` is its id."""

    key: int
    row: TaskRow
    percent: str = ""
    text: str = ""
    done_on: str = ""

    @property
    def is_typed(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.percent.strip() or self.text.strip() or self.done_on.strip())


@dataclass(frozen=True)
class Typed:
    """What one line gives: a line of the log, and the day of completion if there is one."""

    task_id: int
    entry: ProgressEntry
    done_on: date | None


def line_of(row: TaskRow) -> SheetLine:
    """Return the empty line of a task."""
    return SheetLine(row.id, row)


def typed(line: SheetLine, today: date) -> Typed:
    """Return what a line without faults gives, recorded today or on the day of completion."""
    done_on = _day(line.done_on, today)
    entry = ProgressEntry(done_on or today, percent_of(line.percent), normalise.clean_line(line.text))
    return Typed(line.key, replace(entry, period=line.row.period), done_on)


def sheet_columns(today: Callable[[], date]) -> tuple[EntryColumn[SheetLine], ...]:
    """Return code, work, lead, deadline, progress so far, and the three that are typed in."""
    return (
        EntryColumn(_("Code"), lambda line: line.row.code, width=72),
        EntryColumn(_("Work"), lambda line: line.row.work, tooltip=lambda line: line.row.work),
        EntryColumn(_("Lead"), lambda line: line.row.lead_short, width=150),
        EntryColumn(_("Deadline"), lambda line: due_words(line.row), width=120),
        EntryColumn(_("So far"), lambda line: f"{line.row.progress}%", width=72, align_right=True),
        EntryColumn(
            _("Now %"),
            lambda line: line.percent,
            width=72,
            align_right=True,
            put=lambda line, value: replace(line, percent=str(value)),
            can_edit=_is_open,
            fault=_percent_fault,
        ),
        EntryColumn(
            _("What was done"),
            lambda line: line.text,
            width=280,
            put=lambda line, value: replace(line, text=str(value)),
            can_edit=_is_open,
            tidy=lambda line: replace(line, text=normalise.clean_line(line.text)),
            make_cell=TextCell,
        ),
        EntryColumn(
            _("Completed on"),
            lambda line: line.done_on,
            width=style.DATE_WIDTH,
            put=lambda line, value: replace(line, done_on=str(value)),
            can_edit=_is_open,
            tidy=lambda line: _tidied(line, today()),
            fault=lambda line: _day_fault(line, today()),
            hint=lambda line: _("dd/mm") if _is_open(line) else "",
        ),
    )


def _is_open(line: SheetLine) -> bool:
    """Tell whether something is still expected: what has ended takes no progress."""
    return is_open(line.row)


def _percent_fault(line: SheetLine) -> str:
    try:
        percent_of(line.percent)
    except ValidationError as error:
        return error.sentence
    return ""


def _day_fault(line: SheetLine, today: date) -> str:
    try:
        day = _day(line.done_on, today)
    except ValidationError as error:
        return error.sentence
    if day is not None and day > today:
        return _("{day} is still to come.").format(day=dates.short_date(day))
    return ""


def _tidied(line: SheetLine, today: date) -> SheetLine:
    if not line.done_on.strip() or _day_fault(line, today):
        return line
    done = replace(line, done_on=shown_date(_day(line.done_on, today)))
    return done if line.percent.strip() else replace(done, percent="100")


def _day(text: str, today: date) -> date | None:
    return dates.parse_date(text, near=today) if text.strip() else None
