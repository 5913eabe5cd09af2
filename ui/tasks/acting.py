"""Everything that can be done with tasks, from the bar, the menus and the keys: asked where something must be said,
stored at once where undo is enough."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import working_calendar
from cchc_desktop.changes import Changes
from cchc_desktop.documents.kinds import reminder_letter
from cchc_desktop.documents.paper_owners import DEPARTMENT
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.tasks import extensions, handovers, progress, reminders, service, states
from cchc_desktop.tasks.facts import ExtensionLine
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.queries import rows_by_id
from cchc_desktop.tasks.records import Actor, ExtensionResult
from ui.common.error_dialog import show_error
from ui.drafting.opening import PaperDesks
from ui.task_fields.people import read_people
from ui.tasks.detail.entry_line import Entry
from ui.tasks.dialogs import extension_dialog, state_dialogs
from ui.tasks.dialogs.asking import Desk
from ui.tasks.dialogs.extension_dialog import ExtensionAnswer
from ui.tasks.dialogs.hand_over import HandoverDialog
from ui.tasks.words import tasks_words
from ui.workspace import Workspace

Verb = Callable[[Session], Changes]


class TaskActing(QObject):
    """Runs the verbs of tasks.

    Signals: ``written(ids)`` these tasks changed; ``undoable(sentence)`` what was done, with the way back;
    ``done(sentence)``.
    """

    written = Signal(object)
    undoable = Signal(str)
    done = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self.desks = PaperDesks(workspace, window)

    def desk(self) -> Desk:
        """Read what dialogs offer: the calendar and the people of today."""
        today = self._workspace.today
        working, people = self._workspace.read(lambda session: (working_calendar(session), read_people(session, today)))
        return Desk(today, working, people, self._window.window())

    # -- progress

    def keep_entry(self, row: TaskRow, entry: Entry) -> str:
        """Keep one line of progress; return why it was refused, or nothing."""
        today = self._workspace.today
        line = progress.ProgressEntry(entry.day, entry.progress, entry.text, period=entry.period)

        def verb(session: Session) -> Changes:
            if not entry.is_done:
                return progress.record_progress(session, row.id, line, today=today)
            changes = Changes()
            if entry.text or entry.progress is not None:
                changes = progress.record_progress(session, row.id, line, today=today)
            return changes | progress.complete(session, [row.id], entry.day, today=today, period=entry.period)

        try:
            self._write(verb, [row.id])
        except AppError as error:
            return error.sentence
        words = _("{task} is completed.") if entry.is_done else _("Progress of {task} is kept.")
        self.undoable.emit(words.format(task=row.code))
        return ""

    def ask_progress(self, rows: Sequence[TaskRow]) -> None:
        """Ask for the progress of several tasks at once."""
        today = self._workspace.today

        def store(day: date, percent: int | None, text: str) -> None:
            entries = {row.id: progress.ProgressEntry(day, percent, text, period=row.period) for row in rows}
            self._write(lambda session: progress.record_many(session, entries, today=today), _ids(rows))

        if state_dialogs.ask_progress(self.desk(), _names(rows), store):
            self._tell(_("Progress of {tasks} is kept."), rows)

    def complete(self, rows: Sequence[TaskRow]) -> None:
        """Complete tasks today, without a question: undo is the way back."""
        today = self._workspace.today
        if self._tried(lambda session: progress.complete(session, _ids(rows), today, today=today), rows):
            self._tell(_("{tasks} completed."), rows)

    def ask_completion(self, rows: Sequence[TaskRow]) -> None:
        """Ask for the day of completion and its evidence."""
        today = self._workspace.today

        def store(day: date, evidence: str) -> None:
            self._write(
                lambda session: progress.complete(session, _ids(rows), day, today=today, evidence=evidence), _ids(rows)
            )

        if state_dialogs.ask_completion(self.desk(), _names(rows), store):
            self._tell(_("{tasks} completed."), rows)

    def confirm(self, rows: Sequence[TaskRow]) -> None:
        """Ask on which day the completion was confirmed."""
        today = self._workspace.today
        title = _("Confirm the completion of {tasks}").format(tasks=_names(rows))
        store = self._storing(rows, lambda session, day: progress.confirm(session, _ids(rows), day, today=today))
        if state_dialogs.ask_day(self.desk(), title, "", _("Confirm"), store):
            self._tell(_("{tasks} confirmed."), rows)

    def give_back(self, row: TaskRow) -> None:
        """Ask why a completed task goes back to its lead."""
        today = self._workspace.today
        title = _("Give {tasks} back").format(tasks=row.code)
        sentence = _("The day of completion is cleared and stays in the log.")
        store = self._storing(
            [row], lambda session, day, reason: progress.give_back(session, row.id, day, reason, today=today)
        )
        if state_dialogs.ask_day_and_reason(self.desk(), title, sentence, _("Give back"), store):
            self._tell(_("{tasks} given back."), [row])

    def reopen(self, row: TaskRow) -> None:
        """Ask why a task that was ended is opened again."""
        today = self._workspace.today
        title = _("Open {tasks} again").format(tasks=row.code)
        store = self._storing([row], lambda session, reason: progress.reopen(session, row.id, reason, today=today))
        if state_dialogs.ask_reason(self.desk(), title, "", _("Open again"), store):
            self._tell(_("{tasks} opened again."), [row])

    # -- states

    def pause(self, rows: Sequence[TaskRow]) -> None:
        """Ask since when work rests."""
        today = self._workspace.today
        store = self._storing(
            rows,
            lambda session, since, reason, basis: states.pause(session, _ids(rows), since, reason, basis, today=today),
        )
        if state_dialogs.ask_pause(self.desk(), _names(rows), store):
            self._tell(_("{tasks} paused."), rows)

    def resume(self, rows: Sequence[TaskRow]) -> None:
        """Ask from which day work goes on."""
        today = self._workspace.today
        store = self._storing(rows, lambda session, day: states.resume(session, _ids(rows), day, today=today))
        if state_dialogs.ask_resumption(self.desk(), _names(rows), store):
            self._tell(_("{tasks} taken up again."), rows)

    def cancel(self, rows: Sequence[TaskRow]) -> None:
        """Ask why tasks are no longer followed."""
        today = self._workspace.today
        store = self._storing(
            rows,
            lambda session, day, reason, person: states.cancel(session, _ids(rows), day, reason, person, today=today),
        )
        if state_dialogs.ask_cancellation(self.desk(), _names(rows), store):
            self._tell(_("{tasks} no longer followed."), rows)

    def stop_recurring(self, rows: Sequence[TaskRow]) -> None:
        """Ask after which day no period of work that comes back begins any more."""
        today = self._workspace.today
        title = _("{tasks}: come back no longer").format(tasks=_names(rows))
        sentence = _("No period begins after this day; those begun stay as they are. The day may be still to come.")
        store = self._storing(rows, lambda session, day: states.stop_recurring(session, _ids(rows), day, today=today))
        if state_dialogs.ask_day(self.desk(), title, sentence, _("Stop coming back"), store):
            self._tell(_("{tasks} comes back no longer."), rows)

    def assign(self, rows: Sequence[TaskRow]) -> None:
        """Assign drafts."""
        today = self._workspace.today
        if self._tried(lambda session: service.assign(session, _ids(rows), today=today), rows):
            self._tell(_("{tasks} assigned."), rows)

    def trash(self, rows: Sequence[TaskRow]) -> None:
        """Put tasks into the trash."""
        if self._tried(lambda session: service.trash_tasks(session, _ids(rows)), rows):
            words = ngettext("{tasks} is in the trash.", "{tasks} are in the trash.", len(rows))
            self.undoable.emit(words.format(tasks=_names(rows)))

    # -- deadlines

    def extend(self, rows: Sequence[TaskRow], proposed: date | None = None) -> None:
        """Ask for a later deadline."""
        due = rows[0].due_on if len(rows) == 1 else None
        if extension_dialog.ask_extension(
            self.desk(), _names(rows), due, partial(self._extend, rows), proposed=proposed
        ):
            self._tell(_("Extension of {tasks} is kept."), rows)

    def decide(self, row: TaskRow, pending: ExtensionLine) -> None:
        """Ask what was decided on a request."""
        today = self._workspace.today

        def store(result: ExtensionResult, person_id: int | None, day: date) -> None:
            self._write(
                lambda session: extensions.decide_extension(session, pending.id, result, person_id, day, today=today),
                [row.id],
            )

        if extension_dialog.decide_extension(self.desk(), row.code, pending.to_due, pending.reason, store):
            self._tell(_("Decision on {tasks} is kept."), [row])

    def remind(self, rows: Sequence[TaskRow]) -> None:
        """Ask how somebody was reminded."""
        today = self._workspace.today

        def store(day: date, form: str, reference: str) -> None:
            entry = reminders.ReminderEntry(day, form, reference)
            self._write(lambda session: reminders.remind(session, _ids(rows), entry, today=today), _ids(rows))

        if state_dialogs.ask_reminder(self.desk(), _names(rows), reminders.FORMS, store):
            self._tell(_("Reminder of {tasks} is kept."), rows)

    def write_letter(self, rows: Sequence[TaskRow]) -> None:
        """Open the letter that reminds the unit of the first of these tasks of all that it is late with."""
        unit = next((row.department_id for row in rows if row.department_id is not None), None)
        if unit is None:
            self.done.emit(_("No unit leads this task, so there is nobody to write to."))
        else:
            self.desks.write(PaperPlace(reminder_letter.KIND, DEPARTMENT, unit), again=True)

    def _extend(self, rows: Sequence[TaskRow], answer: ExtensionAnswer) -> None:
        today = self._workspace.today
        request = extensions.ExtensionRequest(answer.to_due, answer.reason, answer.asked_on)

        def verb(session: Session) -> Changes:
            if answer.result is not ExtensionResult.PENDING:
                decided = answer.decided_on or today
                return extensions.extend(session, _ids(rows), request, answer.decided_by_id, decided, today=today)
            changes = Changes()
            for row in rows:
                changes |= extensions.ask_extension(session, row.id, request, today=today)[1]
            return changes

        self._write(verb, _ids(rows))

    # -- leads

    def hand_over(self, rows: Sequence[TaskRow]) -> None:
        """Ask who hands over to whom, and which of the open tasks go along."""
        today = self._workspace.today
        leads = {row.lead_actor for row in rows}
        giver = leads.pop() if len(leads) == 1 else None

        def open_tasks(actor: Actor) -> Sequence[TaskRow]:
            def read(session: Session) -> list[TaskRow]:
                ids = handovers.open_tasks_led_by(session, actor)
                return rows_by_id(session, ids, today=today)

            return sorted(self._workspace.read(read), key=lambda row: (len(row.code), row.code))

        moved: list[int] = []

        def store(details: handovers.HandoverDetails, task_ids: Sequence[int]) -> None:
            self._write(lambda session: handovers.hand_over(session, details, task_ids, today=today)[1], task_ids)
            moved.extend(task_ids)

        dialog = HandoverDialog(self.desk(), giver, _ids(rows), open_tasks, store)
        is_kept = bool(dialog.exec())
        dialog.deleteLater()
        if is_kept:
            words = ngettext("{n} task is handed over.", "{n} tasks are handed over.", len(moved))
            self.undoable.emit(words.format(n=len(moved)))

    # -- parts

    def _storing(self, rows: Sequence[TaskRow], verb: Callable[..., Changes]) -> Callable[..., None]:
        """Return what stores the answers of a dialog; it raises what the verb refuses."""
        return lambda *answers: self._write(lambda session: verb(session, *answers), _ids(rows))

    def _tried(self, verb: Verb, rows: Sequence[TaskRow]) -> bool:
        """Run a verb; say what it refuses."""
        try:
            self._write(verb, _ids(rows))
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return False
        return True

    def _write(self, verb: Verb, ids: Sequence[int]) -> None:
        changes = self._workspace.store(verb)
        self.written.emit(tuple(ids))
        self._workspace.announce(changes, self)

    def _tell(self, words: str, rows: Sequence[TaskRow]) -> None:
        self.undoable.emit(words.format(tasks=_names(rows)))


def _ids(rows: Sequence[TaskRow]) -> list[int]:
    return [row.id for row in rows]


def _names(rows: Sequence[TaskRow]) -> str:
    return tasks_words([row.code for row in rows])
