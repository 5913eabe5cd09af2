"""The texts of a notice of conclusions that an office may word its own way, and what it takes over from the meeting."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from cchc_desktop.documents.kinds.common import DOTS
from cchc_desktop.documents.kinds.meeting_words import COMMON_VARIABLES, common_values, inside
from cchc_desktop.documents.slots import Slot
from cchc_desktop.i18n import mark
from cchc_desktop.meetings.attendance import participant_lines
from cchc_desktop.meetings.records import AttendanceEntry, MeetingFacts

AUTO, YES, NO = "auto", "yes", "no"
OPTIONAL = ("đánh giá chung", "thành phần")
"""A line about one of these is left out while there is nothing to say."""

ABSTRACT = Slot("abstract", mark("Abstract"), "Kết luận của {chủ trì} tại {cuộc họp}", COMMON_VARIABLES)
OPENING = Slot(
    "opening",
    mark("Opening paragraph"),
    "{ngày họp}, tại {địa điểm}, {chủ trì, vai trò} đã chủ trì {cuộc họp}.",
    (*COMMON_VARIABLES, "chủ trì, vai trò"),
)
PARTICIPANTS = Slot(
    "participants", mark("Who took part"), "Tham dự {loại họp} có: {thành phần}.", (*COMMON_VARIABLES, "thành phần")
)
LEAD_IN = Slot("lead_in", mark("Before the conclusions"), "{lời dẫn}", (*COMMON_VARIABLES, "lời dẫn"))
ASSESSMENT = Slot(
    "assessment", mark("General assessment"), "{đánh giá chung}", (*COMMON_VARIABLES, "đánh giá chung"), is_own=True
)
ANNEX = Slot(
    "annex",
    mark("Tasks"),
    AUTO,
    is_own=True,
    choices=(
        (AUTO, mark("in the text; more than seven in an annex")),
        (NO, mark("in the text, by who leads them")),
        (YES, mark("in an annex")),
    ),
)
ORGANISATION = Slot(
    "organisation",
    mark("How it is carried out"),
    "Các đơn vị, cá nhân được giao nhiệm vụ chủ động tổ chức thực hiện, bảo đảm tiến độ, chất lượng; khi có khó khăn, "
    "vướng mắc, kịp thời báo cáo để được xem xét, chỉ đạo.\n"
    "Thư ký Ban Chỉ đạo theo dõi, đôn đốc, tổng hợp kết quả thực hiện, báo cáo Trưởng Ban Chỉ đạo tại cuộc họp kỳ sau.",
    COMMON_VARIABLES,
)
CLOSING = Slot(
    "closing",
    mark("Closing sentence"),
    "{cơ quan ban hành} thông báo kết luận của {chủ trì} để các đơn vị, cá nhân liên quan biết, thực hiện./.",
    COMMON_VARIABLES,
)
RECIPIENTS = Slot(
    "recipients",
    mark("Recipients"),
    "Thường trực Đảng ủy, HĐND {phường} (để b/c)\nChủ tịch, các PCT UBND {phường}\nThành viên Ban Chỉ đạo\n"
    "Như thành phần dự họp\nLưu: VT, {đơn vị soạn thảo}",
    COMMON_VARIABLES,
    is_list=True,
)
SLOTS = (
    ABSTRACT, OPENING, PARTICIPANTS, LEAD_IN, ASSESSMENT, ANNEX, ORGANISATION, CLOSING, RECIPIENTS
)  # fmt: skip

_NAMED_UP_TO = 6
"""With more participants than these they are named by groups (our choice)."""
_WITH_LIST = re.compile(r"\s*\((?:có|kèm)[^()]*danh sách[^()]*\)", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=\S)")
_SHORT_LEAD = 4
"""A last sentence of no more words than these ("Yêu cầu:") says no more than the notice's own lead-in."""


@dataclass(frozen=True)
class LeadIn:
    """What was typed before the conclusions, taken apart: the lead-in, "" for none, and what assesses before it."""

    words: str
    assessment: str = ""


def notice_values(facts: MeetingFacts, organ: str) -> Mapping[str, str]:
    """Return what the variables of a notice say."""
    common = common_values(facts, organ)
    chair = common["chủ trì"]
    person = facts.person(facts.details.chair_id)
    role = person.role if person is not None and person.role and person.role != person.post else ""
    typed = lead_in(facts)
    said = [typed.assessment, *(entry.text for entry in facts.conclusions if entry.id in facts.without_task)]
    return {
        **common,
        "chủ trì, vai trò": ", ".join(filter(None, (chair, role))),
        "thành phần": "; ".join(inside(line) for line in _participants(facts)),
        "lời dẫn": typed.words or _usual_lead_in(facts, chair),
        "đánh giá chung": "\n".join(text.strip() for text in said if text.strip()),
    }


def lead_in(facts: MeetingFacts) -> LeadIn:
    """Take the typed lead-in apart: of several sentences the last one leads in, what is before it assesses."""
    *before, last = _SENTENCES.split(" ".join(facts.conclusions_lead_in.split()))
    if last and not last.endswith(":"):
        return LeadIn("", " ".join((*before, last)))
    is_said_anyway = bool(before) and len(last.split()) <= _SHORT_LEAD
    return LeadIn("" if is_said_anyway else last, " ".join(before))


def _usual_lead_in(facts: MeetingFacts, chair: str) -> str:
    who = chair or f"chủ trì {facts.details.noun.casefold()}".strip() or DOTS
    heard = "Sau khi nghe báo cáo và ý kiến tham gia của các thành viên tham dự"
    return f"{heard}, {who} kết luận, chỉ đạo như sau:"


def _participants(facts: MeetingFacts) -> list[str]:
    """Return who took part but the chair, who is named before; no list goes along with a notice."""

    def is_chair(entry: AttendanceEntry) -> bool:
        return entry.person_id is not None and entry.person_id == facts.details.chair_id

    others = replace(facts, attendance=tuple(entry for entry in facts.attendance if not is_chair(entry)))
    lines = participant_lines(others, grouped_above=_NAMED_UP_TO)
    bare = (_WITH_LIST.sub("", line).strip().lstrip("-–— ").rstrip(" .;") for line in lines)
    return [line for line in bare if line]
