"""Who can still be invited: one by one, or a whole group at once."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from cchc_desktop.committee.records import PersonAtDate, RoleKind
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts

_MEMBERS = (RoleKind.HEAD, RoleKind.DEPUTY, RoleKind.MEMBER, RoleKind.SECRETARY)


@dataclass(frozen=True)
class Group:
    """People to invite together."""

    name: str
    people: tuple[PersonAtDate, ...]


def not_invited(facts: MeetingFacts, invited: Collection[int | None]) -> list[PersonAtDate]:
    """Return the people by rank who are not in the list yet."""
    return [person for person in facts.people.values() if person.id not in invited and not person.is_hidden]


def groups(facts: MeetingFacts, invited: Collection[int | None]) -> list[Group]:
    """Return the groups of the committee that still have somebody to invite."""
    free = not_invited(facts, invited)
    kinds = (
        (_("Members of the committee"), _MEMBERS),
        (_("Support group"), (RoleKind.SUPPORT,)),
        (_("Guests of the directory"), (RoleKind.GUEST,)),
    )
    found = [Group(name, tuple(person for person in free if person.role_kind in wanted)) for name, wanted in kinds]
    return [group for group in found if group.people]


def departments(facts: MeetingFacts, invited: Collection[int | None]) -> list[Group]:
    """Return the departments that still have somebody to invite."""
    members: dict[str, list[PersonAtDate]] = {}
    for person in not_invited(facts, invited):
        members.setdefault(person.department or _("Without a department"), []).append(person)
    return [Group(name, tuple(people)) for name, people in members.items()]
