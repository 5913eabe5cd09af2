"""The one dialog of the program: what happened, that data is safe, what to do; details unfold to be copied."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.dialog import Dialog
from ui.common.icon_label import IconMark


@dataclass(frozen=True)
class Question:
    """What to show: a title, what happened, what to do, and details that unfold. ``icon`` with its role."""

    title: str
    text: str = ""
    what_to_do: str = ""
    details: str = ""
    icon: str = "question_circle"
    role: str = "accent"
    filled: bool = False


@dataclass(frozen=True)
class Action:
    """One way on: the key that ``ask`` returns and a verb; one of them may be the primary."""

    key: str
    words: str
    primary: bool = False


class MessageDialog(Dialog):
    """560 px wide; the last action is the way out and what Esc means. ``chosen`` is the key of the action taken."""

    def __init__(self, question: Question, actions: Sequence[Action], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(QGuiApplication.applicationDisplayName() or question.title)
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        self.setFixedWidth(style.DIALOG)
        self.chosen = actions[-1].key
        self.buttons: dict[str, QPushButton] = {}
        self._details = self._details_part(question.details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._body(question, actions))
        column.addWidget(self._details)
        column.addWidget(self._foot(question, actions))
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self._first.setFocus()

    def _body(self, question: Question, actions: Sequence[Action]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(26, 24, 26, 22)
        row.setSpacing(16)
        mark = IconMark(question.icon, question.role, question.filled, side=24)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(8)
        what_to_do = html.escape(question.what_to_do)
        for action in actions:
            what_to_do = what_to_do.replace(html.escape(action.words), f"<b>{html.escape(action.words)}</b>", 1)
        for text, kind in ((html.escape(question.title), "block"), (html.escape(question.text), ""), (what_to_do, "")):
            if text:
                words.addWidget(self._paragraph(text, kind))
        row.addLayout(words, 1)
        return row

    def _paragraph(self, text: str, kind: str) -> QLabel:
        label = QLabel(text.replace("\n", "<br>"))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setFixedWidth(style.DIALOG - 26 - 24 - 16 - 26)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if kind:
            style.set_kind(label, kind)
        return label

    def _details_part(self, details: str) -> QPlainTextEdit:
        part = QPlainTextEdit(details)
        part.setReadOnly(True)
        part.setFixedHeight(160)
        part.setAccessibleName(_("Details"))
        style.set_kind(part, "details")
        part.hide()
        return part

    def _foot(self, question: Question, actions: Sequence[Action]) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(8)
        if question.details:
            row.addWidget(self._details_button())
            copy = self._copy = QPushButton(style.icon("copy", size=16), _("Copy"))
            style.set_kind(copy, "flat")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(question.details))
            copy.hide()
            row.addWidget(copy)
        row.addStretch(1)
        for action in actions:
            row.addWidget(self._action_button(action))
        primary = next((action for action in actions if action.primary), actions[-1])
        self.buttons[primary.key].setDefault(True)
        self._first = self.buttons[primary.key]
        return foot

    def _details_button(self) -> QPushButton:
        button = QPushButton(style.icon("chevron_right", size=16), _("Details"))
        style.set_kind(button, "flat")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.toggled.connect(self._unfold)
        self.details_button = button
        return button

    def _action_button(self, action: Action) -> QPushButton:
        button = QPushButton(action.words)
        style.set_kind(button, "primary" if action.primary else "normal")
        button.clicked.connect(lambda: self._choose(action.key))
        self.buttons[action.key] = button
        return button

    def _unfold(self, shown: bool) -> None:
        self._details.setVisible(shown)
        self._copy.setVisible(shown)
        self.details_button.setIcon(style.icon("chevron_down" if shown else "chevron_right", size=16))

    def _choose(self, key: str) -> None:
        self.chosen = key
        self.accept()
