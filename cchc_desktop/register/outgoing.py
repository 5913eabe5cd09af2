"""The register of outgoing papers of a year (sổ đăng ký văn bản đi): every number in its place (documents.md 4.4)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from cchc_desktop.committee.model import Person
from cchc_desktop.register.forms import state_from
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.numbering import Numbers, read_numbers
from cchc_desktop.register.queries import days_searched, is_entered, latest_version
from cchc_desktop.register.records import LineKind, MarkKind, NumberSpan, RegisterRow
from cchc_desktop.register.rules import type_name
from cchc_desktop.register.series import Series, SeriesYear, place_of
from cchc_desktop.text.folding import search_key

_MARKS = {MarkKind.RESERVED: LineKind.RESERVED, MarkKind.VOID: LineKind.VOID}


@dataclass(frozen=True)
class _Placed:
    """A line with its place: series, number, letter behind it."""

    place: tuple[str, str, int, str, int]
    row: RegisterRow


def register_rows(
    session: Session, year: int, owners: Select[str, int, str, str, bool], *, until: date = date.max
) -> list[RegisterRow]:
    """Return the papers of a year by series and number, with what stands in place of numbers without a paper.

    It is the register as it stood on the day ``until``: nothing in it is of a later day.
    ``owners`` as for the archive; a paper without an abstract is about its record. Papers without a number come last
    in their series. The number of SELECTs does not grow with that of papers.
    """
    numbers = read_numbers(session, year, until=until)
    placed = [_paper(found, numbers, until) for found in session.execute(_papers(year, owners, until))]
    placed += [each for found in numbers.years() for each in _without_paper(found)]
    return [each.row for each in sorted(placed, key=lambda each: each.place)]


def years_of_register(session: Session) -> list[int]:
    """Return the years of which the register knows a paper, the latest first."""
    year = func.strftime("%Y", IssuedDocument.issued_on)
    query = select(year).where(IssuedDocument.issued_on.is_not(None), IssuedDocument.trashed_at.is_(None)).distinct()
    return sorted((int(found) for found in session.scalars(query) if found), reverse=True)


def _papers(year: int, owners: Select[str, int, str, str, bool], until: date) -> Select[*tuple[Any, ...]]:
    owner, paper, by = owners.subquery(), IssuedDocument, aliased(IssuedDocument)
    kind, id_, code, title, in_trash = owner.c
    return (
        select(
            *(paper.id, paper.type_code, paper.number, paper.symbol, paper.issued_on),
            *(paper.recipients, paper.kept_by, paper.copies, paper.sent_on, paper.note),
            *(paper.owner_kind, paper.owner_id, paper.kind, paper.frozen_at, paper.replaced_by_id),
            *(paper.recalled_on, paper.recall_reason),
            func.coalesce(func.nullif(paper.title, ""), title, "").label("title"),
            func.coalesce(Person.full_name, paper.signer_text).label("signer"),
            func.coalesce(code, "").label("owner_code"),
            func.coalesce(in_trash, False).label("is_owner_trashed"),
            by.issued_on.label("by_day"),
            func.coalesce(by.number, "").label("by_number"),
            func.coalesce(by.symbol, "").label("by_symbol"),
            func.coalesce(latest_version(), 0).label("version"),
        )
        .outerjoin(owner, and_(kind == paper.owner_kind, id_ == paper.owner_id))
        .outerjoin(Person, Person.id == paper.signer_id)
        .outerjoin(by, by.id == paper.replaced_by_id)
        .where(paper.issued_on.between(date(year, 1, 1), min(date(year, 12, 31), until)))
        .where(paper.trashed_at.is_(None), is_entered())
    )


def _paper(found: Row[Any], numbers: Numbers, until: date) -> _Placed:
    series = numbers.series_of(found.symbol, found.type_code)
    number, letter = place_of(found.number)
    reference = f"{found.number}/{found.symbol}" if found.number else found.symbol
    day = days_searched(found.issued_on)
    words = (type_name(found.type_code), reference, day, found.title, found.signer, found.recipients, found.owner_code)
    row = RegisterRow(
        LineKind.PAPER,
        series.key,
        series.name,
        NumberSpan(number, number),
        number=f"{number:02d}{letter}" if number else "",
        symbol=found.symbol,
        issued_on=found.issued_on,
        type_code=found.type_code,
        title=found.title,
        signer=found.signer,
        recipients=found.recipients,
        kept_by=found.kept_by,
        copies=found.copies,
        sent_on=_by(found.sent_on, until),
        note=found.note,
        document_id=found.id,
        owner_kind=found.owner_kind,
        owner_id=found.owner_id,
        owner_code=found.owner_code,
        **_became(found, until),
        is_owner_trashed=bool(found.is_owner_trashed),
        version=found.version,
        key=search_key(" ".join(filter(None, words))),
    )
    return _Placed((series.organ, series.key, number or 10**7, letter, found.id), row)


def _became(found: Row[Any], until: date) -> dict[str, Any]:
    """Return what became of a paper by the day."""
    is_frozen, recalled_on = found.frozen_at is not None, _by(found.recalled_on, until)
    by = found.replaced_by_id if found.by_day is None or found.by_day <= until else None
    return {
        "state": state_from(found.kind, is_frozen=is_frozen, recalled_on=recalled_on, by=by),
        "recalled_on": recalled_on,
        "recall_reason": found.recall_reason if recalled_on is not None else "",
        "replaced_by": f"{found.by_number}/{found.by_symbol}" if found.by_number and by is not None else "",
        "is_frozen": is_frozen,
    }


def _by(day: date | None, until: date) -> date | None:
    """Return a day, None where it comes later."""
    return day if day is not None and day <= until else None


def _without_paper(found: SeriesYear) -> Iterator[_Placed]:
    series = found.series
    for span in found.unclear:
        yield _line(series, LineKind.UNCLEAR, span)
    for span in found.gaps:
        yield _line(series, LineKind.GAP, span)
    for mark in found.marks:
        span = NumberSpan(mark.number, mark.number)
        yield _line(series, _MARKS[mark.kind], span, reason=mark.reason, mark_id=mark.id)


def _line(series: Series, kind: LineKind, span: NumberSpan, *, reason: str = "", mark_id: int | None = None) -> _Placed:
    row = RegisterRow(
        kind,
        series.key,
        series.name,
        span,
        number=span.written,
        symbol=series.symbol,
        type_code=series.type_code,
        reason=reason,
        mark_id=mark_id,
        key=search_key(f"{span.written}/{series.symbol} {reason}"),
    )
    return _Placed((series.organ, series.key, span.first, "", 0), row)
