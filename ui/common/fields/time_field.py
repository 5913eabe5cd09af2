"""A time of day typed as it comes to hand: 14:00, 14h, 14h30, 1400."""

from __future__ import annotations

from datetime import time

from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import _
from cchc_desktop.text import dates
from ui import style
from ui.common.fields.field import LineEdit
from ui.common.fields.read_field import ReadField


class TimeField(ReadField):
    """A time of day or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LineEdit(), width=style.TIME_WIDTH, placeholder=_("hh:mm"), parent=parent)

    def read(self, text: str) -> time:
        return dates.parse_time(text)

    def shown(self, value: time | None) -> str:
        return dates.short_clock(value) if value is not None else ""
