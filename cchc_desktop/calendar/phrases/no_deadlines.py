"""Rows of the grammar that say why some words are no deadline: beginnings, cut-offs, urgency, events, lunar dates."""

from __future__ import annotations

from cchc_desktop.calendar.phrases.rows import Row, without_date
from cchc_desktop.i18n import mark

_BEGINNING = without_date(mark("this is a beginning, not a deadline"))
_CUT_OFF = without_date(mark("this says up to when figures are counted, it is no deadline"))
_URGENT = without_date(mark("urgency is no date: choose a date, no deadline or a recurrence"))
EVENT = without_date(mark("the deadline hangs on something without a date: write the date"))
_NO_DEADLINE = without_date(mark("written as having no deadline"))
_SEVERAL_DAYS = without_date(mark("several days are named: write one of them"))
DAILY = without_date(mark("daily work has no deadline of its own: choose a date or a recurrence"))

_LUNAR_DATE = without_date(mark("a lunar date is not read: write the solar date"))

DATES_WITHOUT_DEADLINE = (
    Row(
        "số liệu tính đến ngày 14/12/2020",
        r"{start}(?:so lieu |luy ke )?(?:tinh|chot so lieu|so lieu|hieu luc|gia tri)(?: tinh)? den(?: het)?(?: ngay)? "
        r"{date}",
        _CUT_OFF,
    ),
    Row(
        "tính đến hết quý I/2021",
        r"{start}tinh den(?: het)? (?:thang|quy|nam) (?:{quarter_number}|{year_digits})(?:{by_year})?{end}",
        _CUT_OFF,
    ),
    Row(
        "kể từ ngày 15/12/2020",
        r"{start}(?:sau|tu|ke tu|tinh tu|bat dau tu|khong truoc|khong som hon|som nhat)(?: ngay)? {date}",
        _BEGINNING,
    ),
    Row(
        "trước ngày 10/3 âm lịch",
        r"{led}(?:(?:ngay |mung |mong )?\d{1,2}(?: ?[-/] ?\d{1,2}| thang \d{1,2})?(?: nam \d{4})? am lich"
        r"|(?:ngay |mung |mong |ram )*(?:\d{1,2} )?thang (?:gieng|chap)|(?:mung|mong) \d{1,2} tet)\b",
        _LUNAR_DATE,
    ),
    Row(
        "ngày 15 và 30 hằng tháng",
        r"{led}{time}(?:ngay )?\d{1,2}(?:,| va|, va)(?: ngay)? \d{1,2}"
        r"(?: (?:{every}) (?:{long_unit})\b| thang (?:nay|sau)\b)",
        _SEVERAL_DAYS,
    ),
)
"""Words that hold a date and are no deadline; they come first in the table, so that nothing in them is read."""

WORDS_WITHOUT_DATE = (
    Row("không thời hạn", r"{start}khong(?: co| xac dinh)?(?: thoi)? han\b", _NO_DEADLINE),
    Row(
        "trong thời gian tới",
        r"{start}(?:khan truong|kip thoi|thuong xuyen|lien tuc|lau dai|cang som cang tot|som nhat|ngay lap tuc"
        r"|ngay sau khi|(?:trong )?thoi gian (?:toi|sap toi|som nhat)|sap toi|som)\b",
        _URGENT,
    ),
    Row(
        "thực hiện ngay",
        r"{start}(?:(?:thuc hien|lam|trien khai|xu ly|giai quyet|khac phuc|bao cao|hoan thanh|theo bieu|chan chinh) )?"
        r"(?<!\d )ngay\b(?!/| (?:\d|mung|mong|tra|ky|hop|{number}))",
        _URGENT,
        never=frozenset({"ngày"}),
    ),
    Row(
        "trước khi họp",
        r"{start}(?:truoc|sau|ngay sau) (?:khi|cuoc hop|ky hop|hoi nghi|phien hop|dai hoi)\b",
        EVENT,
    ),
)
"""Words of urgency, of an event without a date, and of no deadline at all."""
