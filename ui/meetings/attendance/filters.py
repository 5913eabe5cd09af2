"""The chips above the roll call: whom to show, with how many there are."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.records import Presence
from ui import style
from ui.common.pills import FilterChip
from ui.meetings.attendance.lines import AttendanceLine
from ui.meetings.attendance.presence import ABSENT, look_of

_FILTERS: Final[tuple[tuple[str, tuple[Presence, ...], Presence | None], ...]] = (
    (mark("All"), tuple(Presence), None),
    (mark("Present"), (Presence.PRESENT,), Presence.PRESENT),
    (mark("Absent"), ABSENT, Presence.ABSENT_WITH_REASON),
    (mark("Substitutes"), (Presence.SUBSTITUTE,), Presence.SUBSTITUTE),
    (mark("Not called yet"), (Presence.INVITED,), Presence.INVITED),
)


class RollFilters(QWidget):
    """One chip is always in use; the first shows everybody.

    Signals: ``changed()`` another one is in use.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.chips = [FilterChip(_(words), 0, *_chip_look(shown)) for words, _kinds, shown in _FILTERS]
        self._current = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(8)
        for number, chip in enumerate(self.chips):
            chip.clicked.connect(partial(self.choose, number))
            row.addWidget(chip)
        row.addStretch(1)

    @property
    def is_all(self) -> bool:
        """Tell whether everybody is shown."""
        return self._current == 0

    def choose(self, number: int, _checked: bool = False) -> None:
        """Use a chip; 0 shows everybody."""
        self._current = number
        for position, chip in enumerate(self.chips):
            chip.setChecked(position == number)
        self.changed.emit()

    def shows(self, line: AttendanceLine) -> bool:
        """Tell whether a person is to be shown."""
        return line.presence in _FILTERS[self._current][1]

    def count(self, lines: Iterable[AttendanceLine]) -> None:
        """Show how many there are of each."""
        states = [line.presence for line in lines]
        for chip, (_words, kinds, _shown) in zip(self.chips, _FILTERS, strict=True):
            chip.set_count(sum(1 for state in states if state in kinds))


def _chip_look(shown: Presence | None) -> tuple[str, str, bool]:
    if shown is None:
        return "", "grey", False
    look = look_of(shown).look
    return look.icon, look.role, look.filled
