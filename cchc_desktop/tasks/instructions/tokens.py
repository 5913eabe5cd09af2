"""The words of a text with their places, abbreviations written out, as names of people and departments are sought."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from cchc_desktop.calendar.phrases.surface import Surface
from cchc_desktop.tasks.instructions.forms import WRITTEN_OUT, Form, accented, plain_word
from cchc_desktop.text.normalise import clean_line

_TOKEN = re.compile(r"[^\W_]+")
_SIGN = re.compile(r" ?[-/,&(] ?")
_AND = "va"
_SURE_WHEN_SMALL = 4


@dataclass(frozen=True)
class Token:
    """A word: its place in the plain text and how it was written."""

    word: str
    start: int
    end: int
    written: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.written[:1].isupper()

    @property
    def is_all_capitals(self) -> bool:
        """Whether it is written like an abbreviation."""
        return len(self.written) > 1 and self.written.isupper()


@dataclass(frozen=True)
class Heard:
    """A word as it is compared: the token's own, or one of those that an abbreviation stands for (no accents)."""

    word: str
    token: int
    is_first: bool = True
    is_last: bool = True
    is_abbreviated: bool = False


@dataclass(frozen=True)
class Spoken:
    """A text ready to be searched for names."""

    surface: Surface

    @cached_property
    def plain(self) -> str:
        """The text in small letters without accents."""
        return self.surface.plain

    @cached_property
    def has_case(self) -> bool:
        """Whether capitals tell anything: not where all letters are capitals, or none is."""
        text = self.surface.text
        return text not in (text.upper(), text.lower())

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The words in order."""
        return tuple(self._token(match) for match in _TOKEN.finditer(self.plain))

    def _token(self, match: re.Match[str]) -> Token:
        start, end = self.surface.span(*match.span())
        return Token(match[0], match.start(), match.end(), self.surface.text[start:end])

    @cached_property
    def heard(self) -> tuple[Heard, ...]:
        """The words with abbreviations written out."""
        heard: list[Heard] = []
        for place, token in enumerate(self.tokens):
            long = WRITTEN_OUT.get(token.word) if self._is_abbreviation(token) else None
            if long is None:
                heard.append(Heard(token.word, place))
                continue
            words = tuple(map(plain_word, long))
            last = len(words) - 1
            heard += [Heard(word, place, at == 0, at == last, True) for at, word in enumerate(words)]
        return tuple(heard)

    def _is_abbreviation(self, token: Token) -> bool:
        return token.is_all_capitals and self.has_case or len(token.word) >= _SURE_WHEN_SMALL

    @cached_property
    def place_of(self) -> dict[int, int]:
        """Where each token begins in ``heard``."""
        return {each.token: place for place, each in enumerate(self.heard) if each.is_first}

    def gap(self, before: int) -> str:
        """Return what stands between a token and the one before it."""
        return self.plain[self.tokens[before - 1].end : self.tokens[before].start] if before else ""

    def end_of(self, form: Form, place: int) -> int | None:
        """Return the place in ``heard`` after a form that stands at ``place``, or None when it does not."""
        at = place
        is_big = self.has_case and place < len(self.heard) and self.tokens[self.heard[place].token].is_capital
        for number, word in enumerate(form.key):
            if number and form.signs[number] and at < len(self.heard) and self.heard[at].word == _AND:
                at += 1
            if at >= len(self.heard) or self.heard[at].word != word:
                return None
            if number and not self._may_follow(form, number, at, is_big):
                return None
            at += 1
        return at if self.heard[at - 1].is_last else None

    def _may_follow(self, form: Form, number: int, at: int, is_started_big: bool) -> bool:
        heard = self.heard[at]
        if not heard.is_first:
            return True
        gap = self.gap(heard.token)
        if gap != " ":
            return form.signs[number] and bool(_SIGN.fullmatch(gap))
        # "Văn phòng thống kê số liệu" is the office at work, not the office "Văn phòng - Thống kê".
        is_small = form.capitals[number] and not self.tokens[heard.token].is_capital
        return not (form.signs[number] and is_small and is_started_big and self.heard[at - 1].word != _AND)

    def spelling(self, form: Form, place: int, end: int) -> bool | None:
        """Tell how the words at a place are spelt: True as in the form, None without accents, False otherwise."""
        heard = [each for each in self.heard[place:end] if not each.is_abbreviated]
        written = [accented(self.tokens[each.token].written) for each in heard if each.word != _AND]
        if self.heard[place:end] and len(heard) < end - place:
            return True
        wanted = [word for word in form.words if word != _AND]
        if written == wanted:
            return True
        return None if all(word.isascii() for word in written) else False

    def written(self, first: int, last: int) -> str:
        """Return the words from token ``first`` to token ``last`` as they were written."""
        start, end = self.surface.span(self.tokens[first].start, self.tokens[last].end)
        return clean_line(self.surface.text[start:end])


def starts_with(tokens: Sequence[Token], place: int, words: Sequence[str]) -> bool:
    """Tell whether these plain words stand at a token."""
    return [token.word for token in tokens[place : place + len(words)]] == list(words)
