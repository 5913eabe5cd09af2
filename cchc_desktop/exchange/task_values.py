"""What one cell of a list of tasks means: days, percentages, states in the words of offices, fields of reform."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Final

from cchc_desktop.calendar.recurrence import Every, NamedDay, Recurrence
from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.exchange.workbook import CellKind, SheetCell
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import DeadlineLabel, ReformArea, SourceKind, TaskState
from cchc_desktop.text.dates import parse_date
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line

EARLIEST: Final = date(2000, 1, 1)
"""A year typed into a cell for dates is a day of 1905 to Excel; nothing in such a list is that old."""

STATE_WORDS: Final = {
    TaskState.DRAFT: "Nháp",
    TaskState.ASSIGNED: "Chưa thực hiện",
    TaskState.IN_PROGRESS: "Đang thực hiện",
    TaskState.AWAITING_CONFIRMATION: "Chờ xác nhận",
    TaskState.COMPLETED: "Hoàn thành",
    TaskState.RETURNED: "Thực hiện lại",
    TaskState.PAUSED: "Tạm dừng",
    TaskState.CANCELLED: "Thôi theo dõi",
}
LABEL_WORDS: Final = {
    DeadlineLabel.OVERDUE: "quá hạn",
    DeadlineLabel.DUE_SOON: "sắp đến hạn",
    DeadlineLabel.ON_TRACK: "trong hạn",
    DeadlineLabel.NO_DEADLINE: "không có hạn",
    DeadlineLabel.DONE_ON_TIME: "đúng hạn",
    DeadlineLabel.DONE_LATE: "quá hạn",
    DeadlineLabel.DONE_NO_DEADLINE: "không có hạn",
}
SOURCE_WORDS: Final = {
    SourceKind.CONCLUSION: "Kết luận cuộc họp",
    SourceKind.FINDING: "Kết quả kiểm tra",
    SourceKind.PLAN: "Kế hoạch",
    SourceKind.SUPERIOR_DOCUMENT: "Văn bản cấp trên",
    SourceKind.OTHER: "Khác",
}
AREA_WORDS: Final = {
    ReformArea.INSTITUTIONS: "Cải cách thể chế",
    ReformArea.PROCEDURES: "Cải cách thủ tục hành chính",
    ReformArea.ORGANISATION: "Cải cách tổ chức bộ máy hành chính nhà nước",
    ReformArea.CIVIL_SERVICE: "Cải cách chế độ công vụ",
    ReformArea.PUBLIC_FINANCE: "Cải cách tài chính công",
    ReformArea.DIGITAL_GOVERNMENT: "Xây dựng, phát triển Chính quyền điện tử, Chính quyền số",
}
_AREAS: Final = (
    (ReformArea.INSTITUTIONS, r".*the che.*"),
    (ReformArea.PROCEDURES, r".*(thu tuc|tthc|mot cua).*"),
    (ReformArea.ORGANISATION, r".*(to chuc bo may|bo may).*"),
    (ReformArea.CIVIL_SERVICE, r".*(cong vu|cong chuc).*"),
    (ReformArea.PUBLIC_FINANCE, r".*tai chinh.*"),
    (ReformArea.DIGITAL_GOVERNMENT, r".*(dien tu|chinh quyen so|chuyen doi so|cds).*"),
)
_STATES: Final = (
    (TaskState.DRAFT, r"(ban )?(nhap|du thao)|chua (phan cong|giao)"),
    (TaskState.RETURNED, r"thuc hien lai|(bi )?tra lai|tu choi xac nhan|lam lai|yeu cau (lam|thuc hien) lai"),
    (TaskState.CANCELLED, r"(da )?(huy( bo)?|(thoi|ket thuc) theo doi|khong theo doi( nua)?|tu choi)( nhiem vu)?"),
    (TaskState.PAUSED, r"(da )?(tam )?(dung|hoan)( thuc hien)?"),
    (TaskState.AWAITING_CONFIRMATION, r"(dang )?cho (xac nhan|phe duyet|duyet|xac nhan hoan thanh)"),
    (TaskState.COMPLETED, r"(da )?(hoan thanh|ht|xong|thuc hien xong|hoan tat)"),
    (TaskState.ASSIGNED, r"(chua|cho) (thuc hien|trien khai|xu ly|bat dau|lam|hoan thanh)"),
    (TaskState.ASSIGNED, r"da (giao|phan cong)|(da|chua) nhan viec|moi( giao)?"),
    (TaskState.IN_PROGRESS, r"(dang|tiep tuc) (thuc hien|xu ly|trien khai|lam|giai quyet)|"),
)  # fmt: skip
_TIMES: Final = (
    ("soon", r"sap (qua|den|het) han|den han( hom nay)?"),
    ("late", r"(nhung |bi )?((qua|tre|cham|sau)( thoi)? han( chua hoan thanh)?|cham tien do)"),
    ("none", r"khong (co )?(thoi )?han"),
    ("in_time", r"(trong|dung|truoc|con)( thoi)? han|chua den han"),
)
_DAY: Final = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_DAYS_LATE: Final = re.compile(r"\(?\b(\d{1,4}) ngay\)?")
_BARE_DATE: Final = re.compile(r"(?:ngay )?[\d][\d\s./\\-]*")
_SHORT_YEAR: Final = re.compile(r"(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d{2}(?!\d)")
_YES: Final = frozenset({"x", "co", "dung", "v", "1", "true", "yes"})
_NO: Final = frozenset({"", "khong", "0", "false", "no", "-"})


@dataclass(frozen=True)
class StateRead:
    """What the words of a state say: the state, and beside it how it stands with the deadline.

    ``timing`` is "late", "soon", "in_time", "none" or "" where nothing is said of it; ``day`` a day that is named.
    """

    state: TaskState
    timing: str = ""
    day: date | None = None


def read_day(cell: SheetCell) -> date:
    """Return the day of a cell: a date of Excel or dd/mm/yyyy. Raises Fault for any other writing."""
    words = clean_line(cell.text)
    if cell.kind is CellKind.NUMBER:
        fault = _("{value} is a number, not a date; let Excel show the column as dates, or type day/month/year")
        raise Fault(fault.format(value=quoted(words)))
    if not _DAY.fullmatch(words):
        fault = _("{value} is no day like 05/02/2027; type day/month/year or use a date of Excel")
        raise Fault(fault.format(value=quoted(words)))
    return _day(words)


def is_bare_date(text: str) -> bool:
    """Tell whether a text is nothing but a day, in whatever shape: digits and signs between them."""
    return _BARE_DATE.fullmatch(search_key(text)) is not None


def check_wording(text: str) -> None:
    """Raise Fault where a day in the words of a deadline has a year of two digits."""
    if found := _SHORT_YEAR.search(text):
        fault = _("{value} has a year of two digits; write the year in full: day/month/year")
        raise Fault(fault.format(value=quoted(found[0])))


def read_percent(cell: SheetCell) -> int:
    """Return a progress of 0 to 100; a number below 1 is a share, as Excel keeps 60 %. Raises Fault."""
    words = clean_line(cell.text).rstrip("% ").replace(",", ".")
    try:
        value = Decimal(words)
    except InvalidOperation:
        raise Fault(_("{value} is no percentage from 0 to 100").format(value=quoted(cell.text))) from None
    if cell.kind is CellKind.NUMBER and Decimal(0) < value < 1 and "%" not in cell.text:
        value *= 100
    if not value.is_finite() or not 0 <= value <= 100:
        raise Fault(_("{value} is no percentage from 0 to 100").format(value=quoted(cell.text)))
    return int(value.to_integral_value())


def read_state(text: str) -> StateRead:
    """Return what the words of a state say, in the vocabularies of domain.md 2.8. Raises Fault for other words."""
    days = _DAY.findall(text)
    key = search_key(_DAY.sub(" ", text))
    key = _DAYS_LATE.sub(" ", key)
    key = " ".join(re.sub(r"[().,;:/–-]", " ", key).split())
    key = re.sub(r"\b(nhiem vu|ngay|xong ngay)$", "", key).strip() or key
    timing, rest = _timing(key)
    for state, pattern in _STATES:
        if key and re.fullmatch(pattern, rest):
            return StateRead(state, timing, _day(days[0]) if days else None)
    fault = _("{value} is no state (such as {states})")
    raise Fault(fault.format(value=quoted(text), states=", ".join(STATE_WORDS.values())))


def _timing(key: str) -> tuple[str, str]:
    """Return how a state stands with the deadline, and the words without that."""
    for timing, pattern in _TIMES:
        found = re.search(rf"(?:^|\s)(?:{pattern})$", key)
        if found:
            return timing, key[: found.start()].strip()
    return "", key


def read_area(text: str) -> ReformArea | None:
    """Return the field of reform that the words mean; None for other words, which are kept as a tag."""
    key = search_key(text)
    return next((area for area, pattern in _AREAS if re.fullmatch(pattern, key)), None)


def read_source_kind(text: str) -> SourceKind:
    """Return the kind of source. Raises Fault for other words."""
    key = search_key(text)
    for kind, words in SOURCE_WORDS.items():
        if search_key(words) == key:
            return kind
    fault = _("{value} is no kind of source (one of: {kinds})")
    raise Fault(fault.format(value=quoted(text), kinds=", ".join(SOURCE_WORDS.values())))


def read_yes(text: str) -> bool:
    """Return whether a cell is marked. Raises Fault for words that are neither yes nor no."""
    key = search_key(text).strip(" .")
    if key in _YES:
        return True
    if key in _NO:
        return False
    raise Fault(_("{value} is neither “x” nor empty").format(value=quoted(text)))


def read_recurrence(text: str) -> Recurrence | None:
    """Return the recurrence whose own wording this is, None for other words."""
    return _recurrences().get(search_key(text).strip(" ."))


@cache
def _recurrences() -> Mapping[str, Recurrence]:
    return {search_key(each.label): each for each in reversed(list(_all_recurrences()))}


def _all_recurrences() -> Iterator[Recurrence]:
    for day in range(1, 8):
        yield Recurrence(Every.WEEK, day)
    for every, months in ((Every.MONTH, (None,)), (Every.QUARTER, range(1, 4)), (Every.YEAR, range(1, 13))):
        for month in months:
            for day in (*range(1, 32), *NamedDay):
                try:
                    yield Recurrence(every, day, month)
                except ValidationError:
                    continue  # no year has a 30 February


def _day(words: str) -> date:
    try:
        day = parse_date(words, near=date.min)
    except ValidationError as error:
        raise Fault(f"{quoted(words)}: {error.sentence.rstrip('.')}") from error
    if day < EARLIEST:
        raise Fault(_("{value} is too long ago for a task; is it a year without day and month?").format(value=words))
    return day
