"""Lines of the register of outgoing papers: every kind of line, every state, any number of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from cchc_desktop.documents.kinds.sheet_facts import OutgoingFacts
from cchc_desktop.register.records import LineKind, NumberSpan, PaperState, RegisterRow


def without_paper(kind: LineKind, first: int, last: int, reason: str = "") -> RegisterRow:
    """Return the line of numbers that no paper has."""
    span = NumberSpan(first, last)
    return RegisterRow(
        kind, "tb-bcđ", "TB-BCĐ", span, number=span.written, symbol="TB-BCĐ", type_code="TB", reason=reason
    )


def paper(number: int, **changes: object) -> RegisterRow:
    """Return the line of a notice."""
    row = RegisterRow(
        LineKind.PAPER,
        "tb-bcđ",
        "TB-BCĐ",
        NumberSpan(number, number),
        number=f"{number:02d}",
        symbol="TB-BCĐ",
        issued_on=date(2021, 1, 4) + timedelta(number % 360),
        type_code="TB",
        title="Kết luận của Trưởng Ban Chỉ đạo tại cuộc họp giao ban tháng 12 năm 2020",
        signer="Nguyễn Thị Minh Hằng",
        recipients="Thành viên Ban Chỉ đạo; như thành phần dự họp; Lưu: VT, VP",
        document_id=number,
    )
    return replace(row, **changes)  # type: ignore[arg-type]


def with_marks(facts: OutgoingFacts) -> OutgoingFacts:
    """Return the register with one line of each kind and a paper in each state."""
    rows = (
        without_paper(LineKind.UNCLEAR, 1, 4),
        paper(5, kept_by="Văn thư", copies=12, sent_on=date(2021, 1, 11), note="Gửi qua trục liên thông."),
        without_paper(LineKind.VOID, 6, 6, "Ghi nhầm ngày, đã lập lại"),
        without_paper(LineKind.GAP, 7, 9),
        paper(10, state=PaperState.RECALLED, recalled_on=date(2021, 2, 1), recall_reason="Sai thẩm quyền"),
        paper(11, state=PaperState.REPLACED, replaced_by="12/TB-BCĐ", title="Thông báo kết luận cuộc họp./."),
        paper(12, type_code="", symbol="UBND", title="", signer="TS. Trần Quốc Đạt", issued_on=None),
        without_paper(LineKind.RESERVED, 13, 14, "Chờ họp quý II"),
    )
    return replace(facts, rows=rows)


def papers(number: int) -> tuple[RegisterRow, ...]:
    """Return so many papers of one series."""
    return tuple(paper(each) for each in range(1, number + 1))
