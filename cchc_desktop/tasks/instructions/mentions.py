"""Finding people, posts and departments in a sentence, by every way they are called.

The longest wording wins, and among its owners those that it names most surely. Two that remain are both kept: the
reader does not choose between them. A name after "đồng chí" that nobody has is kept too, as one that is not known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.calendar.phrases.words import NUMBERS
from cchc_desktop.committee.records import Gender
from cchc_desktop.tasks.instructions.forms import Rank, accented, form_of, plain_word
from cchc_desktop.tasks.instructions.known import Called, Known
from cchc_desktop.tasks.instructions.proposals import Owner
from cchc_desktop.tasks.instructions.tokens import Spoken, starts_with
from cchc_desktop.text.normalise import clean_line

_TITLES: tuple[tuple[tuple[str, ...], Gender | None], ...] = (
    (("đồng", "chí"), None),
    (("đ", "c"), None),
    (("đc",), None),
    (("ông",), Gender.MALE),
    (("bà",), Gender.FEMALE),
    (("anh",), Gender.MALE),
    (("chị",), Gender.FEMALE),
)
_FIRM_TITLES = 3
_BEFORE_UNITS = (("bo", "phan"), ("phong",), ("cong", "chuc"), ("can", "bo"), ("chuyen", "vien"), ("lanh", "dao"))
_ALL = 0
_LONGEST_NAME = 6
_PLACE_NAME = 4
_UNITS = (
    r"(?:thanh vien|bo phan|don vi|phong|ban|nganh|doan the|to chuc(?! va)|cong chuc|can bo|vien chuc|to dan pho|thon"
    r"|to truong|truong thon|nguoi hoat dong khong chuyen trach|ubnd cac xa|thi tran|co quan|dong chi(?= thanh vien))"
)
EVERY_UNIT = re.compile(
    rf"\b(?:(?:thu truong|truong|nguoi dung dau|lanh dao) )?(?:(?:tat ca|toan bo) )?"
    rf"(?:cac|moi|tung|toan the|tat ca) (?:dong chi )?{_UNITS}\b"
    rf"(?:(?:, ?| va | - |/)(?:cac )?{_UNITS}\b)*"
    r"(?: (?:chuyen mon|truc thuoc|(?P<some>co lien quan|lien quan)|(?:cua |thuoc )?ubnd phuong|(?:cua )?ban chi dao"
    r"|(?:cua |tren dia ban )?phuong))*"
)


@dataclass(frozen=True)
class Mention:
    """Who is named at a place of the plain text: one owner, several possible ones, or none that is known.

    ``group`` is how many were spoken of together, 0 where it is all who hold the post; ``similar`` whose names differ
    by accents only; ``is_every_unit`` that all units are spoken to.
    """

    start: int
    end: int
    said: str
    owners: tuple[Owner, ...] = ()
    group: int | None = None
    similar: tuple[Owner, ...] = ()
    is_name: bool = False
    is_every_unit: bool = False
    is_some_units: bool = False

    @property
    def owner(self) -> Owner | None:
        """The one that is meant, if it is clear."""
        return self.owners[0] if len(self.owners) == 1 and self.group is None else None


@dataclass(frozen=True)
class _Found:
    """What a wording at a place of ``heard`` gives."""

    end: int
    owners: tuple[Owner, ...]
    rank: Rank
    is_name: bool = False


@dataclass
class Finder:
    """Looks through one sentence."""

    spoken: Spoken
    known: Known
    _similar: tuple[Owner, ...] = field(default=(), init=False)

    def mentions(self) -> list[Mention]:
        """Return who is named, in order and without overlap."""
        units = {match.start(): match for match in EVERY_UNIT.finditer(self.spoken.plain)}
        found: list[Mention] = []
        place = 0
        while place < len(self.spoken.tokens):
            match = units.get(self.spoken.tokens[place].start)
            mention = self._at(place, found[-1:]) or (self._every_unit(match) if match else None)
            if mention is None:
                place += 1
                continue
            found.append(mention)
            while place < len(self.spoken.tokens) and self.spoken.tokens[place].start < mention.end:
                place += 1
        return found

    def _every_unit(self, match: re.Match[str]) -> Mention:
        start, end = self.spoken.surface.span(*match.span())
        said = clean_line(self.spoken.surface.text[start:end])
        return Mention(*match.span(), said, is_every_unit=not match["some"], is_some_units=bool(match["some"]))

    def _at(self, first: int, before: Sequence[Mention]) -> Mention | None:
        """Read a name at a token; words such as "ba" or "Một" are a number only where they are no part of a name."""
        mention = self._counted(first, None, first, before)
        count, place = self._count(first)
        return mention or (self._counted(first, count, place, before) if count is not None else None)

    def _counted(self, first: int, count: int | None, place: int, before: Sequence[Mention]) -> Mention | None:
        title, gender, place = self._title(place)
        self._similar = ()
        found = self._named(place, with_given=title > 0 or self._continues(place, before))
        found = found and self._of_gender(found, gender)
        if found is None:
            return self._unknown(first, place, title)
        last = self.spoken.heard[found.end - 1].token
        group = None if found.is_name or (count is None) else count
        mention = self._mention(first, last, found.owners, group=group, is_name=found.is_name)
        if count is not None and (found.is_name or not found.owners[0].is_person):
            # "02 Văn phòng" says nothing of the office: the number is left alone.
            mention = mention if title else self._mention(place, last, found.owners, is_name=found.is_name)
        return self._with_tail(mention, last)

    def _mention(self, first: int, last: int, owners: tuple[Owner, ...], **more: object) -> Mention:
        start, end = self.spoken.tokens[first].start, self.spoken.tokens[last].end
        return replace(Mention(start, end, self.spoken.written(first, last), owners), **more)  # type: ignore[arg-type]

    # ------------------------------------------------------------------------------------------------ before a name

    def _count(self, place: int) -> tuple[int | None, int]:
        """Read "02", "hai", "các", "cả hai" before a title or a post."""
        tokens, start = self.spoken.tokens, place
        if starts_with(tokens, place, ["ca"]):
            place += 1
        if place >= len(tokens):
            return None, start
        word = tokens[place].word
        number = int(word) if word.isdecimal() and len(word) <= 2 else NUMBERS.get(word)
        if word == "cac":
            return _ALL, place + 1
        return (number, place + 1) if number and place + 1 < len(tokens) else (None, start)

    def _title(self, place: int) -> tuple[int, Gender | None, int]:
        """Read "đồng chí", "đ/c", "ông", "bà": how firmly it announces a name, for whom, and where the name begins."""
        for number, (words, gender) in enumerate(_TITLES):
            if not starts_with(self.spoken.tokens, place, [plain_word(word) for word in words]):
                continue
            is_short_for_unit = self.spoken.has_case and words == ("đc",) and self.spoken.tokens[place].is_all_capitals
            written = [accented(token.written) for token in self.spoken.tokens[place : place + len(words)]]
            is_plain = all(word.isascii() for word in written)
            if is_short_for_unit:
                continue
            if written == list(words) or (is_plain and (number < _FIRM_TITLES or not self._has_accents)):
                return (2 if number < _FIRM_TITLES else 1), gender, place + len(words)
        return 0, None, place

    def _continues(self, place: int, before: Sequence[Mention]) -> bool:
        """Tell whether a given name may stand here because a person was named just before: "đồng chí Ánh và Nga"."""
        if not before or not before[0].is_name or place >= len(self.spoken.tokens):
            return False
        token = self.spoken.tokens[place]
        gap = self.spoken.plain[before[0].end : token.start]
        return gap in (", ", " va ", ", va ") and token.is_capital

    def _of_gender(self, found: _Found, gender: Gender | None) -> _Found | None:
        if gender is None:
            return found
        fitting = tuple(owner for owner in found.owners if owner.is_person and owner.gender in (gender, None))
        self._similar = self._similar or found.owners
        return replace(found, owners=fitting) if fitting else None

    @property
    def _has_accents(self) -> bool:
        return self.spoken.surface.has_accents

    # ------------------------------------------------------------------------------------------------------ the name

    def _named(self, place: int, *, with_given: bool) -> _Found | None:
        at = self.spoken.place_of.get(place)
        if at is None:
            return None
        found = [
            *self._fitting(at, self.known.wordings),
            *(self._fitting(at, self.known.given_names) if with_given else ()),
            *self._coded(at),
            *self._after_generic(place),
        ]
        return max(found, key=lambda each: (each.end, each.rank), default=None)

    def _coded(self, at: int) -> Iterator[_Found]:
        """Yield who has a code such as MC, VPTK or P04, in capitals."""
        token = self.spoken.tokens[self.spoken.heard[at].token]
        is_sure = self.spoken.has_case or len(token.word) > 3 or any(char.isdecimal() for char in token.word)
        if token.is_all_capitals and is_sure and (owners := self.known.codes.get(token.word)):
            end = at + 1
            while not self.spoken.heard[end - 1].is_last:
                end += 1
            yield _Found(end, owners, Rank.FULL)

    def _after_generic(self, place: int) -> Iterator[_Found]:
        """Yield departments after "bộ phận", "phòng", "công chức", which say nothing of their own."""
        for words in _BEFORE_UNITS:
            if starts_with(self.spoken.tokens, place, words):
                after = place + len(words)
                at = self.spoken.place_of.get(after) if after < len(self.spoken.tokens) else None
                at = None if at is None or self.spoken.gap(after) != " " else at
                for found in self._fitting(at, self.known.wordings) if at is not None else ():
                    units = tuple(owner for owner in found.owners if not owner.is_person)
                    if units:
                        yield replace(found, owners=units)

    def _fitting(self, at: int, wordings: Mapping[str, Sequence[Called]]) -> Iterator[_Found]:
        """Yield the longest wording that stands here, with its surest owners."""
        ends: dict[int, list[Called]] = {}
        for called in wordings.get(self.spoken.heard[at].word, ()):
            if (end := self.spoken.end_of(called.form, at)) is not None:
                ends.setdefault(end, []).append(called)
        for end in sorted(ends, reverse=True):
            meant = self._spelt(ends[end], at, end)
            if meant and not (meant[0].is_name and self._name_goes_on(end)):
                rank = max(called.rank for called in meant)
                owners = dict.fromkeys(called.owner for called in meant if called.rank is rank)
                yield _Found(end, tuple(owners), rank, all(called.is_name for called in meant))
                return
            self._similar = self._similar or tuple(dict.fromkeys(each.owner for each in ends[end] if each.is_name))

    def _spelt(self, called: Iterable[Called], at: int, end: int) -> list[Called]:
        """Return those whose accents are the ones written; without any accent all of them."""
        if not self._has_accents:
            return list(called)
        spelling = [(each, self.spoken.spelling(each.form, at, end)) for each in called]
        exact = [each for each, fits in spelling if fits]
        return exact or [each for each, fits in spelling if fits is None and len(each.form.words) > 1]

    def _name_goes_on(self, end: int) -> bool:
        """Tell whether another capital follows that is no post or department: the name is longer than known."""
        if not self.spoken.has_case or end >= len(self.spoken.heard):
            return False
        token = self.spoken.heard[end].token
        if self.spoken.gap(token) != " " or not self.spoken.tokens[token].is_capital:
            return False
        return not self.spoken.tokens[token].is_all_capitals and not any(self._fitting(end, self.known.wordings))

    def _unknown(self, first: int, place: int, title: int) -> Mention | None:
        """Return a name that is announced by a title, or differs from a known one by its accents, and is nobody's."""
        if not self.spoken.has_case or not (title or self._similar):
            return None
        last = place
        tokens = self.spoken.tokens
        while last < len(tokens) and last - place < _LONGEST_NAME and tokens[last].is_capital:
            if last > place and self.spoken.gap(last) != " ":
                break
            last += 1
        length = last - place
        if length == 0 or (title < 2 and length < 2):
            return None
        return self._mention(first, last - 1, (), similar=self._similar, is_name=True)

    # --------------------------------------------------------------------------------------------------- after a name

    def _with_tail(self, mention: Mention, last: int) -> Mention:
        """Take in the ward after a post or unit ("phường Đức Sen") and what a deputy is in charge of."""
        end = last + 1
        tokens = self.spoken.tokens
        if not mention.is_name:
            is_ward = starts_with(tokens, end, ["phuong"]) or starts_with(tokens, end, ["xa"])
            if is_ward and self.spoken.gap(end) == " " and not starts_with(tokens, end + 1, ["hoi"]):
                end += 1
            if tokens[end - 1].word in ("phuong", "xa"):
                end = self._after_place_name(end)
            mention, end = self._in_charge(mention, end)
        start, stop = mention.start, tokens[end - 1].end
        if stop == mention.end:
            return mention
        first = next(place for place, token in enumerate(tokens) if token.start == start)
        return replace(mention, end=stop, said=self.spoken.written(first, end - 1))

    def _after_place_name(self, end: int) -> int:
        place = end
        tokens = self.spoken.tokens
        while place < len(tokens) and place - end < _PLACE_NAME and self.spoken.has_case:
            if not tokens[place].is_capital or self.spoken.gap(place) != " ":
                break
            if any(self._fitting(self.spoken.place_of[place], self.known.wordings)):
                break
            place += 1
        return place

    def _in_charge(self, mention: Mention, end: int) -> tuple[Mention, int]:
        """Read "phụ trách 02 khối", which only says who is meant, and "phụ trách khối kinh tế", which chooses."""
        tokens = self.spoken.tokens
        if len(mention.owners) < 2 or not starts_with(tokens, end, ["phu", "trach"]):
            return mention, end
        count, place = self._count(end + 2)
        for words in (["khoi"], ["linh", "vuc"], ["mang"]):
            if starts_with(tokens, place, words):
                place += len(words)
                break
        else:
            count = None
        if count is not None:
            owners = tuple(owner for owner in mention.owners if owner.in_charge_of)
            return replace(mention, owners=owners or mention.owners), place
        for owner in mention.owners:
            field_of = form_of(re.sub(r"^(?:khối|lĩnh vực|mảng) ", "", owner.in_charge_of))
            at = self.spoken.place_of.get(place)
            stop = self.spoken.end_of(field_of, at) if field_of.words and at is not None else None
            if stop is not None:
                return replace(mention, owners=(owner,)), self.spoken.heard[stop - 1].token + 1
        return mention, end
