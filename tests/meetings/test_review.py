"""The review of earlier decisions: which tasks it holds, in what state, and that signing freezes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.documents.content import Orientation, block_texts
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.errors import Conflict
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import CarryOverLine, Conclusion, Meeting
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import ConclusionEntry, MeetingDetails, MeetingFacts, MeetingKind
from cchc_desktop.meetings.review import open_elsewhere
from cchc_desktop.meetings.reviewing import ReviewEdit, save_review
from cchc_desktop.meetings.signing import reopen_minutes, sign_minutes
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.model import Extension, ProgressUpdate, Task
from cchc_desktop.tasks.records import DeadlineLabel, ExtensionResult, SourceKind, TaskState, UpdateKind
from tests.exchange.conftest import SAMPLE
from tests.meetings.test_queries import statements

TODAY = date(2021, 4, 5)
OPEN_ON_THAT_DAY = 6
"""Of the fourteen tasks of the sample eight are done."""
NOW = datetime(2021, 4, 5, 9, 0, tzinfo=UTC)
Wanted = Callable[[MeetingKind, date], int]


@pytest.fixture
def data(tmp_path: Path) -> Iterator[DataFile]:
    load_file(tmp_path / "a.cchc", SAMPLE)
    with open_file(tmp_path / "a.cchc", rooms=ROOMS) as opened:
        yield opened


@pytest.fixture
def meeting(data: DataFile) -> Wanted:
    def make(kind: MeetingKind, day: date) -> int:
        details = MeetingDetails(
            "Họp giao ban", kind, f"{day:%Y-%m}", day, time(8, 0), end_time=time(9, 0), place="P. 305",
            chair_id=1, secretary_id=5,
        )  # fmt: skip
        with data.writing() as session:
            return service.create_meeting(session, details, today=TODAY)[0]

    return make


def facts_of(data: DataFile, meeting_id: int) -> MeetingFacts:
    with data.reading() as session:
        return meeting_facts(session, meeting_id)


def codes(facts: MeetingFacts) -> list[str]:
    return [line.code for line in facts.review.lines]


def task(session: Session, code: str) -> Task:
    return session.scalars(select(Task).where(Task.code == code)).one()


def test_the_next_meeting_takes_what_is_open_and_what_was_completed_since(data: DataFile, meeting: Wanted) -> None:
    facts = facts_of(data, meeting(MeetingKind.MONTHLY, date(2021, 1, 20)))
    assert sorted(codes(facts)) == ["T01", "T02", "T03", "T04", "T05", "T06", "T07"]
    labels = {line.code: line.label for line in facts.review.lines}
    assert labels["T04"] is DeadlineLabel.DONE_LATE
    assert (labels["T07"], labels["T02"]) == (DeadlineLabel.ON_TRACK, DeadlineLabel.DONE_LATE)
    assert facts.review.since == date(2020, 12, 4)


def test_what_was_completed_before_the_last_meeting_is_told_once(data: DataFile, meeting: Wanted) -> None:
    meeting(MeetingKind.MONTHLY, date(2021, 1, 20))
    facts = facts_of(data, meeting(MeetingKind.MONTHLY, date(2021, 2, 26)))
    assert codes(facts) == ["T07"]
    assert facts.review.lines[0].period == "2021-02"


def test_labels_are_those_of_the_day_of_the_meeting(data: DataFile, meeting: Wanted) -> None:
    """T05 was extended on 14/12 and completed on 30/12; on 12/12 neither had happened."""
    early = facts_of(data, meeting(MeetingKind.MONTHLY, date(2020, 12, 12)))
    late = facts_of(data, meeting(MeetingKind.MONTHLY, date(2020, 12, 29)))
    line = next(each for each in early.review.lines if each.code == "T05")
    assert (line.label, line.due_on, line.completed_on) == (DeadlineLabel.DUE_SOON, date(2020, 12, 14), None)
    line = next(each for each in late.review.lines if each.code == "T05")
    assert (line.label, line.due_on) == (DeadlineLabel.DUE_SOON, date(2020, 12, 31))


def test_other_series_are_left_alone_unless_chosen(data: DataFile, meeting: Wanted) -> None:
    id_ = meeting(MeetingKind.QUARTERLY, date(2021, 4, 5))
    assert codes(facts_of(data, id_)) == []
    with data.reading() as session:
        assert open_elsewhere(session, id_) == OPEN_ON_THAT_DAY
    with data.writing() as session:
        save_review(session, id_, {}, with_other_sources=True, today=TODAY)
    with data.reading() as session:
        assert open_elsewhere(session, id_) == 0
    open_codes = ["T10", "T11", "T14", "T07", "T12", "T13"]
    assert set(open_codes) <= set(codes(facts_of(data, id_)))


def test_a_task_is_left_out_with_a_reason_and_taken_in_without_one(data: DataFile, meeting: Wanted) -> None:
    id_ = meeting(MeetingKind.MONTHLY, date(2021, 1, 20))
    with data.writing() as session:
        edit = ReviewEdit(left_out=" đã báo cáo riêng ")
        save_review(session, id_, {task(session, "T07").id: edit}, with_other_sources=False, today=TODAY)
    facts = facts_of(data, id_)
    assert "T07" not in codes(facts)
    assert [(each.code, each.reason) for each in facts.review.skipped] == [("T07", "đã báo cáo riêng")]
    with data.writing() as session:
        edits = {task(session, "T07").id: ReviewEdit(left_out=" \t")}
        save_review(session, id_, edits, with_other_sources=False, today=TODAY)
    assert "T07" in codes(facts_of(data, id_))


def test_what_is_typed_in_the_review_reaches_the_task(data: DataFile, meeting: Wanted) -> None:
    id_ = meeting(MeetingKind.MONTHLY, date(2021, 1, 20))
    with data.writing() as session:
        row = task(session, "T07")
        edit = ReviewEdit("đã gửi biểu mẫu", "thiếu mẫu", "gửi mẫu chung")
        save_review(session, id_, {row.id: edit}, with_other_sources=False, today=TODAY)
    line = next(each for each in facts_of(data, id_).review.lines if each.code == "T07")
    assert (line.last_result, line.cause, line.measure) == ("đã gửi biểu mẫu", "thiếu mẫu", "gửi mẫu chung")
    with data.reading() as session:
        logged = session.scalars(select(ProgressUpdate).where(ProgressUpdate.text == "đã gửi biểu mẫu")).one()
        assert (logged.day, logged.period) == (date(2021, 1, 20), "2021-01")


def test_the_review_of_signed_minutes_is_refused(data: DataFile) -> None:
    with data.writing() as session, pytest.raises(Conflict):
        signed = session.scalars(select(Meeting.id).where(Meeting.code == "GB-2020-12")).one()
        save_review(session, signed, {}, with_other_sources=True, today=TODAY)


def test_signing_freezes_the_review_and_reopening_lets_it_live(data: DataFile, meeting: Wanted) -> None:
    id_ = meeting(MeetingKind.MONTHLY, date(2021, 1, 20))
    with data.writing() as session:
        service.save_conclusions(session, id_, "", [ConclusionEntry("Giao MC.")], today=TODAY)
    before = facts_of(data, id_)
    with data.writing() as session:
        paper = Paper("BB", "2", "BB-BCĐ", date(2021, 1, 20))
        sign_minutes(session, before, paper, {}, now=NOW, today=TODAY)
    with data.writing() as session:
        task(session, "T07").state = TaskState.CANCELLED
    signed = facts_of(data, id_)
    assert signed.review.is_frozen
    assert signed.review.lines == before.review.lines
    with data.writing() as session:
        reopen_minutes(session, id_, "sai tên", now=NOW)
    with data.reading() as session:
        assert session.scalars(select(CarryOverLine)).all() == []
    assert "T07" not in codes(facts_of(data, id_))


def test_the_minutes_count_and_list_the_tasks(data: DataFile, meeting: Wanted) -> None:
    facts = facts_of(data, meeting(MeetingKind.MONTHLY, date(2021, 1, 20)))
    lines = [
        text for section in minutes.build(facts).sections for block in section.blocks for text in block_texts(block)
    ]
    at = next(number for number, line in enumerate(lines) if "KIỂM ĐIỂM VIỆC THỰC HIỆN" in line)
    assert lines[at + 1] == (
        "Tổng số 07 nhiệm vụ: 04 hoàn thành đúng hạn, 02 hoàn thành quá hạn, 01 đang thực hiện; "
        "không có nhiệm vụ quá hạn chưa hoàn thành."
    )
    assert lines[at + 2].startswith("1. Kiểm đếm kết quả thực hiện nhiệm vụ CCHC theo tháng, quý (tháng 01/2021). ")
    late = next(line for line in lines if "Lập lịch họp giao ban" in line)
    assert "Chủ trì: Hoàng Thị Thúy Nga; thời hạn: xong trước ngày 15/12/2020" in late
    assert "tình trạng: hoàn thành quá hạn ngày 15/12/2020 (01 ngày)" in late


def test_an_overdue_task_tells_its_result_cause_and_measure(data: DataFile, meeting: Wanted) -> None:
    with data.writing() as session:
        row = task(session, "T04")
        row.completed_on, row.state = None, TaskState.IN_PROGRESS
        row.cause, row.measure = "thiếu mẫu", "xong trong tháng 02"
        session.add(
            ProgressUpdate(
                task_id=row.id, kind=UpdateKind.PROGRESS, day=date(2021, 1, 10), progress=60, text="đã có dự thảo"
            )
        )
    facts = facts_of(data, meeting(MeetingKind.MONTHLY, date(2021, 1, 20)))
    line = facts.review.lines[0]
    assert (line.code, line.label, line.days_late) == ("T04", DeadlineLabel.OVERDUE, 37)
    text = next(
        text
        for block in minutes.build(facts).sections[0].blocks
        for text in block_texts(block)
        if "Lập lịch họp giao ban" in text
    )
    assert text.endswith("Kết quả: đã có dự thảo. Nguyên nhân: thiếu mẫu. Giải pháp: xong trong tháng 02.")


def test_a_long_review_stands_in_an_annex_across_the_page(data: DataFile, meeting: Wanted) -> None:
    id_ = meeting(MeetingKind.MONTHLY, date(2021, 3, 3))
    with data.writing() as session:
        source = session.scalars(select(Conclusion.id).order_by(Conclusion.id)).first()
        session.add_all(
            Task(
                code=f"T{number}",
                work=f"Việc {number}",
                state=TaskState.ASSIGNED,
                source_kind=SourceKind.CONCLUSION,
                source_id=source,
                assigned_on=date(2020, 12, 4),
                due_on=date(2021, 3, 1),
                original_due_on=date(2021, 3, 1),
            )
            for number in range(20, 40)
        )
    document = minutes.build(facts_of(data, id_))
    assert [section.orientation for section in document.sections] == [Orientation.PORTRAIT, Orientation.LANDSCAPE]
    words = [text for block in document.sections[0].blocks for text in block_texts(block)]
    assert any("(có Phụ lục kèm theo)" in text for text in words)
    assert not any("Việc 20" in text for text in words)


def test_the_number_of_statements_does_not_grow_with_the_tasks(data: DataFile, meeting: Wanted) -> None:
    id_ = meeting(MeetingKind.MONTHLY, date(2021, 3, 3))
    with statements(data) as few:
        facts_of(data, id_)
    with data.writing() as session:
        source = session.scalars(select(Conclusion.id).order_by(Conclusion.id)).first()
        for number in range(100, 300):
            session.add(
                Task(
                    code=f"T{number}",
                    work="Việc",
                    state=TaskState.ASSIGNED,
                    source_kind=SourceKind.CONCLUSION,
                    source_id=source,
                    assigned_on=date(2020, 12, 4),
                )
            )
    with statements(data) as many:
        assert len(facts_of(data, id_).review.lines) > 200
    assert len(many) == len(few)


def test_an_extension_granted_after_the_meeting_does_not_reach_back(data: DataFile, meeting: Wanted) -> None:
    id_ = meeting(MeetingKind.YEAR_END, date(2021, 4, 9))
    with data.writing() as session:
        row = task(session, "T11")
        session.add(
            Extension(
                task_id=row.id,
                number=1,
                from_due=date(2021, 4, 8),
                to_due=date(2021, 5, 8),
                result=ExtensionResult.GRANTED,
                decided_on=date(2021, 4, 12),
            )
        )
        row.due_on = date(2021, 5, 8)
    line = next(each for each in facts_of(data, id_).review.lines if each.code == "T11")
    assert (line.label, line.due_on, line.days_late) == (DeadlineLabel.OVERDUE, date(2021, 4, 8), 1)
