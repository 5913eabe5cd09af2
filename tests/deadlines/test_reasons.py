"""The line under the calendar says how each deadline came out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind, deadlines
from cchc_desktop.deadlines.reasons import reason_of
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind, MeetingState
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks import extensions
from cchc_desktop.tasks.model import Task

TODAY = date(2021, 4, 5)


def reasons(file: DataFile, today: date = TODAY) -> dict[str, str]:
    with file.reading() as session:
        return {each.code: reason_of(session, each) for each in deadlines(session, today=today)}


def test_words_are_read_to_their_day(file: DataFile) -> None:
    found = reasons(file)
    assert found["T10"] == "Trước ngày 15/12/2020 → 14/12/2020"
    assert found["T11"].startswith("Trước ngày 09/4/2021 → 08/4/2021")
    assert found["T12"] == "Chưa có hạn: chưa rõ đến khi nào"
    assert found["2021-02"].startswith("Tháng nào cũng có")


def test_a_recurring_task_names_its_period_and_the_day_of_rest(file: DataFile) -> None:
    assert reasons(file)["T07"] == (
        "Ngày 25 hằng tháng, kỳ tháng 4/2021 → 25/4/2021. "
        "25/4/2021 là ngày nghỉ (Chủ nhật); ngày làm việc liền trước: 23/4/2021"
    )


def test_a_notice_counts_working_days_and_names_the_days_off_between(file: DataFile) -> None:
    details = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, "2021-04", date(2021, 4, 16))
    with file.writing() as session:
        meeting_id, _changes = service.create_meeting(session, details, today=TODAY)
        session.get_one(Meeting, meeting_id).state = MeetingState.HELD
    owed = next(code for code in reasons(file, date(2021, 4, 20)) if code.startswith("GB-2021-04"))
    assert reasons(file, date(2021, 4, 20))[owed] == (
        "05 ngày làm việc sau 16/4/2021 → 26/4/2021 (không tính: 21/4/2021 Giỗ Tổ Hùng Vương)"
    )


def test_an_extension_is_named_and_one_that_waits_too(file: DataFile) -> None:
    with file.writing() as session:
        task = session.scalars(select(Task).where(Task.code == "T11")).one()
        request = extensions.ExtensionRequest(date(2021, 4, 15), "chờ số liệu", TODAY)
        extensions.extend(session, [task.id], request, None, TODAY, today=TODAY)
        later = extensions.ExtensionRequest(date(2021, 4, 20), "chờ tiếp", TODAY)
        extensions.ask_extension(session, task.id, later, today=TODAY)
    assert reasons(file)["T11"].endswith(
        "Đã gia hạn 1 lần, đến 15/4/2021. Đang xin gia hạn đến 20/4/2021, chưa quyết định"
    )


def test_a_record_that_is_gone_has_no_reason(file: DataFile) -> None:
    with file.reading() as session:
        known = deadlines(session, today=TODAY)[0]
        gone = Deadline(DeadlineKind.TASK, known.day, "T99", "x", known.label, record_id=999)
        assert reason_of(session, gone) == ""
