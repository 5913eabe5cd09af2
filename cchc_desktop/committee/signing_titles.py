"""What stands above a signature: the capacity and the title (Decree 30/2020, Annex I, II.7; documents.md 2.3, 4.3).

The title is the official one of the office or the committee; ranks within a deputyship ("thường trực") are not written.
"""

from __future__ import annotations

from collections.abc import Iterable

from cchc_desktop.committee.records import Capacity, PersonAtDate, Profile, RoleKind, SealCase
from cchc_desktop.text.folding import search_key

HEAD_OF_ORGAN, HEAD_OF_COMMITTEE = "CHỦ TỊCH", "TRƯỞNG BAN"
_COLLECTIVES = {True: "TM. ỦY BAN NHÂN DÂN", False: "TM. BAN CHỈ ĐẠO"}
_FOR_THE_BODY = frozenset({Capacity.HEAD, Capacity.ACTING, Capacity.DEPUTY})
"""Who can sign for the whole body: an order or an authorisation comes from its head alone."""
_ROLES = {RoleKind.HEAD: Capacity.HEAD, RoleKind.DEPUTY: Capacity.DEPUTY}
_ORGANS = (" ủy ban nhân dân", " uỷ ban nhân dân", " ubnd")


def capacity_of(signer: PersonAtDate, case: SealCase) -> Capacity:
    """Return in which capacity somebody signs by post (case A) or by role in the committee (B–D)."""
    if case is not SealCase.A:
        return _ROLES.get(signer.role_kind, Capacity.BY_ORDER) if signer.role_kind else Capacity.BY_ORDER
    post = search_key(signer.post)
    if post.startswith(("quyen chu tich", "q. chu tich", "q chu tich")):
        return Capacity.ACTING
    if post.startswith("chu tich"):
        return Capacity.HEAD
    if post.startswith("pho chu tich"):
        return Capacity.DEPUTY
    return Capacity.DEPUTY_BY_ORDER if post.startswith("pho ") else Capacity.BY_ORDER


def title_lines(
    case: SealCase, signer: PersonAtDate | None, *, capacity: Capacity | None = None, is_collective: bool = False
) -> tuple[str, ...]:
    """Return the lines above the signature, such as ``KT. CHỦ TỊCH`` and ``PHÓ CHỦ TỊCH``.

    ``capacity`` None follows post or role; without a signer it is the head who will sign.
    """
    of_organ = case is SealCase.A
    head = HEAD_OF_ORGAN if of_organ else HEAD_OF_COMMITTEE
    if signer is None:
        lines: tuple[str, ...] = (head,)
        found = Capacity.HEAD
    else:
        found = capacity or capacity_of(signer, case)
        lines = _lines(found, head, _own_title(signer, of_organ=of_organ))
    return (_COLLECTIVES[of_organ], *lines) if is_collective and found in _FOR_THE_BODY else lines


def default_signer(profile: Profile, kind: str, people: Iterable[PersonAtDate]) -> PersonAtDate | None:
    """Return who signs a kind of paper by the settings, else the head of the committee; None where there is none."""
    known = {person.id: person for person in people}
    for rule in profile.signers:
        if rule.paper_kind == kind and rule.signer_id in known:
            return known[rule.signer_id]
    return next((person for person in known.values() if person.role_kind is RoleKind.HEAD), None)


def is_collective_by_default(profile: Profile, kind: str, case: SealCase) -> bool:
    """Tell whether ``TM.`` stands above the title unless chosen otherwise: for the People's Committee (4.3, case A)."""
    chosen = next((rule.is_collective for rule in profile.signers if rule.paper_kind == kind), None)
    return case is SealCase.A if chosen is None else chosen


def default_capacity(profile: Profile, kind: str, signer_id: int | None) -> Capacity | None:
    """Return the capacity set for this kind and its usual signer, None to follow post and role."""
    rules = (rule for rule in profile.signers if rule.paper_kind == kind and rule.signer_id == signer_id)
    return next((rule.capacity for rule in rules), None)


def _lines(capacity: Capacity, head: str, own: str) -> tuple[str, ...]:
    match capacity:
        case Capacity.HEAD:
            return (head,)
        case Capacity.ACTING:
            return (f"Q. {head}",)
        case Capacity.DEPUTY:
            return (f"KT. {head}", f"PHÓ {head}")
        case Capacity.BY_ORDER:
            return (f"TL. {head}", own)
        case Capacity.DEPUTY_BY_ORDER:
            return (f"TL. {head}", f"KT. {own.removeprefix('PHÓ ')}", own)
        case Capacity.AUTHORISED:
            return (f"TUQ. {head}", own)


def _own_title(signer: PersonAtDate, *, of_organ: bool) -> str:
    """Return the person's own title in capitals: the post without its organ, or the role in the committee."""
    words = signer.post if of_organ or not signer.role else signer.role
    folded = f" {words.casefold()}"
    places = [folded.find(organ) for organ in _ORGANS if organ in folded]
    return (words[: min(places)] if places else words).strip(" ,").upper()
