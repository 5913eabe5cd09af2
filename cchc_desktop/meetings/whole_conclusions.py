"""The conclusions inside minutes as one text: under a heading of their own or after the chair's lead-in sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cchc_desktop.meetings.proceedings import Line, LineKind, OwnSection
from cchc_desktop.text.folding import fold

_WHO = (
    r"(?:dong chi|ong|ba|d/c|chu toa|chu tri|nguoi chu tri|truong ban|pho truong ban|chu tich|pho chu tich|lanh dao"
    r"|ban chi dao|cuoc hop|hoi nghi|bi thu)"
)
_HEADING = re.compile(
    r"^(?:y kien |phat bieu )?ket luan(?:$|,? (?:va )?chi dao\b|,? (?:va )?(?:giao|phan cong) (?:viec|nhiem vu)\b"
    r"| chung\b| (?:cuoc hop|buoi hop|phien hop|hoi nghi|hoi thao|buoi lam viec)\b| tai (?:cuoc hop|hoi nghi)\b"
    rf"| cua {_WHO}\b)"
)
_OTHER_MATTER = re.compile(
    r"\b(?:(?:thanh|kiem) tra|kiem toan|giam sat|giam dinh|(?:ky|lan|thang|quy|nam) truoc|viec thuc hien|khac phuc"
    r"|so \d|lan thu|nghi quyet|trien khai|quan triet|trung uong)"
)
_SUPERIOR = re.compile(r"\b(?:quan|huyen|thanh pho|tinh|so noi vu|thu tuong|chinh phu|cap tren)\b")
_LEAD_IN = re.compile(
    r"\bket luan(?:,| va)?(?: chi dao| cuoc hop| hoi nghi| nhu sau| mot so noi dung| cac noi dung| noi dung| sau)*\s*:$"
)
_LONGEST_HEADING = 30
_CLAUSES = (LineKind.CLAUSE, LineKind.CLAUSE_TITLE)


@dataclass
class Conclusions:
    """What was found; ``left_out`` is the heading that stood above."""

    lead_in: str = ""
    conclusions: tuple[str, ...] = ()
    left_out: list[str] = field(default_factory=list)
    is_found: bool = False


def without_conclusions(lines: list[Line], *, is_minutes: bool) -> tuple[Conclusions, list[Line]]:
    """Take the conclusions out and leave their place; ``is_minutes`` tells that the text has a head or an end.

    A section comes first, then a heading without numeral in the last section, then, in whole minutes only, the
    sentence "… kết luận:". A section without content is the place itself; its heading is the body of the place line.
    """
    sections = [at for at, line in enumerate(lines) if line.kind is LineKind.SECTION]
    last = range(sections[-1] if sections else 0, len(lines))
    for at in (*reversed(sections), *last):
        heading = _heading(lines[at], is_minutes=is_minutes)
        if heading is not None and (found := _taken(lines, at, heading)):
            return found
    for at in last if is_minutes else ():
        if _is_lead_in(lines[at]) and (found := _taken(lines, at, None)):
            return found
    return Conclusions(), lines


def _taken(lines: list[Line], at: int, heading: tuple[str, str] | None) -> tuple[Conclusions, list[Line]] | None:
    end = _end_of(lines, at)
    content = lines[at + 1 : end]
    if heading is None:
        content, heading = lines[at:end], ("", "")
    elif heading[1]:
        content = [Line(lines[at].index, LineKind.PLAIN, heading[1], heading[1]), *content]
    lead_in, conclusions = _read(content)
    is_empty_section = not content and lines[at].kind is LineKind.SECTION
    if not conclusions and not is_empty_section:
        return None
    found = Conclusions(lead_in, conclusions, [heading[0]] if heading[0] else [], is_found=True)
    return found, _with_place(lines, at, end, lines[at].body if is_empty_section else "")


def _heading(line: Line, *, is_minutes: bool) -> tuple[str, str] | None:
    """Return the heading and what follows its colon; None for a line that opens no conclusions.

    "KẾT LUẬN THANH TRA…" is about another matter. Without a Roman numeral the line must end with a colon, be a title
    or stand in capitals.
    """
    label, colon, rest = line.body.partition(":")
    label = label.lstrip("*•· ")
    words = fold(label).strip(" .")
    if not _HEADING.match(words) or _OTHER_MATTER.search(words) or len(words.split()) > _LONGEST_HEADING:
        return None
    if not is_minutes and _SUPERIOR.search(words):
        return None
    is_title = bool(colon) or label == label.upper() or line.kind is LineKind.CLAUSE_TITLE
    if line.kind is not LineKind.SECTION and not (is_title and line.kind in (LineKind.PLAIN, *_CLAUSES)):
        return None
    return line.text[: len(line.text) - len(rest)].rstrip(), rest.strip()


def _is_lead_in(line: Line) -> bool:
    return line.kind is LineKind.PLAIN and bool(_LEAD_IN.search(fold(line.text)))


def _end_of(lines: list[Line], at: int) -> int:
    """Return where the conclusions end: at the next section, or at the next clause when they are one themselves."""
    ends = {LineKind.SECTION, LineKind.PLACE}
    if lines[at].kind in _CLAUSES:
        ends |= {*_CLAUSES}
    return next((i for i in range(at + 1, len(lines)) if lines[i].kind in ends), len(lines))


def _with_place(lines: list[Line], at: int, end: int, heading: str) -> list[Line]:
    """Put the place there unless the text has one; its body is the heading it stands for."""
    section = OwnSection.CONCLUSIONS
    rest = [*lines[:at], *lines[end:]]
    own = next((i for i, line in enumerate(rest) if line.place is section), None)
    if own is None:
        return [*lines[:at], Line(lines[at].index, LineKind.PLACE, section.line, heading, section), *lines[end:]]
    if heading:
        rest[own] = Line(rest[own].index, LineKind.PLACE, section.line, heading, section)
    return rest


def _read(lines: list[Line]) -> tuple[str, tuple[str, ...]]:
    """Split into lead-in and conclusions: by clauses, else by dashes, else line by line."""
    kinds = {line.kind for line in lines}
    for starts in ({*_CLAUSES}, {LineKind.DASH}, {LineKind.POINT}):
        if kinds & starts:
            return _split(lines, starts)
    texts = [line.text for line in lines]
    if texts and texts[0].endswith(":"):
        return texts[0], tuple(texts[1:])
    return "", tuple(texts)


def _split(lines: list[Line], starts: set[LineKind]) -> tuple[str, tuple[str, ...]]:
    lead_in: list[str] = []
    conclusions: list[list[str]] = []
    for line in lines:
        if line.kind in starts:
            conclusions.append([line.body])
        elif conclusions:
            conclusions[-1].append(line.text)
        else:
            lead_in.append(line.text)
    return "\n".join(lead_in), tuple("\n".join(texts) for texts in conclusions)
