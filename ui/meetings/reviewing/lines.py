"""A task of the review as it is typed: result, cause, measure, or why it is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cchc_desktop.i18n import _
from cchc_desktop.meetings.review_records import Review, ReviewLine, Skipped
from cchc_desktop.meetings.reviewing import ReviewEdit
from cchc_desktop.tasks.deadline_words import deadline_words
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.text.normalise import clean_line
from ui.common.task_pills import task_pill

_LATE = (DeadlineLabel.OVERDUE, DeadlineLabel.DONE_LATE)


@dataclass(frozen=True)
class TypedLine:
    """Texts as they stand in the cells; ``key`` is the task."""

    key: int
    code: str
    work: str
    lead: str = ""
    due: str = ""
    state: str = ""
    result: str = ""
    cause: str = ""
    measure: str = ""
    left_out: str = ""
    is_late: bool = False


def lines_of(review: Review) -> list[TypedLine]:
    """Return the tasks of a review, those left out at the end."""
    return [*map(_line, review.lines), *map(_skipped, review.skipped)]


def edits_of(lines: Iterable[TypedLine], before: Iterable[TypedLine]) -> Mapping[int, ReviewEdit]:
    """Return what was changed, by task."""
    known = {line.key: line for line in before}
    return {
        line.key: ReviewEdit(
            clean_line(line.result), clean_line(line.cause), clean_line(line.measure), clean_line(line.left_out)
        )
        for line in lines
        if line != known.get(line.key)
    }


def put(line: TypedLine, name: str, text: str) -> TypedLine:
    """Return the line with one text as typed."""
    changed: dict[str, Any] = {name: text}
    return replace(line, **changed)


def _line(line: ReviewLine) -> TypedLine:
    word, _look = task_pill(line.label)
    state = _("{label} · {n} days").format(label=word, n=line.days_late) if line.days_late else word
    return TypedLine(
        key=line.task_id,
        code=line.code,
        work=line.work,
        lead=line.lead,
        due=deadline_words(
            line.due_wording, line.due_on, original=line.original_due_on, is_recurring=bool(line.period)
        ),
        state=state,
        result=line.last_result,
        cause=line.cause,
        measure=line.measure,
        is_late=line.label in _LATE,
    )


def _skipped(each: Skipped) -> TypedLine:
    return TypedLine(key=each.task_id, code=each.code, work=each.work, left_out=each.reason)
