"""Finding and comparing Vietnamese text without asking for accents, capitals or one way of writing a tone.

``fold`` works character by character, so that a hit in the folded text has the same place in the NFC text and can be
marked there. Abbreviations work both ways (``UBND`` finds "Ủy ban nhân dân" and back, see ``terms``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from cchc_desktop.text.letters import FILLER as FILLER
from cchc_desktop.text.letters import fold as fold
from cchc_desktop.text.letters import search_key as search_key
from cchc_desktop.text.normalise import nfc
from cchc_desktop.text.terms import terms_of

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


def matches(query: str, text: str) -> bool:
    """Tell whether every word of the query begins a word of the text; accents and capitals do not count.

    Words in quotes must stand next to each other. A query of signs alone asks for just these signs.
    """
    folded = fold(text)
    if FILLER in folded:
        folded = folded.replace(FILLER, "")
    terms = terms_of(query)
    return all(term.occurs_in(folded) for term in terms) if terms else search_key(query) in folded


def key_matcher(query: str) -> Callable[[str], bool]:
    """Return the test whether a key made by ``search_key`` has what ``matches`` asks for; made once a list."""
    key = search_key(query)
    tests = [
        ([pattern.search for pattern in term.patterns], term.other.search if term.other else None)
        for term in terms_of(query)
    ]

    def has_all(words: str) -> bool:
        # Plain loops: a generator for each key would take five times as long as the searches themselves.
        for needs, other in tests:
            for need in needs:
                if need(words) is None:
                    break
            else:
                continue
            if other is None or other(words) is None:
                return False
        return True

    return has_all if tests else lambda words: key in words


def find_spans(query: str, text: str) -> list[tuple[int, int]]:
    """Return where words of the query occur in ``nfc(text)``, as (start, end), in order and without overlap."""
    folded = fold(text)
    places = [place for place, char in enumerate(folded) if char != FILLER] if FILLER in folded else None
    plain = folded if places is None else folded.replace(FILLER, "")
    spans = [span for term in terms_of(query) for span in term.spans(plain)] or _literal_spans(query, plain)
    if places is not None:
        spans = [(places[start], places[end - 1] + 1) for start, end in spans]
    return _merged(spans)


def _literal_spans(query: str, plain: str) -> list[tuple[int, int]]:
    key = search_key(query)
    return [] if not key or terms_of(query) else [match.span() for match in re.finditer(re.escape(key), plain)]


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
