"""Can every entry of the history be read? One that says what no row could hold can be neither undone nor restored."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, select
from sqlalchemy.engine import Row

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage import integrity
from cchc_desktop.storage.history_log import logged
from cchc_desktop.storage.history_rules import Values
from cchc_desktop.storage.history_values import from_plain
from cchc_desktop.storage.model import HistoryChange, HistoryStep
from cchc_desktop.storage.text_edits import Side
from cchc_desktop.storage.tracking import Rooms, Tracked


def has_readable_history(connection: Connection, *, rooms: Rooms) -> str:
    """Return how many changes are recorded. Raises StorageError that names the steps that cannot be read."""
    if HistoryStep.__tablename__ not in integrity.tables(connection):
        return _("It begins when the file is brought to the format of this version.")
    table = HistoryChange.__table__
    titles = {row.id: row.title for row in connection.execute(select(HistoryStep.id, HistoryStep.title))}
    count = 0
    unreadable: dict[int, str] = {}
    for row in connection.execute(select(table).order_by(table.c["id"])):
        count += 1
        if not _is_readable(row, rooms.by_name):
            unreadable[row.step_id] = titles.get(row.step_id, "")
    if unreadable:
        raise StorageError(
            _(
                "Steps of the history that cannot be read: {n}, the first is “{title}”. What was entered is intact; "
                "only these steps cannot be undone or restored. Copy the file first, then look in the latest backup."
            ).format(n=len(unreadable), title=next(iter(unreadable.values())))
        )
    return _("{steps} steps with {changes} changes, all readable.").format(steps=len(titles), changes=count)


def _is_readable(row: Row[tuple[object, ...]], tables: Mapping[str, Tracked]) -> bool:
    try:
        change = logged(row).change
        tracked = tables[change.table]
        return _fits(tracked, change.before) and _fits(tracked, change.after)
    except (ValueError, LookupError, TypeError):
        return False


def _fits(tracked: Tracked, values: Values) -> bool:
    """Tell whether the columns can hold these values; one that a later version dropped is passed over at replaying."""
    for name, value in values.items():
        if name in tracked.columns and not isinstance(value, Side):
            from_plain(tracked.model, name, value)
    return True
