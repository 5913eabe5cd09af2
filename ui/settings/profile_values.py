"""A profile as the fields of the settings hold it: lists as lines of text, the proposed lines left empty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any, Final

from cchc_desktop.committee.records import Profile, SealCase
from cchc_desktop.committee.rules import committee_lines, proposed_committee, proposed_place, proposed_short_name

NEW_PROFILE: Final = Profile(
    organisation="",
    organisation_short="",
    organisation_symbol="UBND",
    superior="",
    province="",
    place_name="",
    committee="",
    committee_symbol="BCĐ",
    letterhead_lines=(),
    seal_case=SealCase.A,
)
"""What a file without a committee starts from (documents.md 10)."""

_LINES: Final = ("letterhead_lines", "minutes_recipients")
_FOLLOWERS: Final = {
    "organisation_short": proposed_short_name,
    "place_name": proposed_place,
    "committee": proposed_committee,
}


def values_of(profile: Profile) -> dict[str, Any]:
    """Return the value of each field; the committee's lines only where they are not the proposed ones."""
    values = {each.name: getattr(profile, each.name) for each in fields(profile) if each.name != "signing"}
    for name in _LINES:
        values[name] = "\n".join(values[name])
    if profile.letterhead_lines == proposed_lines(values):
        values["letterhead_lines"] = ""
    return values


def profile_of(values: Mapping[str, Any], base: Profile) -> Profile:
    """Return the profile that these fields make, with the rest of ``base``."""
    known = {each.name for each in fields(base)}
    made = {name: value for name, value in values.items() if name in known}
    for name in _LINES:
        if name in made:
            made[name] = tuple(line.strip() for line in str(made[name]).split("\n") if line.strip())
    profile = replace(base, **made)
    return profile if profile.letterhead_lines else replace(profile, letterhead_lines=proposed_lines(values))


def proposed_lines(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the committee's lines in box 2 as its name proposes them."""
    return tuple(line for line in committee_lines(values["committee"], values["organisation_short"]) if line)


def followed(values: Mapping[str, Any], before: str) -> dict[str, str]:
    """Return what follows from the organ's name wherever it was empty or what followed from the name ``before``."""
    return {
        name: propose(values["organisation"])
        for name, propose in _FOLLOWERS.items()
        if values[name] in ("", propose(before))
    }
