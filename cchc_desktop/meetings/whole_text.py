"""Takes minutes that were pasted or loaded as one text apart: head lines, proceedings, conclusions, end.

The program prints head, conclusions and end from records; whatever of them also stands in the text would be printed
twice (documents.md 7). So the text is split once, here, by the words of Mẫu 1.9. Every word ends in one of the parts
of ``WholeText``: nothing typed is lost without a trace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from cchc_desktop.meetings.proceedings import Line, parse
from cchc_desktop.meetings.whole_conclusions import without_conclusions
from cchc_desktop.meetings.whole_end import without_end
from cchc_desktop.meetings.whole_head import without_head, without_masthead
from cchc_desktop.text.folding import fold

_CLOCK = re.compile(r"(?<!\d)(\d{1,2})\s*(?:(?:gio|h|g)(?![a-z])\s*(?:(\d{1,2})(?!\d)(?!\s*[/-]))?|:(\d{2})(?!\d))")
_DAY = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?:thang\s*(\d{1,2})\s*(?:nam|/)\s*(\d{4})|[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}))(?!\d)"
)


@dataclass(frozen=True)
class WholeText:
    """The parts of a text; those that were not found are empty.

    ``proceedings`` holds a place for what was taken out, ``lines`` the same read, with their index in the whole text.
    ``attendance`` is a typed roll call, ``read_back`` the typed sentence before the end. ``left_out`` holds what
    the program prints by itself: letterhead, labels, headings of its own sections, signatures.
    """

    proceedings: str
    title: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    participants: tuple[str, ...] = ()
    chair: str = ""
    secretary: str = ""
    lead_in: str = ""
    conclusions: tuple[str, ...] = ()
    attendance: str = ""
    read_back: str = ""
    left_out: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Tell whether anything but proceedings was found."""
        people = self.participants or self.chair or self.secretary or self.attendance
        return bool(self.start or self.end or self.place or people or self.conclusions)


def take_apart(text: str) -> WholeText:
    """Split a text; one that holds proceedings only comes back as it is."""
    typed = parse(text)
    masthead, lines = without_masthead(list(typed))
    head, lines = without_head(lines, is_minutes=masthead.is_found)
    is_minutes = masthead.is_found or head.is_found
    end, lines = without_end(lines, is_minutes=is_minutes)
    closing, lines = without_conclusions(lines, is_minutes=is_minutes or bool(end.end))
    left_out = (*masthead.left_out, *head.left_out, *closing.left_out, *end.left_out)
    if not (is_minutes or end.is_found or closing.is_found):
        return WholeText(text, lines=typed)
    return WholeText(
        proceedings="\n".join(line.text for line in lines),
        title=masthead.title,
        start=head.fields.get("start", ""),
        end=end.end or head.fields.get("end", ""),
        place=head.fields.get("place", ""),
        participants=tuple(head.participants),
        chair=head.fields.get("chair", ""),
        secretary=head.fields.get("secretary", ""),
        lead_in=closing.lead_in,
        conclusions=closing.conclusions,
        attendance=" ".join(head.attendance),
        read_back=end.read_back,
        left_out=left_out,
        lines=tuple(lines),
    )


def read_moment(words: str) -> tuple[time | None, date | None]:
    """Read "14 giờ 00 phút, ngày 04 tháng 12 năm 2020"; a part that is missing or impossible is None."""
    folded = fold(words)
    clock, day = _CLOCK.search(folded), _DAY.search(folded)
    return _time(clock) if clock else None, _date(day) if day else None


def _time(match: re.Match[str]) -> time | None:
    try:
        return time(int(match[1]), int(match[2] or match[3] or 0))
    except ValueError:
        return None


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match[3] or match[5]), int(match[2] or match[4]), int(match[1]))
    except ValueError:
        return None
