from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.committee import service as committee
from cchc_desktop.committee.queries import departments_at
from cchc_desktop.errors import Conflict, NotFound
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import meeting_facts
from cchc_desktop.meetings.records import AgendaEntry, MeetingDetails, MeetingKind
from cchc_desktop.storage import audit, history
from cchc_desktop.storage.restoring import ChangedSince, FieldDifference, difference, restore_change

TODAY = date(2021, 4, 5)
DETAILS = MeetingDetails("Họp giao ban", MeetingKind.MONTHLY, "2021-04", TODAY, place="Phòng họp")


@pytest.fixture
def meeting(data):
    with data.writing() as session:
        return service.create_meeting(session, DETAILS, today=TODAY)[0]


def steps(data, meeting, kind="meeting"):
    with data.reading() as session:
        return audit.of_record(session, kind, meeting)


def facts(data, meeting):
    with data.reading() as session:
        return meeting_facts(session, meeting)


def restore(data, line):
    with data.writing() as session:
        return restore_change(session, line.change_ids)


def change_place(data, meeting, place):
    with data.writing() as session:
        service.save_details(session, meeting, replace(facts(data, meeting).details, place=place))


def save_agenda(data, meeting, *items):
    with data.writing() as session:
        service.save_agenda(session, meeting, [AgendaEntry(item) for item in items])


def test_an_older_change_goes_back_while_later_ones_of_other_fields_stay(data, meeting):
    save_agenda(data, meeting, "Khai mạc", "Thảo luận")
    save_agenda(data, meeting, "Khai mạc")
    change_place(data, meeting, "Hội trường")
    removal = steps(data, meeting)[1]
    assert restore(data, removal).concerns("agenda")
    assert [entry.content for entry in facts(data, meeting).agenda] == ["Khai mạc", "Thảo luận"]
    assert facts(data, meeting).details.place == "Hội trường"
    assert steps(data, meeting)[0].step.title == "Version before “Agenda · GB-2021-04” restored"


def test_a_restored_version_can_be_undone(data, meeting):
    change_place(data, meeting, "Hội trường")
    restore(data, steps(data, meeting)[0])
    assert facts(data, meeting).details.place == "Phòng họp"
    with data.writing() as session:
        history.undo(session)
    assert facts(data, meeting).details.place == "Hội trường"


def test_a_field_changed_again_since_is_refused_with_the_difference(data, meeting):
    change_place(data, meeting, "Hội trường")
    change_place(data, meeting, "Phòng 305")
    with pytest.raises(ChangedSince, match="changed again later") as refused:
        restore(data, steps(data, meeting)[1])
    assert refused.value.differences == (FieldDifference("Place", "Phòng họp", "Phòng 305"),)
    assert facts(data, meeting).details.place == "Phòng 305"


def test_the_difference_shows_a_long_text_whole_as_it_stood_then(data, meeting):
    texts = ["Dòng một. " * 50, "Dòng một. " * 50 + "Hai.", "Không. " + "Dòng một. " * 50, "Hết."]
    for text in texts:
        with data.writing() as session:
            service.save_proceedings(session, meeting, text, today=TODAY)
    with data.reading() as session:
        (found,) = difference(session, steps(data, meeting)[2].change_ids)
    assert (found.then, found.now) == (texts[0], "Hết.")


def test_a_long_text_comes_back_whole(data, meeting):
    text = "Dòng một. " * 50
    for each in (text, text + "Hai."):
        with data.writing() as session:
            service.save_proceedings(session, meeting, each, today=TODAY)
    restore(data, steps(data, meeting)[0])
    assert facts(data, meeting).proceedings == text


def test_the_making_of_a_record_has_no_earlier_version(data, meeting):
    with pytest.raises(Conflict, match="no earlier version"):
        restore(data, steps(data, meeting)[0])


def test_a_change_that_the_history_no_longer_has_is_not_found(data, meeting):
    with data.writing() as session, pytest.raises(NotFound):
        restore_change(session, [10**6])


def test_a_room_may_refuse_what_would_come_back(data):
    with data.reading() as session:
        first, *_rest = departments_at(session, None)
    with data.writing() as session:
        committee.save_department(session, first, replace(first, valid_to=date(2020, 1, 1), valid_from=None))
    with data.writing() as session:
        committee.save_department(session, None, replace(first, id=0, valid_from=date(2020, 1, 2), valid_to=None))
    with pytest.raises(Conflict, match="overlap"):
        restore(data, steps(data, first.id, "department")[0])
