"""Takes minutes that were pasted or loaded as one text apart: head lines, proceedings, conclusions, end.

The program prints head, conclusions and end from records; whatever of them also stands in the text would be printed
twice (documents.md 7). So the text is split once, here, by the words of Mẫu 1.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from cchc_desktop.meetings.proceedings import Line, LineKind, OwnSection, parse
from cchc_desktop.text.folding import fold

_HEAD = re.compile(
    r"^(?P<label>thoi gian(?: bat dau)?|dia diem|thanh phan(?: tham du| du hop)?|chu tri|chu toa|thu ky|noi dung)"
    r"\s*(?:\([^)]*\))?\s*:"
)
_FIELDS = {
    "thoi gian bat dau": "start",
    "thoi gian": "start",
    "dia diem": "place",
    "thanh phan tham du": "participants",
    "thanh phan du hop": "participants",
    "thanh phan": "participants",
    "chu tri": "chair",
    "chu toa": "chair",
    "thu ky": "secretary",
    "noi dung": "content",
}
_END = re.compile(r"^(cuoc hop|buoi hop|hoi nghi|hoi thao|buoi lam viec)\s+(da\s+)?ket thuc\s+(vao|luc|hoi)\b")
_READ_BACK = re.compile(r"^bien ban (nay )?(da )?duoc (doc lai|doc cho|thong qua)\b")
_AFTER_END = re.compile(r"^(thu ky|chu toa|chu tri|noi nhan|\(chu ky|\(ky|- )")
_MASTHEAD = re.compile(r"cong hoa xa hoi chu nghia viet nam|^doc lap ?[-–] ?tu do|^bien ban$")
_MOMENT = re.compile(
    r"(\d{1,2})\s*(?:gio|h|g|:)\s*(\d{1,2})?\s*(?:phut)?\s*,?\s*(?:ngay\s+(\d{1,2})\s*(?:thang|[/-])\s*(\d{1,2})"
    r"\s*(?:nam|[/-])\s*(\d{4}))?"
)


@dataclass(frozen=True)
class WholeText:
    """The parts of a text; those that were not found are empty. ``proceedings`` holds places for what was taken out."""

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

    @property
    def is_whole(self) -> bool:
        """Tell whether anything but proceedings was found."""
        return bool(self.start or self.end or self.place or self.participants or self.chair or self.conclusions)


@dataclass
class _Parts:
    fields: dict[str, str] = field(default_factory=dict)
    participants: list[str] = field(default_factory=list)


def take_apart(text: str) -> WholeText:
    """Split a text; one that holds proceedings only comes back as it is."""
    lines = list(parse(text))
    title, lines = _without_masthead(lines)
    parts, lines = _without_head(lines)
    end, lines = _without_end(lines)
    lead_in, conclusions, lines, found = _without_conclusions(lines)
    if not (title or parts.fields or parts.participants or end or found):
        return WholeText(text)
    return WholeText(
        proceedings="\n".join(line.text for line in lines),
        title=title,
        start=parts.fields.get("start", ""),
        end=end,
        place=parts.fields.get("place", ""),
        participants=tuple(parts.participants),
        chair=parts.fields.get("chair", ""),
        secretary=parts.fields.get("secretary", ""),
        lead_in=lead_in,
        conclusions=conclusions,
    )


def read_moment(words: str) -> tuple[time | None, date | None]:
    """Read "14 giờ 00 phút, ngày 04 tháng 12 năm 2020"; a part that is missing or impossible is None."""
    match = _MOMENT.search(fold(words))
    if match is None:
        return None, None
    hour, minute, day, month, year = match.groups()
    try:
        moment = time(int(hour), int(minute or 0))
    except ValueError:
        return None, None
    try:
        return moment, date(int(year), int(month), int(day)) if day else None
    except ValueError:
        return moment, None


def _without_masthead(lines: list[Line]) -> tuple[str, list[Line]]:
    """Drop the letterhead and the title; the name of the meeting stands under BIÊN BẢN."""
    folded = [fold(line.text) for line in lines[:15]]
    if not any(_MASTHEAD.search(words) for words in folded):
        return "", lines
    first = next((i for i, words in enumerate(folded) if _HEAD.match(words) or lines[i].kind is LineKind.SECTION), None)
    if first is None:
        return "", lines
    titles = [i for i, words in enumerate(folded[:first]) if words == "bien ban"]
    name = " ".join(line.text for line in lines[titles[-1] + 1 : first]) if titles else ""
    return name, lines[first:]


def _without_head(lines: list[Line]) -> tuple[_Parts, list[Line]]:
    parts, current, taken = _Parts(), "", 0
    for taken, line in enumerate(lines):
        match = _HEAD.match(fold(line.text))
        if match:
            current = _FIELDS[match["label"]]
            rest = line.text[match.end() :].strip()
            if current == "participants":
                parts.participants += [rest] if rest else []
            elif current != "content":
                parts.fields[current] = rest.rstrip(".")
            elif rest:
                return parts, [Line(line.index, LineKind.PLAIN, rest, rest), *lines[taken + 1 :]]
        elif current == "participants" and line.kind in (LineKind.DASH, LineKind.PLAIN):
            if not fold(line.text).startswith("co mat:"):
                parts.participants.append(line.body.rstrip(";.").strip())
        else:
            return parts, lines[taken:]
    return parts, [] if parts.fields or parts.participants else lines


def _without_end(lines: list[Line]) -> tuple[str, list[Line]]:
    at = next((i for i in range(len(lines) - 1, -1, -1) if _END.match(fold(lines[i].text))), None)
    if at is None:
        return "", [line for line in lines if not _READ_BACK.match(fold(line.text))]
    before = [line for line in lines[:at] if not _READ_BACK.match(fold(line.text))]
    return lines[at].text, before + _unsigned(lines[at + 1 :])


def _unsigned(lines: Iterable[Line]) -> list[Line]:
    """Keep what follows the end line unless it is the signatures and the recipients."""
    kept: list[Line] = []
    in_signatures = False
    for line in lines:
        in_signatures = in_signatures or bool(_AFTER_END.match(fold(line.text)))
        if not in_signatures:
            kept.append(line)
    return kept


def _without_conclusions(lines: list[Line]) -> tuple[str, tuple[str, ...], list[Line], bool]:
    at = next((i for i, line in enumerate(lines) if _opens_conclusions(line)), None)
    if at is None:
        return "", (), lines, False
    end = next((i for i in range(at + 1, len(lines)) if _is_section(lines[i])), len(lines))
    lead_in, conclusions = _read_conclusions(lines[at + 1 : end])
    if not conclusions:
        return "", (), lines, False
    place = Line(lines[at].index, LineKind.PLACE, OwnSection.CONCLUSIONS.line, "", OwnSection.CONCLUSIONS)
    has_place = any(line.place is OwnSection.CONCLUSIONS for line in lines)
    return lead_in, conclusions, [*lines[:at], *([] if has_place else [place]), *lines[end:]], True


def _opens_conclusions(line: Line) -> bool:
    words = fold(line.body)
    if not words.startswith("ket luan"):
        return False
    return line.kind is LineKind.SECTION or (line.kind is LineKind.PLAIN and line.body == line.body.upper())


def _is_section(line: Line) -> bool:
    return line.kind in (LineKind.SECTION, LineKind.PLACE)


def _read_conclusions(lines: list[Line]) -> tuple[str, tuple[str, ...]]:
    lead_in: list[str] = []
    conclusions: list[str] = []
    for line in lines:
        if line.kind in (LineKind.CLAUSE, LineKind.CLAUSE_TITLE):
            conclusions.append(line.body)
        elif conclusions:
            conclusions[-1] += f"\n{line.text}"
        else:
            lead_in.append(line.text)
    if not conclusions and lead_in:
        return (lead_in[0], tuple(lead_in[1:])) if lead_in[0].endswith(":") else ("", tuple(lead_in))
    return " ".join(lead_in), tuple(conclusions)
