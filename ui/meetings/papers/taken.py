"""Numbers that other papers have: what is typed for a paper of the meeting must not be one of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy.orm import Session

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MEETING
from cchc_desktop.register.numbering import Numbers, read_numbers, taken_words
from cchc_desktop.register.series import place_of
from ui.meetings.papers import lines
from ui.meetings.papers.lines import PaperLine


class TakenNumbers:
    """Tells whether the number of a line is that of another paper; a year is read once until it is forgotten.

    ``read`` runs a query, ``rows`` returns the lines on screen.
    """

    def __init__(
        self, read: Callable[[Callable[[Session], Numbers]], Numbers], rows: Callable[[], Sequence[PaperLine]]
    ) -> None:
        self._read, self._rows = read, rows
        self._years: dict[int, Numbers] = {}
        self._meeting_id = 0

    def forget(self, meeting_id: int) -> None:
        """Read again when it is asked next; the papers of this meeting are those on screen."""
        self._meeting_id = meeting_id
        self._years.clear()

    def fault(self, line: PaperLine) -> str:
        """Return what is wrong with the number of a line, "" where it is free or not whole yet."""
        number, symbol = lines.read_reference(line.reference)
        if line.is_fixed or line.kept is None or not (number and symbol) or lines.reference_fault(line):
            return ""
        if any(_same(other, line) for other in self._before(line)):
            return _("This number stands in another line already.")
        numbers = self._year(line.kept.year)
        series = numbers.year_of(numbers.series_of(symbol, line.type_code))
        wanted, own = place_of(number), (MEETING, self._meeting_id)
        holders = (entry for entry in series.entries if (entry.owner_kind, entry.owner_id) != own)
        holder = next((entry for entry in holders if entry.place == wanted), None)
        return taken_words(f"{number}/{symbol}", line.kept.year, holder) if holder is not None else ""

    def _before(self, line: PaperLine) -> Sequence[PaperLine]:
        rows = list(self._rows())
        place = next((number for number, each in enumerate(rows) if each.key == line.key), 0)
        return rows[:place]

    def _year(self, year: int) -> Numbers:
        if year not in self._years:
            self._years[year] = self._read(partial(read_numbers, year=year))
        return self._years[year]


def _same(one: PaperLine, other: PaperLine) -> bool:
    if one.kept is None or other.kept is None or one.kept.year != other.kept.year:
        return False
    (number, symbol), (again, behind) = lines.read_reference(one.reference), lines.read_reference(other.reference)
    return place_of(number) == place_of(again) and symbol.casefold() == behind.casefold()
