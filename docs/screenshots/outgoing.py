"""Pictures of the register of outgoing papers, of its dialogs, and of the office's own words on papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from content import TODAY
from PySide6.QtWidgets import QApplication, QDialog
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.register.entering import enter_paper
from cchc_desktop.register.marks import reserve_number, void_number
from cchc_desktop.register.records import Dispatch, LineKind, PaperEntry

if TYPE_CHECKING:
    from drawing import Camera

_LETTERS = "cv-ubnd"
_SENT = Dispatch("Các bộ phận\nLưu: VT, VP", "Văn phòng", 6, date(2021, 3, 3))


def draw_outgoing(camera: Camera, pause: Callable[[], None]) -> None:
    """Draw the register of the year with every kind of line, then what is asked over it."""
    window = camera.window
    window.workspace.write(_letters)
    window.show_tab(window.stack.showing("paper"))
    room: Any = window.room
    room.show_page(2)
    pause()
    camera.take("register-of-papers")
    page = room.register
    camera.take_dialog("register-enter", page.enter_paper)
    gap = next(line for line in page.list.shown() if line.row.line is LineKind.GAP)
    camera.take_dialog("register-gap", lambda: page.list.table.opened.emit(gap))
    camera.take_dialog("register-printed", page.print_register)
    camera.take_dialog("texts", window.windows.show_texts, _begin_variable)
    room.show_page(0)


def _letters(session: Session) -> Changes:
    """Letters with one number void, one left out, one reserved."""
    letter = PaperEntry(
        "CV", "06", "UBND-VP", date(2021, 3, 3), "Đôn đốc nhiệm vụ quá hạn", "Nguyễn Thị Minh Hằng", _SENT
    )
    _id, changes = enter_paper(session, letter)
    enter_paper(session, PaperEntry("CV", "09", "UBND-VP", date(2021, 3, 22), "Đôn đốc báo cáo quý I", "Trần Quốc Đạt"))
    void_number(session, _LETTERS, 2021, 7, "ghi nhầm, không phát hành", day=TODAY)
    reserve_number(session, _LETTERS, 2021, 10, "công văn gửi các khu phố", day=TODAY)
    return changes


def _begin_variable(dialog: QDialog) -> None:
    """Begin a variable in the second text, so that the list stands open."""
    window: Any = dialog
    edit = window.editor.boxes[1].field.editor()
    edit.setFocus()
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    edit.insertPlainText(" {")
    QApplication.processEvents()
    window.refusals = tuple  # the window closes after the picture without asking about what was begun
