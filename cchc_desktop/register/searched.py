"""Where a search looks in the register: number, symbol and abstract of a paper, what it says, the files with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import PAPER, type_name
from cchc_desktop.storage.model import Attachment
from cchc_desktop.storage.searched import Group, Heading, Line, Part, Searched, SearchedKind
from cchc_desktop.text.dates import short_date

PAPERS = Group("papers", 30, one_each=True)
FILES = Group("files", 80)


def _paper(row: IssuedDocument) -> Iterable[Line]:
    # The number as printed: below 10 with a zero, which a search finds without it as well.
    reference = Paper(row.type_code, row.number, row.symbol).cited or row.symbol
    name = " · ".join(filter(None, (f"{type_name(row.type_code)} {reference}".strip(), row.title)))
    day = short_date(row.issued_on) if row.issued_on else ""
    yield Line(" · ".join(filter(None, (name, day))), "paper:{n}", ((0, "paper:{n}"), (len(name), "paper:{n}")))
    yield Line(row.note, "paper:{n}")


def _file(row: Attachment) -> Iterable[Line]:
    return (Line(row.name, "paper:{n}"),)


def _printed(row: PrintedVersion) -> Iterable[Line]:
    return (Line(line, "paper:{n}") for line in row.text.split("\n"))


SEARCHED = (
    Searched(
        Part(20, PAPER, PAPERS),
        IssuedDocument,
        ("type_code", "number", "symbol", "title", "issued_on", "note"),
        _paper,
        owner="owner_id",
    ),
    Searched(Part(21, PAPER, FILES), Attachment, ("name",), _file, record="owner_id", of_kind=PAPER),
    Searched(Part(22, PAPER, PAPERS), PrintedVersion, ("text",), _printed, record="document_id", is_lined=True),
)


def _newest_first() -> Select[int]:
    return select(IssuedDocument.id).order_by(IssuedDocument.issued_on.desc().nulls_last(), IssuedDocument.id.desc())


def _headings(session: Session, ids: Sequence[int]) -> Mapping[int, Heading]:
    """Return the papers by type, reference and day, each with its place among those of its record."""
    own, other = IssuedDocument, IssuedDocument.__table__.alias()
    before = (
        select(func.count())
        .select_from(other)
        .where(other.c.owner_kind == own.owner_kind, other.c.owner_id == own.owner_id, other.c.trashed_at.is_(None))
        .where((other.c.position < own.position) | ((other.c.position == own.position) & (other.c.id <= own.id)))
        .scalar_subquery()
    )
    query = select(
        own.id, own.type_code, own.number, own.symbol, own.issued_on, own.owner_kind, own.owner_id, before
    ).where(own.id.in_(ids))
    return {
        id_: Heading(
            f"{type_name(code)} {Paper(code, number, symbol).cited or symbol}".strip(), day, kind, owner or 0, place
        )
        for id_, code, number, symbol, day, kind, owner, place in session.execute(query)
    }


KINDS = (SearchedKind(PAPER, IssuedDocument, _newest_first, _headings),)
