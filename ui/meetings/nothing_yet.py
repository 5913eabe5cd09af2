"""What stands in the place of the meetings while there is none, or not even a committee to hold one."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.i18n import _
from ui.common.empty_state import EmptyState

Step = Callable[[], object]


def no_meetings(new_meeting: Step) -> EmptyState:
    """Return what is shown before the first meeting."""
    empty = EmptyState(
        "people_team",
        _("No meetings yet"),
        _("Enter a meeting once; minutes, agenda and the list to sign are made from it."),
    )
    empty.add_primary(_("New meeting"), new_meeting)
    return empty


def no_committee(enter_committee: Step, open_sample: Step) -> EmptyState:
    """Return what is shown in a file that nobody has founded a committee in."""
    empty = EmptyState(
        "people",
        _("No committee yet"),
        _("Enter the ward and its committee once; every paper takes its head and its names from there."),
    )
    empty.add_primary(_("Enter the committee"), enter_committee)
    empty.add_link(_("Try it with the sample data"), open_sample)
    return empty
