"""Assignment of tasks (phụ lục giao nhiệm vụ), Mẫu 2.1 of Decree 30/2020, laid along the width: alone or in the notice.

One row per task in the order of the conclusions; deadlines in their own words (documents.md 7, 8.5).
"""

from __future__ import annotations

from cchc_desktop.documents.content import (
    AppendixTitle,
    Block,
    CellAlign,
    Column,
    Document,
    Orientation,
    Paragraph,
    Role,
    Row,
    Section,
    SizePreset,
    Table,
)
from cchc_desktop.documents.kinds.meeting_words import (
    Signing,
    attached_to_paper,
    current_paper,
    meeting_named,
    signing_of,
)
from cchc_desktop.meetings.attendance import capitalised
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.review_records import AssignedTask
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import NOTICE
from cchc_desktop.tasks.deadline_words import NO_DEADLINE

KIND = "task_annex"
NOTICE_KIND = "conclusion_notice"
"""The kind of paper that the annex belongs to; its entry gives number and date of the reference."""
BLANK_LINES = 5
"""Lines to write in by hand while the meeting gave no task."""
LEGEND = f"{NO_DEADLINE}: Không thời hạn."

COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Nội dung nhiệm vụ", 62),
    Column("Đơn vị, cá nhân chủ trì", 34),
    Column("Đơn vị, cá nhân phối hợp", 34),
    Column("Lãnh đạo chỉ đạo", 26),
    Column("Sản phẩm, kết quả", 34),
    Column("Thời hạn hoàn thành", 31),
    Column("Ghi chú", 19),
)


def build(facts: MeetingFacts) -> Document:
    """Return the annex alone as a content tree."""
    paper = current_paper(facts, NOTICE_KIND, NOTICE)
    signing = signing_of(facts, NOTICE_KIND, paper)
    return Document(
        kind=KIND,
        title=f"Phân công thực hiện nhiệm vụ {meeting_named(facts)}".strip(),
        author=signing.organ,
        sections=(annex(facts, paper, signing),),
        preset=SizePreset(facts.profile.size_preset),
    )


def annex(facts: MeetingFacts, paper: Paper, signing: Signing) -> Section:
    """Return the annex to the notice with this entry, on landscape sheets with page numbers of its own."""
    name = f"PHÂN CÔNG THỰC HIỆN NHIỆM VỤ THEO KẾT LUẬN TẠI {meeting_named(facts).upper() or '……'}"
    title = AppendixTitle("Phụ lục", name, attached_to_paper(facts, paper, signing, facts.last_day), anchor="annex")
    rows = tuple(
        _row(facts, number, task, task.due_at(paper.issued_on))
        for number, task in enumerate(facts.given(paper.issued_on), start=1)
    )
    blank = (Row(("",) * len(COLUMNS)),) * BLANK_LINES
    blocks: list[Block] = [title, Table(COLUMNS, rows or blank, anchor="annex")]
    if any(row.cells[6] == NO_DEADLINE for row in rows):
        blocks.append(Paragraph.of(LEGEND, role=Role.LEGEND))
    return Section(tuple(blocks), Orientation.LANDSCAPE)


def place_of(facts: MeetingFacts, task: AssignedTask) -> int:
    """Return which conclusion of the meeting gave a task, counted from 1; 0 for none of them."""
    return next((place for place, each in enumerate(facts.conclusions, start=1) if each.id == task.conclusion_id), 0)


def _row(facts: MeetingFacts, number: int, task: AssignedTask, due: str) -> Row:
    conclusion = place_of(facts, task)
    cells = (
        str(number),
        capitalised(" ".join(task.work.split()).rstrip(" .;")),
        _lead(facts, task),
        capitalised(task.co_workers),
        task.supervisor,
        task.deliverable.rstrip(" .;"),
        capitalised(due),
        f"Kết luận {conclusion}" if conclusion else "",
    )
    return Row(cells, anchor=f"conclusion:{conclusion}" if conclusion else None)


def _lead(facts: MeetingFacts, task: AssignedTask) -> str:
    """Return the unit, or the person with the unit."""
    person = facts.person(task.lead_id)
    return ", ".join(filter(None, (task.lead, person.department if person is not None else "")))
