"""How the participants are written: her own words, or the program's lines, shown while the field is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.attendance import attendance_sentence, participant_lines
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.common.fields.form import FULL, Form
from ui.common.fields.text_field import TextField
from ui.common.fields.text_notices import unprintable
from ui.common.icon_label import IconLabel


class WordingPane(QFrame):
    """Edits the wording of "Thành phần tham dự".

    Signals: ``edited()``.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.form = Form()
        self.text = TextField(min_lines=6, max_lines=14, missing_glyphs=unprintable)
        self.take = QPushButton(_("Take the program's lines to change them"))
        self.sentence = IconLabel("sub", wraps=True)
        self._proposed: Sequence[str] = ()
        self._locked = False
        self._build()
        self.text.edited.connect(self._on_edited)
        self.take.clicked.connect(self._take_proposed)

    def show_facts(self, facts: MeetingFacts, *, is_other: bool) -> None:
        """Show the wording and, while there is none, the program's own lines."""
        wording = "\n".join(facts.participants_wording)
        if is_other:
            self.text.set_value(wording)
        elif facts.participants_wording != self.wording():
            self.text.refresh_value(wording)

    def propose(self, facts: MeetingFacts) -> None:
        """Show what the program writes for the roll call as it stands."""
        self._proposed = participant_lines(replace(facts, participants_wording=()))
        self.text.text_edit.setPlaceholderText("\n".join(f"- {line}" for line in self._proposed))
        sentence = attendance_sentence(facts)
        self.sentence.show_text(sentence or _("The sentence about the attendance follows the roll call."), "info")
        self._show_take()

    def wording(self) -> tuple[str, ...]:
        """Return the groups typed, one a line."""
        lines = (clean_line(line) for line in self.text.value().split("\n"))
        return tuple(line for line in lines if line)

    def set_locked(self, locked: bool) -> None:
        """Let nothing change."""
        self._locked = locked
        self.form.set_read_only(locked)
        self._show_take()

    def _build(self) -> None:
        hint = _("One group a line. Empty: the program names those present, above 15 by groups.")
        self.form.add("wording", _("Participants as the minutes name them"), self.text, span=FULL, hint=hint)
        inside = QFrame()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        column.setSpacing(8)
        column.addWidget(self.form)
        row = QHBoxLayout()
        style.set_kind(self.take, "link")
        row.addWidget(self.take)
        row.addStretch(1)
        column.addLayout(row)
        self.sentence.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.sentence)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)

    def _on_edited(self) -> None:
        self._show_take()
        self.edited.emit()

    def _show_take(self) -> None:
        self.take.setVisible(bool(self._proposed) and not self._locked and not self.text.value())

    def _take_proposed(self) -> None:
        self.text.set_value("\n".join(self._proposed))
        self.text.text_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_edited()
