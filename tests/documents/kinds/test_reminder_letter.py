"""Letters that remind a unit: to whom, about which tasks, from which paper, who signs, what issuing records."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from cchc_desktop.committee.records import AdjustedText, Capacity, KindSigning, SealCase, SigningException
from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Document,
    Letterhead,
    Paragraph,
    SignatureRow,
    Table,
    block_texts,
)
from cchc_desktop.documents.issue import issue, prepare, read_entry
from cchc_desktop.documents.issuing import print_sheets, sheet_kind_named
from cchc_desktop.documents.kinds import reminder_letter
from cchc_desktop.documents.kinds.letter_facts import LateTask, ReminderFacts
from cchc_desktop.documents.sheets.asked import Asked, SheetPaper
from cchc_desktop.documents.sheets.letters import newest_reminder, read_reminders
from cchc_desktop.errors import NotFound
from cchc_desktop.register.drafting import begin_draft
from cchc_desktop.register.records import Paper, PaperForm
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.tasks.model import Reminder, Task
from tests.documents.measure import assert_decree30_pdf

TODAY = date(2021, 4, 5)
ISSUED = Paper("CV", "6", "UBND-VP", date(2021, 4, 5), form=PaperForm("reminder_letter"))
TASK = LateTask(1, "Lập sổ theo dõi.", "Bùi Ngọc Ước", "Kết luận 3, 13/TB-BCĐ", "xong trước ngày 15/12/2020", 112)
NOTICE = Paper("TB", "13", "TB-BCĐ", date(2020, 12, 9), "Kết luận của Trưởng Ban Chỉ đạo tại cuộc họp")


def read(file: Path, of: str = "", today: date = TODAY) -> tuple[SheetPaper, ...]:
    with open_file(file, read_only=True) as data, data.reading() as session:
        return read_reminders(session, Asked(today, of=of))


@pytest.fixture(scope="module")
def facts(sample_file: Path) -> ReminderFacts:
    (paper,) = read(sample_file, "MC")
    found = paper.build.args[0]  # type: ignore[attr-defined]
    assert isinstance(found, ReminderFacts)
    return found


def blocks(document: Document, kind: type, section: int = 0) -> list:
    return [block for block in document.sections[section].blocks if isinstance(block, kind)]


def texts(document: Document) -> list[str]:
    return [block_texts(block)[0] for block in blocks(document, Paragraph)]


def typed(**by_slot: str) -> Paper:
    return replace(ISSUED, form=PaperForm("reminder_letter", texts=tuple(by_slot.items())))


def test_letter_of_a_task_is_that_of_the_unit_of_its_lead(sample_file: Path) -> None:
    by_task, by_unit = read(sample_file, "T10"), read(sample_file, "MC")
    assert [paper.code for paper in by_task] == ["MC"]
    assert by_task[0].build() == by_unit[0].build()


def test_without_code_every_late_unit_gets_one_letter_and_leaders_none(sample_file: Path) -> None:
    papers = read(sample_file, today=date(2021, 5, 10))
    codes = [paper.code for paper in papers]
    assert "MC" in codes and "VPTK" in codes and "LD" not in codes and len(set(codes)) == len(codes)
    office = next(paper for paper in papers if paper.code == "VPTK").build()
    (table,) = blocks(office, Table)
    late = [int(row.cells[-1]) for row in table.rows]
    assert late == sorted(late, reverse=True) and len(late) > 1, "the longest overdue first"


@pytest.mark.parametrize(
    ("of", "said"),
    [
        ("XX", "mã XX. Các bộ phận trong tệp: LD, "),
        ("T02", "do lãnh đạo chủ trì"),
        ("VPTK", "Văn phòng - Thống kê"),
    ],
)
def test_code_without_a_letter_is_answered_by_one_sentence(sample_file: Path, of: str, said: str) -> None:
    with pytest.raises(NotFound) as refused:
        read(sample_file, of, date(2021, 3, 1))
    assert said in str(refused.value)


def test_day_without_late_tasks_says_so(sample_file: Path) -> None:
    with pytest.raises(NotFound, match="01/12/2020"):
        read(sample_file, today=date(2020, 12, 1))
    with open_file(sample_file, read_only=True) as data, data.reading() as session:
        assert newest_reminder(session, date(2020, 12, 1)) is None
        assert newest_reminder(session, TODAY) == Asked(TODAY, of="MC")


def test_draft_is_a_letter_of_the_ward_with_blank_number_and_day(facts: ReminderFacts) -> None:
    document = reminder_letter.build(facts)
    (head,) = blocks(document, Letterhead)
    assert head.issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN") and head.superior == ()
    assert head.number.replace("\u00a0", "") == "Số:/UBND-VP" and head.draft_mark == "DỰ THẢO"
    assert head.subject == "V/v đôn đốc thực hiện nhiệm vụ quá hạn"
    (to,) = blocks(document, Addressees)
    assert to.lines == ("Bộ phận Tiếp nhận và Trả kết quả (Một cửa)",)
    (end,) = blocks(document, SignatureRow)
    assert end.right.title == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert end.recipients.lines == ("- Như trên;", "- Chủ tịch, các PCT UBND phường (để b/c);", "- Lưu: VT, VP.")


def test_issued_letter_has_number_day_and_no_mark(facts: ReminderFacts) -> None:
    (head,) = blocks(reminder_letter.document(facts, ISSUED), Letterhead)
    assert (head.number, head.draft_mark) == ("Số: 06/UBND-VP", None)
    assert head.place_date == "Đức Sen, ngày 05 tháng 4 năm 2021"


def test_answer_is_asked_for_five_working_days_later_or_on_the_day_typed(facts: ReminderFacts) -> None:
    assert "trước ngày 12/4/2021 để tổng hợp./." in texts(reminder_letter.build(facts))[-1]
    own = reminder_letter.document(facts, typed(answer_by="20/4/2021"))
    assert "trước ngày 20/4/2021 để tổng hợp./." in texts(own)[-1]


def test_paper_that_gave_all_tasks_is_named_in_subject_and_opening(facts: ReminderFacts) -> None:
    named = replace(facts, given_by=NOTICE, given_by_organ="Ban Chỉ đạo")
    document = reminder_letter.build(named)
    (head,) = blocks(document, Letterhead)
    assert head.subject == "V/v đôn đốc thực hiện nhiệm vụ được giao tại Thông báo số 13/TB-BCĐ"
    assert texts(document)[0].startswith(
        "Thực hiện Thông báo số 13/TB-BCĐ ngày 09 tháng 12 năm 2020 của Ban Chỉ đạo về kết luận của Trưởng Ban Chỉ đạo "
        "tại cuộc họp; qua theo dõi, đến ngày 05 tháng 4 năm 2021, "
    )


def test_common_paper_is_found_where_all_tasks_come_from_one(sample_file: Path, tmp_path: Path) -> None:
    def move(source_of: str) -> ReminderFacts:
        with open_file(Path(shutil.copy(sample_file, tmp_path / f"{source_of}.cchc"))) as data:
            with data.writing() as session:
                other = session.scalars(select(Task).where(Task.code == source_of)).one()
                late = session.scalars(select(Task).where(Task.code == "T10")).one()
                late.source_kind, late.source_id = other.source_kind, other.source_id
            with data.reading() as session:
                return read_reminders(session, Asked(TODAY, of="MC"))[0].build.args[0]  # type: ignore[attr-defined]

    assert move("T04").given_by.cited == "13/TB-BCĐ"
    assert move("T10").given_by is None


def test_task_from_no_paper_has_a_dash_in_the_column_of_papers(facts: ReminderFacts) -> None:
    (table,) = blocks(reminder_letter.document(replace(facts, tasks=(replace(TASK, source=""),)), ISSUED), Table)
    assert [row.cells[2] for row in table.rows] == ["–"]


@pytest.mark.parametrize(("count", "in_annex"), [(0, False), (1, False), (7, False), (8, True), (40, True)])
def test_up_to_seven_tasks_stand_in_the_letter_more_in_an_annex(
    facts: ReminderFacts, count: int, in_annex: bool
) -> None:
    document = reminder_letter.document(replace(facts, tasks=(TASK,) * count), ISSUED)
    assert len(document.sections) == 1 + in_annex
    (table,) = blocks(document, Table, int(in_annex))
    assert len(table.rows) == count
    assert ("Phụ lục kèm theo" in texts(document)[0]) is in_annex
    if in_annex:
        (title,) = blocks(document, AppendixTitle, 1)
        assert title.label == "Phụ lục"
        assert title.reference == (
            "(Kèm theo Công văn số 06/UBND-VP ngày 05 tháng 4 năm 2021 của Ủy ban nhân dân phường Đức Sen)",
        )
    assert_decree30_pdf(pdf.render(document).data, document)


def test_end_mark_stands_once_whatever_is_typed(facts: ReminderFacts) -> None:
    document = reminder_letter.document(facts, typed(opening="Mở đầu./.", request="Yêu cầu:", demands="a)./.\nb)./."))
    whole = " ".join(text for block in document.sections[0].blocks for text in block_texts(block))
    assert whole.count("./.") == 1 and texts(document)[-1].endswith("b)./.")


def test_office_wording_holds_unless_the_letter_has_its_own(facts: ReminderFacts) -> None:
    worded = AdjustedText("reminder_letter", "request", "Đề nghị {đơn vị}:")
    office = replace(facts, profile=replace(facts.profile, texts=(worded,)))
    assert "Đề nghị Bộ phận Tiếp nhận và Trả kết quả (Một cửa):" in texts(reminder_letter.build(office))
    own = reminder_letter.document(office, typed(request="Đề nghị khẩn trương:", abstract="V/v nhắc việc."))
    assert "Đề nghị khẩn trương:" in texts(own)
    assert blocks(own, Letterhead)[0].subject == "V/v nhắc việc"


@pytest.mark.parametrize(
    ("capacity", "title"),
    [
        (Capacity.DEPUTY, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (Capacity.BY_ORDER, ("TL. CHỦ TỊCH",)),
        (Capacity.AUTHORISED, ("TUQ. CHỦ TỊCH",)),
        (Capacity.ACTING, ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    ],
)
def test_signer_of_another_capacity_signs_by_its_rule(
    facts: ReminderFacts, capacity: Capacity, title: tuple[str, ...]
) -> None:
    signer = next(person for person in facts.people if person.code == "P05")
    paper = replace(ISSUED, signer=signer, form=replace(ISSUED.form, signer_id=signer.id, capacity=capacity))
    (end,) = blocks(reminder_letter.document(facts, paper), SignatureRow)
    assert end.right.title[: len(title)] == title and end.right.name == signer.full_name


def test_committee_issues_the_letter_where_the_settings_say_so(facts: ReminderFacts) -> None:
    rule = SigningException("reminder_letter", None, SealCase.B)
    signing = KindSigning("reminder_letter", facts.people[0].id)
    profile = replace(facts.profile, signing=(rule,), signers=(signing,))
    document = reminder_letter.build(replace(facts, profile=profile))
    (head,) = blocks(document, Letterhead)
    assert head.superior == ("UBND PHƯỜNG ĐỨC SEN",) and head.issuer[0] == "BAN CHỈ ĐẠO"
    assert head.number.replace("\u00a0", "") == "Số:/BCĐ-VP"
    assert any(text.startswith("Trưởng Ban Chỉ đạo yêu cầu") for text in texts(document))
    assert document.author == facts.profile.committee


def test_issuing_is_possible_from_the_day_after_the_last_deadline(sample_file: Path) -> None:
    (paper,) = read(sample_file, "MC")
    assert paper.issuable is not None
    assert paper.issuable.not_before == date(2020, 12, 15)
    assert (paper.issuable.owner_kind, paper.issuable.owner_code) == ("department", "MC")
    assert paper.issuable.build(paper.issuable.paper) == paper.build()


def test_issuing_records_a_reminder_of_every_task(sample_file: Path, tmp_path: Path) -> None:
    with open_file(Path(shutil.copy(sample_file, tmp_path))) as data:
        with data.reading() as session:
            issuable = read_reminders(session, Asked(TODAY, of="MC"))[0].issuable
        assert issuable is not None and issuable.after_issue is not None
        with data.writing() as session:
            changes = issuable.after_issue(session, 1, ISSUED)
        with data.reading() as session:
            task = session.scalars(select(Task.id).where(Task.code == "T10")).one()
            reminders = session.scalars(
                select(Reminder).where(Reminder.task_id == task).order_by(Reminder.number)
            ).all()
    assert changes
    last = reminders[-1]
    assert (last.number, last.form, last.reference, last.sent_on) == (3, "công văn", "06/UBND-VP", TODAY)


def seconds(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return time.perf_counter() - start


def test_five_hundred_tasks_take_a_time_in_proportion(facts: ReminderFacts) -> None:
    some = reminder_letter.document(replace(facts, tasks=(TASK,) * 100), ISSUED)
    many = reminder_letter.document(replace(facts, tasks=(TASK,) * 500), ISSUED)
    for render in (docx.render, pdf.render):
        render(some)
        assert seconds(lambda: render(many)) < 10 * seconds(lambda: render(some)) + 0.2  # noqa: B023


def printed(file: Path, folder: Path) -> dict[str, bytes]:
    kind = sheet_kind_named("reminder_letter")
    assert kind is not None
    paths = print_sheets(file, kind, formats=("docx", "pdf"), folder=folder, of="MC", today=TODAY)
    return {path.name: path.read_bytes() for path in paths}


def test_letter_is_printed_from_its_draft_and_once_issued_from_what_was_kept(sample_file: Path, tmp_path: Path) -> None:
    file = Path(shutil.copy(sample_file, tmp_path / "m.cchc"))
    assert set(printed(file, tmp_path / "1")) == {f"reminder_letter-MC-du-thao.{name}" for name in ("docx", "pdf")}
    with open_file(file) as data:
        with data.reading() as session:
            (unit_id,) = {read_reminders(session, Asked(TODAY, of="MC"))[0].build.args[0].unit_id}  # type: ignore[attr-defined]
        with data.writing() as session:
            form = PaperForm("reminder_letter", texts=(("abstract", "nhắc việc"),))
            draft_id, _changes = begin_draft(session, "department", unit_id, "CV", form, "", begun_on=TODAY)
        with data.reading() as session:
            issuable = read_reminders(session, Asked(TODAY, of="MC"))[0].issuable
            assert issuable is not None and issuable.paper.id == draft_id and issuable.abstract == "V/v nhắc việc"
            entry = read_entry(session, issuable, number="15", issued_on=TODAY, today=TODAY)
        ready = prepare(issuable, entry)
        with data.writing() as session:
            issue(session, ready, now=datetime(2021, 4, 5, 9, tzinfo=UTC), today=TODAY)
    assert printed(file, tmp_path / "2") == {
        f"reminder_letter-MC.{name}": ready.pages[name] for name in ("docx", "pdf")
    }
    later = read(file, "MC", date(2021, 5, 4))[0].issuable
    assert later is not None and later.paper.id is None, "the next reminder is a new letter"
