"""What is selected in a list, by the ids of its rows: it outlives every change of filter, order and data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QObject, QTimer, Signal
from PySide6.QtWidgets import QTableView

from ui.common.lists.paged_model import PAUSE, PagedModel

_Flag = QItemSelectionModel.SelectionFlag


class RowSelection(QObject):
    """Keeps selection and current row of one table while its model is read anew.

    Rows of the first page are selected again at once; for others the ids of the list are needed, so that waits until
    nobody has typed for a moment, or somebody asks. Until then it answers with what was selected before.

    Signals: ``changed()`` once it is settled.
    """

    changed = Signal()

    def __init__(self, table: QTableView, model: PagedModel[Any]) -> None:
        super().__init__(table)
        self._table, self._model = table, model
        self._kept: set[int] = set()
        self._kept_current: int | None = None
        self._old_place, self._old_top, self._was_visible = -1, 0, False
        self._is_edit = self._is_pending = self._is_settling = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(PAUSE)
        self._settling.timeout.connect(self._on_pause)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._bring_back)
        table.selectionModel().selectionChanged.connect(self._on_changed)
        table.selectionModel().currentRowChanged.connect(self._on_changed)

    @contextmanager
    def edit(self) -> Iterator[None]:
        """While an edit is shown the list stays where it is, and where the current row went the next one is current."""
        self._is_edit = True
        try:
            yield
        finally:
            self._is_edit = False

    def count(self) -> int:
        """Return how many rows are selected."""
        if self._is_pending:
            return len(self._kept)
        return sum(last - first + 1 for first, last in self._ranges())

    def ids(self) -> tuple[int, ...]:
        """Return the ids of the rows selected, in the order of the list."""
        self.settle()
        numbers = (number for first, last in self._ranges() for number in range(first, last + 1))
        found = (self._model.id_at(number) for number in numbers)
        return tuple(row_id for row_id in found if row_id is not None)

    def current_id(self) -> int | None:
        """Return the id of the current row, selected or not."""
        if self._is_pending:
            return self._kept_current
        current = self._table.currentIndex()
        return self._model.id_at(current.row()) if current.isValid() else None

    def select(self, ids: Iterable[int]) -> None:
        """Select the rows with these ids, as far as they are in the list."""
        self._select_numbers(self._numbers(set(ids)))

    def first_column(self) -> int:
        """Return the first column that shows."""
        header = self._table.horizontalHeader()
        shown = (header.logicalIndex(place) for place in range(header.count()))
        return next((number for number in shown if not header.isSectionHidden(number)), 0)

    def settle(self) -> None:
        """Select the rows that were selected, as far as they are still there."""
        if not self._is_pending:
            return
        self._settling.stop()
        self._is_pending, self._is_settling = False, True
        self._table.setAutoScroll(False)  # where the list stands is decided apart
        current, numbers = self._wanted()
        if current >= 0:
            index = self._model.index(current, self.first_column())
            self._table.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        self._select_numbers(numbers)
        self._is_settling = False
        self._table.setAutoScroll(True)
        self._table.viewport().update()
        self.changed.emit()

    def go_on(self) -> None:
        """Settle after a moment what waited while nobody saw the list."""
        if self._is_pending:
            self._settling.start()

    # -- parts

    def _keep(self) -> None:
        if not self._is_pending:
            self._kept, self._kept_current = set(self.ids()), self.current_id()
        current = self._table.currentIndex()
        self._old_place, self._old_top = current.row(), self._table.verticalScrollBar().value()
        self._was_visible = self._table.visualRect(current).intersects(self._table.viewport().rect())
        self._is_pending = True

    def _bring_back(self) -> None:
        wanted = self._kept | ({self._kept_current} if self._kept_current is not None else set())
        if self._is_edit or all(self._model.is_near(row_id) for row_id in wanted):
            self.settle()
            self._scroll_back()
        else:
            self._table.scrollToTop()
            self._settling.start()

    def _on_pause(self) -> None:
        if self._table.isVisible():
            self.settle()

    def _wanted(self) -> tuple[int, list[int]]:
        """Return the number of the current row, below 0 for none, and those of the rows to select."""
        current = self._model.number_of(self._kept_current) if self._kept_current is not None else -1
        numbers = self._numbers(self._kept)
        if current < 0 and self._is_edit and self._old_place >= 0 and self._model.rowCount():
            current = min(self._old_place, self._model.rowCount() - 1)
            numbers = numbers or [current]
        return current, numbers

    def _scroll_back(self) -> None:
        """Keep the current row in sight, and after an edit everything where it was."""
        self._table.updateGeometries()
        self._table.verticalScrollBar().setValue(self._old_top if self._is_edit else 0)
        current = self._table.currentIndex()
        if current.isValid() and (self._was_visible or not self._is_edit):
            self._table.scrollTo(current)

    def _numbers(self, ids: set[int]) -> list[int]:
        return sorted(number for row_id in ids if (number := self._model.number_of(row_id)) >= 0)

    def _select_numbers(self, numbers: Sequence[int]) -> None:
        """Select these rows, given in ascending order, as few ranges."""
        selection = QItemSelection()
        last_column = len(self._model.columns) - 1
        starts = [number for before, number in pairwise([-2, *numbers]) if number != before + 1]
        ends = [number for number, after in pairwise([*numbers, -2]) if after != number + 1]
        for first, last in zip(starts, ends, strict=True):
            selection.append(QItemSelectionRange(self._model.index(first, 0), self._model.index(last, last_column)))
        self._table.selectionModel().select(selection, _Flag.ClearAndSelect)

    def _ranges(self) -> list[tuple[int, int]]:
        """Return the rows selected as ranges that do not touch each other, in their order."""
        selection = self._table.selectionModel().selection()
        found = {(part.top(), part.bottom()) for part in map(selection.at, range(selection.count()))}
        return sorted(found)

    def _on_changed(self) -> None:
        if self._is_settling:
            return
        if self._is_pending:  # she was faster than the rows that were to be selected again
            self._is_pending = False
            self._settling.stop()
        self.changed.emit()
