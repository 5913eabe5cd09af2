"""The pages of the first start over a folder of the test's own, driven by the keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.committee.founding import Founding, make_file
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.first_start.window import FirstStartWindow

TODAY = date(2026, 3, 2)
Store = Callable[[Founding, Path], object]


class Pages:
    """The window and the keyboard."""

    def __init__(self, qtbot: QtBot, folder: Path, *answers: str | Path | None, store: Store | None = None) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.prompts = ScriptedPrompts(*answers)
        self.made: list[Path] = []
        self.finished: list[tuple[Path, bool]] = []
        self.window = FirstStartWindow(store or _make, self.prompts, TODAY)
        self.window.made.connect(self.made.append)
        self.window.finished.connect(lambda path, wants: self.finished.append((path, wants)))
        qtbot.addWidget(self.window)
        self.window.resize(1366, 688)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.focus(), key, modifier)

    def type(self, *texts: str) -> None:
        """Type into the fields one after the other, with Tab between them."""
        for number, text in enumerate(texts):
            if number:
                self.press(Qt.Key.Key_Tab)
            self.press(Qt.Key.Key_A, modifier=Qt.KeyboardModifier.ControlModifier)
            type_text(self.focus(), text)

    def focus(self) -> QWidget:
        """Return the part that has the keyboard."""
        return QApplication.focusWidget() or self.window

    def enter_names(self) -> None:
        """Fill the first two pages and stand on the third."""
        self.type("Ủy ban nhân dân phường Đức Sen")
        self.press(Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab)
        self.type("UBND quận Long Sen", "thành phố Hồng Hà")
        self.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
        assert self.window.step == 2

    def wait_step(self, number: int) -> None:
        """Wait until a page is shown; a button pressed with Alt goes down for a moment first."""
        self.qtbot.waitUntil(lambda: self.window.step == number)

    def wait_made(self) -> None:
        """Wait until the end of the pages is shown."""
        self.qtbot.waitUntil(lambda: self.window.step == len(self.window.steps), timeout=20_000)


def _make(founding: Founding, path: Path) -> None:
    make_file(path, founding, today=TODAY)


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's documents."""
    folder = tmp_path / "Documents"
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: folder)
    return folder


@pytest.fixture
def pages(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Pages]]:
    """Open the pages: ``pages("take", store=…)`` with answers to questions."""
    opened: list[Pages] = []

    def open_them(*answers: str | Path | None, store: Store | None = None) -> Pages:
        opened.append(Pages(qtbot, tmp_path, *answers, store=store))
        return opened[-1]

    yield open_them
    for each in opened:
        each.window.close()
