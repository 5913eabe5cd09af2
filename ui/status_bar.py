"""The status bar: the file, whether everything is saved, what is overdue, the day, and the last backup."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QStatusBar, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.icon_label import IconLabel
from ui.common.user_locale import weekday
from ui.overdue_button import OverdueButton
from ui.workspace import Workspace


class StatusBar(QStatusBar):
    """Shows what holds for the whole window.

    Signals: ``real_date_wanted`` the sample's day is to give way to the clock's.
    """

    real_date_wanted = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.setSizeGripEnabled(False)
        self.setContentsMargins(0, 0, 8, 0)
        self.file = IconLabel("sub")
        self.state = IconLabel("sub")
        self.day = IconLabel("sub")
        self.backup = IconLabel("sub")
        self.real_date = QPushButton(_("Use the real date"))
        style.set_kind(self.real_date, "small_link")
        self.real_date.clicked.connect(self.real_date_wanted)
        self.file.setContentsMargins(8, 0, 12, 0)
        self.day.setContentsMargins(0, 0, 8, 0)
        self.backup.setContentsMargins(8, 0, 4, 0)
        self.addWidget(self.file)
        self.addWidget(self.state, 1)
        self.overdue = OverdueButton(workspace)
        self.addPermanentWidget(self.overdue)
        self.addPermanentWidget(self.day)
        self.addPermanentWidget(self.real_date)
        self.addPermanentWidget(self.backup)
        self.file.show_text(workspace.path.name, "document", "text2")
        self.file.setToolTip(str(workspace.path))
        self.show_low(False)

    def show_saved(self, at: datetime) -> None:
        """Say that everything typed until then is in the file."""
        self.state.show_text(_("Saved {time}").format(time=f"{at:%H:%M:%S}"), "checkmark", "green", kind="sub")
        self.state.setToolTip("")

    def show_not_saved(self, sentence: str) -> None:
        """Say what keeps something from being saved."""
        self.state.show_text(_("Not saved: {why}").format(why=sentence), "warning", "amber", kind="amber", filled=True)
        self.state.setToolTip(sentence)

    def show_day(self) -> None:
        """Show today, or the day that stands in for it."""
        today = self._workspace.today
        fixed = self._workspace.clock.fixed is not None
        whole = _("As of {day} – sample data") if fixed else _("{weekday}, {day}")
        words = _("As of {day}") if fixed and self._is_low else whole
        self.day.show_text(words.format(weekday=weekday(today), day=short_date(today)))
        self.day.setToolTip(whole.format(weekday=weekday(today), day=short_date(today)) if words != whole else "")
        self.real_date.setVisible(fixed)

    def show_backup(self, words: str, *, tip: str = "", problem: str = "") -> None:
        """Say when the last backup was made, or in amber what keeps one from being made."""
        if problem:
            self.backup.show_text(words, "warning", "amber", kind="amber", filled=True)
        else:
            self.backup.show_text(words, kind="sub")
        self.backup.setToolTip(problem or tip)

    def show_low(self, low: bool) -> None:
        """Take less room in a low window, which is a narrow one too."""
        self._is_low = low
        self.show_day()
        self.setFixedHeight(24 if low else style.STATUS_BAR)
