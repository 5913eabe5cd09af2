"""The file behind the pictures: the sample committee with one open meeting of April 2021. All of it is invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from sqlalchemy.orm import Session

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.exchange.presets import phrase_presets
from cchc_desktop.meetings import service
from cchc_desktop.meetings.proposing import proposed_details
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingDetails,
    MeetingFacts,
    MeetingKind,
    Presence,
)
from cchc_desktop.meetings.templates import add_phrases, save_template, template_of
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file

TODAY = date(2021, 4, 5)
TITLE = "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 4 năm 2021"
PROCEEDINGS = """I. KHAI MẠC
Đồng chí Hoàng Thị Thúy Nga tuyên bố lý do, giới thiệu thành phần và thông qua chương trình cuộc họp.
[[Kiểm điểm kết luận kỳ trước]]
II. BÁO CÁO
Đồng chí Lê Đức Ánh, Cán bộ công nghệ thông tin, trình bày kết quả công tác cải cách hành chính quý I năm 2021: tiếp \
nhận 742 hồ sơ, giải quyết đúng hạn 719 hồ sơ, đang giải quyết 21 hồ sơ, trễ hẹn 02 hồ sơ.
III. THẢO LUẬN
1. Đồng chí Bùi Ngọc Ước (Bộ phận Một cửa): đề nghị bố trí thêm 01 máy tính để người dân tra cứu, nộp hồ sơ trực tuyến.
2. Đồng chí Đặng Hòa An (Tư pháp - Hộ tịch): đề nghị Văn thư hướng dẫn lập mục lục hồ sơ nộp lưu năm 2020.
3. Đồng chí Trịnh Xuân Ân (Văn hóa - Xã hội): đề nghị các bộ phận gửi đề tài tin, bài trước ngày 20 hằng tháng.
4. Đồng chí Vũ Đình Ý (Địa chính - Xây dựng): báo cáo nguyên nhân 02 hồ sơ trễ hẹn lĩnh vực đất đai.
a) Hồ sơ thiếu trích lục bản đồ địa chính, phải bổ sung.
b) Hồ sơ chờ ý kiến của cơ quan chuyên môn cấp trên.
5. Đồng chí Lý Thị Ổn (Ủy ban MTTQ): đề nghị phát phiếu lấy ý kiến hài lòng tại các tổ dân phố.
6. Đồng chí Trần
[[Kết luận]]"""
LINE_BEING_TYPED = len(PROCEEDINGS.split("\n")) - 2
CONCLUSIONS = (
    "Giao Bộ phận Một cửa chủ trì, phối hợp với Văn phòng - Thống kê rà soát hồ sơ trễ hẹn, xong trước ngày 15/4/2021.",
    "Giao đồng chí Lê Đức Ánh bố trí 01 máy tính tra cứu tại Bộ phận Một cửa, xong trong tháng 4 năm 2021.",
    "Các bộ phận gửi đề tài tin, bài về Ban biên tập trước ngày 20 hằng tháng.",
    "Văn phòng - Thống kê hướng dẫn lập mục lục hồ sơ nộp lưu năm 2020 theo biểu mẫu của cơ quan lưu trữ.",
)
AGENDA = (
    ("14:00", "14:05", "Tuyên bố lý do, giới thiệu thành phần", "Hoàng Thị Thúy Nga", ""),
    ("14:05", "14:30", "Báo cáo kết quả cải cách hành chính quý I năm 2021", "Lê Đức Ánh", "45/BC-UBND"),
    ("14:30", "15:40", "Thảo luận", "", ""),
    ("15:40", "16:15", "Kết luận của Trưởng Ban Chỉ đạo", "Nguyễn Thị Minh Hằng", ""),
)


def make_file(path: Path) -> int:
    """Make the file and return the id of the open meeting."""
    load_file(path, paths.resources("sample", "sample.yaml"))
    with open_file(path, rooms=ROOMS) as data:
        with data.writing() as session:
            meeting, _changes = service.create_meeting(session, _details(session), today=TODAY)
            facts = meeting_facts(session, meeting)
        for step in _steps(facts):  # each is one in the history
            with data.writing() as session:
                step(session)
    return meeting


def _steps(facts: MeetingFacts) -> tuple[Callable[[Session], object], ...]:
    """Return what she entered into the meeting, one after another."""
    roll = [_attendance(number, entry) for number, entry in enumerate(facts.attendance)]
    entries = [ConclusionEntry(text) for text in CONCLUSIONS]
    return (
        lambda session: add_phrases(session, phrase_presets()),
        lambda session: save_template(session, template_of(facts, "Giao ban tháng, 5 nội dung")),
        lambda session: service.save_agenda(session, facts.id, [_agenda(facts, *line) for line in AGENDA]),
        lambda session: service.save_attendance(session, facts.id, roll, participants_wording=(), today=TODAY),
        lambda session: service.save_proceedings(session, facts.id, PROCEEDINGS, today=TODAY),
        lambda session: service.save_conclusions(session, facts.id, _lead_in(facts), entries, today=TODAY),
        lambda session: service.save_papers(session, facts.id, _papers()),
    )


def make_file_without_meetings(path: Path) -> None:
    """Make a file in which the committee is entered and no meeting yet."""
    text = paths.resources("sample", "sample.yaml").read_text(encoding="utf-8")
    data = path.with_suffix(".yaml")
    wanted = ("meta", "don_vi", "bo_phan", "nguoi", "co_cau", "ban_chi_dao", "lich_lam_viec")
    data.write_text(_top_level(text, wanted), encoding="utf-8")
    load_file(path, data)


def _top_level(text: str, wanted: tuple[str, ...]) -> str:
    """Return only the top-level keys wanted of a YAML text."""
    lines, keep = [], False
    for line in text.splitlines():
        if line[:1].isalpha():
            keep = line.partition(":")[0] in wanted
        if keep:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _details(session: Session) -> MeetingDetails:
    details = proposed_details(session, today=TODAY)
    return replace(
        details,
        title=TITLE,
        kind=MeetingKind.MONTHLY,
        period="2021-04",
        start_time=time(14, 0),
        end_time=time(16, 15),
        place="Phòng họp số 305, trụ sở UBND phường Đức Sen",
    )


def _agenda(facts: MeetingFacts, start: str, end: str, content: str, presenter: str, paper: str) -> AgendaEntry:
    who = next((person.id for person in facts.people.values() if person.full_name == presenter), None)
    return AgendaEntry(content, time.fromisoformat(start), time.fromisoformat(end), who, "", paper)


def _attendance(number: int, entry: AttendanceEntry) -> AttendanceEntry:
    match number:
        case 6:
            return replace(entry, presence=Presence.ABSENT_WITH_REASON, reason="đi tập huấn")
        case 8:
            return replace(entry, presence=Presence.SUBSTITUTE, substitute="Mai Thị Phượng")
        case 10:
            return replace(entry, presence=Presence.PRESENT, arrived_at=time(14, 20))
        case _:
            return replace(entry, presence=Presence.PRESENT)


def _lead_in(facts: MeetingFacts) -> str:
    chair = facts.person(facts.details.chair_id)
    name = chair.full_name if chair else ""
    return f"Sau khi nghe báo cáo và các ý kiến thảo luận, đồng chí {name}, Trưởng Ban Chỉ đạo kết luận:"


def _papers() -> list[Paper]:
    return [
        Paper("GM", "15", "GM-BCĐ", date(2021, 3, 31), "Họp giao ban tháng 4 năm 2021"),
        Paper("BC", "45", "BC-UBND", date(2021, 4, 2), "Kết quả cải cách hành chính quý I năm 2021"),
    ]
