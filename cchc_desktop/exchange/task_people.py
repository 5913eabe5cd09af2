"""Whom a cell of a list of tasks names: people and departments by name, short name, code or post, on a day."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from cchc_desktop.committee.records import DepartmentRow, PersonAtDate
from cchc_desktop.exchange.faults import Fault, quoted
from cchc_desktop.i18n import _
from cchc_desktop.tasks.instructions.forms import Rank, department_forms, form_of, initials, post_forms
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line

_ADDRESS: Final = re.compile(r"^(ông|bà|đồng chí|đ/c|đ\.c|đc|d/c|dc|dong chi|ong|ba)[ .:]+(?=\S)", re.IGNORECASE)
_WITH_CODE: Final = re.compile(r"(.+?)\s*\(([^()]{1,20})\)")
_AFTER_NAME: Final = re.compile(r"\s+[-–—]\s+|,\s*")
_BETWEEN: Final = re.compile(r"\s*(?:[;\n,&+]|(?<!đ)/)\s*|\s+(?:và|va|VÀ|Và)\s+", re.IGNORECASE)
_HARD: Final = re.compile(r"[;\n]")
"""What always parts two names; a comma or "và" may stand within one."""

_GENERAL: Final = re.compile(r"(cac|tat ca|toan the|toan bo|moi|nhung) .+|.* (lien quan|co lien quan)")
_NAMED: Final = 4
_JOINED: Final = 8
"""Parts of one name that commas or "và" may part, at most."""


Words = tuple[str, ...]


@dataclass(frozen=True)
class _One:
    """Somebody that cells can name; ``until`` the last day of a department, ``since`` its first."""

    actor: Actor
    name: str
    code: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Names:
    """Everybody of the file with every way they are called; made once for a whole list."""

    by_words: Mapping[Words, Mapping[_One, Rank]]
    by_key: Mapping[Words, Mapping[_One, Rank]]
    by_code: Mapping[str, Sequence[_One]]
    by_given: Mapping[Words, Sequence[_One]]
    everybody: Sequence[_One] = field(default=())

    @classmethod
    def of(cls, people: Iterable[PersonAtDate], departments: Iterable[DepartmentRow]) -> Names:
        """Prepare people (hidden ones too) and departments of every time."""
        made = _Making()
        for unit in departments:
            made.add_department(unit)
        for person in people:
            made.add_person(person)
        return cls(made.by_words, made.by_key, made.by_code, made.by_given, tuple(made.everybody))

    def one(self, text: str, day: date) -> Actor:
        """Return the one person or department that a cell names on a day.

        Raises Fault for two of them, for nobody, for an ended department and for words that fit several.
        """
        parts = self._parts(text, day)
        named = {part.actor: part for part in parts if isinstance(part, _One)}
        unknown = [part for part in parts if isinstance(part, str)]
        if unknown or not named:
            raise self._unknown(clean_line(text) if len(unknown) == len(parts) else unknown[0])
        if len(named) > 1:
            fault = _("two leads are named: {names}; keep one and put the others among the co-workers")
            raise Fault(fault.format(names=", ".join(each.name for each in named.values())))
        return next(iter(named))

    def several(self, text: str, day: date) -> tuple[tuple[Actor, ...], tuple[str, ...]]:
        """Return whom a cell names, and the wordings in it that name nobody in particular ("các đơn vị liên quan").

        Raises Fault as ``one``.
        """
        actors: list[Actor] = []
        general: list[str] = []
        for part in self._parts(text, day):
            if isinstance(part, _One):
                actors.append(part.actor)
            elif _GENERAL.fullmatch(search_key(part)):
                general.append(part)
            else:
                raise self._unknown(part)
        return tuple(dict.fromkeys(actors)), tuple(general)

    def name(self, actor: Actor | None) -> str:
        """Return the full name of somebody, "" for nobody."""
        return next((each.name for each in self.everybody if each.actor == actor), "")

    def words(self, actor: Actor | None) -> str:
        """Return the name by which a cell is understood again: with the code where others are called the same."""
        found = next((each for each in self.everybody if each.actor == actor), None)
        if found is None:
            return ""
        same = self.by_words.get(form_of(found.name).words, {})
        is_alone = all(each.code == found.code for each in same)
        return found.name if is_alone else f"{found.name} ({found.code})"

    def _parts(self, text: str, day: date) -> list[_One | str]:
        """Return the names in a text, the longest first: "Kinh tế, Hạ tầng và Đô thị" may be one department."""
        cuts = list(_BETWEEN.finditer(text.strip(" .;,\n")))
        whole = text.strip(" .;,\n")
        starts = [0, *(cut.end() for cut in cuts)]
        ends = [*(cut.start() for cut in cuts), len(whole)]
        parts: list[_One | str] = []
        at = 0
        while at < len(starts):
            last = min(len(ends), at + _JOINED)
            for end in range(last - 1, at - 1, -1):
                words = clean_line(whole[starts[at] : ends[end]])
                is_joined = any(_HARD.search(cut[0]) for cut in cuts[at:end])
                found = self._found(words, day, exactly=end > at) if words and not is_joined else None
                if found is not None or end == at:
                    parts.extend([found] if found is not None else [words] if words else [])
                    at = end + 1
                    break
        return parts

    def _found(self, words: str, day: date, *, exactly: bool) -> _One | None:
        """Return whom words name, None for nobody. Raises Fault for several and for a department that had ended."""
        for candidates in self._exactly(words) if exactly else self._candidates(words):
            if len({each.actor for each in candidates}) > 0:
                return _chosen(words, candidates, day)
        return None

    def _candidates(self, words: str) -> Iterator[Sequence[_One]]:
        with_code = _WITH_CODE.fullmatch(words)
        if with_code and (coded := self.by_code.get(search_key(with_code[2]))):
            yield [each for each in coded if search_key(each.name) == search_key(with_code[1])]
        yield from self._exactly(words)
        bare = _ADDRESS.sub("", words)
        if bare != words:
            yield from self._exactly(bare)
            yield self.by_given.get(form_of(bare).words, ())
        head = _AFTER_NAME.split(bare)[0]
        if head != bare:
            yield [each for found in self._exactly(head) for each in found if each.actor.person_id is not None]
        yield self._ending(form_of(bare).words)

    def _exactly(self, words: str) -> Iterator[Sequence[_One]]:
        form = form_of(words)
        for known, key in ((self.by_words, form.words), (self.by_key, form.key)):
            found = known.get(key, {})
            for rank in sorted(set(found.values()), reverse=True):
                if rank is Rank.LOOSE and _BETWEEN.search(words):
                    continue  # "Văn phòng, Một cửa" are two departments, not the official of both
                yield [each for each in found if found[each] is rank]
        yield self.by_code.get(search_key(words), ())

    def _ending(self, words: Words) -> Sequence[_One]:
        """Return the person whose full name ends a wording: "Phó Chủ tịch Trần Quốc Đạt"."""
        for start in range(1, len(words) - 1):
            found = [each for each in self.by_words.get(words[start:], {}) if each.actor.person_id is not None]
            if found:
                return found
        return ()

    def _unknown(self, words: str) -> Fault:
        names = {search_key(each.name): each.name for each in self.everybody}
        near = difflib.get_close_matches(search_key(words)[:80], names, n=_NAMED, cutoff=0.5)
        if not near:
            own = set(search_key(words).split())
            near = [key for key in names if own & set(key.split()) - _COMMON][:_NAMED]
        if not near:
            return Fault(_("{value} is no person or department of the file").format(value=quoted(words)))
        fault = _("{value} is no person or department of the file (perhaps {names})")
        return Fault(fault.format(value=quoted(words), names=", ".join(names[key] for key in near)))


_COMMON: Final = frozenset({"phong", "ban", "bo", "phan", "phuong", "xa", "va", "to", "trung", "tam", "nguyen", "thi"})


def _chosen(words: str, candidates: Sequence[_One], day: date) -> _One:
    """Return the one of these that there was on a day, or that came after it. Raises Fault."""
    living = [each for each in candidates if each.until is None or each.until >= day]
    if not living:
        ended = max(candidates, key=lambda each: each.until or date.min)
        fault = _("“{name}” ended on {end}, before {day}; name the department that took over its work")
        end = short_date(ended.until) if ended.until else ""
        raise Fault(fault.format(name=ended.name, end=end, day=short_date(day)))
    present = [each for each in living if each.since is None or each.since <= day] or living
    if len({each.actor for each in present}) > 1:
        fault = _("{value} may be {names}; write the full name or the code")
        named = dict.fromkeys(f"{each.name} ({each.code})" for each in present)
        names = ", ".join([*named][:_NAMED])
        raise Fault(fault.format(value=quoted(words), names=names))
    return present[0]


class _Making:
    """Gathers every way people and departments are called."""

    def __init__(self) -> None:
        self.by_words: dict[Words, dict[_One, Rank]] = defaultdict(dict)
        self.by_key: dict[Words, dict[_One, Rank]] = defaultdict(dict)
        self.by_code: dict[str, list[_One]] = defaultdict(list)
        self.by_given: dict[Words, list[_One]] = defaultdict(list)
        self.everybody: list[_One] = []

    def add_department(self, row: DepartmentRow) -> None:
        one = _One(Actor(department_id=row.id), row.name, row.code, row.valid_from, row.valid_to)
        self.everybody.append(one)
        for form, rank in department_forms(row.name, row.short_name):
            self._add(form.words, form.key, one, rank)
        for code in dict.fromkeys((search_key(row.code), *initials(row.name))):
            self.by_code[code].append(one)

    def add_person(self, person: PersonAtDate) -> None:
        one = _One(Actor(person_id=person.id), person.full_name, person.code)
        self.everybody.append(one)
        name = form_of(person.full_name)
        self._add(name.words, name.key, one, Rank.FULL)
        for start in range(1, len(name.words)):
            self.by_given[name.words[start:]].append(one)
        self.by_code[search_key(person.code)].append(one)
        for title in filter(None, (person.post, person.role)):
            for form, rank in post_forms(title):
                self._add(form.words, form.key, one, min(rank, Rank.SHORT))

    def _add(self, words: Words, key: Words, one: _One, rank: Rank) -> None:
        for known, its in ((self.by_words, words), (self.by_key, key)):
            if its:
                known[its][one] = max(rank, known[its].get(one, Rank.LOOSE))
