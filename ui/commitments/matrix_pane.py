"""The matrix as a whole: names at the left, cells at the right, as wide as the window allows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.calendar.periods import Period
from cchc_desktop.commitments.records import Result
from ui import style
from ui.commitments.lines import Line, cell_of
from ui.commitments.matrix_model import FIRST_PERIOD, GOAL, HOLDER, NAME, MatrixModel
from ui.commitments.matrix_table import FiguresTable, NamesTable
from ui.commitments.words import NOTHING, cell_note, goal_unit
from ui.common.pills import pill_size
from ui.common.target_pills import result_pill

WIDE: Final = 1280
_MIDDLE: Final = 1000
_ICON: Final = 16 + 6 + 4
_PADDING: Final = 16
_LEAST_NAME: Final = 176
_LEAST_GOAL, _LEAST_CURRENT, _LEAST_RESULT = 76, 116, 108
_NARROW_QUARTER, _EMPTY_MONTH = 72, 56
_USUAL: Final = "88,88%"
"""The widest of the usual figures."""
_MEASURED: Final = 60
"""So many lines are measured: a column need not fit the widest of a thousand."""


class MatrixPane(QWidget):
    """Holds the two halves.

    Signals: ``moved()`` another cell is current; ``opened(row)`` a double click on a name; ``menu_wanted(point)``.
    """

    moved = Signal()
    opened = Signal(int)
    menu_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = MatrixModel()
        self.names = NamesTable(self.model, self)
        self.figures = FiguresTable(self.model, self)
        self.names.setSelectionModel(self.figures.selectionModel())
        self.hidden: set[str] = set()
        self._below = QWidget()
        self._below.setFixedHeight(0)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.names, 1)
        left.addWidget(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left)
        row.addWidget(self.figures, 1)
        self._connect()

    def show_lines(self, lines: Sequence[Line], periods: Sequence[Period], current: int) -> None:
        """Show these lines; the cell that was current stays it where its line is still there."""
        model, index = self.model, self.figures.currentIndex()
        line = model.line(index)
        period = model.period_at(index.column()) if index.isValid() else None
        before = [each.key for each in model.lines], model.periods
        model.show(lines, periods, current)
        self.fit()
        if line is not None and before != ([each.key for each in model.lines], model.periods):
            self._find_again(line.key, period)

    def go_to(self, row: int, period: Period | None = None) -> None:
        """Make a cell current: of this period, else of the one to fill in now."""
        column = FIRST_PERIOD + self.model.periods.index(period) if period in self.model.periods else -1
        self.figures.go_to(row, column if column >= 0 else self.figures.first_column())

    def current_line(self) -> Line | None:
        """Return the line of the current cell."""
        return self.model.line(self.figures.currentIndex())

    def fit(self) -> None:
        """Give every column its width; the names take what is left."""
        model, room = self.model, self.width() - self._bar_width()
        names = {HOLDER, NAME}
        shown = {column for column in range(GOAL, model.columnCount()) if self._name_of(column) not in self.hidden}
        self.names.show_columns(names)
        self.figures.show_columns(shown)
        widths = {column: self._width(column) for column in sorted(shown)}
        holder = 176 if room >= WIDE else 144 if room >= _MIDDLE else 108
        least = 260 if room >= WIDE else _LEAST_NAME if room >= _MIDDLE else _LEAST_NAME - 48
        self._squeeze(widths, holder + least + sum(widths.values()) - room)
        name = max(least, room - holder - sum(widths.values()))
        self.names.setColumnWidth(HOLDER, holder)
        self.names.setColumnWidth(NAME, name)
        self.names.setFixedWidth(holder + name)
        rest = room - holder - name - sum(widths.values())
        for column, width in widths.items():
            is_last = column == max(widths)
            self.figures.setColumnWidth(column, width + (max(0, rest) if is_last else 0))
        self._follow_bar()

    def _squeeze(self, widths: dict[int, int], overflow: int) -> None:
        """Take what is too much from what gives way best: the unit of the goal, the two numbers beside a rate."""
        current = FIRST_PERIOD + self.model.current_period
        for column, least in ((GOAL, _LEAST_GOAL), (current, _LEAST_CURRENT), (self.model.result, _LEAST_RESULT)):
            if overflow > 0 and column in widths:
                taken = max(0, min(overflow, widths[column] - least))
                widths[column] -= taken
                overflow -= taken

    def _bar_width(self) -> int:
        """Return what the scroll bar of the rows takes from the columns."""
        needed = self.model.rowCount() * style.DENSE_ROW + style.HEADER
        return self.figures.verticalScrollBar().sizeHint().width() if needed > self.figures.height() else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    # -- parts

    def _connect(self) -> None:
        figures, names = self.figures, self.names
        figures.verticalScrollBar().valueChanged.connect(names.follow)
        figures.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._follow_bar())
        figures.horizontalScrollBar().rangeChanged.connect(lambda _low, _high: self._follow_bar())
        names.scrolled.connect(lambda event: QApplication.sendEvent(figures.viewport(), event))
        names.row_pressed.connect(figures.press_row)
        names.opened.connect(self.opened)
        figures.moved.connect(self.moved)
        figures.selectionModel().selectionChanged.connect(self._on_chosen)
        for part in (figures, names):
            part.menu_wanted.connect(lambda event, part=part: self._show_menu(part, event))

    def _on_chosen(self, new: QItemSelection, old: QItemSelection) -> None:
        rows = {index.row() for selection in (new, old) for index in selection.indexes()}
        for half in (self.names, self.figures):
            half.repaint_rows(rows) if len(rows) < _MEASURED else half.viewport().update()

    def _show_menu(self, part: NamesTable | FiguresTable, event: QContextMenuEvent) -> None:
        figures = self.figures
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = figures.viewport().mapToGlobal(figures.visualRect(figures.currentIndex()).center())
        else:
            index = part.indexAt(event.pos())
            if not index.isValid():
                return
            if index.row() not in figures.chosen_rows():
                column = index.column() if index.column() >= GOAL else -1
                figures.go_to(index.row(), column)
            place = event.globalPos()
        self.menu_wanted.emit(place)

    def _follow_bar(self) -> None:
        """Keep both halves equally high, also while the cells have a scroll bar at their foot."""
        bar = self.figures.horizontalScrollBar()
        height = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        if height != self._below.height():
            self._below.setFixedHeight(height)
        self.names.follow(self.figures.verticalScrollBar().value())

    def _find_again(self, key: tuple[int, int], period: Period | None) -> None:
        model = self.model
        rows = [number for number, line in enumerate(model.lines) if line.key == key]
        rows = rows or [number for number, line in enumerate(model.lines) if line.commitment_id == key[0]]
        if rows:
            self.go_to(rows[0], period)

    def _name_of(self, column: int) -> str:
        """Return the name of a column that can be hidden, "" for the others."""
        model = self.model
        return {GOAL: "goal", model.cumulative: "cumulative", model.result: "result"}.get(column, "")

    def _width(self, column: int) -> int:
        model, lines = self.model, self.model.lines[:_MEASURED]
        strong, small = QFontMetrics(style.font("strong")), QFontMetrics(style.font("small"))
        is_wide = self.width() >= WIDE
        if column == GOAL:
            texts = [line.row.committed for line in lines if line.row is not None]
            widest = max((strong.horizontalAdvance(text) for text in texts), default=0)
            units = [
                strong.horizontalAdvance(line.row.committed) + 6 + small.horizontalAdvance(goal_unit(line.row))
                for line in lines
                if line.row is not None
            ]
            return max(72, min(max(units, default=0), 124 if is_wide else max(72, widest)) + _PADDING)
        if column == model.result:
            shown = {line.row.result for line in lines if line.row is not None} or {Result.MET}
            title = QFontMetrics(style.font("label")).horizontalAdvance(model.title(column)) + _PADDING + 4
            return max(title, *(pill_size(*result_pill(each)).width() + 8 for each in shown))
        if column == model.cumulative:
            return 100 if is_wide else 72
        return self._period_width(column - FIRST_PERIOD, strong, small)

    def _period_width(self, number: int, strong: QFontMetrics, small: QFontMetrics) -> int:
        """Return what a period needs: room for its two numbers where it is filled in now, else for its figures."""
        model = self.model
        is_month = len(model.periods) > 4
        title = QFontMetrics(style.font("label")).horizontalAdvance(model.title(FIRST_PERIOD + number)) + _PADDING + 6
        texts, notes = [NOTHING], [0]
        for line in model.lines[:_MEASURED]:
            cell = cell_of(line, number)
            if cell is not None and line.row is not None and cell.text:
                texts.append(cell.text)
                notes.append(small.horizontalAdvance(cell_note(line.row, cell)))
        least = _EMPTY_MONTH if is_month else _NARROW_QUARTER
        if not is_month and self.width() >= _MIDDLE:  # room for the figure that is typed next: nothing is cut then
            least = _ICON + strong.horizontalAdvance(_USUAL) + _PADDING + 4
        if len(texts) == 1 and number != model.current_period:
            return max(least, title)
        value = _ICON + max(map(strong.horizontalAdvance, texts)) + _PADDING
        if number == model.current_period:
            note = min(max(notes), 84) + 12
            return max(least, title, value + note, 148 if self.width() >= _MIDDLE else 124)
        return max(least, title, value)
