"""How the deadline label of a task is said and drawn, the same in lists, details and counts."""

from __future__ import annotations

from typing import Final

from cchc_desktop.i18n import _, mark
from cchc_desktop.tasks.records import DeadlineLabel
from ui.common.pills import PillStyle

LABELS: Final[dict[DeadlineLabel, tuple[str, PillStyle]]] = {
    DeadlineLabel.OVERDUE: (
        mark("Overdue, not completed"),
        PillStyle("error_circle", "red", fill="red_fill", filled=True),
    ),
    DeadlineLabel.DUE_SOON: (mark("Due soon"), PillStyle("clock_alarm", "amber", fill="amber_fill", filled=True)),
    DeadlineLabel.ON_TRACK: (mark("Under way, in time"), PillStyle("play_circle", "accent")),
    DeadlineLabel.NO_DEADLINE: (mark("Under way, no deadline"), PillStyle("circle_hint", "grey", fill="grey_fill")),
    DeadlineLabel.PAUSED: (mark("Paused"), PillStyle("pause_circle", "grey", fill="grey_fill")),
    DeadlineLabel.DONE_ON_TIME: (mark("Completed in time"), PillStyle("checkmark_circle", "green", filled=True)),
    DeadlineLabel.DONE_LATE: (mark("Completed late"), PillStyle("calendar_checkmark", "olive")),
    DeadlineLabel.DONE_NO_DEADLINE: (
        mark("Completed (no deadline)"),
        PillStyle("checkmark_circle", "green", filled=True),
    ),
    DeadlineLabel.CANCELLED: (mark("No longer followed"), PillStyle("subtract_circle", "grey", border="solid")),
}
"""The word and the look of each label, the most urgent first; a filled one asks for action."""

DRAFT: Final = (mark("Draft"), PillStyle("edit", "accent", fill="tint"))
"""A draft has no label: it is in no list but its own."""


def task_pill(label: DeadlineLabel | None) -> tuple[str, PillStyle]:
    """Return the word and the look of a label; None is a draft."""
    word, look = LABELS[label] if label is not None else DRAFT
    return _(word), look
