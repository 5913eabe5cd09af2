"""A letter and a notice in order, and the same with one thing wrong, for the tests of the layout check."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Block,
    Column,
    Document,
    Letterhead,
    Paragraph,
    Recipients,
    Row,
    Section,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
    Title,
)
from cchc_desktop.documents.layout_check import Finding, check_layout

HEAD = Letterhead(
    (),
    ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN"),
    "Số: 06/UBND-VP",
    "Đức Sen, ngày 05 tháng 4 năm 2021",
    anchor="number",
    subject="V/v đôn đốc nhiệm vụ",
)
SIGNER = Signature(("CHỦ TỊCH",), "Nguyễn Thị Minh Hằng", anchor="signer")
LISTED = Recipients(("- Như trên;", "- Lưu: VT, VP."), anchor="recipients")
TEXT = Paragraph.of("Đề nghị báo cáo./.", anchor="demands")
TO = Addressees.of(["Văn phòng - Thống kê"], anchor="addressees")
NOTICE_HEAD = replace(HEAD, subject=None, number="Số: 06/TB-UBND")
NOTICE = Title("THÔNG BÁO", "Kết luận của Chủ tịch", anchor="title")
NOTICE_END = SignatureRow(SIGNER, recipients=Recipients(("- Thành viên Ban Chỉ đạo;", "- Lưu: VT, VP.")))


def file_of(*sections: Section, kind: str = "reminder_letter") -> Document:
    return Document(kind, "", "", sections, SizePreset.LARGE)


def letter(*content: Block, head: Letterhead = HEAD, to: Block | None = TO, end: Block | None = None) -> Document:
    middle = content or (TEXT,)
    last = end or SignatureRow(SIGNER, recipients=LISTED)
    return file_of(Section((head, *([to] if to is not None else []), *middle, last)))


def notice(*content: Block, head: Letterhead = NOTICE_HEAD, title: Title = NOTICE, end: Block = NOTICE_END) -> Document:
    return file_of(Section((head, title, *(content or (TEXT,)), end)), kind="conclusion_notice")


def rules(document: Document) -> list[str]:
    return [finding.rule for finding in check_layout(document)]


def only(document: Document) -> Finding:
    (finding,) = check_layout(document)
    return finding


def annex(*blocks: Block, label: str | None = "Phụ lục", reference: tuple[str, ...] = ()) -> Section:
    return Section((AppendixTitle(label, "DANH MỤC", reference, anchor="annex"), *blocks))


REFERRING = Paragraph.of("Chi tiết tại Phụ lục kèm theo./.")


def with_annexes(*annexes: Section, text: Paragraph = REFERRING) -> Document:
    return file_of(letter(text).sections[0], *annexes)


def columns(number: int, width: float) -> Table:
    return Table((Column("A", width),) * number, (Row(("a",) * number),), anchor="tasks")
