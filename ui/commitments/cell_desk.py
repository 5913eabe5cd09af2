"""The current cell of the matrix and its figure at the foot: shown together, filled from either, explained."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPersistentModelIndex, Qt, Signal

from cchc_desktop.changes import Changes
from cchc_desktop.commitments.listed import Cell
from cchc_desktop.commitments.queries import commitment
from ui.commitments.evidence_files import EvidenceFiles
from ui.commitments.filling import Filling
from ui.commitments.lines import Line, lines_of
from ui.commitments.matrix_model import FIRST_PERIOD
from ui.commitments.matrix_page import MatrixPage
from ui.commitments.reading import SOURCES, Look, read_again
from ui.commitments.words import refusal_of
from ui.common.fields.field import commit_input_method
from ui.common.notice import NoticeBar
from ui.workspace import Workspace


class CellDesk(QObject):
    """Knows which cell is current.

    Signals: ``told(sentence)`` why nothing can be typed into a cell.
    """

    told = Signal(str)

    def __init__(self, workspace: Workspace, page: MatrixPage, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._page = workspace, page
        self.figures, self.foot, self.model = page.pane.figures, page.foot, page.pane.model
        self.filling = Filling(workspace, self.model, self)
        self.files = EvidenceFiles(workspace, NoticeBar(page), self.foot.attach_button, self)
        self._tied: dict[int, tuple[int, ...]] = {}
        self._connect()

    # -- what is asked

    def line(self) -> Line | None:
        """Return the line of the current cell."""
        return self.model.line(self.figures.currentIndex())

    def cell(self) -> Cell | None:
        """Return the current cell, None outside the columns of periods."""
        index = self.figures.currentIndex()
        return self.model.cell(index) if index.isValid() else None

    def has_target(self) -> bool:
        """Tell whether the current line is a target."""
        line = self.line()
        return line is not None and line.row is not None

    def can_fill(self) -> bool:
        """Tell whether a figure can be typed into the current cell."""
        return self.model.can_fill(self.figures.currentIndex())

    def chosen_cells(self) -> list[tuple[Line, Cell]]:
        """Return the cells selected that take figures."""
        found = []
        for index in self.figures.selectionModel().selectedIndexes() or [self.figures.currentIndex()]:
            line, cell = self.model.line(index), self.model.cell(index)
            if line is not None and cell is not None and self.model.can_fill(index):
                found.append((line, cell))
        return found

    def has_figures(self) -> bool:
        """Tell whether a figure is selected."""
        return any(cell.text for _line, cell in self.chosen_cells())

    def tied_tasks(self) -> tuple[int, ...]:
        """Return the tasks tied to the current target, read once until something changes."""
        line = self.line()
        row = line.row if line is not None else None
        if row is None or not row.is_taken:
            return ()
        if row.target_id not in self._tied:
            today, id_ = self._workspace.today, row.commitment_id
            facts = self._workspace.read(lambda session: commitment(session, id_, today=today, sources=SOURCES))
            self._tied |= {target.id: target.task_ids for target in facts.targets}
        return self._tied.get(row.target_id, ())

    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        is_open = self.figures.is_editing() or self.foot.has_unsaved()
        return is_open or self.filling.is_busy or bool(self.model.refused())

    # -- what is done

    def forget(self) -> None:
        """Read anew what was read once: the file says something else now."""
        self._tied.clear()

    def read_again(self, look: Look, changes: Changes) -> None:
        """Show the commitment that a figure changed; its lines stay where they are. Raises AppError."""
        one, today = changes.record_id or 0, self._workspace.today
        again = self._workspace.read(lambda session: read_again(session, look, one, today))
        self.model.replace(lines_of(again))
        self.show()

    def show(self) -> None:
        """Show the current cell at the foot."""
        index, line, cell = self.figures.currentIndex(), self.line(), self.cell()
        pending = self.model.pending_at(index) if index.isValid() else None
        self.foot.show_cell(line, cell, pending, can_fill=self.can_fill())
        self.files.show_figure(line, cell.period if cell is not None else None)
        self.foot.show_tasks(len(self.tied_tasks()))

    def keep(self) -> bool:
        """Keep what is typed; tell whether all of it is in the file."""
        commit_input_method()
        self.figures.close_cell()
        self.foot.tell()
        return self.filling.save_now()

    def clear(self) -> None:
        """Clear the figures of the cells selected."""
        cells = [(line, cell.period) for line, cell in self.chosen_cells() if cell.text and not cell.taken_from]
        if len(cells) == 1:
            self.filling.put(*cells[0], "")
        elif cells:
            self.filling.clear(cells)

    def show_scan(self) -> None:
        """Attach the signed sheet of the current commitment, or offer what can be done with it."""
        line = self.line()
        if line is not None:
            self.files.press_scan(line)

    def back_to_matrix(self, *, goes_down: bool = False) -> None:
        """Put the keyboard into the matrix again, one line lower if the figure could be kept."""
        self.figures.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.figures.currentIndex()
        pending = self.model.pending_at(index)
        is_kept = pending is None or not pending.sentence
        if goes_down and is_kept and index.row() + 1 < self.model.rowCount():
            self.figures.go_to(index.row() + 1)
        self.show()

    def go_to_refused(self) -> None:
        """Go to the first figure that could not be kept."""
        for row in range(self.model.rowCount()):
            for place, period in enumerate(self.model.periods):
                pending = self.model.pending_at(self.model.index(row, FIRST_PERIOD + place))
                if pending is not None and pending.sentence:
                    self._page.pane.go_to(row, period)
                    self.figures.setFocus(Qt.FocusReason.OtherFocusReason)
                    return

    # -- parts

    def _connect(self) -> None:
        figures, foot = self.figures, self.foot
        self._page.pane.moved.connect(self.show)
        figures.refused.connect(self._say_why)
        figures.clear_wanted.connect(self.clear)
        figures.take_back_wanted.connect(self._take_back)
        self.model.typed.connect(self.filling.put)
        figures.cells.paused.connect(self._put_silently)
        figures.cells.taken_back.connect(self._put_silently)
        self.filling.refused.connect(lambda _sentence: self.show())
        foot.typed.connect(lambda text: self._put(text, is_silent=False))
        foot.paused.connect(lambda text: self._put(text, is_silent=True))
        foot.evidence_typed.connect(self._put_evidence)
        foot.attach_wanted.connect(self.files.press)
        foot.left.connect(self.back_to_matrix)
        foot.went_on.connect(lambda: self.back_to_matrix(goes_down=True))

    def _put(self, text: str, *, is_silent: bool) -> None:
        line, cell = self.line(), self.cell()
        if line is not None and cell is not None and self.can_fill():
            self.filling.put(line, cell.period, text, is_silent=is_silent)

    def _put_silently(self, index: QPersistentModelIndex, text: str) -> None:
        """Keep what stands in an open cell, or stood there before; what cannot be kept is said when it is left."""
        line, cell = self.model.line(index), self.model.cell(index)
        if line is not None and cell is not None and self.model.can_fill(index):
            self.filling.put(line, cell.period, text, is_silent=True)

    def _put_evidence(self, text: str) -> None:
        line, cell = self.line(), self.cell()
        if line is not None and cell is not None:
            self.filling.put_evidence(line, cell.period, text)

    def _take_back(self) -> None:
        """Esc: let go of what was refused in the current cell; else select the current cell alone."""
        index = self.figures.currentIndex()
        place, pending = self.model.place(index), self.model.pending_at(index)
        if place is not None and pending is not None and pending.sentence:
            self.filling.take_back(place)
            self.show()
        elif index.isValid():
            self.figures.setCurrentIndex(index)

    def _say_why(self, row: int, column: int) -> None:
        index = self.model.index(row, column)
        line = self.model.line(index)
        if line is not None:
            self.told.emit(refusal_of(line, self.model.cell(index), self.model.period_at(column)))
