"""A list of lines under the heads of their groups, however long: only what is in sight is worked out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import style
from ui.deadlines.lines import Line
from ui.deadlines.lines_delegate import LinesDelegate

Thing = TypeVar("Thing")
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
LINE_HEIGHT: Final = 56
HEAD_HEIGHT: Final = 32


@dataclass(frozen=True)
class Group(Generic[Thing]):
    """A head with the lines below it; a group without a title has no head."""

    title: str
    role: str
    things: Sequence[Thing]


class LinesModel(QAbstractTableModel, Generic[Thing]):
    """Heads and lines in one column; ``line`` makes a line when it comes into sight, ``key`` names a thing."""

    def __init__(self, line: Callable[[Thing], Line], key: Callable[[Thing], Hashable]) -> None:
        super().__init__()
        self._line, self._key = line, key
        self.groups: tuple[Group[Thing], ...] = ()
        self._starts: list[int] = []
        self._count = 0
        self._places: dict[Hashable, int] | None = None

    def set_groups(self, groups: Sequence[Group[Thing]]) -> None:
        """Show these groups; empty ones are left out."""
        self.beginResetModel()
        self.groups = tuple(group for group in groups if group.things)
        self._starts, self._count, self._places = [], 0, None
        for group in self.groups:
            self._starts.append(self._count)
            self._count += len(group.things) + bool(group.title)
        self.endResetModel()

    def head_rows(self) -> list[int]:
        """Return the rows that are heads."""
        return [start for start, group in zip(self._starts, self.groups, strict=True) if group.title]

    def things(self) -> list[Thing]:
        """Return everything in the list, in its order."""
        return [thing for group in self.groups for thing in group.things]

    def group_at(self, row: int) -> tuple[Group[Thing], int]:
        """Return the group of a row and the number of its line there, -1 for the head."""
        number = bisect_right(self._starts, row) - 1
        group = self.groups[number]
        return group, row - self._starts[number] - bool(group.title)

    def thing_at(self, row: int) -> Thing | None:
        """Return what stands in a row; nothing for a head."""
        if not 0 <= row < self._count:
            return None
        group, place = self.group_at(row)
        return group.things[place] if place >= 0 else None

    def line_at(self, row: int) -> Line | None:
        """Return the line of a row; nothing for a head."""
        thing = self.thing_at(row)
        return None if thing is None else self._line(thing)

    def row_of(self, key: Hashable) -> int:
        """Return the first row with this key, or -1."""
        if self._places is None:
            self._places = {}
            for start, group in zip(self._starts, self.groups, strict=True):
                first = start + bool(group.title)
                for place, thing in enumerate(group.things):
                    self._places.setdefault(self._key(thing), first + place)
        return self._places.get(key, -1)

    def key_at(self, row: int) -> Hashable | None:
        """Return the key of a row; nothing for a head."""
        thing = self.thing_at(row)
        return None if thing is None else self._key(thing)

    # -- what Qt asks

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.thing_at(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self.line_at(index.row())
        if line is not None:
            return line.spoken
        group, _place = self.group_at(index.row())
        return f"{group.title}: {len(group.things)}"


class LinesView(QTableView, Generic[Thing]):
    """Shows a ``LinesModel``.

    Signals: ``chosen()`` another line is current; ``opened()`` Enter or a double click; ``menu_wanted(QPoint)`` the
    menu of the current line is to open at this place of the screen; ``left()`` Escape.
    """

    chosen = Signal()
    opened = Signal()
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, model: LinesModel[Thing], words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = model
        self.setModel(model)
        self.delegate = LinesDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(words)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(HEAD_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(LINE_HEIGHT)
        self.selectionModel().currentRowChanged.connect(lambda *_rows: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def show_groups(self, groups: Sequence[Group[Thing]]) -> None:
        """Show other groups; the current line stays current, where it went the next one is."""
        row, before = self.currentIndex().row(), self.current_key()
        top = self.verticalScrollBar().value()
        blocked = self.blockSignals(True)
        heads_before = self.lines.head_rows()
        self.lines.set_groups(groups)
        for row_before in heads_before:  # a view keeps the heights of rows by their numbers
            if row_before < self.lines.rowCount():
                self.setRowHeight(row_before, LINE_HEIGHT)
        for head in self.lines.head_rows():
            self.setRowHeight(head, HEAD_HEIGHT)
        self.verticalScrollBar().setValue(top)
        again = self.lines.row_of(before) if before is not None else -1
        if again >= 0 or row >= 0:
            self.select_row(again if again >= 0 else row, shows=False)
        self.blockSignals(blocked)
        self.chosen.emit()

    def current_thing(self) -> Thing | None:
        """Return what the current line stands for."""
        thing: Thing | None = self.lines.thing_at(self.currentIndex().row())
        return thing

    def current_key(self) -> Hashable | None:
        """Return the key of the current line."""
        return self.lines.key_at(self.currentIndex().row())

    def select_key(self, key: Hashable) -> bool:
        """Make the line with this key current and show it; tell whether there is one."""
        row = self.lines.row_of(key)
        if row >= 0:
            self.select_row(row)
        return row >= 0

    def select_row(self, row: int, *, shows: bool = True) -> None:
        """Make a row current, or the nearest line below or above it."""
        count = self.lines.rowCount()
        after = (each for each in range(max(0, row), count) if self.lines.thing_at(each) is not None)
        before = (each for each in range(min(row, count) - 1, -1, -1) if self.lines.thing_at(each) is not None)
        wanted = next(after, next(before, -1))
        if wanted >= 0:
            self.setCurrentIndex(self.lines.index(wanted, 0))
            if shows:
                self.scrollTo(self.lines.index(wanted, 0))

    def show_top_of(self, number: int) -> None:
        """Go to the first line of a group."""
        heads = self.lines.head_rows()
        if number < len(heads):
            self.scrollTo(self.lines.index(heads[number], 0), QAbstractItemView.ScrollHint.PositionAtTop)
            self.select_row(heads[number] + 1)

    def enter(self) -> None:
        """Take the keyboard, on the first line if none is current."""
        if not self.currentIndex().isValid():
            self.select_row(0)
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def mark_words(self, query: str) -> None:
        """Mark what these words find."""
        self.delegate.query = query.strip()
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.opened.emit()
            case Qt.Key.Key_Home if not event.modifiers():
                self.select_row(0)
                self.scrollToTop()
            case Qt.Key.Key_End if not event.modifiers():
                self.select_row(self.lines.rowCount() - 1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if self.lines.thing_at(index.row()) is None:
                return
            self.menu_wanted.emit(event.globalPos())
        elif self.currentIndex().isValid():
            place = self.visualRect(self.currentIndex())
            self.menu_wanted.emit(self.viewport().mapToGlobal(place.bottomLeft() + QPoint(72, -8)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHintForLines(self, most: int) -> int:
        """Return the height that so many lines need at most."""
        heads, lines = len(self.lines.head_rows()), len(self.lines.things())
        return min(heads * HEAD_HEIGHT + lines * LINE_HEIGHT, most * LINE_HEIGHT) + 2 * self.frameWidth()

    def ring_role(self) -> str:
        """Return the role of the bar at the left of the current line."""
        return "accent" if self.hasFocus() or style.is_high_contrast() else "strong_line"
