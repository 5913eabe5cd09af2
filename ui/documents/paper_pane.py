"""The paper chosen in the archive: what is kept of it, what can be done with it, and its pages as they were printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.documents.pdf import Pdf
from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MEETING, SUPPLEMENT
from ui import style
from ui.common.icon_label import IconLabel
from ui.common.preview import Preview
from ui.documents.columns import ended_words, title_of
from ui.documents.ending import can_be_replaced, can_end
from ui.documents.open_paper import Kept, OpenPaper


class PaperPane(QFrame):
    """Shows one paper.

    Signals: ``kept_chosen(Kept)`` another version or file is to be shown; ``print_wanted``, ``save_wanted(format)``,
    ``word_wanted``, ``attach_wanted``, ``file_wanted(AttachmentRow)``, ``meeting_wanted`` the record it belongs to,
    ``recall_wanted``, ``replace_wanted``, ``replacing_wanted`` the paper that replaces it, ``back_wanted``.
    """

    kept_chosen = Signal(object)
    print_wanted = Signal()
    save_wanted = Signal(str)
    word_wanted = Signal()
    changes_wanted = Signal()
    attach_wanted = Signal()
    file_wanted = Signal(object)
    recall_wanted = Signal()
    replace_wanted = Signal()
    replacing_wanted = Signal()
    meeting_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.back = QToolButton()
        self.name = QLabel()
        self.about = QLabel()
        self.line = IconLabel("sub")
        self.choice = QPushButton()
        self.print_button = QPushButton(_("Print again"))
        self.save_button = QPushButton(_("Save as file"))
        self.word_button = QPushButton(_("Open in Word"))
        self.attach_button = QPushButton(_("Attach a scan…"))
        self.more = QToolButton()
        self.preview = Preview()  # put in last: Tab comes to the buttons above it first
        self._paper: OpenPaper | None = None
        self._kept: Kept | None = None
        self._narrow: bool | None = None
        self._build()
        self._connect()

    @property
    def paper(self) -> OpenPaper | None:
        """The paper shown."""
        return self._paper

    @property
    def kept(self) -> Kept | None:
        """The version or file shown, None when nothing of the paper is kept."""
        return self._kept

    def show_paper(self, paper: OpenPaper | None, kept: Kept | None) -> None:
        """Show a paper and one thing kept of it; its pages follow with ``show_pages``."""
        self._paper, self._kept = paper, kept
        self._head.setVisible(paper is not None)
        if paper is None:
            self.preview.clear(_("Choose a paper to see it as it was printed."))
            return
        self.name.setText(paper.name)
        title = title_of(paper.paper)
        self.about.setText(title)
        self.about.setVisible(bool(title) and title != paper.name and not self._narrow)
        self.name.setToolTip(title)
        self._show_line(kept)
        self._show_choice(paper, kept)
        self._allow(kept)

    def show_pages(self, data: bytes) -> None:
        """Show the stored pages."""
        try:
            self.preview.show_pdf(Pdf(data, {}, 0))
        except DocumentError:
            self.preview.clear(_("These stored bytes are no PDF that can be shown. Open a copy of it instead."))

    def show_message(self, sentence: str) -> None:
        """Show why there are no pages."""
        self.preview.clear(sentence)

    def show_narrow(self, narrow: bool) -> None:
        """Stand in the place of the list, with a way back and in one row less, or beside it."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.back.setVisible(narrow)
        old, new = (self._rows[1], self._rows[0]) if narrow else self._rows
        first = new.count() if narrow else 0  # beside the name, or before the space that stretches
        for number, button in enumerate((self.attach_button, self.print_button, self.save_button, self.word_button)):
            old.removeWidget(button)
            new.insertWidget(first + number, button)
        old.removeWidget(self.more)
        new.addWidget(self.more)
        self.about.setVisible(bool(self.about.text()) and not narrow)
        if narrow:
            self.preview.set_zoom(1.0)  # as wide as the window, five lines would fill it
        else:
            self.preview.fit_width()

    def actions_menu(self, menu: QMenu) -> None:
        """Put everything that can be done with the paper into a menu."""
        if self._paper is None:
            return
        kept = self._kept
        lines = (
            (_("Print again"), self.print_wanted.emit, "Ctrl+P", kept is not None and kept.pages_id is not None),
            (_("Save as Word…"), partial(self.save_wanted.emit, "docx"), "", kept is not None and bool(kept.docx_id)),
            (_("Save as PDF…"), partial(self.save_wanted.emit, "pdf"), "", kept is not None and bool(kept.pages_id)),
            (_("Open in Word"), self.word_wanted.emit, "", kept is not None and kept.docx_id is not None),
            (_("What changed since the version before…"), self.changes_wanted.emit, "", self._has_earlier()),
        )
        for words, call, keys, allowed in lines:
            action = menu.addAction(f"{words}\t{keys}" if keys else words, call)
            action.setEnabled(allowed)
        menu.addSeparator()
        self._file_lines(menu)

    def _has_earlier(self) -> bool:
        return self._paper is not None and self._kept is not None and self._paper.before(self._kept) is not None

    def _file_lines(self, menu: QMenu) -> None:
        assert self._paper is not None
        menu.addAction(_("Attach a scan…"), self.attach_wanted.emit)
        for file in self._paper.files:
            words = _("Open “{name}”").format(name=file.name).replace("&", "&&")
            menu.addAction(words, partial(self.file_wanted.emit, file))
        paper = self._paper.paper
        words = _("Go to the meeting") if paper.owner_kind in ("", MEETING, SUPPLEMENT) else _("Show the record")
        menu.addAction(words, self.meeting_wanted.emit).setEnabled(bool(paper.owner_code))
        menu.addSeparator()
        menu.addAction(_("Recall…"), self.recall_wanted.emit).setEnabled(can_end(paper))
        menu.addAction(_("Replace…"), self.replace_wanted.emit).setEnabled(can_be_replaced(paper))
        if paper.replaced_by_id is not None:
            menu.addAction(_("Show the paper that replaces it"), self.replacing_wanted.emit)

    # -- parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = QWidget()
        rows = QVBoxLayout(self._head)
        rows.setContentsMargins(style.GUTTER, 8, 12, 8)
        rows.setSpacing(6)
        style.set_kind(self.name, "block")
        style.set_kind(self.about, "sub")
        for label in (self.name, self.about):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        style.set_kind(self.choice, "flat")
        self._rows = (_row(self.back, self.name, self.choice), _row())
        self._rows[0].setStretch(1, 1)
        self._rows[1].addStretch(1)
        rows.addLayout(self._rows[0])
        rows.addWidget(self.about)
        rows.addWidget(self.line)
        rows.addLayout(self._rows[1])
        self.show_narrow(False)
        column.addWidget(self._head)
        column.addWidget(_line())
        column.addWidget(self.preview, 1)
        self._dress()

    def _dress(self) -> None:
        for primary, icon in ((self.print_button, "print"), (self.attach_button, "attach")):
            style.set_kind(primary, "primary")
            primary.setIcon(style.icon(icon, "on_accent", size=16))
            primary.setIconSize(QSize(16, 16))
        self.print_button.setToolTip(_("Print the stored pages again, exactly as they were (Ctrl+P)"))
        tools = ((self.back, "chevron_left", _("Back to the list (Esc)")), (self.more, "more_horizontal", _("More")))
        for button, icon, words in tools:
            style.set_kind(button, "tool")
            button.setIcon(style.icon(icon))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setFixedWidth(style.BUTTON)
        for owner in (self.more, self.save_button, self.choice):
            owner.setMenu(QMenu(owner))
        self.save_button.menu().addAction(_("Word…"), partial(self.save_wanted.emit, "docx"))
        self.save_button.menu().addAction(_("PDF…"), partial(self.save_wanted.emit, "pdf"))

    def _connect(self) -> None:
        self.back.clicked.connect(self.back_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.word_button.clicked.connect(self.word_wanted)
        self.attach_button.clicked.connect(self.attach_wanted)
        self.more.menu().aboutToShow.connect(self._fill_more)

    def _fill_more(self) -> None:
        self.more.menu().clear()
        if self._paper is not None:
            self._file_lines(self.more.menu())

    def _show_line(self, kept: Kept | None) -> None:
        ended = ended_words(self._paper.paper) if self._paper is not None else ""
        if ended:
            self.line.show_text(ended, "document_dismiss", "amber")
        elif kept is None:
            self.line.show_text(_("Issued before the program was used; nothing of it is kept here."), "info", "text2")
        else:
            icon, role = ("attach", "text2") if kept.file is not None else ("lock_closed", "green")
            self.line.show_text(kept.line, icon, role, filled=kept.file is None)
        self.line.setToolTip(self.line.label.text())

    def _show_choice(self, paper: OpenPaper, kept: Kept | None) -> None:
        """Offer the versions and scans where there is more than one."""
        self.choice.setVisible(len(paper.kept) > 1)
        self.choice.setText(_shortened(kept.words) if kept is not None else "")
        menu = self.choice.menu()
        menu.clear()
        for each in paper.kept:
            action = menu.addAction(each.words.replace("&", "&&"), partial(self.kept_chosen.emit, each))
            action.setCheckable(True)
            action.setChecked(each is kept)

    def _allow(self, kept: Kept | None) -> None:
        """Offer what can be done with this version; where nothing is kept, to attach a scan."""
        self.attach_button.setVisible(kept is None)
        self.print_button.setVisible(kept is not None and kept.pages_id is not None)
        self.save_button.setVisible(kept is not None)
        self.word_button.setVisible(kept is not None and kept.docx_id is not None)
        word, pdf = self.save_button.menu().actions()
        word.setEnabled(kept is not None and kept.docx_id is not None)
        pdf.setText(_("PDF…") if kept is None or kept.file is None else _("File…"))
        pdf.setEnabled(kept is not None)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    return row


def _line() -> QFrame:
    line = QFrame()
    style.set_kind(line, "line")
    return line


def _shortened(words: str) -> str:
    return words if len(words) <= 28 else f"{words[:27]}…"
