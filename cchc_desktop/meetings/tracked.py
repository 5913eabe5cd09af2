"""What the history and the trash know of meetings, and what an undo must not bring about in them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from sqlalchemy.orm import Session

from cchc_desktop.committee.records import AddressForm
from cchc_desktop.i18n import mark
from cchc_desktop.meetings.model import (
    AgendaItem,
    Attendance,
    CarryOverSkip,
    Conclusion,
    Meeting,
    MeetingSite,
    MeetingTemplate,
    Phrase,
    Reopening,
    Supplement,
    TemplateAgendaItem,
    Vote,
)
from cchc_desktop.meetings.records import MEETING, MeetingKind, MeetingMode, MeetingState, Presence, SiteState
from cchc_desktop.storage import locks
from cchc_desktop.storage.history_rules import RowChange
from cchc_desktop.storage.tracking import Tracked, Trashed

TEMPLATE = "meeting_template"
SUPPLEMENT = "supplement"
PHRASE = "phrase"

_KINDS: dict[Enum, str] = {
    MeetingKind.MONTHLY: mark("Monthly review"),
    MeetingKind.QUARTERLY: mark("Quarterly review"),
    MeetingKind.HALF_YEAR: mark("Half-year review"),
    MeetingKind.NINE_MONTHS: mark("Nine-month review"),
    MeetingKind.YEAR_END: mark("Year-end review"),
    MeetingKind.INSPECTION: mark("Inspection"),
    MeetingKind.EXTRAORDINARY: mark("Extraordinary"),
}
_MODES: dict[Enum, str] = {
    MeetingMode.IN_PERSON: mark("In person"),
    MeetingMode.ONLINE: mark("Online"),
    MeetingMode.HYBRID: mark("Hybrid"),
}
_STATES: dict[Enum, str] = {
    MeetingState.PLANNED: mark("planned"),
    MeetingState.HELD: mark("held"),
    MeetingState.DRAFT_MINUTES: mark("draft minutes"),
    MeetingState.SIGNED: mark("signed"),
    MeetingState.POSTPONED: mark("postponed"),
    MeetingState.CANCELLED: mark("cancelled"),
}
_PRESENCE: dict[Enum, str] = {
    Presence.INVITED: mark("invited"),
    Presence.PRESENT: mark("present"),
    Presence.SUBSTITUTE: mark("sent a substitute"),
    Presence.ABSENT_WITH_REASON: mark("absent with reason"),
    Presence.ABSENT_WITHOUT_REASON: mark("absent without reason"),
}
_SITE_STATES: dict[Enum, str] = {
    SiteState.CONNECTED: mark("connected"),
    SiteState.LOST: mark("connection lost"),
    SiteState.NOT_CONNECTED: mark("not connected"),
}
_ADDRESS: dict[Enum, str] = {AddressForm.COMRADE: "đồng chí", AddressForm.MR_MRS: "ông, bà"}
_TIMES = {"start_time": mark("From"), "end_time": mark("Until")}
_AGENDA = {**_TIMES, "content": mark("Item"), "presenter_text": mark("Presented by"), "paper": mark("Paper")}
_SIGNERS = {"chair_id": mark("Chair"), "secretary_id": mark("Secretary")}
_TRASH = {"trashed_at": mark("In the trash since")}

TRACKED = (
    Tracked(
        Meeting,
        mark("Meeting"),
        record=MEETING,
        kinds=("meeting", "proceedings", "conclusion", "site", "attendance"),
        named_by="code",
        fields={
            "title": mark("Name of the meeting"),
            "kind": mark("Kind"),
            "period": mark("Period"),
            "mode": mark("How it is held"),
            "start_date": mark("Day"),
            **_TIMES,
            "end_date": mark("Last day"),
            "place": mark("Place"),
            **_SIGNERS,
            "noun": mark("Called in the minutes"),
            "address_form": mark("Form of address"),
            "recipients": mark("Recipients"),
            "state_reason": mark("Reason"),
            "participants_wording": mark("Participants as the minutes name them"),
            "proceedings": mark("Proceedings"),
            "conclusions_lead_in": mark("Sentence before the conclusions"),
            "branch_site_kind": mark("What the branches are"),
            "state": mark("State"),
            "signed_at": mark("Signed"),
            "version": mark("Signing no."),
            **_TRASH,
        },
        values={**_KINDS, **_MODES, **_STATES, **_ADDRESS},
    ),
    Tracked(
        AgendaItem,
        mark("Agenda"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("agenda",),
        named_by="content",
        fields={**_AGENDA, "presenter_id": mark("Presented by")},
    ),
    Tracked(
        MeetingSite,
        mark("Sites"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("site",),
        named_by="name",
        fields={
            "name": mark("Site"),
            "state": mark("Connection"),
            "lost_at": mark("Lost at"),
            "note": mark("Note"),
        },
        values=_SITE_STATES,
    ),
    Tracked(
        Attendance,
        mark("Participants"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("attendance",),
        named_by="person_id",
        fields={
            "person_id": mark("Person"),
            "guest": mark("Guest"),
            "presence": mark("Presence"),
            "reason": mark("Reason"),
            "substitute": mark("Substitute"),
            "site_number": mark("Site"),
            "arrived_at": mark("Arrived at"),
            "left_at": mark("Left at"),
        },
        values=_PRESENCE,
    ),
    Tracked(
        Vote,
        mark("Votes"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("vote",),
        named_by="matter",
        fields={
            "matter": mark("Matter of the vote"),
            "in_favour": mark("In favour"),
            "against": mark("Against"),
            "other": mark("Other opinion"),
            "sentence": mark("Sentence in the minutes"),
        },
    ),
    Tracked(
        CarryOverSkip,
        mark("Task left out of the review"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("carry_over",),
        fields={"task_id": mark("Task"), "reason": mark("Reason")},
    ),
    Tracked(
        Conclusion,
        mark("Conclusions"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("conclusion",),
        named_by="text",
        fields={"text": mark("Conclusion")},
    ),
    Tracked(
        Reopening,
        mark("Reopening"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("meeting",),
        fields={"version": mark("Signing no."), "reason": mark("Reason")},
    ),
    Tracked(
        Supplement,
        mark("Supplementary minutes"),
        record=MEETING,
        record_id="meeting_id",
        kinds=("supplement",),
        fields={
            "written_on": mark("Day"),
            **_TIMES,
            "place": mark("Place"),
            **_SIGNERS,
            "participants": mark("Participants"),
            "reason": mark("Reason"),
            "text": mark("Text"),
            "recipients": mark("Recipients"),
            "signed_at": mark("Signed"),
            **_TRASH,
        },
    ),
    Tracked(
        MeetingTemplate,
        mark("Template"),
        record=TEMPLATE,
        kinds=(TEMPLATE,),
        named_by="name",
        fields={
            "name": mark("Name"),
            "kind": mark("Kind"),
            "title": mark("Name of the meeting"),
            "noun": mark("Called in the minutes"),
            "mode": mark("How it is held"),
            **_TIMES,
            "place": mark("Place"),
            "address_form": mark("Form of address"),
            "guests": mark("Guests"),
            "proceedings": mark("Proceedings"),
            "conclusions_lead_in": mark("Sentence before the conclusions"),
            "recipients": mark("Recipients"),
            **_TRASH,
        },
        values={**_KINDS, **_MODES, **_ADDRESS},
    ),
    Tracked(
        TemplateAgendaItem,
        mark("Agenda"),
        record=TEMPLATE,
        record_id="template_id",
        kinds=(TEMPLATE,),
        named_by="content",
        fields=_AGENDA,
    ),
    Tracked(
        Phrase,
        mark("Phrase"),
        record=PHRASE,
        kinds=(PHRASE,),
        named_by="name",
        fields={"name": mark("Name"), "text": mark("Text"), **_TRASH},
    ),
)
TRASHED = (
    Trashed(Meeting, MEETING, mark("Meetings"), lambda row: f"{row.code} · {row.title}"),
    Trashed(Supplement, SUPPLEMENT, mark("Supplementary minutes"), lambda row: str(row.reason)),
    Trashed(MeetingTemplate, TEMPLATE, mark("Templates"), lambda row: str(row.name)),
    Trashed(Phrase, PHRASE, mark("Phrases"), lambda row: str(row.name)),
)


def signed_minutes_stay(session: Session, changes: Sequence[RowChange]) -> None:
    """Refuse what would change the minutes of a meeting that is signed; its papers and files stay open."""
    for change in changes:
        if change.record_kind != MEETING or change.table not in _PARTS or change.record_id is None:
            continue
        meeting = session.get(Meeting, change.record_id)
        if meeting is not None and meeting.state is MeetingState.SIGNED:
            raise locks.refusal(locks.MINUTES)


_PARTS = {model.__tablename__ for model in (Meeting, AgendaItem, MeetingSite, Attendance, Vote, Conclusion)}

CHECKS = (signed_minutes_stay,)
