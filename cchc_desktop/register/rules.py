"""Pure rules of numbers and symbols (Decree 30/2020, Annex I, II.3; documents.md 4.2)."""

from __future__ import annotations

import re

PAPER = "paper"
"""A paper of the register as other rooms name it: owner of attachments, kind of change."""
SCAN = "scan"
"""The role of an attachment that is a scan of the signed paper."""

INVITATION = "GM"
MINUTES = "BB"
NOTICE = "TB"
LETTER = "CV"

TYPE_NAMES = {
    INVITATION: "Giấy mời",
    "CTr": "Chương trình",
    "BC": "Báo cáo",
    MINUTES: "Biên bản",
    NOTICE: "Thông báo",
    "KH": "Kế hoạch",
    "QĐ": "Quyết định",
    "TTr": "Tờ trình",
    "NQ": "Nghị quyết",
    "HD": "Hướng dẫn",
    LETTER: "Công văn",
}
"""Types of paper that go with a meeting, by their abbreviation (Annex III); a letter has none on paper."""


ALL_TYPE_NAMES = {
    **TYPE_NAMES,
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
}
"""Every type of administrative paper (Decree 30/2020, Annex III.I), and the letter."""


def type_name(type_code: str) -> str:
    """Return the name of a type of paper; an abbreviation nobody knows stands for itself.

    >>> type_name("BB")
    'Biên bản'
    """
    return ALL_TYPE_NAMES.get(type_code, type_code)


_REFERENCE = re.compile(r"^(?:số\s*:?)?\s*(\d+[a-zđ]?)\s*/\s*(\S.*?)\s*$", re.IGNORECASE)


def split_reference(reference: str) -> tuple[str, str]:
    """Split "12/BB-BCĐ" into number and symbol; a text without number comes back as symbol.

    >>> split_reference("05/BB-BCĐ")
    ('05', 'BB-BCĐ')
    """
    match = _REFERENCE.match(reference.strip())
    return (match[1], "".join(match[2].split())) if match else ("", reference.strip().lstrip("/"))


def organ_of(symbol: str, type_code: str = "") -> str:
    """Return the organ in a symbol: the last group of "BB-BCĐ", the first of a letter's "UBND-VP"."""
    groups = symbol.split("-")
    return groups[0] if type_code == "CV" else groups[-1]


def type_in(symbol: str) -> str:
    """Return the type that a symbol names; one that begins with an organ is a letter's (documents.md 4.2).

    >>> type_in("TB-BCĐ"), type_in("UBND-VP"), type_in("BCĐ")
    ('TB', 'CV', '')
    """
    groups = "".join(symbol.split()).casefold().split("-")
    known = next((code for code in ALL_TYPE_NAMES if code.casefold() == groups[0]), "")
    return known or (LETTER if len(groups) > 1 else "")
