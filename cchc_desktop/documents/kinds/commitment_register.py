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
OF_THE_YEAR = (
    "Kết quả đến nay: xét lũy kế với mục tiêu năm, hoặc với tổng mức của các kỳ đã qua nếu kỳ nào cũng có mức riêng; "
    "kỳ có mức riêng thì kết quả của kỳ ghi ngay trong ô, ví dụ “7, mức 6: đạt”."
)
OF_THE_QUARTER = "Kết quả: xét số liệu của quý; số đếm chỉ có mục tiêu năm thì xét lũy kế từ đầu năm."
BY_MONTH = (
    "Chỉ tiêu theo dõi hằng tháng: ô của quý gộp các tháng (số đếm và tỷ lệ cộng lại, chỉ tiêu khác lấy tháng mới nhất)"
    "; tháng có mức riêng thì ghi thêm kết quả của tháng."
)

_STT, _TARGET = Column("STT", 11, CellAlign.CENTRE), "Nội dung, chỉ tiêu"
_QUARTERS = tuple(Column(f"Quý {roman(number)}", 24, CellAlign.CENTRE) for number in range(1, 5))
YEAR_COLUMNS = (
    _STT,
    Column(_TARGET, 51),
    Column("Mục tiêu", 24),
    *_QUARTERS,
    Column("Lũy kế", 25, CellAlign.CENTRE),
    Column("Kết quả đến nay", 21, CellAlign.CENTRE),
    Column("Ghi chú", 24),
)


def build(facts: CommitmentRegister) -> Document:
    """Return the register as a content tree."""
    period = facts.period
    head = sheet_head(facts.office, KIND, f"{TITLE} {period.label.upper()}", f"({as_of_words(facts.as_of)})")
    table = Table(_columns(facts), tuple(_rows(facts)), anchor="commitments")
    notes = legend(*_explanations(facts)) if facts.matrix.rows else ()
    return Document(
        kind=KIND,
        title=f"Bảng theo dõi thực hiện cam kết {period.label}",
        author=organ(facts.office, KIND),
        sections=(Section((head, table, *notes, signatures(facts.office, KIND)), Orientation.LANDSCAPE),),
        preset=SizePreset.SMALL,
    )


def _is_year(facts: CommitmentRegister) -> bool:
    return facts.period.kind is PeriodKind.YEAR


def _explanations(facts: CommitmentRegister) -> tuple[str, ...]:
    own = (EXPLANATION, OF_THE_YEAR if _is_year(facts) else OF_THE_QUARTER)
    return (*own, BY_MONTH) if facts.months else own


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
    shown = (_cell(facts, row, each) for each in found)
    return (*own, *shown, words, RESULTS[_result(facts, row)], _note(facts, row, found))


def _shown(facts: CommitmentRegister, row: MatrixRow) -> list[Cell | None]:
    """Return the cells of the columns: all quarters, or the one asked for."""
    return [cell for cell in row.cells if _is_year(facts) or (cell is not None and cell.period == facts.period)]


def _cell(facts: CommitmentRegister, row: MatrixRow, cell: Cell | None) -> str:
    """Return a figure or why there is none, and what was committed for this very period or for months in it."""
    if cell is None:
        return "–"
    months = (each for each in _months(facts, row, cell) if each.committed)
    of_months = (f"tháng {each.period.number}: {_with_goal(each, is_judged=True)}" for each in months)
    return "; ".join(filter(None, (_with_goal(cell, is_judged=_is_year(facts)), *of_months)))


def _with_goal(cell: Cell, *, is_judged: bool) -> str:
    """Return "7, mức 6: đạt"; of a period without a figure "– (mức 6)"."""
    if cell.text:
        words = _figure_words(cell.text, cell.fraction)
        if not cell.committed:
            return words
        return f"{words}, mức {cell.committed}" + (f": {RESULTS[cell.result]}" if is_judged else "")
    words = "–" if not cell.has_begun else NO_FIGURE if cell.is_over else ""
    return f"{words} (mức {cell.committed})".strip() if cell.committed else words


def _months(facts: CommitmentRegister, row: MatrixRow, cell: Cell) -> list[Cell]:
    """Return the months of a cell, of a target that is counted by month."""
    return [each for each in facts.months.get(row.target_id, ()) if each.period.first_day in cell.period]


def _figure_words(text: str, fraction: str) -> str:
    return f"{fraction} ({text})" if fraction and fraction != text else text


def _terms(facts: CommitmentRegister, row: MatrixRow) -> Terms:
    """Return what the figures of quarters are added up by."""
    return Terms(facts.matrix.year, row.comparison, row.value, row.kind, row.unit, CountedBy.QUARTER)


def _figures(row: MatrixRow) -> dict[Period, Figure]:
    """Return the figures that are added up: none that still grows by itself."""
    cells = (cell for cell in row.cells if cell is not None and not cell.judged.is_running)
    return {cell.period: cell.figure for cell in cells if cell.figure is not None}


def _result(facts: CommitmentRegister, row: MatrixRow) -> Result:
    """Return what came of a target: of the year so far, or of the quarter asked for."""
    if _is_year(facts):
        return row.result
    return next((cell.result for cell in _shown(facts, row) if cell is not None), Result.NO_DATA)


def _note(facts: CommitmentRegister, row: MatrixRow, cells: Sequence[Cell | None]) -> str:
    """Return the remark of the target, what was committed for longer periods, then the evidence of the figures."""
    last = span_of(facts.period).last
    marks = (each for each in row.marks if _is_year(facts) or span_of(each.period).last == last)
    longer = (f"{each.period.label}: {_with_goal(each, is_judged=each.is_over)}" for each in marks)
    shown = [part for cell in cells if cell is not None for part in (cell, *_months(facts, row, cell))]
    evidence = dict.fromkeys(part.evidence for part in shown if part.evidence)
    return "; ".join(filter(None, (row.note, *longer, *evidence)))


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
