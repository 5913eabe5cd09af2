"""A content tree as lines of text, so that a whole paper can be compared with a file and read by a person."""

from __future__ import annotations

from collections.abc import Iterator

from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Block,
    Document,
    Heading,
    Letterhead,
    MottoHead,
    Paragraph,
    SheetHead,
    SignatureRow,
    Table,
    Title,
    block_texts,
)


def tree_text(document: Document) -> str:
    """Return the paper node by node; a no-break blank shows as "~"."""
    lines = [f"{document.kind} · {document.preset.value} · {document.author} · {document.title}"]
    for section in document.sections:
        lines.append(f"section {section.orientation.value}")
        for block in section.blocks:
            lines += [f"  {line}" for line in _block(block)]
    return "\n".join(lines).replace("\u00a0", "~") + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Letterhead():
            yield f"letterhead superior={' / '.join(block.superior)} issuer={' / '.join(block.issuer)}"
            yield f"  number={block.number} place_date={block.place_date} draft={block.draft_mark}"
            if block.subject is not None:
                yield f"  subject={block.subject}"
        case MottoHead():
            yield "motto"
        case Addressees():
            yield f"addressees {' / '.join(block_texts(block))}"
        case Title():
            yield f"title {block.name} / {block.abstract}"
        case AppendixTitle():
            yield f"appendix {block.label} / {block.title} / {' / '.join(block.reference)}"
        case SheetHead():
            yield f"sheet superior={' / '.join(block.superior)} issuer={' / '.join(block.issuer)}"
            yield f"  {block.title} / {' / '.join(block.reference)} / {block.printed}"
        case Heading():
            yield f"heading {block.level} [{block.anchor}] {block.text}"
        case Paragraph():
            yield f"paragraph [{block.anchor}] {''.join(run.text for run in block.runs)}"
        case Table():
            yield "table " + " | ".join(f"{column.title} {column.width:g}" for column in block.columns)
            for row in block.rows:
                yield ("  = " if row.spans else "  + " if row.is_total else "  ") + " | ".join(row.cells).rstrip()
        case SignatureRow():
            for signature in block.signatures:
                yield f"signature {' / '.join(signature.title)} / {' / '.join(signature.post)} / {signature.name}"
            yield from (f"recipient {line}" for line in (block.recipients.lines if block.recipients else ()))
