"""Type into the proceedings of the real window and say what the status bar calls saved; meant to be killed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from cchc_desktop.settings import Settings
from ui.application import Program, make_application
from ui.meetings.tab import PROCEEDINGS

BETWEEN_LINES_MS = 40


def main(file: str, first_line: str) -> None:
    path, first = Path(file), int(first_line)
    app = make_application()
    program = Program(app, Settings(path.with_name("settings.json")))
    window = program.open(path)
    window.show()
    editor = window.room_of("meeting").editor
    window.room_of("meeting").show_page(PROCEEDINGS)
    area = editor.pages[PROCEEDINGS].focusWidget() or app.focusWidget()
    assert area is not None
    QTest.keyClick(area, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)  # below the heading, without a number
    number = first

    def type_line() -> None:
        nonlocal number
        number += 1
        QTest.keyClicks(area, f"Dong {number}.")
        QTest.keyClick(area, "\r")

    def tell(_moment: object) -> None:
        facts = editor.stored
        assert facts is not None
        typed = [line for line in facts.proceedings.split("\n") if line.startswith("Dong ") and line.endswith(".")]
        saved = max((int(line.removeprefix("Dong ").rstrip(".")) for line in typed), default=first)
        print(f"saved {saved} {window.status.state.text()}", flush=True)

    window.room_of("meeting").saved.connect(tell)
    timer = QTimer(interval=BETWEEN_LINES_MS)
    timer.timeout.connect(type_line)
    timer.start()
    app.exec()
