"""What the history and the trash know of the committee, and what an undo must not bring about in it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.committee.model import (
    AdjustedTextRow,
    Committee,
    CommitteeRole,
    Department,
    KindSigningRow,
    Organisation,
    Person,
    Post,
    SigningRule,
)
from cchc_desktop.committee.records import AddressForm, Capacity, DepartmentKind, Gender, RoleKind, SealCase
from cchc_desktop.committee.rules import overlap
from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _, mark
from cchc_desktop.storage.history_rules import RowChange
from cchc_desktop.storage.tracking import Tracked, Trashed

PERSON = "person"
DEPARTMENT = "department"

_PERIOD = {"valid_from": mark("From the day"), "valid_to": mark("Until the day")}
_SEAL_CASES: dict[Enum, str] = {
    SealCase.A: mark("head and seal of the People's Committee"),
    SealCase.B: mark("head of the committee, seal of the People's Committee"),
    SealCase.C: mark("head of the committee, no seal"),
    SealCase.D: mark("head and seal of the committee"),
}
CAPACITIES: dict[Enum, str] = {
    Capacity.HEAD: mark("head"),
    Capacity.ACTING: mark("acting head (Q.)"),
    Capacity.DEPUTY: mark("deputy for the head (KT.)"),
    Capacity.BY_ORDER: mark("by order of the head (TL.)"),
    Capacity.DEPUTY_BY_ORDER: mark("deputy of who signs by order (TL., KT.)"),
    Capacity.AUTHORISED: mark("by authorisation (TUQ.)"),
}
"""In which capacity somebody signs, in words."""
_ADDRESS: dict[Enum, str] = {AddressForm.COMRADE: "đồng chí", AddressForm.MR_MRS: "ông, bà"}

TRACKED = (
    Tracked(
        Person,
        mark("People"),
        record=PERSON,
        kinds=("person",),
        named_by="full_name",
        fields={
            "full_name": mark("Full name"),
            "code": mark("Code"),
            "gender": mark("Gender"),
            "kind": mark("Employed as"),
            "in_charge_of": mark("In charge of"),
            "is_hidden": mark("Hidden from lists"),
            "trashed_at": mark("In the trash since"),
        },
        values={Gender.MALE: mark("Man"), Gender.FEMALE: mark("Woman")},
    ),
    Tracked(
        Post,
        mark("Post"),
        record=PERSON,
        record_id="person_id",
        kinds=("person",),
        named_by="title",
        fields={"title": mark("Post"), "department_id": mark("Department"), **_PERIOD},
    ),
    Tracked(
        CommitteeRole,
        mark("Role in the committee"),
        record=PERSON,
        record_id="person_id",
        kinds=("person",),
        named_by="title",
        fields={"title": mark("Role in the committee"), "kind": mark("Place in the committee"), **_PERIOD},
        values={
            RoleKind.HEAD: mark("head"),
            RoleKind.DEPUTY: mark("deputy"),
            RoleKind.MEMBER: mark("member"),
            RoleKind.SECRETARY: mark("secretary"),
            RoleKind.SUPPORT: mark("support"),
            RoleKind.GUEST: mark("guest"),
        },
    ),
    Tracked(
        Department,
        mark("Departments"),
        record=DEPARTMENT,
        kinds=("department", "person"),
        named_by="name",
        fields={
            "name": mark("Name"),
            "code": mark("Code"),
            "short_name": mark("Short name"),
            "kind": mark("Kind of department"),
            "trashed_at": mark("In the trash since"),
            **_PERIOD,
        },
        values={DepartmentKind.UNIT: mark("Department, unit"), DepartmentKind.LEADERS: mark("Leaders")},
    ),
    Tracked(
        Organisation,
        mark("People's Committee"),
        record="organisation",
        kinds=("organisation", "committee"),
        named_by="name",
        fields={
            "name": mark("Name of the People's Committee"),
            "short_name": mark("Short name on papers"),
            "symbol": mark("Symbol"),
            "superior": mark("Next higher organ"),
            "province": mark("Province or city"),
            "place_name": mark("Place before the date"),
            **_PERIOD,
        },
    ),
    Tracked(
        Committee,
        mark("Committee"),
        record="committee",
        kinds=("organisation", "committee"),
        named_by="name",
        fields={
            "name": mark("Name of the committee"),
            "symbol": mark("Symbol"),
            "letterhead_lines": mark("Lines at the head of papers"),
            "seal_case": mark("Whose head and seal"),
            "size_preset": mark("Size of letters"),
            "address_form": mark("Form of address"),
            "founded_by_number": mark("Founding decision no."),
            "founded_on": mark("Of the day"),
            "founded_by_title": mark("Abstract of the decision"),
            "read_back_sentence": mark("Sentence on reading back"),
            "quorum_percent": mark("Quorum"),
            "minutes_recipients": mark("Recipients of minutes"),
            "drafting_unit": mark("Drafting unit in the symbol of letters"),
            **_PERIOD,
        },
        values={**_SEAL_CASES, **_ADDRESS},
    ),
    Tracked(
        SigningRule,
        mark("Signing"),
        record="committee",
        record_id="",
        kinds=("committee",),
        fields={
            "paper_kind": mark("Kind of paper"),
            "person_id": mark("Signed by"),
            "seal_case": mark("Whose head and seal"),
            "post_above_name": mark("Post above the name"),
        },
        values=_SEAL_CASES,
    ),
    Tracked(
        KindSigningRow,
        mark("Signers of papers"),
        record="committee",
        record_id="",
        kinds=("committee",),
        fields={  # the kind stands in the title of the step, in the user's words
            "signer_id": mark("Signed by"),
            "capacity": mark("Signs as"),
            "is_collective": mark("For the whole body (TM.)"),
        },
        values=CAPACITIES,
    ),
    Tracked(
        AdjustedTextRow,
        mark("Texts of papers"),
        record="committee",
        record_id="",
        kinds=("committee",),
        fields={"text": mark("Text")},
    ),
)
TRASHED = (
    Trashed(Person, PERSON, mark("People"), lambda row: str(row.full_name)),
    Trashed(Department, DEPARTMENT, mark("Departments"), lambda row: str(row.name)),
)


def periods_stay_apart(session: Session, changes: Sequence[RowChange]) -> None:
    """Refuse periods of one thing that overlap: a person has one post and one role on a day, a code one department."""
    touched = {change.table for change in changes}
    for model, same in _ONE_AT_A_TIME:
        if model.__tablename__ not in touched:
            continue
        rows = session.scalars(select(model)).all()
        for own, next_one in pairwise(sorted(rows, key=lambda row: (str(same(row)), str(row.valid_from or "")))):
            spans = (own.valid_from, own.valid_to), (next_one.valid_from, next_one.valid_to)
            if same(own) == same(next_one) and overlap(*spans):
                raise Conflict(_("Two periods of the same record would overlap. Nothing was changed."))


def _of_person(row: Any) -> object:
    return row.person_id


_ONE_AT_A_TIME: tuple[tuple[Any, Any], ...] = (
    (Post, _of_person),
    (CommitteeRole, _of_person),
    (Department, lambda row: row.code),
    (Organisation, lambda _row: ""),
    (Committee, lambda _row: ""),
)

CHECKS = (periods_stay_apart,)
