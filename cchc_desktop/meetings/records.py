"""A meeting as plain values: what forms edit, services store and papers print.

The same frozen records go all three ways, so that the preview can lay unsaved fields over the facts read once
(``dataclasses.replace``) and never waits for a save.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum

from cchc_desktop.committee.records import AddressForm, PersonAtDate, Profile
from cchc_desktop.meetings.review_records import AssignedTask, Review
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.register.records import Paper, PaperState

_HOLDING = (PaperState.DRAFT, PaperState.ISSUED)
"""Where a paper stands that was neither recalled nor replaced."""

MEETING = "meeting"
"""How the register names a meeting as the owner of a paper."""

SUPPLEMENT = "supplement"
"""How the register names supplementary minutes as the owner of their paper."""


class MeetingKind(Enum):
    """The series a meeting belongs to."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR_END = "year_end"
    INSPECTION = "inspection"
    EXTRAORDINARY = "extraordinary"


class MeetingMode(Enum):
    """How people come together."""

    IN_PERSON = "in_person"
    ONLINE = "online"
    HYBRID = "hybrid"


class MeetingState(Enum):
    """Where a meeting stands; stored, changed by verbs."""

    PLANNED = "planned"
    HELD = "held"
    DRAFT_MINUTES = "draft_minutes"
    SIGNED = "signed"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Presence(Enum):
    """What the roll call says of one invited person."""

    INVITED = "invited"
    """Not recorded yet; does not count as present."""
    PRESENT = "present"
    SUBSTITUTE = "substitute"
    ABSENT_WITH_REASON = "absent_with_reason"
    ABSENT_WITHOUT_REASON = "absent_without_reason"


class SiteState(Enum):
    """What became of a site's connection."""

    CONNECTED = "connected"
    LOST = "lost"
    NOT_CONNECTED = "not_connected"


@dataclass(frozen=True)
class MeetingDetails:
    """The fields of the page "Thông tin"; ``end_date`` None means the day of the start."""

    title: str
    kind: MeetingKind
    period: str
    start_date: date
    start_time: time | None = None
    end_date: date | None = None
    end_time: time | None = None
    place: str = ""
    mode: MeetingMode = MeetingMode.IN_PERSON
    noun: str = "Cuộc họp"
    chair_id: int | None = None
    secretary_id: int | None = None
    address_form: AddressForm | None = None
    recipients: str = ""


@dataclass(frozen=True)
class AgendaEntry:
    """One line of the agenda; a presenter is a person or, failing that, a text."""

    content: str
    start_time: time | None = None
    end_time: time | None = None
    presenter_id: int | None = None
    presenter_text: str = ""
    paper: str = ""


@dataclass(frozen=True)
class SiteEntry:
    """One site; the main one has no number."""

    name: str
    number: int | None = None
    is_main: bool = False
    state: SiteState = SiteState.CONNECTED
    lost_at: time | None = None
    note: str = ""


@dataclass(frozen=True)
class AttendanceEntry:
    """One invited person (``person_id``) or guest (text "họ tên, chức vụ")."""

    person_id: int | None = None
    guest: str = ""
    presence: Presence = Presence.INVITED
    reason: str = ""
    substitute: str = ""
    site_number: int | None = None
    arrived_at: time | None = None
    left_at: time | None = None


@dataclass(frozen=True)
class VoteEntry:
    """A vote; ``sentence`` is the line that stands for it in the proceedings."""

    matter: str
    in_favour: int = 0
    against: int = 0
    other: int = 0
    sentence: str = ""


@dataclass(frozen=True)
class ConclusionEntry:
    """One conclusion in its own words; ``id`` None is not stored yet."""

    text: str
    id: int | None = None


@dataclass(frozen=True)
class MeetingFacts:
    """Everything a paper about one meeting needs, as of the meeting's own date.

    ``people`` maps ids to everybody of the committee at that date, hidden ones included; ``profile`` is the head of
    the organ and the committee then; ``papers`` are the register entries of the meeting. ``version`` counts the
    signings: 2 from the first reopening on, for the reason ``reopened_for``; ``supplements`` are the supplementary
    minutes to it. ``review`` is what became of earlier decisions, ``assigned`` the tasks that the conclusions gave;
    conclusions that give none are named by id in ``without_task``. ``withdrawn`` were given too and are followed no
    longer.
    """

    id: int
    code: str
    state: MeetingState
    details: MeetingDetails
    profile: Profile
    people: Mapping[int, PersonAtDate]
    agenda: tuple[AgendaEntry, ...] = ()
    sites: tuple[SiteEntry, ...] = ()
    attendance: tuple[AttendanceEntry, ...] = ()
    votes: tuple[VoteEntry, ...] = ()
    conclusions: tuple[ConclusionEntry, ...] = ()
    conclusions_lead_in: str = ""
    participants_wording: tuple[str, ...] = ()
    proceedings: str = ""
    papers: tuple[Paper, ...] = ()
    branch_site_kind: str = ""
    connected_sites_recorded: int | None = None
    state_reason: str = ""
    version: int = 1
    reopened_for: str = ""
    supplements: tuple[SupplementEntry, ...] = ()
    review: Review = field(default_factory=Review)
    assigned: tuple[AssignedTask, ...] = ()
    without_task: frozenset[int] = frozenset()
    withdrawn: tuple[AssignedTask, ...] = ()

    @property
    def is_locked(self) -> bool:
        """Tell whether the minutes are signed."""
        return self.state is MeetingState.SIGNED

    def paper(self, type_code: str) -> Paper | None:
        """Return the paper of this type ("BB", "GM", "TB") that holds: one that the program issued, else the latest.

        A draft gives way to one that was entered with its number.
        """
        found = [paper for paper in self.papers if paper.type_code == type_code and paper.state in _HOLDING]
        entered = [paper for paper in found if paper.state is PaperState.ISSUED and paper.number]
        chosen = [paper for paper in found if paper.is_frozen] or entered or found
        return chosen[-1] if chosen else None

    @property
    def last_day(self) -> date:
        """The day on which the meeting ended."""
        return self.details.end_date or self.details.start_date

    def given(self, day: date | None) -> tuple[AssignedTask, ...]:
        """Return the tasks that a paper of this day says were given, in the order of the conclusions; None is now.

        A task cancelled after that day is one of them; what is only proposed so far is not.
        """
        own = tuple(task for task in self.assigned if not task.is_draft)
        later = [task for task in self.withdrawn if day is not None and task.cancelled_on and task.cancelled_on > day]
        if not later:
            return own
        places = {entry.id: place for place, entry in enumerate(self.conclusions)}
        last = len(places)
        return tuple(sorted((*own, *later), key=lambda task: (places.get(task.conclusion_id, last), task.task_id)))

    def person(self, person_id: int | None) -> PersonAtDate | None:
        """Return a person of the committee, None for no id."""
        return None if person_id is None else self.people.get(person_id)


@dataclass(frozen=True)
class MeetingRow:
    """One line of the list of meetings; ``owes_notice`` until the notice of conclusions is issued.

    ``found_by`` is what a search of the list looks at.
    """

    id: int
    code: str
    title: str
    kind: MeetingKind
    period: str
    start_date: date
    end_date: date
    state: MeetingState
    state_reason: str
    notice_due: date | None
    notice_late_working_days: int
    found_by: str = field(default="", compare=False)
    owes_notice: bool = False
