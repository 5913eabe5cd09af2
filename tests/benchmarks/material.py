"""What is measured: the sample file, files with many meetings, and minutes of as many pages as wanted.

All content is invented. As a command (``material.py FILE MEETINGS [CHANGES] [MEGABYTES]``) it makes a file, so that a
measurement of whole processes loads nothing itself.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2

from cchc_desktop import paths
from cchc_desktop.documents import pdf
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import AgendaItem, Attendance, Conclusion, Meeting
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import ConclusionEntry, MeetingFacts, MeetingKind, MeetingState, Presence
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile

SAMPLE_MEETING = "GB-2020-12"
DRAFT_DAY = date(2021, 4, 5)
_FIRST_DAY = date(2020, 1, 2)
_SIGNED_AT = datetime(2021, 4, 5, tzinfo=UTC)
_SPEECH = (
    (
        "1. Ý kiến của Bộ phận Một cửa: hồ sơ tiếp nhận trong kỳ đã giải quyết đúng hạn, riêng lĩnh vực đất đai còn "
        "hồ sơ chờ ý kiến của cơ quan chuyên môn cấp trên; đề nghị công chức được giao theo dõi cập nhật tiến độ hằng "
        "tuần, báo cáo kết quả trước ngày họp giao ban."
    ),
    "a) Niêm yết công khai thủ tục hành chính: đã thay bảng niêm yết tại trụ sở, bổ sung mã để tra cứu.",
    "- Cải cách chế độ công vụ: mở một lớp tập huấn về kỹ năng giao tiếp với người dân, có 32 người tham gia.",
)


def sample_file(path: Path) -> Path:
    """Make the file of the sample committee."""
    load_file(path, paths.resources("sample", "sample.yaml"))
    return path


def file_with_meetings(path: Path, count: int) -> Path:
    """Make a file of the sample committee with this many meetings besides its own, each with its rows."""
    sample_file(path)
    with open_file(path) as data, data.writing() as session:
        people = list(session.scalars(select(Attendance.person_id).where(Attendance.person_id.is_not(None)).distinct()))
        meetings = [_meeting(number) for number in range(count)]
        session.add_all(meetings)
        session.flush()
        for meeting in meetings:
            session.add_all(_children(meeting.id, people))
        session.flush()
        for meeting in meetings:
            if meeting.start_date < DRAFT_DAY:
                meeting.state, meeting.signed_at = MeetingState.SIGNED, _SIGNED_AT
    return path


def add_years_of_use(path: Path, changes: int, megabytes: int) -> None:
    """Add steps to the history, ten changes each, and scans of this size in all, past everything that watches."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("BEGIN")
    step = (
        "INSERT INTO history_step (at, account, title, kind, state, visit, sentence) "
        "VALUES (?, 'thu-ky', 'Thông tin', 'edit', 'live', '', '')"
    )
    change = (
        'INSERT INTO history_change (step_id, table_name, row_id, "action", record_kind, record_id, "before", "after") '
        "VALUES (?, 'meeting', ?, 'update', 'meeting', ?, ?, ?)"
    )
    for first in range(0, changes, 10):
        number = connection.execute(step, (_SIGNED_AT.isoformat(timespec="microseconds"),)).lastrowid
        ids = [n % 1000 + 1 for n in range(first, first + 10)]
        connection.executemany(
            change, [(number, each, each, '{"place":"Phòng 1"}', '{"place":"Phòng 2"}') for each in ids]
        )
    add_scans(connection, megabytes)
    connection.execute("COMMIT")
    connection.close()


def add_scans(connection: dbapi2.Connection, megabytes: int) -> None:
    """Store one file of this size in pieces, within a transaction."""
    if megabytes:
        size = megabytes * 1_000_000
        connection.execute("INSERT INTO stored_file (id, sha256, size) VALUES (1, ?, ?)", ("0" * 64, size))
    for position in range(megabytes):
        piece = (position, os.urandom(1_000_000))
        connection.execute("INSERT INTO stored_chunk (file_id, position, data) VALUES (1, ?, ?)", piece)


def draft_of_pages(data: DataFile, pages: int) -> int:
    """Add a draft of April 2021 whose minutes have this many pages; return its id."""
    with data.writing() as session:
        meeting = _new_draft(session)
        facts = meeting_facts(session, meeting)
        text = long_proceedings(facts, pages)
        service.save_proceedings(session, meeting, text, today=DRAFT_DAY)
        service.save_conclusions(session, meeting, "", _CONCLUSIONS, today=DRAFT_DAY)
        entries = [replace(entry, presence=Presence.PRESENT) for entry in facts.attendance]
        service.save_attendance(session, meeting, entries, participants_wording=(), today=DRAFT_DAY)
    return meeting


def long_proceedings(facts: MeetingFacts, pages: int) -> str:
    """Return proceedings that make the minutes of these facts this many pages long."""
    lines = ["I. KHAI MẠC", "Chủ trì tuyên bố lý do, giới thiệu thành phần.", "II. BÁO CÁO VÀ THẢO LUẬN"]
    while pdf.render(minutes.build(replace(facts, proceedings="\n".join(lines)))).page_count < pages:
        lines += _SPEECH
    return "\n".join([*lines, "[[Kết luận]]"])


def facts_of(data: DataFile, code: str) -> MeetingFacts:
    """Return the facts of a meeting."""
    with data.reading() as session:
        return meeting_facts(session, meeting_id(session, code))


_CONCLUSIONS = tuple(
    ConclusionEntry(f"Giao Bộ phận Một cửa chủ trì, phối hợp với Văn phòng rà soát hồ sơ trễ hẹn {part}, xong trước "
                    "ngày 15/5/2021.")
    for part in ("lĩnh vực đất đai", "lĩnh vực hộ tịch", "lĩnh vực chứng thực")
)  # fmt: skip


def _new_draft(session: Session) -> int:
    sample = meeting_facts(session, meeting_id(session, SAMPLE_MEETING)).details
    details = replace(
        sample, title="Họp giao ban tháng 4 năm 2021", period="2021-04", start_date=DRAFT_DAY, end_date=None
    )
    meeting, _changes = service.create_meeting(session, details, today=DRAFT_DAY)
    return meeting


def _meeting(number: int) -> Meeting:
    day = _FIRST_DAY + timedelta(days=2 * number)
    return Meeting(
        code=f"GB-{day.year}-{number:04}",
        kind=MeetingKind.MONTHLY,
        period=f"{day:%Y-%m}",
        title=f"Họp giao ban Ban Chỉ đạo Cải cách hành chính, phiên thứ {number} của tháng {day.month} năm {day.year}",
        start_date=day,
        start_time=time(14),
        end_time=time(16, 30),
        place="Phòng họp số 305, trụ sở Ủy ban nhân dân phường",
        state=MeetingState.DRAFT_MINUTES if day < DRAFT_DAY else MeetingState.PLANNED,
        proceedings="\n".join(["I. KHAI MẠC", *_SPEECH * 3]),
    )


def _children(meeting: int, people: list[int | None]) -> list[AgendaItem | Attendance | Conclusion]:
    return [
        *(AgendaItem(meeting_id=meeting, position=n, content=f"Nội dung thứ {n + 1} của cuộc họp") for n in range(5)),
        *(
            Attendance(meeting_id=meeting, position=n, person_id=person, presence=Presence.PRESENT)
            for n, person in enumerate(people[:12])
        ),
        *(Conclusion(meeting_id=meeting, position=n, text=entry.text) for n, entry in enumerate(_CONCLUSIONS)),
    ]


if __name__ == "__main__":
    target, meetings, used = Path(sys.argv[1]), int(sys.argv[2]), [int(word) for word in sys.argv[3:]]
    print(file_with_meetings(target, meetings) if meetings else sample_file(target))
    if used:
        add_years_of_use(target, *used)
