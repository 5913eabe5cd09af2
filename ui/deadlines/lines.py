"""How an item is said and drawn in a list: its day, an icon, its words, whose it is, and how far away it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind, When
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.text.dates import month_number
from cchc_desktop.text.numbers import format_number
from ui.deadlines.items import Item, MeetingDay

GROUPS: Final[dict[When, tuple[str, str]]] = {
    When.OVERDUE: (mark("Overdue"), "red"),
    When.TODAY: (mark("Today"), "amber"),
    When.THIS_WEEK: (mark("This week"), "text2"),
    When.THIS_MONTH: (mark("This month"), "text2"),
    When.LATER: (mark("Later"), "text2"),
    When.NO_DATE: (mark("No deadline"), "text2"),
}
"""Title and role of each group of the agenda."""

KINDS: Final[dict[DeadlineKind, tuple[str, str]]] = {
    DeadlineKind.TASK: (mark("Tasks"), "clipboard_task"),
    DeadlineKind.NOTICE: (mark("Notices of conclusions"), "document_text"),
    DeadlineKind.MEETING_MISSING: (mark("Months without a meeting"), "people_team"),
    DeadlineKind.HANDOVER: (mark("Handovers"), "people_swap"),
    DeadlineKind.COMMITMENT: (mark("Figures of commitments"), "handshake"),
}
"""Name and icon of each kind."""

_ROLES: Final = {DeadlineLabel.OVERDUE: "red", DeadlineLabel.DUE_SOON: "amber"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn; ``role`` colours the day and the distance.

    ``year`` stands below the day where it is not this one.
    """

    day: str
    year: str
    icon: str
    icon_role: str
    is_filled: bool
    text: str
    below: str
    end: str
    role: str

    @property
    def spoken(self) -> str:
        """The whole line for somebody who hears it."""
        day = f"{self.day}/{self.year}" if self.year else self.day
        return ", ".join(filter(None, (day, self.end, self.text, self.below)))


def line_of(item: Item, today: date) -> Line:
    """Return the line of an item on a day."""
    icon, role, is_filled = icon_of(item)
    shown = short_day(item.day) if item.day is not None else "–"
    year = str(item.day.year) if item.day is not None and item.day.year != today.year else ""
    if isinstance(item, MeetingDay):
        return Line(shown, year, icon, role, is_filled, item.title, item.code, distance(item.day, today), "text2")
    return Line(
        day=shown,
        year=year,
        icon=icon,
        icon_role=role,
        is_filled=is_filled,
        text=item.text,
        below=_below(item),
        end=distance(item.day, today),
        role=_ROLES.get(item.label, "text2"),
    )


def icon_of(item: Item) -> tuple[str, str, bool]:
    """Return icon, its role, and whether it is filled."""
    if isinstance(item, MeetingDay):
        return "people_team", "accent", False
    if item.label is DeadlineLabel.OVERDUE:
        return "error_circle", "red", True
    icon = "arrow_repeat_all" if item.period and item.kind is DeadlineKind.TASK else KINDS[item.kind][1]
    return icon, _ROLES.get(item.label, "accent"), False


def ground_of(item: Item) -> str:
    """Return the role of the ground of an item in the month."""
    if isinstance(item, MeetingDay):
        return "tint"
    return {"red": "red_fill", "amber": "amber_fill"}.get(_ROLES.get(item.label, ""), "tint")


def month_words(item: Item) -> str:
    """Return the words of an item in the month: the code first, where it says more than the text."""
    if isinstance(item, MeetingDay) or item.kind is not DeadlineKind.TASK:
        return item.title if isinstance(item, MeetingDay) else item.text
    return f"{item.code} {item.text}"


def distance(day: date | None, today: date) -> str:
    """Say how far a day is: overdue so many days, today, so many days left."""
    if day is None:
        return ""
    days = (day - today).days
    if days == 0:
        return _("today")
    words = (
        ngettext("{n} day overdue", "{n} days overdue", -days)
        if days < 0
        else ngettext("{n} day left", "{n} days left", days)
    )
    return words.format(n=format_number(abs(days)))


def count_words(count: int) -> str:
    """Say how many things fall on a day."""
    return ngettext("{n} matter", "{n} matters", count).format(n=format_number(count))


def short_day(day: date) -> str:
    """Write 14/12, 05/4."""
    return f"{day.day:02d}/{month_number(day.month)}"


def _below(item: Deadline) -> str:
    if item.kind is DeadlineKind.MEETING_MISSING:
        return _("Plan the meeting, or say why there was none")
    who = item.who
    if item.kind is DeadlineKind.HANDOVER and who:
        who = _("{name} stands in").format(name=who)
    return " · ".join(filter(None, (item.code, who)))
