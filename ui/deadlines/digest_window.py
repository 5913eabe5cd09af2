"""What the day begins with, in one page over the window: each line opens its record, Escape closes it.

It stands beside the window, not before it: whoever wants to type at once clicks past it.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.agenda import Deadline
from cchc_desktop.deadlines.digest import Digest, digest
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.dialog import Dialog
from ui.common.error_dialog import show_error
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.common.user_locale import weekday
from ui.deadlines.digest_lines import Thing, digest_groups, digest_key, digest_line, digest_summary, record_of
from ui.deadlines.digest_paper import DigestPaper
from ui.deadlines.lines_view import LinesModel, LinesView
from ui.workspace import Workspace

SIZE: Final = (640, 600)


class DigestWindow(Dialog):
    """Shows the report of the morning.

    Signals: ``record_wanted(kind, id)``; ``list_wanted(kind, wanted, words)`` the month of a missing meeting.
    """

    record_wanted = Signal(str, int)
    list_wanted = Signal(str, object, str)
    KEYS = Keys(
        mark("Report of the morning"),
        (
            ("↑, ↓", mark("another line")),
            ("Enter", mark("open its record")),
            ("Ctrl+P", mark("print the report of the morning")),
            ("Esc", mark("close the report")),
        ),
    )

    def __init__(self, workspace: Workspace, read: Digest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.digest, self._is_closed = read, False
        self.paper = DigestPaper(workspace, self)
        model: LinesModel[Thing] = LinesModel(lambda thing: digest_line(thing, self.digest.day), digest_key)
        self.list: LinesView[Thing] = LinesView(model, _("Report of the morning"))
        self.title, self.summary = QLabel(), QLabel()
        self.warning, self.told = IconLabel("amber", wraps=True), IconLabel("sub", wraps=True)
        self.at_start = QCheckBox(_("&Do not show it at the start"))
        self.print_button, self.close_button = QPushButton(_("&Print…")), QPushButton(_("Close"))
        self._build()
        self._connect()
        self.show_digest(read)

    def show_digest(self, read: Digest) -> None:
        """Show another reading."""
        self.digest = read
        self.title.setText(f"{weekday(read.day)}, {short_date(read.day)}")
        self.summary.setText(digest_summary(read))
        self.list.show_groups(digest_groups(read))
        if self.list.current_thing() is None:
            self.list.select_row(0)
        self.list.setVisible(bool(self.list.lines.rowCount()))
        self.warning.show_text(read.warning, "warning", "amber", filled=True)
        self.warning.setVisible(bool(read.warning))

    def reload(self) -> None:
        """Read the day again: something changed, or it is another day."""
        today = self._workspace.today
        try:
            self.show_digest(self._workspace.read(lambda session: digest(session, today=today)))
        except AppError as error:
            show_error(self._workspace.prompts, error)

    def open_current(self) -> None:
        """Go to the record of the current line; the report closes."""
        thing = self.list.current_thing()
        if thing is None:
            return
        record = record_of(thing)
        self.accept()
        if record is not None:
            self.record_wanted.emit(*record)
        elif isinstance(thing, Deadline):
            self.list_wanted.emit("meeting", Period.parse(thing.code), "")

    def done(self, result: int) -> None:
        """Close, and keep whether it is to come again."""
        if self._is_closed:
            return
        self._is_closed = True
        self._workspace.settings.shows_digest = not self.at_start.isChecked()
        self._workspace.data_changed.disconnect(self._on_data_changed)
        super().done(result)
        self.deleteLater()

    # -- parts

    def _build(self) -> None:
        self.setWindowTitle(_("Report of the morning"))
        room = self.screen().availableGeometry()
        self.resize(min(SIZE[0], room.width() - 16), min(SIZE[1], room.height() - 48))
        style.set_kind(self.title, "title")
        style.set_kind(self.summary, "sub")
        self.summary.setWordWrap(True)
        self.at_start.setChecked(not self._workspace.settings.shows_digest)
        head = QVBoxLayout()
        head.setContentsMargins(16, 12, 16, 12)
        head.setSpacing(4)
        for part in (self.title, self.summary, self.warning):
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(_line())
        column.addWidget(self.list, 1)
        column.addStretch(0)
        column.addWidget(self._foot())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self) -> QFrame:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.at_start)
        row.addWidget(self.told, 1)
        style.set_kind(self.close_button, "primary")
        for button in (self.print_button, self.close_button):
            button.setAutoDefault(False)
            row.addWidget(button)
        return foot

    def _connect(self) -> None:
        self.list.opened.connect(self.open_current)
        self.list.clicked.connect(lambda _index: self.open_current())
        self.list.left.connect(self.reject)
        self.print_button.clicked.connect(self.paper.print)
        self.close_button.clicked.connect(self.accept)
        self.paper.done.connect(lambda words: self.told.show_text(words, "checkmark", "green", kind="sub"))
        self._workspace.data_changed.connect(self._on_data_changed)
        QShortcut(QKeySequence("Ctrl+P"), self, self.paper.print)

    def _on_data_changed(self, _changes: Changes, _origin: object) -> None:
        self.reload()


def _line() -> QFrame:
    line = QFrame()
    style.set_kind(line, "line")
    return line
