"""Invitations and notices of the sample's meetings in all variants that change their pages, for the judges of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from cchc_desktop.committee.records import Capacity, SealCase
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.kinds import conclusion_notice, invitation, task_annex
from cchc_desktop.meetings.records import AttendanceEntry, ConclusionEntry, MeetingFacts
from cchc_desktop.meetings.review_records import AssignedTask
from cchc_desktop.register.records import Paper, PaperForm, PaperState

WORK = (
    "xây dựng kế hoạch khắc phục các tồn tại, hạn chế đã chỉ ra; rà soát, đơn giản hóa quy trình nội bộ, nâng tỷ lệ hồ "
    "sơ trực tuyến"
)
LEADS = (2, 3, 4, 5, 6, 7, 8, 9, None)


def entry(
    type_code: str,
    *,
    number: str = "",
    issued_on: date | None = None,
    signer_id: int | None = None,
    capacity: Capacity | None = None,
    is_collective: bool | None = None,
    **texts: str,
) -> Paper:
    """A paper of the program's own, a draft without number; ``texts`` by slot."""
    kind = {"GM": invitation.KIND, "TB": conclusion_notice.KIND}[type_code]
    form = PaperForm(kind, signer_id, capacity, is_collective, tuple(texts.items()))
    state = PaperState.ISSUED if number else PaperState.DRAFT
    return Paper(type_code, number, f"{type_code}-BCĐ" if number else "", issued_on, form=form, state=state)


def with_paper(facts: MeetingFacts, paper: Paper, case: SealCase | None = None) -> MeetingFacts:
    """The meeting with this paper in place of all of its type, signed by whom its form names."""
    profile = facts.profile if case is None else replace(facts.profile, seal_case=case)
    signer = facts.person(paper.form.signer_id)
    others = tuple(each for each in facts.papers if each.type_code != paper.type_code)
    return replace(facts, profile=profile, papers=(*others, replace(paper, signer=signer)))


def guests(count: int) -> tuple[AttendanceEntry, ...]:
    return tuple(
        AttendanceEntry(guest=f"Công Tằng Tôn Nữ Thị Hoàng Phước {number}, Trưởng ban công tác Mặt trận tổ {number}")
        for number in range(1, count + 1)
    )


def busy(facts: MeetingFacts, conclusions: int = 40, tasks: int = 60) -> MeetingFacts:
    """The meeting with many conclusions, every fourth of which gave no task, and many tasks of the others."""
    entries = tuple(ConclusionEntry(f"Kết luận {n}: các bộ phận {WORK}.", n) for n in range(1, conclusions + 1))
    giving = [each.id for each in entries if each.id is not None and each.id % 4]
    assigned = tuple(
        AssignedTask(
            task_id=n,
            code=f"T{n:02d}",
            conclusion_id=giving[n % len(giving)],
            work=f"Việc {n}: {WORK}",
            lead=getattr(facts.person(LEADS[n % len(LEADS)]), "full_name", ""),
            lead_id=LEADS[n % len(LEADS)],
            co_workers="Hoàng Thị Thúy Nga, Phòng Kinh tế, Hạ tầng và Đô thị",
            helpers=((5, "Hoàng Thị Thúy Nga"), (None, "Phòng Kinh tế, Hạ tầng và Đô thị")) if n % 2 else (),
            supervisor="Trần Quốc Đạt",
            deliverable="Báo cáo kết quả có xác nhận của lãnh đạo",
            due="–" if n % 5 == 0 else "trước ngày 15/12/2020",
        )
        for n in range(1, tasks + 1)
    )
    return replace(facts, conclusions=entries, assigned=assigned, without_task=frozenset({4, 8}))


def variants(facts: MeetingFacts) -> Iterator[tuple[str, Document]]:
    """Every form, seal case and capacity; 120 guests; 40 conclusions with 60 tasks; nothing at all."""
    for form in (invitation.LIST, invitation.EACH):
        yield f"invitation-{form}", invitation.build(with_paper(facts, entry("GM", form=form)))
    crowd = replace(facts, attendance=guests(120))
    for form in (invitation.AUTO, invitation.LIST):
        yield f"invitation-crowd-{form}", invitation.build(with_paper(crowd, entry("GM", form=form)))
    for case in SealCase:
        for kind, type_code in ((invitation, "GM"), (conclusion_notice, "TB")):
            yield f"{kind.KIND}-{case.value}", kind.build(with_paper(facts, entry(type_code), case))
    for person, capacity in ((2, None), (4, Capacity.BY_ORDER), (6, Capacity.AUTHORISED)):
        paper = entry("TB", signer_id=person, capacity=capacity, is_collective=True)
        for case in (SealCase.A, SealCase.B):
            yield f"notice-{case.value}-{person}", conclusion_notice.build(with_paper(facts, paper, case))
    many = busy(facts)
    for annex in ("yes", "no"):
        assessment = "Kết quả khá." if annex == "no" else ""
        paper = entry("TB", annex=annex, **({"assessment": assessment} if assessment else {}))
        yield f"notice-busy-{annex}", conclusion_notice.build(with_paper(many, paper))
    yield "annex-busy", task_annex.build(many)
    nothing = replace(facts, attendance=(), agenda=(), conclusions=(), assigned=(), papers=(), conclusions_lead_in="")
    for kind in (invitation, conclusion_notice, task_annex):
        yield f"{kind.KIND}-nothing", kind.build(nothing)
