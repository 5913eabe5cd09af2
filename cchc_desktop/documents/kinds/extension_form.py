"""Slip that asks to extend a deadline (phiếu đề nghị gia hạn), with the line for the decision (documents.md 8.8).

It is made of the last request; where there is none, what is asked for is left to be written in by hand.
"""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.calendar.periods import Period
from cchc_desktop.documents.content import Block, Document, Paragraph, Run, Section, Signature, SignatureRow, SizePreset
from cchc_desktop.documents.kinds.letter_facts import ExtensionFacts, Request
from cchc_desktop.documents.kinds.working_sheet import organ, sheet_head
from cchc_desktop.tasks.records import ExtensionResult
from cchc_desktop.text.academic_titles import without_academic_titles
from cchc_desktop.text.dates import long_date, short_date
from cchc_desktop.text.numbers import format_number

KIND = "extension_form"
TITLE = "PHIẾU ĐỀ NGHỊ GIA HẠN"
DAY = "……/……/…………"
LINE, REST = "…" * 30, "…" * 26
"""Room to write in: a day, a line of the page, the rest of one after a label."""
EITHER, STRIKE = "đồng ý / không đồng ý gia hạn đến ngày", "(gạch bỏ ý không chọn)"
_LINES = 3


def build(facts: ExtensionFacts) -> Document:
    """Return the slip as a content tree."""
    request = facts.request
    reference = f"(Nhiệm vụ {facts.code}, đề nghị lần {request.number})" if request else f"(Nhiệm vụ {facts.code})"
    blocks: tuple[Block, ...] = (
        sheet_head(facts.office, KIND, TITLE, reference),
        *(_entry(*each) for each in _about(facts)),
        *(_asked(facts, request) if request is not None else _to_write()),
        _signatures(facts),
    )
    return Document(
        kind=KIND,
        title=f"Phiếu đề nghị gia hạn {facts.code}",
        author=organ(facts.office, KIND),
        sections=(Section(blocks),),
        preset=SizePreset(facts.office.profile.size_preset),
    )


def _about(facts: ExtensionFacts) -> Iterator[tuple[str, str, str]]:
    """Yield what is known of the task: anchor, label and words."""
    unit = "" if facts.unit.casefold() in facts.asker_post.casefold() else facts.unit
    asker = (without_academic_titles(facts.asker), facts.asker_post, unit)
    yield "asker", "Người đề nghị", ", ".join(filter(None, asker)) or REST[:20]
    yield "work", "Nhiệm vụ", facts.work.rstrip(" .")
    if facts.source:
        yield "source", "Văn bản giao", facts.source.rstrip(" .")
    if facts.period:
        yield "period", "Kỳ", Period.parse(facts.period).label
    yield "deadline", "Thời hạn", _deadline(facts)
    if facts.original_due_on is not None:
        yield "original", "Hạn gốc", short_date(facts.original_due_on)
    done = f"{format_number(facts.progress)}%"
    yield "progress", "Tiến độ", f"{done}; {facts.last_result.rstrip(' .')}" if facts.last_result.strip() else done


def _deadline(facts: ExtensionFacts) -> str:
    """Return the deadline as it was when the extension was asked for."""
    due = facts.request.from_due if facts.request is not None else facts.due_on
    words = facts.deadline.strip(" .")
    if due is None:
        return words or "không thời hạn"
    day = short_date(due)
    return f"{day} ({words})" if words and due == facts.original_due_on else day


def _asked(facts: ExtensionFacts, request: Request) -> Iterator[Paragraph]:
    to_due = short_date(request.to_due)
    more = f" (thêm {format_number((request.to_due - request.from_due).days)} ngày)" if request.from_due else ""
    yield _entry("to_due", "Đề nghị gia hạn đến ngày", f"{to_due}{more}")
    yield _entry("reason", "Lý do", request.reason.strip(" .") or REST)
    if request.asked_on is not None:
        yield _entry("asked_on", "Ngày đề nghị", short_date(request.asked_on))
    yield _entry("decision", "Ý kiến của lãnh đạo", _decision(request))


def _decision(request: Request) -> str:
    """Return what was decided, or the two answers of which one is struck out by hand."""
    to_due = short_date(request.to_due)
    by = without_academic_titles(request.decided_by)
    when = ", ".join(filter(None, (by, long_date(request.decided_on) if request.decided_on else "")))
    behind = f" ({when})" if when else ""
    match request.result:
        case ExtensionResult.GRANTED:
            return f"đồng ý gia hạn đến ngày {to_due}{behind}"
        case ExtensionResult.REFUSED:
            return f"không đồng ý gia hạn{behind}"
        case ExtensionResult.PENDING:
            return f"{EITHER} {to_due} {STRIKE}"


def _to_write() -> Iterator[Paragraph]:
    yield _entry("to_due", "Đề nghị gia hạn đến ngày", DAY)
    yield _entry("reason", "Lý do", REST)
    for _number in range(_LINES - 1):
        yield Paragraph.of(LINE, anchor="reason")
    yield _entry("asked_on", "Ngày đề nghị", DAY)
    yield _entry(
        "decision", "Ý kiến của lãnh đạo", f"đồng ý / không đồng ý gia hạn đến ngày {DAY} (gạch bỏ ý không chọn)"
    )


def _entry(anchor: str, label: str, words: str) -> Paragraph:
    dot = "" if words.endswith("…") else "."
    return Paragraph((Run(f"{label}: ", bold=True), Run(f"{words}{dot}")), anchor=anchor)


def _signatures(facts: ExtensionFacts) -> SignatureRow:
    leader = (facts.request.decided_by if facts.request is not None else "") or facts.leader
    return SignatureRow(
        right=Signature(("Ý KIẾN CỦA LÃNH ĐẠO",), without_academic_titles(leader), anchor="leader"),
        left=Signature(("NGƯỜI ĐỀ NGHỊ",), without_academic_titles(facts.asker), anchor="asker"),
    )
