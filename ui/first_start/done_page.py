"""The end of the first start: what was made, where it is, and the first meeting."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from cchc_desktop.committee.founding import Founding
from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.common.icon_label import IconMark
from ui.first_start.step import Step


class DonePage(Step):
    """Says what is in the file now."""

    def __init__(self) -> None:
        super().__init__(_("All is ready"), _("Everything can be changed later under Tools."))
        self.card = QFrame()
        style.set_kind(self.card, "card")
        self._grid = QGridLayout(self.card)
        self._grid.setContentsMargins(style.GUTTER, style.GUTTER, style.GUTTER, style.GUTTER)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(12)
        self._grid.setColumnStretch(1, 1)
        self.column.addWidget(self.card)
        self.column.addStretch(1)
        self.words: list[str] = []

    def show_made(self, founding: Founding, path: Path) -> None:
        """Show what was made."""
        for title, note in summary(founding, path):
            row = self._grid.rowCount()
            mark = IconMark(side=20)
            self._grid.addWidget(mark, row, 0, Qt.AlignmentFlag.AlignTop)
            mark.show_icon("checkmark_circle", "green", filled=True)  # shown without a parent it would be a window
            lines = QVBoxLayout()
            lines.setSpacing(0)
            for text, kind in ((title, "strong"), (note, "sub")):
                if text:
                    lines.addWidget(_words(text, kind))
                    self.words.append(text)
            self._grid.addLayout(lines, row, 1)
        self.card.setAccessibleName(_("All is ready"))
        self.card.setAccessibleDescription("\n".join(self.words))


def _words(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    style.set_kind(label, kind)
    return label


def summary(founding: Founding, path: Path) -> list[tuple[str, str]]:
    """Return what was made: a line and a quieter one below for each."""
    profile = founding.profile
    decision = ""
    if founding.profile.founded_by_number:
        decision = _("Founding decision no. {number}").format(number=profile.founded_by_number)
    departments, people = len(founding.departments), len(founding.people)
    later = _("They can be entered later under Tools › People and departments.")
    return [
        (profile.organisation, profile.superior),
        (profile.committee, decision),
        (
            ngettext("{n} department", "{n} departments", departments).format(n=departments),
            "" if departments else later,
        ),
        (ngettext("{n} person", "{n} people", people).format(n=people), "" if people else later),
        (path.name, str(path.parent)),
    ]
