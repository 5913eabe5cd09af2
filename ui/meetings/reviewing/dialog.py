"""The review of earlier decisions as a table: what was reached, why something is late, what is left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.review import open_elsewhere
from cchc_desktop.meetings.reviewing import save_review
from ui import style
from ui.common.dialog import Dialog
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import TextCell
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.error_dialog import show_error
from ui.common.fields.field import commit_input_method
from ui.common.fields.text_notices import unprintable
from ui.common.prompts import Action, Question
from ui.meetings.reviewing.lines import TypedLine, edits_of, lines_of, put
from ui.meetings.reviewing.table import ReviewTable
from ui.workspace import Workspace

_SIZE = QSize(1240, 600)


class ReviewDialog(Dialog):
    """Shows and stores the review of one meeting; what is typed is kept by "Keep", in one step."""

    def __init__(self, workspace: Workspace, facts: MeetingFacts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Review of earlier decisions"))
        self._workspace, self._facts = workspace, facts
        self._before = lines_of(facts.review)
        self.model = EntryModel(_columns(), row_id=lambda line: line.key)
        self.table = ReviewTable(self.model)
        self.table.setAccessibleName(_("Tasks of earlier meetings"))
        self.others = QCheckBox(self._others_words())
        self.others.setChecked(facts.review.with_other_sources)
        self.keep_button = QPushButton(_("Keep the review"))
        self._build()
        self._show(self._before)
        self._lock(facts.is_locked)
        self.pane.focus_first()
        self.others.toggled.connect(self._store)
        self.keep_button.clicked.connect(self.accept)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self.accept)

    def accept(self) -> None:
        """Keep what is typed and close."""
        if self._facts.is_locked or self._store():
            super().accept()

    def confirm(self) -> None:
        """Ctrl+Enter: keep what is typed and close."""
        self.accept()

    def reject(self) -> None:
        """Close; what is typed and not kept is asked about first."""
        commit_input_method()
        self.table.close_cell()
        count = len(edits_of(self.model.rows(), self._before))
        answer = self._ask_about(count) if count and not self._facts.is_locked else "drop"
        if answer == "keep":
            self.accept()
        elif answer == "drop":
            super().reject()

    def _ask_about(self, count: int) -> str:
        words = ngettext("{n} line is not kept yet.", "{n} lines are not kept yet.", count).format(n=count)
        actions = (
            Action("keep", _("Keep the review"), primary=True),
            Action("drop", _("Drop")),
            Action("stay", _("Go on typing")),
        )
        return self._workspace.prompts.ask(Question(_("Keep the review?"), words), actions)

    def _store(self) -> bool:
        """Keep what is typed; tell whether the file took it. The list is read anew, as the choice asks."""
        commit_input_method()
        self.table.close_cell()
        edits = edits_of(self.model.rows(), self._before)
        verb = partial(
            save_review,
            meeting_id=self._facts.id,
            edits=edits,
            with_other_sources=self.others.isChecked(),
            today=self._workspace.today,
        )
        try:
            self._workspace.write(verb, origin=self)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return False
        self._facts = self._workspace.read(lambda session: meeting_facts(session, self._facts.id))
        self._before = lines_of(self._facts.review)
        self.others.setText(self._others_words())
        self._show(self._before)
        return True

    def _others_words(self) -> str:
        """Say how many open tasks the choice would bring, so that none is forgotten unseen."""
        count = self._workspace.read(lambda session: open_elsewhere(session, self._facts.id))
        words = _("Also open tasks of other sources")
        if not count:
            return words
        return _("{words} ({n} not in this review)").format(words=words, n=count)

    def _show(self, lines: Sequence[TypedLine]) -> None:
        self.model.set_rows(lines)
        self.pane.refresh()

    def _lock(self, locked: bool) -> None:
        self.pane.set_locked(locked)
        self.pane.add_button.hide()
        self.others.setVisible(not locked)
        self.keep_button.setText(_("Close") if locked else _("Keep the review"))

    def _build(self) -> None:
        empty = EmptyState(
            "clipboard_task", _("Nothing to review"), _("No earlier meeting of this series left an open task.")
        )
        self.pane = EntryPane(
            self.table,
            empty,
            add_words="",
            summary=self._summary,
            removed_words=lambda _number: "",
            keys=_("F2: type · Enter: next cell · Del: empty · Ctrl+S: keep"),
            missing_glyphs=unprintable,
        )
        self.pane.add_button.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head())
        whole.addWidget(self.pane, 1)
        whole.addWidget(self._foot())
        above = self.parentWidget()
        self.resize(_SIZE.boundedTo(above.window().size()) if above is not None else _SIZE)

    def _head(self) -> QWidget:
        head = QFrame()
        style.set_kind(head, "pane")
        column = QVBoxLayout(head)
        column.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 8)
        title, words = QLabel(_("Review of earlier decisions")), QLabel(_sentence(self._facts))
        style.set_kind(title, "block")
        style.set_kind(words, "sub")
        words.setWordWrap(True)
        for widget in (title, words, self.others):
            column.addWidget(widget)
        return head

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        row.addStretch(1)
        style.set_kind(self.keep_button, "primary")
        self.keep_button.setAutoDefault(False)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        cancel.setVisible(not self._facts.is_locked)
        row.addWidget(self.keep_button)
        row.addWidget(cancel)
        return foot

    def _summary(self) -> str:
        left_out = sum(bool(line.left_out.strip()) for line in self.model.rows())
        shown = len(self.model.rows()) - left_out
        words = _("{n} in the minutes, {left} left out with a reason")
        return words.format(n=shown, left=left_out) if left_out else _("{n} in the minutes").format(n=shown)


def _sentence(facts: MeetingFacts) -> str:
    if facts.review.is_frozen:
        return _("Frozen with the minutes: this is what stood there when they were signed.")
    return _(
        "As the tasks stand on the day of the meeting. Type what was reached; "
        "a task leaves the review only by a reason."
    )


def _columns() -> tuple[EntryColumn[TypedLine], ...]:
    def typed(title: str, name: str, hint: str, width: int) -> EntryColumn[TypedLine]:
        return EntryColumn(
            title,
            lambda line: getattr(line, name),
            put=lambda line, text: put(line, name, text),
            hint=lambda line: hint if name not in ("cause", "measure") or line.is_late else "",
            make_cell=TextCell,
            width=width,
        )

    return (
        EntryColumn(_("Code"), lambda line: line.code, width=56),
        EntryColumn(_("Work"), lambda line: line.work),
        EntryColumn(_("Lead"), lambda line: line.lead, width=120),
        EntryColumn(_("Deadline"), lambda line: line.due, width=130),
        EntryColumn(_("State"), lambda line: line.state, width=130),
        typed(_("What was reached"), "result", "", 170),
        typed(_("Cause of the delay"), "cause", _("why it is late"), 150),
        typed(_("Measure"), "measure", _("what is done about it"), 130),
        typed(_("Left out because"), "left_out", "", 140),
    )
