"""Files with many papers in their register: invented notices, letters and minutes, some numbers left out."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from pathlib import Path

from material import sample_file

from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.storage.migrate import open_file

YEAR = 2022
"""A year of which the sample itself knows no paper."""
_KINDS = (("TB", "TB-BCĐ"), ("BB", "BB-BCĐ"), ("GM", "GM-BCĐ"), ("CV", "UBND-VP"), ("BC", "BC-UBND"), ("KH", "KH-UBND"))
_TITLES = (
    "Kết luận của Trưởng Ban Chỉ đạo tại cuộc họp giao ban tháng {n}",
    "Họp giao ban Ban Chỉ đạo Cải cách hành chính lần thứ {n}",
    "Đôn đốc thực hiện nhiệm vụ được giao tại Thông báo số {n}/TB-BCĐ",
    "Kết quả giải quyết thủ tục hành chính, hồ sơ trễ hẹn kỳ {n}",
)
_LEFT_OUT = 97
"""Every so many numbers one is left out."""


def file_with_papers(path: Path, papers: int, *, years: int = 1) -> Path:
    """Make a file with so many papers that were issued in ``years`` years, the first of them ``YEAR``."""
    sample_file(path)
    with open_file(path) as data, data.writing() as session:
        for year in range(YEAR, YEAR + years):
            session.add_all(_papers(year, papers // years))
    return path


def _papers(year: int, papers: int) -> list[IssuedDocument]:
    made: list[IssuedDocument] = []
    for number in count(1):
        for place, (code, symbol) in enumerate(_KINDS):
            if (number + place) % _LEFT_OUT == 0:
                continue
            made.append(
                _paper(code, symbol, number, date(year, 1, 1) + timedelta(number * 364 * len(_KINDS) // papers))
            )
            if len(made) == papers:
                return made
    return made


def _paper(code: str, symbol: str, number: int, day: date) -> IssuedDocument:
    return IssuedDocument(
        owner_kind="",
        type_code=code,
        number=str(number),
        symbol=symbol,
        issued_on=min(day, date(day.year, 12, 31)),
        title=_TITLES[number % len(_TITLES)].format(n=number),
        recipients="Thành viên Ban Chỉ đạo; như thành phần dự họp; Lưu: VT, VP",
    )
