"""The count of tasks (bảng kiểm đếm) of a month or quarter: a landscape working sheet (domain.md 5.3, item 8)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cchc_desktop.calendar.periods import Period
from cchc_desktop.documents.content import (
    Block,
    CellAlign,
    Column,
    Document,
    Heading,
    Orientation,
    Paragraph,
    Role,
    Row,
    Section,
    SizePreset,
    Table,
)
from cchc_desktop.documents.kinds.sheet_facts import CountPaper
from cchc_desktop.documents.kinds.working_sheet import (
    LABELS,
    NO_TASKS,
    addition_words,
    as_of_words,
    due_words,
    explanation,
    legend,
    organ,
    rate_words,
    share,
    sheet_head,
    signatures,
    state_words,
)
from cchc_desktop.tasks.count_records import CountFacts, CountLine, CountRow, GroupTotals
from cchc_desktop.tasks.count_rules import by_department, by_person, late_lines, totals_of
from cchc_desktop.tasks.records import Totals
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.numbers import format_number, format_rate

KIND = "count"
NO_DEPARTMENT = "Chưa xác định đơn vị chủ trì"
NO_PERSON = "Chưa phân công người"
NO_PREVIOUS = "Chưa có kiểm đếm của kỳ trước để so sánh."
NONE_LATE = "Không có nhiệm vụ quá hạn."

_SUM_TITLES = (
    "Hoàn thành đúng hạn",
    "Hoàn thành quá hạn",
    "Hoàn thành không hạn",
    "Đang thực hiện trong hạn",
    "Sắp đến hạn",
    "Quá hạn chưa hoàn thành",
    "Đang thực hiện không hạn",
    "Tạm dừng",
    "Thôi theo dõi",
)
_SUMS = (
    Column("Tổng số", 14, CellAlign.CENTRE),
    *(Column(title, 15, CellAlign.CENTRE) for title in _SUM_TITLES),
    Column("Tỷ lệ hoàn thành", 27, CellAlign.CENTRE),
)
_NAME_WIDTH = 252 - 11 - sum(column.width for column in _SUMS)
LATE_COLUMNS = (
    Column("STT", 11, CellAlign.CENTRE),
    Column("Nội dung nhiệm vụ", 66),
    Column("Chủ trì", 36),
    Column("Thời hạn", 32),
    Column("Trạng thái (số ngày quá hạn)", 33),
    Column("Nguyên nhân", 37),
    Column("Giải pháp", 37),
)


def build(facts: CountPaper) -> Document:
    """Return the count as a content tree; tasks outside administrative reform are not in it."""
    count, office = facts.count, facts.office
    period = Period.parse(count.period)
    title = f"BẢNG KIỂM ĐẾM NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH {period.label.upper()}"
    head = sheet_head(office, KIND, title, f"({_reference(count)})")
    blocks: tuple[Block, ...] = (
        head,
        *_sums(count),
        Heading("III. SO SÁNH VỚI KỲ TRƯỚC", anchor="comparison"),
        *_comparison(count, period),
        Heading("IV. NHIỆM VỤ QUÁ HẠN, NGUYÊN NHÂN VÀ GIẢI PHÁP", anchor="late"),
        _late(count),
        *legend(explanation(office)),
        signatures(office, KIND),
    )
    return Document(
        kind=KIND,
        title=f"Bảng kiểm đếm nhiệm vụ {period.label}",
        author=organ(office, KIND),
        sections=(Section(blocks, Orientation.LANDSCAPE),),
        preset=SizePreset.SMALL,
    )


def _reference(count: CountFacts) -> str:
    """Say on what day the labels stand and whether the numbers are frozen; a later version says which it is."""
    words = as_of_words(count.as_of)
    if count.frozen_at is None:
        return f"{words}; số liệu chưa chốt"
    frozen = short_date(count.frozen_at.astimezone().date())
    again = f", lần {count.version}" if count.version > 1 else ""
    return f"{words}; chốt ngày {frozen}{again}"


def _sums(count: CountFacts) -> Iterator[Block]:
    totals = totals_of(count.lines)
    outside = sum(1 for line in count.lines if line.is_outside_reform and not line.parent_code)
    yield Heading("I. THEO BỘ PHẬN", anchor="departments")
    yield _table("Bộ phận", by_department(count.lines), totals, NO_DEPARTMENT)
    yield from legend(f"Cộng: {addition_words(totals)}. {rate_words(totals)}")
    if outside:
        yield from legend(f"Ngoài ra có {outside:02d} nhiệm vụ ngoài cải cách hành chính, không tính trong bảng.")
    yield Heading("II. THEO NGƯỜI CHỦ TRÌ", anchor="people")
    yield _table("Người chủ trì", by_person(count.lines), totals, NO_PERSON)


def _table(title: str, groups: Sequence[GroupTotals], totals: Totals, nameless: str) -> Table:
    columns = (Column("STT", 11, CellAlign.CENTRE), Column(title, _NAME_WIDTH), *_SUMS)
    rows = [
        Row((str(number), _name(group, nameless), *_numbers(group.totals)))
        for number, group in enumerate(groups, start=1)
    ]
    if not rows:
        return Table(columns, (Row((NO_TASKS,), spans=True),))
    return Table(columns, (*rows, Row(("", "Tổng cộng", *_numbers(totals)), is_total=True)))


def _name(group: GroupTotals, nameless: str) -> str:
    return f"{group.name or nameless} ({group.detail})" if group.detail else group.name or nameless


def _numbers(totals: Totals) -> tuple[str, ...]:
    each = (format_number(totals.of(label)) for label in LABELS)
    return (format_number(totals.all), *each, share(totals.completed, totals.all))


def _comparison(count: CountFacts, period: Period) -> Iterator[Block]:
    before = count.previous
    if before is None:
        yield Paragraph.of(NO_PREVIOUS)
        return
    names = (_period_name(before), period.label[0].upper() + period.label[1:])
    columns = (
        Column("Chỉ tiêu", 102),
        *(Column(name, 50, CellAlign.CENTRE) for name in names),
        Column("Tăng, giảm", 50, CellAlign.CENTRE),
    )
    yield Table(columns, tuple(_compared(before.totals, totals_of(count.lines))))


def _period_name(before: CountRow) -> str:
    label = Period.parse(before.period).label
    return label[0].upper() + label[1:] + (f" (lần {before.version})" if before.version > 1 else "")


def _compared(before: Totals, now: Totals) -> Iterator[Row]:
    yield Row(("Tổng số nhiệm vụ", *_change(before.all, now.all)))
    for label, words in LABELS.items():
        if before.of(label) or now.of(label):
            yield Row((words, *_change(before.of(label), now.of(label))))
    rate = [share(each.completed, each.all) for each in (before, now)]
    yield Row(("Tỷ lệ hoàn thành trên tổng số", *rate, _rate_change(before, now)), is_total=True)


def _change(before: int, now: int) -> tuple[str, str, str]:
    return format_number(before), format_number(now), _signed(now - before)


def _signed(number: int) -> str:
    return f"+{format_number(number)}" if number > 0 else format_number(number).replace("-", "–")


def _rate_change(before: Totals, now: Totals) -> str:
    """Return the difference in points of per cent; nothing where one of the two has no rate."""
    if not before.all or not now.all:
        return "–"
    points = now.completed * before.all - before.completed * now.all
    words = format_rate(abs(points), before.all * now.all).removesuffix("%")
    sign = "+" if points > 0 else "–" if points < 0 else ""
    return f"{sign}{words} điểm %"


def _late(count: CountFacts) -> Block:
    late = late_lines(count.lines)
    if not late:
        return Paragraph.of(NONE_LATE, role=Role.BODY)
    return Table(LATE_COLUMNS, tuple(_late_rows(late)))


def _late_rows(lines: Iterable[CountLine]) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        lead = line.lead if line.lead == line.department else ", ".join(filter(None, (line.lead, line.department)))
        cells = (
            str(number),
            f"{line.code}. {line.work}",
            lead,
            due_words(line),
            state_words(line),
            line.cause,
            line.measure,
        )
        yield Row(cells, anchor=f"task:{line.task_id}")
