"""Pictures of a paper on its way: its desk, the dialog that issues it, the drafts, a paper that was recalled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from drawing import Camera

NOTICE = "conclusion_notice"
SAVED_AT = datetime(2021, 4, 5, 10, 42, 7, tzinfo=UTC)
_ROOM = 24
"""So much lower than the window stands the desk, that the window is seen round it."""


def draw_issuing(camera: Camera, pause: Callable[[], None]) -> None:
    """Draw the desk of the notice of the meeting on screen, and what is asked when it is issued."""
    window = camera.window
    meetings: Any = window.room_of("meeting")
    meetings.write_paper(NOTICE)
    desk: Any = meetings.desks.desk
    desk.resize(min(desk.width(), window.width() - _ROOM), window.height() - _ROOM)
    desk.move(window.x() + _ROOM // 2, window.y() + _ROOM // 2)
    field = desk.form.slots["assessment"]
    field.set_value("Quý I năm 2021, các đơn vị đã chủ động thực hiện; hồ sơ giải quyết đúng hạn đạt 99,1%.")
    field.edited.emit()
    pause()
    desk.foot.show_saved(SAVED_AT)
    camera.take("desk")
    desk.issue()
    desk.foot.show_saved(SAVED_AT)
    pause()
    camera.take("issue")
    desk.issuing.dialog.reject()
    desk.reject()
    window.show_tab(window.stack.showing("paper"))
    room: Any = window.room
    room.show_page(1)
    pause()
    camera.take("drafts")
    room.show_page(0)
    window.show_tab(window.stack.showing("meeting"))
