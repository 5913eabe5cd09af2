"""Facts of any kind of paper made worse: hostile words in every field, lists of any length, nothing at all.

It goes down frozen records of any shape, so a kind that is registered tomorrow is tried as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from functools import partial
from itertools import cycle, islice
from typing import Any

from cchc_desktop.calendar.periods import Period
from cchc_desktop.committee.records import Profile
from cchc_desktop.documents.content import Document

WORDS = (
    "<b>&amp;]]> %s {x} 🙂 98,5% " + "Từdàikhôngdấucách" * 3 + " Nguye\u0302\u0303n\u200b\u00ad Thị\u00a0Hằng\u202e "
    "một\tdòng;\x07 hai\x0b dòng 漢\ufffe “Ước”./."
)
"""Markup, a word of 51 letters, letters taken apart, marks that nobody sees, signs of control."""

CODES = frozenset(
    {
        "code",
        "parent_code",
        "owner_code",
        "period",
        "type_code",
        "kind",
        "size_preset",
        "paper_kind",
        "slot",
        "file_format",
    }
)
"""Fields that the program writes itself: a word there would be an error of the program, not of the user."""


def hostile(value: Any) -> Any:
    """Return the facts with hostile words wherever somebody typed some."""
    return _changed(value, say=lambda words: WORDS if words else words, size=lambda rows: rows)


def many(value: Any, number: int = 500) -> Any:
    """Return the facts with lists of ``number`` entries, those of them that are not empty."""
    return _changed(value, say=str, size=lambda rows: tuple(islice(cycle(rows), number)) if rows else rows)


def nothing(value: Any) -> Any:
    """Return the facts with no word typed and nothing listed."""
    return _changed(value, say=lambda _words: "", size=lambda _rows: ())


def spoiled(build: Callable[[], Document], change: Callable[[Any], Any]) -> Document:
    """Build a paper whose facts are bound to ``build``, with the facts changed."""
    assert isinstance(build, partial), "the facts of a paper are bound by partial"
    return build.func(*(change(each) for each in build.args), **build.keywords)


def _changed(value: Any, *, say: Callable[[str], str], size: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> Any:
    """Go down a record; lists inside a list, and those of the office's settings, keep their length."""
    match value:
        case str():
            return say(value)
        case Period():
            return value
        case Profile():
            inner = partial(_changed, say=say, size=tuple)
        case tuple() if value and is_dataclass(value[0]):
            return tuple(_changed(each, say=say, size=tuple) for each in size(value))
        case tuple():
            return tuple(_changed(each, say=say, size=size) for each in value)
        case Mapping():
            return {key: _changed(each, say=say, size=size) for key, each in value.items()}
        case _:
            inner = partial(_changed, say=say, size=size)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    names = (each.name for each in fields(value) if each.init and each.name not in CODES)
    return replace(value, **{name: inner(getattr(value, name)) for name in names})
