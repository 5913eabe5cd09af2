"""The head and the foot of the desk: which paper it is, and what can be done with it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton

from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.issue_checks import is_issued
from cchc_desktop.i18n import _
from ui import style
from ui.common.icon_label import IconLabel
from ui.common.pills import Pill, PillStyle
from ui.drafting.names import paper_label


class Desk(Protocol):
    """What the buttons call."""

    def print_paper(self) -> None:
        """Print what is shown."""

    def export(self, file_format: str) -> None:
        """Write what is shown."""

    def open_in_word(self) -> None:
        """Open what is shown."""

    def issue(self) -> None:
        """Ask for number and day."""

    def reject(self) -> None:
        """Close."""


class DeskHead(QFrame):
    """The name of the paper and where it stands."""

    def __init__(self) -> None:
        super().__init__()
        style.set_kind(self, "head")
        self.name = QLabel()
        style.set_kind(self.name, "block")
        self.state = Pill()
        self.record = QLabel()
        style.set_kind(self.record, "sub")
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(12)
        row.addWidget(self.name)
        row.addWidget(self.state)
        row.addWidget(self.record, 1)

    def show_issuable(self, issuable: Issuable) -> None:
        """Show a paper as it stands in the file."""
        self.name.setText(paper_label(issuable))
        paper = issuable.paper
        if is_issued(paper):
            self.state.show_pill(_("Issued"), PillStyle("lock_closed", "green", filled=True))
        else:
            self.state.show_pill(_("Draft paper"), PillStyle("edit", "accent", fill="tint"))
        self.record.setText("" if paper.id is not None else _("Kept from the first word that is typed or chosen"))


class DeskFoot(QFrame):
    """The ways out, and what was done last."""

    def __init__(self) -> None:
        super().__init__()
        style.set_kind(self, "foot")
        self.told = IconLabel("sub")
        self.print_button = QPushButton(_("Print the draft"))
        self.export_button = QPushButton(_("Export"))
        self.word_button = QPushButton(_("Open in Word"))
        self.issue_button = QPushButton(_("Issue…"))
        self.close_button = QPushButton(_("Close"))
        self._build()

    def connect_to(self, desk: Desk) -> None:
        """Let the buttons do what the desk does."""
        self.print_button.clicked.connect(lambda _checked=False: desk.print_paper())
        self.word_button.clicked.connect(lambda _checked=False: desk.open_in_word())
        self.issue_button.clicked.connect(lambda _checked=False: desk.issue())
        self.close_button.clicked.connect(lambda _checked=False: desk.reject())
        menu = QMenu(self.export_button)
        for words, file_format in ((_("Word…"), "docx"), (_("PDF…"), "pdf")):
            menu.addAction(words, partial(desk.export, file_format))
        self.export_button.setMenu(menu)

    def show_saved(self, at: datetime) -> None:
        """Say until when what was typed is in the file."""
        self.tell(_("Saved {time}").format(time=f"{at:%H:%M:%S}"))

    def tell(self, sentence: str, *, refused: bool = False) -> None:
        """Say what was done, or why not."""
        icon, role = ("error_circle", "red") if refused else ("checkmark_circle", "green")
        self.told.show_text(sentence, icon, role, filled=True)
        self.told.setToolTip(sentence)

    def show_issued(self) -> None:
        """Offer what can be done with a paper that has left the office; what was said of its draft is over."""
        self.told.show_text("")
        self.told.setToolTip("")
        self.issue_button.hide()
        self.print_button.setText(_("Print"))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        icons = ((self.print_button, "print"), (self.export_button, "arrow_export"), (self.word_button, "document"))
        for button, icon in icons:
            button.setIcon(style.icon(icon, size=16))
        style.set_kind(self.issue_button, "primary")
        self.issue_button.setIcon(style.icon("document_checkmark", "on_accent", size=16))
        buttons = (self.print_button, self.export_button, self.word_button, self.issue_button, self.close_button)
        for button in buttons:
            button.setIconSize(QSize(16, 16))
            button.setAutoDefault(False)
            row.addWidget(button)
