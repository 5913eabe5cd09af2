"""Minutes (Mẫu 1.9): whose paper it is by seal case and symbol, blanks, head lines, closing and signatures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.committee.records import AddressForm, SealCase, SigningException
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from cchc_desktop.register.records import Paper
from tests.documents.kinds.paper_parts import all_text, body, head, signatures, title

WARD, COMMITTEE = ("UBND PHƯỜNG ĐỨC SEN",), ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")

Changed = Callable[..., MeetingFacts]


# ------------------------------------------------------------------------------------------------ whose paper it is


@pytest.mark.parametrize(
    ("case", "superior", "issuer", "symbol", "post"),
    [
        (SealCase.A, (), ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN"), "BB-UBND", ()),
        (SealCase.B, WARD, COMMITTEE, "BB-BCĐ", ("CHỦ TỊCH UBND PHƯỜNG",)),
        (SealCase.C, WARD, COMMITTEE, "BB-BCĐ", ()),
        (SealCase.D, WARD, COMMITTEE, "BB-BCĐ", ()),
    ],
)  # fmt: skip
def test_head_number_and_post_follow_the_seal_case(
    changed: Changed, case: SealCase, superior: tuple, issuer: tuple, symbol: str, post: tuple
) -> None:
    facts = changed(profile={"seal_case": case}, papers=(), state=MeetingState.DRAFT_MINUTES)
    letterhead = head(facts)
    assert (letterhead.superior, letterhead.issuer) == (superior, issuer)
    assert letterhead.number == "Số:" + "\u00a0" * 8 + f"/{symbol}"
    assert letterhead.place_date is None
    row = signatures(facts)
    assert row.left is not None
    assert (row.left.title, row.left.post) == (("THƯ KÝ",), ())
    assert (row.right.title, row.right.post) == (("CHỦ TỌA",), post)
    author = "Ủy ban nhân dân" if case is SealCase.A else "Ban Chỉ đạo"
    assert minutes.build(facts).author.startswith(author)


@pytest.mark.parametrize(
    ("setting", "reference", "number", "is_organisation", "has_post"),
    [
        (SealCase.A, ("12", "BB-BCĐ"), "Số: 12/BB-BCĐ", False, True),
        (SealCase.B, ("5", "BB-UBND"), "Số: 05/BB-UBND", True, False),
        (SealCase.C, ("12", "BB-BCĐ"), "Số: 12/BB-BCĐ", False, False),
        (SealCase.D, ("118", "BB-BCĐCCHC"), "Số: 118/BB-BCĐCCHC", False, False),
        (SealCase.B, ("7", ""), "Số: 07/BB-BCĐ", False, True),
    ],
)
def test_organ_of_the_symbol_wins_over_the_setting(
    changed: Changed, setting: SealCase, reference: tuple[str, str], number: str, is_organisation: bool, has_post: bool
) -> None:
    facts = changed(profile={"seal_case": setting}, papers=(Paper("BB", *reference),))
    assert head(facts).number == number
    assert (head(facts).superior == ()) is is_organisation
    assert bool(signatures(facts).right.post) is has_post


def test_names_in_the_letterhead_stand_in_capitals_however_they_were_typed(changed: Changed) -> None:
    profile = {"organisation_short": "", "letterhead_lines": ("Ban Chỉ đạo", "cải cách hành chính")}
    letterhead = head(changed(profile=profile))
    assert letterhead.superior == ("ỦY BAN NHÂN DÂN PHƯỜNG ĐỨC SEN",)
    assert letterhead.issuer == COMMITTEE


def test_symbol_typed_before_the_number_stands_after_the_blank(changed: Changed) -> None:
    longer = changed(papers=(Paper("BB", "", "BB-BCĐ"),), profile={"committee_symbol": "BCĐ"})
    assert head(longer).number == "Số:" + "\u00a0" * 8 + "/BB-BCĐ"
    other = changed(papers=(Paper("BB", "", "BB-UBND"),))
    assert head(other).number == "Số:" + "\u00a0" * 8 + "/BB-BCĐ"


def test_rule_for_this_signer_decides_case_and_post(changed: Changed, monthly: MeetingFacts) -> None:
    chair = monthly.details.chair_id
    rule = SigningException("minutes", chair, SealCase.B, "Chủ tịch Ủy ban nhân dân phường")
    facts = changed(profile={"seal_case": SealCase.C, "signing": (rule,)}, papers=())
    assert signatures(facts).right.post == ("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG",)


@pytest.mark.parametrize("state", MeetingState)
def test_draft_mark_stands_until_the_minutes_are_signed(changed: Changed, state: MeetingState) -> None:
    facts = changed(state=state)
    is_signed = state is MeetingState.SIGNED
    assert head(facts).draft_mark == (None if is_signed else "DỰ THẢO")
    assert minutes.is_draft(facts) is not is_signed


def test_signed_minutes_without_a_number_have_a_blank_and_no_draft_mark(changed: Changed) -> None:
    letterhead = head(changed(papers=()))
    assert letterhead.draft_mark is None and letterhead.number == "Số:" + "\u00a0" * 8 + "/BB-BCĐ"


# ------------------------------------------------------------------------------------------------------- head and end


def test_what_is_unknown_leaves_room_for_the_pen(changed: Changed) -> None:
    facts = changed(
        details={
            "start_time": None,
            "end_time": None,
            "chair_id": None,
            "secretary_id": None,
            "place": "",
            "title": "",
        },
        attendance=(),
        participants_wording=(),
    )
    lines = body(facts)
    assert "Thời gian bắt đầu: …… giờ …… phút, ngày 04 tháng 12 năm 2020." in lines
    assert {"Địa điểm: …….", "Thành phần tham dự: ……", "Chủ trì: …….", "Thư ký: ……."} <= set(lines)
    assert lines[-1] == "Cuộc họp kết thúc vào …… giờ …… phút, ngày 04 tháng 12 năm 2020./."
    row = signatures(facts)
    assert row.left is not None
    assert (row.left.name, row.right.name, row.right.post) == ("", "", ())
    assert title(facts) == "……"


def test_meeting_of_several_days_of_another_kind_ends_on_its_last_day(changed: Changed) -> None:
    facts = changed(details={"noun": "Hội thảo", "end_date": date(2021, 1, 5), "end_time": time(11)})
    assert body(facts)[-1] == "Hội thảo kết thúc vào 11 giờ 00 phút, ngày 05 tháng 01 năm 2021./."


@pytest.mark.parametrize(("noun", "printed"), [("", "Cuộc họp"), ("hội nghị", "Hội nghị")])
def test_noun_begins_the_closing_sentence_with_a_capital(changed: Changed, noun: str, printed: str) -> None:
    assert body(changed(details={"noun": noun}))[-1].startswith(f"{printed} kết thúc vào ")


def test_address_form_of_the_meeting_wins(changed: Changed) -> None:
    lines = body(changed(details={"address_form": AddressForm.MR_MRS}))
    assert "Chủ trì: Bà Nguyễn Thị Minh Hằng, Chủ tịch UBND phường, Trưởng Ban Chỉ đạo." in lines


def test_title_loses_its_full_stop_and_keeps_every_word(changed: Changed) -> None:
    facts = changed(details={"title": "Họp giao ban tháng 12./."})
    assert title(facts) == ("Họp giao ban tháng 12")
    long = "Hội nghị " + "rất dài " * 36 + "hết"
    assert long in all_text(changed(details={"title": long}))


def test_place_keeps_one_full_stop(changed: Changed) -> None:
    assert "Địa điểm: Hội trường." in body(changed(details={"place": "Hội trường."}))


@pytest.mark.parametrize(
    "written", ["TS. {}", "TS {}", "PGS, TS {}", "GS.TSKH {}", "Ths. {}", "Thạc sĩ {}", "BS CKII {}", "{}"]
)
def test_academic_title_is_not_under_the_signature(changed: Changed, monthly: MeetingFacts, written: str) -> None:
    chair = monthly.person(monthly.details.chair_id)
    assert chair is not None
    people = {**monthly.people, chair.id: replace(chair, full_name=written.format("Nguyễn Thị Minh Hằng"))}
    assert signatures(changed(people=people)).right.name == "Nguyễn Thị Minh Hằng"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("", ("- Thành viên Ban Chỉ đạo;", "- Lưu: VT, Hồ sơ.")),
        (
            "Như thành phần;\n- Đảng ủy (để b/c) ;\n\n– Lưu: VT.",
            ("- Như thành phần;", "- Đảng ủy (để b/c);", "- Lưu: VT."),
        ),
        ("- ;\n  ", ("- Thành viên Ban Chỉ đạo;", "- Lưu: VT, Hồ sơ.")),
    ],
)
def test_recipients_end_with_semicolons_and_a_full_stop(changed: Changed, typed: str, printed: tuple[str, ...]) -> None:
    row = signatures(changed(details={"recipients": typed}))
    assert row.recipients is not None and row.recipients.lines == printed


def test_read_back_sentence_is_a_setting(changed: Changed) -> None:
    assert minutes.READ_BACK in body(changed())
    assert minutes.READ_BACK not in body(changed(profile={"read_back_sentence": False}))


def test_typed_read_back_sentence_is_printed_once_whatever_the_setting(changed: Changed) -> None:
    typed = "Biên bản đã được đọc lại cho toàn thể cuộc họp nghe và nhất trí."
    text = f"I. THẢO LUẬN\n{typed}\nCuộc họp kết thúc hồi 16 giờ 40 phút./."
    off = body(changed(proceedings=text, profile={"read_back_sentence": False}))
    on = body(changed(proceedings=text))
    assert off.count(typed) == 1 and minutes.READ_BACK not in off
    assert typed not in on and on.count(minutes.READ_BACK) == 1


def test_participants_typed_with_dashes_and_stops_get_one_each(changed: Changed) -> None:
    lines = body(changed(participants_wording=("- Các đồng chí lãnh đạo;", "thành viên Ban Chỉ đạo.", " ")))
    assert lines[3:5] == ["- Các đồng chí lãnh đạo;", "- Thành viên Ban Chỉ đạo."]
