"""The grammar: every way of writing a deadline that is read, one row each. To read another one, add a row.

A pattern is a regular expression over the plain text of ``surface``, with the pieces of ``words`` in braces. Where
rows overlap in a sentence the one that begins first is taken, of these the longest, of these the first in the table.
"""

from __future__ import annotations

from cchc_desktop.calendar.phrases import counting, days, repeats, spans, weeks
from cchc_desktop.calendar.phrases.no_deadlines import DAILY, DATES_WITHOUT_DEADLINE, EVENT, WORDS_WITHOUT_DATE
from cchc_desktop.calendar.phrases.rows import Row, Stands

_SIX = frozenset({"sáu"})
_NOT_EVERY = frozenset("mới mời môi hãng hạng hăng quy".split())

# A group that a meaning asks for and this wording never has.
_WITHOUT = "(?P<{}>(?!))?".format

_NUMBERED_YEAR = r"(?P<year>{by_year})?{end}"
_COUNT = (
    r"{led}(?:vong |thoi han |thoi gian |toi da |sau )*(?P<count>\d{1,9}(?! ?\d)|(?:{number})(?= ))"
    r"(?: \((?:\d{1,4}|{number})\))? ?(?P<unit>{unit})\b"
)
_AFTER_COUNT = r"(?: (?:toi|nua)\b)?(?! (?:dau|cuoi|truoc|qua|gan|vua|lien tuc|cong|mot lan|0?1 lan|lam)\b| ?/| ?\d)"
_SINCE = r",? (?:ke tu|tinh tu|bat dau tu|tu|sau)(?: sau)?(?: khi| thoi diem)?(?: ngay| hom)? "
_EVENT_WORDS = (
    r"(?P<event>(?:co |ra |ket thuc )?(?:ky|ban hanh|hop|cuoc hop|hoi nghi|giao ban|ket luan|thong bao|duoc giao|giao)"
    r"(?: (?:van ban|thong bao|ket luan|cuoc hop|hoi nghi|nhiem vu|viec|nay|duoc))*"
    r"|nhan(?: duoc)? (?:van ban|thong bao|ket luan|cong van|quyet dinh|ke hoach|nhiem vu)(?: nay)?|nay)\b"
)
_NO_COUNT = (
    r"(?! (?:thang|gio|phut|nam \d|nguoi|ho so|nhiem vu|viec|thu tuc|truong hop|van ban|don vi|can bo|tet|am lich)\b)"
)
_FEAST = (
    r"{start}(?:(?:{lead_word}){sep}){0,4}truoc(?: (?:ngay|dip|ky nghi|nghi|ky|le(?! \d)))* "
    rf"(?P<feast>{'|'.join(feast.pattern for feast in counting.FEASTS)})\b"
    r"(?! (?:trung thu|thieu nhi|doan ngo|han thuc|trong cay))"
)
_LUNAR = (
    r"(?: (?P<lunar>(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy) "
    r"(?:ty|suu|dan|mao|thin|ngo|mui|than|dau|tuat|hoi)))?"
)

_DAYS = (
    # Nine months of a year, before the ninth of May is read there.
    Row(
        "9 tháng năm 2021",
        r"{led}(?P<count>9|09|chin|6|06|sau) thang (?P<end>nam)(?P<year> {year_digits})",
        spans.months_of_year,
        Stands.LED,
    ),
    Row(
        "từ ngày 01/12/2020 đến hết ngày 15/12/2020",
        r"{start}(?:(?:{lead_word}){sep}){0,3}tu(?: ngay)? (?:{date_like}),? (?P<lead>den(?: het)?)(?: ngay)? {date}",
        days.full_date,
    ),
    Row(
        "20-25/12/2020",
        r"{led}{time}(?:ngay )?\d{1,2}(?: ?- ?|,? den(?: het)? ?)(?:ngay )?{date}",
        days.full_date,
        Stands.LED,
    ),
    Row(
        "chậm nhất ngày 10 tháng sau",
        r"{led}{time}(?:ngay (?P<day>\d{1,2})|(?:mung|mong) (?P<moon>\d{1,2}|{number}))\b(?:(?: cua)? thang "
        r"(?P<which>nay|sau lien ke|sau|toi|ke tiep|lien ke))?(?: cua thang)?{end}" + _NO_COUNT,
        days.day_of_month,
        Stands.LED,
        _SIX | {"ngay"},
    ),
    Row(
        "trước 17 giờ thứ Ba, ngày 15/12/2020",
        r"{led}{time}{said}(?:ngay )?{date}{after_date}",
        days.full_date,
        Stands.FIRMLY_LED,
    ),
    Row("25 hằng tháng", r"{led}{time}(?P<day>\d{1,2})(?= (?:{every}) thang\b)", days.day_of_month),
    Row(
        "thứ Sáu tuần này",
        r"{led}{time}(?P<weekday>{weekday_word}) (?P<week>tuan (?:sau nua|toi nua|nay|sau|toi))\b",
        days.weekday,
    ),
    Row(
        "chậm nhất thứ Sáu",
        r"{led}{time}(?P<weekday>{weekday_word})" + _WITHOUT("week") + r"(?! (?:cuoi|dau|tuan)\b)(?: (?:nay|toi)\b)?",
        days.weekday,
        Stands.LED,
        frozenset({"bà", "bá", "hài", "hải"}),
    ),
    Row(
        "mỗi thứ Sáu",
        r"{led}{time}(?:{every}|cac) (?:ngay )?(?P<weekday>{weekday_word})",
        days.every_weekday,
        never=_NOT_EVERY,
    ),
    Row(
        "chậm nhất sáng mai",
        r"{led}{time}(?P<near>(?:ngay )?hom nay|(?:ngay )?mai|(?:ngay )?mot|ngay kia"
        r"|(?:cuoi gio |dau gio |buoi )?(?:sang|trua|chieu|toi) (?:nay|mai))\b",
        days.near_day,
        Stands.LED,
        frozenset({"một", "mọt"}),
    ),
    Row(
        "xong trong ngày",
        r"{start}(?P<lead>(?:(?:phai |can )?(?:xong|hoan thanh) )?(?:trong|cuoi|het)) (?:ngay|gio hanh chinh)"
        + _WITHOUT("near")
        + r"\b",
        days.near_day,
        Stands.ALONE,
        frozenset({"ngay"}),
    ),
)

_COUNTS = (
    Row(
        "+7",
        _WITHOUT("lead") + r"(?<!\w)\+ ?(?P<count>\d{1,9})(?: (?P<unit>{unit})\b)?(?!\w|[/.,-]\d)",
        counting.plus,
        Stands.ALONE,
    ),
    Row(
        "trong nửa tháng",
        r"{led}(?:vong |thoi han |thoi gian |toi da |sau )*nua (?P<unit>thang|nam)(?: (?:toi|nua|sau)\b)?"
        r"(?! (?:dau|cuoi|mot lan|0?1 lan|\d|nay|truoc|qua)| ?/)",
        counting.half,
        Stands.LED,
        frozenset({"nưa", "núa"}),
    ),
    Row("trong 10 ngày tới", _COUNT + _AFTER_COUNT, counting.counted, Stands.LED),
    Row("trong 05 ngày làm việc kể từ ngày 04/12/2020", _COUNT + _SINCE + "{date}", counting.counted, Stands.LED),
    Row("không quá 05 ngày làm việc kể từ ngày ký", _COUNT + _SINCE + _EVENT_WORDS, counting.counted, Stands.LED),
    Row(
        "kể từ ngày 10/12/2020, trong 05 ngày làm việc",
        r"{start}(?:ke tu|tinh tu|bat dau tu|tu|sau)(?: khi)?(?: ngay)? (?:{date}|"
        + _EVENT_WORDS
        + "),? "
        + _COUNT
        + _AFTER_COUNT,
        counting.counted,
        Stands.LED,
    ),
    Row(
        "trong 05 ngày kể từ ngày nhận đủ hồ sơ",
        _COUNT + r"(?:,? (?:ke tu|tinh tu)| sau| truoc khi)(?: sau)?(?: khi| ngay)* \w+",
        EVENT,
    ),
    Row(
        "trước Tết Nguyên đán Tân Sửu 2021",
        _FEAST + r"(?: nam)?" + _LUNAR + r"(?:,? ?(?P<feast_year>(?:nam )?{year_digits}))?",
        counting.before_feast,
    ),
    Row("trước Tết 10 ngày", _FEAST + r" (?:it nhat |khoang )?\d{1,3} (?:ngay|tuan|thang)\b", EVENT),
)

_SPANS = (
    Row(
        "trong tuần đầu tháng 4",
        r"{led}tuan (?:thu )?(?P<place>dau(?: tien)?|cuoi(?: cung)?|nhat|hai|ba|tu|nam|[1-9])(?: cua| trong)? "
        r"(?P<kind>thang|quy)(?: (?P<which>nay|sau|toi)\b|(?: (?P<number>\d{1,2}|[iv]{1,4}|{month_word})\b"
        r"(?P<year>{by_year})?{end})?)(?! (?:{every})\b)",
        weeks.week_of_period,
        Stands.LED,
    ),
    Row(
        "tuần đầu hằng tháng",
        r"{led}tuan (?:thu )?(?:dau(?: tien)?|cuoi(?: cung)?|nhat|hai|ba|tu)(?: cua)? "
        r"(?:(?:{every}) (?:thang|quy)|(?:thang|quy) (?:{every}) (?:thang|quy))\b",
        repeats.week_of_every,
    ),
    Row(
        "6 tháng đầu năm 2021",
        r"{led}{time}(?P<count>\d{1,2}|{number}) thang (?P<end>dau|cuoi)(?: cua)?(?: nam(?! hoc))"
        r"(?P<year>(?: ?/ ?| )(?:nay|sau|toi|{year_digits}))?{end}",
        spans.months_of_year,
        Stands.LED,
    ),
    Row(
        "hết quý này",
        r"{led}(?:{part} )?(?P<kind>thang|quy|nam) (?P<which>nay|sau|toi)\b(?! do\b)",
        spans.relative,
        Stands.LED,
        _SIX,
    ),
    Row(
        "cuối tháng 3/2021",
        r"{led}(?:{part} )?(?P<kind>thang) (?P<number>{month})\b" + _NUMBERED_YEAR,
        spans.month,
        Stands.LED,
    ),
    Row(
        "trong 12/2020",
        r"{led}(?:{part} )?" + _WITHOUT("kind") + r"(?P<number>\d{1,2})(?P<year> ?[-/] ?{year_digits}){end}",
        spans.month,
        Stands.LED,
    ),
    Row(
        "trong quý I năm 2021",
        r"{led}(?:{part} )?(?P<kind>quy) (?P<number>{quarter_number})\b" + _NUMBERED_YEAR,
        spans.quarter,
        Stands.LED,
    ),
    Row(
        "trong Q1/2021",
        r"{led}" + _WITHOUT("part") + r"(?P<kind>q)\.?(?P<number>[1-4]|[iv]{1,3})\b" + _NUMBERED_YEAR,
        spans.quarter,
        Stands.LED,
    ),
    Row("đầu năm 2021", r"{led}(?:{part} )?(?P<kind>nam) (?P<year>{year_digits}){end}", spans.year, Stands.LED),
    Row(
        "xong trong tháng",
        r"{led}(?:{part} )?(?P<kind>thang|quy|nam)" + _WITHOUT("which") + r"{clause_end}",
        spans.relative,
        Stands.LED,
        frozenset({"quy"}),
    ),
    Row(
        "cuối tháng hằng tháng",
        r"{led}{part} (?P<kind>thang|quy|nam)" + _WITHOUT("which") + r"(?= (?:{every}) )",
        spans.relative,
    ),
    Row(
        "trong tuần sau",
        r"{led}(?:{part} )?tuan (?P<which>sau nua|toi nua|nay|sau|toi)\b",
        spans.week,
        Stands.LED,
    ),
    Row(
        "cuối tuần",
        r"{led}(?:{part} )?tuan" + _WITHOUT("which") + r"(?:{clause_end}|(?= (?:{every}) ))",
        spans.week,
        Stands.LED,
    ),
    Row("2021-Q1", r"{led}(?P<code>(?:19|20|21)\d\d-(?:\d\d|q[1-4]|h1|9m)){word_end}", spans.code, Stands.ALONE),
    Row(
        "chậm nhất ngày 20 tháng cuối quý",
        r"{led}{time}ngay (?P<day>\d{1,2})(?: cua)? thang (?P<place>dau|giua|cuoi|thu (?:nhat|hai|ba))"
        r"(?: cung| tien)?(?: cua)?(?: (?:{every}))? quy"
        r"(?: (?P<number>{quarter_number})\b(?P<year>{by_year})?{end}| (?P<which>nay|sau|toi)\b)?",
        spans.day_in_quarter,
    ),
)

_RECURRENCES = (
    Row(
        "định kỳ hằng tháng, quý",
        r"{start}(?:dinh ky )?(?:theo )?(?:{every})(?: mot)? "
        r"(?P<units>(?:{long_unit})(?:(?:, ?| va |/)(?:(?:{every}) )?(?:{long_unit}))*)\b"
        r"(?! (?:nay|[ivx]+\b|\d{1,2}\b(?! lan| cuoc| bai| ky)|\d{4}))",
        repeats.every,
        never=_NOT_EVERY,
    ),
    Row(
        "định kỳ tháng, quý",
        r"{start}dinh ky(?: theo)? (?P<units>(?:{long_unit})(?:(?:, ?| va |/)(?:{long_unit}))*)\b(?! (?:[ivx]+\b|\d))",
        repeats.every,
        never=_NOT_EVERY,
    ),
    Row(
        "định kỳ kiểm đếm theo tháng, quý",
        r"{start}theo (?P<units>(?:tuan|thang|quy)(?:(?:, ?| va |/)(?:{long_unit}))*)\b(?! (?:[ivx]+\b|\d))",
        repeats.every,
        Stands.AFTER_DINH_KY,
        _NOT_EVERY,
    ),
    Row("nửa tháng một lần", r"{start}(?:(?:{every}) )?nua (?:thang|nam)(?: ?/ ?| )(?:mot |0?1 )?lan\b", repeats.rare),
    Row(
        "3 tháng một lần",
        r"{start}(?:(?:{every}) )?(?:(?P<count>\d{1,2}|{number}) )?(?P<unit>{long_unit})(?: ?/ ?| )"
        r"(?P<times>\d{1,2}|{number}) lan\b",
        repeats.once_in,
    ),
    Row(
        "3 tháng/lần",
        r"{start}(?P<count>\d{1,2}|{number}) (?P<unit>{long_unit}) ?/ ?" + _WITHOUT("times") + r"lan\b",
        repeats.once_in,
    ),
    Row(
        "01 lần/quý",
        r"{start}(?P<times>\d{1,2}|{number}) lan(?: ?/ ?| (?:{every}|trong)(?: mot)? )(?P<count>\d{1,2} )?"
        r"(?P<unit>{long_unit})\b",
        repeats.once_in,
    ),
    Row("cuối mỗi tháng", r"{led}{part} (?:{every}) (?P<kind>thang|quy|nam)\b", spans.every_part, never=_NOT_EVERY),
    Row("hằng ngày", r"{start}(?:hang|moi) ngay\b(?! \d)", DAILY, never=_NOT_EVERY),
)

ROWS: tuple[Row, ...] = (*DATES_WITHOUT_DEADLINE, *_DAYS, *_COUNTS, *_SPANS, *_RECURRENCES, *WORDS_WITHOUT_DATE)
"""Every row, those without a deadline among them."""
