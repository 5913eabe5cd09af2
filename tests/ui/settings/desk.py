"""A file, empty or with the sample committee, and a window of the menu Tools over it."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from cchc_desktop import paths
from cchc_desktop.committee import queries
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import create
from cchc_desktop.storage.sessions import DataFile
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from ui.catalogue.edit_window import EditWindow
from ui.common.background import Worker
from ui.common.fields import Field
from ui.workspace import Clock, Workspace

TODAY = date(2021, 4, 5)
_Window = TypeVar("_Window", bound=EditWindow)
_Result = TypeVar("_Result")


@functools.cache
def sample_bytes() -> bytes:
    """A file with the sample committee, made once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "mẫu.cchc")
        load_file(file, paths.resources("sample", "sample.yaml"))
        return file.read_bytes()


@functools.cache
def empty_bytes() -> bytes:
    """A file with nothing in it, made once."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "trống.cchc")
        create(file)
        return file.read_bytes()


class Desk(Generic[_Window]):
    """A window that is shown, the file below it, and the keyboard."""

    def __init__(
        self,
        folder: Path,
        qtbot: QtBot,
        make: Callable[[Workspace], _Window],
        *answers: str,
        empty: bool = False,
    ) -> None:
        file = folder / "thử.cchc"
        file.write_bytes(empty_bytes() if empty else sample_bytes())
        self.qtbot = qtbot
        self.data = DataFile.open(file, rooms=ROOMS)
        self.worker = Worker()
        self.prompts = ScriptedPrompts(*answers)
        settings = Settings(file.with_suffix(".json"))
        self.workspace = Workspace(self.data, settings, self.worker, self.prompts, Clock(TODAY))
        self.window = make(self.workspace)
        qtbot.addWidget(self.window, before_close_func=lambda _window: self.prompts.answers.append("drop"))
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def close(self) -> None:
        """Put everything away."""
        self.worker.shut_down()
        self.data.close()

    def read(self, query: Callable[[Session], _Result]) -> _Result:
        """Read the file."""
        with self.data.reading() as session:
            return query(session)

    def people(self, day: date = TODAY, *, with_hidden: bool = False) -> list[PersonAtDate]:
        """The people stored."""
        return self.read(lambda session: queries.people_at(session, day, with_hidden=with_hidden))

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def type_into(self, field: Field, text: str) -> None:
        """Go to a field and type over what is there."""
        field.setFocus(Qt.FocusReason.TabFocusReason)
        editor = field.editor()
        QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClick(editor, Qt.Key.Key_Delete)
        for number, line in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(editor, Qt.Key.Key_Return)
            type_text(editor, line)

    def save(self) -> None:
        """Save as Ctrl+S does."""
        QTest.keyClick(self.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def in_dialog(self, act: Callable[[], object], fill: Callable[[QWidget], object]) -> None:
        """Do something that opens a dialog, and work in it as soon as it is there."""

        def work() -> None:
            dialog = QApplication.activeModalWidget()
            assert dialog is not None
            fill(dialog)

        QTimer.singleShot(0, work)
        act()
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)


def names(people: Sequence[PersonAtDate]) -> list[str]:
    """The names in their order."""
    return [person.full_name for person in people]
