"""Register of outgoing papers (sổ đăng ký văn bản đi): the ten columns of documents.md 4.4 on landscape sheets.

Each series of numbers is a group in the order of its numbers; numbers without a paper stand in their place with the
reason, those before the first one that the file knows as "chưa rõ".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
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
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.documents.kinds.sheet_facts import OutgoingFacts
from cchc_desktop.documents.kinds.working_sheet import as_of_words, legend, organ, sheet_head, signatures
from cchc_desktop.register.records import LineKind, PaperState, RegisterRow
from cchc_desktop.register.rules import type_name
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.numbers import format_number, roman

KIND = "document_register"
TITLE = "SỔ ĐĂNG KÝ VĂN BẢN ĐI NĂM"
NONE = "Chưa có văn bản nào."
NO_SERIES = "Không số"
EXPLANATION = (
    "Chú giải: mỗi dãy số là một nhóm, bắt đầu từ 01 hằng năm; số để dành: giữ cho văn bản sẽ ban hành; số không dùng: "
    "đã bỏ, có ghi lý do; số bỏ trống: nằm giữa các số đã dùng; chưa rõ: có trước số đầu tiên ghi trong sổ này."
)
COLUMNS = (
    Column("Số, ký hiệu", 31),
    Column("Ngày tháng văn bản", 24, CellAlign.CENTRE),
    Column("Tên loại và trích yếu nội dung văn bản", 45),
    Column("Người ký", 22),
    Column("Nơi nhận văn bản", 37),
    Column("Đơn vị, người nhận bản lưu", 18),
    Column("Số lượng bản", 14, CellAlign.CENTRE),
    Column("Ngày chuyển", 24, CellAlign.CENTRE),
    Column("Ký nhận", 13),
    Column("Ghi chú", 24),
)
_WITHOUT_PAPER = {
    LineKind.RESERVED: "Số để dành",
    LineKind.VOID: "Số không dùng",
    LineKind.GAP: "Số bỏ trống",
    LineKind.UNCLEAR: "Chưa rõ",
}
_REASONS = {
    LineKind.GAP: "chưa ghi lý do",
    LineKind.UNCLEAR: "có trước khi dùng chương trình",
}
_COUNTED = {
    LineKind.RESERVED: "số để dành",
    LineKind.VOID: "số không dùng",
    LineKind.GAP: "số bỏ trống chưa ghi lý do",
    LineKind.UNCLEAR: "số chưa rõ",
}


def build(facts: OutgoingFacts) -> Document:
    """Return the register as a content tree."""
    head = sheet_head(facts.office, KIND, f"{TITLE} {facts.year}", f"({as_of_words(facts.as_of)})")
    table = Table(COLUMNS, tuple(_rows(facts.rows)), anchor="papers")
    notes = legend(EXPLANATION) if facts.rows else ()
    return Document(
        kind=KIND,
        title=f"Sổ đăng ký văn bản đi năm {facts.year}",
        author=organ(facts.office, KIND),
        sections=(Section((head, table, *notes, signatures(facts.office, KIND)), Orientation.LANDSCAPE),),
        preset=SizePreset.SMALL,
    )


def _rows(lines: Sequence[RegisterRow]) -> Iterator[Row]:
    """A group per series with what it counts, its numbers in order, and at the end the sum of all."""
    if not lines:
        yield Row((NONE,), spans=True)
        return
    for place, (name, members) in enumerate(groupby(lines, key=lambda line: line.series_name), start=1):
        found = list(members)
        yield Row((f"{roman(place)}. {name or NO_SERIES}: {_count_words(found)}",), spans=True)
        for line in found:
            anchor = f"paper:{line.document_id}" if line.document_id is not None else f"number:{name}:{line.number}"
            yield Row(_cells(line), anchor=anchor)
    yield Row((f"Tổng cộng: {_count_words(lines, _types(lines))}.",), spans=True, is_total=True)


def _cells(line: RegisterRow) -> tuple[str, ...]:
    if line.line is not LineKind.PAPER:
        return (line.reference, "", _without_paper(line), "", "", "", "", "", "", line.note)
    return (
        line.reference,
        short_date(line.issued_on) if line.issued_on else "",
        _about(line),
        without_academic_titles(line.signer),
        "; ".join(name for each in line.recipients.split("\n") if (name := each.strip(" -;."))),
        line.kept_by,
        format_number(line.copies) if line.copies is not None else "",
        short_date(line.sent_on) if line.sent_on else "",
        "",
        note_words(line),
    )


def note_words(line: RegisterRow) -> str:
    """Return column ten: the note as typed, and what became of the paper after it was issued."""
    return "; ".join(filter(None, (line.note.strip(" ."), _became(line))))


def _about(line: RegisterRow) -> str:
    """Return the type and the abstract: "Thông báo. Kết luận của …"."""
    abstract = without_end_mark(line.title).strip(" .")
    name = type_name(line.type_code)
    if abstract.casefold().startswith(name.casefold()):
        return abstract
    return ". ".join(filter(None, (name, abstract[:1].upper() + abstract[1:])))


def _without_paper(line: RegisterRow) -> str:
    reason = line.reason.strip(" .") or _REASONS.get(line.line, "")
    return ": ".join(filter(None, (_WITHOUT_PAPER[line.line], reason)))


def _became(line: RegisterRow) -> str:
    """Return what became of a paper after it was issued."""
    match line.state:
        case PaperState.RECALLED:
            day = f" ngày {short_date(line.recalled_on)}" if line.recalled_on else ""
            reason = line.recall_reason.strip(" .")
            return f"Thu hồi{day}: {reason}" if reason else f"Thu hồi{day}"
        case PaperState.REPLACED:
            return f"Được thay thế bằng {line.replaced_by}" if line.replaced_by else "Đã được thay thế"
        case _:
            return ""


def _count_words(lines: Iterable[RegisterRow], types: str = "") -> str:
    """Return "4 văn bản; 2 số để dành": papers, then numbers without one."""
    counted: Counter[LineKind] = Counter()
    for line in lines:
        counted[line.line] += 1 if line.line is LineKind.PAPER else line.numbers.count
    parts = [f"{format_number(counted[kind])} {words}" for kind, words in _COUNTED.items() if counted[kind]]
    return "; ".join((f"{format_number(counted[LineKind.PAPER])} văn bản{types}", *parts))


def _types(lines: Iterable[RegisterRow]) -> str:
    """Return how many papers there are of each type, so that the sum can be checked."""
    counted = Counter(type_name(line.type_code) or "văn bản khác" for line in lines if line.line is LineKind.PAPER)
    if len(counted) < 2:
        return ""
    return f" = {' + '.join(f'{format_number(number)} {name.lower()}' for name, number in sorted(counted.items()))}"
