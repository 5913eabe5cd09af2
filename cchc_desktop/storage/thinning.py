"""Which backups may go: a rule on plain values, so that every day of ten years can be tried.

No place is counted from today: the newest seven days *that have a copy*, and so on. A program that was not started for
a month, or a clock that was wrong, therefore removes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of each of so many days, weeks and months the newest copy stays."""

FEWEST: Final = 3
"""So many copies stay, whatever the disk says."""

WAY_BACK: Final = timedelta(days=30)
"""How long the way back from an upgrade, an import or a restore stays, besides."""


@dataclass(frozen=True)
class Aged:
    """A copy as the rule sees it: when it was made (local time), its size in bytes, whether it is a way back."""

    moment: datetime
    size: int
    is_way_back: bool = False


_PERIODS: Final[tuple[tuple[int, Callable[[datetime], Hashable]], ...]] = (
    (DAYS, lambda moment: moment.date()),
    (WEEKS, lambda moment: moment.isocalendar()[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def to_remove(copies: Sequence[Aged], *, free: int, now: datetime) -> list[int]:
    """Return the places in ``copies`` of those that may go, the oldest first.

    Kept: the newest of 7 days, 4 weeks and 12 months, and ways back for 30 days; of these so many that all together
    take at most a quarter of what is then free, but never fewer than 3. ``free`` is what the disk has free now, in
    bytes. Of copies of one moment the later in ``copies`` is the newer. A copy dated after ``now`` (the clock was
    wrong, or is) takes nobody's place and goes after the older ones.
    """
    past = sorted((place for place in range(len(copies)) if copies[place].moment <= now), key=_by_moment(copies))
    future = sorted((place for place in range(len(copies)) if copies[place].moment > now), key=_by_moment(copies))
    kept = _kept(copies, past, now)
    gone = [place for place in past if place not in kept]
    stay = [place for place in past if place in kept]
    return gone + _too_large(copies, stay[:-FEWEST] + future + stay[-FEWEST:], gone, free)


def _kept(copies: Sequence[Aged], past: list[int], now: datetime) -> set[int]:
    kept = {place for place in past if copies[place].is_way_back and now - copies[place].moment <= WAY_BACK}
    for number, period in _PERIODS:
        newest = {period(copies[place].moment): place for place in past}  # a later one takes the earlier one's place
        kept.update(list(newest.values())[-number:])
    while len(kept) < min(FEWEST, len(past)):
        kept.add(next(place for place in reversed(past) if place not in kept))
    return kept


def _too_large(copies: Sequence[Aged], kept: list[int], gone: list[int], free: int) -> list[int]:
    """Return those of ``kept``, in this order, that must go for the rest to take a quarter of the free space."""
    free += sum(copies[place].size for place in gone)
    total = sum(copies[place].size for place in kept)
    left = list(kept)
    while len(left) > FEWEST and total * 4 > free:
        size = copies[left.pop(0)].size
        total, free = total - size, free + size
    return kept[: len(kept) - len(left)]


def _by_moment(copies: Sequence[Aged]) -> Callable[[int], tuple[datetime, int]]:
    return lambda place: (copies[place].moment, place)
