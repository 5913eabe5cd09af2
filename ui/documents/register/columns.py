"""The columns of the register of outgoing papers (Decree 30/2020, Annex IV; documents.md 4.4)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from PySide6.QtGui import QIcon

from cchc_desktop.exchange.excel_list import CellValue
from cchc_desktop.i18n import _
from cchc_desktop.register.records import LineKind, PaperState
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.common.entry_cells import TextCell
from ui.common.entry_model import EntryColumn
from ui.common.lists.columns import ListColumn
from ui.documents.register import lines
from ui.documents.register.lines import RegisterLine

_MARKS: Final = {
    LineKind.GAP: ("warning", "amber", True),
    LineKind.UNCLEAR: ("circle_hint", "text2", False),
    LineKind.RESERVED: ("pause_circle", "text2", False),
    LineKind.VOID: ("dismiss_circle", "text2", False),
}
_STATES: Final = {
    PaperState.RECALLED: ("arrow_undo", "text2", False),
    PaperState.REPLACED: ("arrow_repeat_all", "text2", False),
}


@dataclass(frozen=True)
class RegisterColumn(EntryColumn[RegisterLine], ListColumn[RegisterLine]):
    """A column that may be typed in, hidden and moved."""


def columns() -> tuple[RegisterColumn, ...]:
    """Return the ten columns; receipt is signed on paper, so it is hidden, and series and record can be chosen too."""
    return (*_of_the_paper(), *_of_its_way(), *_others())


def _of_the_paper() -> tuple[RegisterColumn, ...]:
    return (
        RegisterColumn(
            _("Number and symbol"),
            lambda line: line.row.reference,
            lambda line: (line.row.series_name, line.row.numbers.first, line.row.number),
            icon=_mark,
            width=148,
            key="number",
        ),
        RegisterColumn(
            _("Date"),
            lambda line: _shown(line.row.issued_on),
            lambda line: line.row.issued_on or date.min,
            width=92,
            key="date",
            value=lambda line: line.row.issued_on,
        ),
        RegisterColumn(_("Type and abstract"), lambda line: lines.title_words(line.row), key="title", least=220),
        RegisterColumn(_("Signed by"), lambda line: line.row.signer, width=136, key="signer"),
    )


def _of_its_way() -> tuple[RegisterColumn, ...]:
    return (
        _typed(_("Recipients"), "recipients", width=176, cell=True),
        _typed(_("Who keeps the file copy"), "kept_by", width=148, fault=lines.kept_by_fault),
        _typed(_("Copies"), "copies", width=72, fault=lines.copies_fault, align_right=True, value=_copies),
        _typed(
            _("Sent on"), "sent", width=96, fault=lines.sent_fault, tidy=lines.tidy_sent,
            sort_key=lambda line: line.row.sent_on or date.min, value=lambda line: line.row.sent_on,
        ),
        RegisterColumn(_("Receipt"), lambda _line: "", width=88, key="receipt", hidden=True),
        _typed(_("Note"), "note", width=176, fault=lines.note_fault, cell=True, shown=lines.note_words),
    )  # fmt: skip


def _others() -> tuple[RegisterColumn, ...]:
    return (
        RegisterColumn(_("Series"), lambda line: line.row.series_name, width=112, key="series", hidden=True),
        RegisterColumn(_("Belongs to"), lambda line: line.row.owner_code, width=112, key="owner", hidden=True),
    )


def _typed(
    title: str,
    name: str,
    *,
    width: int,
    fault: Callable[[RegisterLine], str] | None = None,
    tidy: Callable[[RegisterLine], RegisterLine] | None = None,
    cell: bool = False,
    shown: Callable[[RegisterLine], str] | None = None,
    **more: Any,
) -> RegisterColumn:
    """Return a column that is typed in where a paper stands; ``shown`` is what its cell says while it is closed."""

    def text(line: RegisterLine) -> str:
        return str(getattr(line, name))

    def put(line: RegisterLine, value: Any) -> RegisterLine:
        changed: dict[str, Any] = {name: str(value)}
        return replace(line, **changed)

    return RegisterColumn(
        title,
        shown or text,
        put=put,
        typed=text,
        tidy=tidy or (lambda line: put(line, clean_line(text(line)))),
        fault=fault,
        can_edit=lambda line: line.is_paper,
        make_cell=TextCell if cell else None,
        width=width,
        key=name,
        **more,
    )


def _mark(line: RegisterLine) -> QIcon | None:
    look = _MARKS.get(line.row.line) or _STATES.get(line.row.state)
    if look is None:
        return None
    icon, role, filled = look
    return style.icon(icon, role, filled=filled, size=16)


def _copies(line: RegisterLine) -> CellValue:
    return line.row.copies


def _shown(day: date | None) -> str:
    return short_date(day) if day is not None else ""
