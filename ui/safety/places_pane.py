"""The head of the window of backups: when the last one was made, the two folders, and the restore drill."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.storage import keeping
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.icon_label import IconLabel
from ui.safety.keeper import Keeper
from ui.safety.words import clock_and_day

_BESIDE: Final = 300
"""Room for the icon and the buttons beside a path, in pixels."""


class PlacesPane(QFrame):
    """Shows where backups lie and lets her make one.

    Signals: ``open_wanted`` the folder beside the file is to be shown; ``second_wanted`` a second folder is to be
    chosen.
    """

    open_wanted = Signal()
    second_wanted = Signal()

    def __init__(self, keeper: Keeper) -> None:
        super().__init__()
        style.set_kind(self, "pane")
        self._keeper = keeper
        self.last = QLabel()
        self.first = IconLabel("small")
        self.second = IconLabel("small")
        self.drill = IconLabel("small")
        self.bar = QProgressBar()
        self.now = QPushButton(_("Back up now"))
        self.open = QPushButton(_("Open the folder"))
        self.choose = QPushButton(_("Choose a second folder…"))
        self.try_it = QPushButton(_("Try a restore"))
        self._build()
        self.now.clicked.connect(keeper.back_up_now)
        self.try_it.clicked.connect(self._try)
        self.open.clicked.connect(self.open_wanted)
        self.choose.clicked.connect(self.second_wanted)
        keeper.changed.connect(self._show_last)
        self.show_state()

    def show_state(self, *_values: object) -> None:
        """Show everything as it stands now; folders are looked at, which a slow disk may make slow."""
        self._show_last()
        self._show_second()
        self._show_drill()

    def _show_last(self) -> None:
        keeper, now = self._keeper, datetime.now()
        if keeper.percent is not None:
            self.last.setText(_("Making a backup… {percent} %").format(percent=keeper.percent))
        elif keeper.newest is not None:
            self.last.setText(_("Last backup: {moment}").format(moment=clock_and_day(keeper.newest, now)))
        else:
            self.last.setText(_("No backup yet"))
        self.bar.setVisible(keeper.percent is not None)
        self.bar.setValue(keeper.percent or 0)
        self.now.setEnabled(not keeper.is_busy)
        folder = keeping.folder_beside(keeper.file)
        if keeper.refusal:
            self.first.show_text(keeper.refusal, "warning", "amber", kind="amber", filled=True)
        else:
            self.first.show_text(self._fitted(folder), "folder_open", kind="small")
        self.first.label.setToolTip(str(folder))

    def _show_second(self) -> None:
        folder = self._keeper.memory.second_folder
        if folder is None:
            words = _("No second folder: when this disk fails, the backups are gone with it.")
            self.second.show_text(words, "warning", "amber", kind="amber", filled=True)
        elif not folder.is_dir():
            words = _("“{folder}” is not there now. Connect its disk.").format(folder=self._fitted(folder))
            self.second.show_text(words, "warning", "amber", kind="amber", filled=True)
        elif not keeping.is_on_another_disk(folder, self._keeper.file):
            words = _("“{folder}” is on the same disk as the file. One on another disk is safer.").format(
                folder=folder.name
            )
            self.second.show_text(words, "info", kind="small")
        else:
            self.second.show_text(self._fitted(folder), "folder_open", kind="small")
        self.second.label.setToolTip("" if folder is None else str(folder))
        self.choose.setText(_("Choose a second folder…") if folder is None else _("Choose another folder…"))

    def _show_drill(self) -> None:
        known = self._keeper.of_file
        if known.drilled is None:
            self.drill.show_text(_("A restore was not tried yet; it is tried once a month by itself."), "history")
        elif known.drill_failure:
            words = _("Restore tried on {day}: {why}").format(
                day=short_date(known.drilled.date()), why=known.drill_failure
            )
            self.drill.show_text(words, "error_circle", "red", kind="error", filled=True)
        else:
            words = _("Restore tried on {day}: everything came back.").format(day=short_date(known.drilled.date()))
            self.drill.show_text(words, "checkmark_circle", "green", kind="small", filled=True)

    def _fitted(self, folder: Path) -> str:
        metrics, room = self.first.label.fontMetrics(), self.width() - _BESIDE
        return metrics.elidedText(str(folder), Qt.TextElideMode.ElideMiddle, max(room, 200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_state()

    def _try(self) -> None:
        self.drill.show_text(_("Trying to restore the newest backup…"), "history", kind="small")
        self._keeper.try_restore()

    def _build(self) -> None:
        style.set_kind(self.last, "block")
        style.set_kind(self.now, "primary")
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(220)
        grid = QGridLayout(self)
        grid.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._head(), 0, 0)
        grid.addWidget(self.now, 0, 1)
        for row, (words, button) in enumerate(
            ((self.first, self.open), (self.second, self.choose), (self.drill, self.try_it)), start=1
        ):
            style.set_kind(button, "link")
            button.setAutoDefault(False)
            grid.addWidget(words, row, 0)
            grid.addWidget(button, row, 1, Qt.AlignmentFlag.AlignRight)
        self.now.setAutoDefault(False)

    def _head(self) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.last)
        row.addWidget(self.bar)
        row.addStretch(1)
        return head
