"""The pane "Trang in": the very PDF that will be printed, beside what is typed.

The head has the zoom, the foot the page number and the layout check. The pane never takes the focus by itself: her
hands stay in the field she types in. F6 may give it (``preview.setFocus()``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.keys import Keys
from ui.common.page_view import PageView

if TYPE_CHECKING:
    from cchc_desktop.documents.pdf import Pdf

HEAD: Final = 44
FOOT: Final = 32
LOW: Final = 320
"""Below this height the head folds away."""

_ICON: Final = 20


class Preview(QWidget):
    """Show a paper as it will be printed and follow the paragraph being edited.

    Signals: ``rendered()`` when the pages in view are painted with the present bytes, ``page_changed(page)`` (from
    0), ``hide_requested()``, ``check_clicked()``, ``place_clicked(anchor)`` when a marked paragraph is clicked.
    """

    page_changed = Signal(int)
    rendered = Signal()
    hide_requested = Signal()
    check_clicked = Signal()
    place_clicked = Signal(str)
    KEYS = Keys(
        mark("Pages to print"),
        (
            ("PgUp, PgDn", mark("a pane up, a pane down")),
            ("Home, End", mark("to the first page, to the last")),
            ("Ctrl++, Ctrl+-", mark("larger, smaller")),
            ("Ctrl+0", mark("as wide as the pane")),
        ),
    )

    def __init__(self, parent: QWidget | None = None, *, can_hide: bool = True) -> None:
        super().__init__(parent)
        self.view = PageView(self)
        self._title = QLabel(_("Pages to print"))
        self.choice = QPushButton()
        self._page_label = QLabel()
        self._check = QPushButton()
        self._fit = QPushButton()
        self._zoom_out = _tool("zoom_out", _("Smaller (Ctrl+-)"))
        self._zoom_in = _tool("zoom_in", _("Larger (Ctrl++)"))
        self._hide = _tool("panel_right_contract", _("Hide the pages to print"))
        self._build()
        self._connect()
        self._hide.setVisible(can_hide)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(self.view)
        self.set_check("", ok=True)
        self._show_page()
        self._show_zoom()

    # ------------------------------------------------------------------------------------------ what is shown

    def show_pdf(self, pdf: Pdf, *, anchor: str | None = None) -> None:
        """Show these bytes instead, keeping page, place and zoom, and follow the edited node.

        Raises ``DocumentError`` when they are no PDF; what was shown before then stays.
        """
        self.view.show_pages(pdf.data, pdf.places)
        self.view.follow(anchor)
        self._show_page()
        self._show_zoom()

    def follow(self, anchor: str | None) -> None:
        """Mark the paragraph that is edited; scroll only if it is not well in view."""
        self.view.follow(anchor)

    def clear(self, message: str) -> None:
        """Show this sentence instead of pages."""
        self.view.clear(message)
        self.set_check("", ok=True)
        self._show_page()
        self._show_zoom()

    def set_check(self, text: str, ok: bool, findings: Sequence[str] = ()) -> None:
        """Show what the layout check says; its findings are sentences for the tool tip. No text hides it."""
        self._check.setVisible(bool(text))
        self._check.setText(text)
        name, role = ("checkmark_circle", "green") if ok else ("warning", "amber")
        self._check.setIcon(style.icon(name, role, filled=True, size=16))
        self._check.setToolTip("\n".join(findings))
        self._check.setAccessibleDescription("\n".join(findings))

    def offer(self, papers: Sequence[str], choose: Callable[[int], object]) -> None:
        """Let one of several papers be chosen in the place of the title; ``choose`` is called with its number."""
        group = QActionGroup(self.choice)
        for number, words in enumerate(papers):
            action = self.choice.menu().addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, number=number: choose(number))
            group.addAction(action)
        self._title.hide()
        self.choice.show()

    def show_choice(self, number: int) -> None:
        """Name the paper that is shown, one of those offered."""
        action = self.choice.menu().actions()[number]
        action.setChecked(True)
        self.choice.setText(action.text())
        self.choice.ensurePolished()
        self.choice.setMinimumWidth(self.choice.sizeHint().width() + 16)  # the arrow stands off the word
        words = _("Pages to print: {paper}").format(paper=action.text().replace("&&", "&"))
        self.choice.setAccessibleName(words)

    @property
    def pdf_bytes(self) -> bytes:
        """The very bytes that are shown, and printed."""
        return self.view.data

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return self.view.page_count

    @property
    def current_page(self) -> int:
        """The page in the middle of the view, from 0; -1 when there is none."""
        return self.view.current_page

    # ---------------------------------------------------------------------------------------------------- zoom

    def zoom_in(self) -> None:
        """Show the pages one step larger."""
        self.view.zoom_by(1)

    def zoom_out(self) -> None:
        """Show the pages one step smaller."""
        self.view.zoom_by(-1)

    def fit_width(self) -> None:
        """Let the pages follow the width of the pane again."""
        self.view.set_zoom(None)

    def set_zoom(self, zoom: float) -> None:
        """Show the pages at this zoom; 1.0 is the size of the paper."""
        self.view.set_zoom(zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low pane to the pages; its keys and the menu zoom, too."""
        super().resizeEvent(event)
        for part in self._top:
            part.setVisible(self.height() >= LOW)

    # -------------------------------------------------------------------------------------------------- parts

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._top = (self._head(), _line())
        for part in self._top:
            column.addWidget(part)
        column.addWidget(self.view, 1)
        column.addWidget(_line())
        column.addWidget(self._foot())

    def _head(self) -> QWidget:
        style.set_kind(self._title, "strong")
        style.set_kind(self.choice, "flat")
        self.choice.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice.setToolTip(_("Choose the paper whose pages are shown"))
        self.choice.setMenu(QMenu(self.choice))
        self.choice.hide()
        style.set_kind(self._fit, "flat")
        self._fit.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._fit.setToolTip(_("Make the page as wide as the pane (Ctrl+0)"))
        self._fit.setText(_("Page width"))
        self._fit.ensurePolished()
        self._fit.setFixedWidth(self._fit.sizeHint().width())  # the buttons stay where they are when it says 125%
        zooming = (self._zoom_out, self._fit, self._zoom_in)
        return _bar(HEAD, (self._title, self.choice, 0, *zooming, 8, self._hide), right=6)

    def _foot(self) -> QWidget:
        style.set_kind(self._page_label, "sub")
        style.set_kind(self._check, "flat")
        self._check.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._check.setIconSize(QSize(16, 16))
        return _bar(FOOT, (self._page_label, 0, self._check), right=4)

    def _connect(self) -> None:
        self._zoom_in.clicked.connect(self.zoom_in)
        self._zoom_out.clicked.connect(self.zoom_out)
        self._fit.clicked.connect(self.fit_width)
        self._hide.clicked.connect(self.hide_requested)
        self._check.clicked.connect(self.check_clicked)
        self.view.page_changed.connect(self._show_page)
        self.view.page_changed.connect(self.page_changed)
        self.view.zoom_changed.connect(self._show_zoom)
        self.view.rendered.connect(self.rendered)
        self.view.place_clicked.connect(self.place_clicked)

    def _show_page(self) -> None:
        page, count = self.current_page + 1, self.page_count
        self._page_label.setText(_("Page {page}/{count}").format(page=page, count=count) if count else "")

    def _show_zoom(self) -> None:
        has_pages = self.page_count > 0
        for button in (self._zoom_in, self._zoom_out, self._fit):
            button.setEnabled(has_pages)
        percent = _("{percent}%").format(percent=round(self.view.zoom * 100))
        self._fit.setText(_("Page width") if self.view.is_fit_width else percent)


def _bar(height: int, widgets: Sequence[QWidget | int], *, right: int) -> QFrame:
    """Return a row of widgets; a number is a space, 0 the space that stretches."""
    bar = QFrame()
    style.set_kind(bar, "pane")
    bar.setFixedHeight(height)
    row = QHBoxLayout(bar)
    row.setContentsMargins(12, 0, right, 0)
    row.setSpacing(2)
    for each in widgets:
        if isinstance(each, QWidget):
            row.addWidget(each)
        elif each:
            row.addSpacing(each)
        else:
            row.addStretch(1)
    return bar


def _line() -> QFrame:
    line = QFrame()
    style.set_kind(line, "line")
    return line


def _tool(name: str, tip: str) -> QToolButton:
    button = QToolButton()
    style.set_kind(button, "tool")
    button.setIcon(style.icon(name))
    button.setIconSize(QSize(_ICON, _ICON))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
