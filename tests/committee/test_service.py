"""People: codes and ranks, posts and roles with their dates, hidden and not deleted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from cchc_desktop.committee import queries, service
from cchc_desktop.committee.model import Person, Post
from cchc_desktop.committee.records import Gender
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.errors import NotFound, ValidationError
from cchc_desktop.storage.sessions import DataFile
from tests.committee.parts import DAY_BEFORE, MERGER, TODAY, add, at, spans, update


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
