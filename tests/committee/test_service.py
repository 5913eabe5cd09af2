"""Changes to people, departments, profiles and signing rules in a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.committee import queries, service
from cchc_desktop.committee.model import Committee, Department, Organisation, Person, Post
from cchc_desktop.committee.records import (
    DepartmentKind,
    DepartmentRow,
    Gender,
    PersonAtDate,
    Profile,
    SealCase,
    SigningException,
)
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.errors import Conflict, NotFound, ValidationError
from cchc_desktop.storage.sessions import DataFile

TODAY = date(2026, 3, 2)
MERGER = date(2025, 7, 1)
DAY_BEFORE = date(2025, 6, 30)
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


def add(file: DataFile, edit: PersonEdit) -> int:
    """Add a person and return the id."""
    with file.writing() as session:
        person_id, changes = service.add_person(session, edit)
    assert changes.concerns("person")
    return person_id


def update(file: DataFile, person_id: int, edit: PersonEdit, *, today: date = TODAY) -> None:
    """Change a person."""
    with file.writing() as session:
        service.update_person(session, person_id, edit, today=today)


def at(file: DataFile, person_id: int, day: date) -> PersonAtDate:
    """The person as of a day."""
    with file.reading() as session:
        return next(person for person in queries.people_at(session, day, with_hidden=True) if person.id == person_id)


def spans(file: DataFile, person_id: int) -> list[tuple[str, date | None, date | None]]:
    """The person's posts and roles, the newest first, posts before roles."""
    with file.reading() as session:
        lines = queries.history_of(session, person_id)
    return [(line.title, line.valid_from, line.valid_to) for line in lines]


def department(code: str, name: str, first: date | None = None, last: date | None = None) -> DepartmentRow:
    """A department as typed."""
    return DepartmentRow(0, code, name, "", DepartmentKind.UNIT, first, last)


# -- people


def test_people_get_codes_and_ranks_in_turn(file: DataFile) -> None:
    for name in ("Nguyễn Văn A", "Trần Thị B", "Lê Văn C"):
        add(file, PersonEdit(name))
    with file.reading() as session:
        people = queries.people_at(session, TODAY)
    assert [(person.code, person.rank) for person in people] == [("P01", 1), ("P02", 2), ("P03", 3)]


@pytest.mark.parametrize("name", ["", "A" * 51])
def test_a_name_is_required_and_at_most_50_characters(file: DataFile, name: str) -> None:
    with pytest.raises(ValidationError) as refused, file.writing() as session:
        service.add_person(session, PersonEdit(name))
    assert refused.value.field == "full_name"
    with file.reading() as session:
        assert session.scalars(select(Person)).all() == []


def test_a_corrected_post_was_always_so(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Nguyễn Văn A", post="Công chức Tư pháp", role="Ủy viên"))
    update(file, person_id, PersonEdit("Nguyễn Văn A", post="Công chức Tư pháp - Hộ tịch", role="Ủy viên"))
    assert spans(file, person_id) == [("Công chức Tư pháp - Hộ tịch", None, None), ("Ủy viên", None, None)]


def test_a_new_post_ends_the_old_one_the_day_before(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch", role="Phó Trưởng ban"))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", post="Chủ tịch", role="Phó Trưởng ban", since=MERGER))
    assert spans(file, person_id) == [
        ("Chủ tịch", MERGER, None),
        ("Phó Chủ tịch", None, DAY_BEFORE),
        ("Phó Trưởng ban", None, None),
    ]
    assert at(file, person_id, DAY_BEFORE).post == "Phó Chủ tịch"
    assert at(file, person_id, MERGER).post == "Chủ tịch"


def test_the_same_day_again_corrects_the_new_post(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch"))
    for post in ("Chủ tích", "Chủ tịch"):
        update(file, person_id, PersonEdit("Trần Quốc Đạt", post=post, since=MERGER))
    assert spans(file, person_id) == [("Chủ tịch", MERGER, None), ("Phó Chủ tịch", None, DAY_BEFORE)]


def test_a_post_before_a_later_one_ends_where_that_begins(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Chủ tịch", since=MERGER))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch", since=date(2020, 1, 1)))
    assert spans(file, person_id) == [("Chủ tịch", MERGER, None), ("Phó Chủ tịch", date(2020, 1, 1), DAY_BEFORE)]


def test_a_post_in_the_middle_keeps_the_end_of_the_one_it_cuts(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Một"))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", post="Ba", since=MERGER))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", post="Hai", since=date(2022, 5, 4)))
    assert spans(file, person_id) == [
        ("Ba", MERGER, None),
        ("Hai", date(2022, 5, 4), DAY_BEFORE),
        ("Một", None, date(2022, 5, 3)),
    ]


def test_a_post_that_ends_leaves_the_person_without_one(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch", role="Phó Trưởng ban"))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", since=MERGER))
    now, then = at(file, person_id, TODAY), at(file, person_id, DAY_BEFORE)
    assert (now.post, now.role, now.role_kind) == ("", "", None)
    assert (then.post, then.role) == ("Phó Chủ tịch", "Phó Trưởng ban")


def test_correcting_the_name_of_somebody_retired_keeps_the_old_post(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch", role="Phó Trưởng ban"))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", since=MERGER))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", kind="cán bộ"))
    assert at(file, person_id, DAY_BEFORE).post == "Phó Chủ tịch"
    assert at(file, person_id, DAY_BEFORE).role == "Phó Trưởng ban"


def test_a_post_entered_after_a_gap_fills_the_gap_only(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch"))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", since=MERGER))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", post="Chuyên viên"))
    assert spans(file, person_id) == [("Chuyên viên", MERGER, None), ("Phó Chủ tịch", None, DAY_BEFORE)]


def test_correcting_today_leaves_a_post_of_the_future(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch"))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", post="Chủ tịch", since=date(2026, 9, 1)))
    update(file, person_id, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch Thường trực"))
    assert spans(file, person_id) == [
        ("Chủ tịch", date(2026, 9, 1), None),
        ("Phó Chủ tịch Thường trực", None, date(2026, 8, 31)),
    ]


def test_a_role_changes_with_its_place_in_the_committee(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Phạm Thu Hoài", role="Ủy viên"))
    update(file, person_id, PersonEdit("Phạm Thu Hoài", role="Thư ký Ban Chỉ đạo", since=MERGER))
    before, since = at(file, person_id, DAY_BEFORE).role_kind, at(file, person_id, MERGER).role_kind
    assert before is not None and since is not None
    assert (before.value, since.value) == ("member", "secretary")


def test_what_is_known_of_a_person_is_kept(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Nguyễn Thị Quý", Gender.FEMALE, in_charge_of="khối văn hóa", kind="công chức"))
    kept = at(file, person_id, TODAY)
    assert (kept.gender, kept.in_charge_of, kept.kind) == (Gender.FEMALE, "khối văn hóa", "công chức")


def test_a_hidden_person_is_kept_and_comes_back(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Cao Bá Âu", post="Chỉ huy trưởng"))
    with file.writing() as session:
        service.hide_person(session, person_id)
    with file.reading() as session:
        assert queries.people_at(session, TODAY) == []
    assert at(file, person_id, TODAY).is_hidden
    with file.writing() as session:
        service.hide_person(session, person_id, hidden=False)
    with file.reading() as session:
        assert [person.post for person in queries.people_at(session, TODAY)] == ["Chỉ huy trưởng"]


def test_a_person_who_is_gone_is_named(file: DataFile) -> None:
    with pytest.raises(NotFound), file.writing() as session:
        service.update_person(session, 7, PersonEdit("Ai"), today=TODAY)


def test_ordering_those_in_view_leaves_the_hidden_in_their_places(file: DataFile) -> None:
    first, hidden, third, fourth = (add(file, PersonEdit(name)) for name in "ABCD")
    with file.writing() as session:
        service.hide_person(session, hidden)
        service.order_people(session, [fourth, first, third])
    with file.reading() as session:
        people = queries.people_at(session, TODAY, with_hidden=True)
    assert [person.id for person in people] == [fourth, hidden, first, third]
    assert [person.rank for person in people] == [1, 2, 3, 4]


# -- departments


def save(file: DataFile, edit: DepartmentRow, row: DepartmentRow | None = None) -> int:
    """Save a department and return its id."""
    with file.writing() as session:
        changes = service.save_department(session, row, edit)
    assert changes.record_id is not None
    return changes.record_id


def codes(file: DataFile, day: date | None) -> list[str]:
    """The codes of the departments of a day."""
    with file.reading() as session:
        return [row.code for row in queries.departments_at(session, day)]


@pytest.mark.parametrize(
    ("edit", "field"),
    [
        (department("VP", ""), "name"),
        (department("", "Văn phòng"), "code"),
        (department("VP", "Văn phòng", MERGER, DAY_BEFORE), "valid_to"),
    ],
)
def test_a_department_needs_code_name_and_days_in_order(file: DataFile, edit: DepartmentRow, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        save(file, edit)
    assert refused.value.field == field


def test_a_code_may_come_again_after_its_period(file: DataFile) -> None:
    save(file, department("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE))
    save(file, department("VHXH", "Phòng Văn hóa - Xã hội", MERGER))
    assert codes(file, None) == ["VHXH", "VHXH"]
    assert codes(file, TODAY) == ["VHXH"]


@pytest.mark.parametrize(("first", "last"), [(None, None), (DAY_BEFORE, None), (None, date(2020, 1, 1))])
def test_a_code_twice_at_a_time_is_refused_by_name(file: DataFile, first: date | None, last: date | None) -> None:
    save(file, department("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE))
    with pytest.raises(ValidationError, match="Văn hóa - Xã hội") as refused:
        save(file, department("VHXH", "Phòng Văn hóa - Xã hội", first, last))
    assert refused.value.field == "code"
    assert len(codes(file, None)) == 1


def test_a_department_keeps_its_own_code_when_corrected(file: DataFile) -> None:
    row_id = save(file, department("VP", "Văn phòng"))
    with file.reading() as session:
        (row,) = queries.departments_at(session, TODAY)
    assert save(file, replace(row, name="Văn phòng HĐND và UBND"), row) == row_id
    with file.reading() as session:
        assert [each.name for each in queries.departments_at(session, TODAY)] == ["Văn phòng HĐND và UBND"]


def test_a_department_without_people_can_be_removed(file: DataFile) -> None:
    row_id = save(file, department("VP", "Văn phòng"))
    with file.writing() as session:
        service.remove_department(session, row_id)
    assert codes(file, None) == []


def test_a_department_that_people_belonged_to_stays(file: DataFile) -> None:
    row_id = save(file, department("VP", "Văn phòng"))
    person_id = add(file, PersonEdit("Tạ Thị Hòe", post="Văn thư", department_id=row_id))
    update(file, person_id, PersonEdit("Tạ Thị Hòe", since=MERGER))
    with pytest.raises(Conflict, match="Văn phòng"), file.writing() as session:
        service.remove_department(session, row_id)
    assert codes(file, None) == ["VP"]


def test_departments_are_ordered_like_people(file: DataFile) -> None:
    one, two, three = (save(file, department(code, code)) for code in ("A", "B", "C"))
    with file.writing() as session:
        service.order_departments(session, [three, one, two])
    assert codes(file, TODAY) == ["C", "A", "B"]


OLD = [("LD", "Lãnh đạo UBND phường"), ("VPTK", "Văn phòng - Thống kê"), ("VHXH", "Văn hóa - Xã hội")]
NEW = [("LD", "Lãnh đạo UBND phường"), ("VP", "Văn phòng HĐND và UBND"), ("VHXH", "Phòng Văn hóa - Xã hội")]


def apply(file: DataFile, departments: list[tuple[str, str]], since: date | None, until: date | None = None) -> None:
    """Apply a preset."""
    with file.writing() as session:
        service.apply_preset(session, departments, since=since, until=until)


def periods(file: DataFile) -> set[tuple[str, str, date | None, date | None]]:
    """Every department with its period."""
    with file.reading() as session:
        rows = queries.departments_at(session, None)
    return {(row.code, row.name, row.valid_from, row.valid_to) for row in rows}


def test_a_new_set_ends_the_old_one_and_what_is_in_both_goes_on(file: DataFile) -> None:
    apply(file, OLD, None)
    apply(file, NEW, MERGER)
    assert periods(file) == {
        ("LD", "Lãnh đạo UBND phường", None, None),
        ("VPTK", "Văn phòng - Thống kê", None, DAY_BEFORE),
        ("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE),
        ("VP", "Văn phòng HĐND và UBND", MERGER, None),
        ("VHXH", "Phòng Văn hóa - Xã hội", MERGER, None),
    }


def test_the_old_set_entered_afterwards_ends_where_the_new_one_begins(file: DataFile) -> None:
    apply(file, NEW, MERGER)
    apply(file, OLD, None, DAY_BEFORE)
    assert ("VHXH", "Văn hóa - Xã hội", None, DAY_BEFORE) in periods(file)
    assert ("VPTK", "Văn phòng - Thống kê", None, DAY_BEFORE) in periods(file)
    assert codes(file, TODAY) == ["LD", "VP", "VHXH"]
    assert codes(file, DAY_BEFORE) == ["LD", "VPTK", "VHXH"]


@pytest.mark.parametrize(("since", "until"), [(None, None), (MERGER, None), (None, DAY_BEFORE)])
def test_a_set_applied_twice_adds_nothing(file: DataFile, since: date | None, until: date | None) -> None:
    for _time in range(2):
        apply(file, NEW, since, until)
    assert len(periods(file)) == len(NEW)


def test_a_set_ends_where_a_department_of_the_same_code_begins_later(file: DataFile) -> None:
    save(file, department("VP", "Văn phòng mới", date(2027, 1, 1)))
    apply(file, NEW, MERGER)
    assert ("VP", "Văn phòng HĐND và UBND", MERGER, date(2026, 12, 31)) in periods(file)


def test_leaders_of_a_set_are_a_group_of_their_own(file: DataFile) -> None:
    apply(file, NEW, None)
    with file.reading() as session:
        kinds = {row.code: row.kind for row in queries.departments_at(session, TODAY)}
    assert kinds["LD"] is DepartmentKind.LEADERS and kinds["VP"] is DepartmentKind.UNIT


def test_a_new_set_keeps_the_departments_of_old_posts(file: DataFile) -> None:
    apply(file, OLD, None)
    with file.reading() as session:
        office = next(row.id for row in queries.departments_at(session, None) if row.code == "VPTK")
    person_id = add(file, PersonEdit("Tạ Thị Hòe", post="Văn thư", department_id=office))
    apply(file, NEW, MERGER)
    assert at(file, person_id, DAY_BEFORE).department == "Văn phòng - Thống kê"
    assert at(file, person_id, TODAY).department == "Văn phòng - Thống kê"


# -- profiles and settings


def keep(file: DataFile, profile: Profile, *, since: date | None = None, today: date = TODAY) -> None:
    """Save a profile."""
    with file.writing() as session:
        changes = service.save_profile(session, profile, today=today, since=since)
    assert changes.concerns("organisation", "committee")


def profile_on(file: DataFile, day: date) -> Profile:
    """The profile of a day."""
    with file.reading() as session:
        return queries.profile_at(session, day)


def test_a_profile_comes_back_as_it_was_saved(file: DataFile) -> None:
    whole = replace(
        PROFILE,
        size_preset="nho",
        read_back_sentence=False,
        quorum_percent=66,
        minutes_recipients=("Như thành phần dự họp", "Lưu: VT"),
        founded_by_number="28/QĐ-UBND",
        founded_on=date(2020, 2, 10),
        founded_by_title="Về việc kiện toàn Ban Chỉ đạo",
    )
    keep(file, whole)
    assert profile_on(file, TODAY) == whole
    assert profile_on(file, date(1999, 1, 1)) == whole


@pytest.mark.parametrize(
    ("profile", "field"),
    [
        (replace(PROFILE, organisation=""), "organisation"),
        (replace(PROFILE, committee=""), "committee"),
        (replace(PROFILE, quorum_percent=100), "quorum_percent"),
        (replace(PROFILE, quorum_percent=-1), "quorum_percent"),
    ],
)
def test_a_profile_that_cannot_be_kept_names_its_field(file: DataFile, profile: Profile, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        keep(file, profile)
    assert refused.value.field == field
    with file.reading() as session:
        assert not queries.has_committee(session)


def test_a_corrected_profile_holds_for_its_whole_period(file: DataFile) -> None:
    keep(file, PROFILE)
    keep(file, replace(PROFILE, superior="UBND thành phố Hồng Hà"))
    assert profile_on(file, date(2000, 1, 1)).superior == "UBND thành phố Hồng Hà"
    with file.reading() as session:
        assert len(session.scalars(select(Organisation)).all()) == 1
        assert len(session.scalars(select(Committee)).all()) == 1


def test_a_merger_begins_a_period_and_old_papers_keep_the_old_name(file: DataFile) -> None:
    keep(file, PROFILE)
    merged = replace(PROFILE, organisation="Ủy ban nhân dân phường Hồng Sen", organisation_short="UBND phường Hồng Sen")
    keep(file, merged, since=MERGER)
    assert profile_on(file, DAY_BEFORE).organisation == "Ủy ban nhân dân phường Đức Sen"
    assert profile_on(file, MERGER).organisation == "Ủy ban nhân dân phường Hồng Sen"


def test_an_earlier_period_ends_where_the_later_one_begins(file: DataFile) -> None:
    keep(file, replace(PROFILE, organisation="Mới"), since=MERGER)
    keep(file, replace(PROFILE, organisation="Cũ"), since=date(2020, 1, 1))
    with file.reading() as session:
        rows = queries.profile_periods(session)
    assert [(row.organisation, row.valid_from, row.valid_to) for row in rows] == [
        ("Mới", MERGER, None),
        ("Cũ", date(2020, 1, 1), DAY_BEFORE),
    ]


def test_correcting_on_a_day_outside_every_period_corrects_the_nearest(file: DataFile) -> None:
    keep(file, replace(PROFILE, organisation="Cũ"), since=date(2010, 1, 1))
    keep(file, replace(PROFILE, organisation="Mới"), since=MERGER)
    keep(file, replace(PROFILE, organisation="Cũ nhất"), today=date(2009, 1, 1))
    assert profile_on(file, date(2011, 1, 1)).organisation == "Cũ nhất"
    assert profile_on(file, TODAY).organisation == "Mới"


def test_the_proposed_lines_follow_a_corrected_name(file: DataFile) -> None:
    keep(file, PROFILE)
    renamed = replace(profile_on(file, TODAY), committee="Ban Chỉ đạo Chuyển đổi số phường Đức Sen")
    keep(file, replace(renamed, letterhead_lines=()))
    assert profile_on(file, TODAY).letterhead_lines == ("BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ")


def test_lines_of_ones_own_stay(file: DataFile) -> None:
    own = ("BAN CHỈ ĐẠO CẢI CÁCH", "HÀNH CHÍNH NHÀ NƯỚC")
    keep(file, replace(PROFILE, letterhead_lines=own))
    assert profile_on(file, TODAY).letterhead_lines == own


def test_signing_rules_are_replaced_as_a_whole(file: DataFile) -> None:
    keep(file, PROFILE)
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="Phó Chủ tịch"))
    of_kind = SigningException("minutes", None, SealCase.A)
    of_deputy = SigningException("minutes", person_id, SealCase.C, "Phó Chủ tịch")
    with file.writing() as session:
        service.save_signing_rules(session, [of_kind, of_deputy])
    assert profile_on(file, TODAY).signing == (of_kind, of_deputy)
    changed = replace(of_deputy, seal_case=None)
    with file.writing() as session:
        service.save_signing_rules(session, [changed])
    assert profile_on(file, TODAY).signing == (changed,)


def test_two_rules_for_one_paper_and_signer_are_refused(file: DataFile) -> None:
    rules = [SigningException("minutes", None, SealCase.A), SigningException("minutes", None, SealCase.C)]
    with pytest.raises(ValidationError) as refused, file.writing() as session:
        service.save_signing_rules(session, rules)
    assert refused.value.field == "signing"
    with file.reading() as session:
        assert queries.signing_rules(session) == ()


def test_a_file_setting_is_kept_and_removed_when_empty(file: DataFile) -> None:
    for value in ("2021-04-05", "2021-04-06"):
        with file.writing() as session:
            service.set_file_setting(session, "as_of_date", value)
    with file.reading() as session:
        assert queries.as_of_date(session) == date(2021, 4, 6)
    with file.writing() as session:
        service.set_file_setting(session, "as_of_date", "")
    with file.reading() as session:
        assert queries.as_of_date(session) is None
        assert queries.file_setting(session, "as_of_date", "none") == "none"


def test_no_day_ever_has_two_posts(file: DataFile) -> None:
    person_id = add(file, PersonEdit("Trần Quốc Đạt", post="0"))
    for number, day in enumerate((date(2024, 5, 1), date(2022, 1, 1), date(2026, 1, 1), date(2022, 1, 1)), start=1):
        update(file, person_id, PersonEdit("Trần Quốc Đạt", post=str(number), since=day))
    with file.reading() as session:
        posts = session.scalars(select(Post).where(Post.person_id == person_id)).all()
    for offset in range(0, 2200, 7):
        day = date(2021, 1, 1) + timedelta(days=offset)
        held = [p for p in posts if (p.valid_from or day) <= day and day <= (p.valid_to or day)]
        assert len(held) == 1


def test_departments_with_the_same_code_never_share_a_day_after_presets(file: DataFile) -> None:
    apply(file, NEW, MERGER)
    apply(file, OLD, None, DAY_BEFORE)
    apply(file, OLD, date(2026, 1, 1))
    with file.reading() as session:
        rows = session.scalars(select(Department)).all()
    for day in (date(2020, 1, 1), DAY_BEFORE, MERGER, date(2025, 12, 31), date(2026, 1, 1), date(2030, 1, 1)):
        held = [r.code for r in rows if (r.valid_from or day) <= day and day <= (r.valid_to or day)]
        assert len(held) == len(set(held))
