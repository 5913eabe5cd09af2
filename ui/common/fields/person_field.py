"""A person found by typing a part of the name or the post, without accents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, cast

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.text import folding
from ui import style
from ui.common.fields.field import Field, LineEdit
from ui.common.fields.person_list import ROW_ROLE, PeopleModel, PersonRow, matching, people_completer

_BESIDE_TEXT: Final = 52
"""Padding, border and the button of the list, in pixels."""


class PersonLine(LineEdit):
    """The line of a person: Alt+Down, Down and F4 open the list."""

    def __init__(self, field: PersonField) -> None:
        super().__init__()
        self._field = field

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._field.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4) and not self.isReadOnly():
            self._field.open_list()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if forward:
            self._field.take_marked()
        return super().focusNextPrevChild(forward)


class PersonField(Field):
    """The id of a person or nothing; typing filters the list, Enter or Tab takes the one marked."""

    def __init__(self, rows: Sequence[PersonRow] = (), *, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[PersonRow, ...] = tuple(rows)
        self._id: int | None = None
        self.line = PersonLine(self)
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._on_typed)
        self.line.went_on.connect(self._on_left)
        self._list_action = QAction(style.icon("chevron_down", size=16), _("Show everybody (F4)"), self)
        self._list_action.triggered.connect(self.open_list)
        self.line.addAction(self._list_action, QLineEdit.ActionPosition.TrailingPosition)
        self._take(self.line)
        self.model = PeopleModel()
        self.completer = people_completer(self.model, self.line)
        activated: Any = self.completer.activated  # one signal, two kinds of argument
        activated[QModelIndex].connect(lambda index: self._choose(index.data(ROW_ROLE)))

    def set_rows(self, rows: Sequence[PersonRow]) -> None:
        """Offer these people from now on; the value stays if its person is still among them."""
        if tuple(rows) == self._rows:
            return
        self._rows = tuple(rows)
        if not self.is_in_use():
            self.set_value(self._id)

    def value(self) -> int | None:
        return self._id

    def set_value(self, value: Any) -> None:
        self._id = value if any(row.id == value for row in self._rows) else None
        self._show_chosen()
        self._touched = False
        self.show_error("")

    def text(self) -> str:
        """Return what is typed or shown."""
        return self.line.text()

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def check(self) -> str:
        if self._id is None and not self.is_empty():
            return _("Nobody of this name is in the list. Choose a person from the list.")
        return ""

    def set_read_only(self, read_only: bool) -> None:
        """Show the value without letting it change."""
        self.line.setReadOnly(read_only)
        self._list_action.setVisible(not read_only)

    def open_list(self) -> None:
        """Show everybody, the chosen one marked."""
        self._offer(self._rows)

    def take_marked(self) -> None:
        """Choose the person marked in the open list, as Tab and Enter do."""
        row = self._list().currentIndex().data(ROW_ROLE) if self._list().isVisible() else None
        if row is not None:
            self._list().hide()
            self._choose(row)

    def _list(self) -> QAbstractItemView:
        return cast(QAbstractItemView, self.completer.popup())

    def _on_typed(self, text: str) -> None:
        found = matching(self._rows, text)
        exact = [row for row in self._rows if folding.search_key(text) == folding.search_key(row.name)]
        self._id = exact[0].id if len(exact) == 1 else None
        self._on_edited()
        if found:
            self._offer(found)
        else:
            self._list().hide()

    def _offer(self, rows: Sequence[PersonRow]) -> None:
        self.model.show_rows(rows)
        self.completer.complete(QRect(0, 0, max(self.line.width(), 320), self.line.height()))
        chosen = next((number for number, row in enumerate(rows) if row.id == self._id), 0)
        self._list().setCurrentIndex(self.model.index(chosen))

    def _choose(self, row: PersonRow) -> None:
        self._id = row.id
        self._show_chosen()
        self.show_error("")
        self._on_edited()

    def fit(self) -> None:
        """Show the chosen person again after the field changed its width, unless the keyboard is in it."""
        if self._id is not None and not self.is_in_use():
            self._show_chosen()

    def _show_chosen(self) -> None:
        """Show name and post; where they do not fit, the name alone, never half a word."""
        chosen = next((row for row in self._rows if row.id == self._id), None)
        shown = chosen.shown if chosen is not None else ""
        room = self.line.width() - _BESIDE_TEXT
        is_too_long = self.line.fontMetrics().horizontalAdvance(shown) > room
        self.line.setText(chosen.name if chosen is not None and is_too_long else shown)
        self.line.setCursorPosition(0)
        self.line.setToolTip(shown)

    def _tidy(self) -> None:
        """Take the only person that what is typed can mean."""
        text = self.line.text()
        if self._id is None and text.strip():
            found = matching(self._rows, text)
            if len(found) == 1:
                self._choose(found[0])
        elif self._id is not None:
            self._show_chosen()
