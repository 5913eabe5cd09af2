"""The page of the matrix: tool row, warning of what is owed, the matrix, and the figure at its foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QMenu, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.commitments.figure_pane import FigurePane
from ui.commitments.head import CommitmentsHead
from ui.commitments.lines import first_owed, lines_of
from ui.commitments.matrix_model import Place
from ui.commitments.matrix_pane import MatrixPane
from ui.commitments.reading import Look, Shown, offered_years, owed_of, period_to_fill
from ui.commitments.words import period_words
from ui.common.lists.hidden_strip import HiddenStrip
from ui.common.strips import Offer, Strip
from ui.workspace import Workspace


class MatrixPage(QFrame):
    """Lays the parts out and shows what was read; what is done is the owner's."""

    def __init__(
        self,
        workspace: Workspace,
        *,
        fill_more: Callable[[QMenu], None],
        show_all: Callable[[], None],
        go_to_owed: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self._workspace, self._go_to_owed = workspace, go_to_owed
        self.head = CommitmentsHead(fill_more, self)
        self.owed = Strip("warning", "warning", "amber")
        self.pane = MatrixPane(self)
        self.hidden = HiddenStrip(show_all)
        self.foot = FigurePane(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.head, self.owed, self.pane, self.hidden, self.foot):
            column.addWidget(part, 1 if part is self.pane else 0)
        self.pane.figures.setAccessibleName(_("Figures of the commitments"))
        self.pane.names.setAccessibleName(_("Targets of the commitments"))

    def show_shown(self, shown: Shown, look: Look) -> None:
        """Show what was read."""
        matrix, today = shown.matrix, self._workspace.today
        self.head.show_years(offered_years(shown.years, look.year, today), look.year)
        self.head.show_every(look.every)
        self.head.show_counts(matrix.totals, look.results)
        self.pane.show_lines(lines_of(matrix), matrix.periods, period_to_fill(matrix.periods, today))
        self.hidden.show_hidden(shown.hidden)
        self._show_owed(shown)

    def show_around(self, shown: Shown, look: Look) -> None:
        """Show what a figure changed around the lines, which stay where they are."""
        self.head.show_counts(shown.matrix.totals, look.results)
        self._show_owed(shown)

    def go_to_commitment(self, commitment_id: int, place: str = "", returned: Place | None = None) -> None:
        """Make a commitment current: the target named ("target:7") or the period ("2021-Q1"), else what it owes.

        ``returned`` is a figure that undo brought back: where it belongs to the commitment, it comes first.
        """
        if returned is not None and not place and self.go_to_figure(*returned, commitment_id):
            return
        model = self.pane.model
        rows = [number for number, line in enumerate(model.lines) if line.commitment_id == commitment_id]
        if not rows:
            return
        current = max(0, model.current_period)
        target = int(place.removeprefix("target:")) if place.startswith("target:") else 0
        named = [row for row in rows if target and model.lines[row].key == (commitment_id, target)]
        owing = [row for row in rows if first_owed(model.lines[row : row + 1], current) >= 0]
        wanted = next((period for period in model.periods if period.code == place), None)
        self.pane.go_to((named or owing or rows)[0], wanted)

    def go_to_figure(self, target_id: int, code: str, commitment_id: int | None = None) -> bool:
        """Make a figure current; tell whether it is shown, and of the commitment asked for."""
        model = self.pane.model
        line = model.line(number := model.number_of(target=target_id))
        if line is None or commitment_id not in (None, line.commitment_id):
            return False
        cells = line.row.cells if line.row is not None else ()
        places = [place for place, cell in enumerate(cells) if cell is not None and cell.period.code == code]
        if places:
            self.pane.go_to(number, model.periods[places[0]])
        return bool(places)

    def go_to_returned(self, before: Mapping[Place, str]) -> Place | None:
        """Make the first figure current that undo or redo changed: the next one typed belongs there; return it."""
        now = self.pane.model.figures_typed()
        returned = next((place for place, text in now.items() if before.get(place, text) != text), None)
        if returned is not None:
            self.go_to_figure(*returned)
        return returned

    def go_to_owed(self) -> None:
        """Make the first figure that is missing for a period that is over current."""
        model = self.pane.model
        for place, period in enumerate(model.periods):
            number = first_owed(model.lines, place)
            if number >= 0:
                self.pane.go_to(number, period)
                return

    def _show_owed(self, shown: Shown) -> None:
        """Warn of periods that are over without figures, the oldest first."""
        owed = owed_of(shown)
        if not owed:
            self.owed.show_offer(None)
            return
        periods = sorted({each.period for each in owed})
        first = periods[0]
        count = sum(len(each.target_codes) for each in owed if each.period == first)
        words = ngettext("{period}: {n} target has no figures yet", "{period}: {n} targets have no figures yet", count)
        sentence = words.format(period=period_words(first), n=count)
        if len(periods) > 1:
            others = ", ".join(period_words(period) for period in periods[1:4])
            sentence = _("{sentence}; also {periods}").format(sentence=sentence, periods=others)
        self.owed.show_offer(Offer(f"{sentence}.", ((_("Enter them now"), self._go_to_owed),)))
