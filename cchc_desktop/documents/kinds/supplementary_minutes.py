"""Supplementary minutes (biên bản bổ sung): a biên bản of its own that adds to or corrects signed minutes.

Laid out as Mẫu 1.9 of Decree 30/2020; the head and the organ are those of the minutes corrected. Before anything is
written it prints as a form for the pen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cchc_desktop.committee.records import PersonAtDate, SealCase
from cchc_desktop.committee.rules import described, post_above_name
from cchc_desktop.documents.content import (
    Block,
    Document,
    Heading,
    Paragraph,
    Recipients,
    Section,
    Signature,
    SignatureRow,
    SizePreset,
    Title,
)
from cchc_desktop.documents.decree30 import DATE_BLANK, END_MARK, NUMBER_BLANK
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.documents.kinds.common import (
    DOTS,
    issuing_organ,
    letterhead,
    moment,
    number_of,
    seal_case,
    signer_name,
)
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.i18n import _
from cchc_desktop.meetings.attendance import address_form, capitalised
from cchc_desktop.meetings.proceedings import LineKind, parse
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.supplement_records import SupplementEntry
from cchc_desktop.meetings.supplements import proposed_supplement
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES
from cchc_desktop.text.dates import long_date

KIND = "supplementary_minutes"
NOUN = "Buổi làm việc"
_PEN = DOTS * 15
"""Half a line to write on."""


def is_draft(facts: MeetingFacts) -> bool:
    """They are a draft until they are signed."""
    return not _entry(facts).is_signed


def copies(facts: MeetingFacts) -> tuple[MeetingFacts, ...]:
    """Return the facts once for each of the supplementary minutes; without any, for the form."""
    return tuple(replace(facts, supplements=(each,)) for each in facts.supplements) or (facts,)


def kept_as(facts: MeetingFacts) -> Paper | None:
    """Return the register entry under which signed ones are kept."""
    entry = _entry(facts)
    return entry.paper if entry.is_signed else None


def remarks(facts: MeetingFacts) -> tuple[str, ...]:
    """Say when a form is printed because nothing was written yet."""
    if facts.supplements:
        return ()
    return (_("No supplementary minutes were written to this meeting; an empty form is printed."),)


def build(facts: MeetingFacts) -> Document:
    """Return the latest of the supplementary minutes in ``facts`` as a content tree; a form when there are none."""
    entry = _entry(facts)
    blocks = [*_head(facts, entry), *_opening(facts, entry), *_content(facts, entry), *_closing(facts, entry)]
    return Document(
        kind=KIND,
        title=f"Biên bản bổ sung, đính chính {corrected(facts)}",
        author=issuing_organ(facts, minutes.KIND, facts.paper(MINUTES), entry.chair_id),
        sections=(Section(tuple(blocks)),),
        preset=SizePreset(facts.profile.size_preset),
    )


def _entry(facts: MeetingFacts) -> SupplementEntry:
    if facts.supplements:
        return facts.supplements[-1]
    return proposed_supplement(facts, today=facts.details.start_date)


def corrected(facts: MeetingFacts) -> str:
    """Return how the minutes corrected are cited: "Biên bản số 12/BB-BCĐ ngày 04 tháng 12 năm 2020"."""
    paper = facts.paper(MINUTES) or Paper(MINUTES)
    case = seal_case(facts, minutes.KIND, paper, facts.details.chair_id)
    number = paper.cited or number_of(facts.profile, case, MINUTES, paper).removeprefix("Số:").strip(" ")
    return f"Biên bản số {number or NUMBER_BLANK} {long_date(paper.issued_on or facts.details.start_date)}"


def abstract(facts: MeetingFacts) -> str:
    """Return what stands under BIÊN BẢN: what is corrected."""
    noun = facts.details.noun.strip().casefold() or "cuộc họp"
    return f"Về việc bổ sung, đính chính {corrected(facts).replace('Biên bản', f'Biên bản {noun}', 1)}"


def _head(facts: MeetingFacts, entry: SupplementEntry) -> Iterable[Block]:
    case = seal_case(facts, minutes.KIND, facts.paper(MINUTES), entry.chair_id)
    number = number_of(facts.profile, case, MINUTES, entry.paper)
    yield letterhead(facts.profile, case, number=number, draft=not entry.is_signed)
    yield Title("BIÊN BẢN", abstract(facts), anchor="title")


def _opening(facts: MeetingFacts, entry: SupplementEntry) -> Iterable[Block]:
    if entry.id is None and not entry.reason:
        day = f"ngày {DATE_BLANK} tháng {DATE_BLANK} năm {entry.written_on.year}"
        yield Paragraph.of(f"Thời gian bắt đầu: {DOTS} giờ {DOTS} phút, {day}.", anchor="start")
    else:
        yield Paragraph.of(f"Thời gian bắt đầu: {moment(entry.start_time, entry.written_on)}.", anchor="start")
    yield Paragraph.of(f"Địa điểm: {without_end_mark(entry.place).rstrip(' .') or DOTS}.", anchor="place")
    chair, secretary = facts.person(entry.chair_id), facts.person(entry.secretary_id)
    yield from _participants(facts, entry)
    yield Paragraph.of(f"Chủ trì: {capitalised(_described(facts, chair))}.", anchor="chair")
    yield Paragraph.of(f"Thư ký: {capitalised(_described(facts, secretary))}.", anchor="secretary")
    yield Paragraph.of("Nội dung:", anchor="content")


def _participants(facts: MeetingFacts, entry: SupplementEntry) -> Iterable[Block]:
    lines = _lines(entry.participants)
    if not lines:
        noun = facts.details.noun.strip().casefold() or "cuộc họp"
        yield Paragraph.of(f"Thành phần tham dự: chủ trì và thư ký {noun}.", anchor="participants")
        return
    yield Paragraph.of("Thành phần tham dự:", anchor="participants")
    for position, line in enumerate(lines, start=1):
        end = "." if position == len(lines) else ";"
        yield Paragraph.of(f"- {capitalised(line)}{end}", anchor="participants")


def _described(facts: MeetingFacts, person: PersonAtDate | None) -> str:
    return described(person, address_form(facts)) if person is not None else DOTS


def _content(facts: MeetingFacts, entry: SupplementEntry) -> Iterable[Block]:
    cited, name = corrected(facts), facts.details.title.rstrip(" ./")
    yield Heading("I. LÝ DO BỔ SUNG, ĐÍNH CHÍNH", 1, "reason")
    for words in _lines(entry.reason) or [_PEN * 3]:
        yield Paragraph.of(f"{capitalised(words)}.", anchor="reason")
    yield Heading("II. NỘI DUNG BỔ SUNG, ĐÍNH CHÍNH", 1, "text")
    whose = f" ({name})" if name else ""
    yield Paragraph.of(f"{cited}{whose} được bổ sung, đính chính như sau:", anchor="text")
    typed = entry.text if entry.reason else entry.text.replace(" “”.", f"\n{_PEN * 3}")
    for line in parse(typed):
        anchor = f"line:{line.index}"
        if line.kind is LineKind.CLAUSE_TITLE:
            yield Heading(line.text, 2, anchor)
        elif line.kind is not LineKind.PLACE:
            yield Paragraph.of(without_end_mark(line.text), anchor=anchor)
    yield Paragraph.of(
        f"Các nội dung khác của {cited} giữ nguyên. Biên bản này kèm theo và là một phần của biên bản nêu trên.",
        anchor="text",
    )


def _closing(facts: MeetingFacts, entry: SupplementEntry) -> Iterable[Block]:
    if facts.profile.read_back_sentence:
        yield Paragraph.of(minutes.READ_BACK, anchor="read_back")
    if entry.id is None and not entry.reason:
        end = f"{DOTS} giờ {DOTS} phút cùng ngày"
    else:
        end = moment(entry.end_time, entry.written_on)
    yield Paragraph.of(f"{NOUN} kết thúc vào {end}{END_MARK}", anchor="end")
    chair, secretary = facts.person(entry.chair_id), facts.person(entry.secretary_id)
    case = seal_case(facts, minutes.KIND, facts.paper(MINUTES), entry.chair_id)
    yield SignatureRow(
        left=Signature(("THƯ KÝ",), signer_name(secretary), anchor="signatures"),
        right=Signature(
            ("CHỦ TỌA",),
            signer_name(chair),
            post_above_name(facts.profile, minutes.KIND, chair, case),
            anchor="signatures",
            is_post_due=case is SealCase.B,
        ),
        recipients=Recipients(_recipients(facts, entry), anchor="recipients"),
    )


def _recipients(facts: MeetingFacts, entry: SupplementEntry) -> tuple[str, ...]:
    lines = [*(_lines(entry.recipients) or _lines("\n".join(facts.profile.minutes_recipients)))]
    return tuple(f"- {line}{'.' if position == len(lines) else ';'}" for position, line in enumerate(lines, start=1))


def _lines(text: str) -> list[str]:
    bare = [without_end_mark(line).strip().lstrip("-–—").strip(" ;.") for line in text.split("\n")]
    return [line for line in bare if line]
