"""Pure rules about people and committees: who stands in which group, how names and posts are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from cchc_desktop.committee.records import AddressForm, Gender, PersonAtDate, Profile, RoleKind, SealCase
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.folding import unify_tones

Span = tuple[date | None, date | None]
"""First and last day, both inclusive; None is open."""

_ORGAN = re.compile(r"^(UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)(\s+|$)", re.IGNORECASE)
_OF_THE_ORGAN = re.compile(r"\s+(CỦA\s+)?(UBND|ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN)\s*$")
_KINDS_OF_WARD = ("phường", "xã", "thị trấn", "đặc khu")


class Dated(Protocol):
    """Anything that holds from a day to a day."""

    @property
    def id(self) -> int: ...

    @property
    def valid_from(self) -> date | None: ...

    @property
    def valid_to(self) -> date | None: ...


_Dated = TypeVar("_Dated", bound=Dated)


def is_valid_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Tell whether a dated record holds on ``day``; both ends are inclusive."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def overlap(one: Span, other: Span) -> bool:
    """Tell whether two spans share a day."""
    starts_in_time = one[0] is None or other[1] is None or one[0] <= other[1]
    return starts_in_time and (other[0] is None or one[1] is None or other[0] <= one[1])


def gap_around(spans: Iterable[Span], day: date) -> Span:
    """Return the free span round a day that none of these spans covers."""
    taken = list(spans)
    ended = [last for _first, last in taken if last is not None and last < day]
    begin = [first for first, _last in taken if first is not None and first > day]
    return (
        max(ended) + timedelta(days=1) if ended else None,
        min(begin) - timedelta(days=1) if begin else None,
    )


def nearest(rows: Sequence[_Dated], day: date) -> _Dated | None:
    """Return the record that holds on a day, else the one nearest to it; None when there is none."""

    def distance(row: _Dated) -> tuple[int, int]:
        before = (row.valid_from - day).days if row.valid_from and row.valid_from > day else 0
        after = (day - row.valid_to).days if row.valid_to and row.valid_to < day else 0
        return max(before, after), -row.id

    return min(rows, key=distance, default=None)


def role_kind_of(title: str) -> RoleKind:
    """Read the place in the committee from the words of a role ("Phó Trưởng ban Thường trực" is a deputy)."""
    words = title.casefold()
    if words.startswith(("phó trưởng ban", "phó ban")):
        return RoleKind.DEPUTY
    if words.startswith("trưởng ban"):
        return RoleKind.HEAD
    if words.startswith("thư ký"):
        return RoleKind.SECRETARY
    if words.startswith(("tổ giúp việc", "tổ viên", "thành viên tổ giúp việc")):
        return RoleKind.SUPPORT
    if words.startswith(("khách mời", "đại biểu mời")):
        return RoleKind.GUEST
    return RoleKind.MEMBER


def addressed(name: str, gender: Gender | None, form: AddressForm) -> str:
    """Return the name with its form of address; "ông/bà" without a known gender is left out."""
    word = address_word(gender, form)
    return f"{word} {name}" if word else name


def address_word(gender: Gender | None, form: AddressForm) -> str:
    """Return "đồng chí", "ông", "bà" or "" (small: inside a sentence)."""
    if form is AddressForm.COMRADE:
        return "đồng chí"
    return {Gender.MALE: "ông", Gender.FEMALE: "bà", None: ""}[gender]


def described(person: PersonAtDate, form: AddressForm) -> str:
    """Return "đồng chí {họ tên}, {chức vụ}, {vai trò}" (documents.md 7); a guest's role is not said."""
    role = "" if person.role_kind in (RoleKind.GUEST, None) else person.role
    name = without_academic_titles(person.full_name)
    return ", ".join(part for part in (addressed(name, person.gender, form), person.post, role) if part)


def seal_case_for(profile: Profile, paper_kind: str, signer_id: int | None) -> SealCase:
    """Return the seal case of a paper: the signer's own rule, else the kind's, else the committee's."""
    for person_id in (signer_id, None):
        for rule in profile.signing:
            if rule.paper_kind == paper_kind and rule.person_id == person_id and rule.seal_case is not None:
                return rule.seal_case
    return profile.seal_case


def post_above_name(profile: Profile, paper_kind: str, signer: PersonAtDate | None, case: SealCase) -> tuple[str, ...]:
    """Return the lines above the signer's name: in case B the post in the organ, in capitals, else nothing."""
    if case is not SealCase.B or signer is None:
        return ()
    for rule in profile.signing:
        if rule.paper_kind == paper_kind and rule.person_id == signer.id and rule.post_above_name:
            return (rule.post_above_name.upper(),)
    return (signer.post.upper(),) if signer.post else ()


def organisation_lines(name: str) -> tuple[str, ...]:
    """Break an organ's name in capitals after "ỦY BAN NHÂN DÂN" (documents.md 4.3, case A)."""
    capitals = name.upper()
    head = "ỦY BAN NHÂN DÂN"
    if capitals.startswith(head) and capitals != head:
        return (head, capitals[len(head) :].strip())
    return (capitals,)


def committee_lines(name: str, organisation_short: str) -> tuple[str, ...]:
    """Return the committee's name for box 2: capitals, without the ward's name, broken after BAN CHỈ ĐẠO."""
    capitals = name.upper()
    ward = unify_tones(ward_of(organisation_short).upper())
    if ward and unify_tones(capitals).endswith(ward):
        capitals = _OF_THE_ORGAN.sub("", capitals[: -len(ward)]).strip()
    head = "BAN CHỈ ĐẠO"
    if capitals.startswith(head) and capitals != head:
        return (head, capitals[len(head) :].strip())
    return (capitals,)


def ward_of(organisation: str) -> str:
    """Return "phường Đức Sen" of "Ủy ban nhân dân phường Đức Sen" or of "UBND phường Đức Sen"."""
    return _ORGAN.sub("", organisation.strip())


def proposed_short_name(organisation: str) -> str:
    """Return "UBND phường Đức Sen", the name that stands above the committee's in box 2."""
    ward = ward_of(organisation)
    return f"UBND {ward}" if ward else ""


def proposed_place(organisation: str) -> str:
    """Return the place of the date line: the ward's name; with its kind when it is a number (documents.md 2.1)."""
    kind, _space, name = ward_of(organisation).partition(" ")
    if kind.casefold() not in _KINDS_OF_WARD or not name:
        return ""
    return f"{kind.capitalize()} {name}" if name[0].isdigit() else name


def proposed_committee(organisation: str) -> str:
    """Return the usual name of the committee of a ward."""
    ward = ward_of(organisation)
    return f"Ban Chỉ đạo Cải cách hành chính {ward}" if ward else ""
