"""The foot of a list: its counts, and in their place, when many rows are selected, what can be done with all of them.

It is always equally high, so that no row moves when it changes.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedLayout, QWidget

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.numbers import format_number
from ui import style
from ui.common.lists.actions import Chosen, ListAction, ListActions, native

HEIGHT = style.BUTTON + 8


class SelectionBar(QFrame):
    """Shows the buttons of every bulk action once ``least`` rows are selected (2; 1 in a narrow window).

    ``lead`` is room for what the owner says of a single row chosen.
    """

    def __init__(self, actions: ListActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "foot")
        self._actions = actions
        self._least = 2
        self.counts = QLabel()
        self.chosen_words = QLabel()
        self.chosen_label = QLabel()
        self.buttons: list[tuple[QPushButton, ListAction[Any]]] = []
        self.give_up = QPushButton(_("Deselect"))
        self.lead = QHBoxLayout()
        self._pages = QStackedLayout(self)
        self._pages.setContentsMargins(0, 0, 0, 0)
        self._pages.addWidget(self._counts_page())
        self._pages.addWidget(self._actions_page())
        self.setFixedHeight(HEIGHT)

    def show_counts(self, words: str) -> None:
        """Show the counts of the list."""
        self.counts.setText(words)

    def set_least(self, least: int) -> None:
        """Show the buttons from so many rows on."""
        self._least = least
        self.show_chosen()

    def is_acting(self) -> bool:
        """Tell whether the buttons show."""
        return self._pages.currentIndex() == 1

    def show_chosen(self) -> None:
        """Show what is selected now."""
        chosen: Chosen[Any] = Chosen(self._actions.table)
        words = ngettext("{n} selected", "{n} selected", chosen.count).format(n=format_number(chosen.count))
        self.chosen_words.setText(words if chosen.count else "")
        self.chosen_label.setText(words)
        self.chosen_label.setVisible(chosen.count > 1 or not self.lead.count())
        for place in range(self.lead.count()):
            item = self.lead.itemAt(place)
            if item is not None and (part := item.widget()) is not None:
                part.setVisible(chosen.count == 1)
        acting = chosen.count >= self._least and bool(self.buttons)
        self.give_up.setVisible(chosen.count > 1)
        if acting:
            for button, action in self.buttons:
                button.setEnabled(action.means_something(chosen))
        elif self.isAncestorOf(self.window().focusWidget() or self.window()):
            self._actions.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pages.setCurrentIndex(int(acting))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._actions.table.chosen_count() > 1:
            self._actions.table.give_up_selection()
            self._actions.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _counts_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        for label in (self.counts, self.chosen_words):
            style.set_kind(label, "small")
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(self.chosen_words)
        return page

    def _actions_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        style.set_kind(self.chosen_label, "strong")
        style.set_kind(self.give_up, "link")
        self.give_up.setToolTip(native("Esc"))
        self.give_up.clicked.connect(self._actions.table.give_up_selection)
        self.lead.setSpacing(8)
        row.addWidget(self.chosen_label)
        row.addLayout(self.lead)
        row.addWidget(self.give_up)
        row.addStretch(1)
        for action in self._actions.actions:
            if action.is_bulk:
                row.addWidget(self._button(action))
        return page

    def _button(self, action: ListAction[Any]) -> QPushButton:
        button = QPushButton((action.short or action.words).replace("&", "&&"))
        if action.icon:
            button.setIcon(style.icon(action.icon, size=16))
        button.clicked.connect(partial(self._take, action))
        self.buttons.append((button, action))
        return button

    def _take(self, action: ListAction[Any], _checked: bool = False) -> None:
        self._actions.take(action)
