"""What the roll call says of one person: the word, the key, the look. Never the colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from cchc_desktop.i18n import _, mark
from cchc_desktop.meetings.records import Presence
from ui.common.pills import PillStyle


@dataclass(frozen=True)
class PresenceLook:
    """One state of the roll call; ``key`` records it."""

    presence: Presence
    word: str
    key: str
    look: PillStyle


LOOKS: Final = (
    PresenceLook(Presence.PRESENT, mark("Present"), "C", PillStyle("checkmark_circle", "green", filled=True)),
    PresenceLook(Presence.ABSENT_WITH_REASON, mark("Absent with reason"), "V", PillStyle("dismiss_circle", "grey")),
    PresenceLook(
        Presence.ABSENT_WITHOUT_REASON, mark("Absent without reason"), "K", PillStyle("warning", "amber", filled=True)
    ),
    PresenceLook(Presence.SUBSTITUTE, mark("Sent a substitute"), "T", PillStyle("people", "accent")),
    PresenceLook(Presence.INVITED, mark("Not called yet"), "Backspace", PillStyle("circle_hint", "grey", "grey_fill")),
)
CAME: Final = (Presence.PRESENT, Presence.SUBSTITUTE)
ABSENT: Final = (Presence.ABSENT_WITH_REASON, Presence.ABSENT_WITHOUT_REASON)

_BY_PRESENCE = {look.presence: look for look in LOOKS}


def look_of(presence: Presence) -> PresenceLook:
    """Return how a state is shown."""
    return _BY_PRESENCE[presence]


def word_of(presence: Presence) -> str:
    """Return the word for a state."""
    return _(_BY_PRESENCE[presence].word)
