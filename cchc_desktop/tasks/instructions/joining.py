"""Two mentions of the same one become one: "Phó Chủ tịch Trần Quốc Đạt", "đồng chí Ánh, cán bộ CNTT"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_desktop.tasks.instructions.mentions import Mention
from cchc_desktop.tasks.instructions.tokens import Spoken

_ASIDE = (", ", " - ", " (", "-", ",", "/", " / ")


def joined(mentions: Sequence[Mention], spoken: Spoken) -> list[Mention]:
    """Return the mentions with those that name the same person or unit as the one before taken into it."""
    kept: list[Mention] = []
    for mention in mentions:
        one = _as_one(kept[-1], mention, spoken) if kept else None
        if one is None:
            kept.append(mention)
        else:
            kept[-1] = one
    return kept


def _as_one(before: Mention, after: Mention, spoken: Spoken) -> Mention | None:
    gap = spoken.plain[before.end : after.start]
    if before.is_every_unit and gap == ": " and after.owners:
        return replace(after, start=before.start)
    if gap not in (" ", *_ASIDE) or before.is_every_unit or after.is_every_unit:
        return None
    closes = spoken.plain[after.end : after.end + 1] == ")"
    if gap == " (" and not closes:
        return None
    end = after.end + 1 if gap == " (" else after.end
    is_aside = gap in (" (", " - ") and (_is_unit(before) or after.owner in before.owners)
    if _is_person(after) and not _is_person(before) and (gap == " " or is_aside):
        return replace(after, start=before.start, end=end) if before.group is None else None
    if _is_person(before) and not _is_person(after) and _describes(after, before):
        return replace(before, end=end)
    return None


def _is_person(mention: Mention) -> bool:
    return mention.is_name


def _is_unit(mention: Mention) -> bool:
    return bool(mention.owners) and not mention.owners[0].is_person


def _describes(words: Mention, person: Mention) -> bool:
    """Tell whether a post or unit is that of the person named."""
    if not person.owner or words.group is not None:
        return False
    units = [owner.name for owner in words.owners if not owner.is_person]
    return person.owner in words.owners or person.owner.unit in units
