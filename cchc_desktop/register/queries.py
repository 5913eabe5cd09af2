"""Reads of the register."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.errors import NotFound
from cchc_desktop.i18n import _
from cchc_desktop.register.forms import form_of, signers_of, state_from, state_of, texts_of
from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.register.records import ArchivedPaper, KeptVersion, Paper
from cchc_desktop.register.rules import MINUTES, PAPER, type_name
from cchc_desktop.storage.model import Attachment
from cchc_desktop.storage.search import records_with
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.terms import terms_of


def papers_of(
    session: Session,
    owner_kind: str,
    owner_id: int,
    *,
    people: Mapping[int, PersonAtDate] | None = None,
    day: date | None = None,
) -> tuple[Paper, ...]:
    """Return the papers of a record in their order, drafts and recalled ones too.

    Who signs a paper without a date is shown with the post of ``day`` (``people`` as they were then, where these are
    known), else of today.
    """
    row = IssuedDocument
    query = (
        select(row)
        .where(row.owner_kind == owner_kind, row.owner_id == owner_id, row.trashed_at.is_(None))
        .order_by(row.position, row.id)
    )
    return _papers(session, session.scalars(query).all(), people, day)


def paper_of(session: Session, document_id: int, *, day: date | None = None) -> Paper:
    """Return one paper; ``day`` as for those of a record. Raises NotFound."""
    row = session.get(IssuedDocument, document_id)
    if row is None or row.trashed_at is not None:
        raise NotFound(_("This paper is no longer in the file."))
    return _papers(session, (row,), None, day)[0]


def has_issued_papers(session: Session, owner_kind: str, owner_id: int) -> bool:
    """Tell whether the program issued a paper of this record: such a record stays in the file."""
    row = IssuedDocument
    query = select(row.id).where(row.owner_kind == owner_kind, row.owner_id == owner_id, row.frozen_at.is_not(None))
    return session.scalar(query.limit(1)) is not None


def issue_dates(session: Session, owner_kind: str, type_code: str) -> dict[int, date]:
    """Return the first date of issue of a type of paper by owner id; a draft or a recalled paper was not issued.

    One that was replaced was: it went out on its day.
    """
    row = IssuedDocument
    query = select(row.owner_id, row.issued_on).where(
        row.owner_kind == owner_kind,
        row.type_code == type_code,
        row.issued_on.is_not(None),
        row.trashed_at.is_(None),
        or_(row.recalled_on.is_(None), row.replaced_by_id.is_not(None)),
        is_entered(),
    )
    found: dict[int, date] = {}
    for owner_id, issued_on in session.execute(query):
        if owner_id is not None and issued_on is not None:
            found[owner_id] = min(issued_on, found.get(owner_id, issued_on))
    return found


def is_entered() -> ColumnElement[bool]:
    """Return the condition for a paper that is no draft."""
    return or_(IssuedDocument.kind == "", IssuedDocument.frozen_at.is_not(None))


def archived_papers(session: Session, owners: Select[str, int, str, str, bool]) -> list[ArchivedPaper]:
    """Return every issued paper, the newest first, in one SELECT.

    ``owners`` selects kind, id, code, title and whether it is in the trash of the records that own papers: they are in
    rooms above this one. A paper whose record is in the trash is left out, unless the program issued it.
    """
    owner = owners.subquery()
    kind, id_, code, title, in_trash = owner.c
    document, by = IssuedDocument, aliased(IssuedDocument)
    query = (
        select(
            *(document.id, document.type_code, document.number, document.symbol, document.issued_on, document.title),
            *(document.owner_kind, document.owner_id, func.coalesce(code, ""), func.coalesce(title, "")),
            *(func.coalesce(latest_version(), 0), _file_count()),
            *(document.kind, document.frozen_at, document.recalled_on, document.recall_reason, document.replaced_by_id),
            *(by.number, by.symbol),
        )
        .outerjoin(by, by.id == document.replaced_by_id)
        .outerjoin(owner, and_(kind == document.owner_kind, id_ == document.owner_id))
        .where(or_(document.issued_on.is_not(None), document.number != ""), is_entered())
        .where(document.trashed_at.is_(None))
        .where(or_(in_trash.is_(None), in_trash.is_(False), document.frozen_at.is_not(None)))
        .order_by(document.issued_on.desc(), document.id.desc())
    )
    return [_archived(*row) for row in session.execute(query)]


def _papers(
    session: Session, rows: Sequence[IssuedDocument], people: Mapping[int, PersonAtDate] | None, day: date | None
) -> tuple[Paper, ...]:
    texts = texts_of(session, rows)
    signers = signers_of(session, rows, people, day)
    return tuple(
        Paper(
            *(row.type_code, row.number, row.symbol, row.issued_on, row.title, row.note, row.id),
            is_frozen=row.frozen_at is not None,
            form=form_of(row, texts.get(row.id, ())),
            signer=signers.get(row.id),
            state=state_of(row),
        )
        for row in rows
    )


def _archived(
    id_: int,
    type_code: str,
    number: str,
    symbol: str,
    issued_on: date | None,
    title: str,
    *rest: Any,
) -> ArchivedPaper:
    owner_kind, owner_id, code, owner_title, version, file_count, kind, *ending = rest
    frozen_at, recalled_on, reason, by, by_number, by_symbol = ending
    days = days_searched(issued_on) if issued_on else ""
    reference = f"{number}/{symbol}" if number else ""
    words = (type_name(type_code), reference, days, title, code, owner_title)
    return ArchivedPaper(
        *(id_, type_code, number, symbol, issued_on, title, owner_kind, owner_id, code, owner_title),
        *(version, file_count, search_key(" ".join(words)), kind),
        state_from(kind, is_frozen=frozen_at is not None, recalled_on=recalled_on, by=by),
        *(recalled_on, reason, by, f"{by_number}/{by_symbol}" if by_number else ""),
    )


def papers_saying(session: Session, words: str) -> Collection[int]:
    """Return the papers that have these words in one line of what they say, of their entry or of a file's name.

    Minutes that were signed say what their meeting says.
    """
    terms = terms_of(words)
    if not terms:
        return frozenset()
    row = IssuedDocument
    query = select(row.owner_kind, row.owner_id, row.id).where(
        row.type_code == MINUTES, row.owner_kind != "", row.frozen_at.is_not(None)
    )
    minutes: dict[str, dict[int | None, int]] = {}
    for kind, owner_id, id_ in session.execute(query):
        minutes.setdefault(kind, {})[owner_id] = id_
    found = records_with(session, PAPER, terms)
    for kind, papers in minutes.items():
        found |= {papers[owner_id] for owner_id in records_with(session, kind, terms) if owner_id in papers}
    return found


def days_searched(day: date) -> str:
    """Return a day as papers and as forms write it: 05/4/2021 and 05/04/2021."""
    return f"{short_date(day)} {day.day:02d}/{day.month:02d}/{day.year}"


def latest_version() -> ScalarSelect[int | None]:
    """Return the latest version of a paper that is kept as bytes."""
    query = select(func.max(PrintedVersion.version)).where(PrintedVersion.document_id == IssuedDocument.id)
    return query.correlate(IssuedDocument).scalar_subquery()


def _file_count() -> ScalarSelect[int]:
    query = select(func.count(Attachment.id)).where(
        Attachment.owner_kind == PAPER,
        Attachment.owner_id == IssuedDocument.id,
        Attachment.trashed_at.is_(None),
    )
    return query.correlate(IssuedDocument).scalar_subquery()


def kept_versions(session: Session, document_id: int) -> tuple[KeptVersion, ...]:
    """Return the versions of a paper that are kept as bytes, the newest first."""
    query = (
        select(PrintedVersion)
        .where(PrintedVersion.document_id == document_id)
        .order_by(PrintedVersion.version.desc(), PrintedVersion.file_format)
    )
    rows: dict[int, dict[str, PrintedVersion]] = {}
    for row in session.scalars(query):
        rows.setdefault(row.version, {})[row.file_format] = row
    return tuple(_kept(formats) for formats in rows.values())


def _kept(formats: dict[str, PrintedVersion]) -> KeptVersion:
    row = formats.get("pdf") or next(iter(formats.values()))
    files = {file_format: each.file_id for file_format, each in formats.items()}
    return KeptVersion(row.version, row.printed_at, row.reason, files.get("pdf"), files.get("docx"))
