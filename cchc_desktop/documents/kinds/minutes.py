"""Minutes (biên bản), Mẫu 1.9 of Decree 30/2020, composed as documents.md 7 says.

Head lines, attendance, conclusions, closing and signatures come from records, once each; only the proceedings are
typed. What a typed text repeats of them is taken out, so nothing is printed twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.committee.rules import described, post_above_name, without_academic_titles
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
from cchc_desktop.documents.decree30 import END_MARK
from cchc_desktop.documents.kinds.common import DOTS, letterhead, moment, number_of, seal_case
from cchc_desktop.meetings.attendance import (
    address_form,
    attendance_sentence,
    capitalised,
    participant_lines,
    sites_phrase,
)
from cchc_desktop.meetings.proceedings import Line, LineKind, OwnSection, parse
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from cchc_desktop.meetings.whole_text import WholeText, take_apart
from cchc_desktop.text.numbers import roman

KIND = "minutes"
TYPE_CODE = "BB"
CONCLUSIONS_TITLE = "KẾT LUẬN CỦA CHỦ TỌA"
READ_BACK = "Biên bản đã được đọc lại cho các thành viên dự họp cùng nghe, thống nhất."


def is_draft(facts: MeetingFacts) -> bool:
    """Minutes are a draft until they are signed, with or without a number (documents.md 4.5)."""
    return facts.state is not MeetingState.SIGNED


def build(facts: MeetingFacts) -> Document:
    """Return the minutes of a meeting as a content tree."""
    typed = take_apart(facts.proceedings)
    blocks: list[Block] = [*_head(facts), *_opening(facts, typed), *_proceedings(facts, typed), *_closing(facts)]
    return Document(
        kind=KIND,
        title=f"Biên bản {facts.details.title}",
        author=facts.profile.committee,
        sections=(Section(tuple(blocks)),),
        preset=SizePreset(facts.profile.size_preset),
    )


def _head(facts: MeetingFacts) -> Iterable[Block]:
    paper = facts.paper(TYPE_CODE)
    case = seal_case(facts, KIND, paper, facts.details.chair_id)
    number = number_of(facts.profile, case, TYPE_CODE, paper)
    yield letterhead(facts.profile, case, number=number, draft=is_draft(facts))
    yield Title("BIÊN BẢN", facts.details.title or DOTS, anchor="title")


def _opening(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    details = facts.details
    start = moment(details.start_time, details.start_date)
    yield Paragraph.of(f"Thời gian bắt đầu: {start}.", anchor="start")
    place = details.place.rstrip(". ") or typed.place or DOTS
    phrase = sites_phrase(facts)
    yield Paragraph.of(f"Địa điểm: {place}{f' ({phrase})' if phrase else ''}.", anchor="place")
    yield from _participants(facts, typed)
    yield _head_person(facts, "Chủ trì", facts.person(details.chair_id), typed.chair, "chair")
    yield _head_person(facts, "Thư ký", facts.person(details.secretary_id), typed.secretary, "secretary")
    yield Paragraph.of("Nội dung:", anchor="content")


def _participants(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    lines = [line.strip().lstrip("-–").strip(" ;.") for line in participant_lines(facts) or typed.participants]
    sentence = attendance_sentence(facts)
    dots = "" if lines or sentence else f" {DOTS}"
    yield Paragraph.of(f"Thành phần tham dự:{dots}", anchor="participants")
    for position, line in enumerate(lines, start=1):
        yield Paragraph.of(f"- {capitalised(line)}{'.' if position == len(lines) else ';'}", anchor="participants")
    if sentence:
        yield Paragraph.of(sentence, anchor="attendance")


def _head_person(facts: MeetingFacts, label: str, person: PersonAtDate | None, typed: str, anchor: str) -> Paragraph:
    words = capitalised(described(person, address_form(facts))) if person else typed or DOTS
    return Paragraph.of(f"{label}: {words}.", anchor=anchor)


def _proceedings(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    """Typed and own sections in their order, with level-one numerals counted over both."""
    lines = list(parse(typed.proceedings))
    if not any(line.place is OwnSection.CONCLUSIONS for line in lines):
        lines.append(Line(len(lines), LineKind.PLACE, "", "", OwnSection.CONCLUSIONS))
    numeral = 0
    for line in lines:
        if line.place is OwnSection.CONCLUSIONS:
            own = _conclusions(facts, typed, numeral + 1)
            numeral += bool(own)
            yield from own
        elif line.kind is LineKind.SECTION:
            numeral += 1
            yield Heading(f"{roman(numeral)}. {line.body.upper()}", 1, _line_anchor(line))
        elif line.kind is not LineKind.PLACE:
            yield _typed_line(line)


def _typed_line(line: Line) -> Block:
    if line.kind is LineKind.CLAUSE_TITLE:
        return Heading(line.text, 2, _line_anchor(line))
    return Paragraph.of(line.text, anchor=_line_anchor(line))


def _line_anchor(line: Line) -> str:
    return f"line:{line.index}"


def _conclusions(facts: MeetingFacts, typed: WholeText, numeral: int) -> tuple[Block, ...]:
    texts = [entry.text for entry in facts.conclusions if entry.text.strip()] or list(typed.conclusions)
    lead_in = facts.conclusions_lead_in or typed.lead_in
    if not texts and not lead_in:
        return ()
    blocks: list[Block] = [Heading(f"{roman(numeral)}. {CONCLUSIONS_TITLE}", 1, "conclusions")]
    if lead_in:
        blocks.append(Paragraph.of(lead_in, anchor="lead_in"))
    for number, text in enumerate(texts, start=1):
        first, *rest = [line for line in text.split("\n") if line.strip()]
        anchor = f"conclusion:{number}"
        blocks.append(Paragraph.of(f"{number}. {first}", anchor=anchor))
        blocks += [Paragraph.of(line, anchor=anchor) for line in rest]
    return tuple(blocks)


def _closing(facts: MeetingFacts) -> Iterable[Block]:
    details = facts.details
    if facts.profile.read_back_sentence:
        yield Paragraph.of(READ_BACK, anchor="read_back")
    end = moment(details.end_time, details.end_date or details.start_date)
    yield Paragraph.of(f"{details.noun} kết thúc vào {end}{END_MARK}", anchor="end")
    chair, secretary = facts.person(details.chair_id), facts.person(details.secretary_id)
    case = seal_case(facts, KIND, facts.paper(TYPE_CODE), details.chair_id)
    yield SignatureRow(
        left=Signature(("THƯ KÝ",), _signer(secretary), anchor="signatures"),
        right=Signature(
            ("CHỦ TỌA",), _signer(chair), post_above_name(facts.profile, KIND, chair, case), anchor="signatures"
        ),
        recipients=Recipients(recipient_lines(facts), anchor="recipients"),
    )


def _signer(person: PersonAtDate | None) -> str:
    return without_academic_titles(person.full_name) if person else ""


def recipient_lines(facts: MeetingFacts) -> tuple[str, ...]:
    """Return the list under "Nơi nhận:": a dash before, ";" after each line and "." after the last."""
    own = [line.strip().lstrip("-–").strip(" ;.") for line in facts.details.recipients.split("\n")]
    lines = [line for line in own if line] or list(facts.profile.minutes_recipients)
    return tuple(f"- {line}{'.' if position == len(lines) else ';'}" for position, line in enumerate(lines, start=1))
