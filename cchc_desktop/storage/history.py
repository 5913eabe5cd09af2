"""The doors of the history: name a step, put up a wall, undo, redo.

What is recorded, and when, is in ``recording``; reading it in words is in ``audit``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _
from cchc_desktop.storage import history_log
from cchc_desktop.storage.history_log import Step
from cchc_desktop.storage.history_rules import RowChange
from cchc_desktop.storage.model import StepKind, StepState
from cchc_desktop.storage.recording import recording_of
from cchc_desktop.storage.replay import differences, replay
from cchc_desktop.storage.tracking import rooms_of


class Wall(Conflict):
    """Undo came to something that it does not take back; the sentence says what stands there and how to go on."""


class NothingToUndo(Conflict):
    """The history has no step in this direction."""


@dataclass(frozen=True)
class Replayed:
    """What undo or redo did: the step's title, and what the views have to read again.

    ``record`` is the kind and id of the one record that it changed, when that stands in the file and in no trash.
    """

    title: str
    changes: Changes
    record: tuple[str, int] | None = None


def name_step(session: Session, title: str) -> None:
    """Give the step of this transaction the words for what the user did, in her language."""
    recording_of(session).title = title


def wall(session: Session, sentence: str, *, title: str = "") -> None:
    """Make the step of this transaction one that undo does not pass.

    ``sentence`` is said when undo comes here: what stands there and how to go on.
    """
    recording = recording_of(session)
    recording.kind, recording.sentence = StepKind.WALL, sentence
    recording.title = title or recording.title or sentence


def next_undo(session: Session) -> Step | None:
    """Return what undo would take back, or the wall before it; None when there is nothing."""
    return history_log.newest_standing(session)


def next_redo(session: Session) -> Step | None:
    """Return what redo would bring again, None when there is nothing."""
    return history_log.oldest_undone(session)


def undo(session: Session) -> Replayed:
    """Take the newest step back.

    Raises Wall, NothingToUndo, or Conflict when the file no longer says what the step left.
    """
    step = next_undo(session)
    if step is None:
        raise NothingToUndo(_("There is nothing to undo yet."))
    if step.kind is StepKind.WALL:
        raise Wall(step.sentence)
    return _replay(session, step, StepKind.UNDO)


def redo(session: Session) -> Replayed:
    """Bring the step again that was taken back last. Raises NothingToUndo or Conflict."""
    step = next_redo(session)
    if step is None:
        raise NothingToUndo(_("There is nothing to redo."))
    return _replay(session, step, StepKind.REDO)


def _replay(session: Session, step: Step, kind: StepKind) -> Replayed:
    connection = session.connection()
    changes = [logged.change for logged in history_log.changes_of(connection, step.id)]
    if kind is StepKind.UNDO:
        changes = [change.turned() for change in reversed(changes)]
    _require_untouched(session, changes, step, kind)
    recording = recording_of(session)
    recording.kind, recording.of_step_id, recording.title = kind, step.id, step.title
    made = replay(session, changes)
    history_log.set_state(connection, step.id, StepState.UNDONE if kind is StepKind.UNDO else StepState.LIVE)
    return Replayed(step.title, made, _record(session, changes))


def _record(session: Session, changes: Sequence[RowChange]) -> tuple[str, int] | None:
    records = {(change.record_kind, change.record_id) for change in changes}
    kind, record_id = records.pop() if len(records) == 1 else ("", None)
    for tracked in rooms_of(session).tracked:
        if record_id is not None and (tracked.record, tracked.record_id) == (kind, "id"):
            row = session.get(tracked.model, record_id)
            if row is not None and getattr(row, "trashed_at", None) is None:
                return kind, record_id
    return None


def _require_untouched(session: Session, changes: Sequence[RowChange], step: Step, kind: StepKind) -> None:
    """Refuse to write over something that the history does not know."""
    found = differences(session, [change.turned() for change in changes])
    if not found:
        return
    first = found[0]
    tracked = rooms_of(session).by_name[first.change.table]
    field = _(tracked.fields.get(first.column, tracked.words))
    sentence = _("“{title}” is not undone, because “{field}” says something else by now. Nothing was changed.")
    if kind is StepKind.REDO:
        sentence = _("“{title}” is not redone, because “{field}” says something else by now. Nothing was changed.")
    raise Conflict(sentence.format(title=step.title, field=field))
