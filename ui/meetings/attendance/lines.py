"""One person of the roll call as it is typed, and what of it can be kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import time

from cchc_desktop.i18n import _
from cchc_desktop.meetings.attendance import Counts
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts, Presence
from cchc_desktop.text.dates import short_clock
from cchc_desktop.text.normalise import clean_line
from ui.common.entry_model import new_key
from ui.meetings.agenda.lines import fault as time_fault
from ui.meetings.agenda.lines import read_time
from ui.meetings.attendance.presence import CAME

_LONGEST = 300
_DASHES = (" - ", " – ", ", ")


@dataclass(frozen=True)
class AttendanceLine:
    """Texts as they stand in the cells. ``reason`` and ``substitute`` stay remembered while another state is shown.

    ``kept_times`` are the last times of arriving and leaving that could be kept.
    """

    person_id: int | None = None
    guest: str = ""
    name: str = ""
    post: str = ""
    presence: Presence = Presence.INVITED
    reason: str = ""
    substitute: str = ""
    site: str = ""
    arrived: str = ""
    left: str = ""
    kept_times: tuple[time | None, time | None] = (None, None)
    key: int = field(default_factory=new_key)

    @property
    def is_guest(self) -> bool:
        """Tell whether this is a guest kept as text."""
        return self.person_id is None

    @property
    def came(self) -> bool:
        """Tell whether somebody came, be it a substitute."""
        return self.presence in CAME

    @property
    def note(self) -> str:
        """The words that go with the state: a reason, or who came instead."""
        return {Presence.ABSENT_WITH_REASON: self.reason, Presence.SUBSTITUTE: self.substitute}.get(self.presence, "")


def line_of(entry: AttendanceEntry, facts: MeetingFacts) -> AttendanceLine:
    """Return a stored entry as a line."""
    line = AttendanceLine(
        person_id=entry.person_id,
        guest=entry.guest,
        presence=entry.presence,
        reason=entry.reason,
        substitute=entry.substitute,
        site="" if entry.site_number is None else str(entry.site_number),
        arrived=_shown(entry.arrived_at),
        left=_shown(entry.left_at),
        kept_times=(entry.arrived_at, entry.left_at),
    )
    return named(line, facts)


def named(line: AttendanceLine, facts: MeetingFacts) -> AttendanceLine:
    """Return the line with the name and post of the meeting's day."""
    person = facts.person(line.person_id)
    if person is not None:
        return replace(line, name=person.full_name, post=person.post)
    name, post = split_guest(line.guest)
    return replace(line, name=name, post=post)


def guest_line(text: str) -> AttendanceLine:
    """Return the line of a guest typed as "Họ tên - chức vụ"."""
    return put_guest(AttendanceLine(), clean_line(text))


def put_guest(line: AttendanceLine, text: str) -> AttendanceLine:
    """Return a guest's line with other words."""
    name, post = split_guest(text)
    return replace(line, guest=text, name=name, post=post)


def split_guest(text: str) -> tuple[str, str]:
    """Split "Họ tên - chức vụ" (or with a comma) into name and post."""
    text = clean_line(text)
    places = [(text.index(dash), dash) for dash in _DASHES if dash in text]
    if not places:
        return text, ""
    place, dash = min(places)
    return text[:place], text[place + len(dash) :]


def entry_of(line: AttendanceLine, sites: Collection[int]) -> AttendanceEntry:
    """Return a line as it would be kept: only what belongs to its state."""
    number = site_number(line.site)
    return AttendanceEntry(
        person_id=line.person_id,
        guest="" if line.person_id is not None else clean_line(line.guest),
        presence=line.presence,
        reason=clean_line(line.reason) if line.presence is Presence.ABSENT_WITH_REASON else "",
        substitute=clean_line(line.substitute) if line.presence is Presence.SUBSTITUTE else "",
        site_number=number if number in sites else None,
        arrived_at=line.kept_times[0] if line.came else None,
        left_at=line.kept_times[1] if line.came else None,
    )


def is_blank(line: AttendanceLine) -> bool:
    """Tell whether nobody stands in a line."""
    return line.person_id is None and not line.guest.strip()


def put_note(line: AttendanceLine, text: str) -> AttendanceLine:
    """Return the line with a reason or a substitute, whichever its state asks for."""
    if line.presence is Presence.SUBSTITUTE:
        return replace(line, substitute=text)
    return replace(line, reason=text) if line.presence is Presence.ABSENT_WITH_REASON else line


def put_time(line: AttendanceLine, name: str, text: str) -> AttendanceLine:
    """Return the line with "arrived" or "left" as typed; both are kept once they can stand together."""
    typed = replace(line, arrived=text) if name == "arrived" else replace(line, left=text)
    arrived, left = read_time(typed.arrived), read_time(typed.left)
    if time_fault(typed.arrived) or time_fault(typed.left) or (arrived and left and left < arrived):
        return typed
    return replace(typed, kept_times=(arrived, left))


def tidy_time(line: AttendanceLine, name: str) -> AttendanceLine:
    """Return the line with a time written as it is kept."""
    at = read_time(line.arrived if name == "arrived" else line.left)
    return put_time(line, name, short_clock(at)) if at is not None else line


def left_fault(line: AttendanceLine) -> str:
    """Return what is wrong with the time of leaving."""
    arrived, left = read_time(line.arrived), read_time(line.left)
    if arrived is not None and left is not None and left < arrived:
        sentence = _("Left at {left}, before arriving at {arrived}. Correct one of the two.")
        return sentence.format(left=short_clock(left), arrived=short_clock(arrived))
    return time_fault(line.left)


def guest_fault(line: AttendanceLine) -> str:
    """Return what is wrong with a guest's words."""
    length = len(clean_line(line.guest))
    if length > _LONGEST:
        return _("{length} characters, at most {limit}.").format(length=length, limit=_LONGEST)
    return ""


def site_number(text: str) -> int | None:
    """Return the number of a branch site, None for the main site and for anything else."""
    typed = clean_line(text)
    return int(typed) if typed.isdigit() and typed.isascii() and len(typed) < 6 else None


def site_fault(line: AttendanceLine, sites: Collection[int]) -> str:
    """Return what is wrong with the site of a person."""
    if not line.site.strip() or site_number(line.site) in sites:
        return ""
    return _("There is no site {number}. Leave it empty for the main site.").format(number=line.site.strip()[:20])


def place_for(line: AttendanceLine, lines: Sequence[AttendanceLine], facts: MeetingFacts) -> int:
    """Return where a person comes by rank; a guest comes last."""
    person = facts.person(line.person_id)
    if person is None:
        return len(lines)
    for number, other in enumerate(lines):
        shown = facts.person(other.person_id)
        if shown is not None and shown.rank > person.rank:
            return number
    return len(lines)


def matched(lines: Iterable[AttendanceLine], earlier: Sequence[AttendanceLine]) -> list[AttendanceLine]:
    """Return the lines with the keys that the same persons have on screen, so that the place is kept."""
    keys = {(line.person_id, line.guest): line.key for line in earlier}
    found = []
    for line in lines:
        key = keys.pop((line.person_id, line.guest), None)
        found.append(line if key is None else replace(line, key=key))
    return found


def count_words(counts: Counts) -> str:
    """Return "Có mặt 14/16 · dự thay 1 · vắng 1"."""
    absent = counts.absent_with_reason + counts.absent_without_reason
    parts = [_("Present {n}/{invited}").format(n=counts.present, invited=counts.invited)]
    if counts.substitutes:
        parts.append(_("substitutes {n}").format(n=counts.substitutes))
    parts.append(_("absent {n}").format(n=absent))
    if counts.unrecorded:
        parts.append(_("not called {n}").format(n=counts.unrecorded))
    return " · ".join(parts)


def quorum_words(counts: Counts, percent: int) -> tuple[str, bool]:
    """Return what to say about the quorum and whether it is reached; nothing before the roll call began."""
    if not counts.invited or counts.unrecorded == counts.invited:
        return "", True
    here = f"{counts.present + counts.substitutes}/{counts.invited}"
    if counts.has_quorum(percent):
        words = _("More than half of the invited ({here})") if percent == 50 else _("More than {percent}% ({here})")
        return words.format(here=here, percent=percent), True
    words = _("Not more than half of the invited ({here})") if percent == 50 else _("Not more than {percent}% ({here})")
    return words.format(here=here, percent=percent), False


def _shown(at: time | None) -> str:
    return short_clock(at) if at is not None else ""
