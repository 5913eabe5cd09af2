"""Pictures of the chain: conclusions read into tasks, the tasks, what falls due, the figures, the counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from ui import style

if TYPE_CHECKING:
    from drawing import Camera

OVERVIEW, MEETINGS, TASKS, DEADLINES = range(4)
PROCEEDINGS, CONCLUSIONS = 3, 4


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


def _close_others(window: Any) -> None:
    for other in QApplication.topLevelWidgets():
        if isinstance(other, QDialog) and other is not window and other.isVisible():
            QTimer.singleShot(0, other.reject)
