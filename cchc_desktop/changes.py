"""What a write changed, so that each view can ask "does this concern me?"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Changes:
    """The kinds of record that one service call changed.

    >>> Changes.of("meeting") | Changes.of("attendance")
    Changes(kinds=frozenset({...}), record_id=None)
    """

    kinds: frozenset[str] = frozenset()
    record_id: int | None = None

    @classmethod
    def of(cls, *kinds: str, record_id: int | None = None) -> Changes:
        """Name the kinds changed and, where one record was, its id."""
        return cls(frozenset(kinds), record_id)

    def __or__(self, other: Changes) -> Changes:
        return Changes(self.kinds | other.kinds, self.record_id if self.record_id is not None else other.record_id)

    def concerns(self, *kinds: str) -> bool:
        """Tell whether any of these kinds changed."""
        return not self.kinds.isdisjoint(kinds)
