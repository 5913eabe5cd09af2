"""Minutes of a handover (biên bản bàn giao công việc): full head, two parties, the leader who confirms (8.8).

They follow Mẫu 1.9: no place and date in the head, the day stands in the text. The number is of the register, or as it
was typed with the handover, with its symbol as typed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from cchc_desktop.committee.records import SealCase
from cchc_desktop.committee.rules import addressed
from cchc_desktop.documents.content import (
    Block,
    CellAlign,
    Column,
    Document,
    Heading,
    Paragraph,
    Recipients,
    Row,
    Section,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
    Title,
)
from cchc_desktop.documents.decree30 import DATE_BLANK, END_MARK
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds.common import DOTS, letterhead, number_of, signer_name
from cchc_desktop.documents.kinds.handover_facts import HandedTask, HandoverFacts, Party
from cchc_desktop.documents.kinds.issued_parts import (
    case_of,
    confirmation,
    recipient_lines,
    recipients_of,
    signer_of,
)
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.documents.slots import Slot, filled, filled_lines
from cchc_desktop.i18n import mark
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.tasks.records import HANDOVER
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.dates import long_date, short_date
from cchc_desktop.text.numbers import format_count, format_number

KIND = "handover_minutes"
NO_CONTENT = "Không có hồ sơ, tài liệu kèm theo."
_VARIABLES = ("ngày lập", "cơ quan", "bên giao", "bên nhận", "số nhiệm vụ")
OPENING = Slot("opening", mark("Opening"), "Hôm nay, {ngày lập}, tại {cơ quan}, gồm có:", _VARIABLES)
DUTIES = Slot(
    "duties",
    mark("Duties of both sides"),
    "Bên nhận đã nhận đủ, có trách nhiệm giải quyết đúng thời hạn; bên giao chịu trách nhiệm về hồ sơ, số liệu đã "
    "bàn giao.",
    _VARIABLES,
    is_list=True,
)
CLOSING = Slot(
    "closing",
    mark("Closing"),
    "Hai bên đọc lại, thống nhất; lập thành 03 bản, mỗi bên giữ 01 bản.",
    _VARIABLES,
)
RECIPIENTS = Slot("recipients", mark("Recipients"), "Bên giao, bên nhận\nLưu: VT, Hồ sơ", _VARIABLES, is_list=True)
SLOTS = (OPENING, DUTIES, CLOSING, RECIPIENTS)
COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Nhiệm vụ", 75),
    Column("Thời hạn", 36),
    Column("Tiến độ (%)", 18, CellAlign.CENTRE),
    Column("Ghi chú", 24),
)


def build(facts: HandoverFacts) -> Document:
    """Return the minutes as a content tree."""
    return document(facts, facts.paper)


def issuable(facts: HandoverFacts) -> Issuable:
    """Return what is needed to draft and to issue the minutes."""
    return Issuable(
        kind=KIND,
        type_code=MINUTES,
        slots=SLOTS,
        owner_kind=HANDOVER,
        owner_id=facts.id,
        owner_code=facts.code,
        paper=facts.paper,
        profile=facts.profile,
        people=facts.people,
        abstract=_abstract(facts),
        build=partial(document, facts),
        values=_values(facts, facts.paper),
    )


def document(facts: HandoverFacts, paper: Paper) -> Document:
    """Return the minutes with this entry."""
    signer = signer_of(facts.profile, KIND, paper, facts.people)
    case = case_of(facts.profile, KIND, paper, signer.id if signer is not None else None)
    is_draft = not paper.number and not paper.is_frozen
    head = letterhead(facts.profile, case, number=number_of(facts.profile, case, MINUTES, paper), draft=is_draft)
    end = SignatureRow(
        right=_side("BÊN NHẬN", facts.taker, "taker"),
        left=_side("BÊN GIAO", facts.giver, "giver"),
        below=confirmation(facts.profile, KIND, paper, case, signer),
        recipients=Recipients(
            recipient_lines(recipients_of(RECIPIENTS, KIND, facts.profile, paper, _values(facts, paper))),
            anchor=RECIPIENTS.name,
        ),
    )
    blocks = (head, Title("BIÊN BẢN", _abstract(facts), anchor="title"), *_body(facts, paper), end)
    return Document(
        kind=KIND,
        title=f"Biên bản bàn giao công việc {facts.code}",
        author=facts.profile.organisation if case is SealCase.A else facts.profile.committee,
        sections=(Section(blocks),),
        preset=SizePreset(facts.profile.size_preset),
    )


def _abstract(facts: HandoverFacts) -> str:
    return f"Bàn giao công việc của {_called(facts, facts.giver)}"


def _called(facts: HandoverFacts, party: Party) -> str:
    if party.person is None:
        return party.name or DOTS
    name = without_academic_titles(party.person.full_name)
    return addressed(name, party.person.gender, facts.profile.address_form)


def _values(facts: HandoverFacts, paper: Paper) -> Mapping[str, str]:
    day = paper.issued_on
    return {
        "ngày lập": long_date(day) if day else f"ngày {DATE_BLANK} tháng {DATE_BLANK} năm {facts.day.year}",
        "cơ quan": facts.profile.organisation_short or facts.profile.organisation,
        "bên giao": _called(facts, facts.giver),
        "bên nhận": _called(facts, facts.taker),
        "số nhiệm vụ": format_count(len(facts.tasks)),
    }


def _body(facts: HandoverFacts, paper: Paper) -> Iterator[Block]:
    profile, values = facts.profile, _values(facts, paper)
    yield Paragraph.of(filled(OPENING, KIND, profile, paper.form, values), anchor=OPENING.name)
    yield Paragraph.of(f"1. Bên giao: {_described(facts, facts.giver)}.", anchor="giver")
    yield Paragraph.of(f"2. Bên nhận: {_described(facts, facts.taker)}.", anchor="taker")
    yield Heading("I. LÝ DO, THỜI GIAN BÀN GIAO", anchor="reason")
    yield Paragraph.of(f"1. Lý do: {_ended(facts.reason) or DOTS}", anchor="reason")
    yield Paragraph.of(f"2. Thời gian: {_span(facts)}.", anchor="span")
    yield Heading("II. NỘI DUNG BÀN GIAO", anchor="content")
    yield from _handed_over(facts)
    first, *others = filled_lines(DUTIES, KIND, profile, paper.form, values) or (DOTS,)
    yield Paragraph.of(f"3. Trách nhiệm: {_ended(first)}", anchor=DUTIES.name)
    yield from (Paragraph.of(_ended(line), anchor=DUTIES.name) for line in others)
    closing = without_end_mark(filled(CLOSING, KIND, profile, paper.form, values)).rstrip(" .;:,")
    yield Paragraph.of(f"{closing or 'Biên bản lập xong cùng ngày'}{END_MARK}", anchor="end")


def _handed_over(facts: HandoverFacts) -> Iterator[Block]:
    """Yield what was written down of it, then the tasks."""
    lines = [line.strip() for line in facts.content.split("\n") if line.strip()]
    if len(lines) < 2:
        yield Paragraph.of(f"1. Hồ sơ, tài liệu: {_ended(lines[0]) if lines else NO_CONTENT}", anchor="content")
    else:
        yield Paragraph.of("1. Hồ sơ, tài liệu:", anchor="content")
        yield from (Paragraph.of(_ended(line), anchor="content") for line in lines[:-1])
        yield Paragraph.of(_ended(lines[-1].rstrip(" ;")), anchor="content")
    if not facts.tasks:
        yield Paragraph.of("2. Nhiệm vụ: không có nhiệm vụ nào chuyển sang bên nhận.", anchor="tasks")
        return
    number = format_count(len(facts.tasks))
    yield Paragraph.of(f"2. Nhiệm vụ: {number} nhiệm vụ chuyển sang bên nhận chủ trì.", anchor="tasks")
    yield Table(COLUMNS, tuple(_row(*each) for each in enumerate(facts.tasks, start=1)), anchor="tasks")


def _row(number: int, task: HandedTask) -> Row:
    returned = f"Trả lại {short_date(task.returned_on)}" if task.returned_on else ""
    work = f"{task.code}. {task.work.rstrip(' .')}"
    return Row(
        (str(number), work, task.deadline, format_number(task.progress), returned), anchor=f"task:{task.task_id}"
    )


def _described(facts: HandoverFacts, party: Party) -> str:
    """Return a person with post and unit, or the department."""
    if party.person is None:
        return party.name or DOTS
    person, name = party.person, _called(facts, party)
    unit = person.department if person.department.casefold() not in person.post.casefold() else ""
    words = ", ".join(filter(None, (name, person.post, unit)))
    return words[:1].upper() + words[1:]


def _span(facts: HandoverFacts) -> str:
    start = short_date(facts.starts_on) if facts.starts_on else DOTS
    if facts.ends_on is None:
        return f"từ ngày {start}, không thời hạn"
    return f"từ ngày {start} đến hết ngày {short_date(facts.ends_on)}"


def _side(title: str, party: Party, anchor: str) -> Signature:
    return Signature((title,), signer_name(party.person), anchor=anchor)


def _ended(text: str) -> str:
    """Return a text as a sentence with its full stop."""
    words = without_end_mark(text).strip()
    return words if not words or words.endswith((".", "!", "?", "…", ":", ";")) else f"{words}."
