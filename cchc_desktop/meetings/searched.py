"""Where a search looks in meetings: the head, then every line of what was written about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.meetings.model import (
    AgendaItem,
    Attendance,
    Conclusion,
    Meeting,
    MeetingSite,
    Reopening,
    Supplement,
    Vote,
)
from cchc_desktop.meetings.records import MEETING, MeetingKind
from cchc_desktop.meetings.rules import short_name
from cchc_desktop.storage.model import Attachment
from cchc_desktop.storage.searched import Group, Heading, Line, Part, Searched, SearchedKind
from cchc_desktop.text.dates import short_date

MEETINGS = Group("meetings", 20, one_each=True)
CONCLUSIONS = Group("conclusions", 40)
PROCEEDINGS = Group("proceedings", 50)
AGENDA = Group("agenda", 60)
PARTICIPANTS = Group("participants", 70)
SUPPLEMENTS = Group("supplements", 45)
FILES = Group("files", 80)

_BETWEEN = " · "


def head_words(
    title: str, kind: MeetingKind, period: str, code: str, days: tuple[date, date | None], place: str, reason: str = ""
) -> str:
    """Return what the list of meetings and the search find a meeting by: name, title, code, days and place."""
    return _BETWEEN.join(words for words, _anchor in _head_parts(title, kind, period, code, days, place, reason))


def _head_parts(
    title: str, kind: MeetingKind, period: str, code: str, days: tuple[date, date | None], place: str, reason: str
) -> list[tuple[str, str]]:
    """Return the words with the places they are shown at."""
    first, last = days
    span = short_date(first) if last is None or last == first else f"{short_date(first)} – {short_date(last)}"
    name = f"{_name(kind, period)}{_BETWEEN}{title}" if title else _name(kind, period)
    parts = [(name, "title"), (code, "title"), (span, "start"), (place, "place"), (reason, "title")]
    return [(words, anchor) for words, anchor in parts if words]


@cache
def _name(kind: MeetingKind, period: str) -> str:
    return short_name(kind, Period.parse(period))


def _head(row: Meeting) -> Iterable[Line]:
    days = row.start_date, row.end_date
    parts = _head_parts(row.title, row.kind, row.period, row.code, days, row.place, row.state_reason)
    places, start = [], 0
    for words, anchor in parts:
        places.append((start, anchor))
        start += len(words) + len(_BETWEEN)
    yield Line(_BETWEEN.join(words for words, _anchor in parts), "title", tuple(places))


def _lines(text: str, place: str) -> Iterator[Line]:
    for number, words in enumerate(text.split("\n")):
        yield Line(words, place.replace("{line}", str(number)))


def _proceedings(row: Meeting) -> Iterable[Line]:
    return _lines(row.proceedings, "line:{line}")


def _wording(row: Meeting) -> Iterable[Line]:
    return _lines(row.participants_wording, "participants")


def _lead_in(row: Meeting) -> Iterable[Line]:
    return _lines(row.conclusions_lead_in, "lead_in")


def _agenda(row: AgendaItem) -> Iterable[Line]:
    words = " · ".join(filter(None, (" ".join(row.content.split()), row.presenter_text, row.paper)))
    return (Line(words, "agenda:{n}"),)


def _attendance(row: Attendance) -> Iterable[Line]:
    words = " · ".join(filter(None, (row.guest, row.substitute, row.reason)))
    return (Line(words, "attendance:{n}"),)


def _site(row: MeetingSite) -> Iterable[Line]:
    return (Line(" · ".join(filter(None, (row.name, row.note))), "place"),)


def _conclusion(row: Conclusion) -> Iterable[Line]:
    return (Line(" ".join(row.text.split()), "conclusion:{n}"),)


def _vote(row: Vote) -> Iterable[Line]:
    return (Line(row.matter, "line:0"),)


def _reopening(row: Reopening) -> Iterable[Line]:
    return _lines(row.reason, "title")


def _supplement(row: Supplement) -> Iterable[Line]:
    return (*_lines(row.reason, "supplement:{n}"), *_lines(row.text, "supplement:{n}"))


def _file(row: Attachment) -> Iterable[Line]:
    return (Line(row.name, "papers"),)


SEARCHED = (
    Searched(
        Part(1, MEETING, MEETINGS),
        Meeting,
        ("title", "kind", "period", "code", "start_date", "end_date", "place", "state_reason"),
        _head,
    ),
    Searched(Part(2, MEETING, PROCEEDINGS), Meeting, ("proceedings",), _proceedings, is_lined=True),
    Searched(Part(3, MEETING, PARTICIPANTS), Meeting, ("participants_wording",), _wording, is_lined=True),
    Searched(Part(4, MEETING, CONCLUSIONS), Meeting, ("conclusions_lead_in",), _lead_in, is_lined=True),
    Searched(
        Part(5, MEETING, AGENDA), AgendaItem, ("content", "presenter_text", "paper"), _agenda, record="meeting_id"
    ),
    Searched(
        Part(6, MEETING, PARTICIPANTS), Attendance, ("guest", "substitute", "reason"), _attendance, record="meeting_id"
    ),
    Searched(Part(7, MEETING, PARTICIPANTS), MeetingSite, ("name", "note"), _site, record="meeting_id"),
    Searched(Part(8, MEETING, CONCLUSIONS), Conclusion, ("text",), _conclusion, record="meeting_id"),
    Searched(Part(9, MEETING, PROCEEDINGS), Vote, ("matter",), _vote, record="meeting_id"),
    Searched(Part(10, MEETING, MEETINGS), Reopening, ("reason",), _reopening, record="meeting_id", is_lined=True),
    Searched(Part(11, MEETING, SUPPLEMENTS), Supplement, ("reason", "text"), _supplement, record="meeting_id"),
    Searched(Part(12, MEETING, FILES), Attachment, ("name",), _file, record="owner_id", of_kind=MEETING),
)


def _newest_first() -> Select[int]:
    return select(Meeting.id).order_by(Meeting.start_date.desc(), Meeting.start_time.desc(), Meeting.id.desc())


def _headings(session: Session, ids: Sequence[int]) -> Mapping[int, Heading]:
    query = select(Meeting.id, Meeting.kind, Meeting.period, Meeting.start_date).where(Meeting.id.in_(ids))
    return {
        id_: Heading(short_name(kind, Period.parse(period)), day) for id_, kind, period, day in session.execute(query)
    }


KINDS = (SearchedKind(MEETING, Meeting, _newest_first, _headings),)
