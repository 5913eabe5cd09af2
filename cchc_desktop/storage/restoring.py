"""An older version of a record brought back ("Khôi phục bản này"), where nothing was changed over it since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Table, select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.i18n import _
from cchc_desktop.storage import history_log
from cchc_desktop.storage.audit import value_in_words
from cchc_desktop.storage.base import Base
from cchc_desktop.storage.history_rules import RowChange, Value
from cchc_desktop.storage.history_values import to_plain
from cchc_desktop.storage.model import HistoryChange, HistoryStep, RowAction, StepKind
from cchc_desktop.storage.recording import recording_of
from cchc_desktop.storage.replay import differences, replay
from cchc_desktop.storage.text_edits import Side, turned
from cchc_desktop.storage.tracking import Tracked, rooms_of

_STEP: Table = Base.metadata.tables[HistoryStep.__tablename__]
_CHANGE: Table = Base.metadata.tables[HistoryChange.__tablename__]


@dataclass(frozen=True)
class FieldDifference:
    """A field that was changed again since: what would come back, and what stands there now, in words."""

    field: str
    then: str
    now: str


class ChangedSince(Conflict):
    """The same fields were changed again later; ``differences`` says which, so that she can copy what she needs."""

    def __init__(self, found: Sequence[FieldDifference]) -> None:
        super().__init__(
            _("These fields were changed again later, so nothing was restored. Compare what stood there with now.")
        )
        self.differences = tuple(found)


def restore_change(session: Session, change_ids: Sequence[int]) -> Changes:
    """Write back what stood before these changes, as a new step that can be undone.

    Raises ChangedSince with the difference, Conflict when a room refuses it, NotFound when the history has no such
    change any more.
    """
    logged = _chosen(session, change_ids)
    changes = [each.change for each in logged]
    found = differences(session, changes)
    if found:
        raise ChangedSince(_in_words(session, logged))
    back = [change.turned() for change in reversed(changes)]
    _refuse_records_themselves(session, back)
    step = session.connection().execute(select(_STEP).where(_STEP.c.id == logged[0].step_id)).one()
    if step.kind is StepKind.WALL:
        raise Conflict(step.sentence)
    recording_of(session).title = _("Version before “{title}” restored").format(title=step.title)
    return replay(session, back)


def difference(session: Session, change_ids: Sequence[int]) -> list[FieldDifference]:
    """Return for each field of these changes what stood before them and what stands now, in words."""
    return _in_words(session, _chosen(session, change_ids))


def _chosen(session: Session, change_ids: Sequence[int]) -> list[history_log.LoggedChange]:
    query = select(_CHANGE).where(_CHANGE.c.id.in_(change_ids)).order_by(_CHANGE.c.id)
    logged = [history_log.logged(row) for row in session.connection().execute(query)]
    if not logged or len(logged) != len(set(change_ids)):
        raise NotFound(_("The history no longer holds this change. Nothing was restored."))
    return logged


def _refuse_records_themselves(session: Session, back: Sequence[RowChange]) -> None:
    """Before a record was made there is no version of it: taking it away is what the trash is for."""
    for change in back:
        if change.action is RowAction.DELETE and rooms_of(session).by_name[change.table].record_id == "id":
            raise Conflict(_("The record was made in this step, so there is no earlier version of it."))


def _in_words(session: Session, logged: Sequence[history_log.LoggedChange]) -> list[FieldDifference]:
    by_name = rooms_of(session).by_name
    found = []
    for each in logged:
        tracked = by_name[each.change.table]
        row = session.get(tracked.model, each.change.row_id)
        now: dict[str, Value] = {} if row is None else {name: to_plain(getattr(row, name)) for name in tracked.columns}
        then = _stood_before(session, tracked, each, now)
        for column, words in tracked.fields.items():
            if column in each.change.columns and then.get(column) != now.get(column):
                before, after = (value_in_words(session, tracked, column, side.get(column)) for side in (then, now))
                found.append(FieldDifference(_(words), before, after))
    return found


def _stood_before(
    session: Session, tracked: Tracked, until: history_log.LoggedChange, now: Mapping[str, Value]
) -> Mapping[str, Value]:
    """Return the row as it stood before a change, by taking back every change since, the newest first."""
    query = (
        select(_CHANGE)
        .where(_CHANGE.c.table_name == tracked.name, _CHANGE.c.row_id == until.change.row_id)
        .where(_CHANGE.c.id >= until.id)
        .order_by(_CHANGE.c.id.desc())
    )
    values: dict[str, Value] = dict(now)
    for row in session.connection().execute(query):
        change = history_log.logged(row).change
        for name, before in change.before.items():
            here, present = change.after.get(name), values.get(name)
            if isinstance(before, Side) and isinstance(here, Side) and isinstance(present, str):
                before = turned(present, here, before)
            values[name] = before
        if change.action is RowAction.INSERT:
            values = {}
    return values
