"""Below the roll call: counts with what they are of, the quorum, and the sentence as the minutes print it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.attendance import attendance_sentence, count
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts
from ui import style
from ui.common.icon_label import IconLabel
from ui.meetings.attendance.lines import count_words, quorum_words

_LINES: Final = 2  # of the sentence; a longer one is scrolled, so that nothing moves while people are called


class RollCallFoot(QFrame):
    """Sums the roll call up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "foot")
        self.counts, self.quorum, self.sentence = QLabel(), IconLabel("sub"), QPlainTextEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(style.GUTTER)
        style.set_kind(self.counts, "strong")
        row.addWidget(self.counts)
        row.addWidget(self.quorum, 1)
        column.addLayout(row)
        self._dress_sentence()
        column.addWidget(self.sentence)

    def show_sums(self, facts: MeetingFacts | None, entries: Sequence[AttendanceEntry], wrong: str) -> None:
        """Show the sums of these entries; ``wrong`` is what cannot be kept as it stands."""
        counts = count(entries)
        self.counts.setText(count_words(counts))
        words, is_reached = quorum_words(counts, facts.profile.quorum_percent if facts is not None else 50)
        icon, role = ("checkmark_circle", "green") if is_reached else ("warning", "amber")
        if wrong:
            self.quorum.show_text(wrong, "error_circle", "red", kind="error", filled=True)
        else:
            self.quorum.show_text(words, icon if words else "", role, kind="sub", filled=True)
        self.quorum.setToolTip(self.quorum.text())
        sentence = attendance_sentence(replace(facts, attendance=tuple(entries))) if facts is not None else ""
        if sentence != self.sentence.toPlainText():
            self.sentence.setPlainText(sentence)

    def show_sentence(self, shown: bool) -> None:
        """Show the sentence, where there is room for it and the roll call has begun."""
        self.sentence.setVisible(shown and bool(self.sentence.toPlainText()))

    def _dress_sentence(self) -> None:
        text = self.sentence
        style.set_kind(text, "plain")
        text.setFrameShape(QFrame.Shape.NoFrame)
        text.document().setDefaultFont(style.font("small"))
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        text.document().setDocumentMargin(0)
        text.setFixedHeight(_LINES * QFontMetrics(style.font("small")).lineSpacing() + 4)
        text.setAccessibleName(_("The sentence of the minutes"))
        text.setToolTip(_("The sentence of the minutes"))
