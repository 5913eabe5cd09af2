"""Below the pages: what to look at before issuing, each with its article; a click or Enter goes to the field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.documents.layout_check import Finding
from cchc_desktop.i18n import _
from ui import style
from ui.common.icon_label import IconLabel

HEIGHT: Final = 132
"""At most; fewer findings take less."""


class FindingsPane(QScrollArea):
    """The findings, a line each.

    Signals: ``place_wanted(anchor)`` the field is to be shown.
    """

    place_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self.buttons: list[QPushButton] = []
        self._inside = QFrame()
        style.set_kind(self._inside, "pane")
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(12, 6, 8, 6)
        self._column.setSpacing(4)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("Layout check"))
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these findings; without any the pane takes no room."""
        if tuple(findings) == self.findings:
            return
        self.findings = tuple(findings)
        had_keyboard = any(button.hasFocus() for button in self.buttons)
        self._clear()
        for finding in findings:
            self._column.addWidget(self._line(finding))
        self._column.addStretch(1)
        self.setVisible(bool(findings))
        self.setFixedHeight(min(HEIGHT, self._inside.sizeHint().height() + 2))
        if had_keyboard and self.buttons:
            self.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.buttons = []
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def _line(self, finding: Finding) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = IconLabel("error" if finding.blocking else "small", wraps=True)
        icon, role = ("error_circle", "red") if finding.blocking else ("warning", "amber")
        label.show_text(f"{finding.sentence} ({finding.source})", icon, role, filled=True)
        row.addWidget(label, 1)
        if finding.anchor:
            button = QPushButton(_("Go there"))
            style.set_kind(button, "small_link")
            button.setAutoDefault(False)
            button.setAccessibleDescription(finding.sentence)
            button.clicked.connect(partial(self.place_wanted.emit, finding.anchor))
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            self.buttons.append(button)
        return line
