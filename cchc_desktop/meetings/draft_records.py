"""What a meeting starts from, and the templates and phrases it is made with, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from cchc_desktop.committee.records import AddressForm
from cchc_desktop.meetings.records import (
    AgendaEntry,
    AttendanceEntry,
    MeetingDetails,
    MeetingKind,
    MeetingMode,
    SiteEntry,
)


@dataclass(frozen=True)
class MeetingDraft:
    """A meeting that is not made yet: everything it would begin with.

    ``left_out`` are sentences about what the meeting it comes from had and this one cannot have, such as a presenter
    who is no longer in the committee.
    """

    details: MeetingDetails
    agenda: tuple[AgendaEntry, ...] = ()
    sites: tuple[SiteEntry, ...] = ()
    attendance: tuple[AttendanceEntry, ...] = ()
    proceedings: str = ""
    conclusions_lead_in: str = ""
    branch_site_kind: str = ""
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesRow:
    """A series that has met: the kind, its last meeting, and how many there were."""

    kind: MeetingKind
    last_id: int
    last_date: date
    last_period: str
    meetings: int


@dataclass(frozen=True)
class TemplateLine:
    """One line of a template's agenda; a presenter is a text, which may hold a variable."""

    content: str
    start_time: time | None = None
    end_time: time | None = None
    presenter_text: str = ""
    paper: str = ""


@dataclass(frozen=True)
class Template:
    """What meetings of a kind start from; every text may hold variables (``variables``).

    ``guests`` is one guest a line; ``id`` None is not stored yet.
    """

    name: str
    kind: MeetingKind
    title: str = ""
    noun: str = "Cuộc họp"
    mode: MeetingMode = MeetingMode.IN_PERSON
    start_time: time | None = None
    end_time: time | None = None
    place: str = ""
    address_form: AddressForm | None = None
    invites_committee: bool = True
    guests: str = ""
    agenda: tuple[TemplateLine, ...] = ()
    proceedings: str = ""
    conclusions_lead_in: str = ""
    recipients: str = ""
    id: int | None = None


@dataclass(frozen=True)
class TemplateRow:
    """One line of the list of templates."""

    id: int
    name: str
    kind: MeetingKind
    agenda_lines: int


@dataclass(frozen=True)
class PhraseEntry:
    """One text of the phrase bank; ``id`` None is not stored yet."""

    name: str
    text: str
    id: int | None = None
    search_key: str = field(default="", compare=False)
