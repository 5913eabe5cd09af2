"""The end of minutes as one text: the read-back sentence, the end line, signatures and recipients (Mẫu 1.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from cchc_desktop.meetings.proceedings import Line, LineKind
from cchc_desktop.text.folding import fold

_END = re.compile(
    r"^(?:(?:cuoc hop|buoi hop|phien hop|hoi nghi|hoi thao|buoi lam viec|bien ban)"
    r"(?: da)?(?: be mac va)? (?:ket thuc|lap xong|be mac)|ket thuc (?:cuoc hop|hoi nghi|hoi thao|buoi lam viec)"
    r"|(?:thoi gian )?ket thuc\s*:)(?!\w)"
)
_MOMENT = re.compile(r"\d\s*(?:gio|h|g|:)|\bngay\s*[\d.…]|[.…]{2,}\s*(?:gio|h|g)\b|cung ngay")
_READ_BACK = re.compile(r"^bien ban(?: nay)?(?: da)? duoc (?:doc|thong qua)\b")
_SIGNATURE = re.compile(
    r"^(?:(?:t/?m\.? ?[\w ]{0,40}|thu ky|chu toa|chu tri|nguoi chu tri|nguoi ghi bien ban|dai dien [\w ]{0,40})"
    r"(?: (?:cuoc hop|hoi nghi|hop))?(?:\s+|$)){1,3}$"
)
_RECIPIENTS = re.compile(r"^noi nhan\s*:?")
_REMARK = re.compile(r"^\((?:da ky|chu ky|ky|da dong dau|ky ten|ky va ghi)\b.*\)$")
_NAME_WORDS = 8
_RECIPIENT_WORDS = 15
_LONGEST_BLOCK = 20


@dataclass
class End:
    """The end of the text; ``end`` is the whole end line."""

    end: str = ""
    read_back: str = ""
    left_out: list[str] = field(default_factory=list)

    @property
    def is_found(self) -> bool:
        """Tell whether an end was found."""
        return bool(self.end or self.read_back or self.left_out)


def without_end(lines: list[Line], *, is_minutes: bool) -> tuple[End, list[Line]]:
    """Take off the end; the sentence "Hội nghị kết thúc …" in the middle of the proceedings stays where it is."""
    found = End()
    lines = _without_signatures(found, lines, is_minutes=is_minutes)
    lines = _without_read_back(found, lines)
    at = next((i for i in range(len(lines) - 1, -1, -1) if _is_end(lines[i])), None)
    if at is None:
        return found, lines
    after = lines[at + 1 :]
    is_last = all(_is_name(line) for line in after)
    if not is_last and not lines[at].text.endswith("./."):
        return found, lines
    found.end = lines[at].text
    if is_last:
        found.left_out[:0] = [line.text for line in after]
        after = []
    return found, [*_without_read_back(found, lines[:at]), *after]


def _without_read_back(found: End, lines: list[Line]) -> list[Line]:
    if found.read_back or not lines or not _READ_BACK.match(fold(lines[-1].text)):
        return lines
    found.read_back = lines[-1].text
    return lines[:-1]


def _is_end(line: Line) -> bool:
    words = fold(line.body)
    return line.kind is LineKind.PLAIN and bool(_END.match(words) and _MOMENT.search(words))


def _without_signatures(found: End, lines: list[Line], *, is_minutes: bool) -> list[Line]:
    """Take off the block from the first signature's title to the last line, if nothing but names stands in it."""
    for at in range(max(0, len(lines) - _LONGEST_BLOCK), len(lines)):
        words = fold(lines[at].text)
        if not (_SIGNATURE.match(words) and _is_title(lines[at]) or _RECIPIENTS.match(words)):
            continue
        if (is_minutes or (at > 0 and _closes(lines[at - 1]))) and _is_block(lines[at:]):
            found.left_out = [line.text for line in lines[at:]]
            return lines[:at]
    return lines


def _closes(line: Line) -> bool:
    return _is_end(line) or bool(_READ_BACK.match(fold(line.text)))


def _is_block(lines: list[Line]) -> bool:
    """Tell whether lines are titles, names and recipients only."""
    is_list = False
    for line in lines:
        if line.kind in (LineKind.SECTION, LineKind.PLACE):
            return False
        words = fold(line.text)
        is_list = is_list or bool(_RECIPIENTS.match(words))
        is_title = _SIGNATURE.match(words) or _REMARK.match(words) or _is_name(line)
        if not is_title and not (is_list and len(words.split()) <= _RECIPIENT_WORDS):
            return False
    return True


def _is_name(line: Line) -> bool:
    is_short = len(line.text.split()) <= _NAME_WORDS
    return line.kind is LineKind.PLAIN and is_short and not line.text.endswith((".", ":", ";"))


def _is_title(line: Line) -> bool:
    return line.text == line.text.upper() or len(line.text.split()) <= 4
