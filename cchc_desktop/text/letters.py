"""Folding, character by character: small letters without accents, đ as d, each in the place of its own letter."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from cchc_desktop.text.normalise import nfc

FILLER = "\u2060"
"""Stands in folded text for a character without a letter of its own (a stray mark, a soft hyphen)."""

_TOKEN = re.compile(r"[^\W_]+")
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


def tokens_of(text: str) -> list[str]:
    """Return the words and numbers of a text, folded, without what parts them: "05/BB-BCĐ" is 05, bb, bcd."""
    return _TOKEN.findall(fold(text).replace(FILLER, ""))
