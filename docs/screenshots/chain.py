"""Pictures of the chain: conclusions read into tasks, the tasks, what falls due, commitments, figures, counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui import style

if TYPE_CHECKING:
    from drawing import Camera

OVERVIEW, MEETINGS, TASKS, DEADLINES, COMMITMENTS = range(5)
PROCEEDINGS, CONCLUSIONS = 3, 4
NOT_MET = 3


def draw_chain(camera: Camera, app: QApplication, pause: Callable[[], None]) -> None:
    """Draw the way from a conclusion to the next meeting; the meeting of April is open."""
    window = camera.window
    _draw_meeting(camera, pause)
    window.show_tab(TASKS)
    pause()
    _draw_tasks(camera, app, pause)
    for number, name in ((DEADLINES, "deadlines"), (OVERVIEW, "overview")):
        window.show_tab(number)
        pause()
        camera.take(name)
    window.show_tab(COMMITMENTS)
    pause()
    _draw_commitments(camera, app, pause)
    window.windows.show_digest()
    pause()
    camera.take("digest")
    _close_others(window)
    camera.take_dialog("counts", window.windows.show_counts)
    camera.take_dialog("register", window.windows.show_register)
    window.show_tab(MEETINGS)


def _draw_meeting(camera: Camera, pause: Callable[[], None]) -> None:
    """Draw what was read from a conclusion, and the review of earlier decisions."""
    meetings = camera.window.room_of("meeting")
    meetings.show_page(CONCLUSIONS)
    page = meetings.editor.current_page()
    page.lines[0].edit.setFocus()
    page.tasks.waits_at(page.lines[0])
    pause()
    camera.take("conclusion-read")
    meetings.show_page(PROCEEDINGS)
    camera.take_dialog("review", meetings.editor.current_page().open_review)


def _draw_tasks(camera: Camera, app: QApplication, pause: Callable[[], None]) -> None:
    tasks: Any = camera.window.room_of("task")
    camera.take("tasks")
    if tasks.panes.is_narrow:
        tasks.open_detail()
        pause()
        camera.take("task-detail")
        tasks.back_to_list()
    camera.take_dialog("task-new", tasks.new_record)
    camera.take_dialog("task-extend", lambda: tasks.with_chosen("extend"))
    tasks.open_sheet()
    pause()
    camera.take("progress-sheet")
    tasks.leave_sheet()
    style.apply(app, "dark")
    camera.take("tasks-dark")
    style.apply(app, "light")


def _typed_in(camera: Camera) -> QWidget:
    """Return the part that has the keyboard, or had it last."""
    widget = QApplication.focusWidget() or camera.window.focusWidget()
    assert widget is not None
    return widget


def _draw_commitments(camera: Camera, app: QApplication, pause: Callable[[], None]) -> None:
    """Draw the matrix with a figure that was not met, what is refused, the form, the chart and the papers."""
    tab: Any = camera.window.room_of("commitment")
    tab.page.pane.go_to(NOT_MET)
    camera.take("commitments")
    tab.figures.open_cell()
    camera.window.activateWindow()  # a dialog was drawn before; without a window manager nobody does it
    pause()
    QTest.keyClicks(_typed_in(camera), "14/13")
    QTest.keyClick(_typed_in(camera), Qt.Key.Key_Return)
    camera.take("commitments-refused")
    QTest.keyClick(_typed_in(camera), Qt.Key.Key_Escape)
    camera.take_dialog("commitment-form", tab.edit)
    camera.take_dialog("commitment-chart", tab.show_chart)
    camera.take_dialog("commitment-paper", tab.print_paper)
    style.apply(app, "dark")
    camera.take("commitments-dark")
    style.apply(app, "light")


def _close_others(window: Any) -> None:
    for other in QApplication.topLevelWidgets():
        if isinstance(other, QDialog) and other is not window and other.isVisible():
            QTimer.singleShot(0, other.reject)
