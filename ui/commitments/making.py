"""New commitments and changes of old ones, by the form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.commitments.listed import CommitmentFacts
from cchc_desktop.commitments.queries import commitment
from cchc_desktop.commitments.records import CommitmentDetails
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.facts import task_id_of
from cchc_desktop.tasks.filtering import TaskFilter
from cchc_desktop.tasks.queries import look, rows_by_id, task_ids
from ui.commitments.acting import named
from ui.commitments.form.dialog import CommitmentDialog, FormDesk, Start
from ui.commitments.form.storing import Wish, store
from ui.commitments.form.target_line import line_of
from ui.commitments.form.tied_tasks_field import TiedTask
from ui.commitments.reading import SOURCES, meeting_choices
from ui.common.error_dialog import show_error
from ui.task_fields.people import read_people
from ui.workspace import Workspace

_MOST_TASKS = 300


class CommitmentMaking(QObject):
    """Asks for commitments and keeps them.

    Signals: ``made(ids, year)``; ``written()``; ``undoable(sentence)``.
    """

    made = Signal(object, int)
    written = Signal()
    undoable = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def new(self, year: int) -> None:
        """Ask for a commitment of a year and make it."""
        start = Start(CommitmentDetails(None, year))
        made = self._ask(start, _("New commitment"))
        if made is not None:
            self.made.emit((made.row.id,), made.row.year)
            self.undoable.emit(_("Commitment {code} is made.").format(code=named([made.row])))

    def edit(self, commitment_id: int) -> None:
        """Ask for the changes of a commitment and keep them."""
        try:
            facts = self._facts(commitment_id)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        lines = tuple(line_of(target) for target in facts.targets)
        name = facts.row.reference or facts.row.code
        title = _("Commitment {code} of {name}").format(code=name, name=facts.row.holder_name)
        kept = self._ask(Start(facts.details, lines, facts.row.id, facts.row.state), title)
        if kept is not None:
            self.written.emit()
            self.undoable.emit(_("Commitment {code} is changed.").format(code=named([kept.row])))

    # -- parts

    def _ask(self, start: Start, title: str) -> CommitmentFacts | None:
        """Show the form; return the commitment that was kept, None when nothing was."""
        kept: list[int] = []
        today = self._workspace.today

        def keep(wish: Wish) -> None:
            def verb(session: Session) -> Changes:
                commitment_id, changes = store(session, wish, today=today, sources=SOURCES)
                kept[:] = [commitment_id]
                return changes

            kept.clear()
            self._workspace.write(verb, origin=self)

        dialog = CommitmentDialog(self._desk(start), start, keep, title)
        accepted = dialog.exec()
        dialog.deleteLater()
        return self._facts(kept[0]) if accepted and kept else None

    def _facts(self, commitment_id: int) -> CommitmentFacts:
        today = self._workspace.today
        return self._workspace.read(lambda session: commitment(session, commitment_id, today=today, sources=SOURCES))

    def _desk(self, start: Start) -> FormDesk:
        today = self._workspace.today
        day = min(max(today, date(start.details.year, 1, 1)), date(start.details.year, 12, 31))
        tied_ids = sorted({task_id for line in start.lines for task_id in line.task_ids})
        people, meetings, tied = self._workspace.read(
            lambda session: (
                read_people(session, day),
                meeting_choices(session, today),
                _tasks(session, tied_ids, today),
            )
        )
        return FormDesk(
            today=today,
            people=people,
            meetings=meetings,
            sources=SOURCES,
            find_tasks=self._find_tasks,
            task_by_code=self._task_by_code,
            tied=tied,
            parent=self._window.window(),
        )

    def _find_tasks(self, words: str) -> Sequence[TiedTask]:
        today = self._workspace.today

        def read(session: Session) -> list[TiedTask]:
            looked = look(session, TaskFilter(search=words), today=today)
            return _tasks(session, task_ids(session, looked, today=today, limit=_MOST_TASKS), today)

        return self._workspace.read(read)

    def _task_by_code(self, code: str) -> TiedTask | None:
        today = self._workspace.today
        try:
            found = self._workspace.read(lambda session: _tasks(session, [task_id_of(session, code)], today))
        except AppError:
            return None
        return next(iter(found), None)


def _tasks(session: Session, ids: Sequence[int], today: date) -> list[TiedTask]:
    rows = {row.id: row for row in rows_by_id(session, ids, today=today)} if ids else {}
    return [TiedTask(rows[id_].id, rows[id_].code, rows[id_].work) for id_ in ids if id_ in rows]
