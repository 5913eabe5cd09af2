"""Notice of conclusions (thông báo kết luận), Mẫu 1.4 of Decree 30/2020, composed as documents.md 8.2 says.

Tasks stand grouped by who leads them, or in an annex of the same file; a conclusion that gave no task stands in its own
words, so that nothing said is lost and nothing is printed twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from cchc_desktop.documents.content import Block, Document, Heading, Paragraph, Section, SizePreset, Title
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds.common import DOTS
from cchc_desktop.documents.kinds.issued_parts import ending, issued_head, recipients_of, signature, year_of
from cchc_desktop.documents.kinds.meeting_words import (
    Signing,
    choice_of,
    current_paper,
    is_unissued,
    kept_entry,
    sentence,
    signing_of,
    slot_lines,
)
from cchc_desktop.documents.kinds.minutes_text import without_end_mark
from cchc_desktop.documents.kinds.notice_slots import (
    ABSTRACT,
    ANNEX,
    ASSESSMENT,
    AUTO,
    CLOSING,
    LEAD_IN,
    OPENING,
    OPTIONAL,
    ORGANISATION,
    PARTICIPANTS,
    RECIPIENTS,
    SLOTS,
    YES,
    notice_values,
)
from cchc_desktop.documents.kinds.notice_tasks import Item, own_words, task_items
from cchc_desktop.documents.kinds.task_annex import NOTICE_KIND, annex
from cchc_desktop.documents.slots import Slot
from cchc_desktop.i18n import ngettext
from cchc_desktop.meetings.attendance import capitalised
from cchc_desktop.meetings.records import MEETING, MeetingFacts
from cchc_desktop.register.records import Paper
from cchc_desktop.register.rules import NOTICE
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.numbers import roman

KIND = NOTICE_KIND
MOST_IN_TEXT = 7
"""More tasks than these stand in an annex, unless chosen otherwise (documents.md 8.2)."""
ASSESSMENT_TITLE, TASKS_TITLE, ORGANISATION_TITLE = "ĐÁNH GIÁ CHUNG", "NHIỆM VỤ", "TỔ CHỨC THỰC HIỆN"


def build(facts: MeetingFacts) -> Document:
    """Return the notice of a meeting's conclusions as a content tree."""
    return document(facts, current_paper(facts, KIND, NOTICE))


def is_draft(facts: MeetingFacts) -> bool:
    """It is a draft until it has its number."""
    return is_unissued(current_paper(facts, KIND, NOTICE))


def kept_as(facts: MeetingFacts) -> Paper | None:
    """Return the entry under which a notice that the program issued is kept."""
    return kept_entry(current_paper(facts, KIND, NOTICE))


def remarks(facts: MeetingFacts) -> tuple[str, ...]:
    """Name the conclusions without a task that an assessment of its own words leaves out."""
    paper = current_paper(facts, KIND, NOTICE)
    typed = search_key(paper.form.text_of(ASSESSMENT.name) or "")
    if kept_as(facts) is not None or not typed:
        return ()
    left_out = [
        str(number)
        for number, entry in enumerate(facts.conclusions, start=1)
        if entry.id in facts.without_task and search_key(entry.text).strip(" .;") not in typed
    ]
    if not left_out:
        return ()
    words = ngettext(
        "Conclusion {numbers} gives no task, and the assessment does not say it either; the notice leaves it out.",
        "Conclusions {numbers} give no task, and the assessment does not say them either; the notice leaves them out.",
        len(left_out),
    )
    return (words.format(numbers=", ".join(left_out)),)


def issuable(facts: MeetingFacts) -> Issuable:
    """Return what is needed to draft and to issue the notice; it is dated from the meeting's last day on."""
    paper = current_paper(facts, KIND, NOTICE)
    values = notice_values(facts, signing_of(facts, KIND, paper).organ)
    return Issuable(
        kind=KIND,
        type_code=NOTICE,
        slots=SLOTS,
        owner_kind=MEETING,
        owner_id=facts.id,
        owner_code=facts.code,
        paper=paper,
        profile=facts.profile,
        people=tuple(facts.people.values()),
        abstract=_usual_abstract(facts, paper, values),
        build=partial(document, facts),
        values=values,
        not_before=facts.details.end_date or facts.details.start_date,
    )


def document(facts: MeetingFacts, paper: Paper) -> Document:
    """Return the notice with this entry, the tasks in an annex where that is chosen or there are many."""
    signing = signing_of(facts, KIND, paper)
    values = notice_values(facts, signing.organ)
    abstract = _abstract(facts, paper, values)
    head, end = _head(facts, paper, signing, abstract), _end(facts, paper, signing, values)
    sections = [Section((*head, *_body(facts, paper, values), end))]
    if has_annex(facts, paper):
        sections.append(annex(facts, paper, signing))
    return Document(
        kind=KIND,
        title=f"Thông báo {abstract}",
        author=signing.organ,
        sections=tuple(sections),
        preset=SizePreset(facts.profile.size_preset),
    )


def has_annex(facts: MeetingFacts, paper: Paper) -> bool:
    """Tell whether the tasks stand in an annex; without a task there is none."""
    count, chosen = len(facts.given(paper.issued_on)), choice_of(ANNEX, paper)
    return count > MOST_IN_TEXT if chosen == AUTO else chosen == YES and count > 0


def _abstract(facts: MeetingFacts, paper: Paper, values: Mapping[str, str]) -> str:
    """Return what the register says the paper is about, else the text of the kind."""
    return without_end_mark(paper.title).strip(" .") or _usual_abstract(facts, paper, values)


def _usual_abstract(facts: MeetingFacts, paper: Paper, values: Mapping[str, str]) -> str:
    return without_end_mark(" ".join(slot_lines(ABSTRACT, KIND, facts, paper, values))).strip(" .")


def _head(facts: MeetingFacts, paper: Paper, signing: Signing, abstract: str) -> tuple[Block, Block]:
    year = year_of(paper, facts.details.end_date or facts.details.start_date)
    head = issued_head(facts.profile, signing.case, paper, draft=is_unissued(paper), year=year)
    return head, Title("THÔNG BÁO", abstract, anchor="title")


def _end(facts: MeetingFacts, paper: Paper, signing: Signing, values: Mapping[str, str]) -> Block:
    right = signature(facts.profile, KIND, paper, signing.case, signing.signer)
    return ending(right, recipients_of(RECIPIENTS, KIND, facts.profile, paper, values))


def _body(facts: MeetingFacts, paper: Paper, values: Mapping[str, str]) -> Iterator[Block]:
    def lines(slot: Slot) -> tuple[str, ...]:
        return slot_lines(slot, KIND, facts, paper, values, OPTIONAL)

    for slot in (OPENING, PARTICIPANTS, LEAD_IN):
        yield from _paragraphs(lines(slot), slot.name)
    assessment = lines(ASSESSMENT)
    said = facts.without_task if assessment else frozenset()
    tasks = task_items(facts, in_annex=has_annex(facts, paper), said=said, day=paper.issued_on)
    if not assessment and not tasks:
        tasks = [Item(DOTS, "conclusions")]
    organisation = [own_words(line, ORGANISATION.name) for line in lines(ORGANISATION)]
    if assessment:
        yield from _sections(list(_paragraphs(assessment, ASSESSMENT.name)), tasks, organisation)
    else:
        yield from _numbered((*tasks, *organisation))
    closing = lines(CLOSING) or (DOTS,)
    yield from _paragraphs(closing[:-1], CLOSING.name)
    yield Paragraph.of(capitalised(sentence(closing[-1], is_last=True)), anchor=CLOSING.name)


def _sections(assessment: Sequence[Block], tasks: Sequence[Item], organisation: Sequence[Item]) -> Iterator[Block]:
    """Yield the parts under Roman numerals; one with nothing in it is left out."""
    parts = (
        (ASSESSMENT_TITLE, ASSESSMENT.name, assessment),
        (TASKS_TITLE, "assigned", tuple(_numbered(tasks))),
        (ORGANISATION_TITLE, ORGANISATION.name, tuple(_numbered(organisation))),
    )
    for number, (title, anchor, blocks) in enumerate((part for part in parts if part[2]), start=1):
        yield Heading(f"{roman(number)}. {title}", 1, anchor)
        yield from blocks


def _numbered(items: Sequence[Item]) -> Iterator[Block]:
    """Yield clauses numbered 1, 2, 3; one alone has no number."""
    for number, item in enumerate(items, start=1):
        yield from item.paragraphs(number if len(items) > 1 else None)


def _paragraphs(lines: Iterable[str], anchor: str) -> Iterator[Paragraph]:
    for line in lines:
        yield Paragraph.of(capitalised(sentence(line)), anchor=anchor)
