"""The sections of minutes that tasks fill: what became of earlier decisions, and what this meeting assigned."""

from __future__ import annotations

from cchc_desktop.documents.content import (
    AppendixTitle,
    Block,
    CellAlign,
    Column,
    Heading,
    Orientation,
    Paragraph,
    Row,
    Section,
    Table,
)
from cchc_desktop.documents.kinds.common import attached_to
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.review_records import ReviewLine
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.tasks.deadline_words import deadline_words
from cchc_desktop.tasks.records import DeadlineLabel
from cchc_desktop.tasks.recurring import period_label
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.numbers import format_count, roman

REVIEW_TITLE = "KIỂM ĐIỂM VIỆC THỰC HIỆN KẾT LUẬN KỲ TRƯỚC"
ASSIGNED_TITLE = "NHIỆM VỤ ĐƯỢC GIAO"
MOST_IN_TEXT = 12
"""More tasks than these stand in an annex (product.md 2)."""

_OPEN = (DeadlineLabel.ON_TRACK, DeadlineLabel.DUE_SOON, DeadlineLabel.NO_DEADLINE)
_GROUPS = (
    ("hoàn thành đúng hạn", (DeadlineLabel.DONE_ON_TIME,), True),
    ("hoàn thành quá hạn", (DeadlineLabel.DONE_LATE,), True),
    ("hoàn thành (không hạn)", (DeadlineLabel.DONE_NO_DEADLINE,), False),
    ("đang thực hiện", _OPEN, True),
    ("tạm dừng", (DeadlineLabel.PAUSED,), False),
    ("quá hạn chưa hoàn thành", (DeadlineLabel.OVERDUE,), True),
)
"""What the sentence counts, in its order; every task is in exactly one group, so that the sum is the total."""

_LABELS = {
    DeadlineLabel.DONE_ON_TIME: "hoàn thành đúng hạn",
    DeadlineLabel.DONE_LATE: "hoàn thành quá hạn",
    DeadlineLabel.DONE_NO_DEADLINE: "hoàn thành",
    DeadlineLabel.PAUSED: "tạm dừng",
    DeadlineLabel.NO_DEADLINE: "đang thực hiện",
    DeadlineLabel.OVERDUE: "quá hạn chưa hoàn thành",
    DeadlineLabel.DUE_SOON: "sắp đến hạn",
    DeadlineLabel.ON_TRACK: "đang thực hiện trong hạn",
}
_REVIEW_COLUMNS = (
    Column("STT", 11, CellAlign.CENTRE),
    Column("Nội dung nhiệm vụ", 78),
    Column("Chủ trì", 36),
    Column("Thời hạn hoàn thành", 40),
    Column("Tình trạng đến ngày họp", 34),
    Column("Kết quả; nguyên nhân, giải pháp", 53),
)
_ASSIGNED_COLUMNS = (
    Column("STT", 11, CellAlign.CENTRE),
    Column("Nội dung nhiệm vụ", 50),
    Column("Chủ trì", 28),
    Column("Phối hợp", 24),
    Column("Sản phẩm, kết quả", 26),
    Column("Thời hạn hoàn thành", 26),
)


def review_section(facts: MeetingFacts, numeral: int) -> tuple[Block, ...]:
    """Return the review of earlier decisions; nothing where there is none."""
    lines = facts.review.lines
    if not lines:
        return ()
    heading = Heading(f"{roman(numeral)}. {REVIEW_TITLE}", 1, "review")
    sentence = Paragraph.of(_counts(lines, in_annex=len(lines) > MOST_IN_TEXT), anchor="review")
    if len(lines) > MOST_IN_TEXT:
        return (heading, sentence)
    items = (
        Paragraph.of(f"{number}. {_sentences(line)}", anchor=f"review:{number}")
        for number, line in enumerate(lines, start=1)
    )
    return (heading, sentence, *items)


def review_annex(facts: MeetingFacts) -> tuple[Section, ...]:
    """Return the annex with the tasks of a long review; nothing for a short one."""
    lines = facts.review.lines
    if len(lines) <= MOST_IN_TEXT:
        return ()
    title = AppendixTitle(
        "PHỤ LỤC", "KẾT QUẢ THỰC HIỆN KẾT LUẬN KỲ TRƯỚC", attached_to(facts, facts.paper(MINUTES)), anchor="review"
    )
    rows = tuple(
        Row((str(number), *_cells(line)), anchor=f"review:{number}") for number, line in enumerate(lines, start=1)
    )
    return (Section((title, Table(_REVIEW_COLUMNS, rows)), Orientation.LANDSCAPE),)


def assigned_section(facts: MeetingFacts, numeral: int) -> tuple[Block, ...]:
    """Return the table of the tasks that this meeting assigned, as of its last day; nothing where there is none."""
    day = facts.last_day
    tasks = facts.given(day)
    if not tasks:
        return ()
    rows = tuple(
        Row(
            (str(number), task.work, task.lead, task.co_workers, task.deliverable, task.due_at(day)),
            anchor=f"task:{number}",
        )
        for number, task in enumerate(tasks, start=1)
    )
    return (Heading(f"{roman(numeral)}. {ASSIGNED_TITLE}", 1, "assigned"), Table(_ASSIGNED_COLUMNS, rows))


def _counts(lines: tuple[ReviewLine, ...], *, in_annex: bool) -> str:
    """Return the sentence with the counts; they add up to the total that it names first."""
    numbers = [(words, sum(line.label in labels for line in lines), always) for words, labels, always in _GROUPS]
    some = ", ".join(f"{format_count(number)} {words}" for words, number, _always in numbers if number)
    none = ", ".join(words for words, number, always in numbers if always and not number)
    total = f"Tổng số {format_count(len(lines))} nhiệm vụ: {some}"
    absent = f"; không có nhiệm vụ {none}" if none else ""
    return f"{total}{absent}{' (có Phụ lục kèm theo)' if in_annex else ''}."


def _sentences(line: ReviewLine) -> str:
    said = [
        _work(line),
        f"Chủ trì: {line.lead or '……'}; thời hạn: {_due(line)}; tình trạng: {_label(line)}",
        *([f"Kết quả: {line.last_result}"] if line.last_result else []),
        *_reasons(line),
    ]
    return " ".join(f"{words.strip().rstrip(' .;')}." for words in said)


def _cells(line: ReviewLine) -> tuple[str, ...]:
    remarks = [*([line.last_result] if line.last_result else []), *_reasons(line)]
    return (_work(line), line.lead, _due(line), _label(line), "; ".join(words.rstrip(" .;") for words in remarks))


def _reasons(line: ReviewLine) -> list[str]:
    """A task that is or was late says why, and what is done about it."""
    if line.label not in (DeadlineLabel.OVERDUE, DeadlineLabel.DONE_LATE):
        return []
    pairs = (("Nguyên nhân", line.cause), ("Giải pháp", line.measure))
    return [f"{name}: {words}" for name, words in pairs if words]


def _work(line: ReviewLine) -> str:
    work = " ".join(line.work.split()).rstrip(" .;")
    return f"{work} ({period_label(line.period)})" if line.period else work


def _due(line: ReviewLine) -> str:
    return deadline_words(line.due_wording, line.due_on, original=line.original_due_on, is_recurring=bool(line.period))


def _label(line: ReviewLine) -> str:
    words = _LABELS[line.label]
    if line.completed_on is not None:
        words = f"{words} ngày {short_date(line.completed_on)}"
    return f"{words} ({format_count(line.days_late)} ngày)" if line.days_late else words
