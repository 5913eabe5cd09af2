"""Groups, names and lines of the committee, seal cases, and spans of days."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.committee import rules
from cchc_desktop.committee.records import (
    AddressForm,
    Gender,
    PersonAtDate,
    Profile,
    RoleKind,
    SealCase,
    SigningException,
)

HANG = PersonAtDate(1, "P01", "Nguyễn Thị Minh Hằng", Gender.FEMALE, "Chủ tịch UBND phường", role="Trưởng Ban Chỉ đạo")
DAT = PersonAtDate(2, "P02", "Trần Quốc Đạt", Gender.MALE, "Phó Chủ tịch UBND phường", role="Phó Trưởng ban")
PROFILE = Profile(
    organisation="Ủy ban nhân dân phường Đức Sen",
    organisation_short="UBND phường Đức Sen",
    organisation_symbol="UBND",
    superior="UBND quận Long Sen",
    province="thành phố Hồng Hà",
    place_name="Đức Sen",
    committee="Ban Chỉ đạo Cải cách hành chính phường Đức Sen",
    committee_symbol="BCĐ",
    letterhead_lines=("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
    seal_case=SealCase.B,
)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Trưởng Ban Chỉ đạo", RoleKind.HEAD),
        ("TRƯỞNG BAN", RoleKind.HEAD),
        ("Phó Trưởng ban Thường trực", RoleKind.DEPUTY),
        ("Phó Trưởng Ban Chỉ đạo", RoleKind.DEPUTY),
        ("Ủy viên", RoleKind.MEMBER),
        ("Ủy viên, thường trực Ban Chỉ đạo", RoleKind.MEMBER),
        ("Thư ký Ban Chỉ đạo", RoleKind.SECRETARY),
        ("Tổ giúp việc", RoleKind.SUPPORT),
        ("Khách mời", RoleKind.GUEST),
        ("", RoleKind.MEMBER),
    ],
)
def test_a_role_says_its_place_in_the_committee(title: str, kind: RoleKind) -> None:
    assert rules.role_kind_of(title) is kind


@pytest.mark.parametrize(
    ("gender", "form", "words"),
    [
        (Gender.FEMALE, AddressForm.COMRADE, "đồng chí An"),
        (None, AddressForm.COMRADE, "đồng chí An"),
        (Gender.FEMALE, AddressForm.MR_MRS, "bà An"),
        (Gender.MALE, AddressForm.MR_MRS, "ông An"),
        (None, AddressForm.MR_MRS, "An"),
    ],
)
def test_the_form_of_address_needs_a_gender_for_mr_and_mrs_only(
    gender: Gender | None, form: AddressForm, words: str
) -> None:
    assert rules.addressed("An", gender, form) == words


def test_a_person_is_described_with_post_and_role() -> None:
    words = "đồng chí Nguyễn Thị Minh Hằng, Chủ tịch UBND phường, Trưởng Ban Chỉ đạo"
    assert rules.described(replace(HANG, role_kind=RoleKind.HEAD), AddressForm.COMRADE) == words


def test_a_guest_is_described_without_the_role() -> None:
    guest = replace(DAT, role="Khách mời", role_kind=RoleKind.GUEST)
    assert rules.described(guest, AddressForm.MR_MRS) == "ông Trần Quốc Đạt, Phó Chủ tịch UBND phường"


def test_the_seal_case_is_the_committees_without_a_rule() -> None:
    assert rules.seal_case_for(PROFILE, "minutes", HANG.id) is SealCase.B


def test_a_rule_of_the_kind_goes_before_the_committee_and_one_of_the_signer_before_both() -> None:
    of_kind = SigningException("minutes", None, SealCase.A)
    of_deputy = SigningException("minutes", DAT.id, SealCase.C)
    profile = replace(PROFILE, signing=(of_kind, of_deputy))
    assert rules.seal_case_for(profile, "minutes", HANG.id) is SealCase.A
    assert rules.seal_case_for(profile, "minutes", DAT.id) is SealCase.C
    assert rules.seal_case_for(profile, "invitation", DAT.id) is SealCase.B


def test_a_rule_about_the_post_alone_leaves_the_seal_case() -> None:
    profile = replace(PROFILE, signing=(SigningException("minutes", DAT.id, None, "Phó Chủ tịch"),))
    assert rules.seal_case_for(profile, "minutes", DAT.id) is SealCase.B


@pytest.mark.parametrize("case", [SealCase.A, SealCase.C, SealCase.D])
def test_no_post_stands_above_the_name_but_in_case_b(case: SealCase) -> None:
    assert rules.post_above_name(PROFILE, "minutes", HANG, case) == ()


def test_case_b_prints_the_post_of_the_signer_in_capitals() -> None:
    assert rules.post_above_name(PROFILE, "minutes", HANG, SealCase.B) == ("CHỦ TỊCH UBND PHƯỜNG",)


def test_a_rule_replaces_the_post_of_its_signer_only() -> None:
    profile = replace(PROFILE, signing=(SigningException("minutes", DAT.id, None, "Quyền Chủ tịch UBND phường"),))
    assert rules.post_above_name(profile, "minutes", DAT, SealCase.B) == ("QUYỀN CHỦ TỊCH UBND PHƯỜNG",)
    assert rules.post_above_name(profile, "minutes", HANG, SealCase.B) == ("CHỦ TỊCH UBND PHƯỜNG",)


@pytest.mark.parametrize("signer", [None, replace(HANG, post="")])
def test_nothing_stands_above_nobody_and_above_a_signer_without_post(signer: PersonAtDate | None) -> None:
    assert rules.post_above_name(PROFILE, "minutes", signer, SealCase.B) == ()


@pytest.mark.parametrize(
    ("name", "short", "lines"),
    [
        (
            "Ban Chỉ đạo Cải cách hành chính phường Đức Sen",
            "UBND phường Đức Sen",
            ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
        ),
        (
            "Ban Chỉ đạo Cải cách hành chính UBND phường Đức Sen",
            "UBND phường Đức Sen",
            ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
        ),
        (
            "Ban Chỉ đạo Cải cách hành chính của Ủy ban nhân dân phường Đức Sen",
            "UBND phường Đức Sen",
            ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
        ),
        ("Ban Chỉ đạo CCHC phường Hoà Bình", "UBND phường Hòa Bình", ("BAN CHỈ ĐẠO", "CCHC")),
        ("Ban Chỉ đạo", "UBND phường Đức Sen", ("BAN CHỈ ĐẠO",)),
        ("Tổ công tác cải cách hành chính", "UBND phường Đức Sen", ("TỔ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH",)),
        ("Ban Chỉ đạo Cải cách hành chính", "", ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")),
    ],
)
def test_the_committees_lines_leave_out_the_ward_and_break_after_its_first_words(
    name: str, short: str, lines: tuple[str, ...]
) -> None:
    assert rules.committee_lines(name, short) == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Ủy ban nhân dân phường Đức Sen", ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN")),
        ("Ủy ban nhân dân", ("ỦY BAN NHÂN DÂN",)),
        ("Văn phòng phường", ("VĂN PHÒNG PHƯỜNG",)),
    ],
)
def test_an_organ_breaks_after_its_first_words(name: str, lines: tuple[str, ...]) -> None:
    assert rules.organisation_lines(name) == lines


@pytest.mark.parametrize(
    ("organisation", "short", "place", "committee"),
    [
        (
            "Ủy ban nhân dân phường Đức Sen",
            "UBND phường Đức Sen",
            "Đức Sen",
            "Ban Chỉ đạo Cải cách hành chính phường Đức Sen",
        ),
        ("UBND xã Phù Mỹ", "UBND xã Phù Mỹ", "Phù Mỹ", "Ban Chỉ đạo Cải cách hành chính xã Phù Mỹ"),
        (
            "Uỷ ban nhân dân Phường 1",
            "UBND Phường 1",
            "Phường 1",
            "Ban Chỉ đạo Cải cách hành chính Phường 1",
        ),
        ("Ủy ban nhân dân", "", "", ""),
        ("", "", "", ""),
    ],
)
def test_other_names_follow_from_the_organs(organisation: str, short: str, place: str, committee: str) -> None:
    assert rules.proposed_short_name(organisation) == short
    assert rules.proposed_place(organisation) == place
    assert rules.proposed_committee(organisation) == committee


def test_proposals_of_a_decomposed_name_lose_nothing() -> None:
    decomposed = unicodedata.normalize("NFD", "UBND phường Đức Sen")
    assert unicodedata.normalize("NFC", rules.ward_of(decomposed)) == "phường Đức Sen"


DAY = date(2025, 7, 1)


@dataclass(frozen=True)
class Row:
    """A dated record."""

    id: int
    valid_from: date | None
    valid_to: date | None


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (None, None, True),
        (DAY, DAY, True),
        (None, date(2025, 6, 30), False),
        (date(2025, 7, 2), None, False),
        (date(2025, 1, 1), None, True),
    ],
)
def test_both_ends_of_a_period_are_in_it(first: date | None, last: date | None, holds: bool) -> None:
    assert rules.is_valid_on(first, last, DAY) is holds


@pytest.mark.parametrize(
    ("spans", "gap"),
    [
        ([], (None, None)),
        ([(None, date(2025, 6, 30))], (DAY, None)),
        ([(date(2025, 12, 1), None)], (None, date(2025, 11, 30))),
        ([(None, date(2025, 6, 1)), (date(2026, 1, 1), None)], (date(2025, 6, 2), date(2025, 12, 31))),
    ],
)
def test_the_gap_round_a_day_ends_at_its_neighbours(
    spans: list[rules.Span], gap: tuple[date | None, date | None]
) -> None:
    assert rules.gap_around(spans, DAY) == gap


def test_the_record_of_the_day_goes_before_the_nearest() -> None:
    rows = [Row(1, None, date(2025, 6, 30)), Row(2, DAY, None)]
    found = [rules.nearest(rows, day) for day in (date(2024, 1, 1), date(2025, 6, 30), DAY)]
    assert [row.id for row in found if row] == [1, 1, 2]


def test_a_day_outside_every_period_takes_the_nearest_one() -> None:
    rows = [Row(1, date(2020, 1, 1), date(2020, 12, 31)), Row(2, date(2024, 1, 1), None)]
    assert rules.nearest(rows, date(2021, 2, 1)) == rows[0]
    assert rules.nearest(rows, date(2023, 12, 1)) == rows[1]
    assert rules.nearest([], DAY) is None


ends = st.none() | st.dates(date(2020, 1, 1), date(2020, 1, 31))


@given(ends, ends, ends, ends)
def test_spans_overlap_exactly_when_a_day_is_in_both(
    a: date | None, b: date | None, c: date | None, d: date | None
) -> None:
    if (a and b and b < a) or (c and d and d < c):
        return
    days = [date.fromordinal(date(2019, 12, 1).toordinal() + n) for n in range(100)]
    shared = any(rules.is_valid_on(a, b, day) and rules.is_valid_on(c, d, day) for day in days)
    assert rules.overlap((a, b), (c, d)) is shared
