"""The tables of the two font encodings that old Word files of offices hold instead of Unicode.

TCVN3 (".VnTime", "ABC") puts one accented letter in place of one Latin-1 character; its capital fonts (".VnTimeH")
draw the same codes as capitals, so only the plain letters beside them tell. VNI writes a letter and then its marks.
"""

from __future__ import annotations

import re
import unicodedata

_TCVN3_LETTERS = (
    "ĂÂÊÔƠƯĐ" "ăâêôơưđ"
    "àảãáạ" "ằẳẵắặ" "ầẩẫấậ"
    "èẻẽéẹ" "ềểễếệ" "ìỉĩíị"
    "òỏõóọ" "ồổỗốộ" "ờởỡớợ"
    "ùủũúụ" "ừửữứự" "ỳỷỹýỵ"
)  # fmt: skip
_TCVN3_CODES = (
    "A1 A2 A3 A4 A5 A6 A7 A8 A9 AA AB AC AD AE "
    "B5 B6 B7 B8 B9 BB BC BD BE C6 C7 C8 C9 CA CB "
    "CC CE CF D0 D1 D2 D3 D4 D5 D6 D7 D8 DC DD DE "
    "DF E1 E2 E3 E4 E5 E6 E7 E8 E9 EA EB EC ED EE "
    "EF F1 F2 F3 F4 F5 F6 F7 F8 F9 FA FB FC FD FE"
)

TCVN3 = dict(zip(bytes.fromhex(_TCVN3_CODES).decode("latin-1"), _TCVN3_LETTERS, strict=True))
"""Latin-1 character → Vietnamese letter."""

_SAC, _HUYEN, _HOI, _NGA, _NANG = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_HAT, _BREVE = "\u0302", "\u0306"
_TONE_MARKS = {"ù": _SAC, "ø": _HUYEN, "û": _HOI, "õ": _NGA, "ï": _NANG}
_HAT_MARKS = {"â": "", "á": _SAC, "à": _HUYEN, "å": _HOI, "ã": _NGA, "ä": _NANG}
_BREVE_MARKS = {"ê": "", "é": _SAC, "è": _HUYEN, "ú": _HOI, "ü": _NGA, "ë": _NANG}
_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni_small() -> dict[str, str]:
    pairs = {letter + mark: letter + tone for letter in "aeouy" for mark, tone in _TONE_MARKS.items()}
    pairs |= {code + mark: _SINGLE[code] + tone for code in "ôö" for mark, tone in _TONE_MARKS.items()}
    pairs |= {letter + mark: letter + _HAT + tone for letter in "aeo" for mark, tone in _HAT_MARKS.items()}
    pairs |= {"a" + mark: "a" + _BREVE + tone for mark, tone in _BREVE_MARKS.items()}
    return {code: unicodedata.normalize("NFC", spelt) for code, spelt in pairs.items()} | _SINGLE


def _with_capitals(small: dict[str, str]) -> dict[str, str]:
    """Add the capitals: the letter decides, its mark is found in either case (AÙ, Aù)."""
    capitals = {code.upper(): letter.upper() for code, letter in small.items()}
    mixed = {code[0].upper() + code[1:]: letter.upper() for code, letter in small.items() if len(code) == 2}
    return small | capitals | mixed | {code[0] + code[1:].upper(): small[code] for code in small if len(code) == 2}


VNI = _with_capitals(_vni_small())
"""One or two Latin-1 characters → Vietnamese letter."""

VNI_CODE = re.compile("|".join(sorted(VNI, key=lambda code: (-len(code), code))))
"""One VNI letter, a pair before its single letter."""


def from_tcvn3(word: str) -> str:
    """Put the Vietnamese letters in place of their TCVN3 characters, in the case of the table."""
    return "".join(TCVN3.get(char, char) for char in word)


def from_vni(word: str) -> str:
    """Put the Vietnamese letters in place of their VNI characters."""
    return VNI_CODE.sub(lambda match: VNI[match.group()], word)
