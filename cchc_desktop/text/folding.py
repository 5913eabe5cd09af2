"""Finding and comparing Vietnamese text without asking for accents, capitals or one way of writing a tone.

``fold`` works character by character, so that a hit in the folded text has the same place in the NFC text and can be
marked there. Abbreviations work both ways (``UBND`` finds "Ủy ban nhân dân" and back, see ``abbreviations``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Literal

from cchc_desktop.text.abbreviations import ABBREVIATIONS
from cchc_desktop.text.normalise import nfc

FILLER = "\u2060"
"""Stands in folded text for a character without a letter of its own (a stray mark, a soft hyphen)."""

_MOST_ALTERNATIVES = 16
_BY_HAND = {"đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "–": "-", "—": "-", "‑": "-", "−": "-"}
_BY_HAND |= {"“": '"', "”": '"', "‘": "'", "’": "'", "\t": "\t", "\n": "\n", "\r": "\r"}


class _Folding(dict[int, str]):
    """The folded form of each character, worked out once per character and then remembered."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _folded_char(chr(code))
        return folded


def _folded_char(char: str) -> str:
    if char in _BY_HAND:
        return _BY_HAND[char]
    category = unicodedata.category(char)
    if category == "Zs":
        return " "
    if category in ("Mn", "Me", "Cf", "Cc"):
        return FILLER
    base = _single_base("NFKD", char)
    base = base if base.isascii() else _single_base("NFD", char)
    lower = base.lower()
    return lower if len(lower) == 1 else base


def _single_base(form: Literal["NFD", "NFKD"], char: str) -> str:
    parts = [part for part in unicodedata.normalize(form, char) if not unicodedata.combining(part)]
    return parts[0] if len(parts) == 1 else char


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return the text in small letters without accents, đ as d; exactly as long as ``nfc(text)``."""
    return nfc(text).translate(_FOLDING)


def search_key(text: str) -> str:
    """Return the folded text with single plain spaces and nothing invisible: equal for texts that read alike."""
    return " ".join(fold(text).replace(FILLER, "").split())


_TONES = "\u0300\u0309\u0303\u0301\u0323"
_OLD_AND_NEW = {
    unicodedata.normalize("NFC", f"{first}{second}{tone}"): unicodedata.normalize("NFC", f"{first}{tone}{second}")
    for pair in ("oa", "oe", "uy")
    for first, second in ((pair[0], pair[1]), (pair[0].upper(), pair[1].upper()), (pair[0].upper(), pair[1]))
    for tone in _TONES
}
_NEW_STYLE = re.compile(rf"(?<![qQ])(?:{'|'.join(_OLD_AND_NEW)})(?![^\W\d_])")


def unify_tones(text: str) -> str:
    """Write the tone of the open syllables oa, oe, uy on the first vowel: hoà → hòa, Uỷ → Ủy; ``quý`` stays.

    Used where texts are compared for duplicates; what was typed is what is kept and printed.
    """
    return _NEW_STYLE.sub(lambda match: _OLD_AND_NEW[match.group()], nfc(text))


@dataclass(frozen=True)
class _Term:
    """One part of a query: its words, each of which must occur, or instead one of the other wordings."""

    own: str
    others: tuple[str, ...]
    words: tuple[re.Pattern[str], ...]
    other: re.Pattern[str] | None

    def occurs_in(self, folded: str) -> bool:
        return all(word.search(folded) for word in self.words) or bool(self.other and self.other.search(folded))

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        for pattern in (*self.words, self.other):
            if pattern:
                yield from (match.span() for match in pattern.finditer(folded))


def expand_query(query: str) -> tuple[str, ...]:
    """Return the folded query followed by the wordings with abbreviations written out or put in (at most 16)."""
    own = search_key(query)
    choices = product(*((term.own, *term.others) for term in _terms(own)))
    return tuple(dict.fromkeys([own, *(" ".join(choice) for choice in islice(choices, _MOST_ALTERNATIVES))]))


def matches(query: str, text: str) -> bool:
    """Tell whether every word of the query begins a word of the text; accents and capitals do not count."""
    folded = fold(text)
    if FILLER in folded:
        folded = folded.replace(FILLER, "")
    return all(term.occurs_in(folded) for term in _terms(search_key(query)))


def find_spans(query: str, text: str) -> list[tuple[int, int]]:
    """Return where words of the query occur in ``nfc(text)``, as (start, end), in order and without overlap."""
    folded = fold(text)
    places = [place for place, char in enumerate(folded) if char != FILLER] if FILLER in folded else None
    plain = folded.replace(FILLER, "") if places else folded
    spans = [span for term in _terms(search_key(query)) for span in term.spans(plain)]
    if places:
        spans = [(places[start], places[end - 1] + 1) for start, end in spans]
    return _merged(spans)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=64)
def _terms(key: str) -> tuple[_Term, ...]:
    words = key.split()
    terms: list[_Term] = []
    position = 0
    while position < len(words):
        length, others = _written_out_at(words, position)
        if not length:
            length, others = 1, _LONG_FORMS.get(words[position].strip(_EDGES), ())
        terms.append(_term(words[position : position + length], others))
        position += length
    return tuple(terms)


def _term(words: list[str], others: tuple[str, ...]) -> _Term:
    # A word as typed may still be growing, so it matches the beginning of words; the other wordings are complete.
    other = "|".join(_at_word_start(wording) + r"(?![^\W_])" for wording in others)
    patterns = tuple(re.compile(_at_word_start(word)) for word in words)
    return _Term(" ".join(words), others, patterns, re.compile(other) if other else None)


def _at_word_start(wording: str) -> str:
    boundary = r"(?<![^\W_])" if wording[:1].isalnum() else ""
    return boundary + r"[\W_]+".join(re.escape(word) for word in wording.split())


def _written_out_at(words: list[str], position: int) -> tuple[int, tuple[str, ...]]:
    """Return how many words from here write out an abbreviation (at least two), and what else it may be written.

    At the end of the query the last words may still be missing: "uy ban" already finds UBND while it is being typed.
    """
    best = 0
    others: tuple[str, ...] = ()
    for wording, group in _WORDINGS:
        length = _common_length(wording, words[position:])
        if length >= 2 and length > best:
            best, others = length, group
        elif length >= 2 and length == best:
            others = (*others, *(form for form in group if form not in others))
    return best, others


def _common_length(wording: tuple[str, ...], words: list[str]) -> int:
    length = 0
    for expected, typed in zip(wording, words, strict=False):
        if expected == typed:
            length += 1
        elif length + 1 == len(words) and expected.startswith(typed):
            return length + 1
        else:
            break
    return length if length in (len(wording), len(words)) else 0


def _with_inner_short_forms(long: str) -> tuple[str, ...]:
    """Return the wordings of a long form in which a part is abbreviated: "kiểm soát TTHC"."""
    return tuple(
        f" {long} ".replace(f" {search_key(inner)} ", f" {search_key(short)} ").strip()
        for short, inner in ABBREVIATIONS
        if f" {search_key(inner)} " in f" {long} " and search_key(inner) != long
    )


_EDGES = ".,;:()[]\"'"
_LONG_FORMS: dict[str, tuple[str, ...]] = {}
_WORDINGS: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
for _short, _long in ((search_key(short), search_key(long)) for short, long in ABBREVIATIONS):
    _forms = (_long, *_with_inner_short_forms(_long))
    _LONG_FORMS[_short] = _forms
    _WORDINGS += [(tuple(form.split()), (_short, *(other for other in _forms if other != form))) for form in _forms]
