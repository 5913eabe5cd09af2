"""What owns papers, in every room: meetings, departments, tasks, handovers, commitments; one select for the archive."""

from __future__ import annotations

from sqlalchemy import Select, literal, select, union_all

from cchc_desktop.commitments.model import Commitment
from cchc_desktop.commitments.records import COMMITMENT
from cchc_desktop.committee.model import Department
from cchc_desktop.meetings import queries as meetings
from cchc_desktop.tasks.model import Handover, Task
from cchc_desktop.tasks.records import HANDOVER, TASK

DEPARTMENT = "department"


def paper_owners() -> Select[str, int, str, str, bool]:
    """Return a select of kind, id, code and title of every record that owns papers, and whether it is in the trash.

    A letter to a department stays in the archive whatever becomes of the department.
    """
    of_meetings = meetings.paper_owners().subquery()
    every = union_all(
        select(of_meetings.c.kind, of_meetings.c.id, of_meetings.c.code, of_meetings.c.title, of_meetings.c.in_trash),
        select(literal(DEPARTMENT), Department.id, Department.code, Department.name, literal(False)),
        select(literal(TASK), Task.id, Task.code, Task.work, Task.trashed_at.is_not(None)),
        select(literal(HANDOVER), Handover.id, Handover.code, Handover.reason, Handover.trashed_at.is_not(None)),
        select(literal(COMMITMENT), Commitment.id, Commitment.code, literal(""), Commitment.trashed_at.is_not(None)),
    ).subquery()
    return select(every.c.kind, every.c.id, every.c.code, every.c.title, every.c.in_trash)
