"""The votes of a meeting and their sentences in the text: a vote is recorded as long as its line stands there.

So Ctrl+Z in the text takes a vote back and Ctrl+Y records it again, and nothing is counted that nobody can read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cchc_desktop.meetings.records import VoteEntry
from cchc_desktop.meetings.rules import vote_sentence

_OF_PRESENT = re.compile(r"\d+/([\d.]+)")


@dataclass(frozen=True)
class _Known:
    """A vote; ``bound`` if its line stood in the text, ``replaced`` if only its exact sentence brings it back."""

    vote: VoteEntry
    bound: bool = True
    replaced: bool = False


class VoteBook:
    """Every vote known since the meeting was shown."""

    def __init__(self, votes: Iterable[VoteEntry] = (), text: str = "") -> None:
        self._known = [_Known(vote, bound=line_of(vote, text) is not None) for vote in votes]

    def recorded(self, text: str) -> tuple[VoteEntry, ...]:
        """Return the votes that are recorded while the text reads like this."""
        exact = {known.vote.sentence for known in self._known if _has_line(known.vote.sentence, text)}
        return tuple(known.vote for known in self._known if self._stands(known, text, exact))

    def add(self, vote: VoteEntry) -> None:
        """Record a vote whose sentence has been put into the text."""
        self._known = [known for known in self._known if known.vote != vote]
        self._known.append(_Known(vote))

    def change(self, old: VoteEntry, new: VoteEntry) -> None:
        """Record ``new`` in the place of ``old``."""
        places = [i for i, known in enumerate(self._known) if known.vote == old]
        self._known = [known for known in self._known if known.vote not in (old, new)]
        at = min(places, default=len(self._known))
        self._known[at:at] = [_Known(old, replaced=True), _Known(new)]

    def remove(self, vote: VoteEntry) -> None:
        """Forget a vote until its sentence comes back."""
        self._known = [_Known(known.vote, replaced=True) if known.vote == vote else known for known in self._known]

    def _stands(self, known: _Known, text: str, exact: set[str]) -> bool:
        if not known.bound and not known.replaced:
            return True
        if known.vote.sentence in exact:
            return True
        line = line_of(known.vote, text)
        return not known.replaced and line is not None and line not in exact


def sentence_of(vote: VoteEntry, present: int) -> str:
    """Return the sentence of a vote among those present."""
    counts = {"in_favour": vote.in_favour, "against": vote.against, "other": vote.other}
    return vote_sentence(vote.matter, present=present, **counts)


def present_at(vote: VoteEntry) -> int | None:
    """Return how many were present at a vote, as its sentence says; None when it does not say."""
    match = _OF_PRESENT.search(vote.sentence)
    return int(match[1].replace(".", "")) if match else None


def line_of(vote: VoteEntry, text: str) -> str | None:
    """Return the sentence as it stands in the text, also with its end changed by hand; None when it is gone."""
    if _has_line(vote.sentence, text):
        return vote.sentence
    beginning = f"Biểu quyết {vote.matter}:"
    at = text.find(beginning)
    return text[at:].split("\n", 1)[0] if at >= 0 else None


def _has_line(sentence: str, text: str) -> bool:
    return bool(sentence) and sentence in text
