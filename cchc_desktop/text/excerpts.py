"""A long line shortened around what was found in it."""

from __future__ import annotations

from collections.abc import Sequence

ELLIPSIS = "…"
_BEFORE = 0.3
"""Which share of the room stands before the first hit."""


def excerpt(text: str, spans: Sequence[tuple[int, int]], room: int) -> tuple[str, list[tuple[int, int]]]:
    """Return at most about ``room`` characters around the first span, cut between words, and the spans in them.

    What is left out shows as "…". Spans beyond the end are left out, those across it are cut.
    """
    if len(text) <= room:
        return text, list(spans)
    start = _start(text, spans[0][0] if spans else 0, room)
    end = _end(text, start + room)
    head = ELLIPSIS if start else ""
    tail = ELLIPSIS if end < len(text) else ""
    shift = len(head) - start
    kept = [(max(a, start) + shift, min(b, end) + shift) for a, b in spans if a < end and b > start]
    return head + text[start:end] + tail, kept


def _start(text: str, first: int, room: int) -> int:
    wanted = min(first - int(room * _BEFORE), len(text) - room)
    if wanted <= 0:
        return 0
    blank = text.find(" ", wanted, first)
    return blank + 1 if blank >= 0 else wanted


def _end(text: str, wanted: int) -> int:
    if wanted >= len(text):
        return len(text)
    blank = text.rfind(" ", wanted - 20, wanted)
    return blank if blank > 0 else wanted
