"""Parting a conclusion into clauses, each said to one addressee: lists a) b), sentences, "giao A …; giao B …"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc_desktop.tasks.instructions.scene import ALL, LIST, ONE, WHO, Clause, Scene

CUE = r"(?:giao|phan cong|yeu cau|de nghi|uy quyen|cu)(?: nhiem vu)?(?: cho)?"
JOINING = r"(?:(?:va|dong thoi|rieng|con|trong do|tiep tuc|thong nhat|nhat tri|dong y)[ ,]+){0,4}"
_MARKER = re.compile(
    r"(?:^|(?<=[;:.] ))\d{1,2}(?:\.\d{1,2})*[.)] |(?:^|(?<= ))(?:[a-z]|\d{1,2})\) |(?:^|(?<=[;:.] ))[-+*•·] "
)
_FULL_STOP = re.compile(r"[.!?…]+ |(?<=[.!?…]) ?$")
_SHORTENED = re.compile(r"(?:(?<![^ (])[a-z]|\b(?:tp|tx|tt|ths|ts|tr|st|vv|v\.v))$")
_WATCHING = r"(?:chi dao|kiem soat|theo doi|don doc|giam sat|kiem tra|lanh dao|phu trach chung)"
WATCHING = (
    rf"(?:truc tiep |thuong xuyen |co trach nhiem )*{_WATCHING}(?:(?:, | va ){_WATCHING})*"
    r"(?= ?(?:[;,.)]|$)|(?: viec)?(?: to chuc| trien khai)? thuc hien ?(?:[;,.)]|$))"
)
"""What a supervisor does, with nothing of his own after it."""

_HELPING = r"(?:co trach nhiem |chu dong |cung |chiu trach nhiem )*(?:phoi hop|ho tro|cung thuc hien|tham gia)\b"
_NEW = re.compile(
    rf"(?:[;,:.] |(?<= )(?=(?:va|dong thoi) )|(?<={WHO} )){JOINING}{CUE} (?={ONE})"
    rf"|; {JOINING}(?={LIST}:? (?!{WATCHING}|{_HELPING})[a-z0-9])"
    rf"|(?<=[^{WHO}{ALL}])(?<!chi dao), (?={ONE} (?!{WATCHING}|{_HELPING}|chi dao)[a-z0-9])"
)
_NAMED = re.compile(f"[{WHO}{ALL}]")
_SPEAKER = re.compile(
    rf"[ ;,:.]*(?:{ONE}|hoi nghi|cuoc hop|ubnd phuong|ubnd xa|ban chi dao)?"
    r"(?: (?:ket luan|chi dao|yeu cau|nhan manh|luu y))?(?: nhu sau| rang)?[ ;,:.]*"
)
"""Who speaks, before what he says."""
_ASIDE = re.compile(
    rf" ?(?:de(?! (?:nghi|xuat|an)\b)|nham|ve|tren co so|can cu|truoc mat|lau dai|trong thoi gian|thoi gian toi"
    rf"|ngoai ra|tuy nhien|vi vay|do do|do vay|truoc het|tiep theo|theo(?! doi\b))\b[^;:{WHO}{ALL}]*, ?"
)
"""What leads up to an order: "Về việc này, giao …"."""
_ADDRESSED = re.compile(rf"(?:^|[;,:.] |\b){CUE} {ONE}|^{LIST} [a-z0-9]")


def clauses_of(scene: Scene) -> list[Clause]:
    """Return the clauses of a text in order."""
    return [
        Clause(*piece, intro)
        for start, end, intro in _items(scene.masked)
        for sentence in _sentences(scene, start, end)
        for piece in _addressed(scene.masked, *sentence)
    ]


def _items(masked: str) -> Iterator[tuple[int, int, tuple[int, int] | None]]:
    """Yield the items of a list without their markers; a line that ends in a colon stands above all of them."""
    markers = [match.span() for match in _MARKER.finditer(masked) if not _is_inside_brackets(masked, match.start())]
    first = markers[0][0] if markers else len(masked)
    intro = None
    if masked[:first].strip():
        if markers and masked[:first].rstrip().endswith(":"):
            intro = (0, len(masked[:first].rstrip()))
        else:
            yield 0, first, None
    for place, (_start, end) in enumerate(markers):
        yield end, markers[place + 1][0] if place + 1 < len(markers) else len(masked), intro


def _is_inside_brackets(masked: str, place: int) -> bool:
    return masked.rfind("(", max(0, place - 200), place) > masked.rfind(")", 0, place)


def _sentences(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    for match in _FULL_STOP.finditer(scene.masked[:end], start):
        is_end = match.end() >= end or scene.begins_with_capital(match.end())
        if is_end and not _SHORTENED.search(scene.masked, start, match.start()):
            if scene.masked[start : match.end()].strip(" .;,"):
                yield start, match.end()
            start = match.end()
    if scene.masked[start:end].strip(" .;,"):
        yield start, end


def _addressed(masked: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a sentence that are said to different people."""
    text = masked[start:end]
    begin = 0
    for match in _NEW.finditer(text):
        if _is_inside_brackets(text, match.start()):
            continue
        is_comma_alone = match[0] == ", "
        if match[0].startswith(": ") and not _NAMED.search(text, begin, match.start()):
            continue
        if is_comma_alone and not _ADDRESSED.search(text[begin : match.start()]):
            continue
        cut = match.start() + len(re.match(r"[;,:. ]*", match[0])[0])  # type: ignore[index]
        clause = text.rfind(";", begin, match.start()) + 1 or begin
        if _ASIDE.fullmatch(text, clause, cut):
            if clause == begin:
                continue
            cut = clause
        if not _SPEAKER.fullmatch(text, begin, cut):
            yield start + begin, start + cut
        begin = cut
    if text[begin:].strip(" ;,:."):
        yield start + begin, end
