"""The pieces that patterns are made of, written in small letters without accents, as ``surface`` gives them."""

from __future__ import annotations

import re
from functools import cache

from cchc_desktop.text.numbers import from_roman

NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
    "muoi mot": 11, "muoi hai": 12, "muoi lam": 15, "hai muoi": 20, "ba muoi": 30,
}  # fmt: skip
_MONTH_WORDS = [word for word, number in NUMBERS.items() if number <= 12]
_WEEKDAYS = {"hai": 0, "ba": 1, "tu": 2, "nam": 3, "sau": 4, "bay": 5}
_SUNDAY = 6

NEVER = frozenset(
    """
    tuấn tuân tuẫn quỹ quỳ quỷ mãi mái mại mài thắng thẳng hẳn hàn hán tự tứ thủ thử thư nấm nằm nắm tôi tội tồi đền đèn
    đen hét mọt trọng trống trồng tròng xông cưới cười cưỡi đậu dấu đâu đấu dầu đau sâu bẫy vọng
    """.split()
)
"""Words that look like words of time once their accents are gone; a phrase that holds one is not read."""

_DAY_MONTH = r"\d{1,2} ?(?P<sep>[-/.]) ?\d{1,2}"

PIECES = {
    "number": "|".join(sorted(NUMBERS, key=len, reverse=True)),
    # A month in words ends its clause or has a year: "trong tháng hai bên" names no month.
    "month": r"\d{1,2}|(?:{month_word})(?= nam | ?/| \d{4}|{clause_end})",
    "month_word": "|".join(sorted(_MONTH_WORDS, key=len, reverse=True)),
    "quarter_number": r"[iv]{1,4}|\d{1,2}|mot|hai|ba|bon|tu",
    "year_digits": r"(?:19|20|21)\d\d(?!\d)",
    "by_year": r"(?: nam (?:nay|sau|toi|{year_digits})| ?[-/.] ?(?:{year_digits}|\d\d(?!\d))| {year_digits})",
    # A phrase neither begins nor ends in the middle of a number of a document, a fraction or a percentage.
    "start": r"(?<![\w])(?<!\d[-/.,])",
    "end": r"(?![0-9]|[-/][0-9a-z]|[.,][0-9]| ?%)",
    "word_end": r"(?!\w|[-/][0-9a-z])",
    "clause_end": r"(?=(?: (?:phai|la|thi|xong|bao cao|hoan thanh))* ?(?:[,;:.()\"]|$))",
    "sep": r"(?: ?: ?| )",
    "firm": r"cham nhat|muon nhat|tre nhat|khong (?:muon|cham|tre) hon|khong qua|toi da|deadline|dead line"
    r"|(?:thoi )?han(?: chot| cuoi cung| cuoi| hoan thanh| thuc hien| xong| nop| bao cao)?"
    r"|truoc hoac trong|truoc va trong|truoc(?! (?:het|mat|day|do|nay|tien|khi)\b)",
    "lead_word": r"{firm}|truoc khi (?:ket thuc|het)|cho den|cho toi|den|toi|het|cuoi(?= ngay\b)|trong|vao|la|vong|xong"
    r"|hoan thanh|hoan tat|ket thuc|tu nay|khoang|thoi gian(?: hoan thanh| thuc hien)?|ngay(?= (?:truoc|trong)\b)",
    "lead": r"{start}(?P<lead>(?:(?:{lead_word}){sep}){1,5})",
    "led": r"(?:{lead}|{start})",
    "time": r"(?:(?P<time>\d{1,2} ?(?:gio|h|g|:)(?: ?\d{1,2})?(?: ?(?:phut|p)\b)?(?: (?:sang|trua|chieu|toi))?"
    r"|(?:het|cuoi) gio (?:lam viec|hanh chinh|sang|chieu)|dau gio (?:sang|chieu)"
    r"|(?:buoi )?(?:sang|trua|chieu|toi)),? )?",
    "weekday_word": r"thu (?:[2-7]|hai|ba|tu|nam|sau|bay)\b|chu nhat\b",
    "said": r"(?:(?P<said>{weekday_word})(?:, ngay |,? \(?| ngay ))?",
    "date": r"(?:(?P<iso>\d{4}(?P<dash>[-/.])\d{1,2}(?P=dash)\d{1,2})"
    rf"|(?P<dmy>{_DAY_MONTH}(?: ?(?P=sep) ?(?:\d{{4}}|\d{{2}}))?)"
    r"|(?P<spoken>\d{1,2} thang (?:{month})\b(?:{by_year})?(?!, \d))){end}(?! (?:ngay|thang|tuan|ty|trieu)\b)",
    "after_date": r"(?: \((?P<said_after>{weekday_word})\))?"
    r"(?:,? (?:luc )?\d{1,2} ?(?:h|:|gio)(?: ?\d{1,2})?(?: ?(?:phut|p)\b)?)?",
    "date_like": r"\d{1,2}(?: ?[-/.] ?\d{1,2}(?: ?[-/.] ?\d{2,4})?| thang \d{1,2}(?: nam \d{4})?)?",
    "unit": r"ngay lam viec|ngay|tuan|thang|quy|nam|gio|h",
    "every": r"hang|moi|tung",
    "long_unit": r"tuan|thang|quy|nam",
    "part": r"(?P<part>dau|giua|cuoi|nua dau|nua cuoi"
    r"|ngay cuoi(?: cung)?(?: cua| trong)?|ngay dau(?: tien)?(?: cua| trong)?"
    r"|ngay lam viec cuoi(?: cung)?(?: cua| trong)?|ngay lam viec dau(?: tien)?(?: cua| trong)?)",
}  # fmt: skip

_PIECE = re.compile(r"\{([a-z_]+)\}")


@cache
def written_out(pattern: str) -> str:
    """Return the regular expression of a pattern: each {piece} in the place of its name."""
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda match: PIECES[match[1]], pattern)
    return pattern


def number_of(word: str) -> int:
    """Read a number in digits, in words or, of a quarter, in Roman numerals; 0 when it is none."""
    if word.isdigit():
        return int(word)
    return NUMBERS.get(word) or from_roman(word.upper()) or 0


def weekday_of(words: str) -> int:
    """Return 0 (Monday) … 6 for "thu sau", "thu 6" or "chu nhat"."""
    last = words.split()[-1]
    if last == "nhat":
        return _SUNDAY
    return int(last) - 2 if last.isdigit() else _WEEKDAYS[last]
