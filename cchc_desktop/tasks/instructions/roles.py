"""Who does what in a clause: who leads, with whom, under whose eye, who approves. One row for each way of saying it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cchc_desktop.tasks.instructions.clauses import CUE, JOINING, WATCHING
from cchc_desktop.tasks.instructions.mentions import Mention
from cchc_desktop.tasks.instructions.scene import ALL, DUE, LIST, ONE, WHO, Clause, Scene

_LEADS = (
    r"(?:(?:truc tiep )?chu tri|(?:truc tiep )?chiu trach nhiem(?: chinh| chu tri)?(?! phoi hop)"
    r"|(?:lam |la )?(?:don vi |bo phan )?dau moi|co trach nhiem(?! phoi hop)|chiu trach nhiem)\b"
)
_HOW = r"(?: (?:chat che|thuong xuyen|thuc hien|trien khai|hieu qua|cung))*"
_START = (
    rf"(?:^(?:(?:ubnd|uy ban nhan dan|ban chi dao|bcd|hoi nghi|cuoc hop)(?: (?:phuong|xa|cchc))*[ ,]+)?|(?<=[;,.:] ))"
    rf"{JOINING}"
)
_SAYS = rf"(?:{ONE} (?:yeu cau|chi dao|ket luan|de nghi|giao nhiem vu|luu y|nhan manh)(?: rang)?[,:]? )?"
_BEFORE = (
    rf"(?:{DUE}++[,:]? ?|(?:de|nham|ve|tren co so|can cu|trong thoi gian toi|thoi gian toi|truoc mat|tu nay|tu|ke tu"
    r"|tuy nhien|ben canh do|ngoai ra|vi vay|do do|do vay|truoc het|nhiem vu|thu (?:nhat|hai|ba|tu))\b"
    r"[^,;:]{0,90}[,:] ?)*"
)
_UNIT = r"(?:bo phan|phong|ban|to|doi|trung tam|hoi|don vi|cong chuc|can bo|dai|tram)\b"
_NO_ORDER = (
    r"(?:da|chua|con|van|cung da|co ban|moi chi|nhin chung|luon|duoc|la|de nghi|phat bieu|trinh bay|cho (?:rang|biet)"
    r"|ghi nhan|nhat tri)\b"
)
_MEETING = "".join(f"(?<!{each} )" for each in ("hoi nghi", "cuoc hop", "phien hop", "lam viec", "hoi thao"))


@dataclass(frozen=True)
class Rule:
    """A way of saying it: the pattern over the masked clause, with groups named lead, helper, watcher, approver.

    What ``cut`` matches, else all of it, is no part of the work.
    """

    pattern: str

    @cached_property
    def expression(self) -> re.Pattern[str]:
        """The pattern, compiled once."""
        return re.compile(self.pattern)


_LEAD_RULES = (
    # (đồng chí A chủ trì), with the unit before it: "Giao Bộ phận tham mưu (đồng chí A chủ trì) …"
    Rule(rf"(?P<cut>(?:{_START}{CUE} (?:{ONE} |{_UNIT}[^;,.():]{{0,50}}))?"
         rf"\((?:do |giao )?(?P<lead>{LIST}) {_LEADS}(?: thuc hien)?)"),
    Rule(rf"(?:{_START}{CUE} )?(?P<lead>{LIST}) \(chu tri\)"),
    Rule(rf"(?:don vi |bo phan |nguoi )?chu tri ?: ?(?P<lead>{LIST})"),
    # "giao PCT chỉ đạo Một cửa rà soát": the one watches, the other leads.
    Rule(rf"{_START}(?:{CUE} )?(?P<watcher>{LIST}) (?:truc tiep )?chi dao,? (?P<lead>{LIST})"
         rf"(?:[ ,]+{_LEADS})?(?=[ ,])"),
    Rule(rf"{_START}{CUE} (?P<lead>{LIST})(?:[ ,]+{_LEADS}(?: thuc hien\b)?)?"),
    Rule(rf"^{_BEFORE}(?P<cut>{_SAYS}{JOINING}(?P<lead>{LIST})[ ,]+{_LEADS}(?: thuc hien\b)?)"),
    Rule(rf"(?:^|(?<=[;,.] ))(?P<cut>(?:doi voi|rieng|ve phia) (?P<lead>{LIST}))(?=[:,] )"),
    Rule(rf"^{_BEFORE}(?P<cut>{_SAYS}{JOINING}(?P<lead>{LIST}))"
         rf"(?=[:,]? (?!{_NO_ORDER}|{WATCHING})[a-z0-9{DUE}]| ?, ?phoi hop)"),
    # Named further on; this also counts where the words so far speak to every unit.
    Rule(rf"{_MEETING}\b(?:do|giao cho) (?P<lead>{LIST}) (?:{_LEADS}|thuc hien\b|dam nhiem\b)"),
    Rule(rf"(?<![{WHO}{ALL}])(?<! do )(?P<lead>{LIST})[ ,]+{_LEADS}(?: thuc hien\b)?"),
    Rule(rf"\b{CUE} (?P<lead>{LIST})"),
)  # fmt: skip
_OTHER_RULES = (
    Rule(rf"(?:,|;)? ?(?:co su |su |can |chu dong |tang cuong )*phoi hop{_HOW}(?: (?:voi|cung|cung voi|giua|cua))?"
         rf" (?P<helper>{LIST})"),
    Rule(rf"(?:^|(?<=[;,.(] ))(?:va )?(?P<helper>{LIST})(?: co trach nhiem| chu dong| cung)* (?:phoi hop|ho tro)\b"
         rf"(?! (?:voi|cung|giua)\b){_HOW}"),
    Rule(rf"(?P<helper>{LIST}) \((?:phoi hop|ho tro)\)"),
    Rule(rf"\bcung(?: voi)? (?P<helper>{LIST})"),
    Rule(rf"(?:don vi |bo phan )?phoi hop(?: thuc hien)? ?: ?(?P<helper>{LIST})"),
    Rule(rf"(?:voi )?su (?:phoi hop|tham gia|ho tro) cua (?P<helper>{LIST})"),
    Rule(rf"(?:^|[;,(] ?){JOINING}(?:giao )?(?P<watcher>{LIST}) {WATCHING}"
         r"(?:(?: viec)?(?: to chuc| trien khai)? thuc hien)?"),
    Rule(rf"duoi su (?:chi dao|giam sat)(?: truc tiep)? cua (?P<watcher>{LIST})"),
    Rule(rf"(?:lanh dao|nguoi) (?:chi dao|phu trach|theo doi) ?: ?(?P<watcher>{LIST})"),
    Rule(rf"(?P<cut>)\btrinh (?P<approver>{ONE})"),
    Rule(rf"(?P<cut>)\b(?:bao cao|tham muu(?: cho)?|de xuat) (?P<approver>{ONE}) "
         r"(?:xem xet|phe duyet|duyet|quyet dinh|ky|ban hanh)\b"),
    Rule(rf"(?P<cut>)(?P<approver>{ONE}) (?:phe duyet|ky ban hanh|ky duyet)\b"),
)  # fmt: skip
_TOGETHER = re.compile(rf"(?P<lead>{WHO}+) (?:cung|cung voi|cung cac)(?: voi)? (?P<helper>{LIST})")
_UNKNOWN = re.compile(rf"(?:^|[;,.:] ){JOINING}{CUE} {_UNIT}")


@dataclass(frozen=True)
class Roles:
    """Who was named for what, and the places of the words that say so."""

    leads: tuple[Mention, ...] = ()
    helpers: tuple[Mention, ...] = ()
    watchers: tuple[Mention, ...] = ()
    approvers: tuple[Mention, ...] = ()
    cuts: tuple[tuple[int, int], ...] = ()
    is_unknown_named: bool = False


def roles_of(scene: Scene, clause: Clause) -> Roles:
    """Read the roles of one clause."""
    text = scene.masked[clause.start : clause.end]
    found = _Reader(scene, clause.start, text)
    found.read_lead()
    found.read_others()
    unknown = not found.people["lead"] and bool(_UNKNOWN.search(text))
    people = {name: tuple(mentions) for name, mentions in found.people.items()}
    return Roles(people["lead"], people["helper"], people["watcher"], people["approver"], tuple(found.cuts), unknown)


class _Reader:
    def __init__(self, scene: Scene, offset: int, text: str) -> None:
        self.people: dict[str, list[Mention]] = {"lead": [], "helper": [], "watcher": [], "approver": []}
        self.cuts: list[tuple[int, int]] = []
        self._scene, self._offset, self._text = scene, offset, text

    def read_lead(self) -> None:
        """Take the first rule that names somebody; words for every unit give way to a name further on."""
        found = [match for rule in _LEAD_RULES if (match := rule.expression.search(self._text))]
        if not found:
            return
        by_name = [match for match in found if WHO in match["lead"]]
        match = by_name[0] if by_name and ALL in found[0]["lead"] else found[0]
        self._take(match)
        if together := _TOGETHER.match(self._text, match.start("lead")):
            self._keep_first_lead(together)
        self._cut_addressing(match)

    def _keep_first_lead(self, together: re.Match[str]) -> None:
        """Read "Văn phòng cùng Tư pháp": the first leads, the others help."""
        self.people["lead"] = self._named(together, "lead")
        self.people["helper"] += self._named(together, "helper")
        self._cut(together.start("lead"), together.end("helper"))

    def _cut_addressing(self, match: re.Match[str]) -> None:
        """Cut "Giao Văn phòng" too where somebody else leads: "Giao Văn phòng, trong đó A chủ trì"."""
        cue = re.match(rf"{JOINING}{CUE} {LIST}", self._text)
        if cue and cue.end() <= match.start():
            self._cut(*cue.span())

    def read_others(self) -> None:
        for rule in _OTHER_RULES:
            for match in rule.expression.finditer(self._text):
                if not self._is_taken(match):
                    self._take(match)

    def _is_taken(self, match: re.Match[str]) -> bool:
        """Tell whether those named have a role already."""
        named = [mention for name in self.people if name in match.re.groupindex for mention in self._named(match, name)]
        return any(mention in taken for taken in self.people.values() for mention in named)

    def _take(self, match: re.Match[str]) -> None:
        knows_all = True
        for name in self.people:
            if name in match.re.groupindex and match[name]:
                named = self._named(match, name)
                self.people[name] += named
                knows_all = knows_all and (name != "helper" or all(mention.owner for mention in named))
        if knows_all:
            self._cut(*(match.span("cut") if "cut" in match.re.groupindex else match.span()))

    def _named(self, match: re.Match[str], name: str) -> list[Mention]:
        start, end = match.span(name)
        return list(self._scene.named(self._offset + start, self._offset + end))

    def _cut(self, start: int, end: int) -> None:
        if start < end:
            self.cuts.append((self._offset + start, self._offset + end))


def resolved(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """Yield one mention for each person of a group whose number fits: "02 đồng chí Phó Chủ tịch" are two."""
    for mention in mentions:
        if mention.group is not None and mention.owners and mention.group in (0, len(mention.owners)):
            for owner in mention.owners:
                yield Mention(mention.start, mention.end, mention.said, (owner,))
        else:
            yield mention
