"""The slip of one person (phiếu nhiệm vụ cá nhân): what is to be done until when (documents.md 8.8, a slip)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from cchc_desktop.documents.content import (
    Block,
    CellAlign,
    Column,
    Document,
    Heading,
    Paragraph,
    Row,
    Section,
    SizePreset,
    Table,
)
from cchc_desktop.documents.kinds.sheet_facts import SlipFacts
from cchc_desktop.documents.kinds.working_sheet import (
    LABELS,
    as_of_words,
    due_words,
    organ,
    sheet_head,
    state_words,
)
from cchc_desktop.tasks.count_records import RegisterLine
from cchc_desktop.tasks.count_rules import totals_of
from cchc_desktop.text.numbers import format_count, roman

KIND = "task_slip"
TITLE = "PHIẾU NHIỆM VỤ CÁ NHÂN"
NOTHING = "Không có nhiệm vụ nào trong kỳ."


def build(facts: SlipFacts) -> Document:
    """Return the slip as a content tree."""
    reference = f"({_period_words(facts)}, {_lower(as_of_words(facts.as_of))})"
    blocks: list[Block] = [sheet_head(facts.office, KIND, TITLE, reference)]
    blocks += [Paragraph.of(line) for line in _about(facts)]
    for number, (title, other, lines) in enumerate(_parts(facts), start=1):
        blocks.append(Heading(f"{roman(number)}. {title.upper()}"))
        blocks.append(Table(_columns(other), tuple(_rows(lines, other))))
    return Document(
        kind=KIND,
        title=f"Phiếu nhiệm vụ {facts.person.full_name}",
        author=organ(facts.office, KIND),
        sections=(Section(tuple(blocks)),),
        preset=SizePreset(facts.office.profile.size_preset),
    )


def plain_text(facts: SlipFacts) -> str:
    """Return the slip as plain text to be sent in a message."""
    lines = [f"{TITLE} ({_lower(as_of_words(facts.as_of))})", *_about(facts)]
    for title, other, tasks in _parts(facts):
        lines += ["", f"{title}:"]
        for number, line in enumerate(tasks, start=1):
            due = due_words(line) if line.due_on or line.due_wording else "không thời hạn"
            lines += [f"{number}. {line.code}. {line.work}", f"   Hạn: {due}; {_lower(state_words(line))}"]
            if along := _others(line, other):
                lines.append(f"   {other}: {along}")
    return "\n".join(lines)


def _about(facts: SlipFacts) -> Iterator[str]:
    person = facts.person
    yield f"Họ và tên: {person.full_name}"
    if person.post:
        yield f"Chức vụ: {person.post}"
    if person.department:
        yield f"Bộ phận: {person.department}"
    totals = totals_of(facts.led)
    parts = [f"{_lower(words)} {format_count(totals.of(label))}" for label, words in LABELS.items() if totals.of(label)]
    beside = _beside_totals(facts.led)
    if parts:
        parts += [f"ngoài ra {beside}"] if beside else []
        yield f"Nhiệm vụ chủ trì: {format_count(totals.all)}, gồm {'; '.join(parts)}."
    elif beside:
        yield f"Nhiệm vụ chủ trì: {beside}."
    elif not (facts.led or facts.along or facts.supervised):
        yield NOTHING


def _beside_totals(led: Sequence[RegisterLine]) -> str:
    """Return the words for the lines that the total leaves out, so that it adds up with the table below it."""
    below = sum(bool(line.parent_code) for line in led)
    outside = sum(not line.parent_code and line.is_outside_reform for line in led)
    words = {"nhiệm vụ con": below, "nhiệm vụ ngoài CCHC": outside}
    return ", ".join(f"{format_count(number)} {what}" for what, number in words.items() if number)


def _parts(facts: SlipFacts) -> Iterator[tuple[str, str, Sequence[RegisterLine]]]:
    """Yield title, the others named in the table, and the tasks of each part that has some."""
    parts = (
        ("Nhiệm vụ chủ trì", "Phối hợp", facts.led),
        ("Nhiệm vụ phối hợp", "Chủ trì", facts.along),
        ("Nhiệm vụ chỉ đạo", "Chủ trì", facts.supervised),
    )
    return (part for part in parts if part[2])


def _columns(other: str) -> tuple[Column, ...]:
    return (
        Column("STT", 12, CellAlign.CENTRE),
        Column("Nội dung, sản phẩm", 64),
        Column(other, 31),
        Column("Thời hạn", 29),
        Column("Trạng thái, tiến độ", 29),
    )


def _rows(lines: Iterable[RegisterLine], other: str) -> Iterator[Row]:
    for number, line in enumerate(lines, start=1):
        work = f"{line.code}. {line.work}"
        if line.deliverable:
            work = f"{work.rstrip(' .')}. Sản phẩm: {_lower(line.deliverable)}"
        state = state_words(line) if line.completed_on else f"{state_words(line)}; {line.progress}%"
        yield Row((str(number), work, _others(line, other), due_words(line), state), anchor=f"task:{line.task_id}")


def _others(line: RegisterLine, other: str) -> str:
    return line.lead if other == "Chủ trì" else line.co_workers


def _period_words(facts: SlipFacts) -> str:
    label = facts.period.label
    return label[0].upper() + label[1:]


def _lower(words: str) -> str:
    """Write the first letter small, unless the words begin with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
