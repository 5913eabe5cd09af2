"""The work that is left of a clause, in its own words, once people, deadline and product are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from cchc_desktop.tasks.instructions.scene import Scene
from cchc_desktop.text.normalise import clean_line

_GAP = "\ue003"
_EMPTY_BRACKETS = re.compile(rf"\((?:[,;:.\-\s{_GAP}]|và\b)*\)")
_AROUND_GAP = re.compile(rf"\s*([,;:]?)\s*{_GAP}(?:[\s,;:]*{_GAP})*\s*([,;:.]?)\s*")
_BEFORE_WORDS, _AFTER_WORDS = " ,;:.)-–", " ,;:.(-–"
_HEAD = re.compile(
    r"(?:và|va|đồng thời|dong thoi|thì|là|để|de(?! (?:nghi|xuat|an|tai|cuong|cao|ra(?! soat)))"
    r"|trong việc|trong viec|trong đó|trong do|phải|phai|có trách nhiệm|co trach nhiem|về việc|ve viec"
    r"|việc|viec) (?=\S)",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:[,;] ?(?:do|giao|trong đó|trong do)| (?:và|va|đồng thời|dong thoi))$", re.IGNORECASE)
_STRONGER = {"": 0, ",": 1, ":": 2, ";": 3, ".": 4}


def work_of(scene: Scene, start: int, end: int, cuts: Iterable[tuple[int, int]]) -> str:
    """Return the words from ``start`` to ``end`` without the cuts, with a capital first."""
    text = scene.surface.text
    kept: list[str] = []
    place = start
    for cut_start, cut_end in joined_places(cuts):
        kept += [_slice(scene, text, place, cut_start), _GAP]
        place = max(place, cut_end)
    kept.append(_slice(scene, text, place, end))
    return tidied("".join(kept))


def joined_places(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return places in order, those that overlap as one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _slice(scene: Scene, text: str, start: int, end: int) -> str:
    if start >= end:
        return ""
    first, last = scene.original(start, end)
    return text[first:last]


def tidied(text: str) -> str:
    """Return a sentence from which words were taken: no empty brackets, no signs in a row, a capital first."""
    line = clean_line(text)
    line = _AROUND_GAP.sub(_mended, _EMPTY_BRACKETS.sub(_GAP, line))
    line = _without_ends(_without_lone_brackets(line))
    line = re.sub(r"\s+([,;:.])", r"\1", line)
    line = re.sub(r" {2,}", " ", line).strip()
    return line[:1].upper() + line[1:]


def _without_ends(line: str) -> str:
    """Return the line without signs and joining words at its beginning and end."""
    while True:
        shorter = line.lstrip(_BEFORE_WORDS).rstrip(_AFTER_WORDS)
        if match := _HEAD.match(shorter):
            shorter = shorter[match.end() :]
        shorter = shorter[:-20] + _TAIL.sub("", shorter[-20:])
        if shorter == line:
            return line
        line = shorter


def _mended(match: re.Match[str]) -> str:
    before, after = match[1], match[2]
    sign = max(before, after, key=lambda each: _STRONGER[each])
    at_end = match.end() == len(match.string)
    return "" if at_end else f"{sign} " if sign else " "


def _without_lone_brackets(line: str) -> str:
    kept: list[str] = []
    open_places: list[int] = []
    for char in line:
        if char == "(":
            open_places.append(len(kept))
        elif char == ")":
            if not open_places:
                continue
            open_places.pop()
        kept.append(char)
    for place in reversed(open_places):
        del kept[place]
    return "".join(kept)


def spans_of(scene: Scene, places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return where pieces of the plain text stand in the text given."""
    return tuple(scene.original(start, end) for start, end in joined_places(places) if start < end)
