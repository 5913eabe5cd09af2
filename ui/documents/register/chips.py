"""The chips of the register: the year, and one for each series with its papers.

Where the chips of the series find no room they merge into one that unfolds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cchc_desktop.i18n import _
from ui.common.menu_chip import Choice, MenuChip
from ui.common.pills import FilterChip
from ui.documents.register.filters import Found, RegisterFilter

_GAP = 8


class RegisterChips(QWidget):
    """Holds the filter that is in use, but for the words searched.

    Signals: ``changed()`` another filter is in use; ``year_wanted(year)``.
    """

    changed = Signal()
    year_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = RegisterFilter()
        self.chips: list[FilterChip] = []
        self._keys: tuple[str, ...] | None = None
        self.years = MenuChip(_("Year"), self)
        self.merged = MenuChip(_("All series"), self)
        self.years.chosen.connect(lambda year: self.year_wanted.emit(int(year)))
        self.merged.chosen.connect(self.use_series)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for chip in (self.years, self.merged):
            self._row.addWidget(chip)
        self._row.addStretch(1)

    def show_years(self, years: Sequence[tuple[int, int]], current: int) -> None:
        """Offer these years with their papers, the latest first."""
        choices = [Choice(year, _("Year {year}").format(year=year), count) for year, count in years]
        self.years.show_choices(choices, current)
        self.years.setChecked(True)
        self._fit()

    def show_found(self, found: Found) -> None:
        """Show how many papers each chip would show."""
        choices = (
            Choice("", _("All series"), found.all_papers),
            *(Choice(key, name, count) for key, name, count in found.series),
        )
        self._make_chips(choices)
        for chip, choice in zip(self.chips, choices, strict=True):
            chip.set_count(choice.count)
            chip.setChecked(choice.value == self.wanted.series)
        self.merged.show_choices(choices, self.wanted.series)
        self._fit()

    def use_series(self, key: object, _checked: bool = False) -> None:
        """Show one series, all with ""."""
        self._use(replace(self.wanted, series=str(key)))

    def use_gaps(self, only: bool) -> None:
        """Show only the numbers for which a reason is owed, or everything."""
        self._use(replace(self.wanted, is_gaps=only))

    def clear(self) -> None:
        """Show every line again."""
        self._use(RegisterFilter())

    def sizeHint(self) -> QSize:
        return QSize(0, self.years.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _use(self, wanted: RegisterFilter) -> None:
        self.wanted = wanted
        self.changed.emit()

    def _make_chips(self, choices: Sequence[Choice]) -> None:
        """Make a chip for each series; they stay as long as the year has the same series."""
        keys = tuple(str(choice.value) for choice in choices)
        if keys == self._keys:
            return
        self._keys = keys
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        self.chips = [FilterChip(_("All") if not choice.value else choice.words, parent=self) for choice in choices]
        for number, (chip, key) in enumerate(zip(self.chips, keys, strict=True), start=1):
            chip.clicked.connect(partial(self.use_series, key))
            self._row.insertWidget(number, chip)

    def _fit(self) -> None:
        """Let the series stand side by side where they find room."""
        needed = self.years.sizeHint().width() + sum(chip.sizeHint().width() + _GAP for chip in self.chips)
        merges = needed > self.width()
        self.merged.setVisible(merges)
        for chip in self.chips:
            chip.setVisible(not merges)
