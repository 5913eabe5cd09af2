"""The list of variables under the caret once "{" is typed. It never takes the focus."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

from cchc_desktop.documents.slots import BLANK
from cchc_desktop.i18n import _
from cchc_desktop.text.folding import matches
from ui.common.fields.person_list import PersonRow
from ui.common.fields.text_field import TextEdit
from ui.meetings.proceedings.auto_numbers import units
from ui.meetings.proceedings.completion import PeopleList, place_at

_BEGUN: Final = re.compile(r"\{([^{}\n]*)$")
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_WIDTH: Final = 320


class VariablesEdit(TextEdit):
    """Takes variables: "{" opens their list, whose keys come before those of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.list: VariableList | None = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.list is None or not self.list.takes(event):
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab takes the variable marked while the list is open."""
        if forward and self.list is not None and self.list.isVisible():
            self.list.take()
            return True
        return super().focusNextPrevChild(forward)

    def is_composing(self) -> bool:
        """Tell whether an input method is still composing a word."""
        layout = self.textCursor().block().layout()
        return bool(layout is not None and layout.preeditAreaText())


class VariableList(PeopleList):
    """Offers ``names`` with what they say now, and puts the one taken in place of what was begun."""

    list_width = _WIDTH

    def __init__(self, edit: VariablesEdit, names: Sequence[str], values: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._edit, self._names, self._values = edit, tuple(names), values
        self._begun, self._dismissed = "", -1
        self.foot.setText(_("Enter: insert the variable · Esc: leave"))
        self.view.setAccessibleName(_("Variables"))
        edit.list = self
        edit.textChanged.connect(self.refresh)
        edit.cursorPositionChanged.connect(self._on_moved)
        edit.went_on.connect(self.hide)
        edit.installEventFilter(self)
        edit.destroyed.connect(self.deleteLater)
        self.view.clicked.connect(lambda _index: self.take())

    def refresh(self) -> None:
        """Look at what stands before the caret now."""
        begun = self._found() if self._names and self._edit.hasFocus() and not self._edit.is_composing() else None
        place = self._edit.textCursor().position() - units(begun or "")
        found = [] if begun is None else [name for name in self._names if matches(begun, name)]
        if begun is None or not found or place == self._dismissed:
            self._dismissed = self._dismissed if begun is not None else -1
            self.hide()
            return
        self._begun = begun
        said = self._values()
        self.model.show_rows(
            [PersonRow(number, f"{{{name}}}", said.get(name) or BLANK) for number, name in enumerate(found)]
        )
        self.choose(0)
        self._open(len(found))

    def takes(self, event: QKeyEvent) -> bool:
        """Answer a key of the list; every other key goes to the text."""
        if not self.isVisible() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in _STEPS:
            self.step(_STEPS[Qt.Key(event.key())])
        elif event.key() in _ENTER:
            self.take()
        elif event.key() == Qt.Key.Key_Escape:
            self._dismissed = self._edit.textCursor().position() - units(self._begun)
            self.hide()
        else:
            return False
        return True

    def take(self) -> None:
        """Put the variable marked in place of what was begun."""
        row = self.model.rows[max(0, self.current())] if self.model.rows else None
        self.hide()
        if row is None:
            return
        cursor = self._edit.textCursor()
        start = cursor.position() - units(self._begun) - 1
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(row.name)  # one step of the field's own undo

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Esc from closing the window while variables are offered."""
        is_escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if event.type() == QEvent.Type.ShortcutOverride and self.isVisible() and is_escape:
            event.accept()
            return True
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Resize):
            self.hide()
        return super().eventFilter(watched, event)

    def _on_moved(self) -> None:
        """Offer nothing at another place: only typing opens the list."""
        if self.isVisible() and self._found() is None:
            self.hide()

    def _found(self) -> str | None:
        """Return what is typed after a "{" that stands open before the caret."""
        cursor = self._edit.textCursor()
        if cursor.hasSelection():
            return None
        text = self._edit.toPlainText().encode("utf-16-le")[: cursor.position() * 2].decode("utf-16-le")
        match = _BEGUN.search(text)
        return match[1] if match else None

    def _open(self, count: int) -> None:
        window = self._edit.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        place_at(self, self._edit, units(self._begun) + 1, count)
        self.show()
        self.raise_()
