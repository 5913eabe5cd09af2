"""The beginning of minutes as one text: letterhead, title and the lines before the proceedings (Mẫu 1.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cchc_desktop.meetings.proceedings import Line, LineKind
from cchc_desktop.text.folding import fold

_MASTHEAD_LINES = 25
_TITLE_LINES = 5
_TITLE_WORDS = 60
_NOUNS = r"(?:cuoc\ hop|buoi\ hop|phien\ hop|buoi\ lam\ viec|hoi\ nghi|hoi\ thao|hop|lam\ viec)"

_NATION = re.compile(r"cong hoa xa hoi chu nghia viet nam|doc lap ?- ?tu do ?- ?hanh phuc")
_NUMBER = re.compile(r"^(so\s*:|so\s+\d*\s*/|.*\bso\s*:?\s*[\d.… ]*/\s*bb\b)")
_PLACE_DATE = re.compile(r"^[^,:;]{1,60}, ngay\b.{1,40}\bnam\b.{0,8}$")
_TYPE_NAME = re.compile(r"^bien ban\b")
_GENERIC = re.compile(rf"^{_NOUNS}?\s*[:.]?$")
_OPENING = re.compile(r"^(hom nay|vao (hoi|luc)|hoi \d|luc \d)")

_LABEL = re.compile(
    rf"""^(?:
      (?P<end>(?:thoi\ gian\ )?ket\ thuc(?:\ {_NOUNS})?)
    | (?P<start>thoi\ gian(?:\ bat\ dau|\ to\ chuc|\ dien\ ra)?(?:\ {_NOUNS})?|bat\ dau|khai\ mac)
    | (?P<place>dia\ diem(?:\ to\ chuc|\ hop)?(?:\ {_NOUNS})?)
    | (?P<attendance>co\ mat|vang(?:\ mat)?(?:\ (?:khong\ )?(?:co\ )?ly\ do)?|(?:tong\ so\ )?duoc\ moi|tong\ so)
    | (?P<participants>thanh\ phan(?:\ tham\ du|\ tham\ gia|\ du|\ co\ mat)?(?:\ {_NOUNS})?(?:\ gom(?:\ co)?)?
        |nguoi\ du\ hop|tham\ du(?:\ {_NOUNS})?(?:\ gom(?:\ co)?|\ co)?)
    | (?P<chair>(?:nguoi\ |dong\ chi\ )?chu\ (?:tri|toa)(?:\ {_NOUNS})?)
    | (?P<secretary>(?:nguoi\ )?(?:thu\ ky(?:\ ghi\ bien\ ban|\ {_NOUNS})?|ghi\ bien\ ban))
    | (?P<content>noi\ dung(?:\ va\ dien\ bien|,\ dien\ bien)?(?:\ {_NOUNS})?|dien\ bien(?:\ {_NOUNS})?)
    )\s*(?:\([^)]*\))?\s*[:：]""",
    re.VERBOSE,
)
_HEADING = re.compile(
    r"^(?:(?:thoi gian|dia diem|thanh phan(?: tham du| tham gia| du hop)?|chu tri|chu toa|thu ky|va"
    rf"|to chuc|bat dau|{_NOUNS})(?:\s*[,;:./&-]\s*|\s+|$))+$"
)
_CONTENT_HEADING = re.compile(rf"^(?:noi dung|dien bien)(?:(?:,| va)? (?:dien bien|noi dung))?(?: {_NOUNS})?\s*[:.]?$")
_GROUP = re.compile(r"^(?:thanh vien|khach moi|(?:cac )?dai bieu|ve phia|cung du|du hop|moi du)\b[^:]{0,60}:")
_NEXT = re.compile(r"[;.]\s+(?=(?:thu ky|chu tri|chu toa|dia diem|(?:nguoi )?ghi bien ban)\b[^:;]{0,30}:)")
_PERSON = re.compile(r"^(dong chi|d/c|ong|ba|cac|dai dien|toan the|thanh vien|thuong truc|lanh dao|khach moi)\b")
_SPEAKS = re.compile(r"\b(tuyen bo|bao cao|trinh bay|phat bieu|ket luan|khai mac|thong qua|de nghi|yeu cau)\b")
_WEAK = frozenset({"participants", "attendance", "end"})
_BULLET = re.compile(r"^[*+•·–—-]+\s*")


@dataclass
class Masthead:
    """What stands above the head lines."""

    title: str = ""
    left_out: list[str] = field(default_factory=list)

    @property
    def is_found(self) -> bool:
        """Tell whether there was a letterhead or "BIÊN BẢN"."""
        return bool(self.left_out)


@dataclass
class Head:
    """The head lines by field (start, end, place, chair, secretary), and the lists."""

    fields: dict[str, str] = field(default_factory=dict)
    participants: list[str] = field(default_factory=list)
    attendance: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    kept: list[Line] = field(default_factory=list)
    has_list: bool = False

    @property
    def is_found(self) -> bool:
        """Tell whether any head line was found."""
        return bool(self.fields or self.participants or self.attendance or self.left_out)


def without_masthead(lines: list[Line]) -> tuple[Masthead, list[Line]]:
    """Take off the letterhead and the title; the name of the meeting stands under BIÊN BẢN."""
    taken = 0
    for line in lines[:_MASTHEAD_LINES]:
        words = fold(line.text)
        if _TYPE_NAME.match(words) and _is_capitals(line.text):
            return _with_title(Masthead(left_out=[each.text for each in lines[:taken]]), lines[taken:])
        if not _is_letterhead(line, words):
            break
        taken += 1
    above = lines[:taken]
    if not any(_NATION.search(fold(line.text)) for line in above):
        return Masthead(), lines
    return Masthead(left_out=[line.text for line in above]), lines[taken:]


def without_head(lines: list[Line], *, is_minutes: bool) -> tuple[Head, list[Line]]:
    """Take off the head lines; ``is_minutes`` tells that a letterhead stood above them."""
    head, current, at = Head(), "", 0
    while at < len(lines) and (step := _step(head, current, lines, at, is_minutes)) is not None:
        current, at = step, at + 1
        if current == "content":
            break
    rest = [*head.kept, *lines[at:]]
    return (head, rest) if _is_sure(head, is_minutes) else (Head(), lines)


def _step(head: Head, current: str, lines: list[Line], at: int, is_minutes: bool) -> str | None:
    """Take one line and return the field it belongs to; None when the head ends before it."""
    line = lines[at]
    body = _BULLET.sub("", line.body)
    words = fold(body)
    if match := _LABEL.match(words):
        name = match.lastgroup or ""
        rest = body[match.end() :].strip()
        if name in head.fields or (name == "content" and rest and not (is_minutes or at)):
            return None
        return _take(head, name, body[: match.end()], rest, line)
    if line.kind is not LineKind.PLACE and _is_heading(words, lines, at):
        head.left_out.append(line.text)
        return "content" if _CONTENT_HEADING.match(words) else "participants" if "thanh phan" in words else "heading"
    if (current == "participants" and _is_listed(head, line, words)) or (head.has_list and _GROUP.match(words)):
        head.participants.append(line.body.rstrip(";.").strip())
        return "participants"
    if current == "attendance" and line.kind is LineKind.DASH:
        head.attendance.append(line.body)
        return current
    if head.fields.get(current, "").endswith(",") and line.kind is LineKind.PLAIN:
        head.fields[current] += f" {line.text.rstrip('.')}"
        return current
    if not head.is_found and is_minutes and _OPENING.match(words):
        head.kept.append(line)
        return "opening"
    return None


def _take(head: Head, name: str, label: str, rest: str, line: Line) -> str:
    if name == "attendance":
        head.attendance.append(line.body)
        return name
    head.left_out += [label] if label else []
    following = _NEXT.search(fold(rest)) if name != "content" else None
    if following:
        rest, second = rest[: following.start()], rest[following.end() :]
        match = _LABEL.match(fold(second))
        if match and match.lastgroup not in (None, name, *head.fields):
            _take(head, name, "", rest, line)
            return _take(head, match.lastgroup or "", second[: match.end()], second[match.end() :].strip(), line)
        rest = f"{rest}; {second}"
    if name == "participants":
        head.has_list = True
        head.participants += [rest.rstrip(";.")] if rest else []
    elif name == "content":
        head.kept += [Line(line.index, LineKind.PLAIN, rest, rest)] if rest else []
    else:
        head.fields[name] = rest.rstrip(".")
    return name


def _is_heading(words: str, lines: list[Line], at: int) -> bool:
    """Tell whether a line is "III. NỘI DUNG" or a heading such as "I. THỜI GIAN, ĐỊA ĐIỂM" with head lines under it."""
    if _CONTENT_HEADING.match(words):
        return at > 0
    if not _HEADING.match(words) or at + 1 == len(lines):
        return False
    following = lines[at + 1]
    return bool(_LABEL.match(fold(_BULLET.sub("", following.body)))) or following.kind is LineKind.DASH


def _is_listed(head: Head, line: Line, words: str) -> bool:
    """Tell whether a line goes on with the list of participants rather than with what happened."""
    if line.kind is LineKind.DASH:
        return True
    if line.kind in (LineKind.PLACE, LineKind.SECTION) or _SPEAKS.search(words):
        return False
    if line.kind is not LineKind.PLAIN:
        return ": " not in line.body
    return line.text.endswith((";", ",")) or bool(_PERSON.match(words)) or not head.participants


def _is_sure(head: Head, is_minutes: bool) -> bool:
    """Tell whether these are the head lines of minutes and no sentence that happens to begin like one."""
    if not head.is_found:
        return False
    names = {*head.fields, *(["participants"] if head.participants else [])}
    if is_minutes or len(names) > 1 or (head.attendance and names):
        return True
    if not names:
        return not head.kept
    moment = re.search(r"\d\s*(gio|h|g|:)", fold(head.fields.get("start", "")))
    return bool(names - _WEAK - {"start"} or moment)


def _with_title(found: Masthead, lines: list[Line]) -> tuple[Masthead, list[Line]]:
    """Read the name of the meeting from the line of BIÊN BẢN and those under it."""
    rest = lines[0].text[len("BIÊN BẢN") :].strip(" :")
    found.left_out.append(lines[0].text[: len("BIÊN BẢN")])
    stop = next((i for i in range(1, len(lines)) if _ends_title(lines[i])), len(lines))
    if stop > _TITLE_LINES or (stop == len(lines) and stop > 2):
        stop = 1 if rest and not _GENERIC.match(fold(rest)) else min(2, len(lines))
    names = [line.text for line in lines[1:stop]]
    rules = [name for name in names if not any(char.isalnum() for char in name)]
    names = [name for name in names if name not in rules]
    if _GENERIC.match(fold(rest)) and names:
        found.left_out.append(rest)
    elif rest:
        names.insert(0, rest)
    found.left_out += rules
    found.title = " ".join(names)
    return found, lines[stop:]


def _ends_title(line: Line) -> bool:
    words = fold(_BULLET.sub("", line.body))
    if line.kind is not LineKind.PLAIN and any(char.isalnum() for char in line.text):
        return True
    return bool(_LABEL.match(words) or _OPENING.match(words) or len(words.split()) > _TITLE_WORDS)


def _is_letterhead(line: Line, words: str) -> bool:
    if line.kind not in (LineKind.PLAIN, LineKind.DASH):
        return False
    if not any(char.isalnum() for char in line.text) or _NATION.search(words):
        return True
    return bool(_is_capitals(line.text) or _NUMBER.match(words) or _PLACE_DATE.match(words))


def _is_capitals(text: str) -> bool:
    return text == text.upper() and any(char.isalpha() for char in text)
