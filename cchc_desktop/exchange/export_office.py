"""The lists of the office that leave a file: meetings with what belongs to them, papers, people, days off."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import select

from cchc_desktop.calendar.holidays import SHIPPED_YEARS
from cchc_desktop.calendar.queries import listed_days, own_years
from cchc_desktop.committee.model import CommitteeRole, Department, Person, Post
from cchc_desktop.committee.queries import departments_at, people_at
from cchc_desktop.committee.records import Gender
from cchc_desktop.exchange.export_lists import Asked, ExportedList, Row
from cchc_desktop.exchange.holiday_values import KIND_WORDS
from cchc_desktop.meetings.model import AgendaItem, Attendance, Conclusion, Meeting
from cchc_desktop.meetings.queries import paper_owners
from cchc_desktop.meetings.records import MeetingKind, MeetingMode, MeetingState, Presence
from cchc_desktop.register.queries import archived_papers
from cchc_desktop.tasks.model import SourceWithoutTask, Task
from cchc_desktop.tasks.records import SourceKind
from cchc_desktop.text.dates import weekday_name

_KINDS: Final = {
    MeetingKind.MONTHLY: "Giao ban tháng",
    MeetingKind.QUARTERLY: "Giao ban quý",
    MeetingKind.HALF_YEAR: "Sơ kết 6 tháng",
    MeetingKind.NINE_MONTHS: "Giao ban 9 tháng",
    MeetingKind.YEAR_END: "Tổng kết năm",
    MeetingKind.INSPECTION: "Kiểm tra",
    MeetingKind.EXTRAORDINARY: "Đột xuất",
}
_MODES: Final = {
    MeetingMode.IN_PERSON: "Trực tiếp",
    MeetingMode.ONLINE: "Trực tuyến",
    MeetingMode.HYBRID: "Kết hợp",
}
_STATES: Final = {
    MeetingState.PLANNED: "Dự kiến",
    MeetingState.HELD: "Đã họp",
    MeetingState.DRAFT_MINUTES: "Dự thảo biên bản",
    MeetingState.SIGNED: "Đã ký",
    MeetingState.POSTPONED: "Hoãn",
    MeetingState.CANCELLED: "Hủy",
}
_PRESENCES: Final = {
    Presence.INVITED: "Được mời",
    Presence.PRESENT: "Có mặt",
    Presence.SUBSTITUTE: "Cử người dự thay",
    Presence.ABSENT_WITH_REASON: "Vắng có lý do",
    Presence.ABSENT_WITHOUT_REASON: "Vắng không lý do",
}
_GENDERS: Final = {Gender.MALE: "Nam", Gender.FEMALE: "Nữ"}


def _all_meetings(asked: Asked) -> list[Meeting]:
    query = select(Meeting).where(Meeting.trashed_at.is_(None)).order_by(Meeting.start_date, Meeting.id)
    return [row for row in asked.session.scalars(query) if asked.has(row.start_date, row.end_date)]


def _names(asked: Asked) -> dict[int, str]:
    return dict(asked.session.execute(select(Person.id, Person.full_name)).all())


def _meetings(asked: Asked) -> Iterator[Row]:
    names = _names(asked)
    for row in _all_meetings(asked):
        chair, secretary = names.get(row.chair_id or 0, ""), names.get(row.secretary_id or 0, "")
        yield (
            row.code, row.title, _KINDS[row.kind], row.period, row.start_date, row.start_time, row.end_date,
            row.end_time, row.place, _MODES[row.mode], chair, secretary, _STATES[row.state], row.proceedings,
        )  # fmt: skip


def _conclusions(asked: Asked) -> Iterator[Row]:
    query = select(Conclusion).order_by(Conclusion.meeting_id, Conclusion.position, Conclusion.id)
    rows = asked.session.scalars(query).all()
    codes: dict[int, list[str]] = {}
    tasks = select(Task.source_id, Task.code).where(
        Task.source_kind == SourceKind.CONCLUSION, Task.source_id.is_not(None), Task.trashed_at.is_(None)
    )
    for source_id, code in asked.session.execute(tasks.order_by(Task.id)):
        codes.setdefault(source_id or 0, []).append(code)
    none = set(
        asked.session.scalars(
            select(SourceWithoutTask.source_id).where(SourceWithoutTask.source_kind == SourceKind.CONCLUSION)
        )
    )
    for meeting in _all_meetings(asked):
        own = [row for row in rows if row.meeting_id == meeting.id]
        for number, row in enumerate(own, start=1):
            given = ", ".join(codes.get(row.id, ())) or ("không phát sinh nhiệm vụ" if row.id in none else "")
            yield meeting.code, meeting.start_date, number, row.text, given


def _agenda(asked: Asked) -> Iterator[Row]:
    names, rows = _names(asked), asked.session.scalars(select(AgendaItem).order_by(AgendaItem.position)).all()
    for meeting in _all_meetings(asked):
        for number, row in enumerate((row for row in rows if row.meeting_id == meeting.id), start=1):
            presenter = names.get(row.presenter_id or 0, "") or row.presenter_text
            yield meeting.code, number, row.start_time, row.end_time, row.content, presenter, row.paper


def _attendance(asked: Asked) -> Iterator[Row]:
    names, rows = _names(asked), asked.session.scalars(select(Attendance).order_by(Attendance.position)).all()
    for meeting in _all_meetings(asked):
        posts = {person.id: person.post for person in people_at(asked.session, meeting.start_date, with_hidden=True)}
        for number, row in enumerate((row for row in rows if row.meeting_id == meeting.id), start=1):
            name = names.get(row.person_id or 0, "") or row.guest
            yield (
                meeting.code, number, name, posts.get(row.person_id or 0, ""), _PRESENCES[row.presence], row.reason,
                row.substitute, row.arrived_at, row.left_at,
            )  # fmt: skip


def _papers(asked: Asked) -> Iterator[Row]:
    for paper in archived_papers(asked.session, paper_owners()):
        if asked.year is None or asked.has(paper.issued_on):
            yield paper.type_code, paper.number, paper.symbol, paper.issued_on, paper.title, paper.owner_code


def _people(asked: Asked) -> Iterator[Row]:
    for person in people_at(asked.session, asked.today, with_hidden=True):
        gender = _GENDERS[person.gender] if person.gender is not None else ""
        hidden = "x" if person.is_hidden else ""
        yield (
            person.code, person.full_name, gender, person.post, person.department, person.role, person.in_charge_of,
            person.kind, hidden,
        )  # fmt: skip


def _posts(asked: Asked) -> Iterator[Row]:
    units = dict(asked.session.execute(select(Department.id, Department.name)).all())
    people = dict(asked.session.execute(select(Person.id, Person.code)).all())
    names = _names(asked)
    for row in asked.session.scalars(select(Post).order_by(Post.person_id, Post.valid_from, Post.id)):
        if asked.spans(row.valid_from, row.valid_to):
            unit = units.get(row.department_id or 0, "")
            yield people[row.person_id], names[row.person_id], "Chức vụ", row.title, unit, row.valid_from, row.valid_to
    roles = select(CommitteeRole).order_by(CommitteeRole.person_id, CommitteeRole.valid_from, CommitteeRole.id)
    for role in asked.session.scalars(roles):
        if asked.spans(role.valid_from, role.valid_to):
            code, name = people[role.person_id], names[role.person_id]
            yield code, name, "Vai trò trong Ban Chỉ đạo", role.title, "", role.valid_from, role.valid_to


def _departments(asked: Asked) -> Iterator[Row]:
    for row in departments_at(asked.session, None):
        if asked.spans(row.valid_from, row.valid_to):
            yield row.code, row.name, row.short_name, row.valid_from, row.valid_to


def _calendar_days(asked: Asked) -> Iterator[Row]:
    own = own_years(asked.session)
    for year in sorted({*own, *SHIPPED_YEARS} if asked.year is None else {asked.year}):
        for entry in listed_days(asked.session, year):
            yield entry.day, weekday_name(entry.day), KIND_WORDS[entry.kind], entry.name, entry.basis


_DAY: Final = 13
_MEETING: Final = ("Mã cuộc họp", 14)
OFFICE_LISTS: Final = (
    ExportedList(
        "meetings",
        "Cuộc họp",
        [_MEETING, ("Tên cuộc họp", 50), ("Loại", 18), ("Kỳ", 12), ("Ngày", _DAY), ("Từ giờ", 10),
         ("Ngày kết thúc", _DAY), ("Đến giờ", 10), ("Địa điểm", 30), ("Hình thức", 14), ("Chủ trì", 26),
         ("Thư ký", 26), ("Trạng thái", 18), ("Diễn biến", 60)],
        _meetings,
    ),
    ExportedList(
        "conclusions",
        "Kết luận",
        [_MEETING, ("Ngày họp", _DAY), ("Số thứ tự", 8), ("Kết luận", 60), ("Nhiệm vụ", 24)],
        _conclusions,
    ),
    ExportedList(
        "agenda",
        "Chương trình",
        [_MEETING, ("Số thứ tự", 8), ("Từ giờ", 10), ("Đến giờ", 10), ("Nội dung", 60), ("Người trình bày", 26),
         ("Tài liệu", 30)],
        _agenda,
    ),
    ExportedList(
        "attendance",
        "Thành phần dự họp",
        [_MEETING, ("Số thứ tự", 8), ("Họ và tên", 28), ("Chức vụ", 34), ("Có mặt", 18), ("Lý do", 30),
         ("Người dự thay", 26), ("Đến lúc", 10), ("Về lúc", 10)],
        _attendance,
    ),
    ExportedList(
        "papers",
        "Văn bản đã ban hành",
        [("Loại", 8), ("Số", 8), ("Ký hiệu", 16), ("Ngày ban hành", _DAY), ("Trích yếu", 60), ("Mã cuộc họp", 14)],
        _papers,
    ),
    ExportedList(
        "people",
        "Thành viên",
        [("Mã", 8), ("Họ và tên", 28), ("Giới tính", 10), ("Chức vụ", 34), ("Bộ phận", 34),
         ("Vai trò trong Ban Chỉ đạo", 28), ("Phụ trách", 28), ("Loại cán bộ", 18), ("Đã ẩn", 8)],
        _people,
    ),
    ExportedList(
        "posts",
        "Chức vụ và vai trò",
        [("Mã", 8), ("Họ và tên", 28), ("Loại", 24), ("Chức vụ, vai trò", 34), ("Bộ phận", 34), ("Từ ngày", _DAY),
         ("Đến ngày", _DAY)],
        _posts,
    ),
    ExportedList(
        "departments",
        "Bộ phận",
        [("Mã", 10), ("Tên", 40), ("Tên ngắn", 24), ("Từ ngày", _DAY), ("Đến ngày", _DAY)],
        _departments,
    ),
    ExportedList(
        "calendar_days",
        "Ngày nghỉ, ngày làm bù",
        [("Ngày", _DAY), ("Thứ", 12), ("Loại", 18), ("Tên", 36), ("Căn cứ", 60)],
        _calendar_days,
    ),
)  # fmt: skip
