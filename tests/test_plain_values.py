"""Records go to JSON and come back as they were; anything else is refused."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    ConclusionEntry,
    MeetingDetails,
    MeetingKind,
    Presence,
    SiteEntry,
    VoteEntry,
)
from cchc_desktop.plain_values import from_plain, to_plain
from cchc_desktop.register.records import Paper

RECORDS = st.one_of(
    st.builds(AgendaEntry), st.builds(SiteEntry), st.builds(AttendanceEntry), st.builds(VoteEntry),
    st.builds(ConclusionEntry), st.builds(MeetingDetails), st.builds(Paper),
)  # fmt: skip


@given(RECORDS)
def test_every_record_comes_back_through_json(record: object) -> None:
    assert from_plain(type(record), json.loads(json.dumps(to_plain(record)))) == record


def test_a_tuple_of_records_comes_back_in_its_order() -> None:
    lines = (AgendaEntry("Khai mạc", time(8)), AgendaEntry("Bế mạc"))
    assert from_plain(tuple[AgendaEntry, ...], to_plain(lines)) == lines


@pytest.mark.parametrize(
    ("kind", "plain"),
    [
        (AgendaEntry, {"content": "a", "colour": "red"}),
        (AgendaEntry, {"content": 3}),
        (MeetingKind, "weekly"),
        (date, "31/2/2021"),
        (date | None, 5),
        (tuple[VoteEntry, ...], {"matter": "a"}),
        (int, True),
        (Presence, None),
    ],
)
def test_what_no_record_wrote_is_refused(kind: object, plain: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        from_plain(kind, plain)


def test_a_value_that_is_not_plain_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: object = object()

    with pytest.raises(TypeError):
        to_plain(Odd())
