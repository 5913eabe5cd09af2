"""The agenda: everything that falls due, the most urgent first, with search, filters and the ways out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.deadlines.agenda import Deadline
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.text.numbers import format_number
from ui import style
from ui.common.keys import Keys
from ui.common.lists.hidden_strip import HiddenStrip
from ui.common.search_field import SearchField
from ui.deadlines.filter_button import FilterButton
from ui.deadlines.items import Item, key_of
from ui.deadlines.lines import line_of
from ui.deadlines.lines_view import LinesModel, LinesView
from ui.deadlines.reading import Found, Wanted, agenda_groups

WIDTH: Final = 420
_SEARCH_PAUSE_MS: Final = 120


class AgendaPane(QFrame):
    """Shows what the filters let through.

    Signals: ``filtered()`` other filters are in use; ``calendar_wanted()``; ``export_wanted()`` the calendar file;
    ``list_wanted()`` the sheet of Excel; ``print_wanted()`` the report of the morning.
    """

    filtered = Signal()
    calendar_wanted = Signal()
    export_wanted = Signal()
    list_wanted = Signal()
    print_wanted = Signal()
    KEYS = Keys(
        mark("Deadlines"),
        (
            ("↑, ↓", mark("another deadline")),
            ("Enter", mark("open its record; plan the meeting of a month without one")),
            ("Ctrl+U", mark("update the progress")),
            ("Ctrl+Enter", mark("completed today")),
            ("Ctrl+G", mark("extend")),
            ("Ctrl+R", mark("remind")),
            ("Shift+F10", mark("everything that can be done")),
            ("F6", mark("to the month, and back")),
            ("Ctrl+P", mark("print the report of the morning")),
        ),
    )

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.found = Found(today)
        self.wanted = Wanted()
        self.chosen: tuple[Deadline, ...] = ()
        self.search = SearchField(_("Find what falls due"))
        self.filter_button = FilterButton(lambda: self.found)
        self.more, self.calendar_button = QToolButton(), QToolButton()
        model: LinesModel[Item] = LinesModel(lambda item: line_of(item, self.found.today), key_of)
        self.list: LinesView[Item] = LinesView(model, _("What falls due"))
        self.nothing = QLabel()
        self.stack = QStackedWidget()
        self.hidden = HiddenStrip(self.show_all)
        self.foot = QFrame()
        self.no_date, self.export_button = QPushButton(), QPushButton(_("To a calendar (.ics)"))
        self._pause = QTimer(self, singleShot=True, interval=_SEARCH_PAUSE_MS)
        self._build()
        self._connect()
        self.show_narrow(False)

    # -- what the owner calls

    def show_found(self, found: Found) -> None:
        """Show what was read, through the filters of now."""
        self.found = found
        self._show()

    def show_wanted(self, wanted: Wanted) -> None:
        """Use other filters."""
        self.wanted = wanted
        if self.search.text().strip() != wanted.search.strip():
            blocked = self.search.blockSignals(True)
            self.search.setText(wanted.search)
            self.search.blockSignals(blocked)
        self._show()
        self.filtered.emit()

    def show_all(self) -> None:
        """End every filter and the search."""
        self.show_wanted(Wanted())

    def show_low(self, low: bool) -> None:
        """Leave out the foot in a low window: "…" and the End key lead to the same."""
        self.foot.setVisible(not low)

    def show_narrow(self, narrow: bool) -> None:
        """Offer the way to the calendar where it is not beside the list."""
        self.calendar_button.setVisible(narrow)

    def current(self) -> Item | None:
        """Return the current deadline."""
        return self.list.current_thing()

    def fill_more(self, menu: QMenu) -> None:
        """Write what leaves the program into a menu."""
        menu.clear()
        for words, icon, signal in (
            (_("To a calendar file (iCalendar)…"), "arrow_export", self.export_wanted),
            (_("To Excel…"), "arrow_download", self.list_wanted),
            (_("Print the report of the morning…"), "print", self.print_wanted),
        ):
            action = menu.addAction(style.icon(icon, size=16), words)
            action.triggered.connect(lambda _checked=False, signal=signal: signal.emit())

    # -- parts

    def _build(self) -> None:
        head = QFrame()
        style.set_kind(head, "tool_row")
        head.setFixedHeight(style.TOOL_ROW)
        row = QHBoxLayout(head)
        row.setContentsMargins(12, 7, 8, 7)
        row.setSpacing(4)
        row.addWidget(self.search, 1)
        for button, icon, words in (
            (self.filter_button, "", ""),
            (self.calendar_button, "calendar_ltr", _("Show the month")),
            (self.more, "more_horizontal", _("More")),
        ):
            style.set_kind(button, "tool")
            button.setIconSize(QSize(20, 20))
            if icon:
                button.setIcon(style.icon(icon))
                button.setToolTip(words)
                button.setAccessibleName(words)
            row.addWidget(button)
        more = QMenu(self.more)
        more.aboutToShow.connect(lambda: self.fill_more(more))
        self.more.setMenu(more)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        style.set_kind(self.nothing, "sub")
        self.nothing.setWordWrap(True)
        self.nothing.setContentsMargins(style.MARGIN, style.MARGIN, style.MARGIN, style.MARGIN)
        self.nothing.setAlignment(self.nothing.alignment().AlignHCenter | self.nothing.alignment().AlignTop)
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._fill_foot()
        for part, stretch in ((head, 0), (self.stack, 1), (self.hidden, 0), (self.foot, 0)):
            column.addWidget(part, stretch)

    def _fill_foot(self) -> None:
        style.set_kind(self.foot, "foot")
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(8, 4, 8, 4)
        style.set_kind(self.no_date, "link")
        style.set_kind(self.export_button, "flat")
        self.export_button.setIcon(style.icon("arrow_export", "text", size=16))
        self.export_button.setToolTip(_("Write what is shown into a file for the calendar of a telephone"))
        row.addWidget(self.no_date)
        row.addStretch(1)
        row.addWidget(self.export_button)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.down_wanted.connect(self._leave_search)
        self._pause.timeout.connect(self._search_now)
        self.filter_button.chosen.connect(lambda wanted: self.show_wanted(replace(wanted, search=self.search.text())))
        self.calendar_button.clicked.connect(self.calendar_wanted)
        self.export_button.clicked.connect(self.export_wanted)
        self.no_date.clicked.connect(self._show_no_date)

    def _show(self) -> None:
        found = self.found
        self.chosen = tuple(found.wanted(self.wanted))
        groups = agenda_groups(self.chosen, found.today)
        self.list.show_groups(groups)
        self.list.mark_words(self.wanted.search)
        self.filter_button.show_wanted(self.wanted)
        self.hidden.show_hidden(len(found.all) - len(self.chosen))
        self.stack.setCurrentWidget(self.list if self.chosen else self.nothing)
        self.nothing.setText(_nothing_words(found.all))
        number = len(groups[-1].things)
        words = ngettext("No deadline: {n} task", "No deadline: {n} tasks", number)
        self.no_date.setText(words.format(n=format_number(number)))
        self.no_date.setVisible(number > 0)
        self.export_button.setEnabled(len(self.chosen) > number)

    def _show_no_date(self) -> None:
        self.list.show_top_of(len(self.list.lines.head_rows()) - 1)
        self.list.enter()

    def _search_now(self) -> None:
        self._pause.stop()
        if self.search.text() != self.wanted.search:
            self.show_wanted(replace(self.wanted, search=self.search.text()))

    def _leave_search(self) -> None:
        self._search_now()
        if self.chosen:
            self.list.select_row(0)
            self.list.enter()


def _nothing_words(everything: Sequence[Deadline]) -> str:
    if everything:
        return _("Nothing of this kind falls due.")
    return _("Nothing falls due. Tasks, notices of conclusions and months without a meeting stand here by their days.")
