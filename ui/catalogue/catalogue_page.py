"""What the pages of the catalogue have in common: a list in its order at the left, the form of one row at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from ui import style
from ui.catalogue.form_head import FormHead
from ui.catalogue.rows_pane import RowsPane
from ui.catalogue.saving import Saving
from ui.common.empty_state import EmptyState
from ui.common.fields import Form
from ui.common.visits import Visits
from ui.workspace import Workspace


class CataloguePage(QWidget):
    """Edits the rows of one catalogue; what is typed is saved by itself.

    ``current`` is the id of the row to show, None while a new one is typed; ``shown`` is that of the form.

    Signals: ``trashed(sentence)`` a row went into the trash.
    """

    trashed = Signal(str)

    def __init__(self, workspace: Workspace, pane: RowsPane, head: FormHead, form: Form, empty: EmptyState) -> None:
        super().__init__()
        self.workspace = workspace
        self.pane, self.head, self.form = pane, head, form
        self.current: int | None = None
        self.shown: int | None = None
        self.saving = Saving(self.store, self)
        self.visits = Visits(self)
        self.stack = QStackedWidget()
        self.stack.addWidget(empty)
        self.editor = QVBoxLayout()
        self.stack.addWidget(self._editor())
        self._lay_out()
        self.saving.watch(form)
        pane.new_wanted.connect(self.begin_new)
        pane.show_all.toggled.connect(lambda _on: self.show_rows())
        pane.move_wanted.connect(self._move)
        pane.list.chosen.connect(self._choose)
        pane.list.entered_row.connect(self.focus_name)

    # -- what each page says of its own rows

    def ids(self) -> Sequence[int]:
        """Return every row in its order."""
        return ()

    def reload(self) -> None:
        """Read everything again; what is being typed stays."""

    def store(self) -> bool:
        """Store the form; tell whether anything was written."""
        return False

    def arrange(self, order: Sequence[int]) -> None:
        """Store another order."""

    def show_rows(self) -> None:
        """Fill the list."""

    def show_current(self, *, refresh: bool = False) -> None:
        """Show the current row; ``refresh`` leaves the field in use as it is."""

    def begin_new(self) -> None:
        """Begin a row; the record is made as soon as it can be kept."""

    def focus_name(self) -> None:
        """Put the keyboard to the name."""

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""

    def is_blank(self) -> bool:
        """Tell whether a new row is shown and nothing is typed yet."""
        return False

    def unkept(self) -> tuple[str, ...]:
        """Return a sentence for each field of the form that cannot be kept."""
        return ()

    # -- what all do

    def refusals(self) -> tuple[str, ...]:
        """Return a sentence for each field that cannot be kept as it stands."""
        return () if self.is_idle() else self.unkept()

    def is_idle(self) -> bool:
        """Tell whether nothing is being edited."""
        return self.stack.currentIndex() == 0 or self.is_blank()

    def leave(self) -> bool:
        """Save the row shown; a value that cannot be kept keeps the user here and is named at its field."""
        if self.is_idle():
            return True
        kept = self.saving.save_now()
        if kept and not self.refusals():
            return True
        if kept:
            self.form.validate()
        return False

    def write_typed(self, verb: Callable[[Session], Changes]) -> Changes:
        """Write as part of the visit to the field with the keyboard: that is one step to undo."""
        with self.workspace.data.writing(visit=self.visits.token) as session:
            changes = verb(session)
        self.workspace.announce(changes, self)
        return changes

    def add_line(self, widget: QWidget) -> None:
        """Put another part under the form."""
        self.editor.insertWidget(self.editor.count() - 1, widget)

    def show_record(self, row_id: int) -> None:
        """Make a row current, also one that the list keeps out of sight."""
        if row_id in self.ids() and self.leave():
            self.current = row_id
            self.pane.search.clear()
            self.show_rows()
            if row_id not in self.pane.shown_ids():
                self.pane.show_all.setChecked(True)
            self.show_current()
            self.pane.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_to(self, row_id: int) -> int | None:
        """Return the row to show when this one leaves the list."""
        shown = self.pane.shown_ids()
        place = shown.index(row_id) if row_id in shown else 0
        rest = [each for each in shown if each != row_id]
        return rest[min(place, len(rest) - 1)] if rest else None

    def _choose(self, row_id: int) -> None:
        if not self.leave():
            self.pane.list.select(self.current)
            return
        self.current = row_id
        self.show_current()

    def _move(self, step: int) -> None:
        shown = self.pane.shown_ids()
        if self.current not in shown or not self.leave():
            return
        place = shown.index(self.current) + step
        if not 0 <= place < len(shown):
            return
        order = [row_id for row_id in self.ids() if row_id != self.current]
        order.insert(order.index(shown[place]) + (step > 0), self.current)
        self.arrange(order)
        self.saving.saved.emit()
        self.reload()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.pane)
        line = QFrame()
        style.set_kind(line, "desk")
        line.setFixedWidth(1)
        row.addWidget(line)
        row.addWidget(self.stack, 1)

    def _editor(self) -> QWidget:
        inside = QFrame()
        style.set_kind(inside, "pane")
        self.editor.setContentsMargins(style.GUTTER, 12, style.GUTTER, style.GUTTER)
        self.editor.setSpacing(4)
        self.editor.addWidget(self.head)
        self.editor.addWidget(self.form)
        self.editor.addStretch(1)
        inside.setLayout(self.editor)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return scroll
