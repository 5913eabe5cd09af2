"""The meetings of the list pane: filtered, and headed by their year."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from cchc_desktop.i18n import DEFAULT_LANGUAGE, _, language, ngettext
from cchc_desktop.meetings.records import MeetingRow
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import matches
from ui.common.pills import meeting_pill
from ui.meetings.names import meeting_name
from ui.meetings.notices import OwedNotice, owed_notice

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
"""The ``MeetingRow`` of a line, None for the head of a year."""

COUNT_ROLE = ROW_ROLE + 1
"""How many meetings stand under the head of a year."""

NOTICE_ROLE = ROW_ROLE + 2
"""The ``OwedNotice`` of a line, None where none is owed."""


@dataclass(frozen=True)
class YearHead:
    """The head of the meetings of one year; the year is that of the period."""

    year: int
    count: int


class MeetingListModel(QAbstractListModel):
    """Heads of years and meetings in one list, the newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[MeetingRow, ...] = ()
        self._lines: list[YearHead | MeetingRow] = []
        self._query = ""
        self._owed: dict[int, OwedNotice] = {}

    def set_rows(self, rows: Sequence[MeetingRow], today: date) -> None:
        """Show these meetings as they stand today, filtered as before."""
        self._all = tuple(rows)
        notices = {row.id: owed_notice(row, today) for row in rows}
        self._owed = {meeting_id: notice for meeting_id, notice in notices.items() if notice is not None}
        self._fill()

    def set_query(self, query: str) -> None:
        """Show only the meetings that hold all words of the query."""
        self._query = query.strip()
        self._fill()

    @property
    def query(self) -> str:
        """The words that are searched, to be marked in what is shown."""
        return self._query

    @property
    def owed(self) -> Mapping[int, OwedNotice]:
        """The notices owed, by meeting, the newest first."""
        return self._owed

    @property
    def hidden_count(self) -> int:
        """How many meetings the filter keeps back."""
        return len(self._all) - sum(isinstance(line, MeetingRow) for line in self._lines)

    def ids(self) -> list[int]:
        """Return the ids of the meetings shown, in their order."""
        return [row.id for row in self.shown()]

    def shown(self) -> list[MeetingRow]:
        """Return the meetings shown, in their order."""
        return [line for line in self._lines if isinstance(line, MeetingRow)]

    def index_of(self, meeting_id: int | None) -> QModelIndex:
        """Return the line of a meeting, an invalid index when it is not shown."""
        for number, line in enumerate(self._lines):
            if isinstance(line, MeetingRow) and line.id == meeting_id:
                return self.index(number)
        return QModelIndex()

    def first_meeting(self) -> QModelIndex:
        """Return the first line that is a meeting."""
        number = next((n for n, line in enumerate(self._lines) if isinstance(line, MeetingRow)), -1)
        return self.index(number)

    def is_head(self, number: int) -> bool:
        """Tell whether a line is the head of a year."""
        return isinstance(self._lines[number], YearHead)

    def owes_notice(self, number: int) -> bool:
        """Tell whether the notice of the meeting in a line is owed."""
        line = self._lines[number]
        return isinstance(line, MeetingRow) and line.id in self._owed

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._lines):
            return None
        line = self._lines[index.row()]
        if isinstance(line, YearHead):
            return self._head_data(line, role)
        if role == NOTICE_ROLE:
            return self._owed.get(line.id)
        return self._row_data(line, role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._lines[index.row()], YearHead):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def _fill(self) -> None:
        self.beginResetModel()
        shown = [row for row in self._all if not self._query or matches(self._query, _words_of(row))]
        years: dict[int, list[MeetingRow]] = {}
        for row in shown:
            years.setdefault(int(row.period[:4]), []).append(row)
        self._lines = []
        for year in sorted(years, reverse=True):
            self._lines += [YearHead(year, len(years[year])), *years[year]]
        self.endResetModel()

    @staticmethod
    def _head_data(head: YearHead, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _("Year {year}").format(year=head.year)
        if role == COUNT_ROLE:
            return ngettext("{n} meeting", "{n} meetings", head.count).format(n=head.count)
        return None

    def _row_data(self, row: MeetingRow, role: int) -> Any:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return meeting_name(row.kind, row.period)
            case Qt.ItemDataRole.ToolTipRole:
                owed = self._owed.get(row.id)
                lines = (row.title, row.state_reason, owed.sentence if owed is not None else "")
                return "\n".join(words for words in lines if words)
            case Qt.ItemDataRole.AccessibleTextRole:
                state, _look = meeting_pill(row.state.value)
                owed = self._owed.get(row.id)
                name, day = meeting_name(row.kind, row.period), short_date(row.start_date)
                parts = (name, day, state, row.state_reason, owed.words if owed is not None else "")
                return ", ".join(words for words in parts if words)
            case _ if role == ROW_ROLE:
                return row
            case _:
                return None


def _words_of(row: MeetingRow) -> str:
    """What a search of the list looks at: in another language also the name as it is shown."""
    if language() == DEFAULT_LANGUAGE:
        return row.found_by
    return f"{row.found_by} {meeting_name(row.kind, row.period)}"
