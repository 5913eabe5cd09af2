"""The kinds of paper: each builds a content tree from facts and knows nothing of Word or PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from cchc_desktop.documents.content import Document
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds import (
    agenda,
    attendance_list,
    conclusion_notice,
    invitation,
    minutes,
    notice_slots,
    supplementary_minutes,
    task_annex,
)
from cchc_desktop.documents.slots import Slot
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.records import Paper


def _never(_facts: MeetingFacts) -> bool:
    """An annex page has no number of its own, so it is never a draft."""
    return False


def _nothing(_facts: MeetingFacts) -> tuple[str, ...]:
    """Everything that was typed for an annex page is printed."""
    return ()


def _one(facts: MeetingFacts) -> tuple[MeetingFacts, ...]:
    """There is one such paper about a meeting."""
    return (facts,)


def _code(facts: MeetingFacts) -> str:
    """A paper is named after its meeting."""
    return facts.code


def _not_kept(_facts: MeetingFacts) -> Paper | None:
    """An annex page is made anew each time."""
    return None


@dataclass(frozen=True)
class Kind:
    """A kind of paper about one meeting: its name on the command line, its Vietnamese name and its builder.

    ``is_signed`` tells whether somebody signs it, so that its seal case and post above the name matter. ``remarks``
    returns sentences for the user about what was typed and is not printed. ``copies`` gives the facts of each paper of
    this kind, ``code`` what the file of each is named after, and ``kept_as`` the register entry under which it is kept
    as signed, None while it is made anew. ``issuable`` is set for a kind that gets a number of its own when it is
    issued. ``slots`` are its texts that an office may word its own way. ``sample`` is the code of the sample's meeting
    that shows the kind; none is without.
    """

    name: str
    label: str
    build: Callable[[MeetingFacts], Document]
    is_draft: Callable[[MeetingFacts], bool] = _never
    is_signed: bool = False
    remarks: Callable[[MeetingFacts], tuple[str, ...]] = _nothing
    copies: Callable[[MeetingFacts], tuple[MeetingFacts, ...]] = _one
    code: Callable[[MeetingFacts], str] = _code
    kept_as: Callable[[MeetingFacts], Paper | None] = _not_kept
    issuable: Callable[[MeetingFacts], Issuable] | None = None
    sample: str = field(kw_only=True)
    slots: tuple[Slot, ...] = ()


_GIAO_BAN = "GB-2020-12"

KINDS = (
    Kind(
        invitation.KIND,
        "Giấy mời",
        invitation.build,
        invitation.is_draft,
        is_signed=True,
        copies=invitation.copies,
        code=invitation.code,
        kept_as=invitation.kept_as,
        issuable=invitation.issuable,
        sample=_GIAO_BAN,
        slots=invitation.SLOTS,
    ),
    Kind(agenda.KIND, "Chương trình họp", agenda.build, sample=_GIAO_BAN),
    Kind(attendance_list.KIND, "Danh sách ký tên", attendance_list.build, sample=_GIAO_BAN),
    Kind(
        minutes.KIND,
        "Biên bản",
        minutes.build,
        minutes.is_draft,
        is_signed=True,
        remarks=minutes.remarks,
        kept_as=minutes.kept_as,
        sample=_GIAO_BAN,
    ),
    Kind(
        conclusion_notice.KIND,
        "Thông báo kết luận",
        conclusion_notice.build,
        conclusion_notice.is_draft,
        is_signed=True,
        remarks=conclusion_notice.remarks,
        kept_as=conclusion_notice.kept_as,
        issuable=conclusion_notice.issuable,
        sample=_GIAO_BAN,
        slots=notice_slots.SLOTS,
    ),
    Kind(task_annex.KIND, "Phụ lục giao nhiệm vụ", task_annex.build, sample=_GIAO_BAN),
    Kind(
        supplementary_minutes.KIND,
        "Biên bản bổ sung",
        supplementary_minutes.build,
        supplementary_minutes.is_draft,
        remarks=supplementary_minutes.remarks,
        copies=supplementary_minutes.copies,
        kept_as=supplementary_minutes.kept_as,
        sample=_GIAO_BAN,
    ),
)
"""In the order in which a meeting needs them."""
