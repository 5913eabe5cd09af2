"""Agenda and attendance list: what they refer to, blank lines, sites, guests, people who came late."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest

from cchc_desktop.committee.records import AddressForm
from cchc_desktop.documents.content import AppendixTitle, Row, Table
from cchc_desktop.documents.kinds import KINDS, agenda, attendance_list
from cchc_desktop.meetings.records import AgendaEntry, AttendanceEntry, MeetingFacts, MeetingMode, Presence, SiteEntry
from cchc_desktop.register.records import Paper
from tests.documents.kinds.paper_parts import blocks

Changed = Callable[..., MeetingFacts]
ANNEXES = [kind for kind in KINDS if kind.name in ("agenda", "attendance_list", "task_annex")]
BUILDERS = {"agenda": agenda.build, "attendance_list": attendance_list.build}
NO_BREAK = "\u00a0" * 4
COMMITTEE = "Ban Chỉ đạo Cải cách hành chính"


def title_of(name: str, facts: MeetingFacts) -> AppendixTitle:
    return next(block for block in blocks(BUILDERS[name](facts)) if isinstance(block, AppendixTitle))


def rows_of(name: str, facts: MeetingFacts) -> tuple[Row, ...]:
    return next(block.rows for block in blocks(BUILDERS[name](facts)) if isinstance(block, Table))


@pytest.mark.parametrize(
    ("name", "type_code", "words"), [("agenda", "GM", "Giấy mời"), ("attendance_list", "BB", "Biên bản")]
)
@pytest.mark.parametrize(
    ("paper", "reference"),
    [
        (("5", "BCĐ", date(2021, 1, 5)), f"số 05/{{type}}-BCĐ ngày 05 tháng 01 năm 2021 của {COMMITTEE}"),
        (("12", "UBND", date(2020, 6, 9)), "số 12/{type}-UBND ngày 09 tháng 6 năm 2020 của Ủy ban nhân dân"),
        (("12", "BCĐ", None), f"số 12/{{type}}-BCĐ ngày {NO_BREAK} tháng {NO_BREAK} năm 2020 của {COMMITTEE}"),
    ],
)  # fmt: skip
def test_annex_refers_to_its_paper(
    changed: Changed, name: str, type_code: str, words: str, paper: tuple[str, str, date | None], reference: str
) -> None:
    number, organ, day = paper
    facts = changed(papers=(Paper(type_code, number, f"{type_code}-{organ}", day),))
    expected = f"(Kèm theo {words} {reference.format(type=type_code)} phường Đức Sen)"
    assert title_of(name, facts).reference == (expected,)


@pytest.mark.parametrize("name", BUILDERS)
@pytest.mark.parametrize("papers", [(), (Paper("BB", "", "BB-BCĐ"), Paper("GM", "", "", date(2020, 12, 1)))])
def test_annex_without_a_paper_names_meeting_and_date(changed: Changed, name: str, papers: tuple[Paper, ...]) -> None:
    facts = changed(papers=papers, details={"title": "Họp giao ban tháng 12."})
    assert title_of(name, facts).reference == ("(Họp giao ban tháng 12, ngày 04 tháng 12 năm 2020)",)


@pytest.mark.parametrize(("noun", "word"), [("Cuộc họp", "HỌP"), ("Hội nghị", "HỘI NGHỊ"), ("", "HỌP")])
def test_annex_is_called_after_the_meeting(changed: Changed, noun: str, word: str) -> None:
    facts = changed(details={"noun": noun})
    assert title_of("agenda", facts).title == f"CHƯƠNG TRÌNH {word}"
    assert title_of("attendance_list", facts).title == f"DANH SÁCH ĐẠI BIỂU DỰ {word}"


@pytest.mark.parametrize("kind", ANNEXES, ids=[kind.name for kind in ANNEXES])
def test_annex_has_no_number_so_it_is_never_a_draft(changed: Changed, kind) -> None:  # type: ignore[no-untyped-def]
    assert not kind.is_draft(changed(papers=()))


@pytest.mark.parametrize("name", BUILDERS)
def test_columns_fill_the_text_width(monthly: MeetingFacts, name: str) -> None:
    table = next(block for block in blocks(BUILDERS[name](monthly)) if isinstance(block, Table))
    assert sum(column.width for column in table.columns) == 165
    assert all(row.spans or len(row.cells) == len(table.columns) for row in table.rows)


def test_agenda_says_what_is_known_of_each_item(changed: Changed, monthly: MeetingFacts) -> None:
    entries = (
        AgendaEntry("khai mạc", time(8), None, monthly.details.chair_id),
        AgendaEntry(""),
        AgendaEntry("Báo cáo", time(8, 5), time(9), None, "đại diện Phòng Nội vụ", "Báo cáo số 186/BC-UBND"),
    )
    facts = changed(agenda=entries, details={"address_form": AddressForm.MR_MRS})
    assert [row.cells for row in rows_of("agenda", facts)] == [
        ("1", "08:00", "Khai mạc", "Bà Nguyễn Thị Minh Hằng", ""),
        ("2", "08:05 - 09:00", "Báo cáo", "Đại diện Phòng Nội vụ", "Báo cáo số 186/BC-UBND"),
    ]


def test_empty_agenda_has_lines_to_write_on(changed: Changed) -> None:
    assert [set(row.cells) for row in rows_of("agenda", changed(agenda=()))] == [{""}] * agenda.BLANK_LINES


def test_attendance_list_of_nobody_has_blank_lines_only(changed: Changed) -> None:
    rows = rows_of("attendance_list", changed(attendance=()))
    assert [set(row.cells) for row in rows] == [{""}] * attendance_list.BLANK_LINES


def test_attendance_list_ends_with_blank_lines(monthly: MeetingFacts) -> None:
    rows = rows_of("attendance_list", monthly)
    assert len(rows) == len(monthly.attendance) + attendance_list.BLANK_LINES
    assert {cell for row in rows[-attendance_list.BLANK_LINES :] for cell in row.cells} == {""}


def test_guests_substitutes_and_latecomers_are_noted(changed: Changed, monthly: MeetingFacts) -> None:
    facts = changed(
        attendance=(
            AttendanceEntry(
                guest="Lê Văn Tám - Trưởng phòng Nội vụ", presence=Presence.PRESENT, arrived_at=time(14, 20)
            ),
            AttendanceEntry(monthly.details.chair_id, presence=Presence.SUBSTITUTE, substitute="Mai Thị Phượng"),
            AttendanceEntry(monthly.details.secretary_id, presence=Presence.ABSENT_WITHOUT_REASON),
            AttendanceEntry(99_999, reason="đi học", left_at=time(15)),
        )
    )
    cells = [row.cells for row in rows_of("attendance_list", facts)]
    assert cells[0] == ("1", "Lê Văn Tám", "Trưởng phòng Nội vụ", "Có mặt", "", "đến 14:20")
    assert cells[1][3:] == ("Dự thay", "", "Mai Thị Phượng")
    assert cells[2][3:] == ("Vắng", "", "")
    assert cells[3] == ("4", "", "", "", "", "đi học; về 15:00")


def test_person_without_a_post_shows_the_department(changed: Changed, monthly: MeetingFacts) -> None:
    chair = monthly.person(monthly.details.chair_id)
    assert chair is not None
    facts = changed(people={chair.id: replace(chair, post="")}, attendance=(AttendanceEntry(chair.id),))
    assert rows_of("attendance_list", facts)[0].cells[2] == "Lãnh đạo UBND phường"


@pytest.fixture
def at_sites(changed: Changed) -> MeetingFacts:
    """Persons at the main site and at two of three branches, numbered out of order."""
    sites = (
        SiteEntry("Nhà văn hóa 12", 12),
        SiteEntry("Hội trường", is_main=True),
        SiteEntry("", 2),
        SiteEntry("Nhà văn hóa không có số"),
        SiteEntry("Nhà văn hóa 3", 3),
    )
    numbers = (12, None, 2, 12, 77)
    entries = tuple(
        AttendanceEntry(guest=f"Lê Văn {place}", site_number=number) for place, number in enumerate(numbers)
    )
    return changed(sites=sites, attendance=entries, details={"mode": MeetingMode.HYBRID})


def test_persons_are_listed_under_their_site_and_counted_through(at_sites: MeetingFacts) -> None:
    rows = rows_of("attendance_list", at_sites)[:-3]
    assert [row.cells[0] if row.spans else row.cells[1] for row in rows] == [
        "Điểm cầu chính: Hội trường", "Lê Văn 1", "Lê Văn 4",
        "Điểm cầu số 02", "Lê Văn 2",
        "Điểm cầu số 12: Nhà văn hóa 12", "Lê Văn 0", "Lê Văn 3",
    ]  # fmt: skip
    assert [row.cells[0] for row in rows if not row.spans] == ["1", "2", "3", "4", "5"]


def test_meeting_at_one_place_has_no_headings_of_sites(at_sites: MeetingFacts) -> None:
    facts = replace(at_sites, details=replace(at_sites.details, mode=MeetingMode.IN_PERSON))
    assert not any(row.spans for row in rows_of("attendance_list", facts))
