"""Minutes (biên bản), Mẫu 1.9 of Decree 30/2020, composed as documents.md 7 says.

Head lines, attendance, conclusions, closing and signatures come from records, once each; only the proceedings are
typed. What a typed text repeats of them is taken out, so nothing is printed twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from cchc_desktop.committee.records import PersonAtDate, SealCase
from cchc_desktop.committee.rules import described, post_above_name
from cchc_desktop.documents.content import (
    Block,
    Document,
    Paragraph,
    Recipients,
    Section,
    Signature,
    SignatureRow,
    SizePreset,
    Title,
)
from cchc_desktop.documents.decree30 import END_MARK
from cchc_desktop.documents.kinds.common import (
    DOTS,
    issuing_organ,
    letterhead,
    moment,
    number_of,
    seal_case,
    signer_name,
)
from cchc_desktop.documents.kinds.minutes_review import review_annex
from cchc_desktop.documents.kinds.minutes_text import proceedings, without_end_mark
from cchc_desktop.i18n import _
from cchc_desktop.meetings.attendance import (
    address_form,
    attendance_sentence,
    capitalised,
    participant_lines,
    sites_phrase,
    typed_roll_call,
)
from cchc_desktop.meetings.overruled import overruled_parts
from cchc_desktop.meetings.records import MeetingFacts, MeetingState
from cchc_desktop.meetings.rules import NOUNS
from cchc_desktop.meetings.whole_text import WholeText, read_moment, take_apart
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import MINUTES

KIND = "minutes"
READ_BACK = "Biên bản đã được đọc lại cho các thành viên dự họp cùng nghe, thống nhất."


def is_draft(facts: MeetingFacts) -> bool:
    """Minutes are a draft until they are signed, with or without a number (documents.md 4.5)."""
    return facts.state is not MeetingState.SIGNED


def kept_as(facts: MeetingFacts) -> Paper | None:
    """Return the register entry under which signed minutes are kept."""
    return facts.paper(MINUTES) if facts.is_locked else None


def remarks(facts: MeetingFacts) -> tuple[str, ...]:
    """Return one warning that names the typed parts which differ from the fields, or nothing."""
    parts = overruled_parts(facts)
    if not parts:
        return ()
    sentence = _(
        "The proceedings repeat parts that the program prints from the fields and differ in: {parts}. "
        "The fields are printed; correct whichever is wrong."
    )
    return (sentence.format(parts=", ".join(parts)),)


def build(facts: MeetingFacts) -> Document:
    """Return the minutes of a meeting as a content tree."""
    typed = take_apart(facts.proceedings)
    blocks: list[Block] = [
        *_head(facts, typed),
        *_opening(facts, typed),
        *proceedings(facts, typed),
        *_closing(facts, typed),
    ]
    return Document(
        kind=KIND,
        title=f"Biên bản {_title(facts, typed)}".strip(),
        author=issuing_organ(facts, KIND, facts.paper(MINUTES), facts.details.chair_id),
        sections=(Section(tuple(blocks)), *review_annex(facts)),
        preset=SizePreset(facts.profile.size_preset),
    )


def recipient_lines(facts: MeetingFacts) -> tuple[str, ...]:
    """Return the list under "Nơi nhận:": a dash before, ";" after each line and "." after the last."""
    lines = _bare_lines(facts.details.recipients.split("\n")) or _bare_lines(facts.profile.minutes_recipients)
    return tuple(f"- {line}{'.' if position == len(lines) else ';'}" for position, line in enumerate(lines, start=1))


def _head(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    paper = facts.paper(MINUTES)
    case = seal_case(facts, KIND, paper, facts.details.chair_id)
    number = number_of(facts.profile, case, MINUTES, paper)
    yield letterhead(facts.profile, case, number=number, draft=is_draft(facts))
    yield Title("BIÊN BẢN", _title(facts, typed) or DOTS, anchor="title")


def _title(facts: MeetingFacts, typed: WholeText) -> str:
    """Return the name of the meeting; an abstract ends without a full stop."""
    return without_end_mark(facts.details.title or typed.title).rstrip(" .")


def _opening(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    details = facts.details
    start = moment(details.start_time or read_moment(typed.start)[0], details.start_date)
    yield Paragraph.of(f"Thời gian bắt đầu: {start}.", anchor="start")
    place = without_end_mark(details.place or typed.place).rstrip(" .") or DOTS
    phrase = sites_phrase(facts)
    yield Paragraph.of(f"Địa điểm: {place}{f' ({phrase})' if phrase else ''}.", anchor="place")
    yield from _participants(facts, typed)
    yield _head_person(facts, "Chủ trì", facts.person(details.chair_id), typed.chair, "chair")
    yield _head_person(facts, "Thư ký", facts.person(details.secretary_id), typed.secretary, "secretary")
    yield Paragraph.of("Nội dung:", anchor="content")


def _participants(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    lines = _bare_lines(participant_lines(facts) or typed.participants)
    sentence = attendance_sentence(facts) or without_end_mark(typed_roll_call(facts) or typed.attendance)
    dots = "" if lines or sentence else f" {DOTS}"
    yield Paragraph.of(f"Thành phần tham dự:{dots}", anchor="participants")
    for position, line in enumerate(lines, start=1):
        yield Paragraph.of(f"- {capitalised(line)}{'.' if position == len(lines) else ';'}", anchor="participants")
    if sentence:
        yield Paragraph.of(sentence, anchor="attendance")


def _head_person(facts: MeetingFacts, label: str, person: PersonAtDate | None, typed: str, anchor: str) -> Paragraph:
    words = described(person, address_form(facts)) if person else typed.rstrip(" .") or DOTS
    return Paragraph.of(f"{label}: {capitalised(words)}.", anchor=anchor)


def _closing(facts: MeetingFacts, typed: WholeText) -> Iterable[Block]:
    details = facts.details
    read_back = READ_BACK if facts.profile.read_back_sentence else without_end_mark(typed.read_back)
    if read_back:
        yield Paragraph.of(read_back, anchor="read_back")
    end = moment(details.end_time or read_moment(typed.end)[0], details.end_date or details.start_date)
    noun = capitalised(details.noun.strip()) or NOUNS[0]
    yield Paragraph.of(f"{noun} kết thúc vào {end}{END_MARK}", anchor="end")
    chair, secretary = facts.person(details.chair_id), facts.person(details.secretary_id)
    case = seal_case(facts, KIND, facts.paper(MINUTES), details.chair_id)
    post = post_above_name(facts.profile, KIND, chair, case)
    yield SignatureRow(
        left=Signature(("THƯ KÝ",), signer_name(secretary), anchor="signatures"),
        right=Signature(("CHỦ TỌA",), signer_name(chair), post, anchor="signatures", is_post_due=case is SealCase.B),
        recipients=Recipients(recipient_lines(facts), anchor="recipients"),
    )


def _bare_lines(lines: Iterable[str]) -> list[str]:
    """Return the lines without dash and end punctuation, the empty ones left out."""
    bare = [without_end_mark(line).strip().lstrip("-–—").strip(" ;.") for line in lines]
    return [line for line in bare if line]
