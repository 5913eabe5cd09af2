"""What to look at before signing or issuing: what blocks in red, what warns in amber, with the way to its field."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.documents.layout_check import Finding
from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.common.icon_label import IconLabel

SHOWN: Final = 4
"""More are only counted."""


class FindingList(QWidget):
    """The findings, a line each.

    Signals: ``place_wanted(anchor)`` the field is to be shown.
    """

    place_wanted = Signal(str)

    def __init__(self, findings: Sequence[Finding], width: int, *, shown: int = SHOWN) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._column.setSpacing(6)
        for finding in findings[:shown]:
            self._add(finding, width)
        more = len(findings) - shown
        if more > 0:
            words = ngettext("{n} more point stands under the pages.", "{n} more points stand under the pages.", more)
            rest = IconLabel("small")
            rest.show_text(words.format(n=more))
            self._column.addWidget(rest)
        if not findings:
            good = IconLabel("small")
            good.show_text(_("Everything is there; the layout is good."), "checkmark_circle", "green", filled=True)
            self._column.addWidget(good)

    def _add(self, finding: Finding, width: int) -> None:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = IconLabel("error" if finding.blocking else "small", wraps=True)
        icon, role = ("error_circle", "red") if finding.blocking else ("warning", "amber")
        label.show_text(finding.sentence, icon, role, filled=True)
        room = width
        if finding.anchor:
            button = QPushButton(_("Go there"))
            style.set_kind(button, "small_link")
            button.setAutoDefault(False)
            button.setAccessibleDescription(finding.sentence)
            button.clicked.connect(partial(self.place_wanted.emit, finding.anchor))
            self.buttons.append(button)
            room -= button.sizeHint().width() + 8
        label.setFixedSize(room, label.height_for(room))
        row.addWidget(label, 1, Qt.AlignmentFlag.AlignTop)
        if finding.anchor:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(line)
