"""Pictures of what makes the minutes a record: signing, archive, history, trash, search, backups, the next meeting."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from content import TODAY
from outgoing import draw_outgoing
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from cchc_desktop.committee.founding import NewPerson
from cchc_desktop.storage.copy_names import FOLDER
from ui.common.prompts import Prompts
from ui.first_start.window import FirstStartWindow

if TYPE_CHECKING:
    from drawing import Camera

UNIT = {
    "organisation": "Ủy ban nhân dân phường Đức Sen",
    "superior": "UBND quận Long Sen",
    "province": "thành phố Hồng Hà",
}
PEOPLE = (
    NewPerson("Nguyễn Thị Minh Hằng", "Chủ tịch UBND phường", "LD", "Trưởng Ban Chỉ đạo"),
    NewPerson("Trần Quốc Đạt", "Phó Chủ tịch UBND phường", "LD", "Phó Trưởng ban Thường trực"),
    NewPerson("Hoàng Thị Thúy Nga", "Công chức Văn phòng - Thống kê", "VPTK", "Thư ký Ban Chỉ đạo"),
)


def draw_record(camera: Camera, pause: Callable[[], None]) -> None:
    """Draw the windows over the meeting that is open."""
    window = camera.window
    meetings = window.room_of("meeting")
    meetings.show_page(0)
    meetings.new_record()
    _take_open(camera, "new-meeting", meetings.starting.dialog)
    meetings.sign()
    pause()
    _take_open(camera, "sign", meetings.signing.dialog)
    window.activateWindow()
    pause()
    window.search.begin()
    QTest.keyClicks(window.focusWidget(), "tre hen")
    camera.take("search")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Escape)
    camera.take_dialog("history", window.history.show_history)
    camera.take_dialog("templates", window.windows.show_templates)
    camera.take_dialog("days-off", window.windows.show_calendar)
    camera.take_dialog("backups", window.backups_wanted.emit, _name_folder)
    camera.take_dialog("check", window.check_wanted.emit)
    meetings.remove()
    camera.take("undo-bar")
    camera.take_dialog("trash", window.history.show_trash)
    window.history.undo()
    window.show_tab(window.stack.showing("paper"))
    camera.take("archive")
    draw_outgoing(camera, pause)
    window.show_tab(window.stack.showing("meeting"))


def draw_first_start(folder: Path, size: tuple[int, int], suffix: str, pause: Callable[[], None]) -> None:
    """Draw the pages of the first start."""
    window = FirstStartWindow(lambda _founding, _path: None, Prompts(), TODAY)
    window.resize(*size)
    window.show()
    window.activateWindow()
    fields = window.organ.form.fields
    for name, text in UNIT.items():
        fields[name].line.setText(text)
        fields[name].line.textEdited.emit(text)
    for name in ("organ", "committee", "departments", "people", "papers"):
        if name == "people":
            window.people.take(PEOPLE)
        pause()
        window.grab().save(str(folder / f"first-start-{name}{suffix}.png"))
        if name != "papers":  # behind it the file is made
            window.go_on()
    window.close()
    window.deleteLater()


def _name_folder(dialog: QDialog) -> None:
    """Put the folder of an office computer in the place of the one where the pictures are made."""
    dialog.places.first.show_text(f"D:\\Hồ sơ CCHC\\{FOLDER}", "folder_open", kind="small")


def _take_open(camera: Camera, name: str, dialog: QDialog | None) -> None:
    assert dialog is not None, name
    camera.take(name)
    dialog.reject()
