"""What the pages of templates and phrases have in common: rows that save themselves, go to the trash and come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import PhraseEntry, Template
from ui.catalogue.catalogue_page import CataloguePage
from ui.catalogue.form_head import FormHead
from ui.catalogue.rows_list import ListRow
from ui.catalogue.rows_pane import RowsPane
from ui.catalogue.saving import accepted_values, refresh_accepted
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.fields import Form
from ui.common.pills import Pill, PillStyle
from ui.templates.variable_fields import VariableLine, VariableText
from ui.templates.variables_button import VariablesButton
from ui.workspace import Workspace

Kept = TypeVar("Kept", Template, PhraseEntry)


class KeptPage(CataloguePage, Generic[Kept]):
    """Edits rows of one kind; ``new`` is an empty one, ``badge`` (icon, word) says that it is no meeting."""

    def __init__(
        self, workspace: Workspace, pane: RowsPane, form: Form, empty: EmptyState, *, new: Kept, badge: tuple[str, str]
    ) -> None:
        super().__init__(workspace, pane, FormHead(_("Move to the trash")), form, empty)
        _leave_blank(pane.show_all)
        self.new: Kept = new
        self._stored: Kept = new
        self.rows: dict[int, str] = {}
        self.first_step = QPushButton()
        self.variables = VariablesButton(self.examples, self._takes_variables, self)
        self._build_head(badge)
        self.saving.refused.connect(self._show_refused)
        pane.list.remove_wanted.connect(self.remove)
        self.head.button.clicked.connect(self.remove)
        for field in form.fields.values():
            field.edited.connect(self.show_example)

    # -- what each page says of its own rows

    def read_rows(self) -> Sequence[tuple[int, ListRow]]:
        """Read the list in its order."""
        return ()

    def read_one(self, session: Session, row_id: int) -> Kept:
        """Read one row."""
        raise AssertionError("a page says how a row is read")

    def save_one(self, session: Session, row: Kept) -> tuple[int, Changes]:
        """Store one row."""
        raise AssertionError("a page says how a row is stored")

    def trash_one(self, session: Session, row_id: int) -> Changes:
        """Put one row into the trash."""
        raise AssertionError("a page says how a row goes into the trash")

    def examples(self) -> Mapping[str, str]:
        """Return what each variable would say in the next meeting."""
        return {}

    def show_example(self) -> None:
        """Show what the texts become."""

    # -- the page protocol

    def ids(self) -> Sequence[int]:
        return list(self.rows)

    def reload(self) -> None:
        had_rows = bool(self.rows)
        self._list = self.read_rows()
        self.rows = {row_id: row.title for row_id, row in self._list}
        if self.current not in self.rows and (self.current is not None or not had_rows):
            self.current = next(iter(self.rows), None)
        self.show_rows()
        self.show_current(refresh=True)

    def show_rows(self) -> None:
        self.pane.show_rows([row for _row_id, row in self._list])
        self.pane.list.select(self.current)

    def show_current(self, *, refresh: bool = False) -> None:
        if self.current is None and refresh:
            if self.stack.currentIndex() == 0 or self.is_blank():
                self.stack.setCurrentIndex(0)
            return  # else a new one is being typed
        self.stack.setCurrentIndex(1)
        row_id = self.current
        is_new = row_id is None
        self._stored = self.new if row_id is None else self.workspace.read(partial(self.read_one, row_id=row_id))
        values = self._values(self._stored)
        if refresh and self.shown == self.current:
            refresh_accepted(self.form, values)
        else:
            self.form.clear_errors()
            self.form.set_values(values)
        self.shown = self.current
        self.head.show_title(self._stored.name or self.pane.new_button.toolTip().partition(" (")[0])
        self.head.button.setVisible(not is_new)
        self.show_example()

    def store(self) -> bool:
        typed, _refused = self.typed()
        if self.is_idle() or typed == self._stored or not self._can_be_kept(typed):
            return False
        made: list[int] = []

        def verb(session: Session) -> Changes:
            row_id, changes = self.save_one(session, typed)
            made.append(row_id)
            return changes

        self.write_typed(verb)
        self.current = self.shown = made[0]
        self._stored = replace(typed, id=made[0])
        self.reload()
        return True

    def begin_new(self) -> None:
        if not self.leave():
            return
        self.current = None
        self.pane.list.select(None)
        self.show_current()
        self.focus_name()

    def focus_name(self) -> None:
        self.form.fields["name"].setFocus(Qt.FocusReason.OtherFocusReason)

    def is_blank(self) -> bool:
        return self.current is None and self.typed()[0] == self.new

    def unkept(self) -> tuple[str, ...]:
        return self.typed()[1]

    def typed(self) -> tuple[Kept, tuple[str, ...]]:
        """Return the row as typed, as stored where a field cannot be kept, and why for each of those."""
        values, refused = accepted_values(self.form, self._values(self._stored))
        return replace(self._stored, **values), refused

    def remove(self) -> None:
        """Put the row shown into the trash; it comes back by undo."""
        row_id = self.current
        if row_id is None:
            return
        name, following = self.rows[row_id], self.next_to(row_id)
        self.form.clear_errors()
        try:
            self.write_typed(partial(self.trash_one, row_id=row_id))
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.current = following
        self.reload()
        self.show_current(refresh=self.current is None)
        self.focus_first()
        self.trashed.emit(_("“{name}” is in the trash.").format(name=name))

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if self.rows:
            self.pane.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.first_step.setFocus(Qt.FocusReason.TabFocusReason)

    # -- its own

    def _values(self, row: Kept) -> dict[str, Any]:
        return {name: getattr(row, name) for name in self.form.fields}

    def _can_be_kept(self, row: Kept) -> bool:
        return all(asdict(row)[name] for name, field in self.form.fields.items() if field.required_sentence)

    def _takes_variables(self, editor: Any) -> bool:
        fields = self.form.fields.values()
        simple = any(isinstance(field, (VariableLine, VariableText)) and field.editor() is editor for field in fields)
        return simple or editor.property("kind") == "cell"

    def _show_refused(self, error: AppError) -> None:
        field = self.form.fields.get(error.field) if isinstance(error, ValidationError) else None
        if field is not None:
            field.show_error(error.sentence)

    def _build_head(self, badge: tuple[str, str]) -> None:
        """Mark what is edited as no meeting: a badge before its name, and the way to insert variables."""
        row = self.head.findChild(QHBoxLayout)
        assert row is not None
        row.insertWidget(0, Pill(badge[1], PillStyle(badge[0], "accent", fill="tint", border="dashed")))
        row.insertWidget(2, self.variables)


def _leave_blank(widget: QWidget) -> None:
    """Hide a part that means nothing here; what stands beside it keeps its place."""
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
    widget.hide()
