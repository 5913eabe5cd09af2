"""A list of thirty thousand invented rows whose source counts what it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import pytest

from ui.common.lists.cells import Progress, State, TwoLines, Words
from ui.common.lists.columns import ListColumn
from ui.common.pills import PillStyle


@dataclass(frozen=True)
class Line:
    """One row."""

    id: int
    code: str
    work: str
    progress: int = 0


def lines(count: int) -> list[Line]:
    """Rows with ids from 1000."""
    return [Line(1000 + n, f"T{n:05d}", f"Rà soát hồ sơ trễ hẹn số {n}", n % 101) for n in range(count)]


@dataclass
class Source:
    """A source over a list in memory; ``asked`` names what it was asked, in order."""

    all_lines: list[Line]
    asked: list[str] = field(default_factory=list)

    def count(self) -> int:
        self.asked.append("count")
        return len(self.all_lines)

    def first(self, limit: int) -> Sequence[Line]:
        self.asked.append("first")
        return self.all_lines[:limit]

    def ids(self) -> Sequence[int]:
        self.asked.append("ids")
        return [line.id for line in self.all_lines]

    def rows(self, ids: Sequence[int]) -> Sequence[Line]:
        self.asked.append(f"rows {len(ids)}")
        wanted = set(ids)
        return [line for line in reversed(self.all_lines) if line.id in wanted]

    def order(self, row: Line) -> str:
        return row.code

    def edited(self, row_id: int, **changes: object) -> Source:
        """The same list after an edit of one row, in the order of the codes."""
        new = [replace(line, **changes) if line.id == row_id else line for line in self.all_lines]  # type: ignore[arg-type]
        return Source(sorted(new, key=lambda line: line.code))

    def without(self, *ids: int) -> Source:
        """The same list without some rows."""
        return Source([line for line in self.all_lines if line.id not in ids])


def columns() -> tuple[ListColumn[Line], ...]:
    """Columns of every kind of cell."""
    look = PillStyle("info", "accent", "tint")
    return (
        ListColumn("Mã", lambda row: row.code, key="code", width=72, sort="code", pinned=True),
        ListColumn(
            "Nội dung", lambda row: row.work, key="work", sort="work", cell=lambda row: Words(row.work, icon="info")
        ),
        ListColumn(
            "Hạn",
            lambda row: "14/12/2020",
            key="due",
            width=112,
            cell=lambda row: TwoLines("14/12/2020", "quá 112 ngày", "red", True),
        ),
        ListColumn("Trạng thái", lambda row: "Mới", key="label", width=160, cell=lambda row: State("Mới", look)),
        ListColumn(
            "Tiến độ",
            lambda row: f"{row.progress}%",
            key="progress",
            width=128,
            sort="progress",
            align_right=True,
            cell=lambda row: Progress(row.progress),
            value=lambda row: row.progress,
        ),
        ListColumn("Ghi chú", lambda row: "", key="remark", width=120, hidden=True),
    )


@pytest.fixture
def source() -> Source:
    """Thirty thousand rows."""
    return Source(lines(30_000))
