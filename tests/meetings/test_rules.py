"""What is proposed for a new meeting and what may not be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import ValidationError
from cchc_desktop.meetings.records import MeetingDetails, MeetingKind, MeetingState
from cchc_desktop.meetings.rules import (
    OUTLINE,
    acceptable_details,
    check_vote,
    default_period,
    is_held,
    is_outline,
    proposed_code,
    proposed_noun,
    proposed_title,
    short_name,
    vote_sentence,
)

STORED = MeetingDetails(
    "Họp giao ban",
    MeetingKind.MONTHLY,
    "2020-12",
    date(2020, 12, 4),
    time(14),
    None,
    time(16),
    chair_id=1,
    secretary_id=2,
)
COMMITTEE = "Ban Chỉ đạo Cải cách hành chính phường Đức Sen"


@pytest.mark.parametrize(
    ("kind", "day", "period", "code", "title", "name"),
    [
        (MeetingKind.MONTHLY, date(2021, 2, 3), "2021-02", "GB-2021-02",
         "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 02 năm 2021", "Giao ban tháng 02/2021"),
        (MeetingKind.QUARTERLY, date(2021, 4, 1), "2021-Q2", "GBQ-2021-Q2",
         "Họp giao ban Ban Chỉ đạo Cải cách hành chính quý II năm 2021", "Giao ban quý II/2021"),
        (MeetingKind.HALF_YEAR, date(2021, 7, 1), "2021-H1", "SK-2021-H1",
         "Hội nghị sơ kết công tác cải cách hành chính 6 tháng đầu năm 2021", "Sơ kết 6 tháng đầu năm 2021"),
        (MeetingKind.NINE_MONTHS, date(2021, 10, 19), "2021-9M", "GB9-2021-9M",
         "Hội nghị giao ban công tác cải cách hành chính 9 tháng năm 2021", "Giao ban 9 tháng năm 2021"),
        (MeetingKind.YEAR_END, date(2021, 1, 15), "2020", "TK-2020",
         "Hội nghị tổng kết công tác cải cách hành chính năm 2020", "Tổng kết năm 2020"),
        (MeetingKind.YEAR_END, date(2020, 12, 25), "2020", "TK-2020",
         "Hội nghị tổng kết công tác cải cách hành chính năm 2020", "Tổng kết năm 2020"),
        (MeetingKind.EXTRAORDINARY, date(2020, 12, 25), "2020-12", "DX-2020-12",
         "Họp đột xuất Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020", "Họp đột xuất tháng 12/2020"),
    ],
)  # fmt: skip
def test_new_meeting_is_proposed_by_its_series(
    kind: MeetingKind, day: date, period: str, code: str, title: str, name: str
) -> None:
    proposed = default_period(kind, day)
    assert proposed.code == period
    assert proposed_code(kind, proposed, ()) == code
    assert proposed_title(kind, proposed, COMMITTEE) == title
    assert short_name(kind, proposed) == name


def test_code_that_is_taken_is_followed_by_the_first_free_number() -> None:
    period = Period.parse("2020-12")
    taken = {"GB-2020-12", "GB-2020-12-2", "GB-2020-12-4"}
    assert proposed_code(MeetingKind.MONTHLY, period, taken) == "GB-2020-12-3"


@pytest.mark.parametrize(
    ("title", "noun"),
    [
        ("Họp giao ban tháng 12", "Cuộc họp"),
        ("Hội nghị tổng kết", "Hội nghị"),
        ("HỘI THẢO về chỉ số", "Hội thảo"),
        ("Buổi làm việc với quận", "Buổi làm việc"),
        ("Tổng kết hội nghị", "Cuộc họp"),
        ("", "Cuộc họp"),
    ],
)
def test_noun_is_what_the_title_begins_with(title: str, noun: str) -> None:
    assert proposed_noun(title) == noun


@pytest.mark.parametrize("state", MeetingState)
def test_meeting_was_held_from_its_minutes_on(state: MeetingState) -> None:
    assert is_held(state) is (state.value in ("held", "draft_minutes", "signed"))


@pytest.mark.parametrize(
    ("typed", "kept", "fields"),
    [
        ({"place": "Hội trường"}, {"place": "Hội trường"}, ()),
        ({"title": "", "place": "Hội trường"}, {"place": "Hội trường"}, ("title",)),
        ({"secretary_id": 1, "place": "x"}, {"place": "x"}, ("secretary",)),
        ({"end_time": time(13), "title": "Mới"}, {"title": "Mới"}, ("end_time",)),
        ({"title": " ", "end_date": date(2020, 12, 3), "period": "?"}, {}, ("title", "period", "end_date")),
    ],
)
def test_everything_is_kept_but_the_field_that_is_refused(typed: dict, kept: dict, fields: tuple[str, ...]) -> None:
    details, refused = acceptable_details(replace(STORED, **typed), STORED)
    assert details == replace(STORED, **kept)
    assert tuple(error.field for error in refused) == fields


def test_vote_is_counted_of_those_present() -> None:
    assert vote_sentence("thông qua Quy chế", in_favour=14, against=0, other=1, present=15) == (
        "Biểu quyết thông qua Quy chế: tán thành: 14/15 (93,33%); không tán thành: không có; "
        "ý kiến khác: 01/15 (6,67%)."
    )
    nobody = vote_sentence("x", in_favour=0, against=0, other=0, present=0)
    assert nobody.count("không có") == 3


@pytest.mark.parametrize(
    ("votes", "is_right"),
    [
        ((10, 3, 2, 15), True),
        ((10, 0, 0, 15), True),
        ((0, 0, 0, 0), True),
        ((10, 3, 3, 15), False),
        ((-1, 0, 0, 15), False),
    ],
)
def test_votes_are_not_more_than_those_present(votes: tuple[int, int, int, int], is_right: bool) -> None:
    in_favour, against, other, present = votes
    if is_right:
        check_vote(in_favour=in_favour, against=against, other=other, present=present)
        return
    with pytest.raises(ValidationError) as refused:
        check_vote(in_favour=in_favour, against=against, other=other, present=present)
    assert refused.value.field == "in_favour"


def test_an_outline_is_known() -> None:
    assert is_outline(OUTLINE)
    assert is_outline("I. KHAI MẠC\n\nIII. THẢO LUẬN\n[[Kết luận]]")
    assert not is_outline("I. KHAI MẠC\nTuyên bố lý do.")
