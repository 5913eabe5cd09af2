"""The page "Kết luận": the lead-in and the numbered conclusions, in the chair's own words.

Enter begins the next conclusion, Backspace in an empty one takes it away, Alt+Up and Alt+Down move it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.rules import described
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.meetings import service
from cchc_desktop.meetings.attendance import address_form
from cchc_desktop.meetings.records import ConclusionEntry, MeetingFacts
from cchc_desktop.meetings.whole_text import WholeText
from ui import style
from ui.common.fields.field import commit_input_method
from ui.common.fields.form import FULL, Form
from ui.common.fields.text_field import TextEdit, TextField
from ui.common.fields.text_notices import unprintable
from ui.common.keys import Keys
from ui.meetings.conclusions.line import ConclusionLine
from ui.meetings.conclusions.tasks_of_lines import TasksOfLines
from ui.meetings.page import Page, Verb
from ui.meetings.proceedings.phrase_bank import INSERT_KEY, PhraseBank
from ui.workspace import Workspace


class ConclusionsPage(Page):
    """Edits lead-in and conclusions."""

    KEYS = Keys(
        mark("Conclusions"),
        (
            ("Enter", mark("what was read from the conclusion; else the next one")),
            ("Shift+Enter", mark("a new line in the conclusion")),
            ("Backspace", mark("take an empty conclusion away")),
            ("↑, ↓", mark("the conclusion above, the one below")),
            ("Alt+↑, Alt+↓", mark("move the conclusion")),
            (INSERT_KEY, mark("insert a phrase of the bank")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.form = Form()
        self.lead_in = TextField(min_lines=2, max_lines=6, missing_glyphs=unprintable)
        self.lines: list[ConclusionLine] = []
        self.tasks = TasksOfLines(workspace, lambda: self.lines, self)
        self.give_button = QPushButton()
        self.add_button = QPushButton(style.icon("add", "text"), _("Add a conclusion"))
        self.count = QLabel()
        self._locked = False
        self._lead_in_written = False
        self.bank = PhraseBank(workspace, self)
        self._build()
        self._connect_tasks()
        self.lead_in.edited.connect(lambda: self.edited.emit("lead_in"))
        self.add_button.clicked.connect(lambda: self._insert(len(self.lines)))
        phrases = QShortcut(QKeySequence(INSERT_KEY), self, self.insert_phrase)
        phrases.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # -- the page protocol

    def show_facts(self, facts: MeetingFacts) -> None:
        fresh = self.facts is None or self.facts.id != facts.id
        self.facts = facts
        if fresh:
            self._lead_in_written = bool(facts.conclusions or facts.conclusions_lead_in)
            self.lead_in.set_value(facts.conclusions_lead_in)
        else:
            self.lead_in.refresh_value(facts.conclusions_lead_in)
        self.lead_in.text_edit.setPlaceholderText(_proposed_lead_in(facts))
        if fresh or not any(line.edit.hasFocus() for line in self.lines):
            # One empty conclusion waits, so that she types at once.
            self._show_entries(facts.conclusions or (() if facts.is_locked else (ConclusionEntry(""),)))
        else:
            self._take_ids(facts.conclusions)
        self._renumber()
        self.tasks.follow(facts)
        self.bank.refresh(facts)

    def overlay(self, facts: MeetingFacts) -> MeetingFacts:
        return replace(facts, conclusions=self._entries(), conclusions_lead_in=self.lead_in.value())

    def storing(self) -> Verb:
        assert self.facts is not None, "no meeting is shown"
        entries = tuple(entry for entry in self._entries() if entry.text or self.tasks.gave_any(entry.id))
        return partial(
            _store, meeting_id=self.facts.id, lead_in=self.lead_in.value(), entries=entries, today=self.workspace.today
        )

    def set_locked(self, locked: bool) -> None:
        self._locked = locked
        self.form.set_read_only(locked)
        self.add_button.setVisible(not locked)
        for line in self.lines:
            line.set_locked(locked)
        self.hint.setVisible(not locked)

    def go_to(self, anchor: str) -> bool:
        if anchor in ("lead_in", "conclusions"):
            self.lead_in.setFocus()
            return True
        if not anchor.startswith("conclusion:"):
            return False
        shown = [line for line in self.lines if line.text()]
        number = int(anchor.partition(":")[2])
        if number <= len(shown):
            shown[number - 1].edit.setFocus()
        return True

    def take_parts(self, parts: WholeText) -> tuple[str, ...]:
        if not parts.conclusions and not parts.lead_in:
            return ()
        present = [entry.text for entry in self._entries() if entry.text]
        if present or self.lead_in.value():
            return () if present == list(parts.conclusions) else (_("Conclusions"),)
        self.lead_in.set_value(parts.lead_in)
        self._show_entries([ConclusionEntry(text) for text in parts.conclusions])
        self._renumber()
        self.edited.emit("conclusions")
        return ()

    def anchor(self) -> str:
        used = next((line for line in self.lines if line.edit.hasFocus()), None)
        return self._anchor(used) if used is not None else "conclusions"

    def focus_first(self) -> None:
        (self.lines[0].edit if self.lines else self.add_button).setFocus(Qt.FocusReason.TabFocusReason)

    # -- parts

    def _build(self) -> None:
        inside = QFrame()
        style.set_kind(inside, "pane")
        self._inside = column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, style.GUTTER, style.GUTTER, style.GUTTER)
        column.setSpacing(8)
        self.form.add("lead_in", _("Words before the conclusions"), self.lead_in, span=FULL)
        column.addWidget(self.form)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        column.addLayout(self._list)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(inside)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column.addWidget(self.bank.blanks)
        self.column.addWidget(self._scroll, 1)
        self.column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        style.set_kind(self.count, "sub")
        row.addWidget(self.count, 1)
        self.hint = QLabel(_("Enter: next · Alt+↑↓: move"))
        style.set_kind(self.hint, "small")
        row.addWidget(self.hint)
        row.addWidget(self.add_button)
        style.set_kind(self.give_button, "primary")
        row.addWidget(self.give_button)
        return foot

    # -- tasks

    def _connect_tasks(self) -> None:
        self.tasks.next_wanted.connect(self._go_on)
        self.tasks.task_wanted.connect(lambda task_id: self.record_wanted.emit("task", task_id))
        self.tasks.told.connect(self.told)
        self.tasks.changed.connect(self._show_sum)
        self.tasks.save_first = lambda: self.save_first()
        self.give_button.clicked.connect(self.tasks.give_out)

    def _answer(self, line: ConclusionLine) -> None:
        """Enter: to what was read from the conclusion, and from there to the next one."""
        commit_input_method()
        if self.tasks.waits_at(line):
            self.tasks.panel.begin()
            # Only once the proposals have found their place is there something to scroll to.
            QTimer.singleShot(0, self, self._show_answers)
        else:
            self._go_on(line)

    def _show_answers(self) -> None:
        self._scroll.ensureWidgetVisible(self.tasks.panel)
        self._scroll.ensureWidgetVisible(self.tasks.panel.accept_button)

    def _go_on(self, line: ConclusionLine) -> None:
        position = self.lines.index(line) + 1
        if position < len(self.lines) and (self._locked or not self.lines[position].text()):
            self.lines[position].edit.setFocus(Qt.FocusReason.TabFocusReason)
        elif not self._locked:
            self._insert(position)

    def _show_sum(self) -> None:
        """Say how many conclusions and tasks there are, and offer to give out what was accepted."""
        self.count.setText(self.tasks.summary())
        drafts, ready, hindrance = self.tasks.drafts(), self.tasks.ready(), self.tasks.hindrance()
        count = len(ready) or len(drafts)
        words = ngettext("Give out {n} task", "Give out {n} tasks", count)
        self.give_button.setText(words.format(n=count))
        self.give_button.setVisible(bool(drafts))
        self.give_button.setEnabled(bool(ready))
        self.give_button.setToolTip(hindrance)
        self.hint.setText(hindrance or ("" if drafts else _("Enter: next · Alt+↑↓: move")))
        style.set_kind(self.hint, "amber" if hindrance else "small")

    def _make_line(self, entry: ConclusionEntry) -> ConclusionLine:
        line = ConclusionLine(entry, locked=self._locked)
        self._connect(line)
        return line

    def _connect(self, line: ConclusionLine) -> None:
        field, edit = line.field, line.edit
        self.tasks.connect_line(line)
        field.edited.connect(lambda: self._on_edited(line))
        edit.next_wanted.connect(lambda: self._answer(line))
        edit.entered.connect(lambda: self.tasks.enter(line))
        edit.removal_wanted.connect(lambda: self._remove(line))
        edit.move_wanted.connect(lambda step: self._move(line, step))
        edit.step_wanted.connect(lambda step: self._step(line, step))
        edit.pasted.connect(lambda texts: self._paste(line, texts))
        edit.cursorPositionChanged.connect(lambda: self.place_changed.emit(self._anchor(line)))
        line.remove.clicked.connect(lambda: self._remove(line))

    def insert_phrase(self) -> None:
        """Ask for a phrase of the bank and put it at the caret of the field with the keyboard."""
        commit_input_method()
        edit = QApplication.focusWidget()
        if self.facts is not None and isinstance(edit, TextEdit) and not edit.isReadOnly():
            self.bank.insert(edit, self.facts, edit.insertPlainText)

    # -- the list

    def _entries(self) -> tuple[ConclusionEntry, ...]:
        return tuple(ConclusionEntry(line.text(), line.id) for line in self.lines)

    def _show_entries(self, entries: Sequence[ConclusionEntry]) -> None:
        if [entry.text for entry in entries] == [line.text() for line in self.lines]:
            self._take_ids(entries)
            return
        while self.lines:
            self._drop(self.lines[-1])
        for entry in entries:
            line = self._make_line(entry)
            self.lines.append(line)
            self._list.addWidget(line)
            line.show()

    def _take_ids(self, entries: Sequence[ConclusionEntry]) -> None:
        """Learn the ids of conclusions that have just been stored for the first time."""
        stored = [line for line in self.lines if line.text()]
        for line, entry in zip(stored, entries, strict=False):
            line.id = entry.id

    def _insert(self, position: int, text: str = "") -> None:
        if self._locked:
            return
        line = self._make_line(ConclusionEntry(text))
        self.lines.insert(position, line)
        self._list.insertWidget(position, line)
        line.show()
        self._renumber()
        line.edit.setFocus(Qt.FocusReason.TabFocusReason)
        self._inside.activate()
        self._scroll.ensureWidgetVisible(line)
        if text:
            self._on_edited(line)

    def _paste(self, line: ConclusionLine, texts: Sequence[str]) -> None:
        position = self.lines.index(line)
        if not line.text():
            line.edit.setPlainText(texts[0])
            texts = texts[1:]
        for step, text in enumerate(texts, start=1):
            self._insert(position + step, text)

    def _remove(self, line: ConclusionLine) -> None:
        if self._locked:
            return
        if self.tasks.gave_any(line.id):
            self.told.emit(_("This conclusion gave tasks, so it stays. Put them into the trash first."))
            return
        position = self.lines.index(line)
        was_printed = bool(line.text()) or line.id is not None
        self._drop(line)
        self._renumber()
        if not self.lines:
            self._insert(0)
        self.lines[max(0, position - 1)].edit.setFocus(Qt.FocusReason.BacktabFocusReason)
        if was_printed:
            self.edited.emit("conclusions")

    def _drop(self, line: ConclusionLine) -> None:
        self.tasks.forget_line(line)
        self.lines.remove(line)
        self._list.removeWidget(line)
        line.hide()
        line.deleteLater()

    def _move(self, line: ConclusionLine, step: int) -> None:
        position = self.lines.index(line)
        target = position + step
        if self._locked or not 0 <= target < len(self.lines):
            return
        self.lines.insert(target, self.lines.pop(position))
        self._list.removeWidget(line)
        self._list.insertWidget(target, line)
        self._renumber()
        line.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited(line)

    def _step(self, line: ConclusionLine, step: int) -> None:
        target = self.lines.index(line) + step
        if 0 <= target < len(self.lines):
            self.lines[target].edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif target < 0:
            self.lead_in.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, line: ConclusionLine) -> None:
        self._write_lead_in()
        self._renumber()
        self.tasks.typed(line)
        self.edited.emit(self._anchor(line))

    def _write_lead_in(self) -> None:
        """Put the usual words before the first conclusion of a meeting; they are hers to change from then on."""
        if self.facts is not None and not self.facts.conclusions and not self._lead_in_written:
            self._lead_in_written = True
            if self.lead_in.is_empty():
                self.lead_in.set_value(_proposed_lead_in(self.facts))

    def _anchor(self, line: ConclusionLine) -> str:
        printed = [shown for shown in self.lines if shown.text()]
        return f"conclusion:{printed.index(line) + 1}" if line in printed else "conclusions"

    def _renumber(self) -> None:
        printed = 0
        for line in self.lines:
            printed += bool(line.text())
            line.number.setText(f"{printed if line.text() else printed + 1}.")
        self._order_keys()
        self._show_sum()

    def _order_keys(self) -> None:
        """Let Tab go down the page: lines are made and moved long after the buttons of the foot."""
        lines = (part for line in self.lines for part in (line.edit, line.given.link))
        for before, after in pairwise((self.lead_in.text_edit, *lines, self.add_button, self.give_button)):
            self.setTabOrder(before, after)


def _store(
    session: Session, *, meeting_id: int, lead_in: str, entries: Sequence[ConclusionEntry], today: date
) -> Changes:
    return service.save_conclusions(session, meeting_id, lead_in, entries, today=today)


def _proposed_lead_in(facts: MeetingFacts) -> str:
    """Return the usual words, shown while the field is empty."""
    chair = facts.person(facts.details.chair_id)
    words = described(chair, address_form(facts)) if chair else "……"
    return f"Sau khi nghe báo cáo và các ý kiến thảo luận, {words} kết luận:"
