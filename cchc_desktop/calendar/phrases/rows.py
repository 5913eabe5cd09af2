"""What a row of the grammar is: an example, a pattern, its meaning and the places where it counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from cchc_desktop.calendar.phrases.senses import Asked, Sense, no_date
from cchc_desktop.calendar.phrases.words import written_out
from cchc_desktop.i18n import gettext_


class Stands(Enum):
    """Where the words are a deadline: anywhere, after a word such as "trong", or only as a clause of their own."""

    ANYWHERE = "anywhere"
    LED = "led"
    FIRMLY_LED = "firmly led"
    ALONE = "alone"
    AFTER_DINH_KY = "after định kỳ"


Meaning = Callable[[re.Match[str], Asked], Sense]


@dataclass(frozen=True)
class Row:
    """A wording: an example, the pattern, its meaning, where it counts, and words that show something else is meant.

    A word of ``never`` with accents keeps the phrase from being read; one without them only among accented words.
    """

    example: str
    pattern: str
    meaning: Meaning
    stands: Stands = Stands.ANYWHERE
    never: frozenset[str] = field(default=frozenset())

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern with its pieces."""
        return re.compile(written_out(self.pattern), re.ASCII)


def without_date(sentence: str) -> Meaning:
    """Return the meaning of words that give no date, with the sentence that says why."""
    return lambda _match, _asked: no_date(gettext_(sentence))
