"""Where a search looks in commitments: reference, targets, evidence and its files, why a signed one changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cchc_desktop.commitments.model import Commitment, CommitmentAmendment, CommitmentTarget, Measurement
from cchc_desktop.commitments.records import COMMITMENT
from cchc_desktop.storage.model import Attachment
from cchc_desktop.storage.searched import Group, Heading, Line, Part, Searched, SearchedKind
from cchc_desktop.tasks.actors import actor, actors_at

COMMITMENTS = Group("commitments", 35, one_each=True)

_BETWEEN = " · "


def _commitment(row: Commitment) -> Iterable[Line]:
    texts = (row.code, row.reference, str(row.year), " ".join(row.note.split()))
    return (Line(_BETWEEN.join(filter(None, texts)), "commitment"),)


def _target(row: CommitmentTarget) -> Iterable[Line]:
    texts = (row.code, row.name, row.measure, row.unit, row.note)
    line = _BETWEEN.join(" ".join(text.split()) for text in texts if text)
    return (Line(line, f"target:{row.id}"),)


def _measurement(row: Measurement) -> Iterable[Line]:
    return (Line(" ".join(row.evidence.split()), f"target:{row.target_id}"),)


def _amendment(row: CommitmentAmendment) -> Iterable[Line]:
    return (Line(" ".join(row.reason.split()), "amendments"),)


def _file(row: Attachment) -> Iterable[Line]:
    words = row.role.split(" ")
    return (Line(row.name, f"target:{words[1]}" if len(words) == 3 else "commitment"),)


SEARCHED = (
    Searched(Part(60, COMMITMENT, COMMITMENTS), Commitment, ("code", "reference", "year", "note"), _commitment),
    Searched(
        Part(61, COMMITMENT, COMMITMENTS),
        CommitmentTarget,
        ("id", "code", "name", "measure", "unit", "note"),
        _target,
        record="commitment_id",
    ),
    Searched(
        Part(62, COMMITMENT, COMMITMENTS), Measurement, ("target_id", "evidence"), _measurement, record="commitment_id"
    ),
    Searched(Part(63, COMMITMENT, COMMITMENTS), CommitmentAmendment, ("reason",), _amendment, record="commitment_id"),
    Searched(
        Part(64, COMMITMENT, COMMITMENTS), Attachment, ("name", "role"), _file, record="owner_id", of_kind=COMMITMENT
    ),
)


def _newest_first() -> Select[int]:
    return select(Commitment.id).order_by(Commitment.year.desc(), Commitment.id)


def _headings(session: Session, ids: Sequence[int]) -> Mapping[int, Heading]:
    query = select(
        Commitment.id, Commitment.code, Commitment.year, Commitment.signed_on, Commitment.person_id,
        Commitment.department_id,
    ).where(Commitment.id.in_(ids))  # fmt: skip
    rows = session.execute(query).all()
    actors = actors_at(session, max((day for _i, _c, _y, day, _p, _d in rows if day), default=date.min))
    return {
        id_: Heading(_BETWEEN.join((code, str(year), actors.name(actor(person_id, department_id)))), day)
        for id_, code, year, day, person_id, department_id in rows
    }


KINDS = (SearchedKind(COMMITMENT, Commitment, _newest_first, _headings),)
