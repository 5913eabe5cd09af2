"""Keys where the keyboard is, menus by their words, and windows that wait for an answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keyboard import type_text
from ui.main_window import MainWindow

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Dialog = TypeVar("Dialog", bound=QDialog)


def focus() -> QWidget:
    """Return the part that has the keyboard."""
    widget = QApplication.focusWidget() or QApplication.activeWindow() or QApplication.activeModalWidget()
    return widget or _window_that_is_left()


def _window_that_is_left() -> QWidget:
    """Activate the window that a dialog has left, as a window manager does; return its part with the keyboard."""
    (window,) = (each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible())
    window.activateWindow()
    QApplication.processEvents()
    return window.focusWidget() or window


def press(*keys: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press keys where the keyboard is."""
    for key in keys:
        QTest.keyClick(focus(), key, modifier)


def write(text: str) -> None:
    """Type where the keyboard is, in place of what is there."""
    press(Qt.Key.Key_A, modifier=CONTROL)
    type_text(focus(), text)


def come_forward(window: QWidget, qtbot: QtBot) -> None:
    """Activate a window, as a window manager does after a dialog; without a screen nobody else does."""
    seen: list[bool] = []

    def is_in_front() -> bool:
        seen.append(QApplication.activeWindow() is window)  # ``isActiveWindow`` says it of a dialog's owner too
        if not seen[-1]:
            window.activateWindow()
        return seen[-2:] == [True, True]  # a dialog that goes may take the keyboard away a moment later

    qtbot.waitUntil(is_in_front)


def pick(menu: QMenu, words: str) -> None:
    """Go down an open menu to the line with these words and press Enter."""
    for _step in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        action = menu.activeAction()
        if action is not None and action.text().replace("&", "").startswith(words):
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    raise AssertionError(f"the menu offers no “{words}”")


def choose(window: MainWindow, title: str, words: str) -> None:
    """Open a menu of the window and choose one of its lines."""
    menu = next(menu for menu in window.menus.menus if menu.title().replace("&", "") == title)
    menu.popup(QPoint())
    pick(menu, words)


def meanwhile(qtbot: QtBot, kind: type[Dialog], act: Callable[[Dialog], object], open_it: Callable[[], object]) -> None:
    """Open a window that waits for an answer, work in it, and close it; what fails inside fails the test."""
    seen: list[Dialog] = []
    failed: list[BaseException] = []
    timer = QTimer(interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, kind):
            return
        timer.stop()
        seen.append(dialog)
        try:
            come_forward(dialog, qtbot)
            act(dialog)
        except BaseException as error:  # noqa: BLE001 - raised again below, outside of Qt
            failed.append(error)
        finally:
            if dialog.isVisible():
                dialog.reject()

    timer.timeout.connect(look)
    timer.start()
    open_it()
    timer.stop()
    if failed:
        raise failed[0]
    assert seen, f"no {kind.__name__} was opened"
