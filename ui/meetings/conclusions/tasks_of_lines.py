"""From conclusions to tasks on the page: which proposals stand under which conclusion, and what is done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings import proposed_tasks
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.review_records import AssignedTask
from cchc_desktop.tasks.instructions import Part, ProposedTask
from cchc_desktop.tasks.records import Clarity, TaskDetails
from ui.common.error_dialog import show_error
from ui.meetings.conclusions.line import ConclusionLine
from ui.meetings.conclusions.proposal_panel import ProposalPanel
from ui.meetings.conclusions.reader import InstructionReader
from ui.workspace import Workspace

READ_AFTER_MS = 250
"""A sentence is read when she pauses for so long."""

_TINTED = (Part.LEAD, Part.CO_WORKERS, Part.SUPERVISOR, Part.APPROVER, Part.DUE, Part.DELIVERABLE)


class TasksOfLines(QObject):
    """Reads the current conclusion, shows its proposals under it and keeps what is accepted.

    Signals: ``next_wanted(line)`` the answer was given, go on; ``task_wanted(int)``; ``changed`` counts differ;
    ``told(sentence)``.
    """

    next_wanted = Signal(object)
    task_wanted = Signal(int)
    changed = Signal()
    told = Signal(str)

    def __init__(self, workspace: Workspace, lines: Callable[[], Sequence[ConclusionLine]], parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.reader = InstructionReader(workspace)
        self.panel = ProposalPanel(self.reader)
        self.panel.hide()
        self.save_first: Callable[[], bool] = lambda: True
        self._lines = lines
        self._facts: MeetingFacts | None = None
        self._current: ConclusionLine | None = None
        self._dismissed: set[str] = set()
        self._pause = QTimer(self, interval=READ_AFTER_MS, singleShot=True)
        self._pause.timeout.connect(self._read_current)
        self.panel.accepted.connect(self._accept)
        self.panel.none_wanted.connect(self._mark_none)
        self.panel.left.connect(self._dismiss)
        workspace.data_changed.connect(self._on_data_changed)

    def follow(self, facts: MeetingFacts) -> None:
        """Show what became of the conclusions of this meeting."""
        is_other = self._facts is None or self._facts.id != facts.id
        self._facts = facts
        self.reader.follow(facts)
        if is_other:
            self._dismissed.clear()
            self.leave()
        self.refresh()

    def connect_line(self, line: ConclusionLine) -> None:
        """Watch a line."""
        line.given.task_wanted.connect(self.task_wanted)
        line.given.asked.connect(lambda: self._ask_again(line))

    def enter(self, line: ConclusionLine) -> None:
        """The keyboard came to a conclusion: what it proposes is shown under it."""
        if self._current is not line:
            self._current = line
            self._read_current()

    def typed(self, line: ConclusionLine) -> None:
        """The text changes: it is read at the next pause."""
        self._current = line
        self._pause.start()

    def leave(self) -> None:
        """No conclusion is the current one."""
        self._pause.stop()
        self._current = None
        self.panel.hide()
        self.panel.setParent(None)

    def forget_line(self, line: ConclusionLine) -> None:
        """A line goes away."""
        if line is self._current:
            self.leave()

    def waits_at(self, line: ConclusionLine) -> bool:
        """Read a line now; tell whether its proposals wait for an answer."""
        self._pause.stop()
        self._current = line
        self._read_current()
        return self.panel.isVisibleTo(line)

    def gave_any(self, conclusion_id: int | None) -> bool:
        """Tell whether a conclusion gave tasks: it cannot go while they are there."""
        given = self._facts.assigned if self._facts else ()
        return conclusion_id is not None and any(task.conclusion_id == conclusion_id for task in given)

    def drafts(self) -> tuple[AssignedTask, ...]:
        """Return the tasks accepted and not given out yet."""
        return tuple(task for task in self._facts.assigned if task.is_draft) if self._facts else ()

    def ready(self) -> tuple[AssignedTask, ...]:
        """Return the drafts that can be given out as they are."""
        return tuple(task for task in self.drafts() if not _hindrance_of(task))

    def hindrance(self) -> str:
        """Return why the first draft that waits cannot be given out yet, "" when all can."""
        return next(filter(None, map(_hindrance_of, self.drafts())), "")

    def give_out(self) -> None:
        """Give out the drafts that are clear enough; what waits keeps no other from its lead."""
        ids = [task.task_id for task in self.ready()]
        if ids and self._write(partial(proposed_tasks.give_out, task_ids=ids, today=self.workspace.today)):
            words = ngettext("{n} task was given out.", "{n} tasks were given out.", len(ids))
            self.told.emit(words.format(n=len(ids)))

    def summary(self) -> str:
        """Return the words of the foot: conclusions, tasks, and what is not clear."""
        facts = self._facts
        texts = [line for line in self._lines() if line.text()]
        if facts is None or not texts:
            return _("No conclusions yet")
        count = ngettext("{n} conclusion", "{n} conclusions", len(texts)).format(n=len(texts))
        tasks = ngettext("{n} task", "{n} tasks", len(facts.assigned)).format(n=len(facts.assigned))
        open_ones = sum(self._is_open(line) for line in texts)
        words = [f"{count}, {tasks}" if facts.assigned else count]
        if open_ones:
            words.append(ngettext("{n} without a task yet", "{n} without a task yet", open_ones).format(n=open_ones))
        return "; ".join(words)

    def refresh(self) -> None:
        """Show under every line what became of it."""
        facts = self._facts
        for line in self._lines() if facts is not None else ():
            tasks = [task for task in facts.assigned if task.conclusion_id == line.id]  # type: ignore[union-attr]
            if tasks:
                line.given.show_tasks(tasks)
            elif line.id is not None and line.id in facts.without_task:  # type: ignore[union-attr]
                line.given.show_none()
            elif line.text():
                line.given.show_waiting(len(self.reader.proposals(line.text())))
                line.given.setVisible(not self.panel.isVisibleTo(line))
            else:
                line.given.hide()
        if self._current is not None and not self._is_open(self._current):
            self._hide_panel()
        self.changed.emit()

    # -- parts

    def _is_open(self, line: ConclusionLine) -> bool:
        facts = self._facts
        if facts is None or not line.text():
            return False
        has_task = any(task.conclusion_id == line.id for task in facts.assigned)
        return not has_task and line.id not in facts.without_task

    def _read_current(self) -> None:
        line, facts = self._current, self._facts
        if line is None or facts is None:
            return
        text = line.text()
        proposed = self.reader.proposals(text) if text else ()
        line.tint(_spans(proposed, text, line.edit.toPlainText()))
        if self._is_open(line) and proposed and text not in self._dismissed:
            self._show_panel(line, text, proposed, facts)
        else:
            self._hide_panel()
        self.refresh_row(line)

    def refresh_row(self, line: ConclusionLine) -> None:
        """Show how many proposals a line has, where it has no task."""
        if self._is_open(line):
            line.given.show_waiting(len(self.reader.proposals(line.text())))
            line.given.setVisible(not self.panel.isVisibleTo(line))
        elif not line.text():
            line.given.hide()
        self.changed.emit()

    def _show_panel(
        self, line: ConclusionLine, text: str, proposed: Sequence[ProposedTask], facts: MeetingFacts
    ) -> None:
        self.panel.show_proposals(text, proposed, facts)
        line.hold(self.panel)
        line.given.hide()

    def _hide_panel(self) -> None:
        self.panel.hide()

    def _ask_again(self, line: ConclusionLine) -> None:
        facts = self._facts
        if facts is None:
            return
        if line.id is not None and line.id in facts.without_task:
            self._write(
                lambda session, id_=line.id: proposed_tasks.mark_without_task(session, id_, False)  # type: ignore[misc]
            )
        self._dismissed.discard(line.text())
        self._current = line
        self._show_panel(line, line.text(), self.reader.proposals(line.text()), self._facts or facts)
        line.given.hide()
        self.panel.begin()

    def _accept(self, tasks: list[TaskDetails]) -> None:
        line = self._current
        if line is None or not self._stored(line):
            return
        number = [other for other in self._lines() if other.text()].index(line) + 1
        wanted = [proposed_tasks.with_source(details, line.id) for details in tasks]
        verb = partial(proposed_tasks.keep_proposals, tasks=wanted, number=number, today=self.workspace.today)
        if self._write(verb):
            self._hide_panel()
            self.next_wanted.emit(line)

    def _mark_none(self) -> None:
        line = self._current
        if line is None or not self._stored(line) or line.id is None:
            return
        if self._write(partial(proposed_tasks.mark_without_task, conclusion_id=line.id, is_without=True)):
            self._hide_panel()
            self.next_wanted.emit(line)

    def _dismiss(self) -> None:
        line = self._current
        if line is not None:
            self._dismissed.add(line.text())
            self._hide_panel()
            self.refresh_row(line)
            self.next_wanted.emit(line)

    def _stored(self, line: ConclusionLine) -> bool:
        """Store what is typed, so that the conclusion has a row that the tasks can name."""
        return self.save_first() and line.id is not None

    def _write(self, verb: Callable[..., object]) -> bool:
        try:
            self.workspace.write(verb, origin=self)  # type: ignore[arg-type]
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return False
        return True

    def _on_data_changed(self, changes: object, _origin: object) -> None:
        if changes.concerns("person", "department", "calendar_day", "file_setting"):  # type: ignore[attr-defined]
            self.reader.forget()


def _spans(proposed: Sequence[ProposedTask], text: str, shown: str) -> list[tuple[int, int]]:
    """Return the places of the words read, where the field shows the very text that was read."""
    if text != shown:
        return []
    seen = chain.from_iterable(each.seen for each in proposed)
    return sorted({span for each in seen if each.part in _TINTED for span in each.spans})


def _hindrance_of(task: AssignedTask) -> str:
    """Return why a draft cannot be given out yet, "" when it can."""
    if not task.lead:
        return _("{code} has no lead yet.").format(code=task.code)
    if set(proposed_tasks.MUST_BE_CLEAR) & set(task.lacks):
        is_time = Clarity.TIME in task.lacks
        words = _("{code} has no deadline yet.") if is_time else _("{code} says no work yet.")
        return words.format(code=task.code)
    return ""
