"""What a working day begins with, on paper (báo cáo đầu ngày): a slip for the chair (documents.md 8.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from cchc_desktop.calendar.periods import Period
from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind
from cchc_desktop.deadlines.digest import LATER_DAYS, SOON_DAYS, AskedExtension, Digest
from cchc_desktop.documents.content import (
    Block,
    CellAlign,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    SizePreset,
    Table,
)
from cchc_desktop.documents.kinds.sheet_facts import MorningFacts
from cchc_desktop.documents.kinds.working_sheet import organ, sheet_head
from cchc_desktop.text.dates import long_date, short_date, weekday_name
from cchc_desktop.text.numbers import format_count, format_number, roman

KIND = "day_digest"
TITLE = "BÁO CÁO ĐẦU NGÀY"
QUIET = "Hôm nay không có cuộc họp và không có việc đến hạn."
COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Nội dung", 79),
    Column("Người, bộ phận", 37),
    Column("Thời hạn", 37),
)


def build(facts: MorningFacts) -> Document:
    """Return the slip as a content tree; parts in which nothing stands are left out."""
    morning = facts.digest
    weekday = weekday_name(morning.day)
    reference = f"({weekday[:1].upper()}{weekday[1:]}, {long_date(morning.day)})"
    blocks: list[Block] = [sheet_head(facts.office, KIND, TITLE, reference), Paragraph.of(_summary(morning))]
    if rows := tuple(_table_rows(morning)):
        blocks.append(Table(COLUMNS, rows))
    if _forecast(morning):
        blocks.append(Paragraph.of(_forecast(morning)))
    return Document(
        kind=KIND,
        title=f"Báo cáo đầu ngày {short_date(morning.day)}",
        author=organ(facts.office, KIND),
        sections=(Section(tuple(blocks)),),
        preset=SizePreset(facts.office.profile.size_preset),
    )


def _summary(morning: Digest) -> str:
    """Say in one sentence how the day stands."""
    counts = (
        (len(morning.meetings), "cuộc họp hôm nay"),
        (len(morning.overdue), "nhiệm vụ quá hạn"),
        (len(morning.today), "nhiệm vụ đến hạn hôm nay"),
        (len(morning.soon), f"nhiệm vụ đến hạn trong {format_count(SOON_DAYS)} ngày tới"),
        (len(morning.notices), "thông báo kết luận chưa ban hành"),
        (len(morning.figures), "cam kết chưa có số liệu"),
    )
    parts = [f"{format_count(number)} {words}" for number, words in counts if number]
    if parts:
        return f"Có {', '.join(parts)}."
    return QUIET if morning.is_quiet else "Hôm nay không có cuộc họp và không có nhiệm vụ đến hạn."


def _table_rows(morning: Digest) -> Iterator[Row]:
    """Yield each part under a row of its own, so that a usual morning is one page."""
    for number, (title, rows) in enumerate(_parts(morning), start=1):
        yield Row((f"{roman(number)}. {title}: {format_count(len(rows))}",), spans=True)
        yield from rows


def _parts(morning: Digest) -> Iterator[tuple[str, list[Row]]]:
    """Yield title and rows of each part that has some."""
    meetings = [
        Row((str(number), _joined(each.title, each.place), "", each.time or short_date(morning.day)))
        for number, each in enumerate(morning.meetings, start=1)
    ]
    parts = (
        ("Cuộc họp hôm nay", meetings),
        ("Nhiệm vụ quá hạn", _rows(morning.overdue, morning.day)),
        ("Nhiệm vụ đến hạn hôm nay", _rows(morning.today, morning.day)),
        (f"Nhiệm vụ đến hạn trong {SOON_DAYS} ngày tới", _rows(morning.soon, morning.day)),
        (f"Nhiệm vụ đến hạn trong {SOON_DAYS + 1} đến {LATER_DAYS} ngày tới", _rows(morning.week, morning.day)),
        ("Thông báo kết luận chưa ban hành", _rows(morning.notices, morning.day)),
        ("Tháng chưa họp", _rows(morning.missing_meetings, morning.day)),
        ("Người đi vắng, bàn giao công việc", _rows(morning.away, morning.day)),
        ("Cam kết chưa có số liệu", _rows(morning.figures, morning.day)),
        ("Đề nghị gia hạn chưa quyết định", [*_asked(morning.extensions)]),
    )
    return ((title, rows) for title, rows in parts if rows)


def _rows(lines: Sequence[Deadline], today: date) -> list[Row]:
    return [
        Row((str(number), _words(each), each.who, _due(each, today)), anchor=f"deadline:{each.code}")
        for number, each in enumerate(lines, start=1)
    ]


def _words(each: Deadline) -> str:
    """Return what falls due in the words of papers, whatever language the window speaks."""
    match each.kind:
        case DeadlineKind.TASK:
            return f"{each.code}. {each.subject}"
        case DeadlineKind.NOTICE:
            return f"Thông báo kết luận: {each.subject} ({each.code})"
        case DeadlineKind.MEETING_MISSING:
            return f"Chưa họp trong {Period.parse(each.code).label}"
        case DeadlineKind.HANDOVER:
            return f"{each.subject} vắng, đã bàn giao công việc ({each.code})"
        case DeadlineKind.COMMITMENT:
            return f"Cam kết {each.code}: chưa có số liệu {Period.parse(each.period).label} ({each.subject})"


def _due(each: Deadline, today: date) -> str:
    if each.day is None:
        return ""
    day = short_date(each.day)
    if each.kind is DeadlineKind.HANDOVER:
        return f"đến hết {day}"
    distance = (each.day - today).days
    if distance < 0:
        return f"{day} (quá {format_number(-distance)} ngày)"
    return f"{day} (còn {format_number(distance)} ngày)" if distance else f"{day} (hôm nay)"


def _asked(requests: Sequence[AskedExtension]) -> Iterator[Row]:
    for number, each in enumerate(requests, start=1):
        asked = f"đề nghị {short_date(each.asked_on)}" if each.asked_on is not None else ""
        words = _joined(f"{each.code}. {each.work}", f"Lý do: {each.reason}" if each.reason else "")
        yield Row((str(number), words, asked, f"đến {short_date(each.to_due)}"), anchor=f"extension:{each.code}")


def _joined(one: str, other: str) -> str:
    return f"{one.rstrip(' .')}. {other}" if other else one


def _forecast(morning: Digest) -> str:
    if not morning.forecast_years:
        return ""
    years = ", ".join(map(str, morning.forecast_years))
    return f"Lịch nghỉ lễ, tết năm {years} chưa có thông báo chính thức; ngày làm việc đang tính theo dự kiến."
