"""A row of filter chips with counts: all of them side by side, the groups merged, or one that unfolds.

Which of the three shows depends on the room; the arrow keys go from chip to chip, Space chooses.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from cchc_desktop.i18n import _, mark
from ui.common.keys import Keys
from ui.common.menu_chip import Choice, MenuChip
from ui.common.pills import FilterChip

GAP: Final = 6


@dataclass(frozen=True)
class ChipFilter:
    """One filter; ``value`` is the owner's name for it. Chips of one ``group`` merge under these words in less room.

    One that is ``seldom`` of use shows only while it has rows or is in use.
    """

    value: str
    words: str
    icon: str = ""
    role: str = "grey"
    filled: bool = False
    group: str = ""
    seldom: bool = False


@dataclass(frozen=True)
class _Shown:
    """A chip on screen and the filters that it stands for; none stands for all."""

    chip: FilterChip
    filters: tuple[ChipFilter, ...]

    @property
    def values(self) -> tuple[str, ...]:
        return tuple(each.value for each in self.filters)


class FilterChips(QWidget):
    """Chips by urgency, before them "Tất cả". A filter in use is a tuple of values, () for all.

    Signals: ``chosen(values)``.
    """

    chosen = Signal(tuple)
    KEYS = Keys(
        mark("Filters above a list"),
        (
            ("←, →", mark("another filter")),
            ("Space", mark("show what it lets through")),
            ("↓", mark("unfold the filters that are merged")),
        ),
    )

    def __init__(self, filters: Sequence[ChipFilter], all_words: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filters = tuple(filters)
        self._all_words = all_words or _("All")
        self._current: tuple[str, ...] = ()
        self._counts: dict[str, int] = {}
        self._total = 0
        self.merged = MenuChip(self._all_words, self)
        self.merged.chosen.connect(self._choose)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)  # chips that do not fit merge
        everything = self._made((), self._all_words)
        self._single = [everything, *(self._made((each,), each.words) for each in self.filters)]
        self._grouped = [everything, *self._made_groups()]
        self._row.addWidget(self.merged)
        for shown in (*self._single, *self._grouped[1:]):
            if self._row.indexOf(shown.chip) < 0:
                self._row.addWidget(shown.chip)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_counts(self, total: int, counts: dict[str, int], current: tuple[str, ...] = ()) -> None:
        """Show how many rows each filter would show beside the other filters, and which is in use."""
        self._total, self._counts, self._current = total, counts, current
        for shown in (*self._single, *self._grouped[1:]):
            self._show_count(shown)
        choices = [Choice((), self._all_words, total)]
        choices += [Choice((each.value,), each.words, counts.get(each.value, 0)) for each in self.filters]
        if len(current) > 1:
            words = self._group_of(current) or ", ".join(self._words(value) for value in current)
            choices.append(Choice(current, words, sum(counts.get(value, 0) for value in current)))
        self.merged.show_choices(choices, current)
        self._fit()

    def current(self) -> tuple[str, ...]:
        """Return the filter in use."""
        return self._current

    def chips(self) -> list[FilterChip]:
        """Return the chips on screen, from left to right."""
        return [shown.chip for shown in self._on_screen()] or [self.merged]

    def natural_width(self) -> int:
        """Return the width in which every chip stands by itself."""
        return self._needed(self._of_use(self._single))

    def sizeHint(self) -> QSize:
        return QSize(0, self.merged.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.merged.sizeHint().width(), self.merged.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        chips = self.chips()
        place = next((place for place, chip in enumerate(chips) if chip.hasFocus()), -1)
        if not steps or place < 0:
            super().keyPressEvent(event)
            return
        chips[max(0, min(place + steps, len(chips) - 1))].setFocus(Qt.FocusReason.TabFocusReason)

    # -- parts

    def _made(self, filters: tuple[ChipFilter, ...], words: str) -> _Shown:
        look = filters[0] if filters else ChipFilter("", words)
        chip = _ArrowChip(words, 0, look.icon, look.role, look.filled, parent=self)
        shown = _Shown(chip, filters)
        chip.clicked.connect(partial(self._clicked, shown))
        return shown

    def _made_groups(self) -> list[_Shown]:
        made: list[_Shown] = []
        for each in self.filters:
            if not each.group:
                made.append(next(shown for shown in self._single if shown.filters == (each,)))
            elif not any(shown.filters[0].group == each.group for shown in made):
                members = tuple(other for other in self.filters if other.group == each.group)
                made.append(self._made(members, each.group))
        return made

    def _show_count(self, shown: _Shown) -> None:
        """Show count and mark of a chip; of a group with one member in use it shows that member."""
        inside = [each for each in shown.filters if each.value in self._current]
        is_one_of_many = len(shown.filters) > 1 and len(inside) == 1
        counted = inside if is_one_of_many else shown.filters
        if len(shown.filters) > 1:
            shown.chip.set_label(inside[0].words if is_one_of_many else shown.filters[0].group)
        count = sum(self._counts.get(each.value, 0) for each in counted) if shown.filters else self._total
        shown.chip.set_count(count)
        shown.chip.setChecked(bool(inside) if shown.filters else not self._current)

    def _on_screen(self) -> list[_Shown]:
        single, grouped = self._of_use(self._single), self._of_use(self._grouped)
        if self._needed(single) <= self.width():
            return single
        return grouped if self._needed(grouped) <= self.width() else []

    def _of_use(self, chips: Sequence[_Shown]) -> list[_Shown]:
        return [shown for shown in chips if not all(map(self._is_idle, shown.filters)) or not shown.filters]

    def _is_idle(self, each: ChipFilter) -> bool:
        return each.seldom and not self._counts.get(each.value) and each.value not in self._current

    def _needed(self, chips: Sequence[_Shown]) -> int:
        return sum(shown.chip.sizeHint().width() + GAP for shown in chips) - GAP

    def _fit(self) -> None:
        on_screen = [shown.chip for shown in self._on_screen()]
        had_focus = self.focusWidget() is not None and self.focusWidget().hasFocus()
        for shown in (*self._single, *self._grouped):
            shown.chip.setVisible(shown.chip in on_screen)
        self.merged.setVisible(not on_screen)
        checked = next((chip for chip in on_screen if chip.isChecked()), None)
        for chip in on_screen:
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chip is checked else Qt.FocusPolicy.ClickFocus)
        if on_screen and checked is None:
            on_screen[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if had_focus and self.focusWidget() is not None and not self.focusWidget().isVisible():
            (checked or self.merged).setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, shown: _Shown, _checked: bool = False) -> None:
        shown.chip.setChecked(True)  # a filter in use stays in use until another is chosen
        self._choose(shown.values)

    def _choose(self, values: object) -> None:
        if isinstance(values, tuple):
            self.chosen.emit(values)

    def _words(self, value: str) -> str:
        return next((each.words for each in self.filters if each.value == value), value)

    def _group_of(self, values: tuple[str, ...]) -> str:
        groups = {each.group for each in self.filters if each.value in values}
        return groups.pop() if len(groups) == 1 else ""


class _ArrowChip(FilterChip):
    """A chip that leaves the arrow keys to its row, and never becomes narrower when its count does."""

    _widest = 0

    def sizeHint(self) -> QSize:
        size = super().sizeHint()
        self._widest = max(self._widest, size.width())
        return QSize(self._widest, size.height())

    def set_label(self, label: str) -> None:
        if label != self._label:
            self._widest = 0
        super().set_label(label)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()  # Qt would go to the nearest button, also outside the row
        else:
            super().keyPressEvent(event)
