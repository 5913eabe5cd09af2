"""Decree 30/2020/NĐ-CP on clerical work, Annexes I to III, as numbers: an amended decree is one change here.

Lengths on the page are millimetres, sizes and spaces are points. What the decree leaves open is marked "our choice".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from cchc_desktop.documents.content import Mm, Pt, SizePreset
from cchc_desktop.text.dates import long_date

IN_FORCE_SINCE = date(2020, 3, 5)

# ------------------------------------------------------------------------------------------- page (Annex I, I.1–I.4)

PAPER: tuple[Mm, Mm] = (210.0, 297.0)
"""A4, width and height when it stands."""


@dataclass(frozen=True)
class Margins:
    """White edges of a sheet in millimetres; ``header`` is the way from the upper edge to the page number."""

    top: Mm = 20.0
    bottom: Mm = 20.0
    left: Mm = 30.0
    right: Mm = 15.0
    header: Mm = 10.0


MARGINS = Margins()
TOP_MARGIN_RANGE: tuple[Mm, Mm] = (20.0, 25.0)
BOTTOM_MARGIN_RANGE: tuple[Mm, Mm] = (20.0, 25.0)
LEFT_MARGIN_RANGE: tuple[Mm, Mm] = (30.0, 35.0)
RIGHT_MARGIN_RANGE: tuple[Mm, Mm] = (15.0, 20.0)

FONT = "Times New Roman"
COLOUR = "000000"
LANGUAGE = "vi-VN"

# ------------------------------------------------------------------------------------------ lines and spaces (II.6)

FIRST_INDENT: Mm = 12.7
FIRST_INDENT_RANGE: tuple[Mm, Mm] = (10.0, 12.7)
PARAGRAPH_GAP: Pt = 6.0
"""The least space between two paragraphs."""
BODY_PITCH: Mapping[int, Pt] = MappingProxyType({14: 18.0, 13: 17.0})
CELL_PITCH: Mapping[int, Pt] = MappingProxyType({13: 16.0, 12: 15.0})
SINGLE_PITCH: Mapping[int, Pt] = MappingProxyType({11: 13.0, 12: 14.0, 13: 15.0, 14: 17.0})
BASELINE = 0.8
"""Where letters stand in a line of exact height, as a share of it from above (so does LibreOffice)."""

# ----------------------------------------------------------------------------------------------- letterhead (II.1–4)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
HEAD_COLUMNS: tuple[Mm, Mm] = (65.0, 100.0)
"""Organ and number | nation, motto, place and date (our choice; the samples: 67.5 and 100)."""
ISSUER_RULE_RATIO = 0.4
ABSTRACT_RULE_RATIO = 0.4
RULE_WEIGHT: Pt = 0.75
RULE_HEIGHT: Pt = 6.0
"""The height that a rule takes with the air around it; it is drawn ``RULE_DROP`` below the upper end."""
RULE_DROP: Pt = 2.5
NUMBER_GAP: Pt = 6.0
SUBJECT_GAP: Pt = 6.0
"""Between the number of a letter and its "V/v" (Annex I, II.5b)."""
BLANK = "\u00a0"
"""Ordinary spaces collapse; a blank to be filled in by hand is made of these."""
NUMBER_BLANK = BLANK * 8
DATE_BLANK = BLANK * 4
BOX_WEIGHT: Pt = 0.75
BOX_PADDING: Pt = 2.0
DRAFT_GAP: Pt = 8.0
DRAFT_MARK = "DỰ THẢO"

# ---------------------------------------------------------------------------------------------- title, end (II.5–9)

ADDRESSEES_LABEL = "Kính gửi:"
ADDRESSEES_INDENT: Mm = 35.0
"""Where "Kính gửi:" begins, from the left edge of the text (sample 1.5)."""
ADDRESSEE_INDENT: Mm = 45.0
"""Where the dashes of several addressees begin (sample 1.5)."""
ADDRESSEES_GAP: tuple[Pt, Pt] = (20.0, 14.0)
"""Above and below: about an empty line in the samples (our choice)."""
PLACE_DATE_GAP: Pt = 12.0
"""Above place and date at the end of a personal paper (our choice)."""
TITLE_GAP: Pt = 24.0
"""Between letterhead and title: about two empty lines in the samples (our choice)."""
SHEET_TITLE_GAP: Pt = 12.0
"""Between the head of a working sheet and its title (our choice)."""
ABSTRACT_SIDE_INDENT: Mm = 25.0
"""Keeps a long abstract narrower than the text under it (our choice)."""
END_MARK = "./."
SIGNATURE_COLUMNS: tuple[Mm, Mm] = (65.0, 100.0)
SIGNATURE_GAP: Pt = 12.15
"""Between the text and the signer's title; no multiple of the other heights, so that nothing ends on the very edge."""
SIGNATURE_ROW_GAP: Pt = 18.15
"""Between two rows of signatures (our choice)."""
SIGNING_ROOM: Pt = 75.0
"""Room for signature and seal: 4 to 5 lines, 25 to 30 mm."""
RECIPIENTS_LABEL = "Nơi nhận:"
RECIPIENTS_GAP: Pt = 12.0
"""Between the secretary's name and the recipients under it."""
END_PITCH: Pt = 0.05
"""Height of the paragraph that Word wants after a table at the end: it must never begin a page of its own."""

# ---------------------------------------------------------------------------------------- tables (custom, not law)

CELL_SIDE_PADDING: Pt = 4.0
CELL_GAP: Pt = 2.0
"""Above and below the text of a cell."""
TABLE_WEIGHT: Pt = 0.5
TABLE_GAP: Pt = 6.0
"""Between a paragraph and the table under it."""

# -------------------------------------------------------------------------------------- sizes (I.2–I.4, II, by preset)


@dataclass(frozen=True)
class Sizes:
    """The sizes in points that go up and down together (documents.md 2.0)."""

    nation: int
    motto: int
    organ: int
    place_date: int
    body: int
    signer: int
    cell: int
    page_number: int
    number: int = 13
    title: int = 14
    subject: int = 13
    draft_mark: int = 13
    reference: int = 13
    recipients_label: int = 12
    recipient: int = 11


SIZES: Mapping[SizePreset, Sizes] = MappingProxyType(
    {
        SizePreset.LARGE: Sizes(
            nation=13, motto=14, organ=13, place_date=14, body=14, signer=14, cell=13, page_number=14
        ),
        SizePreset.SMALL: Sizes(
            nation=12,
            motto=13,
            organ=12,
            place_date=13,
            body=13,
            signer=13,
            cell=12,
            page_number=13,
            subject=12,
        ),
    }
)

# --------------------------------------------------------------------------------------------------- words and lists

POINT_LETTERS: tuple[str, ...] = tuple("a b c d đ e g h i k l m n o p q r s t u v x y".split())
TYPE_CODES: Mapping[str, str] = MappingProxyType(
    {
        "NGHỊ QUYẾT": "NQ", "QUYẾT ĐỊNH": "QĐ", "CHỈ THỊ": "CT", "QUY CHẾ": "QC", "QUY ĐỊNH": "QyĐ", "THÔNG CÁO": "TC",
        "THÔNG BÁO": "TB", "HƯỚNG DẪN": "HD", "CHƯƠNG TRÌNH": "CTr", "KẾ HOẠCH": "KH", "PHƯƠNG ÁN": "PA",
        "ĐỀ ÁN": "ĐA", "DỰ ÁN": "DA", "BÁO CÁO": "BC", "BIÊN BẢN": "BB", "TỜ TRÌNH": "TTr", "HỢP ĐỒNG": "HĐ",
        "CÔNG ĐIỆN": "CĐ", "GIẤY ỦY QUYỀN": "GUQ", "GIẤY MỜI": "GM", "GIẤY GIỚI THIỆU": "GGT",
    }
)  # fmt: skip
"""Types of paper and their abbreviations (Annex III); a letter has none."""
MOST_COLUMNS_STANDING = 6
"""A table of more columns lies on a lying sheet (documents.md 8.8, our choice)."""
DISTRICT_LEVEL_ENDED = date(2025, 7, 1)
"""From this day on there are no districts, district towns or their offices."""
DISTRICT_LEVEL_WORDS: tuple[str, ...] = ("quận", "huyện", "thị xã", "thị trấn")


def number_line(number: str | None, symbol: str) -> str:
    """Write "Số: 05/BB-BCĐ" without inner spaces; None leaves the number blank for the pen (Annex I, II.3)."""
    if number is None or not number.strip():
        return f"Số:{NUMBER_BLANK}/{symbol}"
    digits = number.strip()
    return f"Số: {f'{int(digits):02d}' if digits.isdecimal() else digits}/{symbol}"


def place_date_line(place: str, day: date | None, year: int) -> str:
    """Write "Đức Sen, ngày 05 tháng 01 năm 2026"; without a day the blanks of a draft (Annex I, II.4)."""
    if day is None:
        return f"{place}, ngày {DATE_BLANK} tháng {DATE_BLANK} năm {year}"
    return f"{place}, {long_date(day)}"
