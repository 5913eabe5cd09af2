"""How a data set is refused: one sentence that names the key, the line and what is wrong there."""

from __future__ import annotations

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _

_LONGEST_QUOTE = 60


class Fault(Exception):
    """What is wrong with one value, as a clause; whoever knows the place makes the sentence of it."""


def refused(place: str, line: int, fault: str) -> ValidationError:
    """Return the error for the key at ``place`` ("hop[GB-2020-12].ket_thuc")."""
    sentence = _("{place} (line {line}): {fault}; nothing was written – correct the data set and load it again.")
    return ValidationError(sentence.format(place=place or _("data set"), line=line, fault=fault), place)


def quoted(text: str) -> str:
    """Return a value short enough to be named inside a sentence."""
    words = " ".join(text.split())
    return f"“{words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + '…'}”"
