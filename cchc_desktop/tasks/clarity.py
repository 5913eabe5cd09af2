"""What an assignment makes clear and what it leaves open: the "rõ" that the committee asks for.

Người, việc, thời gian, trách nhiệm, sản phẩm, thẩm quyền; which of them count is a setting of the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.committee.queries import file_setting
from cchc_desktop.committee.service import set_file_setting
from cchc_desktop.tasks.records import Clarity, TaskDetails

ALL = tuple(Clarity)
SETTING = "clarities"
_NONE = "none"


def missing_clarity(details: TaskDetails, asked: Sequence[Clarity] = ALL) -> tuple[Clarity, ...]:
    """Return what is asked for and not clear, in the order of ``asked``.

    Người: one person leads; a department leaves it open until a person of it is named as lead. Việc: the work. Thời
    gian: a deadline, a recurrence, or the word that there is none. Trách nhiệm: the supervising leader and the lead.
    Sản phẩm: the deliverable, or the evidence that already exists. Thẩm quyền: who assigns it and who approves it.
    """
    clear = {
        Clarity.PERSON: details.lead is not None and details.lead.person_id is not None,
        Clarity.WORK: bool(details.work.strip()),
        Clarity.TIME: details.due_on is not None or details.recurrence is not None or details.is_without_due,
        Clarity.RESPONSIBILITY: details.supervisor_id is not None and details.lead is not None,
        Clarity.DELIVERABLE: bool(details.deliverable.strip() or details.evidence.strip()),
        Clarity.AUTHORITY: details.assigned_by_id is not None and details.approved_by_id is not None,
    }
    return tuple(each for each in asked if not clear[each])


def asked_clarity(session: Session) -> tuple[Clarity, ...]:
    """Return what this committee asks an assignment to make clear; all six unless it chose otherwise."""
    kept = file_setting(session, SETTING)
    if kept in ("", _NONE):
        return () if kept else ALL
    names = kept.split(",")
    return tuple(each for each in Clarity if each.value in names)


def ask_for_clarity(session: Session, asked: Iterable[Clarity]) -> Changes:
    """Keep what an assignment is to make clear in this file; nothing at all is a choice too."""
    wanted = set(asked)
    names = [each.value for each in Clarity if each in wanted]
    kept = "" if len(names) == len(ALL) else ",".join(names) or _NONE
    return set_file_setting(session, SETTING, kept) | Changes.of("task")
