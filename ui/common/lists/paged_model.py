"""The rows of a big list: the first page at once, every other when it comes into sight, none twice.

The model holds no query. It asks its source for the ids of all rows once, when nothing else is to do or somebody
scrolls; from then on a page is read by the ids of its rows, wherever it lies.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from PySide6.QtCore import QTimer, Signal

from cchc_desktop.errors import AppError
from ui.common.lists.columns import ListColumn
from ui.common.lists.sources import FIRST_PAGE, PAGE, RowsInMemory, RowSource
from ui.common.table_model import _NOWHERE, Row, RowsModel, _Index

PAGES_KEPT: Final = 20
"""Pages beside the first that stay in memory."""

PAUSE: Final = 120
"""Milliseconds without another source after which the ids of all rows are read: nobody is typing a search."""


class PagedModel(RowsModel[Row]):
    """Rows of a ``RowSource`` under ``ListColumn``s.

    Signals: ``failed(AppError)`` rows cannot be read; they stay empty until the next source.
    """

    failed = Signal(object)

    def __init__(self, columns: Sequence[ListColumn[Row]], row_id: Callable[[Row], Any] | None = None) -> None:
        super().__init__(columns, row_id)
        self.list_columns: tuple[ListColumn[Row], ...] = tuple(columns)
        self._source: RowSource[Row] = RowsInMemory(())
        self._count = 0
        self._ids: Sequence[int] | None = ()
        self._first: dict[int, int] = {}
        self._places: dict[int, int] | None = None
        self._pages: OrderedDict[int, dict[int, Row]] = OrderedDict()
        self._is_broken = False
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(PAUSE)
        self._idle.timeout.connect(self._on_idle)
        self.is_seen: Callable[[], bool] = lambda: True

    @property
    def source(self) -> RowSource[Row]:
        """The source of the rows shown."""
        return self._source

    def set_source(self, source: RowSource[Row]) -> None:
        """Show the rows of another source: how many, and the first page. Raises AppError; the old rows then stay."""
        count = source.count()
        first = source.first(FIRST_PAGE)
        self.beginResetModel()
        self._source, self._count = source, count
        self._is_broken = False
        self._pages = OrderedDict({0: dict(enumerate(first))})
        self._first = {self.row_id(row): number for number, row in enumerate(first)}
        self._ids = list(self._first) if count <= len(first) else None
        self._places = None
        self.endResetModel()
        if self._ids is None:
            self._idle.start()

    def refresh_rows(self, ids: Sequence[int], source: RowSource[Row] | None = None) -> bool:
        """Read these rows again after an edit; tell whether all others stayed where they were.

        ``source`` is the same filter and order over the data of now, for a source that keeps what it has read. When a
        row came, went or moved, the whole list is read anew as by ``set_source``. Raises AppError.
        """
        source = source or self._source
        here = {self.row_id(row): (page, place) for page, place, row in self._loaded()}
        rows = source.rows(ids)
        gone = set(ids) - {self.row_id(row) for row in rows}
        if any(self._is_listed(row_id) for row_id in gone) or not all(
            self.row_id(row) in here and self._stays(row, *here[self.row_id(row)], source) for row in rows
        ):
            self.set_source(source)
            return False
        self._source = source
        for row in rows:
            page, place = here[self.row_id(row)]
            self._pages[page][place] = row
            number = page * PAGE + place
            self.dataChanged.emit(self.index(number, 0), self.index(number, len(self.columns) - 1))
        return True

    def ids(self) -> Sequence[int]:
        """Return the ids of all rows in their order."""
        if self._ids is None:
            self._ids = self._read(self._source.ids, ())
        return self._ids

    def number_of(self, row_id: Any) -> int:
        """Return where the row with this id stands, or -1; the first page is looked through first."""
        number = self._first.get(row_id, -1)
        return number if number >= 0 else self.places().get(row_id, -1)

    def is_near(self, row_id: int) -> bool:
        """Tell whether ``number_of`` can answer without asking the source."""
        return self._ids is not None or row_id in self._first

    def places(self) -> dict[int, int]:
        """Return the number of each row by its id."""
        if self._places is None:
            self._places = {row_id: number for number, row_id in enumerate(self.ids())}
        return self._places

    def id_at(self, number: int) -> int | None:
        """Return the id of a row."""
        row = self._pages.get(number // PAGE, {}).get(number % PAGE)
        if row is not None:
            return int(self.row_id(row))
        ids = self.ids()
        return ids[number] if 0 <= number < len(ids) else None

    def rows_of(self, ids: Sequence[int]) -> list[Row]:
        """Return these rows in the order given, read anew in pieces. Raises AppError."""
        return list(self.in_pieces(ids))

    def in_pieces(self, ids: Sequence[int]) -> Iterator[Row]:
        """Read rows by their ids, a page at a time, in the order given. Raises AppError."""
        for start in range(0, len(ids), PAGE):
            piece = ids[start : start + PAGE]
            found = {self.row_id(row): row for row in self._source.rows(piece)}
            yield from (found[row_id] for row_id in piece if row_id in found)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    # -- pages

    def _row(self, number: int) -> Row | None:
        page = number // PAGE
        if page not in self._pages:
            self._pages[page] = self._read_page(page)
            while len(self._pages) > PAGES_KEPT + 1:
                self._drop_oldest()
        elif page:
            self._pages.move_to_end(page)
        return self._pages[page].get(number % PAGE)

    def _read_page(self, page: int) -> dict[int, Row]:
        ids = self.ids()[page * PAGE : (page + 1) * PAGE]
        rows = self._read(lambda: self._source.rows(ids), ())
        found = {self.row_id(row): row for row in rows}
        return {place: found[row_id] for place, row_id in enumerate(ids) if row_id in found}

    def _drop_oldest(self) -> None:
        del self._pages[next(page for page in self._pages if page)]

    def _loaded(self) -> Iterator[tuple[int, int, Row]]:
        for page, rows in self._pages.items():
            for place, row in rows.items():
                yield page, place, row

    def _on_idle(self) -> None:
        """Read the ids ahead, unless nobody looks: the file may be closed by now."""
        if self.is_seen():
            self.ids()

    def _is_listed(self, row_id: int) -> bool:
        """Tell whether a row may stand in the list as far as it was read."""
        return self._ids is None or row_id in self.places()

    def _stays(self, row: Row, page: int, place: int, source: RowSource[Row]) -> bool:
        return bool(source.order(row) == source.order(self._pages[page][place]))

    def _read(self, question: Callable[[], Any], nothing: Any) -> Any:
        """Ask the source while something is painted: what cannot be read is told once and stays empty."""
        if self._is_broken:
            return nothing
        try:
            return question()
        except AppError as error:
            self._is_broken = True
            self.failed.emit(error)
            return nothing
