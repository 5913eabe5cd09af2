"""The register of tasks (bảng theo dõi nhiệm vụ): a landscape working sheet by department (domain.md 2.8, 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from cchc_desktop.documents.content import (
    CellAlign,
    Column,
    Document,
    Orientation,
    Row,
    Section,
    SizePreset,
    Table,
)
from cchc_desktop.documents.kinds.sheet_facts import RegisterFacts
from cchc_desktop.documents.kinds.working_sheet import (
    NO_TASKS,
    addition_words,
    as_of_words,
    due_words,
    explanation,
    legend,
    organ,
    rate_words,
    sheet_head,
    signatures,
    state_words,
    sum_words,
)
from cchc_desktop.tasks.count_records import RegisterLine
from cchc_desktop.tasks.count_rules import totals_of
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.numbers import format_number, roman

KIND = "task_register"
TITLE = "BẢNG THEO DÕI NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH"
NO_DEPARTMENT = "Chưa xác định đơn vị chủ trì"
_DATED = re.compile(r"\d/\d{4}")

COLUMNS = (
    Column("STT", 11, CellAlign.CENTRE),
    Column("Nội dung nhiệm vụ", 46),
    Column("Văn bản giao, ngày giao", 25),
    Column("Chủ trì", 23),
    Column("Phối hợp", 24),
    Column("Lãnh đạo phụ trách", 21),
    Column("Thời hạn (gia hạn, hạn gốc)", 28),
    Column("Tiến độ (%)", 13, CellAlign.CENTRE),
    Column("Trạng thái (số ngày quá hạn)", 31),
    Column("Kết quả xử lý, ghi chú", 30),
)


def build(facts: RegisterFacts) -> Document:
    """Return the register as a content tree; tasks outside administrative reform are not in it."""
    lines = [line for line in facts.lines if not line.is_outside_reform]
    title = f"{TITLE} {facts.period.label.upper()}" if facts.period else TITLE
    head = sheet_head(facts.office, KIND, title, f"({as_of_words(facts.as_of)})")
    totals = totals_of(lines)
    table = Table(COLUMNS, tuple(_rows(lines)), anchor="tasks")
    notes = legend(rate_words(totals), explanation(facts.office)) if lines else ()
    return Document(
        kind=KIND,
        title=f"Bảng theo dõi nhiệm vụ {facts.period.label if facts.period else ''}".rstrip(),
        author=organ(facts.office, KIND),
        sections=(Section((head, table, *notes, signatures(facts.office, KIND)), Orientation.LANDSCAPE),),
        preset=SizePreset.SMALL,
    )


def _rows(lines: list[RegisterLine]) -> Iterator[Row]:
    """A group per department with its sums, its tasks, and at the end the sum of all."""
    if not lines:
        yield Row((NO_TASKS,), spans=True)
        return
    found = {line.code: line for line in lines}
    number = 0
    groups = groupby(lines, key=lambda line: _root(line, found).department)
    for place, (department, members) in enumerate(groups, start=1):
        tasks = list(members)
        totals = totals_of(tasks)
        heading = f"{roman(place)}. {department or NO_DEPARTMENT}: {format_number(totals.all)} nhiệm vụ"
        yield Row((f"{heading} ({sum_words(totals)})" if totals.all else heading,), spans=True)
        yield from _numbered(tasks, number)
        number += sum(1 for line in tasks if not line.parent_code)
    yield Row((f"Tổng cộng: {addition_words(totals_of(lines))}.",), spans=True, is_total=True)


def _root(line: RegisterLine, found: Mapping[str, RegisterLine]) -> RegisterLine:
    """Return the task that a sub-task belongs to: it stands in that one's group, whoever leads it."""
    for _level in found:
        if line.parent_code not in found:
            break
        line = found[line.parent_code]
    return line


def _numbered(lines: Iterable[RegisterLine], number: int) -> Iterator[Row]:
    """Number the tasks through, sub-tasks as 3.1."""
    part = 0
    for line in lines:
        number, part = (number, part + 1) if line.parent_code else (number + 1, 0)
        words = f"{number}.{part}" if line.parent_code else str(number)
        yield Row(_cells(line, words), anchor=f"task:{line.task_id}")


def _cells(line: RegisterLine, number: str) -> tuple[str, ...]:
    results = dict.fromkeys(filter(None, (line.last_result, line.evidence, line.note)))
    return (
        number,
        f"{line.code}. {line.work}",
        _source(line),
        line.lead,
        line.co_workers,
        line.supervisor,
        due_words(line),
        str(line.progress),
        state_words(line),
        "; ".join(results),
    )


def _source(line: RegisterLine) -> str:
    """Return the paper that assigned the task with its date; one without a date adds the day of assignment."""
    if _DATED.search(line.source) or line.assigned_on is None:
        return line.source
    return "; ".join(filter(None, (line.source, f"giao {short_date(line.assigned_on)}")))
