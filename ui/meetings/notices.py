"""The words for a notice of conclusions that is still owed: how long there is time, or how late it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import MeetingRow
from cchc_desktop.text.dates import short_date


@dataclass(frozen=True)
class OwedNotice:
    """``words`` are for a list, ``brief`` for a pill, ``sentence`` for a tool tip."""

    words: str
    brief: str
    sentence: str
    is_late: bool


def owed_notice(row: MeetingRow, today: date) -> OwedNotice | None:
    """Return what is owed for a meeting; None for one not held, and once the notice is issued."""
    if not row.owes_notice or row.notice_due is None:
        return None
    due = short_date(row.notice_due)
    if late := row.notice_late_working_days:
        how_long = ngettext("{n} working day late", "{n} working days late", late).format(n=late)
        sentence = _("The conclusion notice was due by {due} (05 working days after the meeting).").format(due=due)
        brief = ngettext("{n} day late", "{n} days late", late).format(n=late)
        return OwedNotice(_("notice: {how_long}").format(how_long=how_long), brief, sentence, True)
    left = (row.notice_due - today).days
    how_long = ngettext("{n} day left", "{n} days left", left).format(n=left) if left else _("due today")
    sentence = _("The conclusion notice is due by {due} (05 working days after the meeting).").format(due=due)
    return OwedNotice(_("conclusion notice: {how_long}").format(how_long=how_long), how_long, sentence, False)


def count_words(notices: Sequence[OwedNotice]) -> str:
    """Return how many are late and how many are still in time; nothing when none is owed."""
    late = sum(notice.is_late for notice in notices)
    waiting = len(notices) - late
    parts = [
        ngettext("{n} late", "{n} late", late).format(n=late) if late else "",
        ngettext("{n} to send", "{n} to send", waiting).format(n=waiting) if waiting else "",
    ]
    counts = ", ".join(part for part in parts if part)
    return _("Conclusion notices: {counts}").format(counts=counts) if counts else ""
