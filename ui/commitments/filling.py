"""Keeps the figures that are typed, one after the other on the worker: filling in never waits for the disk.

A figure that cannot be kept stays in its cell with the sentence that refused it (docs/decisions/005).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from cchc_desktop.calendar.period_names import period_name
from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.commitments import figures
from cchc_desktop.commitments.listed import MatrixRow
from cchc_desktop.commitments.reading import check_period, read_figure
from cchc_desktop.commitments.records import Terms
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from ui.commitments.lines import Line
from ui.commitments.matrix_model import MatrixModel, Pending, Place
from ui.common.background import Job
from ui.common.visits import Visits
from ui.common.waiting import wait_for
from ui.workspace import Workspace

Verb = Callable[[Session], Changes]


@dataclass(frozen=True)
class _Typed:
    """One figure on its way into the file."""

    place: Place
    text: str
    words: str


class Filling(QObject):
    """Takes what was typed into cells and fields.

    Signals: ``kept(Changes)`` something is in the file; ``refused(sentence)``; ``undoable(sentence)``.
    """

    kept = Signal(object)
    refused = Signal(str)
    undoable = Signal(str)

    def __init__(self, workspace: Workspace, model: MatrixModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._model = workspace, model
        self._visits = Visits(self)
        self._jobs: list[Job] = []

    @property
    def is_busy(self) -> bool:
        """Tell whether a figure is on its way into the file."""
        return any(not job.is_finished for job in self._jobs)

    def put(self, line: Line, period: Period, text: str, *, is_silent: bool = False) -> None:
        """Keep a figure as it is typed, "" to clear it; ``is_silent`` while she is still typing: nothing is refused."""
        if line.row is None:
            return
        place = line.row.target_id, period.code
        sentence = fault_of(line.row, period, text, self._workspace)
        if sentence and is_silent:
            return
        self._model.set_pending(place, Pending(text, sentence))
        if sentence:
            self.refused.emit(sentence)
            return
        words = (
            _("Figure of {reference}, {period}: {figure}.") if text else _("Figure of {reference}, {period} cleared.")
        )
        named = line.reference or line.row.commitment_code
        told = "" if is_silent else words.format(reference=named, period=period_name(period), figure=text)
        self._start(_Typed(place, text, told), period)

    def clear(self, cells: list[tuple[Line, Period]]) -> None:
        """Clear several figures as one step."""
        typed = [(line.row.target_id, period, "") for line, period in cells if line.row is not None]
        today = self._workspace.today
        self.run(lambda session: figures.set_figures(session, typed, today=today), _("The figures are cleared."))

    def put_evidence(self, line: Line, period: Period, text: str) -> None:
        """Keep what proves a figure."""
        if line.row is not None:
            target_id, today = line.row.target_id, self._workspace.today
            self.run(lambda session: figures.set_evidence(session, target_id, period, text, today=today), "")

    def run(self, verb: Verb, words: str) -> None:
        """Run a verb on the worker; what refuses it is said."""
        visit = self._visits.token
        job = self._submit(lambda _job: self._store(verb, visit))
        job.done.connect(lambda changes: self._on_done(changes, words))
        job.failed.connect(self._on_failed)

    def take_back(self, place: Place) -> None:
        """Let go what was refused: the figure in the file shows again."""
        self._model.set_pending(place, None)

    def save_now(self) -> bool:
        """Wait until everything typed is in the file; tell whether all of it could be kept."""
        while self.is_busy:
            wait_for(next(job for job in self._jobs if not job.is_finished))
        return not self._model.refused()

    # -- parts

    def _start(self, typed: _Typed, period: Period) -> None:
        target_id, today = typed.place[0], self._workspace.today
        visit = self._visits.token

        def verb(session: Session) -> Changes:
            return figures.set_figure(session, target_id, period, typed.text, today=today)

        job = self._submit(lambda _job: self._store(verb, visit))
        job.done.connect(lambda changes: self._on_kept(typed, changes))
        job.failed.connect(partial(self._on_refused, typed))

    def _submit(self, work: Callable[[Job], Changes]) -> Job:
        self._jobs = [job for job in self._jobs if not job.is_finished]
        job = self._workspace.worker.submit(work)
        self._jobs.append(job)
        return job

    def _store(self, verb: Verb, visit: str) -> Changes:
        with self._workspace.data.writing(visit=visit) as session:
            return verb(session)

    def _on_kept(self, typed: _Typed, changes: Changes) -> None:
        if self._model.pending.get(typed.place) == Pending(typed.text):
            self._model.pending.pop(typed.place)  # the figure is read again with the rest
        self._on_done(changes, typed.words)

    def _on_refused(self, typed: _Typed, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        self._model.set_pending(typed.place, Pending(typed.text, error.sentence))
        self.refused.emit(error.sentence)

    def _on_done(self, changes: Changes, words: str) -> None:
        self.kept.emit(changes)
        if words:
            self.undoable.emit(words)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.refused.emit(error.sentence)


def fault_of(row: MatrixRow, period: Period, text: str, workspace: Workspace) -> str:
    """Return why a figure cannot be kept, "" where it can as far as the cell knows."""
    terms = terms_of(row, period.year)
    try:
        check_period(terms, period, workspace.today)
        read_figure(terms, text)
    except ValidationError as error:
        return error.sentence
    return ""


def terms_of(row: MatrixRow, year: int) -> Terms:
    """Return what a figure of a row is read by."""
    return Terms(
        year=year,
        comparison=row.comparison,
        value=row.value,
        kind=row.kind,
        unit=row.unit,
        counted_by=row.counted_by,
        is_by_window=row.is_by_window,
    )
