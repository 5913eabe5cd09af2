"""The sub-tasks of a task, each a way to it, and the periods of one that comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import Occurrence, TaskState
from cchc_desktop.tasks.recurring import period_label
from cchc_desktop.tasks.rules import deadline_label
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.task_pills import task_pill
from ui.tasks.columns import due_words
from ui.tasks.detail.events import Event


class PartList(QWidget):
    """Signals: ``task_wanted(id)`` a sub-task was clicked; ``new_wanted()``."""

    task_wanted = Signal(int)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.links: list[QPushButton] = []
        self.add = QPushButton(_("New sub-task…"))
        self.add.setIcon(style.icon("add", size=16))
        self.add.clicked.connect(lambda _checked=False: self.new_wanted.emit())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_parts(self, rows: Sequence[TaskRow], *, takes_more: bool) -> None:
        """Show these sub-tasks."""
        for link in self.links:
            self._column.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = [self._link(row) for row in rows]
        for place, link in enumerate(self.links):
            self._column.insertWidget(place, link)
        self.add.setVisible(takes_more)

    def _link(self, row: TaskRow) -> QPushButton:
        word, look = task_pill(row.label)
        words = f"{row.code} · {row.work}"
        link = QPushButton(link_words(link_font_width(self), words))
        style.set_kind(link, "link")
        link.setIcon(style.icon(look.icon, look.role, filled=look.filled, size=16))
        link.setToolTip(f"{words}\n{word}, {due_words(row)}")
        link.setAccessibleName(f"{words}, {word}, {due_words(row)}")
        link.clicked.connect(partial(self._want, row.id))
        return link

    def _want(self, task_id: int, _checked: bool = False) -> None:
        self.task_wanted.emit(task_id)


def link_font_width(widget: QWidget) -> int:
    """Return how many letters fit on a line of the pane."""
    return max(24, (widget.width() or 360) // max(1, widget.fontMetrics().averageCharWidth()) - 6)


def link_words(letters: int, words: str) -> str:
    """Cut words to so many letters, and double what Qt takes for a mnemonic."""
    cut = words if len(words) <= letters else f"{words[: letters - 1].rstrip()}…"
    return cut.replace("&", "&&")


def period_events(occurrences: Sequence[Occurrence], state: TaskState, today: date, soon_days: int) -> list[Event]:
    """Return one line for each period, the newest first."""
    events = []
    for each in sorted(occurrences, key=lambda one: one.due, reverse=True):
        label = deadline_label(state, each.due, each.completed_on, today=today, soon_days=soon_days)
        word, look = task_pill(label)
        done = _("completed on {day}").format(day=short_date(each.completed_on)) if each.completed_on else ""
        moved = each.due != each.original_due
        first = _("first deadline {day}").format(day=short_date(each.original_due)) if moved else ""
        due = _("due {day}").format(day=short_date(each.due))
        sub = " · ".join(filter(None, (due, first, done, f"{each.progress}%" if 0 < each.progress < 100 else "")))
        period = period_label(each.period)
        events.append(Event(look.icon, look.role, f"{period[:1].upper()}{period[1:]}: {word}", sub, look.filled))
    return events


def open_periods(occurrences: Sequence[Occurrence], current: str) -> list[tuple[str, str]]:
    """Return the periods that are still to be done, the current one first."""
    found = [(each.period, period_label(each.period)) for each in occurrences if each.completed_on is None]
    return sorted(found, key=lambda item: item[0] != current)
