"""The page of the overview: date, large figures, and the cards in two columns or, where it is narrow, in one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.deadlines.overview import Overview
from cchc_desktop.i18n import _, mark
from ui import style
from ui.common.keys import Keys
from ui.overview.card import Card
from ui.overview.cards import ClarityCard, MeetingsCard, TotalsCard, TrendCard, UrgentCard, figures
from ui.overview.figure_card import FigureCard
from ui.overview.goals import RecordGoal
from ui.overview.words import day_words, summary_words
from ui.overview.work_card import WorkCard

TWO_COLUMNS_FROM: Final = 1100
_RIGHT: Final = 400
_NO_LIMIT: Final = 16_777_215  # Qt's own word for "as wide as it likes"
_FIGURES: Final = 5
_NARROW_FIGURES: Final = 3


class OverviewPage(QScrollArea):
    """Shows what was read once; the cards stay when it is read again.

    Signals: ``opened(Goal)``; ``outside_wanted(bool)`` work outside the reform is to be counted too, or not.
    """

    KEYS = Keys(
        mark("Overview"),
        (
            ("Tab, Shift+Tab", mark("from figure to figure")),
            ("↑, ↓, ←, →", mark("from number to number in a table")),
            ("Enter, Space", mark("open the list behind a figure")),
            ("F5", mark("count again")),
        ),
    )

    opened = Signal(object)
    outside_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shown: Overview | None = None
        self.day, self.summary = QLabel(), QLabel()
        self.report = QPushButton(_("Report of the morning (F11)"))
        self.outside = QCheckBox(_("Count work outside the reform too"))
        self.figures = [FigureCard() for _number in range(_FIGURES)]
        self.urgent, self.totals, self.clarity = UrgentCard(), TotalsCard(), ClarityCard()
        self.meetings, self.trend = MeetingsCard(), TrendCard()
        self.departments = WorkCard(_("Work by department"), _("Department"), _("No department"))
        self.people = WorkCard(_("Work by person"), _("Person in the lead"), _("No person named"))
        self._inside = QWidget()
        self._grid = QGridLayout()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._right = QWidget()
        self._per_row = 0
        self._build()
        self._connect()

    def show_overview(self, shown: Overview) -> None:
        """Show the figures of a day."""
        self.shown = shown
        self.day.setText(day_words(shown))
        self.summary.setText(summary_words(shown))
        for big, figure in zip(self.figures, figures(shown), strict=True):
            big.show_figure(figure)
        self.urgent.show_overview(shown)
        self.totals.show_overview(shown)
        self.clarity.show_overview(shown)
        self.meetings.show_overview(shown)
        self.trend.show_overview(shown)
        self.departments.show_work(shown, shown.work.by_department)
        self.people.show_work(shown, shown.work.by_person)

    def take_keyboard(self) -> None:
        """Put the keyboard to the first figure."""
        self.figures[0].setFocus(Qt.FocusReason.TabFocusReason)

    def cards(self) -> tuple[Card, ...]:
        """Return the cards below the figures, in the order of the page."""
        return (self.urgent, self.departments, self.people, self.totals, self.clarity, self.meetings, self.trend)

    # -- parts

    def _build(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(style.MARGIN, 16, style.MARGIN, style.MARGIN)
        column.setSpacing(style.GUTTER)
        column.addLayout(self._head())
        self._grid.setSpacing(style.GUTTER)
        column.addLayout(self._grid)
        self._columns.setSpacing(style.GUTTER)
        self._columns.addWidget(self._stacked(self.urgent, self.departments, self.people), 1)
        self._right = self._stacked(self.totals, self.clarity, self.meetings, self.trend)
        self._columns.addWidget(self._right)
        column.addLayout(self._columns)
        column.addStretch(1)
        self.setWidget(self._inside)
        self._fold(TWO_COLUMNS_FROM)

    def _head(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        style.set_kind(self.day, "title")
        style.set_kind(self.summary, "sub")
        self.summary.setWordWrap(True)
        words.addWidget(self.day)
        words.addWidget(self.summary)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addWidget(self.outside, 0, Qt.AlignmentFlag.AlignTop)
        head.addSpacing(8)
        head.addWidget(self.report, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _stacked(self, *cards: Card) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(style.GUTTER)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        return side

    def _connect(self) -> None:
        self.outside.toggled.connect(self.outside_wanted)
        self.report.clicked.connect(lambda _checked=False: self.opened.emit(RecordGoal("digest", 0)))
        for big in self.figures:
            big.opened.connect(self.opened)
        for card in self.cards():
            card.opened.connect(self.opened)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(self.width())

    def _fold(self, width: int) -> None:
        """Set the cards in two columns or in one."""
        is_wide = width >= TWO_COLUMNS_FROM
        per_row = _FIGURES if is_wide else _NARROW_FIGURES
        if per_row == self._per_row:
            return
        self._per_row = per_row
        for number, card in enumerate(self.figures):
            self._grid.addWidget(card, number // per_row, number % per_row)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(direction)
        self._right.setMinimumWidth(_RIGHT if is_wide else 0)
        self._right.setMaximumWidth(_RIGHT if is_wide else _NO_LIMIT)
