"""Watches a writing session: what each flush does to tracked rows, and one step of the log when it commits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import Table, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, sessionmaker
from sqlalchemy.orm.attributes import get_history

from cchc_desktop.i18n import _
from cchc_desktop.storage import history_log
from cchc_desktop.storage.account import account_name
from cchc_desktop.storage.history_rules import RowChange, Values, compose, unpacked
from cchc_desktop.storage.history_values import to_plain
from cchc_desktop.storage.model import RowAction, StepKind, StepState
from cchc_desktop.storage.tracking import Tracked, rooms_of

_WORDS_IN_TITLE = 2


class Recording:
    """What one transaction did so far, and what its step will be called."""

    def __init__(self, visit: str = "") -> None:
        self.visit = visit
        self.kind = StepKind.EDIT
        self.title = ""
        self.sentence = ""
        self.of_step_id: int | None = None
        self.rows: dict[tuple[str, int], RowChange] = {}

    def add(self, change: RowChange) -> None:
        """Add what a flush did to a row."""
        earlier = self.rows.pop(change.row, None)
        both = change if earlier is None else compose(earlier, change)
        if both is not None:
            self.rows[change.row] = both

    def has_inserted(self, table: str, row_id: int) -> bool:
        """Tell whether the row is new in this transaction."""
        known = self.rows.get((table, row_id))
        return known is not None and known.action is RowAction.INSERT


def recording_of(session: Session) -> Recording:
    """Return the recording of a writing session. Raises RuntimeError for a session that only reads."""
    recording = session.info.get("recording")
    if not isinstance(recording, Recording):
        raise RuntimeError("only a writing session has a history")
    return recording


def watch(sessions: sessionmaker[Session]) -> None:
    """Record what the sessions of this factory write."""
    event.listen(sessions, "after_flush", _collect)
    event.listen(sessions, "before_commit", _write_step)
    event.listen(sessions, "do_orm_execute", _refuse_unseen)


def _collect(session: Session, _context: Any) -> None:
    recording, by_model = recording_of(session), rooms_of(session).by_model
    for row in session.new:
        if (tracked := by_model.get(type(row))) is not None:
            recording.add(_change(tracked, row, RowAction.INSERT, after=_whole(tracked, row)))
    for row in session.dirty:
        if (tracked := by_model.get(type(row))) is not None:
            _collect_update(recording, tracked, row)
    for row in session.deleted:
        if (tracked := by_model.get(type(row))) is not None:
            recording.add(_change(tracked, row, RowAction.DELETE, before=_whole(tracked, row, before=True)))


def _collect_update(recording: Recording, tracked: Tracked, row: Any) -> None:
    state = inspect(row)
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name in sorted(set(tracked.columns) - state.unmodified):
        history = get_history(row, name)
        if not history.has_changes():
            continue
        if not history.deleted and not recording.has_inserted(tracked.name, row.id):
            raise RuntimeError(f"{tracked.name}.{name} was set without knowing what stood there")
        before[name] = to_plain(history.deleted[0]) if history.deleted else None
        after[name] = to_plain(getattr(row, name))
    if after:
        recording.add(_change(tracked, row, RowAction.UPDATE, before=before, after=after))


def _whole(tracked: Tracked, row: Any, *, before: bool = False) -> Values:
    state = inspect(row)
    values = {name: to_plain(state.dict.get(name)) for name in tracked.columns}
    for name in set(tracked.columns) - state.unmodified if before else ():
        if deleted := state.attrs[name].history.deleted:
            values[name] = to_plain(deleted[0])
    return values


def _change(
    tracked: Tracked, row: Any, action: RowAction, *, before: Values | None = None, after: Values | None = None
) -> RowChange:
    kind = getattr(row, tracked.record_kind) if tracked.record_kind else tracked.record
    record_id = getattr(row, tracked.record_id) if tracked.record_id else None
    return RowChange(tracked.name, row.id, action, before or {}, after or {}, kind, record_id)


def _write_step(session: Session) -> None:
    if session.in_nested_transaction():
        raise RuntimeError("the history knows no savepoints")
    session.flush()
    recording = recording_of(session)
    if not recording.rows and recording.kind is not StepKind.WALL:
        return
    connection = session.connection()
    newest = history_log.newest(connection)
    if newest is not None:
        if _continues(recording, newest):
            _merge(session, newest.id, recording)
            return
        if newest.kind in (StepKind.UNDO, StepKind.REDO) and recording.kind in (StepKind.EDIT, StepKind.WALL):
            history_log.drop_undone(connection)
    step_id = history_log.add_step(
        connection,
        at=_now(),
        account=account_name(),
        title=recording.title or _default_title(session, list(recording.rows.values())),
        kind=recording.kind,
        state=StepState.LIVE,
        visit=recording.visit,
        sentence=recording.sentence,
        of_step_id=recording.of_step_id,
    )
    history_log.add_changes(connection, step_id, recording.rows.values())


def _continues(recording: Recording, newest: Any) -> bool:
    """Tell whether the visit of the last step goes on."""
    return (
        bool(recording.visit)
        and recording.kind is StepKind.EDIT
        and (newest.visit, newest.kind, newest.state) == (recording.visit, StepKind.EDIT, StepState.LIVE)
    )


def _merge(session: Session, step_id: int, recording: Recording) -> None:
    """Let the last step end where this transaction ends; one that changes nothing any more goes."""
    connection = session.connection()
    logged = history_log.changes_of_rows(connection, step_id, recording.rows.keys())
    added, removed = [], []
    for change in recording.rows.values():
        earlier = logged.get(change.row)
        if earlier is None:
            added.append(change)
        elif (both := compose(unpacked(earlier.change, change.before), change)) is None:
            removed.append(earlier.id)
        else:
            history_log.replace_change(connection, earlier.id, both)
    history_log.remove_changes(connection, removed)
    history_log.add_changes(connection, step_id, added)
    if removed and history_log.is_empty(connection, step_id):
        history_log.remove_step(connection, step_id)
    else:
        history_log.touch_step(connection, step_id, _now())


def _default_title(session: Session, changes: list[RowChange]) -> str:
    """Name the step by what it changed: "Chương trình · GB-2021-02"."""
    name = _record_name(session, changes)
    words = _words_of_new_record(session, changes) if name else ""
    return " · ".join(filter(None, (words or _words(session, changes), name)))


def _words_of_new_record(session: Session, changes: Iterable[RowChange]) -> str:
    by_name = rooms_of(session).by_name
    for change in changes:
        tracked = by_name[change.table]
        if change.action is RowAction.INSERT and tracked.record and tracked.record_id == "id":
            return _("New: {words}").format(words=_(tracked.words))
    return ""


def _words(session: Session, changes: Iterable[RowChange]) -> str:
    by_name = rooms_of(session).by_name
    words: dict[str, None] = {}
    for change in changes:
        tracked = by_name[change.table]
        named = [tracked.fields[name] for name in change.columns if name in tracked.fields]
        few = change.action is RowAction.UPDATE and tracked.record_id == "id" and 0 < len(named) <= _WORDS_IN_TITLE
        words |= dict.fromkeys(_(each) for each in (named if few else [tracked.words]))
    shown = list(words)[:_WORDS_IN_TITLE]
    return ", ".join(shown) + (", …" if len(words) > _WORDS_IN_TITLE else "")


def _record_name(session: Session, changes: list[RowChange]) -> str:
    """Return what the one record is called whose rows changed, "" where there are several."""
    records = {(change.record_kind, change.record_id) for change in changes}
    if len(records) != 1:
        return ""
    kind, record_id = records.pop()
    tracked = next((each for each in rooms_of(session).tracked if each.record == kind and each.record_id == "id"), None)
    if tracked is None or not tracked.named_by or record_id is None:
        return ""
    own = next((change for change in changes if change.row == (tracked.name, record_id)), None)
    known = None if own is None else {**own.before, **own.after}.get(tracked.named_by)
    if isinstance(known, str):
        return known
    query = f"SELECT {tracked.named_by} FROM {tracked.name} WHERE id = ?"
    return str(session.connection().exec_driver_sql(query, (record_id,)).scalar() or "")


def _refuse_unseen(state: ORMExecuteState) -> None:
    """Refuse a statement that would change tracked rows without the session seeing them."""
    if not (state.is_insert or state.is_update or state.is_delete):
        return
    table = getattr(state.statement, "table", None)
    if isinstance(table, Table) and table.name in rooms_of(state.session).by_name:
        raise RuntimeError(f"rows of {table.name} change through mapped objects only")


def _now() -> datetime:
    return datetime.now().astimezone()
