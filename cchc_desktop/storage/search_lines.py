"""The lines of records in which the index found something: read, matched and marked as they stand now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, load_only

from cchc_desktop.storage.base import Base
from cchc_desktop.storage.searched import Line, Searched
from cchc_desktop.storage.tracking import rooms_of
from cchc_desktop.text.folding import FILLER, find_spans, fold, matches
from cchc_desktop.text.normalise import nfc
from cchc_desktop.text.terms import Term

Record = tuple[str, int]
"""Kind and id."""

_ALWAYS = ("id", "trashed_at", "owner_kind", "position")


@dataclass(frozen=True)
class FoundLine:
    """One line as it stands in its row, the ``number``-th of its record; ``names``: the words stand in its name."""

    text: str
    spans: tuple[tuple[int, int], ...]
    place: str
    number: int
    names: bool
    terms: int


@dataclass(frozen=True)
class FoundLines:
    """Reads lines; ``apart`` takes from each record the line that has most of the words."""

    session: Session
    words: str
    terms: Sequence[Term]
    apart: bool = False

    def read(self, records: Sequence[Record], parts: Mapping[Record, Collection[int]]) -> dict[Record, list[FoundLine]]:
        """Return the lines found by record, as they follow one another in it; ``parts`` says where to look."""
        found: dict[Record, list[FoundLine]] = {record: [] for record in records}
        for searched in rooms_of(self.session).searched:
            part = searched.part
            ids = [id_ for kind, id_ in records if kind == part.kind and part.number in parts[kind, id_]]
            for number, row in self._rows(searched, ids) if ids else ():
                found[part.kind, searched.record_of(row)] += self._found(searched, row, number)
        if self.apart:
            return {record: sorted(lines, key=lambda line: -line.terms)[:1] for record, lines in found.items()}
        return found

    def _rows(self, searched: Searched, ids: Sequence[int]) -> Iterator[tuple[int, Base]]:
        """Yield the rows of records that are not in the trash, each with its number in its record."""
        model = searched.model
        names = dict.fromkeys((*searched.columns, searched.record, searched.owner, *_ALWAYS))
        columns = [searched.column(name) for name in names if name and hasattr(model, name)]
        order = [searched.column(name) for name in ("position", "id") if hasattr(model, name)]
        query = select(model).where(*searched.rows(), searched.column(searched.record).in_(ids)).order_by(*order)
        numbers: Counter[int] = Counter()
        for row in self.session.scalars(query.options(load_only(*columns))):
            if getattr(row, "trashed_at", None) is None:
                record_id = searched.record_of(row)
                numbers[record_id] += 1
                yield numbers[record_id], row

    def _found(self, searched: Searched, row: Base, number: int) -> Iterator[FoundLine]:
        for line in searched.lines(row):
            text = nfc(line.text)
            has = self._terms_in(text) if self.apart else len(self.terms) * matches(self.words, text)
            if has:
                yield self._found_line(line, text, number, has)

    def _found_line(self, line: Line, text: str, number: int, has: int) -> FoundLine:
        spans = find_spans(self.words, text)
        name = text[: line.places[1][0]] if len(line.places) > 1 else text
        return FoundLine(
            text, tuple(spans), line.place_at(spans[0][0]), number, not self.apart and matches(self.words, name), has
        )

    def _terms_in(self, text: str) -> int:
        folded = fold(text).replace(FILLER, "")
        return sum(term.occurs_in(folded) for term in self.terms)
