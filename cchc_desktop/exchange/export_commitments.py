"""The lists of commitments that leave a file: what was committed to and what came of it, and every figure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from cchc_desktop.commitments.listed import MatrixRow
from cchc_desktop.commitments.queries import commitment_rows, commitment_years, matrix
from cchc_desktop.commitments.records import CommitmentState, CountedBy, Result
from cchc_desktop.commitments.words import unit_of_figure
from cchc_desktop.exchange.export_lists import Asked, ExportedList, Row
from cchc_desktop.meetings.actual_sources import ACTUAL_SOURCES

_STATES: Final = {
    CommitmentState.DRAFT: "Soạn",
    CommitmentState.SIGNED: "Đã ký",
    CommitmentState.COUNTED: "Đã kiểm đếm",
    CommitmentState.CLOSED: "Kết thúc",
}
_RESULTS: Final = {
    Result.MET: "Đạt",
    Result.NOT_MET: "Không đạt",
    Result.NO_CASE_YET: "Chưa phát sinh",
    Result.NO_DATA: "Chưa có số liệu",
    Result.NOT_DUE: "Chưa đến kỳ đánh giá",
}
_CODE: Final = ("Mã chỉ tiêu", 12)
_HOLDER: Final = ("Bên cam kết", 28)


def _targets(asked: Asked) -> Iterator[Row]:
    signed = {row.id: row.signed_on for row in commitment_rows(asked.session, today=asked.today)}
    for year, row in _rows(asked):
        yield (
            row.commitment_code,
            row.reference,
            signed[row.commitment_id],
            _STATES[row.state],
            year,
            row.holder_name,
            row.unit_name,
            row.code,
            row.name,
            row.committed,
            row.unit,
            row.measure,
            row.cumulative,
            row.cumulative_fraction,
            _RESULTS[row.result],
            row.note,
        )


def _figures(asked: Asked) -> Iterator[Row]:
    for _year, row in _rows(asked):
        for cell in row.cells:
            if cell is not None and cell.is_own and (cell.text or cell.evidence):
                yield (
                    row.code,
                    row.holder_name,
                    row.name,
                    cell.period.label,
                    cell.text,
                    cell.fraction,
                    unit_of_figure(row.unit),
                    cell.committed or row.committed,
                    _RESULTS[cell.result],
                    cell.evidence,
                    cell.taken_from,
                )


def _rows(asked: Asked) -> Iterator[tuple[int, MatrixRow]]:
    for year in sorted(commitment_years(asked.session)):
        if asked.year in (None, year):
            quarters = matrix(asked.session, year, today=asked.today, sources=ACTUAL_SOURCES).rows
            by_month = matrix(
                asked.session, year, today=asked.today, every=CountedBy.MONTH, sources=ACTUAL_SOURCES
            ).rows
            for quarter, month in zip(quarters, by_month, strict=True):
                yield year, month if month.counted_by is CountedBy.MONTH else quarter


COMMITMENT_LISTS: Final = (
    ExportedList(
        "commitments",
        "Chỉ tiêu cam kết",
        (
            ("Mã cam kết", 12),
            ("Số", 14),
            ("Ngày ký", 12),
            ("Trạng thái", 14),
            ("Năm", 8),
            _HOLDER,
            ("Bộ phận", 20),
            _CODE,
            ("Chỉ tiêu", 50),
            ("Mục tiêu", 12),
            ("Đơn vị tính", 16),
            ("Cách đo", 30),
            ("Lũy kế", 12),
            ("Tử số/mẫu số", 14),
            ("Kết quả đến nay", 20),
            ("Ghi chú", 30),
        ),
        _targets,
    ),
    ExportedList(
        "commitment_figures",
        "Số liệu cam kết theo kỳ",
        (
            _CODE,
            _HOLDER,
            ("Chỉ tiêu", 50),
            ("Kỳ", 16),
            ("Số liệu", 12),
            ("Tử số/mẫu số", 14),
            ("Đơn vị tính", 16),
            ("Mức của kỳ", 12),
            ("Kết quả", 20),
            ("Minh chứng", 40),
            ("Lấy từ", 30),
        ),
        _figures,
    ),
)
"""The lists of commitments."""
