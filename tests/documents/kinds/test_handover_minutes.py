"""Minutes of a handover: both sides, the number as typed or of the register, what goes over, who confirms."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cchc_desktop.committee.records import SealCase
from cchc_desktop.documents.content import Document, Letterhead, Paragraph, SignatureRow, Table
from cchc_desktop.documents.issue_checks import symbol_of
from cchc_desktop.documents.kinds import handover_minutes
from cchc_desktop.documents.kinds.handover_facts import HandoverFacts, Party
from cchc_desktop.documents.sheets.asked import SAMPLE_DAY, Asked
from cchc_desktop.documents.sheets.handovers import newest_handover, read_handover
from cchc_desktop.errors import NotFound
from cchc_desktop.register.records import Paper, PaperForm
from cchc_desktop.register.service import issue
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.facts import task_id_of
from cchc_desktop.tasks.handover_list import handover_rows
from cchc_desktop.tasks.handovers import HandoverDetails, hand_over
from cchc_desktop.tasks.queries import rows_by_id
from cchc_desktop.tasks.records import HANDOVER
from tests.documents.kinds.handover_parts import busy_handover
from tests.meetings.conftest import data

__all__ = ["data"]


@pytest.fixture(scope="session")
def facts(sample_file: Path) -> HandoverFacts:
    with open_file(sample_file, read_only=True) as data, data.reading() as session:
        return read(session, "BG1")


def read(session, code: str) -> HandoverFacts:  # type: ignore[no-untyped-def]
    (paper,) = read_handover(session, Asked(SAMPLE_DAY, of=code))
    return paper.build.args[0]  # type: ignore[attr-defined,no-any-return]


def texts(document: Document) -> list[str]:
    return [block.runs[0].text for block in document.sections[0].blocks if isinstance(block, Paragraph)]


def head(document: Document) -> Letterhead:
    return next(block for block in document.sections[0].blocks if isinstance(block, Letterhead))


def end(document: Document) -> SignatureRow:
    return next(block for block in document.sections[0].blocks if isinstance(block, SignatureRow))


@pytest.mark.parametrize("case", [SealCase.A, SealCase.B, SealCase.C])
def test_typed_number_keeps_its_symbol_and_says_nothing_of_the_organ(facts: HandoverFacts, case: SealCase) -> None:
    found = head(handover_minutes.build(replace(facts, profile=replace(facts.profile, seal_case=case))))
    assert (found.number, found.place_date, found.draft_mark) == ("Số: 02/BB-BG", None, None)
    assert (found.issuer[0] == "ỦY BAN NHÂN DÂN") is (case is SealCase.A)


def test_symbol_of_the_organ_decides_the_head(facts: HandoverFacts) -> None:
    paper = Paper("BB", "7", "BB-UBND", date(2021, 2, 26))
    assert head(handover_minutes.document(facts, paper)).issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN")


@pytest.mark.parametrize("case", [SealCase.A, SealCase.B])
def test_typed_symbol_is_kept_when_the_minutes_are_issued(facts: HandoverFacts, case: SealCase) -> None:
    profile = replace(facts.profile, seal_case=case)
    assert symbol_of(handover_minutes.issuable(replace(facts, profile=profile))) == "BB-BG"
    without = replace(facts, profile=profile, paper=busy_handover(facts).paper)
    assert symbol_of(handover_minutes.issuable(without)) == ("BB-UBND" if case is SealCase.A else "BB-BCĐ")


def test_minutes_without_a_number_are_a_draft(facts: HandoverFacts) -> None:
    document = handover_minutes.build(busy_handover(facts))
    assert head(document).draft_mark == "DỰ THẢO"
    assert "năm 2021" in texts(document)[0] and "26 tháng" not in texts(document)[0]


@pytest.mark.parametrize(
    ("case", "post"), [(SealCase.A, "CHỦ TỊCH"), (SealCase.B, "CHỦ TỊCH UBND PHƯỜNG"), (SealCase.C, "TRƯỞNG BAN")]
)
def test_leader_confirms_below_both_sides(facts: HandoverFacts, case: SealCase, post: str) -> None:
    found = end(handover_minutes.build(replace(facts, profile=replace(facts.profile, seal_case=case))))
    assert found.left is not None and found.below is not None
    assert (found.left.title, found.left.name) == (("BÊN GIAO",), "Đặng Hòa An")
    assert (found.right.title, found.right.name) == (("BÊN NHẬN",), "Lê Đức Anh")
    assert (found.below.title, found.below.post) == (("XÁC NHẬN CỦA LÃNH ĐẠO",), (post,))


def test_department_takes_over_under_its_name(facts: HandoverFacts) -> None:
    document = handover_minutes.build(replace(facts, taker=Party("Văn hóa - Xã hội")))
    assert "2. Bên nhận: Văn hóa - Xã hội." in texts(document)
    assert end(document).right.name == ""


def test_handover_for_good_says_so(facts: HandoverFacts) -> None:
    words = texts(handover_minutes.build(replace(facts, ends_on=None)))
    assert "2. Thời gian: từ ngày 01/3/2021, không thời hạn." in words


def test_text_of_the_office_is_printed_with_one_end_mark(facts: HandoverFacts) -> None:
    form = PaperForm(handover_minutes.KIND, texts=(("closing", "Lập thành {số bản} và {bên nhận} giữ./."),))
    words = texts(handover_minutes.document(facts, replace(facts.paper, form=form)))
    assert words[-1] == "Lập thành {số bản} và đồng chí Lê Đức Anh giữ./."


def test_tasks_that_went_over_are_listed_with_their_deadlines(data: DataFile) -> None:
    with data.writing() as session:
        row = next(each for each in handover_rows(session, today=SAMPLE_DAY) if each.code == "BG1")
        (task,) = rows_by_id(session, {task_id_of(session, "T10")}, today=SAMPLE_DAY)
        assert task.lead_actor is not None
        details = HandoverDetails(task.lead_actor, row.details.taker, date(2021, 4, 5), None, "đi học")
        hand_over(session, details, [task.id], today=SAMPLE_DAY, code="BG2")
    with data.reading() as session:
        assert newest_handover(session, SAMPLE_DAY) == Asked(SAMPLE_DAY, of="BG2")
        document = handover_minutes.build(read(session, "BG2"))
    (table,) = [block for block in document.sections[0].blocks if isinstance(block, Table)]
    assert [row.cells for row in table.rows] == [
        ("1", table.rows[0].cells[1], "xong trước ngày 15/12/2020", "60", ""),
    ]
    assert table.rows[0].cells[1].startswith("T10. Niêm yết công khai")


def test_issued_minutes_take_the_number_of_the_register_and_tell_the_handover(data: DataFile) -> None:
    with data.writing() as session:
        (made,) = read_handover(session, Asked(SAMPLE_DAY, of="BG1"))
        issuable = made.issuable
        assert issuable is not None and issuable.after_issue is not None
        paper = Paper("BB", "3", "BB-BCĐ", date(2021, 4, 5), form=PaperForm(handover_minutes.KIND))
        id_ = issue(session, HANDOVER, issuable.owner_id, paper, now=datetime(2021, 4, 5, 9, tzinfo=UTC))
        issuable.after_issue(session, id_, paper)
    with data.reading() as session:
        assert head(handover_minutes.build(read(session, "BG1"))).number == "Số: 03/BB-BCĐ"
        row = next(each for each in handover_rows(session, today=SAMPLE_DAY) if each.code == "BG1")
        assert (row.details.minutes_number, row.details.signed_on) == ("03/BB-BCĐ", date(2021, 4, 5))


def test_unknown_handover_is_named(sample_file: Path) -> None:
    with (
        open_file(sample_file, read_only=True) as data,
        data.reading() as session,
        pytest.raises(NotFound, match="BG9"),
    ):
        read(session, "BG9")
