"""What a Vietnamese syllable looks like, to tell real Vietnamese from text in an old font encoding.

A syllable is an onset, a rhyme and at most one tone; rhymes closed by c, ch, p or t take only sắc or nặng.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_TONES_OF_CLOSED_RHYMES = "\u0301\u0323"

_LONGEST = 12
_ONSETS = frozenset(["", *"b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()])
_RHYMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet oong
    ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uêu uôc uôi uôm uôn uông uôp uôt uơ
    uy uya uych uynh uyn uyt uyp uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    y yên yêm yêng yêt yêu
    """.split()
)
_RHYMES_AFTER_QU = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât ây
    e ec en eng eo et ê êch ên ênh êt i it ich in ôc ơ ơn y ych ynh yt yên yêt
    """.split()
)


def is_syllable(word: str) -> bool:
    """Tell whether the word is spelt like one Vietnamese syllable (tone on either vowel; any capitals)."""
    return len(word) <= _LONGEST and _is_syllable(word)


@lru_cache(maxsize=4096)
def _is_syllable(word: str) -> bool:
    letters, tones = _split(word)
    if not letters or len(tones) > 1:
        return False
    ways = ((letters[:length], letters[length:]) for length in range(min(4, len(letters))))
    return any(onset in _ONSETS and rhyme in _rhymes_after(onset) and _tone_fits(rhyme, tones) for onset, rhyme in ways)


def _split(word: str) -> tuple[str, str]:
    decomposed = unicodedata.normalize("NFD", word.lower())
    tones = "".join(char for char in decomposed if char in _TONES)
    letters = "".join(char for char in decomposed if char not in _TONES)
    return unicodedata.normalize("NFC", letters), tones


def _rhymes_after(onset: str) -> frozenset[str]:
    return _RHYMES_AFTER_QU if onset == "qu" else _RHYMES


def _tone_fits(rhyme: str, tones: str) -> bool:
    is_closed = rhyme.endswith(("c", "ch", "p", "t"))
    return not is_closed or bool(tones) and tones in _TONES_OF_CLOSED_RHYMES
