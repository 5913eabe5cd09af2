"""The files that show what was done: attached, dropped or pasted, opened, taken away."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.storage.attaching import Owner
from cchc_desktop.storage.attachments import AttachmentRow, attachments_of
from cchc_desktop.tasks.records import TASK
from cchc_desktop.text.sizes import size_words
from ui import style
from ui.attachments.filing import Filing
from ui.common.attaching import files_in
from ui.common.notice import NoticeBar
from ui.workspace import Workspace

ROLE = "evidence"


class Evidence(QWidget):
    """Knows the files of the task shown."""

    def __init__(self, workspace: Workspace, notice: NoticeBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task_id: int | None = None
        self._rows: tuple[AttachmentRow, ...] = ()
        self._lines: list[QWidget] = []
        self.filing = Filing(workspace, notice, self)
        self.attach_button = QPushButton(_("Attach…"))
        self.attach_button.setIcon(style.icon("attach", size=16))
        self.attach_button.clicked.connect(lambda _checked=False: self.choose())
        self._words = QLabel()
        self._words.setWordWrap(True)
        style.set_kind(self._words, "sub")
        self.setAcceptDrops(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._words)
        self._column.addWidget(self.attach_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.filing.began.connect(self._words.setText)
        self.filing.ended.connect(self.read)

    def show_task(self, task_id: int) -> None:
        """Show the files of a task."""
        self._task_id = task_id
        self.read()

    def files(self) -> tuple[AttachmentRow, ...]:
        """Return the files shown."""
        return self._rows

    def read(self) -> None:
        """Read the files again."""
        task_id = self._task_id
        if task_id is None:
            return
        found = self._workspace.read(lambda session: attachments_of(session, TASK, [task_id], role=ROLE))
        self._rows = found.get(task_id, ())
        self._words.setText("" if self._rows else _("No files yet. Attach or drop what shows the result."))
        self._words.setVisible(not self._rows)
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(row) for row in self._rows]
        for place, line in enumerate(self._lines):
            self._column.insertWidget(place, line)

    def choose(self) -> None:
        """Ask for files and attach them."""
        if self._task_id is not None:
            self.filing.attaching.add(self.filing.choose(_("Attach evidence")), self._owner(self._task_id))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if self._task_id is not None:
            self.filing.attaching.add(files_in(event.mimeData()), self._owner(self._task_id))
            event.acceptProposedAction()

    def _owner(self, task_id: int) -> Owner:
        return Owner(TASK, task_id, ROLE)

    def _line(self, row: AttachmentRow) -> QWidget:
        line = QWidget()
        name = QPushButton(row.name.replace("&", "&&"))
        style.set_kind(name, "link")
        name.setIcon(style.icon("attach", size=16))
        name.setToolTip(_("Open {name}").format(name=row.name))
        name.clicked.connect(lambda _checked=False: self.filing.open(row))
        size = QLabel(size_words(row.size))
        style.set_kind(size, "small")
        more = QToolButton()
        style.set_kind(more, "tool")
        more.setIcon(style.icon("more_horizontal"))
        more.setAccessibleName(_("More for {name}").format(name=row.name))
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(more)
        menu.addAction(_("Open"), partial(self.filing.open, row))
        menu.addAction(_("Save a copy…"), partial(self.filing.save_copy, row))
        menu.addAction(_("Take away"), partial(self._remove, row))
        more.setMenu(menu)
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(name)
        layout.addWidget(size)
        layout.addStretch(1)
        layout.addWidget(more)
        return line

    def _remove(self, row: AttachmentRow) -> None:
        self.filing.remove(row)
        self.read()
