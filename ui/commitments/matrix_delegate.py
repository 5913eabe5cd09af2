"""How a cell of the matrix looks: icon, figure and what it is made of; red where it was not met or not kept."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from cchc_desktop.commitments.listed import Cell
from cchc_desktop.commitments.records import CommitmentState, Result
from ui import style
from ui.commitments.lines import Line
from ui.commitments.matrix_model import FIRST_PERIOD, GOAL, HOLDER, NAME, MatrixModel, Pending
from ui.commitments.words import NOTHING, cell_note, cell_words, goal_unit
from ui.common.pills import paint_pill
from ui.common.table_view import fitted_lines
from ui.common.target_pills import RESULTS, result_pill, state_pill

_Index = QModelIndex | QPersistentModelIndex
_PADDING: Final = 8
_INSET: Final = 4
_ICON: Final = 16
_GAP: Final = 6
_MIDDLE: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class MatrixDelegate(QStyledItemDelegate):
    """Draws every column; ``first_seen`` is the number of the line at the top of the view: it names its holder too."""

    first_seen = 0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, MatrixModel)
        line = model.line(index)
        if line is None:
            return
        painter.save()
        painter.setClipRect(option.rect)
        self._paint_ground(painter, option, index, line)
        room = option.rect.adjusted(_PADDING, 0, -_PADDING, -1)
        column = index.column()
        if column == HOLDER:
            self._paint_holder(painter, room, line, index.row())
        elif line.row is None:
            self._paint_no_target(painter, room, model.text(line, index))
        elif column == NAME:
            self._paint_name(painter, room, option, line.row.name)
        elif column == GOAL:
            self._paint_goal(painter, room, line.row.committed, goal_unit(line.row))
        elif column == model.result:
            paint_pill(painter, room.adjusted(-_PADDING, 0, 0, 0), *result_pill(line.row.result))
        elif column == model.cumulative:
            self._write(painter, room, line.row.cumulative or NOTHING, "text" if line.row.cumulative else "text2")
        else:
            self._paint_figure(painter, option.rect, line, model.cell(index), model.pending_at(index))
        painter.restore()

    # -- the ground

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, line: Line) -> None:
        rect, column = option.rect, index.column()
        is_chosen = _is_chosen(option.widget, index) and column != HOLDER
        ground = "selection" if is_chosen else "band" if _is_idle(index) else "surface"
        painter.fillRect(rect, style.color(ground))
        if line.is_last:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.color("strong_line"))
        elif column != HOLDER:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, style.color("line"))
        if is_chosen and style.is_high_contrast():
            painter.setPen(QPen(style.color("accent"), 2))
            for edge in (rect.top() + 1, rect.bottom()):
                painter.drawLine(rect.left(), edge, rect.right(), edge)
        view = option.widget
        if isinstance(view, QTableView) and view.currentIndex() == index:
            has_keyboard = view.hasFocus()
            painter.setPen(QPen(style.color("accent" if has_keyboard else "control"), 2 if has_keyboard else 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -2) if has_keyboard else rect.adjusted(0, 0, -1, -2))

    # -- the columns

    def _paint_holder(self, painter: QPainter, room: QRect, line: Line, number: int) -> None:
        """Draw the name once, the unit in the line below it; at the top of the view the name comes again."""
        if line.number == 0 or number == self.first_seen:
            if line.state is not CommitmentState.SIGNED:
                look = state_pill(line.state)[1]
                place = QRect(room.right() - _ICON + 1, room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
                style.draw_icon(painter, place, look.icon, look.role)
                room = room.adjusted(0, 0, -_ICON - _GAP, 0)
            self._write(painter, room, line.holder, "text", kind="strong")
        elif line.number == 1 or number == self.first_seen + 1:
            self._write(painter, room, line.unit, "text2", kind="small")

    def _paint_name(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, text: str) -> None:
        """Draw the name of a target on one line, or on two of small type where it needs them."""
        small = QStyleOptionViewItem(option)
        small.font = style.font("small")
        metrics = QFontMetrics(small.font)
        is_long = QFontMetrics(style.font("body")).horizontalAdvance(text) > room.width()
        if not is_long or room.height() < 2 * metrics.lineSpacing():
            self._write(painter, room, text, "text")
            return
        lines = fitted_lines(text, metrics, small, room.adjusted(0, 0, -4, 0))
        top = room.top() + (room.height() - len(lines) * metrics.lineSpacing()) // 2
        for number, words in enumerate(lines):
            place = QRect(room.left(), top + number * metrics.lineSpacing(), room.width(), metrics.lineSpacing())
            self._write(painter, place, words, "text", kind="small")

    def _paint_no_target(self, painter: QPainter, room: QRect, text: str) -> None:
        """Warn that a commitment has no target yet: it cannot be signed like this."""
        if text:
            place = QRect(room.left(), room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            style.draw_icon(painter, place, "warning", "amber", filled=True)
            self._write(painter, room.adjusted(_ICON + _GAP, 0, 0, 0), text, "amber")

    def _paint_goal(self, painter: QPainter, room: QRect, committed: str, unit: str) -> None:
        self._write(painter, room, committed, "text", kind="strong")
        left = QFontMetrics(style.font("strong")).horizontalAdvance(committed) + _GAP
        if unit and room.width() - left > 24:
            self._write(painter, room.adjusted(left, 0, 4, 0), unit, "text2", kind="small")

    def _paint_figure(
        self, painter: QPainter, rect: QRect, line: Line, cell: Cell | None, pending: Pending | None
    ) -> None:
        if cell is None or line.row is None:
            return
        room = rect.adjusted(_PADDING, 0, -_PADDING, -1)
        if pending is not None:
            self._paint_pending(painter, rect, room, pending)
            return
        if not cell.text and not cell.is_owed:
            self._write(painter, room.adjusted(_INSET, 0, 0, 0), NOTHING, "text2")
            return
        look = RESULTS[cell.result][1]
        if cell.result is Result.NOT_MET:
            _fill(painter, rect, "red_fill", look.role)
        place = QRect(room.left() + _INSET, room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
        style.draw_icon(painter, place, look.icon, look.role, filled=look.filled)
        room.setLeft(place.right() + 1 + _GAP)
        self._paint_value(painter, room, line, cell, look.role)

    def _paint_value(self, painter: QPainter, room: QRect, line: Line, cell: Cell, role: str) -> None:
        assert line.row is not None
        text = cell_words(cell) if cell.text else result_pill(Result.NO_DATA)[0]
        ink = role if cell.result in (Result.MET, Result.NOT_MET) else "text" if cell.text else "text2"
        kind = "strong" if cell.text else "small"
        self._write(painter, room, text, ink, kind=kind)
        note = cell_note(line.row, cell) if cell.text else ""
        used = QFontMetrics(style.font(kind)).horizontalAdvance(text) + _PADDING
        needed = QFontMetrics(style.font("small")).horizontalAdvance(note)
        if note and room.width() - used >= min(needed, 40):
            beside = room.adjusted(used, 0, 0, 0)
            painter.setFont(style.font("small"))
            painter.setPen(style.color("text2"))
            shown = painter.fontMetrics().elidedText(note, Qt.TextElideMode.ElideRight, beside.width())
            painter.drawText(beside, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_pending(self, painter: QPainter, rect: QRect, room: QRect, pending: Pending) -> None:
        if pending.sentence:
            _fill(painter, rect, "red_fill", "red", border=True)
            place = QRect(room.right() - _ICON - 1, room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            style.draw_icon(painter, place, "error_circle", "red", filled=True)
            room = room.adjusted(0, 0, -_ICON - _GAP, 0)
        ink = "red" if pending.sentence else "text2"
        self._write(painter, room.adjusted(_INSET, 0, 0, 0), pending.text or NOTHING, ink)

    def _write(self, painter: QPainter, room: QRect, text: str, role: str, *, kind: str = "body") -> None:
        painter.setFont(style.font(kind))
        painter.setPen(style.color(role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, shown)

    # -- what Qt asks

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(64, style.DENSE_ROW)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        QToolTip.showText(event.globalPos(), tip(index), view)
        return True


def tip(index: _Index) -> str:
    """Return what a cell has to tell beside what it shows."""
    model = index.model()
    if not isinstance(model, MatrixModel) or (line := model.line(index)) is None:
        return ""
    if index.column() == HOLDER:
        return "\n".join(filter(None, (line.holder, line.unit, line.reference, state_pill(line.state)[0])))
    if line.row is None:
        return ""
    if index.column() in (NAME, GOAL):
        return "\n".join(filter(None, (line.row.name, f"{line.row.committed} {goal_unit(line.row)}", line.row.measure)))
    cell, pending = model.cell(index), model.pending_at(index)
    if pending is not None and pending.sentence:
        return pending.sentence
    if index.column() >= FIRST_PERIOD + len(model.periods):
        return line.row.reason
    if cell is None:
        return ""
    return "\n".join(filter(None, (cell.fraction, cell.reason, cell.taken_from, cell.evidence)))


def _is_chosen(view: QWidget | None, index: _Index) -> bool:
    """Tell whether the row of a cell holds something selected; both views share what is selected."""
    selection = view.selectionModel() if isinstance(view, QTableView) else None
    return selection is not None and selection.rowIntersectsSelection(index.row(), QModelIndex())


def _is_idle(index: _Index) -> bool:
    """Tell whether a target has no figure of its own in the period of this column."""
    model = index.model()
    if not isinstance(model, MatrixModel) or model.period_at(index.column()) is None:
        return False
    return model.cell(index) is None


def _fill(painter: QPainter, rect: QRect, ground: str, role: str, *, border: bool = False) -> None:
    """Fill the body of a cell; in high contrast a border says what the ground says elsewhere."""
    body = QRectF(rect.adjusted(_INSET, 3, -_INSET, -4))
    has_border = border or style.is_high_contrast()
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    painter.setPen(QPen(style.color(role), 1) if has_border else Qt.PenStyle.NoPen)
    painter.setBrush(style.color(ground))
    painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5) if has_border else body, 4, 4)
