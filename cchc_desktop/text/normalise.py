"""One door for text that enters the record: typed, pasted or imported text comes out as clean NFC, every word kept.

Only invisible and control characters are taken away. Words are never corrected: tone placement, Ð for Đ and
spelling stay as they were typed (they are unified only where texts are compared, see ``folding``).
Old font encodings use the soft hyphen as the letter ư, so ask ``legacy.detect_legacy`` before cleaning.
"""

from __future__ import annotations

import re
import unicodedata

MARKS_IN_A_ROW = 30
"""More combining marks than this on one letter are cut (Unicode Annex 15, stream-safe text)."""

_LINE_BREAKS = "\r\v\f\x85\u2028\u2029"
_REMOVED_CATEGORIES = frozenset({"Cc", "Cf", "Cs"})
_OBJECT_MARK = "\ufffc"

_SURROGATE = re.compile("[\ud800-\udfff]")
_FAR_FROM_VIETNAMESE = re.compile("[^\x00-\u02ff\u1e00-\u1eff]{%d,}" % (MARKS_IN_A_ROW + 1))
_SPACES_INSIDE = re.compile("(?<=[^ \n]) {2,}")
_BLANK_LINES = re.compile("\n{3,}")
_TONE_BEFORE_HAT = re.compile("(?<=[aeoAEO])([\u0300\u0301\u0303\u0309])([\u0302\u0306])")


def nfc(text: str) -> str:
    """Return the text in Unicode Normalization Form C."""
    return unicodedata.normalize("NFC", _limit_marks(text))


def clean_line(text: str) -> str:
    """Return the text as one line: NFC, plain single spaces, nothing invisible."""
    return " ".join(_cleaned(text).split())


def clean_text(text: str) -> str:
    r"""Return the text with ``\n`` line breaks: each line NFC, nothing invisible, no blanks at its end.

    Blanks at the beginning of a line stay (they show structure); at most one empty line stays between two lines.
    """
    text = _SPACES_INSIDE.sub(" ", _cleaned(text))
    if " \n" in text:
        text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text.rstrip(" \n")).lstrip("\n")


def _cleaned(text: str) -> str:
    if not text.isascii():
        text = _joined_surrogates(text)
    text = nfc(text.replace("\r\n", "\n").translate(_CLEANING))
    return _repaired_order(text) if "\u0302" in text or "\u0306" in text else text


class _Cleaning(dict[int, str | None]):
    """The fate of each character, looked up once per character and then remembered."""

    def __missing__(self, code: int) -> str | None:
        fate = self[code] = _fate(chr(code))
        return fate


def _fate(char: str) -> str | None:
    if char in _LINE_BREAKS or char == "\n":
        return "\n"
    category = unicodedata.category(char)
    if char == "\t" or category == "Zs":
        return " "
    noncharacter = ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF
    if category in _REMOVED_CATEGORIES or noncharacter or char == _OBJECT_MARK:
        return None
    return char


_CLEANING = _Cleaning()


def _joined_surrogates(text: str) -> str:
    """Join surrogate pairs into their character and drop lone ones, which neither UTF-8 nor SQLite can hold."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")


def _limit_marks(text: str) -> str:
    """Cut endless runs of combining marks, on which normalisation would take quadratic time."""
    if text.isascii():
        return text
    return _FAR_FROM_VIETNAMESE.sub(_limited_run, text)


def _limited_run(match: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in match.group():
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MARKS_IN_A_ROW:
            kept.append(char)
    return "".join(kept)


def _repaired_order(text: str) -> str:
    """Compose letters whose tone was stored before the circumflex or breve, an order NFC cannot mend."""
    swapped = _TONE_BEFORE_HAT.sub(r"\2\1", unicodedata.normalize("NFD", text))
    return unicodedata.normalize("NFC", swapped)
