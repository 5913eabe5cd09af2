"""Which column of somebody's list of people is which: recognised by the words of its header, accents or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final

from cchc_desktop.exchange.workbook import SheetRow
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line

HEADER_WITHIN: Final = 40
"""Rows with something in them above a header, at most: titles, the decision, blank forms."""

_NAMED: Final = (
    ("number", r"(stt|tt|so tt|so thu tu|no)\b"),
    ("role", r"vai tro|(chuc (vu|danh)|nhiem vu|chuc trach|thanh phan).*(bcd|ban chi dao|trong ban\b)"),
    ("family", r"ho$|ho (va )?(ten dem|dem|lot|chu dem|chu lot|ten lot)\b|ho dem va dem$"),
    ("full_name", r"ho (va |& ?)?ten\b|ho, ten\b|ten (can bo|thanh vien|nguoi)\b|thanh vien$|can bo$"),
    ("given", r"ten$"),
    ("gender", r"gioi( tinh)?$|nam ?/ ?nu$"),
    ("post", r"chuc (vu|danh)(?! (dang|doan))|cong viec"),
    ("department", r"bo phan|don vi|phong( ban)?( |,|$)|noi cong tac|co quan|thuoc "),
    ("in_charge_of", r"(linh vuc |noi dung |khoi )?(duoc )?(phu trach|phan cong)"),
    ("kind", r"(loai|doi tuong)( can bo| cong chuc|$)"),
    ("code", r"ma( so)?( nguoi| can bo| cb| cc| nhan vien)?$"),
)
_PATTERNS: Final = tuple((name, re.compile(pattern)) for name, pattern in _NAMED)
_MEN, _WOMEN = "nam", "nữ"  # with their accents: Năm (sinh) is no man


@dataclass(frozen=True)
class Header:
    """Where the columns stand: ``columns`` from field name to place (0 is column A), ``titles`` from place to words.

    ``unused`` are the titles of columns that are not taken over.
    """

    row: int
    columns: Mapping[str, int]
    titles: Mapping[int, str]
    unused: tuple[str, ...] = ()

    def title(self, place: int) -> str:
        """Return a column as a person names it: "B (Họ và tên)"."""
        words = self.titles.get(place, "")
        return f"{letter(place)} ({words})" if words else letter(place)


def read_header(number: int, row: SheetRow) -> Header | None:
    """Return the header that a row is, or None when it names no people or nothing besides them."""
    titles = {place: clean_line(cell.text) for place, cell in enumerate(row) if cell is not None}
    columns: dict[str, int] = {}
    unused: list[str] = []
    for place, words in titles.items():
        name = _field(words)
        if name and name not in columns:
            columns[name] = place
        else:
            unused.append(words)
    if "given" in columns and "family" not in columns and "full_name" not in columns:
        columns["full_name"] = columns.pop("given")
    has_names = "full_name" in columns or {"family", "given"} <= columns.keys()
    is_alone = len(columns) == 1 and (len(titles) > 1 or len(titles[columns.get("full_name", -1)]) > 25)
    if not has_names or is_alone:
        return None
    return Header(number, columns, titles, tuple(unused))


def with_second_row(header: Header, row: SheetRow) -> Header | None:
    """Return the header with the words of a row below it (Nam | Nữ), or None when that row is no part of it."""
    titles = {place: clean_line(cell.text) for place, cell in enumerate(row) if cell is not None}
    if _are_column_numbers(titles.values()):
        return header
    found = {name: place for place, words in titles.items() if (name := _field(words)) in ("man", "woman")}
    name_place = header.columns.get("full_name", header.columns.get("family", -1))
    if not found or name_place in titles:
        return None
    columns = {**header.columns, **found}
    columns.pop("gender", None)
    return Header(header.row, columns, {**header.titles, **titles}, header.unused)


def letter(place: int) -> str:
    """Return the letters of a column as Excel shows them; 0 is A."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _field(words: str) -> str:
    plain = words.strip(" .:*()").casefold()
    if plain in (_MEN, _WOMEN):
        return "man" if plain == _MEN else "woman"
    key = search_key(words).strip(" .:*")
    key = re.sub(r"^\(?\d+\)?[.)]? ", "", key)
    return next((name for name, pattern in _PATTERNS if pattern.match(key)), "")


def _are_column_numbers(words: Iterable[str]) -> bool:
    """Tell whether a row counts the columns: (1) (2) (3), or A B 1 2."""
    plain = [text.strip("() ").casefold() for text in words]
    digits = [text for text in plain if text.isascii() and text.isdigit()]
    letters = [text for text in plain if text not in digits]
    counted = [str(number) for number in range(1, len(digits) + 1)]
    return digits == counted and letters == list(ascii_lowercase[: len(letters)])
