"""Conclusions that give no task: looked at, and marked so, that none is forgotten silently."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import Conflict, ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.tasks.model import SourceWithoutTask, Task
from cchc_desktop.tasks.records import TASK, Source
from cchc_desktop.tasks.rows import codes_of


def mark_without_task(session: Session, source: Source, is_without: bool) -> Changes:
    """Mark that a conclusion or finding gives no task, or take the mark away. Raises Conflict when it gave some."""
    if source.id is None:
        raise ValidationError(_("Only a conclusion or a finding can be marked so."), "source")
    query = select(SourceWithoutTask).where(SourceWithoutTask.source_kind == source.kind)
    rows = session.scalars(query.where(SourceWithoutTask.source_id == source.id)).all()
    if not is_without:
        for row in rows:
            session.delete(row)
        session.flush()
        history.name_step(session, _("No longer marked as giving no task"))
        return Changes.of(TASK)
    given = session.scalars(
        select(Task)
        .where(Task.source_kind == source.kind, Task.source_id == source.id, Task.trashed_at.is_(None))
        .order_by(Task.id)
    ).all()
    if given:
        raise Conflict(_("Tasks came from it already: {codes}.").format(codes=codes_of(given)))
    if not rows:
        session.add(SourceWithoutTask(source_kind=source.kind, source_id=source.id))
    session.flush()
    history.name_step(session, _("Marked as giving no task"))
    return Changes.of(TASK)
