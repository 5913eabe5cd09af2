from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, insert, update

from cchc_desktop.errors import Conflict
from cchc_desktop.meetings import service
from cchc_desktop.meetings.model import AgendaItem, Meeting
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import AgendaEntry, MeetingDetails, MeetingKind
from cchc_desktop.meetings.tracked import signed_minutes_stay
from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage import history, migrate
from cchc_desktop.storage.backup import copy_database
from cchc_desktop.storage.history_rules import RowChange
from cchc_desktop.storage.model import RowAction
from cchc_desktop.storage.restore import restore
from cchc_desktop.storage.upgrade import shipped

TODAY = date(2021, 4, 5)
DETAILS = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, "2021-04", TODAY, place="Phòng họp")


@pytest.fixture
def meeting(data):
    with data.writing() as session:
        return service.create_meeting(session, DETAILS, today=TODAY)[0]


def log(data, columns="title, kind, state"):
    with data.reading() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql(f"SELECT {columns} FROM history_step")][1:]


def changes(data):
    with data.reading() as session:
        return session.connection().exec_driver_sql("SELECT count(*) FROM history_change").scalar_one()


def type_words(data, meeting, text, visit=""):
    with data.writing(visit=visit) as session:
        service.save_proceedings(session, meeting, text, today=TODAY)


def words_of(data, meeting):
    with data.reading() as session:
        return meeting_facts(session, meeting).proceedings


def without_waiting(data):
    """Let the disk not be waited for: these tests save a thousand times."""
    with closing(data.engine.raw_connection()) as raw:
        raw.driver_connection.execute("PRAGMA synchronous=OFF")


def undo(data):
    with data.writing() as session:
        return history.undo(session)


def redo(data):
    with data.writing() as session:
        return history.redo(session)


def test_every_table_with_an_id_is_tracked_except_what_is_written_once():
    written_once = ("printed_version", "stored_", "history_", "search_", "task_count", "carry_over_line")
    named = {table.name for table in metadata.sorted_tables if not table.name.startswith(written_once)}
    assert named - set(ROOMS.by_name) == {"file_setting"}


def test_every_tracked_field_is_a_column():
    for each in ROOMS.tracked:
        wanted = {*each.fields, each.record_id, each.record_kind, each.named_by} - {""}
        assert wanted <= set(each.columns)


def test_a_change_is_one_step_named_by_what_it_changed(data, meeting):
    with data.writing() as session:
        service.save_agenda(session, meeting, [AgendaEntry("Một"), AgendaEntry("Hai")])
    assert log(data)[-1] == ("Agenda · GB-2021-04", "edit", "live")


def test_the_fields_of_a_record_name_the_step_where_they_are_few(data, meeting):
    type_words(data, meeting, "I. KHAI MẠC\nĐồng chí chủ trì phát biểu.")
    assert log(data, "title")[-1] == ("Proceedings, State · GB-2021-04",)


def test_a_new_record_is_named_alone(data, meeting):
    assert log(data) == [("New: Meeting · GB-2021-04", "edit", "live")]


def test_a_verb_gives_its_step_a_name_of_its_own(data, meeting):
    with data.writing() as session:
        service.save_agenda(session, meeting, [AgendaEntry("Một")])
        history.name_step(session, "Chương trình lấy từ kỳ trước")
    assert log(data, "title")[-1] == ("Chương trình lấy từ kỳ trước",)


def test_several_flushes_of_a_transaction_are_one_step_with_one_change_a_row(data, meeting):
    before = changes(data)
    with data.writing() as session:
        service.save_agenda(session, meeting, [AgendaEntry("Một")])
        service.save_agenda(session, meeting, [AgendaEntry("Hai"), AgendaEntry("Ba")])
        service.save_agenda(session, meeting, [AgendaEntry("Bốn")])
    assert len(log(data)) == 2
    assert changes(data) - before == 1


def test_a_transaction_that_changes_nothing_writes_no_step(data, meeting):
    steps = log(data)
    with data.writing() as session:
        service.save_details(session, meeting, DETAILS)
    with data.writing() as session:
        service.save_agenda(session, meeting, [AgendaEntry("Một")])
        service.save_agenda(session, meeting, [])
    with data.writing():
        pass
    assert log(data) == steps


def test_saves_of_one_visit_share_a_step_that_goes_back_to_its_beginning(data, meeting):
    start = words_of(data, meeting)
    for text in ("K", "Kh", "Kha", "Khai mạc " * 60, "Khai mạc " * 60 + "xong"):
        type_words(data, meeting, text, "visit 1")
    assert len(log(data)) == 2
    undo(data)
    assert words_of(data, meeting) == start


def test_another_visit_or_none_begins_another_step(data, meeting):
    for text, visit in (("a", "1"), ("b", "2"), ("c", ""), ("d", "")):
        type_words(data, meeting, text, visit)
    assert len(log(data)) == 5


def test_rows_and_columns_that_come_later_in_a_visit_join_its_step(data, meeting):
    start = words_of(data, meeting)
    type_words(data, meeting, "Khai mạc", "1")
    with data.writing(visit="1") as session:
        service.save_agenda(session, meeting, [AgendaEntry("Một")])
    undo(data)
    with data.reading() as session:
        facts = meeting_facts(session, meeting)
    assert (facts.proceedings, facts.agenda) == (start, ())


def test_a_visit_that_changes_nothing_in_the_end_leaves_no_step(data, meeting):
    start, steps = words_of(data, meeting), log(data)
    type_words(data, meeting, start + "x", "1")
    type_words(data, meeting, start, "1")
    with data.writing(visit="1") as session:
        session.get_one(Meeting, meeting).state = service.MeetingState.PLANNED  # begun by the typing
    assert [step for step in log(data) if step not in steps] == []


def test_a_visit_does_not_go_on_after_an_undo(data, meeting):
    type_words(data, meeting, "a", "1")
    undo(data)
    type_words(data, meeting, "b", "1")
    assert [step[1:] for step in log(data)[1:]] == [("edit", "dropped"), ("undo", "live"), ("edit", "live")]


def test_an_edit_after_an_undo_lets_redo_bring_nothing(data, meeting):
    type_words(data, meeting, "a")
    undo(data)
    type_words(data, meeting, "b")
    with pytest.raises(history.NothingToUndo):
        redo(data)
    assert words_of(data, meeting) == "b"


def test_undo_stops_at_a_wall_and_says_its_sentence(data):
    with pytest.raises(history.Wall, match=r"sample\.yaml"):
        undo(data)


def test_a_wall_put_up_later_stops_undo_there(data, meeting):
    type_words(data, meeting, "a")
    with data.writing() as session:
        history.wall(session, "Reopen the minutes first.", title="Signed")
    type_words(data, meeting, "b")
    undo(data)
    with pytest.raises(history.Wall) as refused:
        undo(data)
    assert refused.value.sentence == "Reopen the minutes first."
    assert words_of(data, meeting) == "a"
    assert log(data)[2] == ("Signed", "wall", "live")


def test_an_upgrade_puts_up_a_wall(tmp_path):
    path = tmp_path / "cũ.cchc"
    migrate.create(path, migrations=replace(shipped(), head="0001", triggers=()))
    with migrate.open_file(path, rooms=ROOMS) as data, pytest.raises(history.Wall, match="newer version"):
        undo(data)


def test_a_restored_backup_stands_behind_a_wall(data, meeting, tmp_path):
    copy = tmp_path / "bản sao.cchc"
    copy_database(data.path, copy)
    path = data.path
    data.close()
    restore(copy, path)
    with migrate.open_file(path, rooms=ROOMS) as again, pytest.raises(history.Wall, match="restored"):
        undo(again)


def test_a_new_empty_file_has_nothing_to_undo(tmp_path):
    migrate.create(tmp_path / "mới.cchc")
    with migrate.open_file(tmp_path / "mới.cchc", rooms=ROOMS) as data, pytest.raises(history.NothingToUndo):
        undo(data)


def test_what_was_undone_does_not_come_back_over_a_wall(data, meeting):
    type_words(data, meeting, "a")
    undo(data)
    with data.writing() as session:
        history.wall(session, "wall")
    with pytest.raises(history.NothingToUndo):
        redo(data)


def test_a_hundred_steps_go_back_also_after_the_file_was_closed(data, meeting):
    without_waiting(data)
    texts = [words_of(data, meeting)]
    for number in range(105):
        type_words(data, meeting, f"dòng {number} " * 60)
        texts.append(words_of(data, meeting))
    path = data.path
    data.close()
    with migrate.open_file(path, rooms=ROOMS) as again:
        without_waiting(again)
        for text in reversed(texts[:-1]):
            undo(again)
            assert words_of(again, meeting) == text
        for _text in texts[1:]:
            redo(again)
        assert words_of(again, meeting) == texts[-1]


def test_undo_names_the_step_and_what_to_read_again(data, meeting):
    type_words(data, meeting, "a")
    done = undo(data)
    assert done.title == "Proceedings, State · GB-2021-04"
    assert done.changes.record_id == meeting
    assert done.changes.concerns("proceedings")
    with data.reading() as session:
        assert history.next_redo(session).title == done.title
        assert history.next_undo(session).title == "New: Meeting · GB-2021-04"


def test_undo_refuses_to_write_over_what_it_does_not_know(data, meeting):
    type_words(data, meeting, "a")
    with data.writing() as session:
        session.connection().exec_driver_sql("UPDATE meeting SET proceedings = 'b' WHERE id = ?", (meeting,))
    with pytest.raises(Conflict, match=r"“Proceedings” says something else"):
        undo(data)
    assert words_of(data, meeting) == "b"
    assert log(data)[-1][2] == "live"


@pytest.mark.parametrize(
    "statement",
    [
        update(Meeting).values(place="x"),
        delete(AgendaItem),
        insert(AgendaItem).values(meeting_id=1, position=0),
        AgendaItem.__table__.delete(),
    ],
)
def test_statements_that_the_session_does_not_see_are_refused(data, statement):
    with pytest.raises(RuntimeError, match="mapped objects only"), data.writing() as session:
        session.execute(statement)


def test_a_column_set_without_knowing_what_stood_there_is_refused(data, meeting):
    with pytest.raises(RuntimeError, match="without knowing"), data.writing() as session:
        row = session.get_one(Meeting, meeting)
        session.expire(row)
        row.place = "x"


def test_a_savepoint_is_refused(data, meeting):
    with pytest.raises(RuntimeError, match="savepoints"), data.writing() as session, session.begin_nested():
        session.get_one(Meeting, meeting).place = "x"


def test_nothing_is_brought_back_into_signed_minutes(data):
    with data.writing() as session:
        signed = meeting_id(session, "GB-2020-12")
        line = RowChange("agenda_item", 1, RowAction.UPDATE, record_kind="meeting", record_id=signed)
        with pytest.raises(Conflict, match="signed"):
            signed_minutes_stay(session, [line])
        signed_minutes_stay(session, [replace(line, table="attachment"), replace(line, record_kind="person")])


def test_two_hours_of_typing_take_less_than_two_megabytes(data, meeting):
    """7,200 saves, one a second, into minutes that grow to 30 kB, in 300 visits all over the text."""
    line = "Đồng chí Trưởng Bộ phận Một cửa báo cáo kết quả giải quyết hồ sơ trong kỳ, nêu rõ nguyên nhân trễ hẹn.\n"
    text = line * 150
    without_waiting(data)
    type_words(data, meeting, text)
    before = data.path.stat().st_size
    for visit in range(300):
        at = (visit * 6101) % len(text)
        for stroke in range(3):  # the saves between are replaced in place, so three show the same as twenty-four
            words = "ý kiến thảo luận thêm của các đại biểu "[: 13 * (stroke + 1)]
            type_words(data, meeting, f"{text[:at]}{words}{text[at:]}", f"visit {visit}")
        text = f"{text[:at]}{words}{text[at:]}"
        if visit % 10 == 0:  # corrections far apart in one visit
            text = f"Bổ sung. {text} Hết."
            type_words(data, meeting, text, f"visit {visit}")
    assert len(text.encode()) > 30_000
    assert data.path.stat().st_size - before < 2_000_000
    for _visit in range(300):
        undo(data)
    assert words_of(data, meeting) == line * 150
