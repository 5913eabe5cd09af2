"""The list of backups as the window shows it: one row for a backup, also when it lies in two folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from PySide6.QtGui import QIcon

from cchc_desktop.i18n import _, mark
from cchc_desktop.storage.copies import BackupRow, CopyState
from ui import style
from ui.common.table_model import Column
from ui.safety.words import clock_and_day, contents_words, reason_words, size_words

# state: (word, icon, role, filled)
_STATES: Final = {
    CopyState.CHECKED: (mark("Checked"), "checkmark_circle", "green", True),
    CopyState.UNCHECKED: (mark("Not checked"), "circle_hint", "grey", False),
    CopyState.DAMAGED: (mark("Damaged"), "error_circle", "red", True),
    CopyState.NEWER: (mark("Of a newer version"), "circle_hint", "grey", False),
    CopyState.ANOTHER: (mark("Of another file"), "circle_hint", "grey", False),
}


@dataclass(frozen=True)
class Line:
    """One line of the list; ``elsewhere`` is the same backup in the second folder, None when it is in one place."""

    row: BackupRow
    elsewhere: BackupRow | None = None

    @property
    def id(self) -> str:
        """What tells the line apart."""
        return str(self.row.path)


def lines_of(rows: Iterable[BackupRow]) -> list[Line]:
    """Return the lines for these rows, in their order; of two copies of one backup the sound one is restored."""
    lines: dict[str, Line] = {}
    for row in rows:
        line = lines.get(row.path.name)
        if line is None:
            lines[row.path.name] = Line(row)
        elif line.row.state is CopyState.DAMAGED:
            lines[row.path.name] = Line(row, line.row)
        else:
            lines[row.path.name] = replace(line, elsewhere=row)
    return list(lines.values())


def columns(now: datetime) -> list[Column[Line]]:
    """Return the columns of the list."""
    return [
        Column(_("Made"), lambda line: clock_and_day(line.row.moment, now), _moment, width=140, key="made"),
        Column(_("Why"), lambda line: reason_words(line.row.reason), width=144, key="why"),
        Column(_("In it"), lambda line: contents_words(line.row.contents) or "–", key="contents"),
        Column(_("Where"), _places, width=116, key="where"),
        Column(_("Size"), lambda line: size_words(line.row.size), _size, align_right=True, width=72, key="size"),
        Column(_("State"), state_words, width=136, icon=_state_icon, key="state"),
    ]


def state_words(line: Line) -> str:
    """Return the state of a backup in words."""
    return _(_STATES[line.row.state][0])


def _state_icon(line: Line) -> QIcon:
    _words, icon, role, filled = _STATES[line.row.state]
    return style.icon(icon, role, filled, 16)


def _places(line: Line) -> str:
    if line.elsewhere is not None:
        return _("Both folders")
    return _("Second folder") if line.row.is_second else _("Beside the file")


def _moment(line: Line) -> datetime:
    return line.row.moment


def _size(line: Line) -> int:
    return line.row.size
