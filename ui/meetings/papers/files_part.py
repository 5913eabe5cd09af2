"""The files on the page of papers: their list, the buttons, what is dropped and pasted, and whose it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSize, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.files import file_owner, files_of_meeting
from cchc_desktop.meetings.records import MEETING, MeetingFacts
from cchc_desktop.register.rules import PAPER, type_name
from cchc_desktop.storage.attaching import Owner
from cchc_desktop.storage.attachments import AttachmentRow
from ui import style
from ui.attachments.filing import Filing
from ui.common.attaching import files_in
from ui.common.icon_label import IconLabel
from ui.common.notice import NoticeBar
from ui.meetings.papers.files import FileLine, total_words, whose
from ui.meetings.papers.files_table import FilesTable
from ui.meetings.papers.lines import PaperLine
from ui.workspace import Workspace


class FilesPart(QObject):
    """Knows the files of the meeting shown and lets papers have more of them.

    A paper that is not in the file yet gets its files once it is: they wait under the key of its line.

    Signals: ``changed()`` other files are shown.
    """

    changed = Signal()

    def __init__(self, workspace: Workspace, notice: NoticeBar, parent: QObject) -> None:
        super().__init__(parent)
        self.filing = Filing(workspace, notice, self)
        self.table = FilesTable(self._owner_words)
        self.list = _under_a_line(self.table)
        self.attach_button = _button("attach", _("Attach…"))
        self.scan_button = _button("attach", _("Attach the signed scan…"))
        self.progress = _Progress()
        self._workspace = workspace
        self._meeting_id: int | None = None
        self._lines: Sequence[PaperLine] = ()
        self._files: dict[tuple[str, int], tuple[AttachmentRow, ...]] = {}
        self._waiting: dict[int, list[Path]] = {}
        self._connect()

    # -- what is shown

    def show_facts(self, facts: MeetingFacts, lines: Sequence[PaperLine]) -> None:
        """Read the files of a meeting again; ``lines`` are its papers as they stand on the page."""
        if facts.id != self._meeting_id:
            self._waiting.clear()
        self._meeting_id, self._lines = facts.id, lines
        has_signed = facts.is_locked and any(line.is_minutes and line.stored is not None for line in lines)
        self.scan_button.setVisible(has_signed)
        self.read()
        self._attach_waiting()

    def read(self) -> None:
        """Read the files again."""
        meeting_id = self._meeting_id
        if meeting_id is None:
            return
        found = self._workspace.read(lambda session: files_of_meeting(session, meeting_id))
        self._files = {}
        for row in found:
            key = (row.owner_kind, row.owner_id)
            self._files[key] = (*self._files.get(key, ()), row)
        self.list.setVisible(bool(found))
        self.table.show_files([FileLine(row, whose(self._words_of(row), row)) for row in found])
        self.changed.emit()

    def files_of(self, line: PaperLine) -> tuple[AttachmentRow, ...]:
        """Return the files of a paper."""
        paper_id = line.stored.id if line.stored is not None else None
        return self._files.get((PAPER, paper_id), ()) if paper_id is not None else ()

    def summary(self) -> str:
        """Return "3 tệp, 4,2 MB"."""
        return total_words([row for rows in self._files.values() for row in rows])

    # -- more files

    def choose(self, line: PaperLine | None) -> None:
        """Ask for files and attach them to a paper, or to the meeting."""
        self.attach(self.filing.choose(_("Attach to {paper}").format(paper=_owner_name(line))), line)

    def attach(self, paths: Sequence[Path], line: PaperLine | None) -> None:
        """Attach files to a paper, or to the meeting."""
        owner = self._owner(line)
        if owner is not None:
            self.filing.attaching.add(paths, owner)
        elif line is not None:
            self._waiting.setdefault(line.key, []).extend(paths)

    def paste(self, line: PaperLine | None, mime: QMimeData | None = None) -> None:
        """Attach the files or the picture of the clipboard."""
        mime = mime or QGuiApplication.clipboard().mimeData()
        paths, owner = files_in(mime), self._owner(line)
        if paths:
            self.attach(paths, line)
        elif mime.hasImage() and owner is not None:
            self.filing.paste_picture(QImage(mime.imageData()), owner)

    def show_first_of(self, line: PaperLine) -> bool:
        """Put the keyboard to the first file of a paper; False when it has none."""
        rows = self.files_of(line)
        if rows:
            self.table.select_id(rows[0].id)
            self.table.setFocus()
        return bool(rows)

    # -- parts

    def _connect(self) -> None:
        self.table.open_wanted.connect(self.filing.open)
        self.table.copy_wanted.connect(self.filing.save_copy)
        self.table.removal_wanted.connect(self.filing.remove)
        self.table.giving_wanted.connect(self._give)
        self.scan_button.clicked.connect(self._attach_scan)
        self.filing.began.connect(self.progress.begin)
        self.filing.progressed.connect(self.progress.show_progress)
        self.filing.ended.connect(self.progress.hide)
        self.progress.stop.clicked.connect(self.filing.cancel)

    def _owner(self, line: PaperLine | None) -> Owner | None:
        if self._meeting_id is None or (line is not None and line.stored is None):
            return None
        return file_owner(self._meeting_id, line.stored if line is not None else None)

    def _attach_scan(self) -> None:
        minutes = next((line for line in self._lines if line.is_minutes), None)
        if minutes is not None:
            self.choose(minutes)

    def _attach_waiting(self) -> None:
        """Attach what waited for its paper; where the paper is gone, the meeting takes the file."""
        present = {line.key: line for line in self._lines}
        for key in list(self._waiting):
            line = present.get(key)
            if line is None or line.stored is not None:
                self.attach(self._waiting.pop(key), line)

    def _owners(self) -> list[PaperLine | None]:
        return [*(line for line in self._lines if line.stored is not None), None]

    def _owner_words(self) -> Sequence[str]:
        return [_owner_name(line) for line in self._owners()]

    def _give(self, row: AttachmentRow, number: int) -> None:
        owner = self._owner(self._owners()[number])
        if owner is not None and (owner.kind, owner.id) != (row.owner_kind, row.owner_id):
            self.filing.give(row, owner)

    def _words_of(self, row: AttachmentRow) -> str:
        if row.owner_kind == MEETING:
            return _owner_name(None)
        stored = (line for line in self._lines if line.stored is not None and line.stored.id == row.owner_id)
        return _owner_name(next(stored, None))


class _Progress(QFrame):
    """How far a file is, and the way to stop it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = IconLabel("sub")
        self.stop = QPushButton(_("Cancel"))
        style.set_kind(self.stop, "link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.stop)
        self._words = ""
        self.hide()

    def begin(self, words: str) -> None:
        """Show what is being done."""
        self._words = words
        self.label.show_text(words, "attach")
        self.show()

    def show_progress(self, done: int, total: int) -> None:
        """Show how far it is."""
        self.label.show_text(f"{self._words} {100 * done // max(total, 1)}%", "attach")


def _button(icon: str, words: str) -> QPushButton:
    button = QPushButton(style.icon(icon, "text", size=16), words)
    button.setIconSize(QSize(16, 16))
    return button


def _under_a_line(widget: QWidget) -> QFrame:
    frame = QFrame()
    style.set_kind(frame, "foot")
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    frame.hide()
    return frame


def _owner_name(line: PaperLine | None) -> str:
    """Return how a paper is called among its like: by its number, else by its type."""
    if line is None:
        return _("the meeting")
    return line.reference or type_name(line.type_code)
