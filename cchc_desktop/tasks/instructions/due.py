"""The deadline of a clause: its reading, its words, and where they stand."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date

from cchc_desktop.calendar.phrases import PhraseKind, Reading, read_phrase, read_phrases
from cchc_desktop.calendar.working_days import WorkingCalendar
from cchc_desktop.errors import ValidationError
from cchc_desktop.tasks.instructions.scene import Scene


@dataclass(frozen=True)
class Asked:
    """What deadlines are counted from."""

    start: date
    calendar: WorkingCalendar
    before_excludes_day: bool


@dataclass(frozen=True)
class Due:
    """What was read: ``places`` are those of the words, ``cuts`` those that are no part of the work."""

    reading: Reading | None = None
    wording: str = ""
    places: tuple[tuple[int, int], ...] = ()
    reason: str = ""
    cuts: tuple[tuple[int, int], ...] = ()

    @property
    def is_read(self) -> bool:
        """Whether there is a date or a recurrence."""
        return self.reading is not None and self.reading.kind is not PhraseKind.NONE


def due_of(scene: Scene, start: int, end: int, asked: Asked) -> Due:
    """Read the deadline of a piece of the text; an impossible date is kept as words, with the sentence that says so."""
    first, last = scene.original(start, end)
    text = scene.surface.text[first:last]
    try:
        reading = read_phrase(text, asked.start, asked.calendar, before_excludes_day=asked.before_excludes_day)
        if reading.kind is not PhraseKind.NONE or reading.spans:
            places = _places(scene, first, reading)
        else:
            places = _several(scene, first, text, asked)
    except ValidationError as error:
        return Due(reason=error.sentence)
    if reading.is_mention:
        return Due(reason=reading.reason)
    has_no_date = reading.kind is PhraseKind.NONE
    if has_no_date and reading.spans and not all(_is_alone(scene.masked, place, start, end) for place in places):
        return Due(reason=reading.reason)
    is_decided = not has_no_date or bool(reading.spans)
    return Due(reading, _wording(scene, places), places, reading.reason, places if is_decided else ())


def _places(scene: Scene, offset: int, reading: Reading) -> tuple[tuple[int, int], ...]:
    places = scene.surface.places
    return tuple(
        (bisect_left(places, offset + start), bisect_left(places, offset + end)) for start, end in reading.spans
    )


def _several(scene: Scene, offset: int, text: str, asked: Asked) -> tuple[tuple[int, int], ...]:
    """Return the places of several deadlines, none of which is chosen."""
    readings = read_phrases(text, asked.start, asked.calendar, before_excludes_day=asked.before_excludes_day)
    return tuple(place for each in readings for place in _places(scene, offset, each))


def _wording(scene: Scene, places: tuple[tuple[int, int], ...]) -> str:
    """Return the words of the deadline as they were written; pieces that stand apart are joined by a comma."""
    pieces: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if pieces and not scene.masked[pieces[-1][1] : start].strip():
            pieces[-1] = (pieces[-1][0], end)
        else:
            pieces.append((start, end))
    written = (scene.written(start, end).strip(" ,;") for start, end in pieces)
    return ", ".join(written)


def _is_alone(masked: str, place: tuple[int, int], start: int, end: int) -> bool:
    """Tell whether words such as "thực hiện ngay" are a clause of their own: only then they speak of the deadline."""
    before, after = masked[start : place[0]].rstrip(), masked[place[1] : end].lstrip()
    return (not before or before[-1] in ",;:.(") and (not after or after[0] in ",;:.()")
