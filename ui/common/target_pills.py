"""How the result of a target is said and drawn, the same in the matrix, its chips, the form and the chart."""

from __future__ import annotations

from typing import Final

from cchc_desktop.commitments.records import CommitmentState, Result
from cchc_desktop.i18n import _, mark
from ui.common.pills import PillStyle

RESULTS: Final[dict[Result, tuple[str, PillStyle]]] = {
    Result.MET: (mark("Met"), PillStyle("checkmark_circle", "green", filled=True)),
    Result.NOT_MET: (mark("Not met"), PillStyle("dismiss_circle", "red", fill="red_fill", filled=True)),
    Result.NO_CASE_YET: (mark("No case yet"), PillStyle("subtract_circle", "grey")),
    Result.NO_DATA: (mark("No figures yet"), PillStyle("circle_hint", "grey", border="dashed")),
    Result.NOT_DUE: (mark("Not due yet"), PillStyle("calendar_clock", "grey")),
}
"""The word and the look of each result, in the order of the chips; a filled one asks for action."""

STATES: Final[dict[CommitmentState, tuple[str, PillStyle]]] = {
    CommitmentState.DRAFT: (mark("Being drawn up"), PillStyle("edit", "accent", fill="tint")),
    CommitmentState.SIGNED: (mark("Commitment signed"), PillStyle("signature", "green")),
    CommitmentState.COUNTED: (mark("Counted at the end"), PillStyle("checkmark_circle", "green")),
    CommitmentState.CLOSED: (mark("Commitment closed"), PillStyle("lock_closed", "grey")),
}
"""The word and the look of each state of a commitment; a draft asks to be signed."""


def result_pill(result: Result) -> tuple[str, PillStyle]:
    """Return the word and the look of a result."""
    word, look = RESULTS[result]
    return _(word), look


def state_pill(state: CommitmentState) -> tuple[str, PillStyle]:
    """Return the word and the look of a commitment's state."""
    word, look = STATES[state]
    return _(word), look
