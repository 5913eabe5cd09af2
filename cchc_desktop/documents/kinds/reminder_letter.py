"""Letter that reminds a unit of its overdue tasks (công văn đôn đốc), Mẫu 1.5 of Decree 30/2020, documents.md 8.6.

Up to seven tasks stand as a table in the letter, more in an annex with page numbers of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import partial

from cchc_desktop.committee.records import PersonAtDate, SealCase
from cchc_desktop.committee.rules import ward_of
from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Block,
    CellAlign,
    Column,
    Document,
    Paragraph,
    Row,
    Section,
    SizePreset,
    Table,
)
from cchc_desktop.documents.decree30 import DATE_BLANK, END_MARK, NUMBER_BLANK
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds.issued_parts import (
    case_of,
    ending,
    issued_head,
    recipients_of,
    signature,
    signer_of,
    usual_symbol,
    year_of,
)
from cchc_desktop.documents.kinds.letter_facts import ReminderFacts
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.documents.slots import Slot, filled, filled_lines
from cchc_desktop.i18n import mark
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import LETTER, type_name
from cchc_desktop.text.dates import long_date, short_date
from cchc_desktop.text.numbers import format_count, format_number

KIND = "reminder_letter"
DEPARTMENT = "department"
MOST_IN_LETTER = 7
"""More tasks than these stand in an annex (documents.md 8.6)."""
ANNEX_LABEL, ANNEX_TITLE = "Phụ lục", "DANH MỤC NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH"

_SHARED = ("đơn vị", "nhiệm vụ", "mở đầu", "số nhiệm vụ", "ngày tính", "danh mục", "người yêu cầu", "nơi báo cáo",
           "hạn báo cáo", "đơn vị soạn thảo")  # fmt: skip
SUBJECT = Slot("abstract", mark("Subject (V/v)"), "đôn đốc thực hiện {nhiệm vụ}", ("nhiệm vụ", "đơn vị"))
OPENING = Slot(
    "opening",
    mark("Opening"),
    "{mở đầu}, đến {ngày tính} {đơn vị} còn {số nhiệm vụ} nhiệm vụ quá hạn chưa hoàn thành {danh mục}",
    _SHARED,
)
REQUEST = Slot("request", mark("Who asks for what"), "{người yêu cầu} yêu cầu {đơn vị}:", _SHARED)
DEMANDS = Slot(
    "demands",
    mark("What is asked for"),
    "1. Khẩn trương thực hiện, hoàn thành nhiệm vụ nêu trên.\n"
    "2. Báo cáo kết quả, nêu rõ nguyên nhân, trách nhiệm đối với từng nhiệm vụ quá hạn, gửi {nơi báo cáo} trước ngày "
    "{hạn báo cáo} để tổng hợp.",
    _SHARED,
    is_list=True,
)
ANSWER_BY = Slot("answer_by", mark("Answer before (day)"), "{ngày đề xuất}", ("ngày đề xuất",), is_own=True)
RECIPIENTS = Slot(
    "recipients",
    mark("Recipients"),
    "Như trên\nChủ tịch, các PCT UBND {phường} (để b/c)\nLưu: VT, {đơn vị soạn thảo}",
    ("đơn vị soạn thảo", "đơn vị", "phường"),
    is_list=True,
)
SLOTS = (SUBJECT, OPENING, REQUEST, DEMANDS, ANSWER_BY, RECIPIENTS)

COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Nhiệm vụ", 61),
    Column("Văn bản giao", 37),
    Column("Thời hạn", 33),
    Column("Số ngày quá hạn", 22, CellAlign.CENTRE),
)
NO_SOURCE = "–"
_LEADING = re.compile(r"^\s*v\s*/\s*v\s*:?\s*", re.IGNORECASE)


def build(facts: ReminderFacts) -> Document:
    """Return the letter as a content tree."""
    return document(facts, facts.paper)


def issuable(facts: ReminderFacts) -> Issuable:
    """Return what is needed to draft and to issue the letter; it is dated after the last of its deadlines."""
    return Issuable(
        kind=KIND,
        type_code=LETTER,
        slots=SLOTS,
        owner_kind=DEPARTMENT,
        owner_id=facts.unit_id,
        owner_code=facts.code,
        paper=facts.paper,
        profile=facts.profile,
        people=facts.people,
        abstract=_subject(facts, facts.paper),
        build=partial(document, facts),
        values=_values(facts, facts.paper),
        not_before=facts.as_of - timedelta(days=min((task.days_late for task in facts.tasks), default=1) - 1),
    )


def document(facts: ReminderFacts, paper: Paper) -> Document:
    """Return the letter with this entry."""
    signer, case = _signing(facts, paper)
    subject = _subject(facts, paper)
    head = issued_head(facts.profile, case, paper, draft=_is_draft(paper), year=year_of(paper, facts.as_of))
    blocks: list[Block] = [
        replace(head, subject=subject),
        Addressees.of([facts.unit], anchor="addressees"),
        *_body(facts, paper),
        ending(
            signature(facts.profile, KIND, paper, case, signer),
            recipients_of(RECIPIENTS, KIND, facts.profile, paper, _values(facts, paper)),
        ),
    ]
    sections = [Section(tuple(blocks))]
    if _has_annex(facts):
        sections.append(_annex(facts, paper))
    return Document(
        kind=KIND,
        title=f"Công văn {subject}",
        author=_organ(facts, paper),
        sections=tuple(sections),
        preset=SizePreset(facts.profile.size_preset),
    )


def _body(facts: ReminderFacts, paper: Paper) -> Iterator[Block]:
    profile, values = facts.profile, _values(facts, paper)

    def said(slot: Slot) -> str:
        return without_end_mark(filled(slot, KIND, profile, paper.form, values)).strip()

    yield Paragraph.of(_sentence(said(OPENING)), anchor=OPENING.name)
    if not _has_annex(facts):
        yield _table(facts)
    yield Paragraph.of(_sentence(said(REQUEST)), anchor=REQUEST.name)
    demands = [without_end_mark(line) for line in filled_lines(DEMANDS, KIND, profile, paper.form, values)]
    demands = [line for line in demands if line.strip()] or ["1. ……"]
    for line in demands[:-1]:
        yield Paragraph.of(_sentence(line), anchor=DEMANDS.name)
    yield Paragraph.of(f"{demands[-1].rstrip(' .;:,')}{END_MARK}", anchor=DEMANDS.name)


def _table(facts: ReminderFacts) -> Table:
    rows = [
        Row(
            (
                str(number),
                f"{task.work.rstrip(' .')} ({task.person})" if task.person else task.work.rstrip(" ."),
                task.source or NO_SOURCE,
                task.deadline,
                format_number(task.days_late),
            ),
            anchor=f"task:{task.task_id}",
        )
        for number, task in enumerate(facts.tasks, start=1)
    ]
    return Table(COLUMNS, tuple(rows), anchor="tasks")


def _annex(facts: ReminderFacts, paper: Paper) -> Section:
    """Return the annex; its reference line is filled in with number and date (documents.md 2.4)."""
    _signer, case = _signing(facts, paper)
    symbol = paper.symbol or usual_symbol(facts.profile, case, LETTER)
    number = paper.cited if paper.number else f"{NUMBER_BLANK}/{symbol}"
    day = f"ngày {DATE_BLANK} tháng {DATE_BLANK} năm {year_of(paper, facts.as_of)}"
    if paper.issued_on is not None:
        day = long_date(paper.issued_on)
    reference = f"(Kèm theo {type_name(LETTER)} số {number} {day} của {_organ(facts, paper)})"
    return Section((AppendixTitle(ANNEX_LABEL, ANNEX_TITLE, (reference,), anchor="annex"), _table(facts)))


def _has_annex(facts: ReminderFacts) -> bool:
    return len(facts.tasks) > MOST_IN_LETTER


def _values(facts: ReminderFacts, paper: Paper) -> Mapping[str, str]:
    """Return what the variables say."""
    _signer, case = _signing(facts, paper)
    profile, given_by = facts.profile, facts.given_by
    proposed = {"ngày đề xuất": short_date(facts.answer_by)}
    name = f"{type_name(given_by.type_code)} số {given_by.cited}" if given_by is not None else ""
    organ = profile.organisation_short or profile.organisation
    return {
        **proposed,
        "đơn vị": facts.unit,
        "nhiệm vụ": f"nhiệm vụ được giao tại {name}" if name else "nhiệm vụ quá hạn",
        "mở đầu": f"Thực hiện {_cited_whole(facts)}; qua theo dõi" if name else "Qua theo dõi",
        "số nhiệm vụ": format_count(len(facts.tasks)),
        "ngày tính": f"{long_date(facts.as_of)},",
        "danh mục": "(danh mục tại Phụ lục kèm theo)" if _has_annex(facts) else "như sau:",
        "người yêu cầu": f"Chủ tịch {organ}" if case is SealCase.A else "Trưởng Ban Chỉ đạo",
        "nơi báo cáo": facts.answer_to,
        "hạn báo cáo": filled(ANSWER_BY, KIND, profile, paper.form, proposed).strip(" ."),
        "đơn vị soạn thảo": profile.drafting_unit,
        "phường": ward_of(profile.organisation).partition(" ")[0].casefold() or "phường",
    }


def _cited_whole(facts: ReminderFacts) -> str:
    """Return the paper that gave the tasks as it is cited first: type, number, date, organ, abstract."""
    paper = facts.given_by
    if paper is None:
        return ""
    day = f" {long_date(paper.issued_on)}" if paper.issued_on is not None else ""
    abstract = without_end_mark(paper.title).strip(" .")
    if abstract and not abstract[1:2].isupper():
        abstract = abstract[:1].lower() + abstract[1:]
    about = f" về {abstract.removeprefix('về ')}" if abstract else ""
    return f"{type_name(paper.type_code)} số {paper.cited}{day} của {facts.given_by_organ}{about}"


def _subject(facts: ReminderFacts, paper: Paper) -> str:
    """Return "V/v …": what was typed for the letter, else what the register says, else the text of the kind."""
    own = paper.form.text_of(SUBJECT.name)
    text = paper.title if own is None and paper.title.strip() else ""
    text = text or filled(SUBJECT, KIND, facts.profile, paper.form, _values(facts, paper))
    return f"V/v {_LEADING.sub('', without_end_mark(text)).strip(' .')}"


def _signing(facts: ReminderFacts, paper: Paper) -> tuple[PersonAtDate | None, SealCase]:
    signer = signer_of(facts.profile, KIND, paper, facts.people)
    return signer, case_of(facts.profile, KIND, paper, signer.id if signer is not None else None)


def _organ(facts: ReminderFacts, paper: Paper) -> str:
    is_organisation = _signing(facts, paper)[1] is SealCase.A
    return facts.profile.organisation if is_organisation else facts.profile.committee


def _is_draft(paper: Paper) -> bool:
    return not paper.number and not paper.is_frozen


def _sentence(text: str) -> str:
    return text if text.endswith((".", ":", ";", "!", "?", "…")) else f"{text}."
