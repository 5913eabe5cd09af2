"""The line below the month: why the chosen deadline is the day it is, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.icon_label import IconMark
from ui.deadlines.acting import Action
from ui.deadlines.items import Item, MeetingDay

_WORDS: Final = 260
"""Room that the words keep beside the buttons, with the icon before them."""


class ReasonFoot(QFrame):
    """Shows one item; its buttons are made for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "foot")
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.RichText)
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(120)
        self.words.setMinimumHeight(36)
        self.buttons: list[QPushButton] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 4)
        row.setSpacing(2)
        row.addWidget(IconMark("info", "accent"))
        row.addSpacing(6)
        row.addWidget(self.words, 1)
        self._row = row
        self.more = QToolButton()
        style.set_kind(self.more, "tool")
        self.more.setIcon(style.icon("more_horizontal"))
        self.more.setToolTip(_("More"))
        self.more.setAccessibleName(_("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(QMenu(self.more))
        row.addWidget(self.more)
        self._actions: tuple[Action, ...] = ()
        self.more.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take buttons that have no room any more into the menu."""
        super().resizeEvent(event)
        self._fold()

    def show_item(self, item: Item | None, reason: str, actions: Sequence[Action]) -> None:
        """Show an item with its reason; nothing chosen says how to choose."""
        if item is None:
            text = escape(_("Choose a deadline to see how it came out."))
        else:
            name = item.title if isinstance(item, MeetingDay) else item.code or item.text
            text = f"<b>{escape(name)}</b>: {escape(reason)}" if reason else f"<b>{escape(name)}</b>"
        self.words.setText(text)
        self.words.setToolTip(reason)
        self.words.setAccessibleName(f"{getattr(item, 'code', '')}: {reason}" if reason else "")
        for button in self.buttons:
            button.hide()
            button.deleteLater()
        self._actions = tuple(actions)
        self.buttons = [self._button(action) for action in actions]
        self._fold()

    def _fold(self) -> None:
        """Show the buttons that leave the words their room; the others stand in the menu "…"."""
        room = self.width() - _WORDS - self.more.sizeHint().width()
        menu = self.more.menu()
        menu.clear()
        for button, action in zip(self.buttons, self._actions, strict=True):
            room -= button.sizeHint().width() + self._row.spacing()
            button.setVisible(room >= 0)
            if room < 0:
                entry = menu.addAction(button.icon(), action.words)
                entry.triggered.connect(lambda _checked=False, action=action: action.call())
        self.more.setVisible(not menu.isEmpty())

    def _button(self, action: Action) -> QPushButton:
        button = QPushButton(style.icon(action.icon, "accent" if action.is_open else "text", size=16), action.words)
        style.set_kind(button, "link" if action.is_open else "flat")
        keys = "Enter" if action.is_open else action.keys.replace("Return", "Enter")
        button.setToolTip(keys)
        button.clicked.connect(lambda _checked=False: action.call())
        self._row.insertWidget(self._row.count() - 1, button)
        return button
