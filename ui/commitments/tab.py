"""The tab "Cam kết": who committed to what in a year, and what was reached, filled in by keyboard."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.commitments.listed import CommitmentFilter, CommitmentRow
from cchc_desktop.commitments.queries import commitment_rows
from cchc_desktop.commitments.records import COMMITMENT, CommitmentState, CountedBy
from cchc_desktop.committee.queries import has_committee
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark
from cchc_desktop.settings import Settings
from cchc_desktop.tasks.filtering import TaskFilter
from ui.commitments import menus, remembering
from ui.commitments.acting import CommitmentActing, rows_of
from ui.commitments.aside import AsideReader
from ui.commitments.cell_desk import CellDesk
from ui.commitments.empty_states import no_commitments, no_committee_yet
from ui.commitments.leaving import may_leave
from ui.commitments.making import CommitmentMaking
from ui.commitments.matrix_model import Place
from ui.commitments.matrix_page import MatrixPage
from ui.commitments.output import CommitmentOutput
from ui.commitments.reading import Look, Shown, owed_of, read_shown
from ui.common.error_dialog import show_error
from ui.common.keys import Keys
from ui.room import Room
from ui.workspace import Workspace

_SHOWN = (COMMITMENT, "task", "handover", "organisation", "committee", "person", "department", "meeting", "attachment")
MATRIX, EMPTY, NO_COMMITTEE = range(3)


class CommitmentsTab(Room):
    """Everything about commitments."""

    KEYS = Keys(
        mark("Commitments"),
        (
            ("Alt+Enter", mark("open the commitment")),
            ("Ctrl+B", mark("chart of the target")),
            ("Ctrl+M", mark("to the first figure that is missing")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.look = Look(workspace.today.year)
        self.shown: Shown | None = None
        self._returned: Place | None = None
        self.acting = CommitmentActing(workspace, self)
        self.making = CommitmentMaking(workspace, self)
        self.output = CommitmentOutput(workspace, self)
        self.stack = QStackedWidget(self)
        self.page = MatrixPage(
            workspace,
            fill_more=lambda menu: menus.fill_more(menu, self),
            show_all=self.show_all,
            go_to_owed=self.go_to_owed,
            parent=self.stack,
        )
        self.desk: CellDesk = CellDesk(workspace, self.page, self)
        self.around, self.found = AsideReader(workspace, self), AsideReader(workspace, self)
        self.figures, self.foot, self.model = self.desk.figures, self.desk.foot, self.desk.model
        self._build()
        self._connect()

    # -- what the window asks

    def reload(self) -> None:
        """Read everything again (F5)."""
        look, today = self.look, self.workspace.today
        self.shown, is_set_up, has_any = self.workspace.read(
            lambda session: (
                read_shown(session, look, today),
                has_committee(session),
                bool(commitment_rows(session, today=today)),
            )
        )
        self.desk.forget()
        self.page.show_shown(self.shown, look)
        is_empty = not self.shown.target_count and not self.shown.matrix.without_targets
        self.stack.setCurrentIndex(MATRIX if has_any and not is_empty else EMPTY if is_set_up else NO_COMMITTEE)
        self.empty.show_year(look.year, self.shown.years)
        if self.model.rowCount() and not self.figures.currentIndex().isValid():
            self.page.pane.go_to(0)
        self.desk.show()

    def day_changed(self) -> None:
        """Judge anew: a period may be over since midnight."""
        self.reload()

    def first_paint(self) -> None:
        """Draw the matrix at once."""
        self.figures.viewport().repaint()
        self.page.pane.names.viewport().repaint()

    def take_keyboard(self) -> None:
        """Put the keyboard into the matrix, or to the first step of an empty one."""
        if self.stack.currentIndex() == MATRIX:
            self.figures.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.stack.currentIndex() == EMPTY:
            self.empty.focus_first()
        else:
            self.no_committee.focus_first()

    def save_now(self) -> bool:
        """Keep what is typed; tell whether all of it is in the file."""
        is_kept = self.desk.keep()
        if not is_kept:
            self.not_saved.emit(next(iter(self.model.refused().values())).sentence)
        return is_kept

    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet."""
        return self.desk.has_unsaved()

    def may_leave(self) -> bool:
        """Keep what is typed; ask about what cannot be kept."""
        self.save_now()
        return may_leave(self.model, self.workspace.prompts, self.desk.go_to_refused)

    def shown_record(self) -> tuple[int, int] | None:
        line = self.page.pane.current_line()
        return (line.commitment_id, 0) if line is not None else None

    def has_record(self, record_id: int) -> bool:
        """Tell whether there is such a commitment."""
        return bool(rows_of(self.workspace, [record_id], self.workspace.today))

    def show_record(self, record_id: int, place: str = "") -> None:
        """Show a commitment in its year, at the first figure it owes; filters that keep it back end."""
        rows = rows_of(self.workspace, [record_id], self.workspace.today)
        if not rows:
            return
        if self.model.number_of(commitment=record_id) < 0 or self.look.year != rows[0].year:
            self.show_look(Look(rows[0].year, self.look.every))
        self.page.go_to_commitment(record_id, place, self._returned)
        self._returned = None
        self.take_keyboard()

    def show_list(self, wanted: CommitmentFilter, words: str = "") -> None:
        """Show the targets that a number elsewhere counted."""
        results = tuple(result.value for result in wanted.results)
        self._tried(lambda: self.show_look(replace(self.look, results=results, search=wanted.search)))

    def remember(self, settings: Settings) -> None:
        """Keep the year, how it is looked at, and the columns."""
        remembering.remember(settings, self.look, self.page.pane.hidden)

    def restore(self, settings: Settings) -> None:
        """Take year, look and columns from the last start."""
        look, hidden = remembering.restored(settings, self.look)
        self.page.pane.hidden = hidden
        if look != self.look:
            self._tried(lambda: self.show_look(look))
        self.page.pane.fit()

    # -- what the menus call

    def new_record(self) -> None:
        """Ctrl+N: make a commitment of the year shown."""
        self.making.new(self.look.year)

    def rename(self) -> None:
        """F2: open the figure."""
        self.figures.setFocus(Qt.FocusReason.OtherFocusReason)
        self.figures.open_cell()

    def edit(self, row: int = -1) -> None:
        """Open the form of the current commitment."""
        line = self.model.line(row) if row >= 0 else self.page.pane.current_line()
        if line is not None and self.save_now():
            self.making.edit(line.commitment_id)

    def remove(self) -> None:
        """Put the commitments selected into the trash."""
        rows = self.chosen()
        if rows:
            self.acting.trash(rows)

    def clear_figures(self) -> None:
        """Del: clear the figures of the cells selected."""
        self.desk.clear()

    def copy_year(self) -> None:
        """Make drafts from the commitments of the year before."""
        self.acting.copy_year(self.look.year)

    def copy_one(self) -> None:
        """Copy the current commitment for another year."""
        rows = self.chosen()
        if len(rows) == 1:
            self.acting.copy_one(rows[0])

    def with_chosen(self, verb: str) -> None:
        """Do one of the verbs with the commitments selected."""
        rows = self.chosen()
        if rows and self.save_now():
            getattr(self.acting, verb)(rows)

    def show_chart(self) -> None:
        """Show the current target against its line."""
        line = self.page.pane.current_line()
        if line is not None and line.row is not None:
            self.output.show_chart(line.row, self.look.year)

    def show_tasks(self) -> None:
        """Show the tasks tied to the current target, in their tab."""
        ids = self.desk.tied_tasks()
        if ids:
            self.list_wanted.emit("task", TaskFilter(ids=frozenset(ids)), _("tied to the target"))

    def go_to_owed(self) -> None:
        """Go to the first figure that is missing for a period that is over."""
        if self.shown is None or not (owed := owed_of(self.shown)):
            return
        if self.look.is_filtered:
            self.show_look(Look(self.look.year, self.look.every))
        period = min(each.period for each in owed)
        every = CountedBy.MONTH if period.kind is CountedBy.MONTH.kind else self.look.every
        if every is not self.look.every:
            self.show_look(replace(self.look, every=every))
        self.page.go_to_owed()
        self.take_keyboard()

    def go_round(self) -> None:
        """F6: matrix and figure in turn."""
        if self.foot.has_keyboard():
            self.figures.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.foot.fields.isVisible():
            self.foot.fields.take_keyboard()

    def focus_search(self) -> None:
        """Put the keyboard into the search."""
        self.page.head.search.take_focus()

    def toggle_preview(self) -> None:
        """F7: hide the figure at the foot, or show it."""
        self.foot.setVisible(self.foot.isHidden())

    def print_paper(self) -> None:
        """Ctrl+P: the commitments as papers to sign."""
        if self.save_now():
            self.output.print_commitments(self.chosen() or self._all_rows(), self._all_rows())

    def print_register(self) -> None:
        """The tracking sheet of the year."""
        if self.save_now():
            self.output.print_register(self.look.year)

    def export_list(self) -> None:
        """Write the matrix as it is shown into an Excel file."""
        if self.save_now():
            self.output.export(self.model, self.look)

    # -- what is chosen

    def chosen(self) -> list[CommitmentRow]:
        """Return the commitments in which a cell is selected."""
        ids = list(dict.fromkeys(self.model.lines[row].commitment_id for row in self.figures.chosen_rows()))
        return rows_of(self.workspace, ids, self.workspace.today) if ids else []

    def has_any(self) -> bool:
        """Tell whether a commitment is selected."""
        return bool(self.figures.chosen_rows())

    def has_one(self) -> bool:
        """Tell whether one commitment is selected."""
        return len({self.model.lines[row].commitment_id for row in self.figures.chosen_rows()}) == 1

    def can_fill(self) -> bool:
        """Tell whether a figure can be typed into the current cell."""
        return self.desk.can_fill()

    def has_figures(self) -> bool:
        """Tell whether a figure is selected."""
        return self.desk.has_figures()

    def is_any(self, *states: str) -> bool:
        """Tell whether a commitment selected is in one of these states."""
        wanted = {CommitmentState(state) for state in states}
        return any(self.model.lines[row].state in wanted for row in self.figures.chosen_rows())

    # -- parts

    def show_look(self, look: Look) -> None:
        """Look at the matrix another way. Raises AppError."""
        if look.year != self.look.year and not self.save_now():
            return
        self.look = look
        self.page.head.set_search(look.search)
        self.reload()

    def show_all(self) -> None:
        """End every filter and the search."""
        self._tried(lambda: self.show_look(replace(self.look, results=(), search="")))

    def _build(self) -> None:
        self.empty = no_commitments(self.new_record, self.copy_year, self.sample_wanted.emit, self._look_at)
        self.no_committee = no_committee_yet(self.settings_wanted.emit, self.sample_wanted.emit)
        for part in (self.page, self.empty, self.no_committee):
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        for keys, act in (("Ctrl+B", self.show_chart), ("Ctrl+M", self.go_to_owed), ("Alt+Return", self.edit)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _connect(self) -> None:
        head, pane, foot = self.page.head, self.page.pane, self.foot
        head.year_wanted.connect(self._look_at)
        head.every_wanted.connect(lambda every: self._tried(lambda: self.show_look(replace(self.look, every=every))))
        head.chosen.connect(lambda values: self._tried(lambda: self.show_look(replace(self.look, results=values))))
        head.search_wanted.connect(lambda words: self.found.read(replace(self.look, search=words)))
        head.search.down_wanted.connect(self.take_keyboard)
        head.copy_wanted.connect(self.copy_year)
        head.print_wanted.connect(self.print_paper)
        head.new_wanted.connect(self.new_record)
        pane.opened.connect(self.edit)
        pane.menu_wanted.connect(lambda place: menus.show_menu(self, place))
        self.figures.trash_wanted.connect(self.remove)
        foot.chart_wanted.connect(self.show_chart)
        foot.tasks_wanted.connect(self.show_tasks)
        self._connect_outcomes()

    def _connect_outcomes(self) -> None:
        self.desk.filling.kept.connect(self._on_kept)
        self.desk.filling.refused.connect(self.not_saved)
        self.desk.filling.undoable.connect(self.undoable)
        for part in (self.acting, self.making):
            part.undoable.connect(self.undoable)
            part.written.connect(lambda: self._tried(self.reload))
            part.made.connect(self._on_made)
        self.around.done.connect(self._show_around)
        self.found.done.connect(self._show_found)
        self.output.done.connect(self.done)
        self.desk.told.connect(self.done)
        self.workspace.data_changed.connect(self._on_data_changed)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return False
        return True

    def _look_at(self, year: int) -> None:
        self._tried(lambda: self.show_look(Look(year, self.look.every)))

    def _all_rows(self) -> list[CommitmentRow]:
        year, today = self.look.year, self.workspace.today
        return self.workspace.read(lambda session: commitment_rows(session, year, today=today))

    # -- what happens

    def _on_kept(self, changes: Changes) -> None:
        """Show what a figure changed: its commitment at once, what is counted around it when the worker has read it."""
        self.saved.emit(datetime.now().astimezone())
        if changes.record_id is None:
            self._tried(self.reload)
        elif self._tried(lambda: self.desk.read_again(self.look, changes)):
            self.around.read(self.look)
        self.workspace.announce(changes, self)

    def _show_around(self, look: Look, shown: Shown) -> None:
        if look == self.look:
            self.shown = shown
            self.page.show_around(shown, look)

    def _show_found(self, look: Look, shown: Shown) -> None:
        if replace(self.look, search=look.search) == look and self.page.head.search.text().strip() == look.search:
            self.look, self.shown = look, shown
            self.page.show_shown(shown, look)
            self.desk.show()

    def _on_made(self, ids: Sequence[int], year: int) -> None:
        self.show_look(Look(year, self.look.every))
        if ids:
            self.page.go_to_commitment(ids[0])
            self.take_keyboard()

    def _on_data_changed(self, changes: Changes, origin: object) -> None:
        if origin in (self, self.acting, self.making) or not changes.concerns(*_SHOWN):
            return
        before = self.model.figures_typed()
        if self._tried(self.reload) and changes.concerns(COMMITMENT):
            self._returned = self.page.go_to_returned(before)
