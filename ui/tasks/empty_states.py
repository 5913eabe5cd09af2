"""What the tab of the tasks shows while there are none: the first step, or the committee that comes before it."""

from __future__ import annotations

from collections.abc import Callable

from cchc_desktop.i18n import _
from ui.common.empty_state import EmptyState

Act = Callable[[], object]


def no_tasks(new_task: Act, import_list: Act, sample: Act) -> EmptyState:
    """Return what stands in place of an empty list."""
    empty = EmptyState(
        "clipboard_task",
        _("No tasks yet"),
        _("What the chair decides becomes a task: who, what, until when. Nothing vanishes between two meetings."),
    )
    empty.add_primary(_("New task"), new_task)
    empty.add_second(_("Import from Excel…"), import_list, icon="arrow_import")
    empty.add_link(_("Try it with the sample data"), sample)
    return empty


def no_committee_yet(settings: Act, sample: Act) -> EmptyState:
    """Return what stands there before the committee was entered."""
    empty = EmptyState(
        "people",
        _("No committee yet"),
        _("Enter the ward and its committee once; tasks take their names from there."),
    )
    empty.add_primary(_("Enter the committee"), settings)
    empty.add_link(_("Try it with the sample data"), sample)
    return empty
