"""Finds words in everything that was written: one question to the index, then the lines themselves.

The index says which parts of which records have what is asked for; ids tell both, so counting and ordering read no
row. Only the records that are shown are read, and their lines are marked where they say what was asked.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.storage.search_index import gone_records, is_alive, is_filled
from cchc_desktop.storage.search_lines import FoundLine, FoundLines, Record
from cchc_desktop.storage.searched import LINE_BITS, PART_SHIFT, RECORD_BITS, Group, Heading, Searched
from cchc_desktop.storage.tracking import rooms_of
from cchc_desktop.text.excerpts import excerpt
from cchc_desktop.text.folding import FILLER, fold
from cchc_desktop.text.normalise import nfc
from cchc_desktop.text.terms import Term, Wording, terms_of

EXCERPT = 110
"""So many characters of a line are shown."""

_RECORD = (1 << RECORD_BITS) - 1
_ROWS_AT_ONCE = 500

_MOST_SORTED = 24
"""So many records are read to see whether their name has the words; the others keep the order of their kind."""


@dataclass(frozen=True)
class Hit:
    """One line that was found: where it stands, its words and where to mark them, and what it is shown under.

    ``place`` is an anchor of the record (``documents.content``), "" for none; ``spans`` are marks in ``text``.
    """

    group: str
    kind: str
    record_id: int
    place: str
    text: str
    spans: tuple[tuple[int, int], ...]
    heading: Heading


@dataclass(frozen=True)
class FoundGroup:
    """The hits of one group; ``count`` counts those that are not shown as well."""

    name: str
    count: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class Found:
    """What a search found. ``apart``: no line has all words, but these records have them in several."""

    groups: tuple[FoundGroup, ...] = ()
    apart: bool = False

    @property
    def count(self) -> int:
        """How much was found in all."""
        return sum(group.count for group in self.groups)


@dataclass
class _Records:
    """The records of one group in which something was found: the numbers of the parts by kind and id."""

    parts: dict[Record, list[int]] = field(default_factory=dict)
    lines: int = 0

    def count(self, group: Group) -> int:
        return len(self.parts) if group.one_each else self.lines


def search(session: Session, words: str, *, limit: int = 5, group: str = "") -> Found:
    """Find the lines that have every word, at most ``limit`` of each group, or only those of one group.

    Words match beginnings of words without accents; numbers with or without a zero; words in quotes stand together;
    abbreviations stand for their words and back. Groups come in their order; in a group, records whose name has the
    words come first, then the newer ones. Nothing is an error: signs alone find nothing.
    """
    terms = terms_of(words)
    if not terms:
        return Found()
    found = _grouped(session, _lines_with(session, terms))
    apart = not found and len(terms) > 1
    if len(terms) > 1:
        found = _with_records(session, terms, found, everything=apart)
    wanted = sorted((each for each in found if group in ("", each.name)), key=lambda each: each.rank)
    lines = FoundLines(session, words, terms)
    orders: dict[str, list[int]] = {}
    chosen = {}
    for each in wanted:
        ordered = _ordered(session, found[each], orders)
        chosen[each] = _chosen(replace(lines, apart=apart or each.across), each, found[each], ordered, limit)
    headings = _headings(session, {record for shown in chosen.values() for record, _line in shown})
    return Found(tuple(_shown(each, found[each].count(each), chosen[each], headings) for each in wanted), apart)


def records_with(session: Session, kind: str, terms: Sequence[Term]) -> set[int]:
    """Return the records of a kind with a line that has all terms: what a list is narrowed by.

    A file whose index is behind (one just loaded, read without being opened for writing) is read through instead.
    """
    parts = [each for each in rooms_of(session).searched if each.part.kind == kind]
    numbers = {each.part.number for each in parts}
    if not numbers or not terms:
        return set()
    if not is_filled(session):
        return {record for each in parts for record in _read_through(session, each, terms)}
    of_parts = f"rowid BETWEEN ? AND ? AND rowid >> {PART_SHIFT} IN ({', '.join(map(str, sorted(numbers)))})"
    found = f"json_group_array(rowid >> {LINE_BITS} & {_RECORD})"  # one text: a row for each line would cost five times
    query = f"SELECT {found} FROM search_index WHERE search_index MATCH ? AND {of_parts}"
    span = min(numbers) << PART_SHIFT, (max(numbers) + 1 << PART_SHIFT) - 1
    ids = session.connection().exec_driver_sql(query, (expression(terms), *span)).scalar_one()
    return set(json.loads(ids))


def _read_through(session: Session, searched: Searched, terms: Sequence[Term]) -> Iterator[int]:
    is_gone = gone_records(session)
    rows = select(searched.model).where(*searched.rows()).execution_options(yield_per=_ROWS_AT_ONCE)
    for row in session.scalars(rows):
        texts = (fold(nfc(line.text)).replace(FILLER, "") for line in searched.lines(row))
        has_all = (all(term.occurs_in(text) for term in terms) for text in texts)
        if is_alive(searched, row, is_gone) and any(has_all):
            yield searched.record_of(row)


def expression(terms: Iterable[Term]) -> str:
    """Return the terms in the words of the index. Only letters and digits come through, so nothing in it is syntax."""
    return " AND ".join(_term(term) for term in terms)


def _term(term: Term) -> str:
    needs = " AND ".join(_any(need) for need in term.needs)
    return f"(({needs}) OR {_any(term.others)})" if term.others else f"({needs})"


def _any(wordings: Iterable[Wording]) -> str:
    return "(" + " OR ".join(f'"{" ".join(each.words)}"{"*" if each.grows else ""}' for each in wordings) + ")"


def _lines_with(session: Session, terms: Iterable[Term], numbers: tuple[int, int] | None = None) -> dict[int, int]:
    """Return how many lines have all terms, by part and record; ``numbers`` are the first and the last part."""
    query = "FROM search_index WHERE search_index MATCH ?"
    values: tuple[str | int, ...] = (expression(terms),)
    if numbers is not None:
        query += " AND rowid BETWEEN ? AND ?"
        values = (*values, numbers[0] << PART_SHIFT, (numbers[1] + 1 << PART_SHIFT) - 1)
    query = f"SELECT rowid >> {LINE_BITS}, count(*) {query} GROUP BY 1"
    found = session.connection().exec_driver_sql(query, values)
    return {int(block): int(count) for block, count in found}


def _with_records(
    session: Session, terms: Sequence[Term], found: dict[Group, _Records], *, everything: bool
) -> dict[Group, _Records]:
    """Add the records that have all terms, each somewhere: of the groups ``across``, or of all."""
    numbers = [each.part.number for each in rooms_of(session).searched if everything or each.part.group.across]
    if not numbers:
        return found
    blocks = _records_with(session, terms, (min(numbers), max(numbers)))
    more = _grouped(session, blocks)
    return {**found, **{group: records for group, records in more.items() if everything or group.across}}


def _records_with(session: Session, terms: Sequence[Term], numbers: tuple[int, int]) -> dict[int, int]:
    """Return the part of each record with all terms that has most of them."""
    kinds = {searched.part.number: searched.part.kind for searched in rooms_of(session).searched}
    each = [_lines_with(session, (term,), numbers) for term in terms]
    records = [{(kinds.get(block >> RECORD_BITS), _record(block)) for block in blocks} for blocks in each]
    common = reduce(set.__and__, records)
    most: dict[tuple[str | None, int], tuple[int, int]] = {}
    for block, count in Counter(block for blocks in each for block in blocks).items():
        record = kinds.get(block >> RECORD_BITS), _record(block)
        if record in common and count > most.get(record, (0, 0))[0]:
            most[record] = count, block
    return {block: 1 for _count, block in most.values()}


def _record(block: int) -> int:
    return block & _RECORD


def _grouped(session: Session, blocks: Mapping[int, int]) -> dict[Group, _Records]:
    parts = {searched.part.number: searched.part for searched in rooms_of(session).searched}
    found: dict[Group, _Records] = {}
    for block, count in blocks.items():
        part = parts.get(block >> RECORD_BITS)
        if part is not None:
            records = found.setdefault(part.group, _Records())
            records.parts.setdefault((part.kind, _record(block)), []).append(part.number)
            records.lines += count
    return found


def _chosen(
    lines: FoundLines, group: Group, records: _Records, ordered: Sequence[Record], limit: int
) -> list[tuple[Record, FoundLine]]:
    """Return the lines to show of a group."""
    read = lines.read(ordered[: _MOST_SORTED if group.one_each else limit], records.parts)
    if not group.one_each:
        return [(record, line) for record, found in read.items() for line in found][:limit]
    firsts = [(record, found[0]) for record, found in read.items() if found]
    return sorted(firsts, key=lambda item: not item[1].names)[:limit]


def _shown(
    group: Group, count: int, lines: Iterable[tuple[Record, FoundLine]], headings: Mapping[Record, Heading]
) -> FoundGroup:
    hits = (_hit(group, record, line, headings[record]) for record, line in lines if record in headings)
    return FoundGroup(group.name, count, tuple(hits))


def _hit(group: Group, record: Record, line: FoundLine, heading: Heading) -> Hit:
    text, spans = excerpt(line.text, line.spans, EXCERPT)
    return Hit(
        group.name, *record, line.place.replace("{n}", str(heading.number or line.number)), text, tuple(spans), heading
    )


def _ordered(session: Session, records: _Records, orders: dict[str, list[int]]) -> list[Record]:
    """Return the records in the order of their kind: the newest meeting first, people by rank."""
    ordered: list[Record] = []
    for kind in rooms_of(session).searched_kinds:
        wanted = {record_id for name, record_id in records.parts if name == kind.kind}
        if len(wanted) > 1 and kind.kind not in orders:
            orders[kind.kind] = list(session.scalars(kind.in_order()))
        ids = orders[kind.kind] if len(wanted) > 1 else wanted
        ordered += [(kind.kind, record_id) for record_id in ids if record_id in wanted]
    return ordered


def _headings(session: Session, records: Iterable[Record]) -> dict[Record, Heading]:
    found: dict[Record, Heading] = {}
    records = tuple(records)
    for kind in rooms_of(session).searched_kinds:
        ids = [record_id for name, record_id in records if name == kind.kind]
        if ids:
            found |= {(kind.kind, id_): heading for id_, heading in kind.headings(session, ids).items()}
    owners = {(each.owner_kind, each.owner_id) for each in found.values() if each.owner_kind}
    if owners:
        above = _headings(session, owners)
        for record, heading in found.items():
            if (owner := above.get((heading.owner_kind, heading.owner_id))) is not None:
                found[record] = replace(heading, under=owner.title)
    return found
