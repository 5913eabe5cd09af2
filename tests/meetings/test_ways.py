"""The ways to begin a meeting and what each makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cchc_desktop.calendar.periods import Period
from cchc_desktop.errors import NotFound
from cchc_desktop.meetings.draft_records import Template
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.meetings.templates import save_template
from cchc_desktop.meetings.ways import PASSED_OVER, Way, WayKind, begin, ways
from cchc_desktop.storage.sessions import DataFile
from tests.meetings.verbs import TODAY

FEBRUARY = Period.parse("2021-02")


def test_series_come_first_then_templates_then_the_copy_then_kinds_that_never_met(data: DataFile, monthly) -> None:
    with data.writing() as session:
        save_template(session, Template(name="Giao ban", kind=MeetingKind.MONTHLY))
    with data.reading() as session:
        found = ways(session, today=TODAY, shown_id=monthly.id, month=FEBRUARY)
    order = list(WayKind)
    assert [order.index(way.kind) for way in found] == sorted(order.index(way.kind) for way in found)
    assert {way.kind for way in found} == set(WayKind)
    assert [way.period for way in found if way.kind in PASSED_OVER] == ["2021-02", "2021-02"]
    kinds = [way.meeting_kind for way in found if way.kind in (WayKind.NEXT, WayKind.FIRST)]
    assert sorted(kinds, key=list(MeetingKind).index) == list(MeetingKind)


def test_every_way_makes_a_meeting_on_the_day_that_was_chosen(data: DataFile, monthly) -> None:
    with data.writing() as session:
        save_template(session, Template(name="Giao ban", kind=MeetingKind.MONTHLY))
    with data.reading() as session:
        for way in ways(session, today=TODAY, shown_id=monthly.id):
            draft = begin(session, way, today=TODAY, day=date(2021, 5, 18))
            assert draft.details.start_date == date(2021, 5, 18)
            assert draft.details.kind is way.meeting_kind
            assert begin(session, way, today=TODAY).details.start_date >= TODAY


@pytest.mark.parametrize("kind", [WayKind.COPY, WayKind.TEMPLATE])
def test_a_source_that_is_gone_is_named(data: DataFile, kind: WayKind) -> None:
    way = Way(kind, MeetingKind.MONTHLY, 999)
    for gone in (way, replace(way, source_id=None)):
        with pytest.raises(NotFound), data.reading() as session:
            begin(session, gone, today=TODAY)


def test_the_meeting_due_first_is_offered_first_in_the_present_period_after_a_pause(data: DataFile) -> None:
    with data.reading() as session:
        first = ways(session, today=TODAY)[0]
        draft = begin(session, first, today=TODAY)
    assert (first.kind, first.meeting_kind, first.period) == (WayKind.NEXT, MeetingKind.MONTHLY, "2021-04")
    assert draft.details.period == "2021-04"
    assert "tháng 4 năm 2021" in draft.details.title


def test_a_month_that_was_passed_over_gets_its_meeting_on_its_usual_day(data: DataFile, monthly) -> None:
    with data.reading() as session:
        late = next(way for way in ways(session, today=TODAY, month=FEBRUARY) if way.kind is WayKind.LATE)
        draft = begin(session, late, today=TODAY)
    assert draft.details.period == "2021-02"
    assert (draft.details.start_date.year, draft.details.start_date.month) == (2021, 2)
    assert "tháng 02 năm 2021" in draft.details.title or "tháng 2 năm 2021" in draft.details.title
