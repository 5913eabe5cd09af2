"""The tab of papers with its register on top, over a file of its own: the sample with letters entered by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.register.entering import enter_paper
from cchc_desktop.register.marks import reserve_number, void_number
from cchc_desktop.register.records import Dispatch, PaperEntry, RegisterRow
from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage.sessions import DataFile
from tests.ui.keyboard import type_text
from tests.ui.scripted_prompts import ScriptedPrompts
from tests.ui.settings.desk import TODAY, empty_bytes, sample_bytes
from ui.common.background import Worker
from ui.common.fields import Field
from ui.common.form_dialog import FormDialog
from ui.documents.register.lines import RegisterLine
from ui.documents.register.page import RegisterPage
from ui.documents.tab import REGISTER, DocumentsTab
from ui.workspace import Clock, Workspace

LETTERS = "cv-ubnd"
Key = Qt.Key


def letter(number: str, day: date, title: str = "Đôn đốc", **more: object) -> PaperEntry:
    """A letter of the People's Committee that the program did not make."""
    return PaperEntry("CV", number, "UBND-VP", day, title, dispatch=Dispatch(**more))  # type: ignore[arg-type]


def fill(session: Session) -> Changes:
    """Letters 6 and 9, number 7 void, 8 left out, 10 reserved."""
    _id, changes = enter_paper(session, letter("06", date(2021, 3, 3), "Đôn đốc tháng 3"))
    enter_paper(session, letter("09", date(2021, 3, 22), "Đôn đốc quý I"))
    void_number(session, LETTERS, 2021, 7, "ghi nhầm", day=TODAY)
    reserve_number(session, LETTERS, 2021, 10, "gửi tỉnh", day=TODAY)
    return changes


class Register:
    """The page, the file below it, and the keyboard."""

    def __init__(self, folder: Path, qtbot: QtBot, answers: Sequence[str | Path | None], *, empty: bool) -> None:
        file = folder / "thử.cchc"
        file.write_bytes(empty_bytes() if empty else sample_bytes())
        self.qtbot = qtbot
        self.data = DataFile.open(file, rooms=ROOMS)
        self.worker = Worker()
        self.prompts = ScriptedPrompts(*answers)
        settings = Settings(file.with_suffix(".json"))
        self.workspace = Workspace(self.data, settings, self.worker, self.prompts, Clock(TODAY))
        if not empty:
            self.workspace.write(fill)
        self.tab = DocumentsTab(self.workspace)
        qtbot.addWidget(self.tab)
        self.tab.resize(1366, 640)
        self.tab.reload()
        self.tab.show()
        self.tab.activateWindow()
        qtbot.waitUntil(self.tab.isActiveWindow)
        self.tab.show_page(REGISTER)

    @property
    def page(self) -> RegisterPage:
        return self.tab.register

    def close(self) -> None:
        """Put everything away."""
        self.worker.shut_down()
        self.data.close()

    def lines(self) -> list[tuple[str, str]]:
        """Reference and column three of every line shown."""
        model = self.page.list.model
        return [(str(model.index(n, 0).data()), str(model.index(n, 2).data())) for n in range(model.rowCount())]

    def references(self) -> list[str]:
        return [reference for reference, _title in self.lines()]

    def line(self, reference: str) -> RegisterLine:
        return next(line for line in self.page.list.shown() if line.row.reference == reference)

    def row(self, reference: str) -> RegisterRow:
        """What the file says of a number."""
        self.page.reload()
        return self.line(reference).row

    def go_to(self, reference: str, column: str = "number") -> None:
        """Put the keyboard to a cell."""
        table = self.page.list.table
        number = self.references().index(reference)
        place = next(n for n, each in enumerate(table.declared()) if each.key == column)
        table.setFocus()
        table.go_to(number, place)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.tab, key, modifier)

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        type_text(QApplication.focusWidget(), text)

    def in_dialog(self, act: Callable[[], object], work: Callable[[FormDialog], object]) -> None:
        """Do something that opens a dialog, and work in it as soon as it is there; it is left at the end."""

        def go() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, FormDialog)
            dialog.activateWindow()
            self.qtbot.waitUntil(dialog.isActiveWindow)
            try:
                work(dialog)
            finally:
                if dialog.isVisible():
                    dialog.reject()

        QTimer.singleShot(0, go)
        act()
        self.tab.activateWindow()
        self.qtbot.waitUntil(self.tab.isActiveWindow)


def type_into(field: Field, text: str) -> None:
    """Go to a field of a dialog and type over what is there."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    editor = field.editor()
    QTest.keyClick(editor, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(editor, Key.Key_Delete)
    type_text(editor, text)


@pytest.fixture
def register(tmp_path: Path, qtbot: QtBot) -> Iterator[Callable[..., Register]]:
    """Open the register: ``register("drop", empty=True)`` with answers to questions, over an empty file."""
    opened: list[Register] = []

    def open_it(*answers: str | Path | None, empty: bool = False) -> Register:
        opened.append(Register(tmp_path, qtbot, answers, empty=empty))
        return opened[-1]

    yield open_it
    for each in opened:
        each.close()
