"""The strip over the pages of signed minutes: why nothing changes, and the two ways to correct them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.icon_label import IconLabel


class LockedStrip(QWidget):
    """Shown while the minutes are signed, and, without buttons, while they are reopened.

    Signals: ``reopen_wanted``, ``supplement_wanted``, ``number_wanted``.
    """

    reopen_wanted = Signal()
    supplement_wanted = Signal()
    number_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = IconLabel("sub", wraps=True)
        self.number_button = self._button(_("Fill in the number…"), self.number_wanted)
        self.reopen_button = self._button(_("Reopen…"), self.reopen_wanted)
        self.supplement_button = self._button(_("Supplementary minutes…"), self.supplement_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 6, 12, 6)
        row.setSpacing(4)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        for button in (self.number_button, self.reopen_button, self.supplement_button):
            row.addWidget(button)
        self.hide()

    def show_facts(self, facts: MeetingFacts) -> None:
        """Show why the minutes are locked, or why they are open again; nothing for minutes never signed."""
        locked = facts.is_locked
        self.setVisible(locked or bool(facts.reopened_for))
        if locked:
            self.words.show_text(_locked_sentence(facts), "lock_closed", "green", filled=True)
        else:
            words = _("Reopened: {reason}").format(reason=facts.reopened_for)
            self.words.show_text(words, "edit", "amber")
        paper = facts.paper(MINUTES)
        self.number_button.setVisible(locked and not (paper is not None and paper.number))
        self.reopen_button.setVisible(locked)
        self.supplement_button.setVisible(locked)

    def text(self) -> str:
        """Return the sentence shown."""
        return self.words.text()

    def _button(self, words: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(words)
        style.set_kind(button, "link")
        button.clicked.connect(signal)
        return button


def _locked_sentence(facts: MeetingFacts) -> str:
    paper = facts.paper(MINUTES)
    if paper is not None and paper.number:
        day = short_date(paper.issued_on) if paper.issued_on else "–"
        return _("Signed and locked, number {number} of {day}.").format(number=paper.cited, day=day)
    return _("Signed and locked, the number left blank.")
