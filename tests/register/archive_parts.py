"""A register with kept versions and scans, as signing and the secretary leave it."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from cchc_desktop.register.model import IssuedDocument, PrintedVersion
from cchc_desktop.storage.attachments import attach
from cchc_desktop.storage.stored_files import store_bytes

NOW = datetime(2021, 4, 3, 9, 30, tzinfo=UTC)


def add_paper(
    session: Session,
    number: str,
    issued_on: date | None,
    title: str = "",
    *,
    type_code: str = "BB",
    owner: int | None = None,
) -> int:
    """Enter an issued paper; return its id."""
    row = IssuedDocument(
        type_code=type_code,
        number=number,
        symbol=f"{type_code}-BCĐ" if number else "",
        issued_on=issued_on,
        title=title,
        owner_kind="meeting" if owner else "",
        owner_id=owner,
    )
    session.add(row)
    session.flush()
    return row.id


def keep_version(session: Session, document_id: int, version: int, reason: str = "", **files: bytes) -> None:
    """Keep a printed version with its bytes by format."""
    for file_format, data in files.items():
        session.add(
            PrintedVersion(
                document_id=document_id,
                version=version,
                file_format=file_format,
                file_id=store_bytes(session, data),
                printed_at=NOW,
                reason=reason,
            )
        )
    session.flush()


def add_scan(session: Session, document_id: int, data: bytes, name: str = "bản quét.pdf") -> int:
    """Attach a scan; return the id of the attachment."""
    return attach(session, "paper", document_id, "scan", name, store_bytes(session, data), now=NOW)


def word_file(*paragraphs: str) -> bytes:
    """Return a Word file with these paragraphs."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr("word/document.xml", f'<w:document xmlns:w="{namespace}">{body}</w:document>')
    return made.getvalue()
