"""One proposed task under its conclusion: its parts as chips, why they were read so, and what is still missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.tasks.clarity import missing_clarity
from cchc_desktop.tasks.instructions import Part, ProposedTask
from cchc_desktop.tasks.records import Clarity, TaskDetails
from ui import style
from ui.common.flow_layout import FlowRow
from ui.common.icon_label import IconLabel, IconMark
from ui.meetings.conclusions.part_editor import PartEditor
from ui.meetings.conclusions.proposal_chip import ProposalChip
from ui.meetings.conclusions.proposal_parts import ChipState, PartView, clarity_words, views
from ui.meetings.conclusions.reader import InstructionReader


class ProposalBox(QFrame):
    """Shows and corrects one proposed task.

    Signals: ``changed`` a part was corrected; ``removed`` this task is not wanted.
    """

    changed = Signal()
    removed = Signal()

    def __init__(
        self,
        details: TaskDetails,
        proposed: ProposedTask,
        reader: InstructionReader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.details, self.proposed, self._reader = details, proposed, reader
        self.chips: dict[Part, ProposalChip] = {}
        self.editor: PartEditor | None = None
        self._line = QFrame()
        self._flow = FlowRow(spacing=8)
        self.reason = IconLabel("small", wraps=True)
        self.clarity = _ClarityRow()
        self.remove_button = QToolButton()
        self._build()
        self.show_details(details)

    def show_details(self, details: TaskDetails) -> None:
        """Show the task as it is now."""
        self.details = details
        lacks = missing_clarity(details, self._reader.asked)
        for view in views(details, self.proposed, self._reader.people, lacks):
            self._show_chip(view)
        self.clarity.show_clarity(self._reader.asked, lacks)
        self._say_why()

    def offer_removal(self, offered: bool) -> None:
        """Show the way to drop this task, where there are several."""
        self.remove_button.setVisible(offered)

    def part_from_above(self, parted: bool) -> None:
        """Draw a line between this task and the one above."""
        self._line.setVisible(parted)

    def edit(self, part: Part) -> None:
        """Open the field of a part under the chips."""
        self._close_editor()
        self.editor = PartEditor(part, self.details, self._reader, self)
        self.editor.taken.connect(lambda details: self._take(part, details))
        self.editor.closed.connect(lambda: self._leave(part))
        self._column.insertWidget(2, self.editor)
        self.reason.hide()
        self.editor.show()
        self.editor.begin()

    def first_missing(self) -> Part | None:
        """Return the first part that waits or is missing."""
        doubtful = (ChipState.MISSING, ChipState.WAITING)
        return next((part for part, chip in self.chips.items() if chip.view.state in doubtful), None)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        style.set_kind(self._line, "line")
        self._line.setFixedHeight(1)
        self._line.hide()
        self._column.addWidget(self._line)
        self._column.addWidget(self._flow)
        self._column.addWidget(self.reason)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.clarity, 1)
        style.set_kind(self.remove_button, "tool")
        self.remove_button.setIcon(style.icon("dismiss", size=16))
        self.remove_button.setToolTip(_("This task is not wanted"))
        self.remove_button.setAccessibleName(self.remove_button.toolTip())
        self.remove_button.clicked.connect(self.removed)
        self.remove_button.hide()
        foot.addWidget(self.remove_button)
        self._column.addLayout(foot)

    def _show_chip(self, view: PartView) -> None:
        chip = self.chips.get(view.part)
        if chip is None:
            chip = self.chips[view.part] = ProposalChip(view)
            chip.clicked.connect(lambda _checked=False, part=view.part: self.edit(part))
            self._flow.add(chip)
        else:
            chip.show_view(view)
        self._flow.updateGeometry()

    def _say_why(self) -> None:
        """Say what is worth knowing: a doubt and a day that cannot be, else how the deadline was read."""
        by_part = {part: chip.view for part, chip in self.chips.items()}
        doubt = next((view.reason for view in by_part.values() if view.state is ChipState.WAITING and view.reason), "")
        missing_lead = by_part[Part.LEAD].reason if by_part[Part.LEAD].state is ChipState.MISSING else ""
        due = by_part[Part.DUE]
        not_a_day = due.reason if due.state is ChipState.MISSING else ""
        words = " ".join(filter(None, (doubt or missing_lead, not_a_day))) or due.reason
        self.reason.show_text(words, "info", "accent")
        self.reason.setVisible(bool(words) and self.editor is None)

    def _take(self, part: Part, details: TaskDetails) -> None:
        self._close_editor()
        self.show_details(details)
        self.changed.emit()
        following = self.first_missing()
        self.chips[following or part].setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, part: Part) -> None:
        self._close_editor()
        self._say_why()
        self.chips[part].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_editor(self) -> None:
        if self.editor is not None:
            self._column.removeWidget(self.editor)
            self.editor.hide()
            self.editor.deleteLater()
            self.editor = None


class _ClarityRow(FlowRow):
    """ "Rõ 5/6" and a tick for each thing that is clear; what is missing stands in amber."""

    def __init__(self) -> None:
        super().__init__(spacing=12)

    def show_clarity(self, asked: tuple[Clarity, ...], lacks: tuple[Clarity, ...]) -> None:
        """Show what is clear of what is asked for."""
        self.clear()
        total = QLabel(_("Clear {n}/{all}").format(n=len(asked) - len(lacks), all=len(asked)))
        style.set_kind(total, "amber" if lacks else "label")
        for part in (total, *(_tick(each, each not in lacks) for each in asked)):
            self.add(part)
        names = ", ".join(clarity_words(each) for each in lacks)
        self.setAccessibleName(_("Not clear: {names}").format(names=names) if lacks else _("Everything is clear"))


def _tick(clarity: Clarity, is_clear: bool) -> QWidget:
    widget = QWidget()
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    icon = IconMark()
    row.addWidget(icon)
    icon.show_icon("checkmark_circle" if is_clear else "circle_hint", "green" if is_clear else "amber", is_clear)
    words = QLabel(clarity_words(clarity))
    style.set_kind(words, "small" if is_clear else "amber")
    row.addWidget(words)
    return widget
