"""The strip over the proceedings: how earlier decisions stand, and the way to the review."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.tasks.records import DeadlineLabel
from ui.common.strips import Offer, Strip


class ReviewStrip(Strip):
    """Shown where an earlier meeting of the series gave tasks. Signals: ``review_wanted``."""

    review_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("head", "clipboard_task", "text2")

    def show_facts(self, facts: MeetingFacts) -> None:
        """Say how many tasks the review holds, and how many of them are late."""
        review = facts.review
        total = len(review.lines) + len(review.skipped)
        if not total and (facts.is_locked or review.since is None):
            self.show_offer(None)
            return
        late = sum(line.label is DeadlineLabel.OVERDUE for line in review.lines)
        count = ngettext("{n} task", "{n} tasks", len(review.lines)).format(n=len(review.lines))
        words = [_("Review of earlier decisions: {count}").format(count=count)]
        if late:
            words.append(ngettext("{n} overdue", "{n} overdue", late).format(n=late))
        if review.skipped:
            words.append(ngettext("{n} left out", "{n} left out", len(review.skipped)).format(n=len(review.skipped)))
        way = _("Look at it") if facts.is_locked else _("Look and complete…")
        icon = "error_circle" if late else ""
        self.show_offer(Offer(", ".join(words), ((way, self.review_wanted.emit),), icon))
