"""The foot of the matrix: the figure of the current cell to type, how far it is from its mark, and why."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.commitments.listed import Cell, MatrixRow
from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.commitments.figure_fields import FigureFields, shown_text
from ui.commitments.goal_bar import GoalBar, progress_of
from ui.commitments.lines import Line
from ui.commitments.matrix_model import Pending
from ui.commitments.words import goal_unit, period_title
from ui.common.elided_label import ElidedLabel
from ui.common.fields.field import LineEdit
from ui.common.target_pills import RESULTS

_EVIDENCE: Final = 300


class FigurePane(QFrame):
    """Shows one cell; what is typed is told, the owner keeps it.

    Signals: ``typed(text)`` and ``paused(text)`` as ``FigureFields``; ``evidence_typed(text)`` what proves the figure;
    ``attach_wanted()``; ``files_wanted()``; ``chart_wanted()``; ``tasks_wanted()``; ``left()`` the keyboard goes back
    to the matrix; ``went_on()`` the same, one line below.
    """

    typed = Signal(str)
    paused = Signal(str)
    evidence_typed = Signal(str)
    attach_wanted = Signal()
    chart_wanted = Signal()
    tasks_wanted = Signal()
    left = Signal()
    went_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "foot")
        self.title, self.sub = ElidedLabel("strong"), ElidedLabel("small")
        self.fields = FigureFields()
        self.rate = QLabel()
        self.bar = GoalBar()
        self.reason = ElidedLabel("small")
        self.evidence = LineEdit()
        self.attach_button = QPushButton(_("Attach…"))
        self.tasks_button = QPushButton()
        self.chart_button = QPushButton(_("Chart of the target"))
        self._line: Line | None = None
        self._cell: Cell | None = None
        self._evidence_shown = ""
        self._build()
        self._connect()

    def show_cell(self, line: Line | None, cell: Cell | None, pending: Pending | None, *, can_fill: bool) -> None:
        """Show a cell; what is being typed stays."""
        is_same = line is not None and self._line is not None and line.key == self._line.key
        is_same = is_same and cell is not None and self._cell is not None and cell.period == self._cell.period
        self._line, self._cell = line, cell
        row = line.row if line is not None else None
        has_cell = row is not None and cell is not None
        for part in (self.fields, self.rate, self.bar, self.evidence, self.attach_button):
            part.setVisible(has_cell)
        self._show_head(line, cell)
        self.chart_button.setVisible(row is not None)
        if row is None or cell is None:
            self._say_nothing(line)
            return
        self.fields.show_figure(row, cell, shown_text(cell, pending.text if pending else None), can_fill=can_fill)
        self._show_rate(row, cell, pending)
        self._show_reason(row, cell, pending)
        self._show_evidence(cell, is_same=is_same, can_fill=can_fill)

    def show_tasks(self, count: int) -> None:
        """Say how many tasks are tied to the target."""
        self.tasks_button.setVisible(count > 0)
        self.tasks_button.setText(ngettext("See {n} tied task", "See {n} tied tasks", count).format(n=count))

    def tell(self) -> None:
        """Tell at once what is typed here."""
        self.fields.tell()
        self._leave_evidence()

    def has_unsaved(self) -> bool:
        """Tell whether something is typed here that nobody was told of yet."""
        return self.fields.has_unsaved() or (self.evidence.hasFocus() and self.evidence.text() != self._evidence_shown)

    def has_keyboard(self) -> bool:
        """Tell whether the keyboard is in the pane."""
        return self.isAncestorOf(self.window().focusWidget() or self)

    # -- parts

    def _show_head(self, line: Line | None, cell: Cell | None) -> None:
        if line is None:
            self.title.show_words(_("No target is chosen."))
            self.sub.show_words("")
            return
        self.title.show_words(line.row.name if line.row is not None else line.holder)
        period = period_title(cell.period) if cell is not None else ""
        period = period[:1].lower() + period[1:]
        self.sub.show_words(" · ".join(filter(None, (line.holder, line.reference, period))))

    def _say_nothing(self, line: Line | None) -> None:
        if line is None or line.row is None:
            self.reason.show_words("")
            return
        look = RESULTS[line.row.result][1]
        self.reason.show_words(line.row.reason, look.icon, look.role, filled=look.filled)

    def _show_rate(self, row: MatrixRow, cell: Cell, pending: Pending | None) -> None:
        is_kept = pending is None
        self.rate.setText(f"= {cell.text}" if cell.fraction and is_kept else "")
        self.rate.setVisible(bool(self.rate.text()))
        progress = progress_of(row, cell) if is_kept else None
        self.bar.show_progress(progress, f"{cell.text}, {row.committed} {goal_unit(row)}")

    def _show_reason(self, row: MatrixRow, cell: Cell, pending: Pending | None) -> None:
        """Say why it is judged so; what refuses a figure takes the place of whose it is, so nothing moves."""
        is_refused = pending is not None and bool(pending.sentence)
        self.sub.setVisible(not is_refused)
        if pending is not None and is_refused:
            self.reason.show_words(pending.sentence, "error_circle", "red", kind="error", filled=True)
            return
        look = RESULTS[cell.result][1]
        words = " · ".join(filter(None, (cell.reason, cell.taken_from)))
        self.reason.show_words(words, look.icon, look.role, kind="small", filled=look.filled)

    def _show_evidence(self, cell: Cell, *, is_same: bool, can_fill: bool) -> None:
        if not (is_same and self.evidence.hasFocus()):
            self._evidence_shown = cell.evidence
            if self.evidence.text() != cell.evidence:
                self.evidence.setText(cell.evidence)
        self.evidence.setEnabled(can_fill)
        self.attach_button.setEnabled(can_fill or cell.file_count > 0)
        count = cell.file_count
        words = ngettext("{n} file", "{n} files", count).format(n=count) if count else _("Attach…")
        self.attach_button.setText(words)

    def _leave_evidence(self) -> None:
        text = self.evidence.text().strip()
        if text != self._evidence_shown:
            self._evidence_shown = text
            self.evidence_typed.emit(text)

    def _connect(self) -> None:
        self.fields.typed.connect(self.typed)
        self.fields.paused.connect(self.paused)
        self.fields.left.connect(self.left)
        self.fields.went_on.connect(self.went_on)
        self.evidence.went_on.connect(self._leave_evidence)
        self.evidence.returnPressed.connect(self._leave_evidence)
        for button, signal in (
            (self.attach_button, self.attach_wanted),
            (self.tasks_button, self.tasks_wanted),
            (self.chart_button, self.chart_wanted),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())

    def _build(self) -> None:
        style.set_kind(self.rate, "strong")
        for button, icon in ((self.tasks_button, ""), (self.chart_button, "data_trending")):
            style.set_kind(button, "link")
            if icon:
                button.setIcon(style.icon(icon, "accent", size=16))
        self.attach_button.setIcon(style.icon("attach", size=16))
        self.evidence.setPlaceholderText(_("Evidence: paper, number, where it can be seen"))
        self.evidence.setAccessibleName(_("Evidence of the figure"))
        self.evidence.setMinimumWidth(120)
        self.evidence.setMaximumWidth(_EVIDENCE)
        first, second = QHBoxLayout(), QHBoxLayout()
        for part, stretch in ((self.title, 5), (self.sub, 4), (self.reason, 5)):
            first.addWidget(part, stretch)
        first.addStretch(0)
        first.addWidget(self.tasks_button)
        first.addWidget(self.chart_button)
        second.addWidget(self.fields)
        second.addWidget(self.rate)
        second.addWidget(self.bar, 3)
        second.addWidget(self.evidence, 2)
        second.addWidget(self.attach_button)
        second.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(style.GUTTER, 6, style.GUTTER, 8)
        column.setSpacing(4)
        for row in (first, second):
            row.setSpacing(12)
            column.addLayout(row)
        self.tasks_button.hide()
