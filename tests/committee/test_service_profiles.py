"""Profiles in their periods, signing rules and settings of the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from cchc_desktop.committee import queries, service
from cchc_desktop.committee.model import Committee, Organisation
from cchc_desktop.committee.records import Profile, SealCase, SigningException
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.errors import ValidationError
from cchc_desktop.storage.sessions import DataFile
from tests.committee.parts import DAY_BEFORE, MERGER, PROFILE, TODAY, add


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
