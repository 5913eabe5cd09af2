"""What the tab shows while a year has no commitments: the first step, last year's, another year, or the committee."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from ui.common.empty_state import EmptyState

Act = Callable[[], object]


class NoCommitments(QWidget):
    """Stands in place of the matrix of a year without commitments."""

    def __init__(self, new: Act, copy_year: Act, sample: Act, show_year: Callable[[int], object]) -> None:
        super().__init__()
        self._acts = new, copy_year, sample
        self._show_year = show_year
        self._shown: tuple[int, tuple[int, ...]] | None = None
        self.state: EmptyState | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_year(self, year: int, years: Sequence[int]) -> None:
        """Say which year is empty and offer what there is."""
        if self._shown == (year, tuple(years)):
            return
        self._shown = year, tuple(years)
        if self.state is not None:
            self._column.removeWidget(self.state)
            self.state.deleteLater()
        self.state = self._made(year, years)
        self._column.addWidget(self.state)

    def focus_first(self) -> None:
        """Put the keyboard to the first step."""
        if self.state is not None:
            self.state.focus_first()

    def _made(self, year: int, years: Sequence[int]) -> EmptyState:
        new, copy_year, sample = self._acts
        state = EmptyState(
            "handshake",
            _("No commitments of {year} yet").format(year=year),
            _("Who commits to what, with targets that are measured by quarter or month, printed to be signed."),
        )
        state.add_primary(_("New commitment"), new)
        if year - 1 in years:
            state.add_second(_("Copy those of {year}").format(year=year - 1), copy_year, icon="copy")
        for other in [other for other in years if other != year][:2]:
            state.add_link(_("Show {year}").format(year=other), partial(self._show_year, other))
        if not years:
            state.add_link(_("Try it with the sample data"), sample)
        return state


def no_commitments(new: Act, copy_year: Act, sample: Act, show_year: Callable[[int], object]) -> NoCommitments:
    """Return what stands in place of an empty matrix."""
    return NoCommitments(new, copy_year, sample, show_year)


def no_committee_yet(settings: Act, sample: Act) -> EmptyState:
    """Return what stands there before the committee was entered."""
    empty = EmptyState(
        "people",
        _("No committee yet"),
        _("Enter the ward and its committee once; commitments take their names from there."),
    )
    empty.add_primary(_("Enter the committee"), settings)
    empty.add_link(_("Try it with the sample data"), sample)
    return empty
