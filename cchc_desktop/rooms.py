"""What all rooms of the core tell the storage when a file is opened; a new room adds its tuples here."""

from __future__ import annotations

from cchc_desktop.calendar import tracked as calendar
from cchc_desktop.commitments import searched as commitments_searched
from cchc_desktop.commitments import tracked as commitments
from cchc_desktop.committee import searched as committee_searched
from cchc_desktop.committee import tracked as committee
from cchc_desktop.meetings import searched as meetings_searched
from cchc_desktop.meetings import tracked as meetings
from cchc_desktop.register import searched as register_searched
from cchc_desktop.register import tracked as register
from cchc_desktop.storage import tracked as storage
from cchc_desktop.storage.tracking import Rooms
from cchc_desktop.tasks import searched as tasks_searched
from cchc_desktop.tasks import tracked as tasks

TRACKED = (
    *storage.TRACKED,
    *calendar.TRACKED,
    *committee.TRACKED,
    *register.TRACKED,
    *tasks.TRACKED,
    *commitments.TRACKED,
    *meetings.TRACKED,
)
TRASHED = (
    *meetings.TRASHED,
    *commitments.TRASHED,
    *tasks.TRASHED,
    *register.TRASHED,
    *storage.TRASHED,
    *committee.TRASHED,
)
CHECKS = (*committee.CHECKS, *register.CHECKS, *tasks.CHECKS, *commitments.CHECKS, *meetings.CHECKS)
SEARCHED = (
    *committee_searched.SEARCHED,
    *register_searched.SEARCHED,
    *tasks_searched.SEARCHED,
    *commitments_searched.SEARCHED,
    *meetings_searched.SEARCHED,
)
SEARCHED_KINDS = (
    *committee_searched.KINDS,
    *register_searched.KINDS,
    *tasks_searched.KINDS,
    *commitments_searched.KINDS,
    *meetings_searched.KINDS,
)

ROOMS = Rooms(tracked=TRACKED, trashed=TRASHED, checks=CHECKS, searched=SEARCHED, searched_kinds=SEARCHED_KINDS)
