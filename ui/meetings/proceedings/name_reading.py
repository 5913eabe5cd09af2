"""Reads the beginning of a name before the caret and finds who it may be, accents typed or not yet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from cchc_desktop.text.folding import fold, unify_tones
from ui.meetings.proceedings.speakers import Speaker

MOST_FOUND: Final = 5
_MOST_WORDS: Final = 6
_FEWEST_LETTERS: Final = 2
_AFTER_ADDRESS = re.compile(
    r"(?<!\w)(đồng chí|đ/c|ông|bà) +((?:[^\W\d_]+ +){0,%d}[^\W\d_]*)$" % (_MOST_WORDS - 1), re.IGNORECASE
)
_ALSO_COMMON_WORDS: Final = ("ông", "bà")
_WORDS = re.compile(r"(?<![\w.])((?:[^\W\d_]+ ){0,%d}[^\W\d_]* ?)$" % (_MOST_WORDS - 1))


@dataclass(frozen=True)
class NameFound:
    """What is typed of a name: where it starts in the line, and who it may be.

    ``is_sure`` says that this must be a name and that it is not written out, so that Enter may complete it.
    """

    start: int
    typed: str
    people: tuple[Speaker, ...]
    is_sure: bool


def find_name(before: str, people: Sequence[Speaker]) -> NameFound | None:
    """Return who may be meant by the end of ``before``, the line up to the caret; None when it is no name."""
    before = unicodedata.normalize("NFC", before)
    for typed, is_addressed in _readings(before):
        found = tuple(_found(typed, people, anywhere=is_addressed or " " in typed.strip()))
        if not found:
            continue
        written_out = any(_same(typed, person.name) for person in found)
        is_sure = not written_out and (is_addressed or any(_begins(typed, person.name, 0) for person in found))
        return NameFound(len(before) - len(typed), typed, found[:MOST_FOUND], is_sure)
    return None


def _readings(before: str) -> Iterator[tuple[str, bool]]:
    """Give what may be a name, the likeliest first, and whether a form of address stands before it."""
    match = _AFTER_ADDRESS.search(before)
    if match and match[2] and (match[1].lower() not in _ALSO_COMMON_WORDS or match[2][0].isupper()):
        yield match[2], True
    match = _WORDS.search(before)
    words = match[1].split() if match else []
    first = next((i for i in range(len(words), 0, -1) if not words[i - 1][0].isupper()), 0)
    for start in range(first, len(words)):
        typed = " ".join(words[start:]) + (" " if before.endswith(" ") else "")
        if len(typed.strip()) >= _FEWEST_LETTERS and not typed.isupper():
            yield typed, False


def _found(typed: str, people: Iterable[Speaker], *, anywhere: bool) -> list[Speaker]:
    """People in their order, but names that begin so before names that contain it."""
    ranked = []
    for person in people:
        words = len(person.name.split())
        at = next((i for i in range(words if anywhere else 1) if _begins(typed, person.name, i)), None)
        if at is not None:
            ranked.append((not _same(typed, person.name), at > 0, person))
    return [person for _differs, _inside, person in sorted(ranked, key=lambda entry: entry[:2])]


def _begins(typed: str, name: str, at: int) -> bool:
    """Tell whether the name goes on like this from its word ``at``; the last word typed may be unfinished."""
    words, name_words = typed.split(" "), name.split()[at:]
    words = [word for word in words[:-1] if word] + words[-1:]
    if len(words) > len(name_words):
        return False
    whole = all(len(a) == len(b) and _fits(a, b) for a, b in zip(words[:-1], name_words, strict=False))
    return whole and _fits(words[-1], name_words[len(words) - 1])


def _same(typed: str, name: str) -> bool:
    return _plain(" ".join(typed.split())) == _plain(name)


def _fits(typed: str, word: str) -> bool:
    """Tell whether a word begins with what is typed; an accent that is not typed yet does not count."""
    typed, word = _plain(typed), _plain(word)
    return len(typed) <= len(word) and all(_may_become(a, b) for a, b in zip(typed, word, strict=False))


@lru_cache(maxsize=1024)
def _plain(text: str) -> str:
    return unify_tones(text).lower()


@lru_cache(maxsize=4096)
def _may_become(typed: str, letter: str) -> bool:
    return fold(typed) == fold(letter) and _marks(typed) <= _marks(letter)


def _marks(letter: str) -> frozenset[str]:
    return frozenset(unicodedata.normalize("NFD", letter)[1:]) | (frozenset("đ") if letter == "đ" else frozenset())
