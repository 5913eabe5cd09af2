"""Texts of a paper that an office may word its own way: sentences with variables in braces, lists of recipients.

A kind of paper declares its slots. What is printed is what was typed for this paper, else the office's wording, else
the program's; then the variables are filled in. The texts are Vietnamese content, whatever language the window speaks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from cchc_desktop.committee.records import Profile
from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _
from cchc_desktop.register.records import PaperForm
from cchc_desktop.text.normalise import nfc

BLANK = "……"
"""Stands where a variable has nothing to say yet."""
_VARIABLE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class Slot:
    """One text of a kind: its name, its English label (``mark``), the program's wording, the variables it may have.

    ``is_list``: one entry a line. ``is_own``: it belongs to each paper alone (an assessment), no office words it.
    ``choices`` are what the paper may be, each with its English label (``mark``): one is chosen, nothing is typed.
    """

    name: str
    label: str
    default: str = ""
    variables: tuple[str, ...] = ()
    is_list: bool = False
    is_own: bool = False
    choices: tuple[tuple[str, str], ...] = ()


def wording(slot: Slot, kind: str, profile: Profile, form: PaperForm) -> str:
    """Return the text that holds for a paper, its variables still in braces."""
    own = form.text_of(slot.name)
    return own if own is not None else office_wording(slot, kind, profile)


def office_wording(slot: Slot, kind: str, profile: Profile) -> str:
    """Return the text that holds for a kind: the office's, else the program's."""
    return next(
        (each.text for each in profile.texts if (each.paper_kind, each.slot) == (kind, slot.name)), slot.default
    )


def filled(slot: Slot, kind: str, profile: Profile, form: PaperForm, values: Mapping[str, str]) -> str:
    """Return the text as printed: what a variable cannot say yet is a blank to write in."""
    return filled_text(slot, wording(slot, kind, profile, form), values)


def filled_text(slot: Slot, text: str, values: Mapping[str, str]) -> str:
    """Return any text of a slot as printed; one that begins with a variable begins with a capital."""

    def say(match: re.Match[str]) -> str:
        name = _name(match[1])
        return (values.get(name) or BLANK) if name in slot.variables else match[0]

    said = _VARIABLE.sub(say, text)
    return said[:1].upper() + said[1:] if text.startswith("{") else said


def filled_lines(
    slot: Slot, kind: str, profile: Profile, form: PaperForm, values: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the entries of a list as printed, the empty ones left out."""
    return tuple(line.strip() for line in filled(slot, kind, profile, form, values).split("\n") if line.strip())


def check_text(slot: Slot, text: str, field: str = "") -> None:
    """Raise ValidationError for a name in braces that is no variable of this slot, naming the nearest one."""
    for found in _VARIABLE.findall(text):
        name = _name(found)
        if name in slot.variables:
            continue
        if not slot.variables:
            raise ValidationError(
                _("This text has no variables; write it without “{{{name}}}”.").format(name=name), field
            )
        near = (get_close_matches(name, slot.variables, 1) or slot.variables[:1])[0]
        sentence = _("“{{{name}}}” is not a variable. Choose one from the list, such as {{{near}}}.")
        raise ValidationError(sentence.format(name=name, near=near), field)


def _name(found: str) -> str:
    return " ".join(nfc(found).casefold().split())
