"""Sorting as Vietnamese readers expect: letters first, then tones, then capitals, over the whole string.

Letters a ă â b c d đ e ê g … o ô ơ … u ư v x y; tones ngang, huyền, hỏi, ngã, sắc, nặng (the order of CLDR for ``vi``).
People sort by given name, and numbers inside a name by their value.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from cchc_desktop.text.normalise import nfc

SortKey = tuple[str, str, str]
"""Letters, tones and capitals, compared in this order."""

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_OTHER_MARK = len(_TONES) + 1
_FIRST_LETTER = 0xE000
"""Letters get codes of their own above digits, punctuation and blanks."""
_FIRST_LENGTH, _MOST_DIGITS = 0xE100, 0x1000

_LETTER_CODE = {letter: chr(_FIRST_LETTER + place) for place, letter in enumerate(_ALPHABET)}
_SPELT_LETTER = {unicodedata.normalize("NFD", letter): letter for letter in _ALPHABET}
_DIGITS = re.compile("[0-9]+")


def _weights(char: str) -> tuple[str, str, str]:
    if unicodedata.category(char) == "Zs":
        return " ", "0", "0"
    letter, tone = _letter_and_tone(char.replace("Ð", "Đ").replace("ð", "đ"))
    lower = letter.lower()
    return _LETTER_CODE.get(lower, lower), str(tone), "1" if letter != lower else "0"


def _letter_and_tone(char: str) -> tuple[str, int]:
    """Split a letter from its tone (0 ngang … 5 nặng); an accent of another language counts after the tones."""
    parts = unicodedata.normalize("NFD", char)
    base, marks = parts[0], parts[1:]
    tone = next((_TONES.index(mark) + 1 for mark in marks if mark in _TONES), 0)
    spelt = base + "".join(mark for mark in marks if mark not in _TONES)
    if spelt.lower() in _SPELT_LETTER:
        return unicodedata.normalize("NFC", spelt), tone
    is_accented_latin = base.lower() in _LETTER_CODE
    return (base, _OTHER_MARK) if is_accented_latin else (char, 0)


class _Level(dict[int, str]):
    """One level of the key for each character, worked out once per character and then remembered."""

    def __init__(self, level: int) -> None:
        self._level = level

    def __missing__(self, code: int) -> str:
        weight = self[code] = _weights(chr(code))[self._level]
        return weight


_LEVELS = (_Level(0), _Level(1), _Level(2))


def sort_key(text: str) -> SortKey:
    """Return the key by which Vietnamese text sorts: An < Anh < Ánh < Ân < Ất < Âu; a < A."""
    composed = nfc(text)
    letters, tones, capitals = (composed.translate(level) for level in _LEVELS)
    return letters, tones, capitals


def person_key(full_name: str) -> tuple[SortKey, SortKey, SortKey]:
    """Return the key by which people sort: given name (the last word), then family name, then middle names."""
    words = full_name.split()
    given, family, middle = words[-1:], words[:1] if len(words) > 1 else [], words[1:-1]
    return sort_key("".join(given)), sort_key("".join(family)), sort_key(" ".join(middle))


def natural_key(text: str) -> tuple[SortKey, str]:
    """Return a sort key in which digits count as numbers: Phường 2 < Phường 10, 2/TB-BCĐ < 12/TB-BCĐ."""
    letters, tones, capitals = sort_key(_DIGITS.sub(_by_value, nfc(text)))
    return (letters, tones, capitals), text


def some_codes(codes: Iterable[str], most: int = 5) -> str:
    """Name codes in natural order, of many the first ones and the last: C1, C2, C3, C4, …, C9; "–" for none."""
    in_order = sorted(codes, key=natural_key)
    if len(in_order) > most:
        in_order = [*in_order[: most - 1], "…", in_order[-1]]
    return ", ".join(in_order) or "–"


def _by_value(match: re.Match[str]) -> str:
    """Write a number so that its text sorts as its value does: a digit, then its length, then itself."""
    digits = match.group().lstrip("0") or "0"
    return f"0{chr(_FIRST_LENGTH + min(len(digits), _MOST_DIGITS))}{digits}"
