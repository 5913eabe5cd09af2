"""The list of people under the caret while a name is typed. It never takes the focus and never holds a key up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLabel,
    QListView,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.i18n import _
from ui import style
from ui.common.fields.person_list import PeopleModel, TwoLineDelegate
from ui.meetings.proceedings.auto_numbers import units
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.proceedings.name_reading import MOST_FOUND, NameFound, find_name
from ui.meetings.proceedings.speakers import Speaker, rows

WIDTH: Final = 400
_ROW: Final = 48
_FOOT: Final = 36
_GAP: Final = 6
_INDENT: Final = 16  # so that names stand under the name being typed
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS: Final = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PeopleList(QFrame):
    """A list of people, or of anything else in two lines, with a sentence of keys below.

    ``head_height`` is what stands above the list and below it besides the keys, in pixels; ``fewest`` is how many
    lines are shown even where they cover the text.
    """

    head_height = 0
    list_width = WIDTH
    fewest = 1

    def __init__(self) -> None:
        super().__init__()
        style.set_kind(self, "popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.model = PeopleModel()
        self.view = QListView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(TwoLineDelegate(self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setUniformItemSizes(True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.foot = QLabel()
        style.set_kind(self.foot, "small")
        self.foot.setContentsMargins(12, 0, 12, 0)
        self.foot.setFixedHeight(_FOOT - 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(2)
        column.addWidget(self.view)
        column.addWidget(self.foot)
        self.hide()

    def show_people(self, people: Sequence[Speaker], current: int) -> None:
        """Show these people with one of them chosen, or none (-1)."""
        self.model.show_rows(rows(people))
        self.choose(current)

    def current(self) -> int:
        """Return the place of the chosen one, -1 for none."""
        return self.view.currentIndex().row()

    def choose(self, place: int) -> None:
        """Choose one."""
        index = self.model.index(place) if place >= 0 else self.model.index(-1)
        self.view.setCurrentIndex(index)
        if place < 0:
            self.view.clearSelection()

    def step(self, by: int) -> None:
        """Choose the next one, round the end."""
        count = self.model.rowCount()
        self.choose((self.current() + by) % count if self.current() >= 0 else (0 if by > 0 else count - 1))

    def fit(self, people: int, height: int) -> QSize:
        """Take the size for so many people, in at most this height; return it."""
        around = _FOOT + self.head_height
        shown = max(self.fewest, min(people, MOST_FOUND, (height - around) // _ROW))
        self.view.setFixedHeight(shown * _ROW)
        self.setFixedSize(self.list_width, shown * _ROW + around)
        return self.size()


class NameCompletion(QObject):
    """Watches the typing in a text and offers the people whose name begins so."""

    def __init__(self, area: WritingArea, people: Callable[[], Sequence[Speaker]]) -> None:
        super().__init__(area)
        self.list = PeopleList()
        self._area, self._people = area, people
        self._found: NameFound | None = None
        self._dismissed: tuple[int, int] | None = None
        area.intercept, area.takes_tab = self.takes, self.is_open
        area.typed.connect(self.refresh)
        area.moved.connect(self.hide)
        area.destroyed.connect(self.list.deleteLater)
        area.installEventFilter(self)
        self.list.view.clicked.connect(lambda index: self._insert(index.row()))

    def is_open(self) -> bool:
        """Tell whether people are offered."""
        return self.list.isVisible()

    def hide(self) -> None:
        """Offer nobody."""
        self._found = None
        self.list.hide()

    def refresh(self) -> None:
        """Look at what stands before the caret now."""
        cursor = self._area.textCursor()
        before = self._area.line_before_caret()
        found = None if cursor.hasSelection() or self._area.is_composing() else find_name(before, self._people())
        if found is None or self._nothing_to_add(found):
            self._dismissed = None if found is None else self._dismissed
            self.hide()
            return
        if self._dismissed == self._word(cursor, before):
            self.hide()
            return
        self._dismissed = None
        self._show(found)

    def takes(self, event: QKeyEvent) -> bool:
        """Answer a key of the list; every other key goes to the text."""
        if not self.is_open() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, current = event.key(), self.list.current()
        if key in _STEPS:
            self.list.step(_STEPS[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self._dismissed = self._word(self._area.textCursor(), self._area.line_before_caret())
            self.hide()
        elif key == Qt.Key.Key_Tab or (key in _ENTER and current >= 0):
            self._insert(max(current, 0))
        else:
            return False
        self._show_keys()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Esc from closing something else while people are offered."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_open() and _is_escape(event):
            event.accept()
            return True
        if event.type() in (QEvent.Type.Hide, QEvent.Type.Resize):
            self.hide()
        return super().eventFilter(watched, event)

    def _nothing_to_add(self, found: NameFound) -> bool:
        """A name written out whose post was said is complete."""
        person = found.people[0]
        is_written_out = found.typed.strip() == person.name
        return len(found.people) == 1 and is_written_out and person.named(self._area.text()) == person.name

    def _word(self, cursor: QTextCursor, before: str) -> tuple[int, int]:
        """Return which word is being typed: its line and its place in the line."""
        return cursor.blockNumber(), len(before.rstrip().rpartition(" ")[0])

    def _show(self, found: NameFound) -> None:
        self._found = found
        self.list.show_people(found.people, 0 if found.is_sure else -1)
        self._show_keys()
        self._place(found)
        self.list.show()
        self.list.raise_()

    def _show_keys(self) -> None:
        if self._found is None:
            return
        current = self.list.current()
        person = self._found.people[max(current, 0)]
        with_post = person.named(self._area.text()) != person.name
        if current < 0:
            words = _("Tab: insert name and post · Esc: leave") if with_post else _("Tab: insert name · Esc: leave")
        else:
            words = _("Enter: insert name and post · Esc: leave") if with_post else _("Enter: insert name · Esc: leave")
        self.list.foot.setText(words)

    def _insert(self, place: int) -> None:
        found = self._found
        if found is None or place >= len(found.people):
            return
        self.hide()
        end = self._area.textCursor().position()
        start = end - units(self._area.line_before_caret()[found.start :])
        rest = self._area.cursor_of(start, end)
        text = self._area.text()
        words = found.people[place].named(text)
        self._area.replace(rest.selectionStart(), rest.selectionEnd(), words)

    def _place(self, found: NameFound) -> None:
        """Stand under the line, or above it where there is more room."""
        window: QWidget = self._area.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        place_at(self.list, self._area, units(found.typed), len(found.people))


def _is_escape(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape


def place_at(part: PeopleList, area: QTextEdit | QPlainTextEdit, back: int, people: int) -> None:
    """Put a list under the caret's line, ``back`` units before the caret, or above the line where more room is."""
    window = area.window()
    cursor = area.textCursor()
    caret = area.cursorRect(cursor)
    cursor.setPosition(max(cursor.block().position(), cursor.position() - back))
    start = area.cursorRect(cursor)
    left = start.left() if start.top() == caret.top() else caret.left()
    top_left = area.viewport().mapTo(window, QPoint(left, caret.top()))
    line = QRect(top_left, caret.size())
    below, above = window.height() - line.bottom() - 2 * _GAP, line.top() - 2 * _GAP
    is_below = below >= min(people, MOST_FOUND) * _ROW + _FOOT + part.head_height or below >= above
    size = part.fit(people, below if is_below else above)
    top = line.bottom() + _GAP if is_below else line.top() - _GAP - size.height()
    rightmost = area.viewport().mapTo(window, QPoint(area.viewport().width(), 0)).x() - size.width() - 8
    lowest = window.height() - size.height() - 4  # a low window: rather over the line than out of the window
    part.move(max(4, min(line.left() - _INDENT, rightmost)), max(4, min(top, lowest)))
