"""Invitation (giấy mời), Mẫu 1.7 of Decree 30/2020: to guests by name, to those of a list, or a sheet for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.committee.rules import addressed, described
from cchc_desktop.documents.content import (
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
    Title,
)
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds.common import DOTS, assembly
from cchc_desktop.documents.kinds.issued_parts import ending, issued_head, recipients_of, signature, year_of
from cchc_desktop.documents.kinds.meeting_words import (
    COMMON_VARIABLES,
    Signing,
    attached_to_paper,
    choice_of,
    common_values,
    current_paper,
    everybody,
    is_unissued,
    kept_entry,
    sentence,
    signing_of,
    slot_lines,
)
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.documents.slots import Slot
from cchc_desktop.i18n import mark
from cchc_desktop.meetings.attendance import address_form, capitalised, guest_words, name_and_post
from cchc_desktop.meetings.records import MEETING, AttendanceEntry, MeetingFacts
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import INVITATION
from cchc_desktop.text.academic_titles import without_academic_titles

KIND = "invitation"
MOST_IN_TEXT = 10
"""More guests than these stand in a list of their own, unless chosen otherwise (our choice)."""

AUTO, LIST, ANNEX, EACH = "auto", "list", "annex", "each"
FORM = Slot(
    "form",
    mark("Guests"),
    AUTO,
    is_own=True,
    choices=(
        (AUTO, mark("by name; more than ten in a list of their own")),
        (LIST, mark("by name in the text")),
        (ANNEX, mark("in a list of their own")),
        (EACH, mark("a sheet for each guest")),
    ),
)
OPENING = Slot("opening", mark("Who invites"), "{cơ quan ban hành} trân trọng kính mời:", COMMON_VARIABLES)
PURPOSE = Slot("purpose", mark("To what"), "Tới dự {cuộc họp}.", COMMON_VARIABLES)
DOCUMENTS = Slot("documents", mark("Papers of the meeting"), "Tài liệu: {tài liệu}.", (*COMMON_VARIABLES, "tài liệu"))
NOTES = Slot(
    "notes",
    mark("What guests should know"),
    "Đề nghị {các đồng chí} nghiên cứu tài liệu, chuẩn bị ý kiến, dự họp đúng thành phần, thời gian; trường hợp không "
    "dự được, báo trước cho {thư ký} và cử người dự thay.",
    COMMON_VARIABLES,
)
RECIPIENTS = Slot(
    "recipients",
    mark("Recipients"),
    "Như thành phần kính mời\nLưu: VT, {đơn vị soạn thảo}",
    COMMON_VARIABLES,
    is_list=True,
)
SLOTS = (FORM, OPENING, PURPOSE, DOCUMENTS, NOTES, RECIPIENTS)
_OPTIONAL = ("tài liệu",)
_COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Họ và tên", 48),
    Column("Chức vụ, đơn vị", 77),
    Column("Ghi chú", 28),
)
_BLANK_LINES = 5


def build(facts: MeetingFacts) -> Document:
    """Return the invitation to a meeting as a content tree."""
    return document(facts, current_paper(facts, KIND, INVITATION))


def is_draft(facts: MeetingFacts) -> bool:
    """It is a draft until it has its number."""
    return is_unissued(current_paper(facts, KIND, INVITATION))


def kept_as(facts: MeetingFacts) -> Paper | None:
    """Return the entry under which an invitation that the program issued is kept."""
    return kept_entry(current_paper(facts, KIND, INVITATION))


def copies(facts: MeetingFacts) -> tuple[MeetingFacts, ...]:
    """Return the facts once for each guest where each gets a sheet, else once; one that was issued stays whole."""
    entries = guests(facts)
    if kept_as(facts) is not None or form_of(facts, current_paper(facts, KIND, INVITATION)) != EACH or not entries:
        return (facts,)
    return tuple(replace(facts, attendance=(entry,)) for entry in entries)


def code(facts: MeetingFacts) -> str:
    """Return what the file is named after: the meeting, and the guest of a sheet for one guest alone."""
    entries = guests(facts)
    if len(entries) != 1 or form_of(facts, current_paper(facts, KIND, INVITATION)) != EACH:
        return facts.code
    person = facts.person(entries[0].person_id)
    return f"{facts.code}-{person.code if person is not None else 'khach'}"


def issuable(facts: MeetingFacts) -> Issuable:
    """Return what is needed to draft and to issue the invitation; it is dated before the meeting begins."""
    paper = current_paper(facts, KIND, INVITATION)
    return Issuable(
        kind=KIND,
        type_code=INVITATION,
        slots=SLOTS,
        owner_kind=MEETING,
        owner_id=facts.id,
        owner_code=facts.code,
        paper=paper,
        profile=facts.profile,
        people=tuple(facts.people.values()),
        abstract=_usual_abstract(facts),
        build=partial(document, facts),
        values=_values(facts, signing_of(facts, KIND, paper).organ),
        not_after=facts.details.start_date,
    )


def document(facts: MeetingFacts, paper: Paper) -> Document:
    """Return the invitation with this entry: one sheet, with a list of the guests behind it, or a sheet for each."""
    signing = signing_of(facts, KIND, paper)
    entries, form = guests(facts), form_of(facts, paper)
    if form == EACH:
        sections = [_section(facts, paper, signing, (entry,)) for entry in entries]
    else:
        sections = [_section(facts, paper, signing, entries)]
        if form == ANNEX:
            sections.append(_annex(facts, paper, signing, entries))
    return Document(
        kind=KIND,
        title=f"Giấy mời {_abstract(facts, paper)}".strip(),
        author=signing.organ,
        sections=tuple(sections),
        preset=SizePreset(facts.profile.size_preset),
    )


def guests(facts: MeetingFacts) -> tuple[AttendanceEntry, ...]:
    """Return who is invited, in the order of the roll call: everybody but the chair."""
    return tuple(entry for entry in facts.attendance if _is_guest(facts, entry))


def _is_guest(facts: MeetingFacts, entry: AttendanceEntry) -> bool:
    return entry.person_id is None or entry.person_id != facts.details.chair_id


def form_of(facts: MeetingFacts, paper: Paper) -> str:
    """Return how the guests are named: ``list``, ``annex`` or ``each``; nobody needs neither list nor sheets."""
    chosen, count = choice_of(FORM, paper), len(guests(facts))
    if chosen == AUTO:
        return ANNEX if count > MOST_IN_TEXT else LIST
    return chosen if count else LIST


def _abstract(facts: MeetingFacts, paper: Paper) -> str:
    """Return what the register says the paper is about, else the name of the meeting."""
    return without_end_mark(paper.title).strip(" .") or _usual_abstract(facts)


def _usual_abstract(facts: MeetingFacts) -> str:
    return without_end_mark(facts.details.title).strip(" .")


def _values(facts: MeetingFacts, organ: str) -> Mapping[str, str]:
    return {**common_values(facts, organ), "tài liệu": "; ".join(_papers(facts))}


def _papers(facts: MeetingFacts) -> list[str]:
    """Return the agenda, and what its lines name."""
    named = [entry.paper.strip(" .;") for entry in facts.agenda if entry.paper.strip(" .;")]
    agenda = [f"Chương trình {assembly(facts)} (gửi kèm)"] if any(entry.content for entry in facts.agenda) else []
    return [*agenda, *dict.fromkeys(named)]


def _section(facts: MeetingFacts, paper: Paper, signing: Signing, entries: tuple[AttendanceEntry, ...]) -> Section:
    profile, values = facts.profile, _values(facts, signing.organ)
    head = issued_head(
        profile, signing.case, paper, draft=is_unissued(paper), year=year_of(paper, facts.details.start_date)
    )
    end = ending(
        signature(profile, KIND, paper, signing.case, signing.signer),
        recipients_of(RECIPIENTS, KIND, profile, paper, values),
    )
    title = Title("GIẤY MỜI", _abstract(facts, paper) or DOTS, anchor="title")
    return Section((head, title, *_body(facts, paper, values, entries), end))


def _body(
    facts: MeetingFacts, paper: Paper, values: Mapping[str, str], entries: tuple[AttendanceEntry, ...]
) -> Iterator[Block]:
    lines = [*_invited(facts, paper, values, entries), *_particulars(facts, paper, values)]
    for number, (text, anchor) in enumerate(lines, start=1):
        yield Paragraph.of(sentence(capitalised(text), is_last=number == len(lines)), anchor=anchor)


def _invited(
    facts: MeetingFacts, paper: Paper, values: Mapping[str, str], entries: tuple[AttendanceEntry, ...]
) -> Iterator[tuple[str, str]]:
    """Yield who is invited: one after the colon, several on lines of their own, or a word about the list."""
    opening = " ".join(slot_lines(OPENING, KIND, facts, paper, values)).rstrip(" .")
    if form_of(facts, paper) == ANNEX:
        yield f"{opening} {capitalised(everybody(address_form(facts)))} có tên trong danh sách kèm theo.", OPENING.name
    elif len(entries) < 2:
        yield f"{opening} {_guest(facts, entries[0]) if entries else DOTS}.", OPENING.name
    else:
        yield opening, OPENING.name
        for number, entry in enumerate(entries, start=1):
            yield f"- {_guest(facts, entry)}{'.' if number == len(entries) else ';'}", "participants"


def _particulars(facts: MeetingFacts, paper: Paper, values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    chair = facts.person(facts.details.chair_id)
    yield from ((line, PURPOSE.name) for line in slot_lines(PURPOSE, KIND, facts, paper, values))
    yield f"Chủ trì: {capitalised(described(chair, address_form(facts))) if chair else DOTS}.", "chair"
    yield f"Thời gian: {values['thời gian']}.", "start"
    yield f"Địa điểm: {values['địa điểm'] or DOTS}.", "place"
    for slot in (DOCUMENTS, NOTES):
        yield from ((line, slot.name) for line in slot_lines(slot, KIND, facts, paper, values, _OPTIONAL))


def _guest(facts: MeetingFacts, entry: AttendanceEntry) -> str:
    """Return a guest with post and unit (Mẫu 1.7, note 6)."""
    form, person = address_form(facts), facts.person(entry.person_id)
    if person is None:
        return guest_words(entry.guest, form).rstrip(" .;")
    name = addressed(without_academic_titles(person.full_name), person.gender, form)
    return capitalised(", ".join(filter(None, (name, _post(person)))))


def _post(person: PersonAtDate) -> str:
    return person.post or person.department or person.role


def _annex(facts: MeetingFacts, paper: Paper, signing: Signing, entries: tuple[AttendanceEntry, ...]) -> Section:
    title = AppendixTitle(
        "Phụ lục",
        f"DANH SÁCH ĐẠI BIỂU ĐƯỢC MỜI DỰ {assembly(facts).upper()}",
        attached_to_paper(facts, paper, signing, facts.details.start_date),
        anchor="participants",
    )
    places = [place for place, entry in enumerate(facts.attendance, start=1) if _is_guest(facts, entry)]
    rows = tuple(
        Row((str(number), *_cells(facts, entry)), anchor=f"attendance:{place}")
        for number, (entry, place) in enumerate(zip(entries, places, strict=True), start=1)
    )
    return Section(
        (title, Table(_COLUMNS, rows or (Row(("",) * len(_COLUMNS)),) * _BLANK_LINES, anchor="participants"))
    )


def _cells(facts: MeetingFacts, entry: AttendanceEntry) -> tuple[str, str, str]:
    person = facts.person(entry.person_id)
    if person is None:
        name, post = name_and_post(entry.guest)
    else:
        name, post = without_academic_titles(person.full_name), _post(person)
    return capitalised(name), capitalised(post), f"Điểm cầu số {entry.site_number:02d}" if entry.site_number else ""
