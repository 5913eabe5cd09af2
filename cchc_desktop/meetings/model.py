"""A meeting as it is kept: fields, agenda, sites, attendance, votes and conclusions; the proceedings are one text.

Times are the wall clock of the meeting room, without a zone: "14 giờ 00 phút" is what the paper says.
"""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.committee.records import AddressForm
from cchc_desktop.meetings.records import MeetingKind, MeetingMode, MeetingState, Presence, SiteState
from cchc_desktop.storage.base import Base, enum_column
from cchc_desktop.tasks.records import DeadlineLabel


class Meeting(Base):
    """One meeting of the committee."""

    __tablename__ = "meeting"
    __table_args__ = (Index("ix_meeting_start_date", "start_date"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(30), unique=True)
    kind: Mapped[MeetingKind] = mapped_column(enum_column(MeetingKind))
    period: Mapped[str] = mapped_column(String(10))
    title: Mapped[str] = mapped_column(String(500))
    noun: Mapped[str] = mapped_column(String(30), default="Cuộc họp")
    mode: Mapped[MeetingMode] = mapped_column(enum_column(MeetingMode), default=MeetingMode.IN_PERSON)
    start_date: Mapped[date]
    start_time: Mapped[time | None]
    end_date: Mapped[date | None]
    end_time: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(300), default="")
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    address_form: Mapped[AddressForm | None] = mapped_column(enum_column(AddressForm))
    state: Mapped[MeetingState] = mapped_column(enum_column(MeetingState), default=MeetingState.PLANNED)
    state_reason: Mapped[str] = mapped_column(String(500), default="")
    participants_wording: Mapped[str] = mapped_column(default="")
    conclusions_lead_in: Mapped[str] = mapped_column(default="")
    proceedings: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")
    branch_site_kind: Mapped[str] = mapped_column(String(200), default="")
    connected_sites_recorded: Mapped[int | None]
    signed_at: Mapped[datetime | None]
    """When the minutes were signed and locked; set exactly while ``state`` is signed (``locks``)."""
    version: Mapped[int] = mapped_column(default=1)
    """Which signing this is, or will be: 2 after the minutes were reopened once."""
    trashed_at: Mapped[datetime | None]
    carries_other_sources: Mapped[bool] = mapped_column(default=False)
    """The review of what was decided before also takes the open tasks that no earlier meeting of the series gave."""


class AgendaItem(Base):
    """One line of the agenda."""

    __tablename__ = "agenda_item"
    __table_args__ = (Index("ix_agenda_item_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    position: Mapped[int]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    content: Mapped[str] = mapped_column(default="")
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    presenter_text: Mapped[str] = mapped_column(String(300), default="")
    paper: Mapped[str] = mapped_column(String(300), default="")


class MeetingSite(Base):
    """One site (điểm cầu) of an online or hybrid meeting; the main one has no number."""

    __tablename__ = "meeting_site"
    __table_args__ = (Index("ix_meeting_site_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    position: Mapped[int]
    number: Mapped[int | None]
    name: Mapped[str] = mapped_column(String(300), default="")
    is_main: Mapped[bool] = mapped_column(default=False)
    state: Mapped[SiteState] = mapped_column(enum_column(SiteState), default=SiteState.CONNECTED)
    lost_at: Mapped[time | None]
    note: Mapped[str] = mapped_column(String(300), default="")


class Attendance(Base):
    """One invited person, or one guest kept as text, and what the roll call says."""

    __tablename__ = "attendance"
    __table_args__ = (Index("ix_attendance_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    position: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    guest: Mapped[str] = mapped_column(String(300), default="")
    presence: Mapped[Presence] = mapped_column(enum_column(Presence), default=Presence.INVITED)
    reason: Mapped[str] = mapped_column(String(500), default="")
    substitute: Mapped[str] = mapped_column(String(300), default="")
    site_number: Mapped[int | None]
    arrived_at: Mapped[time | None]
    left_at: Mapped[time | None]


class Vote(Base):
    """A vote on a matter; its sentence stands once in the proceedings, as ``sentence`` keeps it."""

    __tablename__ = "vote"
    __table_args__ = (Index("ix_vote_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    position: Mapped[int]
    matter: Mapped[str] = mapped_column(default="")
    in_favour: Mapped[int] = mapped_column(default=0)
    against: Mapped[int] = mapped_column(default=0)
    other: Mapped[int] = mapped_column(default=0)
    sentence: Mapped[str] = mapped_column(default="")


class Conclusion(Base):
    """One numbered conclusion, in the wording of the chair."""

    __tablename__ = "conclusion"
    __table_args__ = (Index("ix_conclusion_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(default="")


class CarryOverSkip(Base):
    """A task of an earlier meeting that the review of this one leaves out, and why."""

    __tablename__ = "carry_over_skip"
    __table_args__ = (UniqueConstraint("meeting_id", "task_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    task_id: Mapped[int] = mapped_column(ForeignKey("task.id", ondelete="RESTRICT"))
    reason: Mapped[str] = mapped_column(String(500))


class CarryOverLine(Base):
    """One task in the review of what was decided before, as it stood when the minutes were locked."""

    __tablename__ = "carry_over_line"
    __table_args__ = (Index("ix_carry_over_line_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    position: Mapped[int]
    task_id: Mapped[int]
    code: Mapped[str] = mapped_column(String(30))
    period: Mapped[str] = mapped_column(String(10), default="")
    work: Mapped[str] = mapped_column(default="")
    lead: Mapped[str] = mapped_column(String(200), default="")
    due_on: Mapped[date | None]
    original_due_on: Mapped[date | None]
    due_wording: Mapped[str] = mapped_column(String(300), default="")
    label: Mapped[DeadlineLabel] = mapped_column(enum_column(DeadlineLabel))
    days_late: Mapped[int] = mapped_column(default=0)
    completed_on: Mapped[date | None]
    last_result: Mapped[str] = mapped_column(default="")
    cause: Mapped[str] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(default="")


class Reopening(Base):
    """Why signed minutes were opened again; ``version`` is the one that was signed and is being replaced."""

    __tablename__ = "reopening"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    version: Mapped[int]
    reason: Mapped[str]
    reopened_at: Mapped[datetime]
    account: Mapped[str] = mapped_column(String(100), default="")


class Supplement(Base):
    """Supplementary minutes (biên bản bổ sung): the other way to correct signed minutes, a paper of its own."""

    __tablename__ = "supplement"
    __table_args__ = (Index("ix_supplement_meeting_id", "meeting_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meeting.id", ondelete="RESTRICT"))
    position: Mapped[int]
    written_on: Mapped[date]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(300), default="")
    chair_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    secretary_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="RESTRICT"))
    participants: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    text: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")
    signed_at: Mapped[datetime | None]
    trashed_at: Mapped[datetime | None]


class MeetingTemplate(Base):
    """What meetings of a kind start from; its texts may hold variables such as ``{kỳ}``."""

    __tablename__ = "meeting_template"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    kind: Mapped[MeetingKind] = mapped_column(enum_column(MeetingKind))
    title: Mapped[str] = mapped_column(String(500), default="")
    noun: Mapped[str] = mapped_column(String(30), default="Cuộc họp")
    mode: Mapped[MeetingMode] = mapped_column(enum_column(MeetingMode), default=MeetingMode.IN_PERSON)
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    place: Mapped[str] = mapped_column(String(300), default="")
    address_form: Mapped[AddressForm | None] = mapped_column(enum_column(AddressForm))
    invites_committee: Mapped[bool] = mapped_column(default=True)
    guests: Mapped[str] = mapped_column(default="")
    proceedings: Mapped[str] = mapped_column(default="")
    conclusions_lead_in: Mapped[str] = mapped_column(default="")
    recipients: Mapped[str] = mapped_column(default="")
    trashed_at: Mapped[datetime | None]


class TemplateAgendaItem(Base):
    """One line of a template's agenda."""

    __tablename__ = "template_agenda_item"
    __table_args__ = (Index("ix_template_agenda_item_template_id", "template_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    template_id: Mapped[int] = mapped_column(ForeignKey("meeting_template.id", ondelete="RESTRICT"))
    position: Mapped[int]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    content: Mapped[str] = mapped_column(default="")
    presenter_text: Mapped[str] = mapped_column(String(300), default="")
    paper: Mapped[str] = mapped_column(String(300), default="")


class Phrase(Base):
    """One text of the phrase bank; it may hold variables such as ``{chủ trì}``."""

    __tablename__ = "phrase"

    id: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str] = mapped_column(String(200))
    text: Mapped[str]
    trashed_at: Mapped[datetime | None]
