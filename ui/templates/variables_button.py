"""The button "Chèn biến": puts a variable at the caret of the text field that has the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.variables import BLANK, VARIABLES
from ui import style
from ui.common.fields import commit_input_method

KEY: Final = "Ctrl+B"
_LONGEST: Final = 36


class VariablesButton(QPushButton):
    """Offers variables with what they would say; ``takes`` tells whether a field may hold some, ``names`` which.

    The button never takes the keyboard, so the caret stays where it is.
    """

    def __init__(
        self,
        examples: Callable[[], Mapping[str, str]],
        takes: Callable[[QWidget], bool],
        page: QWidget,
        *,
        names: Callable[[QWidget], Sequence[str]] = lambda _field: VARIABLES,
    ) -> None:
        super().__init__(style.icon("add", "text", size=16), _("Insert a variable"))
        self._examples, self._takes, self._names = examples, takes, names
        self.setIconSize(QSize(16, 16))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAutoDefault(False)
        self.setToolTip(_("Put {{period}} or another variable at the caret ({key})").format(key=KEY))
        self.menu_ = QMenu(self)
        self.clicked.connect(self.open)
        shortcut = QShortcut(QKeySequence(KEY), page, self.open)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self) -> None:
        """Offer the variables for the field with the keyboard; nothing in any other part."""
        commit_input_method()
        field = QApplication.focusWidget()
        if not isinstance(field, (QLineEdit, QPlainTextEdit)) or not self._takes(field):
            return
        self.menu_.clear()
        examples = self._examples()
        for name in self._names(field):
            said = examples.get(name) or BLANK
            said = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rstrip()}…"
            action = self.menu_.addAction(f"{{{name}}}\t{said}".replace("&", "&&"))
            action.triggered.connect(partial(self._insert, field, f"{{{name}}}"))
        self.menu_.setActiveAction(self.menu_.actions()[0])
        place = field.cursorRect().bottomLeft()
        self.menu_.popup(field.mapToGlobal(place + QPoint(0, 4)))

    @staticmethod
    def _insert(field: QLineEdit | QPlainTextEdit, text: str, _checked: bool = False) -> None:
        if isinstance(field, QLineEdit):
            field.insert(text)
        else:
            field.insertPlainText(text)
