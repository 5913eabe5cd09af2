"""The invitation: who is invited in which form, what stands under it, one sheet for each, whose head it carries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.committee.records import AddressForm, Capacity, SealCase
from cchc_desktop.documents.content import (
    AppendixTitle,
    Document,
    Letterhead,
    Paragraph,
    Section,
    SignatureRow,
    Table,
    Title,
    block_texts,
)
from cchc_desktop.documents.issuing import copies_of, file_name, kind_named
from cchc_desktop.documents.kinds import invitation
from cchc_desktop.meetings.records import AgendaEntry, AttendanceEntry, MeetingFacts
from cchc_desktop.register.records import Paper, PaperForm, PaperState
from tests.documents.kinds.meeting_papers import entry, guests, with_paper

Changed = Callable[..., MeetingFacts]
CHAIR, DEPUTY, CLERK = 1, 2, 4


def invited(*entries: AttendanceEntry, **texts: str) -> Callable[[MeetingFacts], Document]:
    return lambda facts: invitation.build(with_paper(replace(facts, attendance=entries), entry("GM", **texts)))


def lines(document: Document, section: int = 0) -> list[str]:
    return [block_texts(block)[0] for block in document.sections[section].blocks if isinstance(block, Paragraph)]


def one(section: Section, kind: type) -> object:
    (found,) = [block for block in section.blocks if isinstance(block, kind)]
    return found


def signature(document: Document) -> SignatureRow:
    found = one(document.sections[0], SignatureRow)
    assert isinstance(found, SignatureRow)
    return found


def test_invitation_says_what_the_sample_of_the_decree_asks_in_its_order(monthly: MeetingFacts) -> None:
    document = invited(AttendanceEntry(15), notes="Đề nghị đồng chí chuẩn bị ý kiến.")(monthly)
    guest = "Đồng chí Đỗ Văn Khải, Phó Bí thư Thường trực Đảng ủy phường"
    assert lines(document) == [
        f"Ban Chỉ đạo Cải cách hành chính phường Đức Sen trân trọng kính mời: {guest}.",
        "Tới dự cuộc họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020.",
        "Chủ trì: Đồng chí Nguyễn Thị Minh Hằng, Chủ tịch UBND phường, Trưởng Ban Chỉ đạo.",
        "Thời gian: 14 giờ 00 phút, ngày 04 tháng 12 năm 2020 (thứ Sáu).",
        "Địa điểm: Phòng họp số 305, trụ sở UBND phường Đức Sen.",
        "Tài liệu: Chương trình họp (gửi kèm).",
        "Đề nghị đồng chí chuẩn bị ý kiến./.",
    ]
    title = one(document.sections[0], Title)
    assert title == Title("GIẤY MỜI", "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020", anchor="title")


def test_abstract_typed_for_the_paper_is_printed(monthly: MeetingFacts) -> None:
    facts = with_paper(monthly, replace(entry("GM"), title="Họp bất thường./."))
    title = one(invitation.build(facts).sections[0], Title)
    assert title == Title("GIẤY MỜI", "Họp bất thường", anchor="title")
    assert invitation.issuable(facts).abstract.startswith("Họp giao ban")


def test_several_guests_stand_on_lines_of_their_own(monthly: MeetingFacts) -> None:
    document = invited(AttendanceEntry(DEPUTY), AttendanceEntry(guest="Trần Văn B - Giám đốc Công ty C"))(monthly)
    assert lines(document)[:3] == [
        "Ban Chỉ đạo Cải cách hành chính phường Đức Sen trân trọng kính mời:",
        "- Đồng chí Trần Quốc Đạt, Phó Chủ tịch UBND phường;",
        "- Đồng chí Trần Văn B, Giám đốc Công ty C.",
    ]


def test_the_chair_is_not_invited(monthly: MeetingFacts) -> None:
    document = invited(AttendanceEntry(CHAIR), AttendanceEntry(DEPUTY))(monthly)
    assert lines(document)[0].endswith("kính mời: Đồng chí Trần Quốc Đạt, Phó Chủ tịch UBND phường.")


@pytest.mark.parametrize(("count", "sections"), [(10, 1), (11, 2), (120, 2)])
def test_more_than_ten_guests_stand_in_a_list_of_their_own(monthly: MeetingFacts, count: int, sections: int) -> None:
    document = invited(*guests(count))(monthly)
    assert len(document.sections) == sections
    if sections == 2:
        assert lines(document)[0].endswith("trân trọng kính mời: Các đồng chí có tên trong danh sách kèm theo.")
        table = one(document.sections[1], Table)
        assert isinstance(table, Table) and len(table.rows) == count
        assert table.rows[-1].cells[:2] == (str(count), f"Công Tằng Tôn Nữ Thị Hoàng Phước {count}")


def test_list_of_guests_refers_to_the_invitation(monthly: MeetingFacts) -> None:
    paper = replace(entry("GM", form="annex", number="5", issued_on=date(2020, 6, 1)))
    document = invitation.build(with_paper(monthly, paper))
    title = one(document.sections[1], AppendixTitle)
    assert isinstance(title, AppendixTitle)
    committee = "Ban Chỉ đạo Cải cách hành chính phường Đức Sen"
    assert title.reference == (f"(Kèm theo Giấy mời số 05/GM-BCĐ ngày 01 tháng 6 năm 2020 của {committee})",)
    assert (title.label, title.title) == ("Phụ lục", "DANH SÁCH ĐẠI BIỂU ĐƯỢC MỜI DỰ HỌP")


def test_list_of_guests_of_a_draft_leaves_blanks(monthly: MeetingFacts) -> None:
    document = invitation.build(with_paper(monthly, entry("GM", form="annex")))
    title = one(document.sections[1], AppendixTitle)
    assert isinstance(title, AppendixTitle)
    assert (
        title.reference[0]
        .replace("\u00a0", "~")
        .startswith("(Kèm theo Giấy mời số ~~~~~~~~/GM-BCĐ ngày ~~~~ tháng ~~~~ năm 2020 của Ban Chỉ đạo")
    )


def test_each_guest_gets_a_sheet_and_a_file_of_that_name(monthly: MeetingFacts) -> None:
    someone = AttendanceEntry(guest="Bà Lý Thị D, Tổ trưởng tổ 3")
    facts = replace(monthly, attendance=(AttendanceEntry(DEPUTY), someone, someone))
    facts = with_paper(facts, entry("GM", form="each"))
    kind = kind_named("invitation")
    assert [file_name(kind, each, "pdf", position=place) for each, place in copies_of(kind, facts)] == [
        "invitation-GB-2020-12-P02-du-thao.pdf",
        "invitation-GB-2020-12-khach-du-thao.pdf",
        "invitation-GB-2020-12-khach-2-du-thao.pdf",
    ]
    sheets = invitation.build(facts).sections
    assert sheets == tuple(invitation.build(each).sections[0] for each in invitation.copies(facts))
    assert [block_texts(each.blocks[2])[0].partition("mời: ")[2] for each in sheets] == [
        "Đồng chí Trần Quốc Đạt, Phó Chủ tịch UBND phường.",
        "Bà Lý Thị D, Tổ trưởng tổ 3.",
        "Bà Lý Thị D, Tổ trưởng tổ 3.",
    ]


def test_issued_sheets_stay_one_file(monthly: MeetingFacts) -> None:
    paper = replace(entry("GM", form="each", number="12", issued_on=date(2020, 12, 1)), is_frozen=True, id=7)
    facts = with_paper(monthly, paper)
    assert invitation.copies(facts) == (facts,)
    assert invitation.kept_as(facts) == paper
    assert not invitation.is_draft(facts)


def test_invitation_without_guests_leaves_a_blank(monthly: MeetingFacts) -> None:
    for form in ("auto", "annex", "each", "nonsense"):
        assert lines(invited(form=form)(monthly))[0].endswith("trân trọng kính mời: …….")


def test_people_are_addressed_as_the_meeting_says(changed: Changed) -> None:
    facts = changed(details={"address_form": AddressForm.MR_MRS})
    first = lines(invitation.build(with_paper(facts, entry("GM", form="annex"))))
    assert first[0].endswith("kính mời: Các ông (bà) có tên trong danh sách kèm theo.")
    assert first[2].startswith("Chủ trì: Bà Nguyễn Thị Minh Hằng,")
    assert first[-1].startswith("Đề nghị các ông (bà) ")


def test_time_of_a_meeting_over_two_days_and_without_an_hour(changed: Changed) -> None:
    facts = changed(details={"end_date": date(2020, 12, 5), "start_time": None})
    said = "Thời gian: …… giờ …… phút, ngày 04 tháng 12 năm 2020 (thứ Sáu) đến ngày 05 tháng 12 năm 2020 (thứ Bảy)."
    assert said in lines(invitation.build(facts))


def test_papers_of_the_agenda_are_named_and_without_any_the_line_is_left_out(changed: Changed) -> None:
    agenda = (AgendaEntry("Báo cáo", time(8), None, None, "", "Báo cáo số 186/BC-UBND."), AgendaEntry(""))
    assert "Tài liệu: Chương trình họp (gửi kèm); Báo cáo số 186/BC-UBND." in lines(
        invitation.build(changed(agenda=agenda))
    )
    assert not any(line.startswith("Tài liệu") for line in lines(invitation.build(changed(agenda=()))))


def test_end_mark_stands_once_whatever_is_typed(monthly: MeetingFacts) -> None:
    for notes in ("", "Mang theo máy tính./.", "Một.\nHai ./. ba", "Lưu ý:"):
        document = invited(AttendanceEntry(DEPUTY), notes=notes)(monthly)
        said = lines(document)
        assert sum(line.count("./.") for line in said) == 1
        assert said[-1].endswith("./.")


@pytest.mark.parametrize(
    ("case", "issuer", "symbol", "title", "post"),
    [
        (SealCase.A, ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN"), "GM-UBND", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ()),
        (SealCase.B, ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"), "GM-BCĐ", ("TRƯỞNG BAN",), ("CHỦ TỊCH UBND PHƯỜNG",)),
        (SealCase.C, ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"), "GM-BCĐ", ("TRƯỞNG BAN",), ()),
        (SealCase.D, ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"), "GM-BCĐ", ("TRƯỞNG BAN",), ()),
    ],
)  # fmt: skip
def test_head_and_signature_follow_the_seal_case(
    monthly: MeetingFacts,
    case: SealCase,
    issuer: tuple[str, ...],
    symbol: str,
    title: tuple[str, ...],
    post: tuple[str],
) -> None:
    document = invitation.build(with_paper(monthly, entry("GM"), case))
    head = one(document.sections[0], Letterhead)
    assert isinstance(head, Letterhead)
    assert head.issuer == issuer
    assert head.number is not None and head.number.endswith(f"/{symbol}")
    assert head.draft_mark == "DỰ THẢO"
    assert (signature(document).right.title, signature(document).right.post) == (title, post)
    organ = "Ủy ban nhân dân" if case is SealCase.A else "Ban Chỉ đạo"
    assert lines(document)[0].startswith(organ)


@pytest.mark.parametrize(
    ("person", "capacity", "title"),
    [
        (DEPUTY, None, ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        (CLERK, Capacity.BY_ORDER, ("TL. CHỦ TỊCH", "CÁN BỘ CÔNG NGHỆ THÔNG TIN")),
        (CLERK, Capacity.AUTHORISED, ("TUQ. CHỦ TỊCH", "CÁN BỘ CÔNG NGHỆ THÔNG TIN")),
    ],
)
def test_another_signer_signs_in_the_capacity_chosen(
    monthly: MeetingFacts, person: int, capacity: Capacity | None, title: tuple[str, ...]
) -> None:
    paper = entry("GM", signer_id=person, capacity=capacity)
    right = signature(invitation.build(with_paper(monthly, paper, SealCase.A))).right
    assert right.title == title
    assert right.name == getattr(monthly.person(person), "full_name", "")


def test_paper_of_the_peoples_committee_keeps_its_organ(hybrid: MeetingFacts) -> None:
    document = invitation.build(hybrid)
    head = one(document.sections[0], Letterhead)
    assert isinstance(head, Letterhead)
    assert (head.issuer[0], head.number) == ("ỦY BAN NHÂN DÂN", "Số: 01/GM-UBND")
    assert head.place_date == "Đức Sen, ngày 11 tháng 01 năm 2021"
    assert document.author == "Ủy ban nhân dân phường Đức Sen"


@pytest.mark.parametrize("state", [PaperState.RECALLED, PaperState.REPLACED])
def test_recalled_invitation_is_not_printed_as_valid(monthly: MeetingFacts, state: PaperState) -> None:
    recalled = Paper(
        "GM", "12", "GM-BCĐ", date(2020, 12, 1), id=3, is_frozen=True, form=PaperForm("invitation"), state=state
    )
    facts = replace(monthly, papers=(recalled,))
    assert invitation.is_draft(facts)
    assert invitation.kept_as(facts) is None
    head = one(invitation.build(facts).sections[0], Letterhead)
    assert isinstance(head, Letterhead) and head.number is not None and "12" not in head.number


def test_what_is_issued_is_dated_no_later_than_the_meeting(monthly: MeetingFacts) -> None:
    issuable = invitation.issuable(replace(monthly, papers=()))
    assert (issuable.type_code, issuable.owner_code, issuable.not_after) == ("GM", "GB-2020-12", date(2020, 12, 4))
    assert issuable.paper.state is PaperState.DRAFT
    assert issuable.abstract == "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020"
    numbered = replace(issuable.paper, number="3", symbol="GM-BCĐ", issued_on=date(2020, 12, 2))
    head = one(issuable.build(numbered).sections[0], Letterhead)
    assert isinstance(head, Letterhead)
    assert (head.number, head.draft_mark) == ("Số: 03/GM-BCĐ", None)
    assert head.place_date == "Đức Sen, ngày 02 tháng 12 năm 2020"


def test_every_variable_of_the_texts_has_a_value(monthly: MeetingFacts) -> None:
    issuable = invitation.issuable(monthly)
    assert {name for slot in issuable.slots for name in slot.variables} <= issuable.values.keys()
