"""What the history knows of the calendar."""

from __future__ import annotations

from cchc_desktop.calendar.holidays import DayKind
from cchc_desktop.calendar.model import CalendarDay, KeptDeadline, WorkingWeek
from cchc_desktop.i18n import mark
from cchc_desktop.storage.tracking import Tracked

TRACKED = (
    Tracked(
        CalendarDay,
        mark("Working days"),
        record="calendar_day",
        kinds=("calendar_day",),
        named_by="name",
        fields={
            "day": mark("Date"),
            "kind": mark("Kind of day"),
            "name": mark("Name"),
            "basis": mark("Basis"),
        },
        values={
            DayKind.OFF: mark("day off"),
            DayKind.MADE_UP_OFF: mark("day off made up"),
            DayKind.SWAPPED_OFF: mark("day off by a swap"),
            DayKind.WORKED: mark("worked"),
        },
    ),
    Tracked(
        WorkingWeek,
        mark("Working week"),
        record="working_week",
        kinds=("calendar_day",),
        fields={"works_saturdays": mark("Saturday is a working day")},
    ),
    Tracked(
        KeptDeadline,
        mark("Deadline kept as it was given"),
        record="kept_deadline",
        kinds=("calendar_day",),
        fields={"counted_from": mark("Counted from"), "due_on": mark("Deadline")},
    ),
)
