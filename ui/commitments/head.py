"""The tool row above the matrix: year, quarters or months, chips with counts, search, and the ways on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from cchc_desktop.commitments.records import CountedBy, Result
from cchc_desktop.i18n import _
from ui import style
from ui.commitments.words import EVERY
from ui.common.lists.filter_chips import ChipFilter, FilterChips
from ui.common.search_field import SearchField
from ui.common.target_pills import RESULTS

SEARCH_PAUSE_MS: Final = 120
_SPACING: Final = 6
_MARGIN: Final = 12
_NARROW: Final = 1100
_WIDE: Final = 1480

FillMenu = Callable[[QMenu], None]


class CommitmentsHead(QFrame):
    """One row; what there is no room for goes into the menu "…", filled by ``fill_more``.

    Signals: ``year_wanted(year)``; ``every_wanted(CountedBy)``; ``chosen(values)`` of the chips;
    ``search_wanted(text)``; ``copy_wanted()``; ``print_wanted()``; ``new_wanted()``.
    """

    year_wanted = Signal(int)
    every_wanted = Signal(object)
    chosen = Signal(tuple)
    search_wanted = Signal(str)
    copy_wanted = Signal()
    print_wanted = Signal()
    new_wanted = Signal()

    def __init__(self, fill_more: FillMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "tool_row")
        self._fill_more = fill_more
        self.year_button, self.every_button = _unfolding(), _unfolding()
        self.chips = FilterChips(_chips())
        self.search = SearchField(_("Search the commitments"))
        self.copy_button = _flat(_("Copy last year's"), "copy")
        self.print_button = _flat(_("Print commitments"), "print")
        self.more = QToolButton()
        self.new_button = QPushButton(_("New commitment"))
        self._pause = QTimer(self, singleShot=True, interval=SEARCH_PAUSE_MS)
        self._build()
        self._connect()

    def show_years(self, years: Sequence[int], year: int) -> None:
        """Offer these years."""
        self.year_button.setText(_("Year {year}").format(year=year))
        menu = _emptied(self.year_button)
        for each in years:
            action = menu.addAction(_("Year {year}").format(year=each), partial(self.year_wanted.emit, each))
            _check(action, each == year)

    def show_every(self, every: CountedBy) -> None:
        """Say whether quarters or months are shown."""
        self.every_button.setText(_(EVERY[every]))
        menu = _emptied(self.every_button)
        for each, words in EVERY.items():
            _check(menu.addAction(_(words), partial(self.every_wanted.emit, each)), each is every)

    def show_counts(self, totals: Mapping[Result, int], current: tuple[str, ...]) -> None:
        """Show how many targets have each result."""
        counts = {result.value: totals.get(result, 0) for result in RESULTS}
        self.chips.show_counts(sum(counts.values()), counts, current)
        self._fold()

    def set_search(self, words: str) -> None:
        """Show other words without asking for them."""
        self._pause.stop()
        if self.search.text() != words:
            self.search.blockSignals(True)
            self.search.setText(words)
            self.search.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    # -- parts

    def _fold(self) -> None:
        """Give up words of the flat actions, then the actions, until the chips have their room."""
        is_narrow = self.width() < _NARROW
        has_room = self.width() >= _WIDE
        self.search.setFixedWidth(168 if has_room else 92)
        self.search.setPlaceholderText(_("Search the commitments") if has_room else _("Find"))
        self.new_button.setText(_("New") if is_narrow else _("New commitment"))
        chips = self.chips.natural_width()
        shows_copy, shows_print = True, True
        if self._needed(chips, (self.copy_button, self.print_button)) > self.width():
            shows_copy = False
        if self._needed(chips, (self.print_button,)) > self.width():
            shows_print = False
        self.copy_button.setVisible(shows_copy)
        self.print_button.setVisible(shows_print or shows_copy)

    def _needed(self, chips: int, flat: Sequence[QWidget]) -> int:
        fixed = (self.year_button, self.every_button, self.more, self.new_button)
        widths = [part.sizeHint().width() for part in (*fixed, *flat)] + [self.search.width(), chips]
        return sum(widths) + _SPACING * (len(widths) - 1) + 2 * _MARGIN

    def _connect(self) -> None:
        self.chips.chosen.connect(self.chosen)
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self._pause.timeout.connect(lambda: self.search_wanted.emit(self.search.text().strip()))
        for button, signal in (
            (self.copy_button, self.copy_wanted),
            (self.print_button, self.print_wanted),
            (self.new_button, self.new_wanted),
        ):
            button.clicked.connect(lambda _checked=False, signal=signal: signal.emit())

    def _build(self) -> None:
        self.year_button.setAccessibleName(_("Year"))
        self.every_button.setAccessibleName(_("Quarters or months"))
        style.set_kind(self.new_button, "primary")
        self.new_button.setIcon(style.icon("add", "on_accent", size=16))
        self.new_button.setToolTip(_("New commitment (Ctrl+N)"))
        self.more.setIcon(style.icon("more_horizontal"))
        style.set_kind(self.more, "tool")
        self.more.setAccessibleName(_("More"))
        self.more.setToolTip(_("Copying, printing, Excel, columns"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        menu.aboutToShow.connect(lambda: self._show_more(menu))
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(_SPACING)
        row.addWidget(self.year_button)
        row.addWidget(self.every_button)
        row.addWidget(self.chips, 1)
        for part in (self.search, self.copy_button, self.print_button, self.more, self.new_button):
            row.addWidget(part)

    def _show_more(self, menu: QMenu) -> None:
        menu.clear()
        self._fill_more(menu)


def _chips() -> tuple[ChipFilter, ...]:
    return tuple(
        ChipFilter(
            result.value,
            _(words),
            look.icon,
            look.role,
            look.filled,
            group=_("Not judged") if result in (Result.NO_CASE_YET, Result.NO_DATA, Result.NOT_DUE) else "",
            seldom=result is Result.NOT_DUE,
        )
        for result, (words, look) in RESULTS.items()
    )


def _unfolding() -> QPushButton:
    button = QPushButton()
    button.setMenu(QMenu(button))
    return button


def _emptied(button: QPushButton) -> QMenu:
    menu = button.menu()
    assert isinstance(menu, QMenu)
    menu.clear()
    return menu


def _check(action: QAction, is_checked: bool) -> None:
    action.setCheckable(True)
    action.setChecked(is_checked)


def _flat(words: str, icon: str) -> QPushButton:
    button = QPushButton(words)
    style.set_kind(button, "flat")
    button.setIcon(style.icon(icon, size=16))
    button.setIconSize(QSize(16, 16))
    return button
