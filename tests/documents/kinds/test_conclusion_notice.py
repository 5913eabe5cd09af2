"""The notice of conclusions and its annex: tasks by who leads them, nothing lost, nothing twice, whose head it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.committee.records import AddressForm, AdjustedText, Capacity, SealCase
from cchc_desktop.documents.content import (
    Heading,
    Letterhead,
    Paragraph,
    SignatureRow,
    Table,
    Title,
    block_texts,
)
from cchc_desktop.documents.kinds import conclusion_notice, task_annex
from cchc_desktop.documents.kinds.notice_tasks import point_letter
from cchc_desktop.documents.layout_check import check_layout
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from tests.documents.kinds.meeting_papers import entry, with_paper
from tests.documents.kinds.notice_parts import NGA, OUT_OF_SIGHT, clauses, concluded, led, notice, plain, said, task

__all__ = ["plain"]

Changed = Callable[..., MeetingFacts]


# --------------------------------------------------------------------------------------------------------- the whole


def test_notice_opens_and_closes_as_the_contract_says(monthly: MeetingFacts) -> None:
    lines = notice(monthly)
    chair = "đồng chí Nguyễn Thị Minh Hằng - Chủ tịch UBND phường"
    meeting = "cuộc họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020"
    assert lines[0] == (
        f"Ngày 04 tháng 12 năm 2020, tại Phòng họp số 305, trụ sở UBND phường Đức Sen, {chair}, Trưởng Ban Chỉ đạo đã "
        f"chủ trì {meeting}."
    )
    assert lines[1] == (
        "Tham dự cuộc họp có: đồng chí Đỗ Văn Khải, Phó Bí thư Thường trực Đảng ủy phường; các đồng chí lãnh đạo UBND "
        "phường; các thành viên Ban Chỉ đạo Cải cách hành chính (CCHC) phường và Tổ giúp việc."
    )
    assert lines[-1] == (
        f"Ban Chỉ đạo Cải cách hành chính phường Đức Sen thông báo kết luận của {chair} để các đơn vị, cá nhân liên "
        "quan biết, thực hiện./."
    )
    assert sum(line.count("./.") for line in lines) == 1
    document = conclusion_notice.build(with_paper(monthly, entry("TB")))
    title = next(block for block in document.sections[0].blocks if isinstance(block, Title))
    assert (title.name, title.abstract) == ("THÔNG BÁO", f"Kết luận của {chair} tại {meeting}")


def test_notice_of_the_register_keeps_the_abstract_entered_there(monthly: MeetingFacts) -> None:
    title = next(block for block in conclusion_notice.build(monthly).sections[0].blocks if isinstance(block, Title))
    assert title.abstract == "Kết luận của Trưởng Ban Chỉ đạo tại cuộc họp giao ban tháng 12 năm 2020"


def test_notice_of_a_meeting_without_conclusions_leaves_a_blank_that_the_check_names(monthly: MeetingFacts) -> None:
    facts = replace(monthly, conclusions=(), assigned=(), conclusions_lead_in="")
    assert "1. ……" in notice(facts)
    document = conclusion_notice.build(with_paper(facts, entry("TB")))
    assert "blank" in [finding.rule for finding in check_layout(document)]


def test_participants_are_grouped_without_the_chair_and_without_a_list(monthly: MeetingFacts) -> None:
    line = notice(replace(monthly, participants_wording=()))[1]
    assert "danh sách" not in line and "Minh Hằng" not in line
    few = replace(monthly, participants_wording=(), attendance=monthly.attendance[:3])
    assert notice(few)[1] == (
        "Tham dự cuộc họp có: đồng chí Trần Quốc Đạt, Phó Chủ tịch UBND phường, Phó Trưởng ban Thường trực; đồng chí "
        "Phạm Thu Hoài, Phó Chủ tịch UBND phường, Phó Trưởng ban."
    )


def test_line_about_participants_is_left_out_while_nobody_is_entered(monthly: MeetingFacts) -> None:
    facts = replace(monthly, participants_wording=(), attendance=())
    assert not any(line.startswith("Tham dự") for line in notice(facts))


# ------------------------------------------------------------------------------------------------------------- tasks


def test_one_task_of_a_lead_is_one_sentence_with_co_workers_and_deadline(plain: MeetingFacts) -> None:
    facts = concluded(plain, led(1, "Lập danh mục.", helpers=(NGA,), due="xong trước ngày 15/12/2020"))
    who = "đồng chí Lê Đức Ánh chủ trì, phối hợp với đồng chí Hoàng Thị Thúy Nga"
    assert clauses(facts) == [f"Giao {who} lập danh mục, xong trước ngày 15/12/2020."]


def test_several_tasks_of_a_lead_are_points_where_the_first_one_stands(plain: MeetingFacts) -> None:
    unit = task(2, "UBND phường báo cáo", lead="Văn phòng - Thống kê")
    facts = concluded(plain, led(1), unit, led(3, "100% hồ sơ có thư xin lỗi", helpers=(NGA, OUT_OF_SIGHT)))
    assert clauses(facts) == [
        "1. Giao đồng chí Lê Đức Ánh chủ trì thực hiện các nhiệm vụ:",
        "a) Lập danh mục.",
        "b) Phối hợp với đồng chí Hoàng Thị Thúy Nga, Công an phường: 100% hồ sơ có thư xin lỗi.",
        "2. Giao Văn phòng - Thống kê UBND phường báo cáo.",
    ]


def test_several_comrades_share_one_form_of_address(plain: MeetingFacts) -> None:
    helpers = (NGA, (10, "Bùi Ngọc Ước"), OUT_OF_SIGHT)
    (line,) = clauses(concluded(plain, led(1, helpers=helpers)))
    assert "phối hợp với Công an phường, các đồng chí Hoàng Thị Thúy Nga, Bùi Ngọc Ước lập" in line
    polite = replace(plain, details=replace(plain.details, address_form=AddressForm.MR_MRS))
    (line,) = clauses(concluded(polite, led(1, helpers=helpers)))
    assert line.startswith("Giao ông Lê Đức Ánh chủ trì, phối hợp với bà Hoàng Thị Thúy Nga, ông Bùi Ngọc Ước, Công")


def test_tasks_without_a_lead_come_last_under_a_name_of_their_own(plain: MeetingFacts) -> None:
    facts = concluded(plain, task(1, helpers=(NGA,)), led(2))
    assert clauses(facts) == [
        "1. Giao đồng chí Lê Đức Ánh lập danh mục.",
        "2. Chưa xác định người phụ trách: phối hợp với đồng chí Hoàng Thị Thúy Nga lập danh mục.",
    ]
    assert clauses(concluded(plain, task(1), task(2, "rà soát"))) == [
        "Chưa xác định người phụ trách:",
        "a) Lập danh mục.",
        "b) Rà soát.",
    ]


def test_conclusion_without_a_task_stands_in_its_own_words_at_its_place(plain: MeetingFacts) -> None:
    texts = ("3. Các bộ phận nghiêm túc rút kinh nghiệm.\nĐồng chí Đạt đôn đốc", "Giao đồng chí Ánh…")
    assert clauses(concluded(plain, led(2), texts=texts)) == [
        "1. Các bộ phận nghiêm túc rút kinh nghiệm.",
        "Đồng chí Đạt đôn đốc.",
        "2. Giao đồng chí Lê Đức Ánh lập danh mục.",
    ]


def test_task_that_is_only_proposed_does_not_stand_for_its_conclusion(plain: MeetingFacts) -> None:
    assert clauses(concluded(plain, led(1, is_draft=True), texts=("Giao đồng chí Ánh.",))) == ["Giao đồng chí Ánh."]


def test_deadline_that_the_work_names_is_not_said_again(plain: MeetingFacts) -> None:
    work, due = "nộp lưu trước ngày 09/4/2021", "trước ngày 09/4/2021"
    assert clauses(concluded(plain, led(1, work, due=due))) == [
        "Giao đồng chí Lê Đức Ánh nộp lưu trước ngày 09/4/2021."
    ]


def test_dated_notice_says_the_deadline_as_it_was_known_that_day(plain: MeetingFacts) -> None:
    late = led(
        1,
        due="chậm nhất ngày 31/12/2020 (gia hạn; hạn gốc: trước ngày 15/12/2020)",
        due_wording="trước ngày 15/12/2020",
        original_due_on=date(2020, 12, 14),
        extensions=((date(2020, 12, 14), date(2020, 12, 31)),),
    )
    facts = concluded(plain, late)
    for day, due in (
        (date(2020, 12, 9), "trước ngày 15/12/2020"),
        (date(2020, 12, 14), late.due),
        (None, late.due),
    ):
        paper = entry("TB", number="13" if day else "", issued_on=day)
        document = conclusion_notice.build(with_paper(facts, paper))
        assert f"Giao đồng chí Lê Đức Ánh lập danh mục, {due}." in said(document)
        table = next(
            block for block in task_annex.build(with_paper(facts, paper)).sections[0].blocks if isinstance(block, Table)
        )
        assert table.rows[0].cells[6].casefold() == due.casefold()


@pytest.mark.parametrize(("place", "letter"), [(0, "a"), (4, "đ"), (5, "e"), (22, "y"), (23, "aa"), (46, "ba")])
def test_points_have_the_letters_of_the_alphabet(place: int, letter: str) -> None:
    assert point_letter(place) == letter


# -------------------------------------------------------------------------------------------------------- assessment


def test_assessment_gives_the_three_parts_their_numerals(monthly: MeetingFacts) -> None:
    lines = notice(monthly, assessment="Kết quả khá\nCòn tồn tại.")
    assert [line for line in lines if line.startswith("I")] == [
        "I. ĐÁNH GIÁ CHUNG",
        "II. NHIỆM VỤ",
        "III. TỔ CHỨC THỰC HIỆN",
    ]
    start = lines.index("I. ĐÁNH GIÁ CHUNG")
    assert lines[start + 1 : start + 4] == ["Kết quả khá.", "Còn tồn tại.", "II. NHIỆM VỤ"]
    assert lines[start + 4].startswith("1. Giao đồng chí Lê Đức Ánh")


def test_without_assessment_the_tasks_come_first_and_the_rest_counts_on(monthly: MeetingFacts) -> None:
    lines = notice(monthly)
    assert not any(isinstance(block, Heading) for block in conclusion_notice.build(monthly).sections[0].blocks)
    assert lines[3].startswith("1. Giao đồng chí Lê Đức Ánh")
    assert lines[-3].startswith("6. Các đơn vị, cá nhân được giao nhiệm vụ")
    assert lines[-2].startswith("7. Thư ký Ban Chỉ đạo theo dõi")


def test_assessment_is_proposed_from_the_lead_in_and_from_conclusions_without_task(plain: MeetingFacts) -> None:
    facts = concluded(plain, led(2), texts=("Biểu dương Bộ phận Một cửa.", "Giao đồng chí Ánh."))
    facts = replace(facts, without_task=frozenset({1}), conclusions_lead_in="Năm qua khá. Còn tồn tại. Yêu cầu:")
    lines = notice(facts)
    assert lines[2].startswith("Sau khi nghe báo cáo và ý kiến tham gia của các thành viên tham dự, đồng chí Nguyễn")
    assert lines[3:-1] == [
        "I. ĐÁNH GIÁ CHUNG",
        "Năm qua khá. Còn tồn tại.",
        "Biểu dương Bộ phận Một cửa.",
        "II. NHIỆM VỤ",
        "Giao đồng chí Lê Đức Ánh lập danh mục.",
    ]


@pytest.mark.parametrize(
    ("typed", "words", "assessment"),
    [
        ("", None, ""),
        ("Sau khi nghe báo cáo, đồng chí Hằng kết luận:", "Sau khi nghe báo cáo, đồng chí Hằng kết luận:", ""),
        ("Kết quả khá.", None, "Kết quả khá."),
        ("Kết quả khá. Đồng chí chủ trì kết luận như sau:", "Đồng chí chủ trì kết luận như sau:", "Kết quả khá."),
    ],
)
def test_typed_lead_in_is_taken_apart(plain: MeetingFacts, typed: str, words: str | None, assessment: str) -> None:
    lines = notice(replace(concluded(plain, led(1)), conclusions_lead_in=typed))
    assert lines[2] == words if words is not None else lines[2].startswith("Sau khi nghe báo cáo và ý kiến tham gia")
    assert (assessment in lines) == bool(assessment)


def test_assessment_of_other_words_names_the_conclusions_it_leaves_out(plain: MeetingFacts) -> None:
    facts = replace(concluded(plain, texts=("Biểu dương A.", "Phê bình B.")), without_task=frozenset({1, 2}))
    (sentence,) = conclusion_notice.remarks(with_paper(facts, entry("TB", assessment="Đã biểu dương A. Khá.")))
    assert "2" in sentence and "1" not in sentence
    assert conclusion_notice.remarks(with_paper(facts, entry("TB"))) == ()
    assert conclusion_notice.remarks(with_paper(facts, entry("TB", assessment="biểu dương A; phê bình B"))) == ()


def test_assessment_taken_out_gives_the_conclusions_their_own_words_back(plain: MeetingFacts) -> None:
    facts = replace(concluded(plain, texts=("Biểu dương A.",)), without_task=frozenset({1}))
    assert clauses(facts, assessment="") == ["Biểu dương A."]


# -------------------------------------------------------------------------------------------------- head, signatures


@pytest.mark.parametrize("case", list(SealCase))
def test_closing_sentence_names_the_organ_of_the_head(monthly: MeetingFacts, case: SealCase) -> None:
    document = conclusion_notice.build(with_paper(monthly, entry("TB"), case))
    head = next(block for block in document.sections[0].blocks if isinstance(block, Letterhead))
    organ = "Ủy ban nhân dân phường Đức Sen" if case is SealCase.A else "Ban Chỉ đạo Cải cách hành chính phường Đức Sen"
    assert said(document)[-1].startswith(f"{organ} thông báo kết luận")
    assert document.author == organ
    assert head.number is not None and head.number.endswith("/TB-UBND" if case is SealCase.A else "/TB-BCĐ")


def test_deputy_signs_for_the_head_with_the_post_above_the_name(monthly: MeetingFacts) -> None:
    paper = entry("TB", signer_id=2, capacity=Capacity.DEPUTY, is_collective=True)
    row = conclusion_notice.build(with_paper(monthly, paper)).sections[0].blocks[-1]
    assert isinstance(row, SignatureRow)
    assert row.right.title == ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert (row.right.post, row.right.name) == (("PHÓ CHỦ TỊCH UBND PHƯỜNG",), "Trần Quốc Đạt")
    assert row.recipients is not None and row.recipients.lines[-1] == "- Lưu: VT, VP."


def test_recalled_notice_is_not_printed_as_valid(monthly: MeetingFacts) -> None:
    recalled = Paper(
        "TB", "13", "TB-BCĐ", date(2020, 12, 9), is_frozen=True, form=PaperForm("conclusion_notice"), id=2,
        state=PaperState.RECALLED,
    )  # fmt: skip
    facts = replace(monthly, papers=(recalled,))
    assert conclusion_notice.is_draft(facts) and conclusion_notice.kept_as(facts) is None
    assert conclusion_notice.kept_as(replace(monthly, papers=(replace(recalled, state=PaperState.ISSUED),))) == recalled


def test_notice_is_dated_from_the_last_day_of_the_meeting_on(changed: Changed) -> None:
    issuable = conclusion_notice.issuable(changed(details={"end_date": date(2020, 12, 5)}, papers=()))
    assert (issuable.type_code, issuable.not_before, issuable.not_after) == ("TB", date(2020, 12, 5), None)
    assert issuable.abstract.startswith(
        "Kết luận của đồng chí Nguyễn Thị Minh Hằng - Chủ tịch UBND phường tại cuộc họp"
    )
    assert {name for slot in issuable.slots for name in slot.variables} <= issuable.values.keys()
    numbered = replace(issuable.paper, number="3", symbol="TB-BCĐ", issued_on=date(2020, 12, 9))
    head = next(block for block in issuable.build(numbered).sections[0].blocks if isinstance(block, Letterhead))
    assert (head.number, head.draft_mark) == ("Số: 03/TB-BCĐ", None)


def test_text_of_the_office_and_of_the_paper_are_printed(monthly: MeetingFacts) -> None:
    office = replace(
        monthly.profile, texts=(AdjustedText("conclusion_notice", "closing", "{cơ quan ban hành} thông báo."),)
    )
    facts = replace(monthly, profile=office)
    assert notice(facts)[-1] == "Ban Chỉ đạo Cải cách hành chính phường Đức Sen thông báo./."
    assert notice(facts, closing="Xin thông báo")[-1] == "Xin thông báo./."
    assert notice(facts, closing="")[-1] == "……./."


def test_task_whose_conclusion_is_being_taken_out_stands_at_the_end(plain: MeetingFacts) -> None:
    facts = concluded(plain, led(7), texts=("Các bộ phận rút kinh nghiệm.",))
    assert clauses(facts) == ["1. Các bộ phận rút kinh nghiệm.", "2. Giao đồng chí Lê Đức Ánh lập danh mục."]


def test_each_point_leads_to_its_conclusion(plain: MeetingFacts) -> None:
    facts = concluded(plain, led(1), task(2, lead="Công an phường"), led(3))
    blocks = conclusion_notice.build(with_paper(facts, entry("TB"))).sections[0].blocks
    anchors = [block.anchor for block in blocks if isinstance(block, Paragraph) and "lập danh" in block_texts(block)[0]]
    assert anchors == ["conclusion:2"]
    points = [block.anchor for block in blocks if isinstance(block, Paragraph) and ") Lập" in block_texts(block)[0]]
    assert points == ["conclusion:1", "conclusion:3"]


# ----------------------------------------------------------------------------------------- what was cancelled meanwhile


@pytest.mark.parametrize(
    ("issued", "cancelled", "stands"),
    [
        (date(2020, 12, 9), date(2020, 12, 20), True),
        (date(2020, 12, 9), date(2020, 12, 9), False),
        (date(2020, 12, 9), date(2020, 12, 8), False),
        (None, date(2020, 12, 20), False),
    ],
)
def test_a_task_cancelled_after_the_day_of_the_notice_stands_in_it(
    plain: MeetingFacts, issued: date | None, cancelled: date, stands: bool
) -> None:
    tasks = concluded(plain, led(1, "việc một"), led(2, "việc hai", cancelled_on=cancelled), led(3, "việc ba"))
    facts = replace(tasks, assigned=(tasks.assigned[0], tasks.assigned[2]), withdrawn=(tasks.assigned[1],))
    paper = entry("TB", number="13" if issued else "", issued_on=issued)
    lines = said(conclusion_notice.build(with_paper(facts, paper)))[3:-1]
    works = ["a) Việc một.", "b) Việc hai.", "c) Việc ba."] if stands else ["a) Việc một.", "b) Việc ba."]
    assert [line for line in lines if line[1:2] == ")"] == works
    assert ("2. Lời kết luận 2." in lines) is not stands
    rows = [
        block for block in task_annex.build(with_paper(facts, paper)).sections[0].blocks if isinstance(block, Table)
    ]
    assert [row.cells[7] for row in rows[0].rows] == ["Kết luận 1", *["Kết luận 2"] * stands, "Kết luận 3"]


def test_a_task_cancelled_later_still_counts_for_the_annex(plain: MeetingFacts) -> None:
    tasks = concluded(plain, *(led(number, f"việc {number}") for number in range(1, 9)))
    ended = replace(tasks.assigned[7], cancelled_on=date(2020, 12, 20))
    facts = replace(tasks, assigned=tasks.assigned[:7], withdrawn=(ended,))
    for issued, sections in ((date(2020, 12, 9), 2), (date(2020, 12, 21), 1)):
        paper = entry("TB", number="13", issued_on=issued)
        assert len(conclusion_notice.build(with_paper(facts, paper)).sections) == sections
