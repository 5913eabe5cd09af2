"""The life of a task as lines, the newest first: progress, reminders, extensions, pauses, returns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.common.icon_label import IconMark

SHOWN: Final = 30
"""So many lines at once; a link shows the others."""


@dataclass(frozen=True)
class Event:
    """One line: what happened, and under it when and by whom."""

    icon: str
    role: str
    text: str
    sub: str
    filled: bool = False


class EventList(QWidget):
    """Shows events; ``nothing`` is said while there is none."""

    def __init__(self, nothing: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events: tuple[Event, ...] = ()
        self._all = False
        self._nothing = QLabel(nothing)
        self._nothing.setWordWrap(True)
        style.set_kind(self._nothing, "sub")
        self._more = QPushButton()
        style.set_kind(self._more, "link")
        self._more.clicked.connect(lambda _checked=False: self.show_all())
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._column.addWidget(self._nothing)
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.hide()

    def events(self) -> tuple[Event, ...]:
        """Return all events, also those behind the link."""
        return self._events

    def show_events(self, events: Sequence[Event]) -> None:
        """Show these, the newest first."""
        if tuple(events) == self._events:
            return
        self._events, self._all = tuple(events), False
        self._fill()

    def show_all(self) -> None:
        """Show the older ones too."""
        self._all = True
        self._fill()

    def _fill(self) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = self._events if self._all else self._events[:SHOWN]
        self._rows = [_row(event) for event in shown]
        for place, row in enumerate(self._rows):
            self._column.insertWidget(place, row)
        self._nothing.setVisible(not self._events)
        left = len(self._events) - len(shown)
        self._more.setVisible(left > 0)
        self._more.setText(ngettext("{n} older line", "{n} older lines", left).format(n=left))


def _row(event: Event) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(IconMark(event.icon, event.role, event.filled), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(1)
    for text, kind in ((event.text, ""), (event.sub, "small")):
        if text:
            words.addWidget(_label(text, kind))
    line.addLayout(words, 1)
    row.setAccessibleName(_("{what}, {when}").format(what=event.text, when=event.sub))
    return row


def _label(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if kind:
        style.set_kind(label, kind)
    return label
