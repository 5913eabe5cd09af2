"""Register of commitments (bảng theo dõi cam kết): a landscape working sheet by holder (domain.md 4.1, 5.3).

Of a year it shows the four quarters, what they make, and what came of each target; of a quarter that quarter alone and
the year up to its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from cchc_desktop.calendar.periods import Period, PeriodKind
from cchc_desktop.commitments.listed import Cell, CommitmentRow, MatrixRow
from cchc_desktop.commitments.records import CommitmentState, CountedBy, Figure, Result, Terms
from cchc_desktop.commitments.rules import cumulative
from cchc_desktop.commitments.spans import span_of
from cchc_desktop.commitments.words import figure_text, fraction_text
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
from cchc_desktop.documents.kinds.commitment_facts import CommitmentRegister
from cchc_desktop.documents.kinds.working_sheet import as_of_words, legend, organ, sheet_head, signatures
from cchc_desktop.text.numbers import format_number, roman

KIND = "commitment_register"
TITLE = "BẢNG THEO DÕI THỰC HIỆN CAM KẾT CẢI CÁCH HÀNH CHÍNH"
NONE = "Không có cam kết nào."
NO_TARGETS = "Chưa có chỉ tiêu"
NO_FIGURE = "chưa có số liệu"
RESULTS: Mapping[Result, str] = MappingProxyType(
    {
        Result.MET: "đạt",
        Result.NOT_MET: "không đạt",
        Result.NO_CASE_YET: "chưa phát sinh",
        Result.NO_DATA: NO_FIGURE,
        Result.NOT_DUE: "chưa đến kỳ đánh giá",
    }
)
"""The results in the order in which sums name them."""
EXPLANATION = (
    "Chú giải: mục tiêu “≥” càng cao càng tốt, “≤” càng thấp càng tốt; tỷ lệ ghi tử số/mẫu số, trong ngoặc là phần "
    "trăm; lũy kế tính từ đầu năm; chưa phát sinh: chưa có trường hợp nào để tính; “–”: chưa đến kỳ; ô trống: kỳ đang "
    "diễn ra, chưa có số liệu."
)

_STT, _TARGET = Column("STT", 11, CellAlign.CENTRE), "Nội dung, chỉ tiêu"
_QUARTERS = tuple(Column(f"Quý {roman(number)}", 24, CellAlign.CENTRE) for number in range(1, 5))
YEAR_COLUMNS = (
    _STT,
    Column(_TARGET, 51),
    Column("Mục tiêu", 24),
    *_QUARTERS,
    Column("Lũy kế", 25, CellAlign.CENTRE),
    Column("Kết quả", 21, CellAlign.CENTRE),
    Column("Ghi chú", 24),
)


def build(facts: CommitmentRegister) -> Document:
    """Return the register as a content tree."""
    period = facts.period
    head = sheet_head(facts.office, KIND, f"{TITLE} {period.label.upper()}", f"({as_of_words(facts.as_of)})")
    table = Table(_columns(facts), tuple(_rows(facts)), anchor="commitments")
    notes = legend(EXPLANATION) if facts.matrix.rows else ()
    return Document(
        kind=KIND,
        title=f"Bảng theo dõi thực hiện cam kết {period.label}",
        author=organ(facts.office, KIND),
        sections=(Section((head, table, *notes, signatures(facts.office, KIND)), Orientation.LANDSCAPE),),
        preset=SizePreset.SMALL,
    )


def _is_year(facts: CommitmentRegister) -> bool:
    return facts.period.kind is PeriodKind.YEAR


def _columns(facts: CommitmentRegister) -> tuple[Column, ...]:
    if _is_year(facts):
        return YEAR_COLUMNS
    return (
        _STT,
        Column(_TARGET, 80),
        Column("Mục tiêu", 36),
        Column(f"Q{facts.period.label[1:]}", 32, CellAlign.CENTRE),
        Column("Lũy kế từ đầu năm", 32, CellAlign.CENTRE),
        Column("Kết quả", 25, CellAlign.CENTRE),
        Column("Ghi chú", 36),
    )


def _rows(facts: CommitmentRegister) -> Iterator[Row]:
    """A group per commitment with its results, its targets, and at the end the sum of all."""
    matrix = facts.matrix
    if not matrix.rows and not matrix.without_targets:
        yield Row((NONE,), spans=True)
        return
    place = number = 0
    for _commitment, members in groupby(matrix.rows, key=lambda row: row.commitment_id):
        targets, place = list(members), place + 1
        yield Row((_heading(place, targets[0], _sum_words(facts, targets)),), spans=True)
        for target in targets:
            number += 1
            yield Row((str(number), *_cells(facts, target)), anchor=f"target:{target.code}")
    for empty in matrix.without_targets:
        place += 1
        yield Row((_heading(place, empty, NO_TARGETS.lower()),), spans=True)
    yield Row((f"Tổng cộng: {_total(facts, place)}.",), spans=True, is_total=True)


def _heading(place: int, row: MatrixRow | CommitmentRow, sums: str) -> str:
    """Return "II. Bùi Ngọc Ước (Một cửa), cam kết số 02/CK-2021: 4 chỉ tiêu (2 đạt; 1 không đạt)"."""
    unit = f" ({row.unit_name})" if row.unit_name and row.unit_name != row.holder_name else ""
    reference = f", cam kết số {row.reference}" if row.reference else ""
    state = ", chưa ký" if row.state is CommitmentState.DRAFT else ""
    return f"{roman(place)}. {row.holder_name}{unit}{reference}{state}: {sums}"


def _cells(facts: CommitmentRegister, row: MatrixRow) -> tuple[str, ...]:
    unit = "" if "%" in row.unit else row.unit.strip()
    own = (row.name.rstrip(" ."), f"{row.committed} {unit}".strip())
    found = _shown(facts, row)
    total = cumulative(_terms(facts, row), _figures(row), span_of(facts.period).last)
    words = _figure_words(figure_text(_terms(facts, row), total), fraction_text(total))
    return (*own, *(_cell(each) for each in found), words, RESULTS[_result(facts, row)], _note(row, found))


def _shown(facts: CommitmentRegister, row: MatrixRow) -> list[Cell | None]:
    """Return the cells of the columns: all quarters, or the one asked for."""
    return [cell for cell in row.cells if _is_year(facts) or (cell is not None and cell.period == facts.period)]


def _cell(cell: Cell | None) -> str:
    """Return a figure with what was committed for this very period, or why there is none."""
    if cell is None or not cell.has_begun:
        return "–"
    if not cell.text:
        return NO_FIGURE if cell.is_over else ""
    words = _figure_words(cell.text, cell.fraction)
    return f"{words}, cam kết {cell.committed}" if cell.committed else words


def _figure_words(text: str, fraction: str) -> str:
    return f"{fraction} ({text})" if fraction and fraction != text else text


def _terms(facts: CommitmentRegister, row: MatrixRow) -> Terms:
    """Return what the figures of quarters are added up by."""
    return Terms(facts.matrix.year, row.comparison, row.value, row.kind, row.unit, CountedBy.QUARTER)


def _figures(row: MatrixRow) -> dict[Period, Figure]:
    return {cell.period: cell.figure for cell in row.cells if cell is not None and cell.figure is not None}


def _result(facts: CommitmentRegister, row: MatrixRow) -> Result:
    """Return what came of a target: of the year so far, or of the quarter asked for."""
    if _is_year(facts):
        return row.result
    return next((cell.result for cell in _shown(facts, row) if cell is not None), Result.NO_DATA)


def _note(row: MatrixRow, cells: Sequence[Cell | None]) -> str:
    """Return the remark of the target, then the evidence of the figures shown."""
    evidence = dict.fromkeys(cell.evidence for cell in cells if cell is not None and cell.evidence)
    return "; ".join(filter(None, (row.note, *evidence)))


def _sum_words(facts: CommitmentRegister, rows: Iterable[MatrixRow]) -> str:
    counted = Counter(_result(facts, row) for row in rows)
    parts = "; ".join(
        f"{format_number(counted[result])} {words}" for result, words in RESULTS.items() if counted[result]
    )
    return f"{format_number(counted.total())} chỉ tiêu ({parts})"


def _total(facts: CommitmentRegister, commitments: int) -> str:
    """Return "6 bản cam kết, 11 chỉ tiêu = 6 đạt + 4 không đạt + 1 chưa phát sinh"."""
    counted = Counter(_result(facts, row) for row in facts.matrix.rows)
    whole = f"{format_number(commitments)} bản cam kết, {format_number(counted.total())} chỉ tiêu"
    return f"{whole} = {' + '.join(_parts(counted))}" if counted else whole


def _parts(counted: Counter[Result]) -> list[str]:
    return [f"{format_number(counted[result])} {words}" for result, words in RESULTS.items() if counted[result]]
