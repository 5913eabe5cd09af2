"""What was read from the conclusion with the keyboard: one box for each task, and the three answers to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.proposed_tasks import details_of
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.tasks.instructions import Part, ProposedTask
from cchc_desktop.tasks.records import Actor, TaskDetails
from ui import style
from ui.common.flow_layout import FlowRow
from ui.meetings.conclusions.proposal_box import ProposalBox
from ui.meetings.conclusions.reader import InstructionReader


class AnswerButton(QPushButton):
    """A button that Enter presses too, not the blank alone."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class ProposalPanel(QFrame):
    """The proposals of one conclusion.

    Signals: ``accepted(list of TaskDetails)``, ``none_wanted`` the conclusion gives no task, ``left`` Esc: not now.
    """

    accepted = Signal(object)
    none_wanted = Signal()
    left = Signal()

    def __init__(self, reader: InstructionReader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "current")
        self._reader = reader
        self._facts: MeetingFacts | None = None
        self._text = ""
        self.boxes: list[ProposalBox] = []
        self.title = QLabel()
        self.accept_button = AnswerButton(style.icon("checkmark", "on_accent", size=16), "")
        self.split_button = AnswerButton(_("Split into several tasks"))
        self.none_button = AnswerButton(_("Gives no task"))
        self._build()
        self.accept_button.clicked.connect(self.accept)
        self.split_button.clicked.connect(self.split)
        self.none_button.clicked.connect(self.none_wanted)

    def show_proposals(self, text: str, proposed: Sequence[ProposedTask], facts: MeetingFacts) -> None:
        """Show what a text proposes; what was corrected by hand stays while the text is the same."""
        self._facts = facts
        if text == self._text and self.boxes:
            return
        self._text = text
        self._clear()
        for each in proposed or (ProposedTask(work=""),):
            self._add(details_of(each, facts, None), each)
        self._tell(is_read=bool(proposed))

    def tasks(self) -> list[TaskDetails]:
        """Return the tasks as they stand."""
        return [box.details for box in self.boxes]

    def begin(self) -> None:
        """Put the keyboard on the first answer."""
        self.accept_button.setFocus(Qt.FocusReason.TabFocusReason)

    def accept(self) -> None:
        """Take the tasks as they stand; one without work goes to its field first."""
        for box in self.boxes:
            if box.editor is not None:
                box.editor.take()
            if not box.details.work.strip():
                box.edit(Part.WORK)
                return
        self.accepted.emit(self.tasks())

    def split(self) -> None:
        """Make one task for each department where all are meant, else one more of the same for another lead."""
        last = self.boxes[-1]
        if last.proposed.for_all_units and len(self.boxes) == 1:
            units = [Actor(department_id=row.id) for row in self._reader.people.departments if row.kind.value == "unit"]
            base, proposed = last.details, last.proposed
            self._clear()
            for unit in units:
                self._add(replace(base, lead=unit, co_workers=()), proposed)
        else:
            self._add(replace(last.details, lead=None), last.proposed)
            self.boxes[-1].edit(Part.LEAD)
        self._tell(is_read=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 10)
        self._column.setSpacing(10)
        style.set_kind(self.title, "label")
        hint = QLabel(_("Enter: take · Esc: not now"))
        style.set_kind(hint, "small")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(hint)
        self._column.addLayout(head)
        style.set_kind(self.accept_button, "primary")
        style.set_kind(self.none_button, "flat")
        answers = FlowRow(spacing=8)
        for button in (self.accept_button, self.split_button, self.none_button):
            answers.add(button)
        self._column.addWidget(answers)

    def _add(self, details: TaskDetails, proposed: ProposedTask) -> None:
        box = ProposalBox(details, proposed, self._reader, self)
        box.removed.connect(lambda: self._remove(box))
        box.part_from_above(bool(self.boxes))
        self.boxes.append(box)
        self._column.insertWidget(len(self.boxes), box)
        box.show()

    def _remove(self, box: ProposalBox) -> None:
        self.boxes.remove(box)
        self._drop(box)
        self._tell(is_read=True)
        self.begin()

    def _clear(self) -> None:
        while self.boxes:
            self._drop(self.boxes.pop())

    def _drop(self, box: ProposalBox) -> None:
        self._column.removeWidget(box)
        box.hide()
        box.deleteLater()

    def _tell(self, *, is_read: bool) -> None:
        count = len(self.boxes)
        self.title.setText(_title(count) if is_read else _("Nothing was read from the sentence above"))
        several = ngettext("Take {n} proposal", "Take {n} proposals", count).format(n=count)
        self.accept_button.setText(several if count > 1 else _("Take the proposal"))
        for box in self.boxes:
            box.offer_removal(count > 1)


def _title(count: int) -> str:
    if count == 1:
        return _("Read from the sentence above")
    words = ngettext("{n} task read from the sentence above", "{n} tasks read from the sentence above", count)
    return words.format(n=count)
