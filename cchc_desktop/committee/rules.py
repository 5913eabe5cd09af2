"""Pure rules about people and committees: who stands in which group, how names and posts are written."""

from __future__ import annotations

import re
from datetime import date

from cchc_desktop.committee.records import AddressForm, Gender, PersonAtDate, Profile, RoleKind, SealCase

_ACADEMIC = re.compile(r"^(?:(?:PGS|GS|TS|ThS|BS|KS|CN|CKI|CKII)\.\s*)+", re.IGNORECASE)


def is_valid_on(valid_from: date | None, valid_to: date | None, day: date) -> bool:
    """Tell whether a dated record holds on ``day``; both ends are inclusive."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


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


def without_academic_titles(name: str) -> str:
    """Strip titles that may not stand before a signer's name (Decree 30/2020, Annex I, II.7)."""
    return _ACADEMIC.sub("", name).strip()


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
    ward = re.sub(r"^(UBND|ỦY BAN NHÂN DÂN)\s+", "", organisation_short.upper())
    if ward and capitals.endswith(ward):
        capitals = capitals[: -len(ward)].strip()
    head = "BAN CHỈ ĐẠO"
    if capitals.startswith(head) and capitals != head:
        return (head, capitals[len(head) :].strip())
    return (capitals,)
