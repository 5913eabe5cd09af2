"""Which columns of a list show, in which order and how wide: by the mouse on the header, by a menu, from last time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from cchc_desktop.settings import Settings
from ui.common.lists.columns import TICK_KEY, ListColumn

_WIDEST = 2000


@dataclass(frozen=True)
class ColumnPlace:
    """One column as she wants it; ``width`` in pixels, 0 for the one that takes what is left."""

    key: str
    is_shown: bool
    width: int


@dataclass(frozen=True)
class ColumnLayout:
    """All columns in their order."""

    places: tuple[ColumnPlace, ...] = ()

    def to_json(self) -> str:
        """Return the layout as text."""
        return json.dumps([[place.key, place.is_shown, place.width] for place in self.places])

    @classmethod
    def from_json(cls, text: str) -> ColumnLayout:
        """Read what ``to_json`` wrote; anything else is the layout that the list has by itself."""
        try:
            return cls.from_plain(json.loads(text))
        except (ValueError, RecursionError):
            return cls()

    @classmethod
    def from_plain(cls, lines: object) -> ColumnLayout:
        """Read lines of key, shown, width; what is none is left out."""
        known = [line for line in lines if _is_place(line)] if isinstance(lines, list) else []
        return cls(tuple(ColumnPlace(*line) for line in known))


class ColumnSet(QObject):
    """The columns of one table; a column that came with a new version of the program stands where it was declared.

    Signals: ``changed()`` by her hand.
    """

    changed = Signal()

    def __init__(self, table: QTableView, columns: Sequence[ListColumn[Any]]) -> None:
        super().__init__(table)
        self._table, self._header = table, table.horizontalHeader()
        self.columns = tuple(columns)
        self._is_own = False
        self._header.setSectionsMovable(True)
        self._header.setFirstSectionMovable(not self.columns[0].pinned)
        for number, column in enumerate(self.columns):
            is_fixed = column.key == TICK_KEY or not column.width
            mode = QHeaderView.ResizeMode.Fixed if is_fixed else QHeaderView.ResizeMode.Interactive
            self._header.setSectionResizeMode(number, mode)
        self._header.sectionMoved.connect(self._on_moved)
        self._header.sectionResized.connect(self._on_resized)
        table.viewport().installEventFilter(self)
        self.show_layout(ColumnLayout())

    def choosable(self) -> list[ListColumn[Any]]:
        """Return the columns that can be chosen, in the order in which they stand."""
        return [self.columns[number] for number in self._order() if not self.columns[number].pinned]

    def shown(self) -> list[ListColumn[Any]]:
        """Return the columns that show, in their order, without the boxes."""
        ordered = (number for number in self._order() if not self._header.isSectionHidden(number))
        return [self.columns[number] for number in ordered if self.columns[number].key != TICK_KEY]

    def is_shown(self, key: str) -> bool:
        """Tell whether a column shows."""
        return not self._header.isSectionHidden(self._number(key))

    def set_shown(self, key: str, shown: bool) -> None:
        """Show a column, or hide it; the last one that can be chosen stays, and so does one that is pinned."""
        others = [column for column in self.choosable() if column.key != key and self.is_shown(column.key)]
        number = self._number(key)
        if not shown and (not others or self.columns[number].pinned):
            return
        self._header.setSectionHidden(number, not shown)
        self.fit()
        self.changed.emit()

    def move(self, key: str, steps: int) -> None:
        """Move a column by so many places, not before those that are pinned."""
        place = self._header.visualIndex(self._number(key))
        first = sum(column.pinned for column in self.columns)
        self._header.moveSection(place, max(first, min(len(self.columns) - 1, place + steps)))

    def show_ticks(self, shown: bool) -> None:
        """Show the boxes, or save their room in a narrow window."""
        for number, column in enumerate(self.columns):
            if column.key == TICK_KEY:
                self._header.setSectionHidden(number, not shown)
        self.fit()

    def layout(self) -> ColumnLayout:
        """Return the columns as they stand."""
        return ColumnLayout(tuple(self._place(number) for number in self._order() if self._is_kept(number)))

    def show_layout(self, layout: ColumnLayout) -> None:
        """Put the columns as they stood; an empty layout is the one that the list has by itself."""
        known = {column.key: number for number, column in enumerate(self.columns)}
        places = {place.key: place for place in layout.places if place.key in known}
        with self._by_itself():
            for place, number in enumerate(self._wanted_order([known[key] for key in places])):
                self._header.moveSection(self._header.visualIndex(number), place)
            for number, column in enumerate(self.columns):
                if column.key == TICK_KEY:
                    self._header.resizeSection(number, column.width)
                    continue
                wanted = places.get(column.key, ColumnPlace(column.key, not column.hidden, column.width))
                self._header.setSectionHidden(number, not (wanted.is_shown or column.pinned))
                if column.width:
                    self._header.resizeSection(number, wanted.width or column.width)
        self.fit()

    def reset(self) -> None:
        """Put the columns as the list has them by itself."""
        self.show_layout(ColumnLayout())
        self.changed.emit()

    def remember(self, settings: Settings, name: str) -> None:
        """Keep the columns of the list with this name for the next start."""
        settings.states[f"columns:{name}"] = self.layout().to_json()

    def restore(self, settings: Settings, name: str) -> None:
        """Take the columns from the last start."""
        self.show_layout(ColumnLayout.from_json(settings.states.get(f"columns:{name}", "")))

    def fit(self) -> None:
        """Give what is left of the width to the column that takes it."""
        for number, column in enumerate(self.columns):
            if not column.width and not self._header.isSectionHidden(number):
                others = self._header.length() - self._header.sectionSize(number)
                with self._by_itself():
                    self._header.resizeSection(number, max(column.least, self._table.viewport().width() - others))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    # -- parts

    def _number(self, key: str) -> int:
        return next(number for number, column in enumerate(self.columns) if column.key == key)

    def _order(self) -> list[int]:
        return [self._header.logicalIndex(place) for place in range(len(self.columns))]

    def _is_kept(self, number: int) -> bool:
        return self.columns[number].key != TICK_KEY

    def _place(self, number: int) -> ColumnPlace:
        column, hidden = self.columns[number], self._header.isSectionHidden(number)
        if not column.width:
            return ColumnPlace(column.key, not hidden, 0)
        if hidden:
            self._header.setSectionHidden(number, False)  # a hidden section has no width to tell
        width = self._header.sectionSize(number)
        self._header.setSectionHidden(number, hidden)
        return ColumnPlace(column.key, not hidden, width)

    def _wanted_order(self, known: list[int]) -> list[int]:
        """Return every column: those pinned, then those known in their order, a new one after its neighbour."""
        pinned = [number for number, column in enumerate(self.columns) if column.pinned]
        order = [number for number in known if number not in pinned]
        for number in range(len(self.columns)):
            if number not in order and number not in pinned:
                before = [order.index(other) for other in range(number) if other in order]
                order.insert(max(before) + 1 if before else 0, number)
        return pinned + order

    def _on_moved(self, _number: int, _old: int, _new: int) -> None:
        if self._is_own:
            return
        pinned = [number for number, column in enumerate(self.columns) if column.pinned]
        with self._by_itself():
            for place, number in enumerate(pinned):
                self._header.moveSection(self._header.visualIndex(number), place)
        self._table.viewport().update()
        self.changed.emit()

    def _on_resized(self, _number: int, _old: int, _new: int) -> None:
        if not self._is_own:
            self.fit()
            self.changed.emit()

    @contextmanager
    def _by_itself(self) -> Iterator[None]:
        was, self._is_own = self._is_own, True
        try:
            yield
        finally:
            self._is_own = was


def _is_place(line: object) -> bool:
    match line:
        case [str(), bool(), int(width)]:
            return 0 <= width <= _WIDEST
        case _:
            return False
