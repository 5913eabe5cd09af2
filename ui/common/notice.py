"""The dark bar at the foot of the window: what was just done, and a way back. It asks nothing and goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from cchc_desktop.i18n import _
from ui import style
from ui.common.icon_label import IconMark

SECONDS: Final = 8
_FROM_FOOT: Final = 44  # clear of the buttons at the foot of a window
_AIR: Final = 4


class NoticeBar(QFrame):
    """Floats over its parent at the bottom centre for 8 seconds, longer under the pointer or with the focus in it.

    ``from_foot`` are the pixels left below it. A parent whose rows must not be covered ``gives_room``: what stands in
    it ends above the bar.
    """

    def __init__(self, parent: QWidget, *, from_foot: int = _FROM_FOOT, gives_room: bool = False) -> None:
        super().__init__(parent)
        self._from_foot = _AIR if gives_room else from_foot
        self._gives_room = gives_room
        style.set_kind(self, "notice")
        self._act: Callable[[], object] | None = None
        self._mark = IconMark("", "on_notice", side=20)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._action = QPushButton()
        self._keys = QLabel()
        style.set_kind(self._keys, "keys")
        self._close = QPushButton(style.icon("dismiss", "on_notice"), "")
        for button in (self._action, self._close):
            style.set_kind(button, "notice")
        self._action.clicked.connect(self._take_action)
        self._close.clicked.connect(self.hide)
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))
        self._close.setIconSize(QSize(20, 20))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 4, 0)
        row.setSpacing(8)
        for part in (self._mark, self._text, self._action, self._keys, self._close):
            row.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=SECONDS * 1000)
        self._timer.timeout.connect(self._go)
        parent.installEventFilter(self)
        self.hide()

    def show_notice(
        self,
        text: str,
        *,
        icon: str = "checkmark",
        action: str = "",
        act: Callable[[], object] | None = None,
        keys: str = "",
    ) -> None:
        """Show what was done; ``action`` are the words of the way back, ``keys`` its key, and ``act`` takes it."""
        self._act = act
        self._text.setText(text)
        self.setAccessibleName(text)
        self._mark.show_icon(icon, "on_notice")
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._keys.setText(keys)
        self._keys.setVisible(bool(keys))
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def text(self) -> str:
        """Return the text shown last."""
        return self._text.text()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parent():
            self._place()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._take_room(self.height() + 2 * _AIR)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # not only behind another page
            self._take_room(0)

    def _take_room(self, height: int) -> None:
        parent = self.parentWidget()
        if self._gives_room and parent is not None:
            parent.setContentsMargins(0, 0, 0, height)

    def _place(self) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        room = max(120, parent.width() - 280)
        width = self._text.fontMetrics().horizontalAdvance(self._text.text()) + 2
        self._text.setWordWrap(width > room)
        self._text.setFixedWidth(min(width, room))
        self.adjustSize()
        self.move((parent.width() - self.width()) // 2, parent.height() - self.height() - self._from_foot)
        if self.isVisible():
            self._take_room(self.height() + 2 * _AIR)

    def _go(self) -> None:
        """Go, or wait as long as somebody is here."""
        if self.underMouse() or self._action.hasFocus() or self._close.hasFocus():
            self._timer.start()
        else:
            self.hide()

    def _take_action(self) -> None:
        self.hide()
        if self._act is not None:
            self._act()
