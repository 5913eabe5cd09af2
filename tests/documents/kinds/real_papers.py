"""The papers of the sample's meetings in all variants that change their pages, for the judges of pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time

from cchc_desktop.committee.records import SealCase
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.kinds import KINDS, agenda, attendance_list, minutes, supplementary_minutes
from cchc_desktop.meetings.records import AgendaEntry, AttendanceEntry, MeetingFacts, MeetingState, Presence
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.register.records import Paper
from tests.documents.kinds.meeting_papers import variants

SPEECH = (
    "Đồng chí Bùi Ngọc Ước (Bộ phận Một cửa): tỷ lệ hồ sơ trực tuyến mức độ 3, mức độ 4 còn thấp; đề nghị bố trí thêm "
    "01 máy tính để người dân tra cứu, nộp hồ sơ, đồng thời phân công người hướng dẫn trong giờ làm việc."
)
LONG = "\n".join(
    f"I. NỘI DUNG THỨ {section}\nGiới thiệu.\n1. Phạm vi\n{SPEECH}\n"
    + "\n".join(f"{number}. {SPEECH * (1 + number % 3)}\na) {SPEECH}\n- {SPEECH}" for number in range(2, 5))
    for section in range(1, 27)
)
HOSTILE = (
    "I. KHAI MẠC <b>&amp;\n1. Đồng chí “Ước” nêu: 🙂 98,5% ]]> &lt;\nV. I. Lê-nin toàn tập\n"
    + "Từdàikhôngdấucách" * 30
    + "\na) Nguye\u0302\u0303n\u200b\u00ad Thị\u00a0Hằng\n- một\tdòng; hai\x07 dòng./."
)
SIZES = ("lon", "nho")
SUPPLEMENT = SupplementEntry(
    written_on=date(2021, 1, 20),
    start_time=time(8),
    end_time=time(8, 30),
    place="Phòng họp số 2, trụ sở Ủy ban nhân dân phường Đức Sen",
    chair_id=1,
    secretary_id=5,
    reason="Số hồ sơ trễ hạn ghi trong biên bản chưa khớp với số liệu đã đối chiếu ngày 09/12/2020.",
    text=(
        "1. Tại mục III, đoạn về kết quả giải quyết hồ sơ đã ghi: “có 05 hồ sơ trễ hạn”.\n"
        "Nay ghi lại là: “có 04 hồ sơ trễ hạn, đã gửi thư xin lỗi 04/04 hồ sơ”.\n"
        "2. Bổ sung vào danh sách dự họp: đại diện Công an phường."
    ),
    id=1,
    is_signed=True,
    paper=Paper("BB", "13", "BB-BCĐ", date(2021, 1, 20)),
)
"""Invented corrections to minutes of the sample."""


def sized(facts: MeetingFacts, size: str) -> MeetingFacts:
    return replace(facts, profile=replace(facts.profile, size_preset=size))


def draft(facts: MeetingFacts, case: SealCase) -> MeetingFacts:
    """The meeting before its minutes are signed and numbered."""
    profile = replace(facts.profile, seal_case=case)
    return replace(facts, profile=profile, papers=(), state=MeetingState.DRAFT_MINUTES)


def blank(facts: MeetingFacts) -> MeetingFacts:
    """The meeting with everything left to the pen."""
    details = replace(
        facts.details, start_time=None, end_time=None, chair_id=None, secretary_id=None, place="", title=""
    )
    return replace(facts, details=details, papers=(), proceedings="", conclusions=(), attendance=())


def crowded(facts: MeetingFacts) -> MeetingFacts:
    """The meeting with 120 guests of long names at 22 sites, and 30 long items on its agenda."""
    guests = tuple(
        AttendanceEntry(
            guest=f"Công Tằng Tôn Nữ Thị Hoàng Phước {number}, Trưởng ban công tác Mặt trận tổ dân phố {number}",
            presence=Presence.ABSENT_WITH_REASON if number % 7 == 0 else Presence.PRESENT,
            reason="đi công tác theo triệu tập" if number % 7 == 0 else "",
            site_number=number % 23 or None,
        )
        for number in range(120)
    )
    items = tuple(
        AgendaEntry(SPEECH, time(8), time(9), None, "đại diện Phòng Văn hóa - Xã hội", "Báo cáo số 186/BC-UBND")
        for _ in range(30)
    )
    return replace(facts, attendance=guests, agenda=items)


def corrections() -> SupplementEntry:
    """Corrections over several pages, not signed yet."""
    return replace(SUPPLEMENT, text=LONG[:12_000], is_signed=False, paper=None, participants="Đồng chí A;\nÔng B.")


def real_papers(all_facts: dict[str, MeetingFacts]) -> Iterator[tuple[str, Document]]:
    """Every kind about both meetings in both sizes; drafts in every seal case; 30 pages, hostile text, blanks."""
    monthly = all_facts["GB-2020-12"]
    for size in SIZES:
        for code, facts in all_facts.items():
            for kind in KINDS:
                yield f"{kind.name}-{code}-{size}", kind.build(sized(replace(facts, supplements=(SUPPLEMENT,)), size))
        for case in SealCase:
            yield f"draft-{case.value}-{size}", minutes.build(sized(draft(monthly, case), size))
        yield f"thirty-{size}", minutes.build(sized(replace(monthly, proceedings=LONG), size))
    yield from variants(sized(monthly, "nho"))
    yield "sites", attendance_list.build(crowded(all_facts["TK-2020"]))
    yield "items", agenda.build(crowded(monthly))
    yield "hostile", minutes.build(replace(monthly, proceedings=HOSTILE))
    yield "blank", minutes.build(blank(monthly))
    yield "form", supplementary_minutes.build(replace(monthly, supplements=()))
    yield "corrections", supplementary_minutes.build(replace(monthly, supplements=(corrections(),)))
