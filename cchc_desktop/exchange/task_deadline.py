"""The deadline of one row: a date, words that give one, a recurrence, or none; and what it was extended to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from cchc_desktop.calendar.phrases import PhraseKind, read_phrase
from cchc_desktop.calendar.recurrence import Recurrence
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.exchange.task_values import check_wording, is_bare_date, read_day, read_recurrence
from cchc_desktop.exchange.workbook import CellKind, SheetCell
from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line

if TYPE_CHECKING:
    from cchc_desktop.exchange.task_row import RowCells

NO_DEADLINE: Final = "Không có hạn"
_NONE: Final = re.compile(r"(khong|khong (co |thoi |co thoi )?han|khong xac dinh thoi han)")
_NOT_EXTENDED: Final = re.compile(r"khong( co| gia han)?|chua( co| gia han)?|0|-")


@dataclass(frozen=True)
class Deadline:
    """``first`` is the first deadline, ``extended_to`` the one that counts instead; ``is_none`` says "không hạn"."""

    first: date | None = None
    extended_to: date | None = None
    wording: str = ""
    is_none: bool = False
    recurrence: Recurrence | None = None

    @property
    def counts(self) -> date | None:
        """The deadline that counts."""
        return self.extended_to or self.first


def read_deadline(cells: RowCells, assigned_on: date | None) -> Deadline:
    """Return the deadline of a row; words count from its day of assignment, or from today."""
    start = assigned_on or cells.office.today
    due, wording, is_none, recurrence = _due(cells, start)
    if text := cells.text("recurrence"):
        recurrence = cells.tried("recurrence", lambda: _recurrence(cells, text, start))
    own_words = cells.text("due_wording")
    if recurrence is not None:
        return Deadline(wording=own_words or wording, recurrence=recurrence)
    original = cells.day("original_due")
    extended = _extended(cells)
    first: date | None = due
    if original is not None:
        first, extended = original, extended or (due if due != original else None)
    if extended is not None and first is None:
        cells.fault("extended", _("there is no deadline that could be extended"))
        extended = None
    if extended is not None and first is not None and extended <= first:
        _say_not_later(cells, first, extended)
    _check_rule(cells, first, extended)
    return Deadline(first, extended, own_words or wording, is_none)


def _due(cells: RowCells, start: date) -> tuple[date | None, str, bool, Recurrence | None]:
    """Return date, words, whether there is none, and recurrence of the column of deadlines."""
    cell = cells.cells.get("due")
    if cell is None:
        words = cells.text("due_wording")
        return _worded(cells, "due_wording", words, start) if words and not _has(cells, "due") else _NOTHING
    if cell.kind is not CellKind.TEXT or is_bare_date(cell.text):
        return cells.tried("due", lambda: read_day(cell)), "", False, None
    words = cells.text("due")
    if _NONE.fullmatch(search_key(words).strip(" .")):
        return None, "", True, None
    return _worded(cells, "due", words, start)


_NOTHING: Final = (None, "", False, None)


def _has(cells: RowCells, name: str) -> bool:
    return name in cells.findings.header.columns


def _worded(cells: RowCells, name: str, words: str, start: date) -> tuple[date | None, str, bool, Recurrence | None]:
    """Read a deadline in words; the words are kept, whatever they give."""
    office = cells.office

    def read() -> tuple[date | None, str, bool, Recurrence | None]:
        check_wording(words)
        own = read_recurrence(words)
        if own is not None:
            return None, words, False, own
        reading = read_phrase(words, start, office.calendar, before_excludes_day=office.before_excludes_day)
        if reading.kind is PhraseKind.NONE:
            cells.warn(_("{words} gives no date; the words are kept").format(words=quoted(words)))
        elif reading.asks:
            cells.warn(_("{words}: {reason}").format(words=quoted(words), reason=reading.reason))
        day = reading.date if reading.kind is PhraseKind.DATE else None
        return day, words, False, reading.recurrence

    return cells.tried(name, read) or _NOTHING


def _recurrence(cells: RowCells, text: str, start: date) -> Recurrence:
    found = read_recurrence(text)
    if found is None:
        found = read_phrase(text, start, cells.office.calendar).recurrence
    if found is None:
        words = _("{value} does not say how the work comes back (such as “ngày 25 hằng tháng”)")
        raise Fault(words.format(value=quoted(text)))
    return found


def _extended(cells: RowCells) -> date | None:
    cell: SheetCell | None = cells.cells.get("extended")
    if cell is None or _NOT_EXTENDED.fullmatch(search_key(clean_line(cell.text))):
        return None
    return cells.tried("extended", lambda: read_day(cell))


def _say_not_later(cells: RowCells, first: date, extended: date) -> None:
    name = "extended" if "extended" in cells.cells else "due"
    words = _("the extension to {to} is not later than the deadline {due}")
    cells.fault(name, words.format(to=short_date(extended), due=short_date(first)))


def _check_rule(cells: RowCells, first: date | None, extended: date | None) -> None:
    """Look at what the office allows: how many days at once, and whether at all."""
    rule = cells.office.rule
    if first is None or extended is None or rule.days is None or (extended - first).days <= rule.days:
        return
    name = "extended" if "extended" in cells.cells else "due"
    words = _("the deadline is extended by {n} days; this office allows {limit}")
    cells.fault(name, words.format(n=(extended - first).days, limit=rule.days))
