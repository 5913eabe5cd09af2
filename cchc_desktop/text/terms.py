"""What a query asks for: words that may still be growing, phrases in quotes, numbers, dates and abbreviations.

The same terms say whether a text has what is asked for (``folding.matches``), where to mark it
(``folding.find_spans``) and what to look up in an index of folded words (``storage.search``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from cchc_desktop.text.abbreviations import ABBREVIATIONS
from cchc_desktop.text.letters import search_key, tokens_of

MOST_WORDS = 64
"""A query is cut after so many words: more of them find nothing that fewer do not."""

_MOST_WORDINGS = 8
_IN_WORD = r"[^\W_]"
_END_OF_WORD = r"(?![^\W_])"
_PARTS = re.compile(r'"([^"]*)("|$)|([^"]+)')


@dataclass(frozen=True)
class Wording:
    """Words that stand next to each other; the last one may be the beginning of a word when ``grows``."""

    words: tuple[str, ...]
    grows: bool = False

    @property
    def pattern(self) -> str:
        """The regular expression that finds the wording in folded text.

        What stands before it is looked at last: an expression that begins with letters is found much faster.
        """
        first, *others = map(re.escape, self.words)
        begin = f"{first}(?<!{_IN_WORD}{first})"
        return r"[\W_]+".join((begin, *others)) + ("" if self.grows else _END_OF_WORD)


@dataclass(frozen=True)
class Term:
    """One part of a query: each of ``needs`` must occur in one of its wordings, or instead one of ``others``."""

    needs: tuple[tuple[Wording, ...], ...]
    others: tuple[Wording, ...]
    patterns: tuple[re.Pattern[str], ...]
    other: re.Pattern[str] | None

    def occurs_in(self, folded: str) -> bool:
        """Tell whether folded text has what the term asks for."""
        return all(need.search(folded) for need in self.patterns) or bool(self.other and self.other.search(folded))

    def spans(self, folded: str) -> Iterator[tuple[int, int]]:
        """Yield where words of the term stand in folded text."""
        for pattern in (*self.patterns, self.other):
            if pattern:
                yield from (match.span() for match in pattern.finditer(folded))


@lru_cache(maxsize=64)
def terms_of(query: str) -> tuple[Term, ...]:
    """Return the terms of a query; none when it has neither words nor numbers."""
    terms: list[Term] = []
    for phrase, end, plain in _PARTS.findall(search_key(query)):
        if plain:
            terms += _plain_terms(plain.split())
        elif words := tuple(tokens_of(phrase)[:MOST_WORDS]):
            terms.append(_term([(Wording(words, grows=not end),)], ()))
    return tuple(terms[:MOST_WORDS])


def _plain_terms(written: list[str]) -> Iterator[Term]:
    words = [(word, tuple(tokens)) for word in written if (tokens := tokens_of(word))][:MOST_WORDS]
    keys = [tokens[0] if len(tokens) == 1 else "" for _written, tokens in words]
    position = 0
    while position < len(words):
        length, others = _written_out_at(keys[position:])
        if not length:
            length, others = 1, _LONG_FORMS.get(keys[position], ())
        part = words[position : position + length]
        wordings = [Wording(tuple(other.split())) for other in others] + (_as_date(part[0][1]) if length == 1 else [])
        yield _term([_as_typed(tokens) for _word, tokens in part], wordings)
        position += length


def _term(needs: list[tuple[Wording, ...]], others: Iterable[Wording]) -> Term:
    patterns = tuple(re.compile("|".join(wording.pattern for wording in need)) for need in needs)
    kept = tuple(others)
    other = re.compile("|".join(wording.pattern for wording in kept)) if kept else None
    return Term(tuple(needs), kept, patterns, other)


def _as_typed(word: tuple[str, ...]) -> tuple[Wording, ...]:
    """Return a word as typed and with 5 for 05 and 05 for 5; it may still be growing where it is as typed."""
    choices = islice(product(*(_number_forms(token) for token in word)), _MOST_WORDINGS)
    return tuple(Wording(choice, grows=choice[-1] == word[-1]) for choice in choices)


def _number_forms(token: str) -> tuple[str, ...]:
    if len(token) == 1 and token in "123456789":
        return token, f"0{token}"
    if len(token) == 2 and token[0] == "0" and token[1] in "123456789":
        return token, token[1]
    return (token,)


def _as_date(word: tuple[str, ...]) -> list[Wording]:
    """Return how papers write out a day ("ngày 04 tháng 12 năm 2020") or a month ("tháng 12 năm 2020")."""
    if len(word) not in (2, 3) or not all(token.isdecimal() and token.isascii() for token in word):
        return []
    *days, month, year = word
    if len(year) != 4 or not 1 <= int(month) <= 12 or not all(1 <= int(day) <= 31 for day in days):
        return []
    marks = [()] if not days else [(form,) for form in _number_forms(days[0])]
    return [Wording((*mark, "thang", form, "nam", year)) for mark in marks for form in _number_forms(month)]


def _written_out_at(words: list[str]) -> tuple[int, tuple[str, ...]]:
    """Return how many words at the beginning write out an abbreviation (at least two), and what else it may be.

    At the end of the query the last words may still be missing: "uy ban" already finds UBND while it is being typed.
    """
    best = 0
    others: tuple[str, ...] = ()
    for wording, group in _WORDINGS:
        length = _common_length(wording, words)
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
        elif length + 1 == len(words) and typed and expected.startswith(typed):
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


_LONG_FORMS: dict[str, tuple[str, ...]] = {}
_WORDINGS: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
for _short, _long in ((search_key(short), search_key(long)) for short, long in ABBREVIATIONS):
    _forms = (_long, *_with_inner_short_forms(_long))
    _LONG_FORMS[_short] = _forms
    _WORDINGS += [(tuple(form.split()), (_short, *(other for other in _forms if other != form))) for form in _forms]
