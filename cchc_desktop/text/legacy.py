"""Recognising and converting pasted text in an old font encoding ("UBND ph\u00adêng", "UBND phöôøng").

A word counts as evidence when it is no Vietnamese syllable as it stands and becomes one when converted; words that
stay strange count against. Look before cleaning: TCVN3 uses the soft hyphen, which cleaning removes, as the letter ư.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from cchc_desktop.text.font_encodings import TCVN3, VNI_CODE, from_tcvn3, from_vni
from cchc_desktop.text.syllables import is_syllable


class LegacyEncoding(Enum):
    """An encoding of fonts from before Unicode; the value is the name people know."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


_LONGEST_WORD = 14
_ENOUGH = 3
_AGAINST = 2
"""How many points of evidence one strange word takes away."""

_SOFT_HYPHEN = "\u00ad"
_AS_IT_STANDS = str.maketrans({_SOFT_HYPHEN: "", "Ð": "Đ", "ð": "đ"})
_SYMBOLS = frozenset(char for char in TCVN3 if not char.isalpha() or char in "ªµ")
_ALSO_USED_AS_SIGNS = frozenset("·×÷" + _SOFT_HYPHEN)
_VIETNAMESE_LETTERS = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ")
_PAIRS_OF_OTHER_LANGUAGES = frozenset(["aé", "aï", "aú", "aü", "aë", "eï", "oï", "où", "uï", "uû"])
_WORD = re.compile(rf"(?:[^\W\d_]|[{re.escape(''.join(sorted(_SYMBOLS)))}])+")
_FROM: dict[LegacyEncoding, Callable[[str], str]] = {LegacyEncoding.TCVN3: from_tcvn3, LegacyEncoding.VNI: from_vni}


@dataclass(frozen=True)
class _Evidence:
    """Points for an encoding and the number of words that speak against it."""

    points: int = 0
    against: int = 0
    best: int = 0
    signs: frozenset[str] = frozenset()

    def __add__(self, other: _Evidence) -> _Evidence:
        best, signs = max(self.best, other.best), self.signs | other.signs
        return _Evidence(self.points + other.points, self.against + other.against, best, signs)

    @property
    def is_enough(self) -> bool:
        """One word that can hardly be anything else, or weaker words with different signs (not "må", "så", "gå")."""
        is_varied = self.best >= _ENOUGH or len(self.signs) > 1
        return is_varied and self.points >= max(_ENOUGH, _AGAINST * self.against)


def _for_it(points: int, signs: str = "") -> _Evidence:
    return _Evidence(points=points, best=points, signs=frozenset(char for char in signs if not char.isascii()))


_NONE, _AGAINST_IT = _Evidence(), _Evidence(against=1)


def detect_legacy(text: str) -> LegacyEncoding | None:
    """Return the old encoding that the text, or a line of it, is written in; None for Unicode text."""
    if text.isascii():
        return None
    lines = [set(_WORD.findall(line)) for line in text.splitlines() if not line.isascii()]
    best, most = None, 0
    for encoding in LegacyEncoding:
        judged: dict[str, _Evidence] = {}
        for words in (*lines, set().union(*lines)):
            found = _evidence(words, encoding, judged)
            if found.is_enough and found.points > most:
                best, most = encoding, found.points
    return best


def _evidence(words: set[str], encoding: LegacyEncoding, judged: dict[str, _Evidence]) -> _Evidence:
    total = _NONE
    for word in {word.lower(): word for word in sorted(words)}.values():
        if word not in judged:
            judged[word] = _judge(word, encoding)
        total += judged[word]
    return total


def _judge(word: str, encoding: LegacyEncoding) -> _Evidence:
    if word.isascii():
        is_strange = len(word) > 1 and not word.isupper() and not is_syllable(word)
        return _AGAINST_IT if is_strange else _NONE
    if max(word) > "\u00ff" or len(word) > _LONGEST_WORD:
        return _AGAINST_IT
    if len(word) == 1 or is_syllable(word.translate(_AS_IT_STANDS)):
        return _NONE
    converted = _FROM[encoding](word)
    if converted == word:
        return _AGAINST_IT if not _SYMBOLS.intersection(word) else _NONE
    if is_syllable(converted):
        return _for_it(_tcvn3_points(word), word) if encoding is LegacyEncoding.TCVN3 else _for_it(_vni_points(word))
    if _is_short_form(word):
        return _for_it(_ENOUGH if _ends_in_old_capital_d(word, encoding) else 0)
    return _AGAINST_IT


def _tcvn3_points(word: str) -> int:
    """Weigh how odd the characters are: signs or wrong capitals inside the word most, letters Vietnamese has least."""
    points = 0
    for place, char in enumerate(word):
        if char.isascii() or (char == "µ" and not place):  # µm is a unit
            continue
        is_inside = 0 < place < len(word) - 1
        is_odd_sign = char in _SYMBOLS and is_inside and char not in _ALSO_USED_AS_SIGNS
        if is_odd_sign or _is_in_wrong_case(word, place):
            points += _ENOUGH
        else:
            points += 1 if char in _VIETNAMESE_LETTERS else 2
    return points


def _is_in_wrong_case(word: str, place: int) -> bool:
    """Tell whether this letter is a capital after a small letter, or small amid capitals."""
    char, before = word[place], word[place - 1 : place]
    plain = "".join(other for other in word if other.isascii())
    return (char.isupper() and before.islower()) or (char.islower() and len(plain) > 1 and plain.isupper())


def _vni_points(word: str) -> int:
    """Weigh pairs of a letter and its marks most, unless French, Spanish or TCVN3 have them too (où, aún, Uû)."""
    points = 0
    for code in VNI_CODE.findall(word):
        is_usual = code.lower() in _PAIRS_OF_OTHER_LANGUAGES or code in _VIETNAMESE_LETTERS
        points += 1 if is_usual else len(code) + 1
    return points


def _is_short_form(word: str) -> bool:
    """Tell whether this is an abbreviation with a capital Đ, as in BC§ or HÑND."""
    rest = word.replace("§", "").replace("Ñ", "")
    return rest != word and rest.isascii() and rest.isupper()


def _ends_in_old_capital_d(word: str, encoding: LegacyEncoding) -> bool:
    return "§" in word if encoding is LegacyEncoding.TCVN3 else word.endswith("Ñ") or word == "HÑND"


def convert_legacy(text: str, encoding: LegacyEncoding) -> str:
    """Return the text in Unicode; words and lines that are Unicode already stay as they are.

    TCVN3 capitals share the codes of the small letters: a word becomes capital when its plain letters are, and a
    word too short to tell follows its neighbours on the line.
    """
    is_mixed = _has_unicode_letters(text)
    judged: dict[str, _Evidence] = {}
    parts = re.split("(\r\n|[\n\r\u2028\u2029])", text)
    return "".join(_converted_line(line, encoding, is_mixed, judged) for line in parts)


def _has_unicode_letters(text: str) -> bool:
    return any(char > "\u00ff" and char.isalpha() for char in set(text))


def _converted_line(line: str, encoding: LegacyEncoding, is_mixed: bool, judged: dict[str, _Evidence]) -> str:
    if line.isascii():
        return line
    found = _evidence(set(_WORD.findall(line)), encoding, judged)
    if not found.points and (is_mixed or found.against):
        return line
    only_sure = _has_unicode_letters(line)
    words = list(_WORD.finditer(line))
    capitals = _capital_words([match.group() for match in words]) if encoding is LegacyEncoding.TCVN3 else set()
    pieces, end = [], 0
    for place, match in enumerate(words):
        word = match.group()
        is_converted = not only_sure or judged.get(word, _judge(word, encoding)).points > 0
        converted = _converted_word(word, encoding) if is_converted else word
        pieces += [line[end : match.start()], converted.upper() if place in capitals else converted]
        end = match.end()
    return "".join((*pieces, line[end:]))


def _converted_word(word: str, encoding: LegacyEncoding) -> str:
    if encoding is LegacyEncoding.VNI:
        return from_vni(word)
    if len(word) == 1 and word in _SYMBOLS:
        return word
    converted = from_tcvn3(word)
    if is_syllable(converted):
        return converted
    core = word.strip("".join(_SYMBOLS))
    if core and core != word and is_syllable(from_tcvn3(core)):
        start = word.index(core)
        return word[:start] + from_tcvn3(core) + word[start + len(core) :]
    return converted


def _capital_words(words: list[str]) -> set[int]:
    """Return the places of the words that a capital font drew, on one line."""
    looks = [_looks_capital(word) for word in words]
    before = _last_known(looks)
    after = _last_known(looks[::-1])[::-1]
    capitals = {place for place, look in enumerate(looks) if look}
    for place, word in enumerate(words):
        neighbours = {before[place], after[place]} - {None}
        if looks[place] is None and not word.isascii() and neighbours == {True}:
            capitals.add(place)
    return capitals


def _last_known(looks: list[bool | None]) -> list[bool | None]:
    """Return for each word how the nearest telling word before it looks."""
    known: list[bool | None] = []
    last: bool | None = None
    for look in looks:
        known.append(last)
        last = look if look is not None else last
    return known


def _looks_capital(word: str) -> bool | None:
    """Tell whether the plain letters of a word with accents are capitals; None when that does not tell."""
    plain = [char for char in word if char.isascii()]
    if any(char.islower() for char in plain):
        return False
    if len(plain) == len(word) or not plain:
        return None
    return True if len(plain) > 1 or not word[0].isascii() else None
