"""The words of tasks on screen: the six "rõ", and what happened to a task."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.tasks.records import Clarity

CLARITIES: Final[dict[Clarity, str]] = {
    Clarity.PERSON: mark("person"),
    Clarity.WORK: mark("work"),
    Clarity.TIME: mark("time"),
    Clarity.RESPONSIBILITY: mark("responsibility"),
    Clarity.DELIVERABLE: mark("deliverable"),
    Clarity.AUTHORITY: mark("authority"),
}


def clarity_words(clarity: Clarity) -> str:
    """Return the name of one "rõ"."""
    return _(CLARITIES[clarity])


def tasks_words(codes: Sequence[str]) -> str:
    """Name one task by its code, or count several."""
    if len(codes) == 1:
        return codes[0]
    return ngettext("{n} task", "{n} tasks", len(codes)).format(n=len(codes))
