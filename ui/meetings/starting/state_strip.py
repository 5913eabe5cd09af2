"""The strip over the pages of a meeting that was put off or called off: why, and the way to plan it again."""

from __future__ import annotations

from PySide6.QtCore import Signal

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from ui.common.strips import Offer, Strip


class StateStrip(Strip):
    """Shown while a meeting waits, and while it stands on another day than it was to have been.

    Signals: ``again_wanted`` the meeting is to be planned again.
    """

    again_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("head", "pause_circle", "grey")

    def show_facts(self, facts: MeetingFacts) -> None:
        """Show why the meeting does not take place as planned; nothing for any other."""
        reason, ways = facts.state_reason, ((_("Plan again…"), self.again_wanted.emit),)
        match facts.state:
            case MeetingState.POSTPONED:
                self.show_offer(Offer(_("Put off: {reason}").format(reason=reason), ways))
            case MeetingState.CANCELLED:
                self.show_offer(Offer(_("Called off: {reason}").format(reason=reason), ways, "dismiss_circle"))
            case MeetingState.PLANNED if reason:
                self.show_offer(Offer(_("Moved to this day: {reason}").format(reason=reason), icon="calendar_ltr"))
            case _:
                self.show_offer(None)
