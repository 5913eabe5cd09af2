"""The head of the editor: the meeting's short name, its state, and what is done with its papers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from cchc_desktop.documents.kinds import KINDS, Kind, minutes
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from ui import style
from ui.common.kind_names import kind_name
from ui.common.pills import Pill, meeting_pill
from ui.meetings.names import meeting_name


class EditorHead(QFrame):
    """Shows which meeting is edited.

    Signals: ``sign_wanted``, ``write_wanted`` the paper shown is to be written, ``print_wanted``,
    ``export_wanted(format)``, ``word_wanted``, ``kind_wanted(Kind)`` another paper is to stand in the preview.
    """

    sign_wanted = Signal()
    write_wanted = Signal()
    print_wanted = Signal()
    export_wanted = Signal(str)
    word_wanted = Signal()
    kind_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        style.set_kind(self.name, "title")
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._low = False
        self._can_sign = self._is_written = False
        self.pill = Pill()
        self.list_button = QToolButton()
        self.sign_button = QPushButton(style.icon("lock_closed", "text"), _("Sign and lock…"))
        self.write_button = QPushButton(style.icon("edit", "text"), _("Write…"))
        self.print_button = QPushButton(style.icon("print", "text"), _("Print"))
        self.more_button = QToolButton()
        self.kinds = QActionGroup(self)
        self._build()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)  # as high beside every page

    def show_facts(self, facts: MeetingFacts) -> None:
        """Show a meeting's name and state."""
        name = meeting_name(facts.details.kind, facts.details.period)
        self.name.setText(name)
        self.name.setToolTip(facts.details.title)
        self.pill.show_pill(*meeting_pill(facts.state.value))
        self._can_sign = facts.state is MeetingState.DRAFT_MINUTES
        self._show_verbs()

    def show_narrow(self, narrow: bool) -> None:
        """Offer the list by a button where it is folded away."""
        self.list_button.setVisible(narrow)
        self._fit()

    def show_low(self, low: bool) -> None:
        """Take less room in a low window."""
        self._low = low
        style.set_kind(self.name, "strong" if low else "title")
        self._row.setContentsMargins(style.GUTTER, 4 if low else 10, 12, 2 if low else 6)
        self._fit()

    def show_kind(self, kind: Kind) -> None:
        """Tick the paper that stands in the preview."""
        for action in self.kinds.actions():
            action.setChecked(action.data() == kind.name)
        self._is_written = kind.issuable is not None
        self._show_verbs()

    def _show_verbs(self) -> None:
        """Offer to sign, or to write the paper shown where it is one that is issued by itself."""
        self.write_button.setVisible(self._is_written)
        self.sign_button.setVisible(self._can_sign and not self._is_written)
        self._fit()

    def _fit(self) -> None:
        """Let the pill stand right after the name; words of buttons and pill give way before the name does."""
        kind = "strong" if self._low else "page_title"
        name = QFontMetrics(style.font(kind)).horizontalAdvance(self.name.text()) + 2
        self.name.setMaximumWidth(name)
        for spared in range(4):
            self.print_button.setText(_("Print") if spared < 1 else "")
            self.write_button.setText(_("Write…") if spared < 1 else "")
            self.sign_button.setText(_("Sign and lock…") if spared < 2 else _("Sign…"))
            self.pill.show_words(spared < 3)
            if name + self._room_of_others() <= self.width():
                return

    def _room_of_others(self) -> int:
        """Return the width of everything but the name, in pixels."""
        parts = (
            *(self.list_button, self.pill, self.sign_button),
            *(self.write_button, self.print_button, self.more_button),
        )
        shown = [part.sizeHint().width() + self._row.spacing() for part in parts if not part.isHidden()]
        margins = self._row.contentsMargins()
        return sum(shown) + margins.left() + margins.right() + self._row.spacing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _build(self) -> None:
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(style.GUTTER, 10, 12, 6)
        row.setSpacing(8)
        _tool(self.list_button, "panel_left", _("Show the list of meetings"))
        self.list_button.hide()
        row.addWidget(self.list_button)
        row.addWidget(self.name, 100)  # the name gives way last; what it does not need goes to the stretch
        row.addWidget(self.pill)
        row.addStretch(1)
        self.sign_button.setToolTip(_("Give the minutes number and day, lock them and keep their pages (F12)"))
        self.sign_button.clicked.connect(self.sign_wanted)
        self.sign_button.hide()
        row.addWidget(self.sign_button)
        self.write_button.setToolTip(_("Write the paper shown beside, and issue it"))
        self.write_button.setAccessibleName(_("Write…"))
        self.write_button.clicked.connect(self.write_wanted)
        self.write_button.hide()
        row.addWidget(self.write_button)
        self.print_button.setToolTip(_("Print the pages beside (Ctrl+P)"))
        self.print_button.setAccessibleName(_("Print"))
        self.sign_button.setAccessibleName(_("Sign and lock…"))
        self.print_button.clicked.connect(self.print_wanted)
        row.addWidget(self.print_button)
        _tool(self.more_button, "more_horizontal", _("More papers and formats"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setMenu(self._menu())
        row.addWidget(self.more_button)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("Export Word…"), lambda: self.export_wanted.emit("docx"))
        menu.addAction(_("Export PDF…"), lambda: self.export_wanted.emit("pdf"))
        menu.addAction(_("Open in Word"), self.word_wanted.emit)
        menu.addSeparator()
        for kind in KINDS:
            action = menu.addAction(_("Pages to print: {paper}").format(paper=kind_name(kind)))
            action.setCheckable(True)
            action.setData(kind.name)
            action.setChecked(kind.name == minutes.KIND)
            action.triggered.connect(lambda _checked=False, kind=kind: self.kind_wanted.emit(kind))
            self.kinds.addAction(action)
        return menu


def _tool(button: QToolButton, icon: str, tip: str) -> None:
    style.set_kind(button, "tool")
    button.setIcon(style.icon(icon))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
