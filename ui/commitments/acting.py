"""What is done with whole commitments: signed, counted, closed, opened again, copied, thrown away.

Asked where something must be said; the rest at once, because undo is the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.commitments import copying, service
from cchc_desktop.commitments.copying import CopiedYear
from cchc_desktop.commitments.listed import CommitmentRow
from cchc_desktop.commitments.queries import commitment_rows
from cchc_desktop.commitments.records import CommitmentState
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.storage import history
from ui.commitments.reading import SOURCES, meeting_choices
from ui.common.error_dialog import show_error
from ui.common.fields import FULL, HALF, ChoiceField, DateField, Form
from ui.common.form_dialog import FormDialog
from ui.common.prompts import Question
from ui.workspace import Workspace

Verb = Callable[[Session], Changes]
Each = Callable[[Session, int], Changes]


class CommitmentActing(QObject):
    """Runs the verbs of commitments.

    Signals: ``written()`` something changed; ``undoable(sentence)`` what was done, with the way back;
    ``made(ids, year)`` new commitments are there.
    """

    written = Signal()
    undoable = Signal(str)
    made = Signal(object, int)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window

    def sign(self, rows: Sequence[CommitmentRow]) -> None:
        """Ask on which day and at which meeting commitments were signed."""
        drafts = [row for row in rows if row.state is CommitmentState.DRAFT]
        if not drafts:
            self._refuse(rows, _("{codes}: signed already. Nothing was changed."))
            return
        today, form = self._workspace.today, Form()
        meetings = self._workspace.read(lambda session: meeting_choices(session, today))
        choices = [(None, _("no meeting")), *((meeting_id, words) for meeting_id, words, _day in meetings)]
        meeting = form.add("meeting_id", _("At the meeting"), ChoiceField(choices), span=FULL)
        day = form.add("signed_on", _("Commitment signed on"), DateField(near=lambda: today), span=HALF, required=True)
        day.set_value(today)
        days = {meeting_id: held for meeting_id, _words, held in meetings}
        meeting.edited.connect(lambda: day.set_value(days.get(meeting.value(), day.value())))

        def store() -> None:
            wanted = {"signed_on": day.value(), "meeting_id": meeting.value(), "today": today}
            self._write_each(drafts, lambda session, id_: service.sign(session, id_, **wanted), _("Signed: {codes}"))

        title = _("Sign the commitment {codes}").format(codes=named(drafts))
        sentence = _("From then on targets change only with a reason, and figures can be entered.")
        if self._ask(title, sentence, form, _("Sign the commitment"), store):
            self.undoable.emit(_("{codes} signed.").format(codes=named(drafts)))

    def count(self, rows: Sequence[CommitmentRow]) -> None:
        """Mark commitments as counted."""
        today = self._workspace.today
        self._do(
            rows,
            (CommitmentState.SIGNED, CommitmentState.COUNTED),
            lambda session, id_: service.count(session, id_, today=today, sources=SOURCES),
            _("{codes} counted."),
            _("{codes}: only what is signed and not closed is counted."),
        )

    def close(self, rows: Sequence[CommitmentRow]) -> None:
        """End commitments: nothing in them changes from now on."""
        today = self._workspace.today
        self._do(
            rows,
            (CommitmentState.SIGNED, CommitmentState.COUNTED),
            lambda session, id_: service.close(session, id_, today=today, sources=SOURCES),
            _("{codes} closed."),
            _("{codes}: only what is signed and not closed can be closed."),
        )

    def reopen(self, rows: Sequence[CommitmentRow]) -> None:
        """Open commitments again."""
        self._do(
            rows,
            (CommitmentState.COUNTED, CommitmentState.CLOSED),
            service.reopen,
            _("{codes} opened again."),
            _("{codes} open already. Nothing was changed."),
        )

    def trash(self, rows: Sequence[CommitmentRow]) -> None:
        """Put commitments into the trash."""
        ids = [row.id for row in rows]
        if self._tried(lambda session: service.trash_commitments(session, ids)):
            count = sum(row.target_count for row in rows)
            words = ngettext(
                "{codes} with {n} target moved to the trash.", "{codes} with {n} targets moved to the trash.", count
            )
            self.undoable.emit(words.format(codes=named(rows), n=count))

    def copy_one(self, row: CommitmentRow) -> None:
        """Make the draft of a commitment for another year: the next one is proposed."""
        today, form = self._workspace.today, Form()
        years = [(year, str(year)) for year in range(row.year + 3, row.year - 3, -1) if year != row.year]
        year = form.add("year", _("For the year"), ChoiceField(years), span=HALF)
        year.set_value(row.year + 1)
        made: list[int] = []

        def verb(session: Session) -> Changes:
            new_id, changes = copying.copy_commitment(session, row.id, year.value(), today=today)
            made[:] = [new_id]
            return changes

        title = _("Copy {code}").format(code=named([row]))
        sentence = _("Holder and targets are taken over as a draft, without figures, number and day.")
        if self._ask(title, sentence, form, _("Copy the commitment"), lambda: self._write(verb)):
            self.made.emit(tuple(made), year.value())
            self.undoable.emit(_("{code} copied for {year}.").format(code=named([row]), year=year.value()))

    def copy_year(self, year: int) -> None:
        """Make drafts for a year from all commitments of the year before."""
        made: list[CopiedYear] = []
        today = self._workspace.today

        def verb(session: Session) -> Changes:
            copied, changes = copying.copy_year(session, year - 1, year, today=today)
            made.append(copied)
            return changes

        if not self._tried(verb):
            return
        copied = made[0]
        self.made.emit(copied.ids, year)
        words = ngettext(
            "{n} commitment copied from {source}.", "{n} commitments copied from {source}.", len(copied.ids)
        )
        self.undoable.emit(words.format(n=len(copied.ids), source=year - 1))
        if copied.left_out:
            lines = "\n".join(f"{code}: {why}" for code, why in copied.left_out)
            self._workspace.prompts.inform(Question(_("Some commitments were left out"), lines, icon="info"))

    # -- parts

    def _do(
        self, rows: Sequence[CommitmentRow], states: Sequence[CommitmentState], each: Each, done: str, refusal: str
    ) -> None:
        fitting = [row for row in rows if row.state in states]
        if not fitting:
            self._refuse(rows, refusal)
            return
        words = done.format(codes=named(fitting))
        try:
            self._write_each(fitting, each, done)
        except AppError as error:
            show_error(self._workspace.prompts, error)
        else:
            self.undoable.emit(words)

    def _refuse(self, rows: Sequence[CommitmentRow], sentence: str) -> None:
        title = _("Nothing was changed")
        self._workspace.prompts.inform(Question(title, sentence.format(codes=named(rows)), icon="info"))

    def _write_each(self, rows: Sequence[CommitmentRow], each: Each, title: str) -> None:
        """Do one thing with several commitments as one step, all or none. Raises AppError."""

        def verb(session: Session) -> Changes:
            changes = Changes.of()
            for row in rows:
                changes |= each(session, row.id)
            history.name_step(session, title.format(codes=codes_of(rows)))
            return changes

        self._write(verb)

    def _write(self, verb: Verb) -> None:
        self._workspace.write(verb, origin=self)
        self.written.emit()

    def _tried(self, verb: Verb) -> bool:
        try:
            self._write(verb)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return False
        return True

    def _ask(self, title: str, sentence: str, form: Form, words: str, store: Callable[[], object]) -> bool:
        dialog = FormDialog(title, sentence, form, words=words, store=store, parent=self._window.window())
        accepted = bool(dialog.exec())
        dialog.deleteLater()
        return accepted


def codes_of(rows: Sequence[CommitmentRow]) -> str:
    """Name commitments in a sentence: "01/CK-2021, 02/CK-2021", the first few of many."""
    names = [row.reference or row.code for row in rows]
    more = f", … ({len(names)})" if len(names) > 4 else ""
    return ", ".join(names[:4]) + more


def named(rows: Sequence[CommitmentRow]) -> str:
    """Name commitments where there is room: one with its holder, "C7 – Bùi Ngọc Ước", several as ``codes_of``."""
    if len(rows) != 1:
        return codes_of(rows)
    return f"{codes_of(rows)} – {rows[0].holder_name}"


def rows_of(workspace: Workspace, ids: Sequence[int], today: date) -> list[CommitmentRow]:
    """Read commitments by id."""
    found = workspace.read(lambda session: commitment_rows(session, today=today))
    return [row for row in found if row.id in set(ids)]
