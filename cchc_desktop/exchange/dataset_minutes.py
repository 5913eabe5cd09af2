"""Minutes that a data set holds as one text: it fills empty fields; where both speak, the field wins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import TypeVar

from cchc_desktop.exchange.dataset import MeetingData
from cchc_desktop.meetings.records import Presence
from cchc_desktop.meetings.whole_text import WholeText, read_moment, take_apart
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.text.folding import fold

_PRESENT = re.compile(r"(\d+)\s*/\s*(\d+)")
_NUMBER = re.compile(r"(\d+/BB-[^\W\d_]+)")

_Value = TypeVar("_Value", str, tuple[str, ...], date | None, time | None)


@dataclass
class _Comparison:
    """Gathers the keys in which the text and the fields differ."""

    differences: list[str] = field(default_factory=list)

    def kept(self, key: str, own: _Value, said: _Value) -> _Value:
        """Return the field, or what the text says where the field is empty."""
        if not own or not said:
            return own or said
        if _folded(own) != _folded(said):
            self.differences.append(f"{key} ({_shown(own)} ≠ {_shown(said)})")
        return own


def apply_whole_text(meeting: MeetingData, codes_by_name: Mapping[str, str]) -> tuple[MeetingData, list[str]]:
    """Return the meeting with its proceedings only, and the keys in which the text said something else."""
    if not meeting.proceedings:
        return meeting, []
    whole = take_apart(meeting.proceedings)
    comparison = _Comparison()
    filled = _with_moments(meeting, whole, comparison)
    filled = replace(
        filled,
        proceedings=whole.proceedings,
        title=comparison.kept("ten", meeting.title, whole.title),
        place=comparison.kept("dia_diem", meeting.place, whole.place),
        chair=_person(comparison, "chu_tri", meeting.chair, whole.chair, codes_by_name),
        secretary=_person(comparison, "thu_ky", meeting.secretary, whole.secretary, codes_by_name),
        participants_wording=_participants(comparison, meeting, whole),
        conclusions_lead_in=comparison.kept("ket_luan_mo_dau", meeting.conclusions_lead_in, whole.lead_in),
        conclusions=comparison.kept("ket_luan", meeting.conclusions, whole.conclusions),
    )
    _compare_number(comparison, meeting, whole)
    if filled.chair and filled.chair == filled.secretary:
        filled = replace(filled, chair=meeting.chair, secretary=meeting.secretary)
    return filled, comparison.differences


def _participants(comparison: _Comparison, meeting: MeetingData, whole: WholeText) -> tuple[str, ...]:
    """Return the wording; a roll call that only the text holds is its last line, so that it is printed."""
    wording = comparison.kept("thanh_phan_ghi", meeting.participants_wording, whole.participants)
    if not meeting.attendance:
        return (*wording, whole.attendance) if whole.attendance else wording
    said = _PRESENT.search(whole.attendance)
    present = sum(entry.presence is Presence.PRESENT for entry in meeting.attendance)
    if said and (int(said[1]), int(said[2])) != (present, len(meeting.attendance)):
        comparison.differences.append(f"diem_danh ({present}/{len(meeting.attendance)} ≠ {said[0]})")
    return wording


def _compare_number(comparison: _Comparison, meeting: MeetingData, whole: WholeText) -> None:
    """The number in a typed letterhead is compared with the register, which alone decides what is printed."""
    said = next((match[1] for line in whole.left_out if (match := _NUMBER.search(line))), "")
    own = next((paper.cited for paper in meeting.papers if paper.type_code == MINUTES), "")
    if said and _folded(said.lstrip("0")) != _folded(own.lstrip("0")):
        comparison.differences.append(f"tai_lieu ({own or '–'} ≠ {said})")


def _with_moments(meeting: MeetingData, whole: WholeText, comparison: _Comparison) -> MeetingData:
    start, start_day = read_moment(whole.start)
    end, end_day = read_moment(whole.end)
    comparison.kept("ngay", meeting.start_date, start_day)
    filled = replace(
        meeting,
        start_time=comparison.kept("bat_dau", meeting.start_time, start),
        end_time=comparison.kept("ket_thuc", meeting.end_time, end),
        end_date=end_day if end_day and end_day > meeting.start_date else None,
    )
    if filled.end_date is None and filled.start_time and filled.end_time and filled.end_time <= filled.start_time:
        return replace(filled, start_time=meeting.start_time, end_time=meeting.end_time)
    return filled


def _person(comparison: _Comparison, key: str, own: str, said: str, codes_by_name: Mapping[str, str]) -> str:
    """Compare by the names the program knows; a name in the text that nobody bears is a difference in words only."""
    words = fold(said)
    named = [code for name, code in codes_by_name.items() if words and fold(name) in words and name in said]
    if len(named) == 1:
        return comparison.kept(key, own, named[0])
    if said and own:
        comparison.differences.append(f"{key} ({own} ≠ {said[:60]})")
    return own


def _folded(value: str | tuple[str, ...] | date | time) -> object:
    if isinstance(value, str):
        return fold(value).rstrip(" .;")
    if isinstance(value, tuple):
        return [_folded(line) for line in value]
    return value


def _shown(value: str | tuple[str, ...] | date | time) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    words = value if isinstance(value, str) else f"{len(value)}: {value[0]}"
    return words if len(words) <= 40 else f"{words[:39]}…"
