"""The roll call: counts, quorum, the lines of participants and the sentence after them, word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from cchc_desktop.committee.records import AddressForm, DepartmentKind, Gender, PersonAtDate, RoleKind
from cchc_desktop.meetings.attendance import (
    attendance_sentence,
    connected_sites,
    count,
    name_and_post,
    participant_lines,
    sites_phrase,
    substitute_name,
)
from cchc_desktop.meetings.records import (
    AttendanceEntry,
    MeetingFacts,
    MeetingMode,
    Presence,
    SiteEntry,
    SiteState,
)

HERE, AWAY, UNEXCUSED = Presence.PRESENT, Presence.ABSENT_WITH_REASON, Presence.ABSENT_WITHOUT_REASON


@pytest.fixture
def bare(monthly: MeetingFacts) -> MeetingFacts:
    """The monthly meeting without a wording kept for it."""
    return replace(monthly, participants_wording=())


def of(facts: MeetingFacts, *entries: AttendanceEntry, form: AddressForm | None = None) -> MeetingFacts:
    return replace(facts, attendance=entries, details=replace(facts.details, address_form=form))


def id_of(facts: MeetingFacts, code: str) -> int:
    return next(person.id for person in facts.people.values() if person.code == code)


def entry(facts: MeetingFacts, code: str, presence: Presence = HERE, **fields: object) -> AttendanceEntry:
    return AttendanceEntry(id_of(facts, code), presence=presence, **fields)  # type: ignore[arg-type]


def test_sentence_of_the_sample_is_that_of_the_contract(monthly: MeetingFacts, hybrid: MeetingFacts) -> None:
    assert attendance_sentence(monthly) == (
        "Có mặt: 14/16; cử người dự thay: 01 (đồng chí Mai Thị Phượng dự thay đồng chí Đinh Công Đức); "
        "vắng có lý do: 01 (đồng chí Cao Bá Âu, đi công tác theo triệu tập của Ban Chỉ huy Quân sự quận)."
    )
    assert attendance_sentence(hybrid) == (
        "Có mặt: 18/18; kết nối 21/22 điểm cầu, điểm cầu số 17 mất tín hiệu từ 09 giờ 10 phút."
    )


def test_substitute_counts_for_the_quorum_but_not_as_present(monthly: MeetingFacts) -> None:
    counts = count(monthly.attendance)
    assert (counts.invited, counts.present, counts.substitutes) == (16, 14, 1)
    assert (counts.absent_with_reason, counts.absent_without_reason, counts.unrecorded) == (1, 0, 0)
    assert counts.has_quorum(93) and not counts.has_quorum(94)


@pytest.mark.parametrize(("came", "has"), [(8, False), (9, True)])
def test_quorum_is_more_than_half(came: int, has: bool) -> None:
    marks = [Presence.PRESENT] * came + [Presence.INVITED] * (16 - came)
    assert count(AttendanceEntry(presence=mark) for mark in marks).has_quorum(50) is has


def test_nobody_called_gives_no_sentence(bare: MeetingFacts) -> None:
    assert attendance_sentence(of(bare)) == ""
    assert attendance_sentence(of(bare, entry(bare, "P01", Presence.INVITED))) == ""
    assert participant_lines(of(bare, entry(bare, "P01", Presence.INVITED))) == ()


def test_counts_below_ten_are_padded_and_several_persons_parted_by_semicolons(bare: MeetingFacts) -> None:
    facts = of(
        bare,
        entry(bare, "P01"),
        entry(bare, "P06", AWAY, reason="đi học."),
        entry(bare, "P07", AWAY),
        entry(bare, "P08", UNEXCUSED),
        entry(bare, "P09", Presence.INVITED),
    )
    assert attendance_sentence(facts) == (
        "Có mặt: 01/05; vắng có lý do: 02 (đồng chí Đặng Hòa An, đi học; đồng chí Vũ Đình Ý); "
        "vắng không có lý do: 01 (đồng chí Ngô Thị Ánh Dương)."
    )


def test_nobody_present_prints_a_plain_zero(bare: MeetingFacts) -> None:
    assert attendance_sentence(of(bare, entry(bare, "P08", UNEXCUSED))).startswith("Có mặt: 0/01; vắng")


def test_mr_and_mrs_need_a_gender_and_a_substitute_goes_without(bare: MeetingFacts) -> None:
    facts = of(
        bare,
        entry(bare, "P01"),
        entry(bare, "P14", Presence.SUBSTITUTE, substitute="Mai Thị Phượng - Phó Bí thư Đoàn"),
        entry(bare, "P12", AWAY, reason="ốm"),
        form=AddressForm.MR_MRS,
    )
    assert attendance_sentence(facts) == (
        "Có mặt: 01/03; cử người dự thay: 01 (Mai Thị Phượng dự thay ông Đinh Công Đức); "
        "vắng có lý do: 01 (ông Cao Bá Âu, ốm)."
    )
    assert participant_lines(facts) == (
        "Bà Nguyễn Thị Minh Hằng, Chủ tịch UBND phường, Trưởng Ban Chỉ đạo",
        "Mai Thị Phượng, Phó Bí thư Đoàn (dự thay ông Đinh Công Đức)",
    )


def test_substitute_without_a_name_is_left_unnamed(bare: MeetingFacts) -> None:
    facts = of(bare, entry(bare, "P01"), entry(bare, "P14", Presence.SUBSTITUTE))
    assert attendance_sentence(facts) == "Có mặt: 01/02; cử người dự thay: 01 (dự thay đồng chí Đinh Công Đức)."
    assert participant_lines(facts)[1] == "Người dự thay đồng chí Đinh Công Đức"


@pytest.mark.parametrize(
    ("guest", "line"),
    [
        ("Lê Văn Tám, Trưởng phòng Nội vụ", "Đồng chí Lê Văn Tám, Trưởng phòng Nội vụ"),
        ("Lê Văn Tám - Trưởng phòng Nội vụ", "Đồng chí Lê Văn Tám, Trưởng phòng Nội vụ"),
        ("Lê Văn Tám", "Đồng chí Lê Văn Tám"),
        ("Ông Lê Văn Tám, tổ trưởng", "Ông Lê Văn Tám, tổ trưởng"),
        ("đồng chí Lê Văn Tám", "Đồng chí Lê Văn Tám"),
        ("Đại diện Phòng Nội vụ quận", "Đại diện Phòng Nội vụ quận"),
        ("UBND quận Long Sen", "UBND quận Long Sen"),
        ("Thường trực Đảng ủy phường", "Thường trực Đảng ủy phường"),
    ],
)
def test_guest_is_addressed_only_when_the_words_are_a_name(bare: MeetingFacts, guest: str, line: str) -> None:
    assert participant_lines(of(bare, AttendanceEntry(guest=guest, presence=HERE))) == (line,)


def test_guest_who_is_absent_is_named_without_the_post(bare: MeetingFacts) -> None:
    facts = of(bare, entry(bare, "P01"), AttendanceEntry(guest="Lê Văn Tám - Trưởng phòng", presence=UNEXCUSED))
    assert attendance_sentence(facts).endswith("vắng không có lý do: 01 (đồng chí Lê Văn Tám).")


def test_person_without_post_and_role_is_named_alone(bare: MeetingFacts) -> None:
    person = PersonAtDate(900, "P90", "Lê Thị Chín", Gender.FEMALE, is_hidden=True)
    facts = of(replace(bare, people={**bare.people, 900: person}), AttendanceEntry(900, presence=HERE))
    assert participant_lines(facts) == ("Đồng chí Lê Thị Chín",)


def test_wording_kept_for_the_meeting_wins(monthly: MeetingFacts) -> None:
    assert participant_lines(monthly) == monthly.participants_wording


def test_fifteen_persons_are_named_one_by_one_in_the_order_of_the_roll_call(bare: MeetingFacts) -> None:
    lines = participant_lines(bare)
    assert len(lines) == 15
    assert lines[0] == "Đồng chí Nguyễn Thị Minh Hằng, Chủ tịch UBND phường, Trưởng Ban Chỉ đạo"
    assert lines[3] == "Đồng chí Lê Đức Ánh, Cán bộ công nghệ thông tin, Ủy viên, thường trực Ban Chỉ đạo"
    assert lines[12] == "Đồng chí Mai Thị Phượng, Phó Bí thư Đoàn Thanh niên phường (dự thay đồng chí Đinh Công Đức)"
    assert lines[13] == "Đồng chí Đỗ Văn Khải, Phó Bí thư Thường trực Đảng ủy phường"


def test_more_than_fifteen_persons_are_named_by_groups(hybrid: MeetingFacts) -> None:
    facts = replace(hybrid, participants_wording=())
    assert participant_lines(facts) == (
        "Đồng chí Đỗ Văn Khải, Phó Bí thư Thường trực Đảng ủy phường",
        "Các đồng chí lãnh đạo UBND phường",
        "Các thành viên Ban Chỉ đạo Cải cách hành chính phường Đức Sen và Tổ giúp việc (có danh sách kèm theo)",
    )


def test_others_are_grouped_by_department_and_one_alone_is_named(hybrid: MeetingFacts) -> None:
    def person(number: int, department: str) -> PersonAtDate:
        return PersonAtDate(number, f"X{number}", f"Lê Văn {number}", post="Công chức", department=department)

    people = {number: person(number, "Trạm Y tế phường" if number < 917 else "Thanh tra") for number in range(900, 918)}
    people[901] = replace(people[901], department_kind=DepartmentKind.LEADERS, department="UBND phường")
    people[902] = replace(people[902], role="Tổ giúp việc", role_kind=RoleKind.SUPPORT)
    facts = replace(hybrid, participants_wording=(), people=people)
    facts = of(facts, *(AttendanceEntry(number, presence=HERE) for number in people), form=AddressForm.MR_MRS)
    assert participant_lines(facts) == (
        "Lê Văn 901, Công chức",
        "Tổ giúp việc",
        "Các ông (bà) thuộc Trạm Y tế phường",
        "Lê Văn 917, Công chức (có danh sách kèm theo)",
    )


def test_several_sites_are_parted_by_commas(hybrid: MeetingFacts) -> None:
    sites = (
        SiteEntry("Hội trường", is_main=True),
        SiteEntry("", 1),
        SiteEntry("", 2, state=SiteState.LOST, lost_at=time(9, 10)),
        SiteEntry("", 3, state=SiteState.LOST),
        SiteEntry("", 12, state=SiteState.NOT_CONNECTED),
        SiteEntry("trường Mầm non", state=SiteState.NOT_CONNECTED),
    )
    facts = replace(hybrid, sites=sites, attendance=(), connected_sites_recorded=None)
    assert connected_sites(facts) == 1
    assert attendance_sentence(facts) == (
        "Kết nối 01/05 điểm cầu, điểm cầu số 02 mất tín hiệu từ 09 giờ 10 phút, điểm cầu số 03 mất tín hiệu, "
        "điểm cầu số 12 không kết nối được, điểm cầu trường Mầm non không kết nối được."
    )


def test_recorded_number_of_connections_wins(hybrid: MeetingFacts) -> None:
    assert "kết nối 20/22" in attendance_sentence(replace(hybrid, connected_sites_recorded=20))


def test_sites_are_said_without_the_kind_of_venue(hybrid: MeetingFacts) -> None:
    assert sites_phrase(hybrid) == "điểm cầu chính và 22 điểm cầu tổ dân phố"
    assert sites_phrase(replace(hybrid, branch_site_kind="")) == "điểm cầu chính và 22 điểm cầu"


def test_sites_entered_before_the_mode_was_changed_are_not_said(hybrid: MeetingFacts) -> None:
    facts = replace(hybrid, details=replace(hybrid.details, mode=MeetingMode.IN_PERSON))
    assert sites_phrase(facts) == ""
    assert attendance_sentence(facts) == "Có mặt: 18/18."


@pytest.mark.parametrize(
    ("typed", "name", "parts"),
    [
        ("Mai Thị Phượng - Phó Bí thư", "Mai Thị Phượng", ("Mai Thị Phượng", "Phó Bí thư")),
        ("Mai Thị Phượng, Phó Bí thư, Ủy viên", "Mai Thị Phượng", ("Mai Thị Phượng", "Phó Bí thư, Ủy viên")),
        ("Mai Thị Phượng – Phó Bí thư", "Mai Thị Phượng", ("Mai Thị Phượng", "Phó Bí thư")),
        ("Mai Thị Phượng (Đoàn phường)", "Mai Thị Phượng", ("Mai Thị Phượng (Đoàn phường)", "")),
        ("", "", ("", "")),
    ],
)
def test_name_is_split_from_the_post(typed: str, name: str, parts: tuple[str, str]) -> None:
    assert substitute_name(typed) == name
    assert name_and_post(typed) == parts
