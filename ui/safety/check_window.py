"""The window "Kiểm tra dữ liệu": what was looked at and what was found, in sentences that can be copied."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage.check import CheckResult, check_file
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.background import Job, Worker
from ui.common.dialog import Dialog
from ui.common.icon_label import IconMark

_SIZE = (720, 600)
_LEAST = (560, 320)


class CheckWindow(Dialog):
    """Checks a file once it is shown, and again on demand; nothing is ever changed in the file."""

    def __init__(self, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._worker = Worker(self)
        self.results: Sequence[CheckResult] = ()
        self.setWindowTitle(_("Check the data"))
        self.setMinimumSize(*_LEAST)
        room = self.screen().availableGeometry()
        self.resize(min(_SIZE[0], room.width() - 16), min(_SIZE[1], room.height() - 48))
        self.mark = IconMark("shield_checkmark", "accent", side=24)
        self.verdict, self.advice = QLabel(), QLabel()
        self.findings = QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._list(), 1)
        column.addWidget(self._foot())
        self.check()

    def check(self) -> None:
        """Look at the file from every side."""
        self.again.setEnabled(False)
        self.copy.setEnabled(False)
        self.verdict.setText(_("Looking at “{name}”…").format(name=self._file.name))
        self.advice.setText(_("Nothing is changed in the file."))
        self.mark.show_icon("shield_checkmark", "accent")

        def look(_job: Job) -> list[CheckResult]:
            return check_file(self._file, metadata, rooms=ROOMS)

        self._worker.submit(look).done.connect(self._show)

    def text(self) -> str:
        """Return what was found, as it is copied."""
        now = datetime.now()
        head = _("{name}, checked at {clock} on {day}").format(
            name=self._file, clock=f"{now:%H:%M}", day=short_date(now.date())
        )
        return "\n".join([head, *(f"{_mark_of(each)} {each.name}: {each.detail}" for each in self.results)])

    def done(self, result: int) -> None:
        """Close, and leave no thread behind."""
        self._worker.shut_down()
        super().done(result)
        if self.parent() is not None:
            self.deleteLater()

    def _show(self, results: list[CheckResult]) -> None:
        self.results = results
        failed = [each for each in results if not each.ok]
        if failed:
            self.mark.show_icon("error_circle", "red", True)
            self.verdict.setText(_("Something is not well"))
            self.advice.setText(
                _("Nothing was changed in the file. Copy it to another place first, then open the latest backup.")
            )
        else:
            self.mark.show_icon("checkmark_circle", "green", True)
            self.verdict.setText(_("All is well"))
            self.advice.setText(_("Nothing was changed in the file."))
        self._clear()
        for each in sorted(results, key=lambda each: each.ok):
            self.findings.addWidget(_line())
            self.findings.addWidget(_finding(each))
        self.findings.addStretch(1)
        self.again.setEnabled(True)
        self.copy.setEnabled(True)

    def _clear(self) -> None:
        while (item := self.findings.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _head(self) -> QWidget:
        head = QFrame()
        style.set_kind(head, "pane")
        row = QHBoxLayout(head)
        row.setContentsMargins(style.MARGIN, 20, style.MARGIN, 16)
        row.setSpacing(16)
        row.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        style.set_kind(self.verdict, "block")
        style.set_kind(self.advice, "sub")
        self.advice.setWordWrap(True)
        words.addWidget(self.verdict)
        words.addWidget(self.advice)
        row.addLayout(words, 1)
        return head

    def _list(self) -> QWidget:
        inside = QFrame()
        style.set_kind(inside, "pane")
        inside.setLayout(self.findings)
        self.findings.setContentsMargins(0, 0, 0, 0)
        self.findings.setSpacing(0)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setAccessibleName(_("Findings"))
        return area

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.setSpacing(8)
        self.copy = QPushButton(style.icon("copy", size=16), _("Copy the findings"))
        style.set_kind(self.copy, "flat")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text()))
        self.again = QPushButton(_("Check again"))
        self.again.clicked.connect(self.check)
        close = QPushButton(_("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(self.again)
        row.addWidget(close)
        close.setDefault(True)
        return foot


def _mark_of(result: CheckResult) -> str:
    return _("ok") if result.ok else _("FAILED")


def _line() -> QWidget:
    line = QFrame()
    style.set_kind(line, "line")
    return line


def _finding(result: CheckResult) -> QWidget:
    frame = QFrame()
    style.set_kind(frame, "pane")
    row = QHBoxLayout(frame)
    row.setContentsMargins(style.MARGIN + 4, 8, style.MARGIN, 8)
    row.setSpacing(20)
    icon, role = ("checkmark_circle", "green") if result.ok else ("error_circle", "red")
    row.addWidget(IconMark(icon, role, True, side=16), 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(2)
    for text, kind in ((result.name, "strong"), (result.detail, "sub")):
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        style.set_kind(label, kind)
        words.addWidget(label)
    row.addLayout(words, 1)
    return frame
