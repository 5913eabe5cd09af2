"""Draws the pictures of one scale: ``make.py`` starts it as ``drawing.py FOLDER SCALE`` with a display and a home.

Popups and dialogs are windows of their own; they are laid over the picture of the main window where they stand.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from chain import draw_chain
from content import LINE_BEING_TYPED, make_file, make_file_without_meetings
from issuing import draw_issuing
from PIL import Image
from PySide6.QtCore import QBuffer, QEvent, QEventLoop, QIODevice, QPoint, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from record import draw_first_start, draw_record

from cchc_desktop.settings import Settings
from cchc_desktop.storage.files import write_whole
from cchc_desktop.storage.migrate import create
from ui import style
from ui.application import Program, make_application
from ui.common import paper_exit
from ui.main_window import MainWindow

SIZES = {"1": (1366, 688), "1.5": (911, 432)}
TITLE_BAR = 32
SETTLING_MS = 900
PAGES = ("information", "agenda", "participants", "proceedings", "conclusions", "papers")
PROCEEDINGS = 3
DIM = QColor(0, 0, 0, 60)
SAVED_AT = datetime(2021, 4, 5, 10, 42, 7, tzinfo=UTC)


class Camera:
    """Takes pictures of one window."""

    def __init__(self, window: MainWindow, folder: Path, scale: str) -> None:
        self.window = window
        self._folder = folder
        self._suffix = "" if scale == "1" else "-150"

    def take(self, name: str) -> None:
        """Write the window with all that stands over it."""
        pause(SETTLING_MS)
        self.window.status.show_saved(SAVED_AT)
        others = over(self.window)
        taller = next((other for other in others if other.height() > self.window.height()), None)
        picture = (taller or self.window).grab()
        if taller is None:
            with QPainter(picture) as painter:
                for other in others:
                    self._lay_over(painter, other)
        write_small(picture, self._folder / f"{name}{self._suffix}.png")

    def take_dialog(self, name: str, act: Callable[[], object], prepare: Callable[[QDialog], object] = id) -> None:
        """Act, take the picture when a dialog stands, and close it."""

        def shoot() -> None:
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, QDialog), name
            prepare(dialog)
            self.take(name)
            dialog.reject()

        QTimer.singleShot(SETTLING_MS, shoot)
        act()

    def _lay_over(self, painter: QPainter, other: QWidget) -> None:
        corner = other.mapToGlobal(QPoint()) - self.window.mapToGlobal(QPoint())
        corner.setY(max(0, corner.y()))  # a title bar would stand above it
        if isinstance(other, QDialog):
            painter.fillRect(self.window.rect(), DIM)
            painter.fillRect(other.rect().translated(corner).adjusted(-1, -1, 1, 1), style.color("strong_line"))
        painter.drawPixmap(corner, other.grab())


def over(window: MainWindow) -> list[QWidget]:
    """Return the windows that stand over this one, dialogs first, each after the one it belongs to."""
    others = [each for each in QApplication.topLevelWidgets() if each is not window and each.isVisible()]
    return sorted(others, key=lambda each: (not isinstance(each, QDialog), depth(each)))


def depth(widget: QWidget) -> int:
    """Return how many windows a window stands over."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + depth(parent.window())


def write_small(picture: QPixmap, path: Path) -> None:
    """Write a picture with 256 colours: a third of the bytes, and no colour is off by more than the eye sees."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    image = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    image.quantize(256, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


def pause(milliseconds: int) -> None:
    """Turn the event loop, so that the worker renders and everything is painted."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def type_text(widget: QWidget, text: str) -> None:
    """Send letters as a Vietnamese keyboard program does."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def open_window(app: QApplication, file: Path, scale: str) -> MainWindow:
    """Show the program's window on a file."""
    settings = Settings(file.with_suffix(".json"))
    settings.shows_digest = False  # it has a picture of its own
    program = Program(app, settings)
    window = program.open(file)
    window.setProperty("program", program)
    window.resize(*SIZES[scale])
    window.move(0, TITLE_BAR)
    window.show()
    window.activateWindow()
    pause(SETTLING_MS)
    return window


def draw_meeting(camera: Camera, scale: str) -> None:
    """Draw the pages of the editor, the pages to print, and what opens over them."""
    meetings = camera.window.room_of("meeting")
    for number, name in enumerate(PAGES):
        meetings.show_page(number)
        if number == PROCEEDINGS:
            area = meetings.editor.current_page().area
            area.go_to_line(LINE_BEING_TYPED)
            type_text(area, " Qu")
        camera.take(f"meeting-{name}")
        QApplication.sendEvent(QApplication.focusWidget() or camera.window, escape())
    meetings.show_page(0)
    pause(SETTLING_MS)
    if scale != "1":
        meetings.go_round()
        camera.take("meeting-pages-to-print")
        meetings.go_round()
    camera.take_dialog("print", meetings.print_paper)
    paper_exit.write_whole = refuse
    camera.take_dialog("word-file-is-open", meetings.open_in_word)
    paper_exit.write_whole = write_whole
    meetings.show_page(PROCEEDINGS)
    camera.take_dialog("vote", meetings.editor.current_page().record_vote)


def draw_settings(camera: Camera) -> None:
    """Draw the windows of the menu of tools."""
    camera.take_dialog("catalogue-people", camera.window.windows.show_catalogue)
    camera.take_dialog(
        "catalogue-departments", camera.window.windows.show_catalogue, lambda dialog: dialog.tabs.setCurrentIndex(1)
    )
    for number, name in enumerate(("organ", "committee", "papers", "signers", "periods")):
        camera.take_dialog(
            f"settings-{name}", camera.window.windows.show_settings, lambda dialog, it=number: dialog.show_page(it)
        )


def draw_looks(camera: Camera, app: QApplication) -> None:
    """Draw the list of keys, and the window in the dark and in high contrast."""
    camera.take_dialog("keys", camera.window.windows.show_keys)
    camera.window.room.show_page(PROCEEDINGS)
    for scheme in ("dark", "contrast"):
        style.apply(app, scheme)
        camera.take(f"look-{scheme}")
    style.apply(app, "light")


def escape() -> QKeyEvent:
    """Return the key that closes a popup."""
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)


def refuse(path: Path, data: bytes) -> None:
    """Write onto a file that another program holds."""
    with mock.patch("os.replace", side_effect=PermissionError):
        write_whole(path, data, patience=0)


def main(folder: Path, scale: str) -> None:
    """Draw everything at one scale."""
    app = make_application()
    style.apply(app, "light")
    app.setCursorFlashTime(0)  # the caret stands in every picture
    home = Path.home() / scale
    home.mkdir()
    file = home / "Đức Sen 2021.cchc"
    meeting = make_file(file)
    window = open_window(app, file, scale)
    window.room_of("meeting").list.chosen.emit(meeting)
    camera = Camera(window, folder, scale)
    draw_meeting(camera, scale)
    draw_chain(camera, app, lambda: pause(SETTLING_MS))
    draw_issuing(camera, lambda: pause(SETTLING_MS))
    draw_settings(camera)
    draw_looks(camera, app)
    draw_record(camera, lambda: pause(SETTLING_MS))
    window.close()
    draw_first_start(folder, SIZES[scale], "" if scale == "1" else "-150", lambda: pause(SETTLING_MS))
    for name, make in (("no-committee", create), ("no-meetings", make_file_without_meetings)):
        empty = home / f"{name}.cchc"
        make(empty)
        window = open_window(app, empty, scale)
        Camera(window, folder, scale).take(f"empty-{name}")
        window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
