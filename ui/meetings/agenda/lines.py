"""A line of the agenda as it is typed, and what of it can be kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Any

from cchc_desktop.errors import ValidationError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.meetings.records import AgendaEntry, MeetingFacts
from cchc_desktop.text.dates import parse_time, short_clock
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line
from ui.common.entry_model import new_key
from ui.common.fields.person_list import PersonRow


@dataclass(frozen=True)
class AgendaLine:
    """Texts as they stand in the cells; ``kept`` are the last times that could be kept."""

    start: str = ""
    end: str = ""
    content: str = ""
    presenter: str = ""
    presenter_id: int | None = None
    paper: str = ""
    kept: tuple[time | None, time | None] = (None, None)
    key: int = field(default_factory=new_key)


def line_of(entry: AgendaEntry, facts: MeetingFacts) -> AgendaLine:
    """Return a stored entry as a line."""
    person = facts.person(entry.presenter_id)
    return AgendaLine(
        start=_shown(entry.start_time),
        end=_shown(entry.end_time),
        content=entry.content,
        presenter=person.full_name if person else entry.presenter_text,
        presenter_id=entry.presenter_id if person else None,
        paper=entry.paper,
        kept=(entry.start_time, entry.end_time),
    )


def entry_of(line: AgendaLine) -> AgendaEntry:
    """Return a line as it would be kept."""
    return AgendaEntry(
        content=clean_line(line.content),
        start_time=line.kept[0],
        end_time=line.kept[1],
        presenter_id=line.presenter_id,
        presenter_text="" if line.presenter_id is not None else clean_line(line.presenter),
        paper=clean_line(line.paper),
    )


def is_blank(line: AgendaLine) -> bool:
    """Tell whether nothing but a proposed start stands in a line."""
    return not any(text.strip() for text in (line.end, line.content, line.presenter, line.paper))


def following(line: AgendaLine | None, meeting_start: time | None) -> AgendaLine:
    """Return the empty line after another: it starts when the one before ends, the first with the meeting."""
    at = meeting_start if line is None else line.kept[1]
    return AgendaLine(start=_shown(at), kept=(at, None))


def put_time(line: AgendaLine, name: str, text: str) -> AgendaLine:
    """Return the line with "start" or "end" as typed; both are kept once they can stand together."""
    typed = replace(line, start=text) if name == "start" else replace(line, end=text)
    start, end = read_time(typed.start), read_time(typed.end)
    if fault(typed.start) or fault(typed.end) or (start and end and end < start):
        return typed
    return replace(typed, kept=(start, end))


def tidy_time(line: AgendaLine, name: str) -> AgendaLine:
    """Return the line with a time written as it is kept: 14h becomes 14:00."""
    at = read_time(line.start if name == "start" else line.end)
    return put_time(line, name, short_clock(at)) if at is not None else line


def put_presenter(line: AgendaLine, value: Any, people: Sequence[PersonRow]) -> AgendaLine:
    """Return the line with a person of the list, or with other words."""
    if isinstance(value, PersonRow):
        return replace(line, presenter=value.name, presenter_id=value.id)
    named = [row for row in people if search_key(row.name) == search_key(value)]
    return replace(line, presenter=value, presenter_id=named[0].id if len(named) == 1 else None)


def tidy_presenter(line: AgendaLine, people: Sequence[PersonRow]) -> AgendaLine:
    """Return the line with a known presenter's name in full."""
    name = next((row.name for row in people if row.id == line.presenter_id), clean_line(line.presenter))
    return replace(line, presenter=name)


def read_time(text: str) -> time | None:
    """Return the time that a text means, None for none and for what is no time."""
    try:
        return parse_time(text) if text.strip() else None
    except ValidationError:
        return None


def fault(text: str) -> str:
    """Return what is wrong with a time by itself."""
    try:
        if text.strip():
            parse_time(text)
    except ValidationError as error:
        return error.sentence
    return ""


def end_fault(line: AgendaLine) -> str:
    """Return what is wrong with the end of a line."""
    start, end = read_time(line.start), read_time(line.end)
    if start is not None and end is not None and end < start:
        sentence = _("It ends at {end}, before its start at {start}. Correct one of the two.")
        return sentence.format(start=short_clock(start), end=short_clock(end))
    return fault(line.end)


def summary(lines: Iterable[AgendaLine]) -> str:
    """Return "5 mục · 14:00–16:40"."""
    filled = [line for line in lines if not is_blank(line)]
    words = ngettext("{n} item", "{n} items", len(filled)).format(n=len(filled))
    starts = [line.kept[0] for line in filled if line.kept[0] is not None]
    ends = [line.kept[1] for line in filled if line.kept[1] is not None]
    if not filled or not starts or not ends:
        return words if filled else ""
    return f"{words} · {short_clock(starts[0])}–{short_clock(ends[-1])}"


def taken_over(entries: Sequence[AgendaEntry], start: time | None) -> list[AgendaEntry]:
    """Return an earlier agenda for a meeting that starts at another time; papers were of that meeting only."""
    first = next((entry.start_time for entry in entries if entry.start_time is not None), None)
    minutes = _minutes(start) - _minutes(first) if start is not None and first is not None else 0
    return [
        replace(
            entry, start_time=_shifted(entry.start_time, minutes), end_time=_shifted(entry.end_time, minutes), paper=""
        )
        for entry in entries
    ]


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _shifted(at: time | None, minutes: int) -> time | None:
    if at is None:
        return None
    moved = _minutes(at) + minutes
    return time(moved // 60, moved % 60) if 0 <= moved < 24 * 60 else None


def _shown(at: time | None) -> str:
    return short_clock(at) if at is not None else ""
