"""The chips of the archive: one for each type, the years, and the papers that are not kept as printed.

Where the chips of the types find no room they merge into one that unfolds.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.register.rules import type_name
from ui.common.menu_chip import Choice, MenuChip
from ui.common.pills import FilterChip
from ui.documents.filters import ArchiveFilter, Found

_GAP = 8


class ArchiveFilterRow(QWidget):
    """Holds the filter that is in use, but for the words searched.

    Signals: ``changed()`` another filter is in use.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted = ArchiveFilter()
        self.type_chips: list[FilterChip] = []
        self._codes: tuple[str, ...] | None = None
        self.merged = MenuChip(_("All types"), self)
        self.years = MenuChip(_("All years"), self)
        self.unkept = FilterChip(_("Not kept as printed"), icon="document", role="text2", parent=self)
        self.unkept.setToolTip(_("Papers that were issued before the program was used"))
        self.ended = FilterChip(_("Recalled, replaced"), icon="document_dismiss", role="text2", parent=self)
        self.ended.clicked.connect(self._use_ended)
        self.ended.hide()
        self.merged.chosen.connect(self.use_type)
        self.years.chosen.connect(self._use_year)
        self.unkept.clicked.connect(self._use_unkept)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP)
        for chip in (self.merged, self.years, self.unkept, self.ended):
            self._row.addWidget(chip)
        self._row.addStretch(1)

    def show_found(self, found: Found) -> None:
        """Show how many papers each chip would show."""
        choices = (
            Choice("", _("All types"), found.all_types),
            *(Choice(code, type_name(code), count) for code, count in found.types),
        )
        self._make_chips(choices)
        for chip, choice in zip(self.type_chips, choices, strict=True):
            chip.set_count(choice.count)
            chip.setChecked(choice.value == self.wanted.type_code)
        self.merged.show_choices(choices, self.wanted.type_code)
        years = (Choice(year, _("Year {year}").format(year=year), count) for year, count in found.years)
        self.years.show_choices((Choice(0, _("All years"), found.all_years), *years), self.wanted.year)
        self.unkept.set_count(found.unkept)
        self.unkept.setChecked(self.wanted.is_unkept)
        self.ended.set_count(found.ended)
        self.ended.setChecked(self.wanted.is_ended)
        self.ended.setVisible(found.has_ended)
        self._fit()

    def use_type(self, code: object, _checked: bool = False) -> None:
        """Show one type of paper, all with ""."""
        self._use(replace(self.wanted, type_code=str(code)))

    def clear(self) -> None:
        """Show every paper again."""
        self._use(ArchiveFilter())

    def sizeHint(self) -> QSize:
        return QSize(0, self.years.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _use_year(self, year: object) -> None:
        self._use(replace(self.wanted, year=year if isinstance(year, int) else 0))

    def _use_unkept(self, checked: bool) -> None:
        self._use(replace(self.wanted, is_unkept=checked))

    def _use_ended(self, checked: bool) -> None:
        self._use(replace(self.wanted, is_ended=checked))

    def _use(self, wanted: ArchiveFilter) -> None:
        self.wanted = wanted
        self.changed.emit()

    def _make_chips(self, choices: tuple[Choice, ...]) -> None:
        """Make a chip for each type; they stay as long as the archive has the same types."""
        codes = tuple(str(choice.value) for choice in choices)
        if codes == self._codes:
            return
        self._codes = codes
        for chip in self.type_chips:
            chip.hide()
            chip.deleteLater()
        self.type_chips = [
            FilterChip(_("All") if not choice.value else choice.words, parent=self) for choice in choices
        ]
        for number, (chip, code) in enumerate(zip(self.type_chips, codes, strict=True)):
            chip.clicked.connect(partial(self.use_type, code))
            self._row.insertWidget(number, chip)

    def _fit(self) -> None:
        """Let the types stand side by side where they find room."""
        beside = [chip for chip in (self.years, self.unkept, self.ended) if not chip.isHidden()]
        others = sum(chip.sizeHint().width() + _GAP for chip in beside)
        needed = others + sum(chip.sizeHint().width() + _GAP for chip in self.type_chips)
        merges = needed > self.width()
        self.merged.setVisible(merges)
        for chip in self.type_chips:
            chip.setVisible(not merges)
