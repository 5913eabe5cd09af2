"""The list of the meeting's files below its papers: opened by Enter, taken away by Del, a few lines high."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from cchc_desktop.i18n import _, mark
from cchc_desktop.storage.attachments import AttachmentRow
from ui import style
from ui.common.keys import Keys
from ui.common.table_model import TableModel
from ui.common.table_view import TableView
from ui.meetings.papers.files import FileLine, columns

_LOW: Final = (320, 520)  # logical pixels of the page from which two and four lines fit
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FilesTable(TableView):
    """Shows files; ``owners`` returns to whom a file can be given, in words.

    Signals: ``open_wanted(AttachmentRow)``, ``copy_wanted(AttachmentRow)``, ``removal_wanted(AttachmentRow)``,
    ``giving_wanted(AttachmentRow, owner number)``, ``pasted()``.
    """

    KEYS = Keys(
        mark("Files of a meeting"),
        (
            ("Enter", mark("open the file with the system's program")),
            ("Del", mark("take the file away")),
            ("Ctrl+V", mark("attach the copied files or the copied picture")),
        ),
    )

    open_wanted = Signal(object)
    copy_wanted = Signal(object)
    removal_wanted = Signal(object)
    giving_wanted = Signal(object, int)
    pasted = Signal()

    def __init__(self, owners: Callable[[], Sequence[str]], parent: QWidget | None = None) -> None:
        self.files: TableModel[FileLine] = TableModel(columns())
        super().__init__(self.files, row_height=style.DENSE_ROW, parent=parent)
        self._owners = owners
        self.setAccessibleName(_("Attached files"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.doubleClicked.connect(lambda _index: self._tell(self.open_wanted))

    def show_files(self, lines: Sequence[FileLine]) -> None:
        """Show these files, in this order."""
        self.files.set_rows(lines)
        if lines and not self.currentIndex().isValid():
            self.setCurrentIndex(self.files.index(0, 0))
            self.clearSelection()

    def fit(self, page_height: int) -> None:
        """Take as many lines as a page of this height can spare."""
        most = 1 if page_height < _LOW[0] else 2 if page_height < _LOW[1] else 4
        has_header = page_height >= _LOW[1]
        self.horizontalHeader().setVisible(has_header)
        rows = max(1, min(most, len(self.files.rows())))
        self.setFixedHeight(rows * style.DENSE_ROW + (style.HEADER if has_header else 0) + 2)

    def current_file(self) -> AttachmentRow | None:
        """Return the file where the keyboard is."""
        line = self.files.row_at(self.currentIndex())
        return line.row if line is not None else None

    def paste(self) -> None:
        """Ask for what is in the clipboard to be attached."""
        self.pasted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._tell(self.open_wanted)
        elif event.key() == Qt.Key.Key_Delete:
            self._tell(self.removal_wanted)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if is_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        menu = self.file_menu()
        place = self.visualRect(index).bottomLeft() if is_key else event.pos()
        menu.exec(self.viewport().mapToGlobal(place))
        menu.deleteLater()

    def file_menu(self) -> QMenu:
        """Return the menu of the current file: the same as its keys, and to whom it can be given."""
        menu = QMenu(self)
        menu.addActions([*self._actions(menu)])
        giving = menu.addMenu(style.icon("attach", size=16), _("Belongs to"))
        for number, words in enumerate(self._owners()):
            action = giving.addAction(words.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, number=number: self._give(number))
        return menu

    def _actions(self, menu: QMenu) -> Iterable[QAction]:
        for words, icon, keys, signal in (
            (_("Open"), "document", "Enter", self.open_wanted),
            (_("Save a copy…"), "arrow_download", "", self.copy_wanted),
            (_("Take the file away"), "delete", "Del", self.removal_wanted),
        ):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            action = QAction(style.icon(icon, size=16), f"{words}\t{shown}" if keys else words, menu)
            action.triggered.connect(lambda _checked=False, signal=signal: self._tell(signal))
            yield action

    def _tell(self, signal: SignalInstance) -> None:
        row = self.current_file()
        if row is not None:
            signal.emit(row)

    def _give(self, number: int) -> None:
        row = self.current_file()
        if row is not None:
            self.giving_wanted.emit(row, number)
