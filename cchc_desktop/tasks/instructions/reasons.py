"""One short sentence for each part: what the words were taken for, or why nothing was taken."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.i18n import _
from cchc_desktop.tasks.instructions.mentions import Mention
from cchc_desktop.tasks.instructions.proposals import Owner

_MOST_NAMED = 5


def reason_of_lead(mention: Mention | None, *, is_unknown_named: bool = False) -> str:
    """Return why this mention leads, or why nobody does."""
    if mention is None:
        if is_unknown_named:
            return _("The unit named is not in the list of departments")
        return _("Nobody is named to lead")
    if mention.is_every_unit:
        return _("“{said}” speaks to every unit: assign it to each of them").format(said=mention.said)
    if mention.is_some_units:
        return _("“{said}” does not say which units").format(said=mention.said)
    return reason_of_people([mention])


def reason_of_people(mentions: Sequence[Mention]) -> str:
    """Return who each mention is, or why it is not clear."""
    return ". ".join(_reason(mention) for mention in mentions)


def _reason(mention: Mention) -> str:
    said, owner = mention.said, mention.owner
    if owner is not None:
        return _("“{said}” is {name}").format(said=said, name=_described(said, owner))
    if mention.is_every_unit or mention.is_some_units:
        return _("“{said}” does not say which units").format(said=said)
    if mention.group is not None and mention.owners:
        sentence = _("“{said}”: the list has {count} of them ({names})")
        return sentence.format(said=said, count=len(mention.owners), names=_names(mention.owners))
    if mention.owners:
        return _("“{said}” may be {names}: choose one").format(said=said, names=_names(mention.owners))
    if mention.similar:
        sentence = _("“{said}” is nobody in the list; similar: {names}")
        return sentence.format(said=said, names=_names(mention.similar))
    return _("“{said}” is nobody in the list").format(said=said)


def _described(said: str, owner: Owner) -> str:
    if owner.is_person and owner.post and owner.name.casefold() in said.casefold():
        return f"{owner.post} ({owner.code})"
    return owner.described


def _names(owners: Sequence[Owner]) -> str:
    named = [f"{owner.name} ({owner.code})" for owner in owners[:_MOST_NAMED]]
    return ", ".join([*named, *(["…"] if len(owners) > _MOST_NAMED else [])])
