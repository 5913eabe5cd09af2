"""Search over everything: what is found, in which order, where it leads, and that nothing typed is an error."""

from __future__ import annotations

import shutil
import unicodedata
from datetime import date, timedelta

import pytest
from sqlalchemy import event, select

from cchc_desktop.committee import service as committee
from cchc_desktop.committee.service import PersonEdit
from cchc_desktop.errors import Conflict
from cchc_desktop.exchange.listing import rows_of
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import AgendaItem, Meeting
from cchc_desktop.meetings.records import AgendaEntry, ConclusionEntry, MeetingDetails, MeetingKind
from cchc_desktop.meetings.trash import trash_meeting
from cchc_desktop.register.records import Paper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import history, migrate, search_index
from cchc_desktop.storage.search import search
from cchc_desktop.storage.searched import LINE_BITS
from cchc_desktop.storage.trash import put_back

TODAY = date(2021, 4, 5)


def found(data, words, **more):
    with data.reading() as session:
        return search(session, words, **more)


def hits(data, words, group):
    return [hit for each in found(data, words).groups if each.name == group for hit in each.hits]


def marked(hit):
    return [hit.text[start:end] for start, end in hit.spans]


@pytest.fixture
def meeting(data):
    """A draft of April 2021."""
    details = MeetingDetails(
        "Họp giao ban tháng 4 năm 2021", MeetingKind.MONTHLY, "2021-04", TODAY, place="Nhà văn hóa"
    )
    with data.writing() as session:
        return service.create_meeting(session, details, today=TODAY)[0]


def write(data, meeting, text):
    with data.writing() as session:
        service.save_proceedings(session, meeting, text, today=TODAY)


def test_a_sentence_of_the_minutes_leads_to_its_line(data, meeting):
    write(data, meeting, "I. KHAI MẠC\n\nMáy in kẹt giấy vì trời nồm.")
    (hit,) = hits(data, "trời nồm", "proceedings")
    assert (hit.kind, hit.record_id, hit.place) == ("meeting", meeting, "line:2")
    assert (hit.heading.title, hit.heading.day) == ("Giao ban tháng 4/2021", TODAY)
    assert marked(hit) == ["trời", "nồm"]


@pytest.mark.parametrize(
    ("words", "group", "shown"),
    [
        ("hang", "people", ["Hằng"]),
        ("Nguyễn Thị Minh Hằng", "people", ["Nguyễn", "Thị", "Minh", "Hằng"]),
        ("12/BB-BCĐ", "papers", ["12/BB-BCĐ"]),
        ("ban chỉ đạo cải cách hành chính", "meetings", None),
        ("04/12/2020", "meetings", ["04/12/2020"]),
        ("4/12/2020", "meetings", ["04/12/2020"]),
        ("GB-2020-12", "meetings", ["GB-2020-12"]),
        ("phong 305", "meetings", ["Phòng", "305"]),
        ("ủy ban nhân dân", "departments", ["UBND"]),
        ('"công chức hằng tháng"', "conclusions", ["công chức hằng tháng"]),
        (unicodedata.normalize("NFD", "Đỗ Văn Khải"), "proceedings", ["Đỗ", "Văn", "Khải"]),
    ],
)
def test_what_is_known_by_a_word_is_found_and_marked(data, words, group, shown):
    first = hits(data, words, group)[0]
    assert shown is None or set(shown) <= set(marked(first))


@pytest.mark.parametrize("words", ['"công chức tuần"', "GB-2020-13", "nguyễn văn quýnh", "bb-bcd 99"])
def test_what_is_not_there_is_not_found(data, words):
    assert found(data, words).count == 0


@pytest.mark.parametrize(
    "words",
    [
        "",
        "   ",
        '"',
        '"""',
        "()*^:-",
        "AND OR NOT NEAR",
        "a" * 10_000,
        "ban " * 2_500,
        "😀",
        "\x00\ud800",
        "{",
        "%_'; --",
    ],
)
def test_nothing_typed_is_an_error(data, words):
    assert found(data, words).count >= 0


def test_signs_alone_find_nothing(data):
    assert found(data, "… – “ ” ()").groups == ()


def test_the_newer_meeting_comes_first_and_a_title_before_everything(data, meeting):
    names = [hit.heading.title for hit in hits(data, "giao ban", "meetings")]
    assert names == ["Giao ban tháng 4/2021", "Giao ban tháng 12/2020"]
    with data.writing() as session:
        row = session.get(Meeting, meeting)
        row.place = "Hội trường tổng kết"
    assert [hit.heading.title for hit in hits(data, "tổng kết", "meetings")] == [
        "Tổng kết năm 2020",
        "Giao ban tháng 4/2021",
    ]


def test_words_in_name_and_post_find_the_person(data):
    (hit,) = hits(data, "hằng trưởng ban", "people")
    assert hit.heading.title == "Nguyễn Thị Minh Hằng"


def test_words_that_stand_apart_find_the_meeting_and_say_so(data, meeting):
    write(data, meeting, "Máy in kẹt giấy.\nTrời nồm.")
    result = found(data, "giấy nồm")
    assert result.apart
    assert [hit.record_id for group in result.groups for hit in group.hits] == [meeting]


def test_counts_tell_what_is_not_shown(data, meeting):
    write(data, meeting, "\n".join(f"Ý kiến số {number} về máy in." for number in range(12)))
    (group,) = [each for each in found(data, "máy in", limit=3).groups if each.name == "proceedings"]
    assert (group.count, len(group.hits)) == (12, 3)
    only = found(data, "máy in", limit=100, group="proceedings")
    assert [(each.name, len(each.hits)) for each in only.groups] == [("proceedings", 12)]


def test_a_long_line_is_shortened_around_the_hit(data, meeting):
    write(data, meeting, "đầu " * 60 + "máy in" + " cuối" * 60)
    (hit,) = hits(data, "máy in", "proceedings")
    assert len(hit.text) <= 115
    assert marked(hit) == ["máy", "in"]


def test_a_paper_leads_to_its_place_among_those_of_its_meeting(data, meeting):
    papers = [Paper("GM", title="Mời họp"), Paper("BC", "7", "BC-UBND", TODAY, "Về kiểm kê máy in")]
    with data.writing() as session:
        service.save_papers(session, meeting, papers)
    (hit,) = hits(data, "07/BC-UBND kiểm kê", "papers")
    assert (hit.kind, hit.place, hit.heading.owner_kind, hit.heading.owner_id) == (
        "paper",
        "paper:2",
        "meeting",
        meeting,
    )
    assert hit.heading.under == "Giao ban tháng 4/2021"


def test_lines_of_agenda_and_conclusions_lead_to_their_numbers(data, meeting):
    with data.writing() as session:
        service.save_agenda(session, meeting, [AgendaEntry("Khai mạc"), AgendaEntry("Kiểm kê máy in")])
        entries = [ConclusionEntry("Một."), ConclusionEntry("Hai."), ConclusionEntry("Thay máy in.")]
        service.save_conclusions(session, meeting, "", entries, today=TODAY)
    places = [hit.place for each in found(data, "máy in").groups for hit in each.hits]
    assert places == ["conclusion:3", "agenda:2"]


def test_a_change_that_is_refused_leaves_the_index(data, meeting):
    write(data, meeting, "Máy chiếu hỏng.")
    with pytest.raises(Conflict), data.writing() as session:
        service.save_proceedings(session, meeting, "Máy in kẹt giấy.", today=TODAY)
        session.flush()
        raise Conflict("no")
    assert found(data, "kẹt giấy").count == 0
    assert found(data, "máy chiếu").count == 1


def test_what_is_undone_is_not_found_any_more(data, meeting):
    write(data, meeting, "Máy in kẹt giấy.")
    with data.writing() as session:
        history.undo(session)
    assert found(data, "kẹt giấy").count == 0
    with data.writing() as session:
        history.redo(session)
    assert found(data, "kẹt giấy").count == 1


def test_a_meeting_in_the_trash_takes_its_lines_and_papers_out_and_brings_them_back(data, meeting):
    write(data, meeting, "Máy in kẹt giấy.")
    with data.writing() as session:
        service.save_papers(session, meeting, [Paper("BC", "7", "BC-UBND", TODAY, "Báo cáo kẹt giấy")])
        trash_meeting(session, meeting)
    assert found(data, "kẹt giấy").count == 0
    with data.writing() as session:
        put_back(session, "meeting", meeting)
    assert {group.name for group in found(data, "kẹt giấy").groups} == {"papers", "proceedings"}


def test_a_person_is_found_by_the_new_name_only(data):
    with data.writing() as session:
        person, _changes = committee.add_person(session, PersonEdit("Trần Văn Cũ", post="Công chức Tư pháp"))
    with data.writing() as session:
        edit = PersonEdit("Trần Văn Mới", post="Công chức Tư pháp")
        committee.update_person(session, person, edit, today=TODAY)
    assert [hit.heading.title for hit in hits(data, "trần văn mới", "people")] == ["Trần Văn Mới"]
    assert hits(data, "trần văn cũ", "people") == []


def test_a_save_writes_only_the_lines_that_changed(data, meeting):
    lines = [f"Dòng thứ {number}." for number in range(200)]
    write(data, meeting, "\n".join(lines))
    written = []

    def note(_connection, _cursor, statement, parameters, _context, executemany):
        if statement.startswith(("INSERT INTO search_", "DELETE FROM search_", "UPDATE search_")):
            written.extend(parameters if executemany else [parameters])

    event.listen(data.engine, "before_cursor_execute", note)
    lines[100] += " Thêm."
    write(data, meeting, "\n".join([*lines[1:], lines[0]]))
    assert len(written) == 2  # one line of each of the two tables, in its place


def add_rows(session, meeting, count):
    session.add_all(AgendaItem(meeting_id=meeting, position=n, content=f"Nội dung {n}.") for n in range(1, count + 1))


def rows_of_agenda(session, meeting):
    return session.scalars(select(AgendaItem).where(AgendaItem.meeting_id == meeting)).all()


def change_rows(session, meeting):
    for row in rows_of_agenda(session, meeting):
        row.content += " Hoãn lại."


def delete_rows(session, meeting):
    for row in rows_of_agenda(session, meeting):
        session.delete(row)


@pytest.mark.parametrize("step", [change_rows, trash_meeting, delete_rows])
def test_a_step_over_many_rows_reads_what_the_index_has_of_their_record_once(data, step):
    sent = []
    event.listen(data.engine, "before_cursor_execute", lambda *words: sent.append(words[2]), named=False)

    def statements(month, count):
        details = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, f"2021-{month:02}", TODAY.replace(month=month))
        with data.writing() as session:
            made = service.create_meeting(session, details, today=TODAY)[0]
            add_rows(session, made, count)
        sent.clear()
        with data.writing() as session:
            step(session, made)
        return [words for words in sent if "search_" in words]

    assert len(statements(2, 20)) == len(statements(3, 300)) <= 20
    with data.reading() as session:
        assert search_index.contents(session) == written(session)


def written(session):
    """What a whole index would say."""
    return sorted(
        (entry_id >> LINE_BITS, row_id, digest)
        for lines in search_index.written_lines(session)
        for entry_id, row_id, digest, _text in lines
    )


def test_one_of_two_equal_lines_that_changes_leaves_the_other(data, meeting):
    write(data, meeting, "Máy in kẹt giấy.\nMáy in kẹt giấy.")
    write(data, meeting, "Máy in kẹt giấy.\nĐã thay mực.")
    assert [hit.text for hit in hits(data, "kẹt giấy", "proceedings")] == ["Máy in kẹt giấy."]
    assert [hit.text for hit in hits(data, "thay mực", "proceedings")] == ["Đã thay mực."]


def test_lines_that_the_index_has_lost_are_put_back_by_the_next_save_of_them(data, meeting):
    write(data, meeting, "Máy in kẹt giấy.\nĐã thay mực.")
    with data.writing() as session:
        for table in ("search_index", "search_entry"):
            session.connection().exec_driver_sql(f"DELETE FROM {table}")
    write(data, meeting, "Máy in kẹt giấy.\nĐã thay hộp mực.")
    assert len(hits(data, "kẹt giấy", "proceedings")) == len(hits(data, "hộp mực", "proceedings")) == 1


def test_a_loaded_file_gets_its_index_when_it_is_opened_for_writing(sample_file, tmp_path):
    path = tmp_path / "m.cchc"
    shutil.copyfile(sample_file, path)
    with migrate.open_file(path) as data, data.reading() as session:
        assert not search_index.is_filled(session)
    with migrate.open_file(path, rooms=ROOMS) as data:
        assert found(data, "UBND").count > 10
    with migrate.open_file(path, read_only=True, rooms=ROOMS) as data:
        assert found(data, "UBND").count > 10


def test_an_index_that_somebody_wrote_past_is_filled_anew(sample_file, tmp_path):
    path = tmp_path / "other.cchc"
    shutil.copyfile(sample_file, path)
    migrate.open_file(path, rooms=ROOMS).close()
    with migrate.open_file(path) as past, past.writing() as session:
        details = MeetingDetails("Họp tập dượt", MeetingKind.MONTHLY, "2021-04", TODAY)
        service.create_meeting(session, details, today=TODAY)
    with migrate.open_file(path, rooms=ROOMS) as again:
        assert found(again, "tập dượt").count == 1


@pytest.mark.parametrize("words", ["ubnd", "hằng", "p01", "trưởng ban", "305", "4/12/2020", '"giao ban"', "không có"])
def test_the_command_line_lists_what_the_search_finds(data, words):
    listed = {row["code"] for row in rows_of(data.path, "meetings", today=TODAY, search=words)}
    with data.reading() as session:
        by_id = {row.id: row.code for row in session.query(Meeting)}
    names = {by_id[hit.record_id] for hit in hits(data, words, "meetings")}
    assert names == listed


def test_two_years_of_meetings_come_in_the_order_of_their_days(data):
    with data.writing() as session:
        for number in range(30):
            day = TODAY + timedelta(days=31 * number)
            details = MeetingDetails(f"Họp kiểm kê {number}", MeetingKind.MONTHLY, f"{day:%Y-%m}", day)
            service.create_meeting(session, details, today=TODAY)
    days = [hit.heading.day for hit in hits(data, "kiểm kê", "meetings")]
    assert days == sorted(days, reverse=True)
    assert days[0] == TODAY + timedelta(days=31 * 29)
