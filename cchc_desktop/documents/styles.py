"""How each component of a paper looks: the numbers of ``decree30`` put together, once for both files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from types import MappingProxyType

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import CellAlign, Mm, Pt, SizePreset
from cchc_desktop.documents.decree30 import Sizes

Align = CellAlign
"""How text stands between its margins, in a cell or on the page."""


class Part(Enum):
    """A component of a paper; the value is the name of its style in Word."""

    NATION = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    SUPERIOR = "Cơ quan chủ quản"
    ISSUER = "Cơ quan ban hành"
    RULE = "Đường kẻ"
    NUMBER = "Số, ký hiệu"
    PLACE_DATE = "Địa danh, thời gian"
    SUBJECT = "Trích yếu công văn"
    DRAFT_MARK = "Dấu dự thảo"
    ADDRESSEES = "Kính gửi"
    ADDRESSEE = "Danh sách kính gửi"
    TYPE_NAME = "Tên loại"
    ABSTRACT = "Trích yếu"
    APPENDIX_LABEL = "Nhãn phụ lục"
    APPENDIX_TITLE = "Tên phụ lục"
    APPENDIX_REFERENCE = "Dẫn chiếu phụ lục"
    PRINTED = "Ngày in"
    SHEET_TITLE = "Tên bảng"
    BODY = "Nội dung"
    CENTRED = "Nội dung giữa dòng"
    NOTE = "Ghi chú"
    LEGEND = "Chú giải"
    SIGNED_AT = "Địa danh, thời gian ký"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    TABLE_HEAD = "Tiêu đề cột"
    TABLE_GROUP = "Nhóm dòng"
    CELL = "Ô bảng"
    SIGNER_TITLE = "Quyền hạn, chức vụ"
    SIGNER_POST = "Chức vụ khác"
    SIGNER_NAME = "Họ tên người ký"
    RECIPIENTS_LABEL = "Nơi nhận"
    RECIPIENT = "Danh sách nơi nhận"
    PAGE_NUMBER = "header"
    END = "Cuối văn bản"


@dataclass(frozen=True)
class TextStyle:
    """How a component looks; spaces and the exact line pitch in points.

    A negative ``first_indent`` hangs the first line out to the left of the others. ``left_indent`` is in addition to
    ``side_indent``, which keeps both sides narrow.
    """

    size: int
    pitch: Pt
    bold: bool = False
    italic: bool = False
    align: Align = Align.CENTRE
    first_indent: Mm = 0.0
    side_indent: Mm = 0.0
    left_indent: Mm = 0.0
    before: Pt = 0.0
    after: Pt = 0.0
    keep_with_next: bool = False

    @property
    def indents(self) -> tuple[Mm, Mm, Mm]:
        """Left, right and first line."""
        return self.side_indent + self.left_indent, self.side_indent, self.first_indent


@cache
def component_styles(preset: SizePreset) -> Mapping[Part, TextStyle]:
    """Return the style of every component in one of the two sets of sizes."""
    sizes = decree30.SIZES[preset]
    return MappingProxyType({**_head_styles(sizes), **_text_styles(sizes), **_end_styles(sizes)})


def _single(size: int, **look: object) -> TextStyle:
    return TextStyle(size, decree30.SINGLE_PITCH[size], **look)  # type: ignore[arg-type]


def _head_styles(sizes: Sizes) -> dict[Part, TextStyle]:
    # Number and date stand on one line: the larger letters start higher, so they come down less.
    drop = decree30.BASELINE * (decree30.SINGLE_PITCH[sizes.place_date] - decree30.SINGLE_PITCH[sizes.number])
    return {
        Part.NATION: _single(sizes.nation, bold=True),
        Part.MOTTO: _single(sizes.motto, bold=True),
        Part.SUPERIOR: _single(sizes.organ),
        Part.ISSUER: _single(sizes.organ, bold=True),
        Part.RULE: TextStyle(1, decree30.RULE_HEIGHT),
        Part.NUMBER: _single(sizes.number, before=decree30.NUMBER_GAP),
        Part.PLACE_DATE: _single(sizes.place_date, italic=True, before=round(decree30.NUMBER_GAP - drop, 2)),
        Part.SUBJECT: _single(sizes.subject, before=decree30.SUBJECT_GAP),
        Part.DRAFT_MARK: _single(sizes.draft_mark, bold=True, before=decree30.DRAFT_GAP),
        Part.TYPE_NAME: _single(sizes.title, bold=True, before=decree30.TITLE_GAP, keep_with_next=True),
        Part.ABSTRACT: _single(sizes.title, bold=True, side_indent=decree30.ABSTRACT_SIDE_INDENT, keep_with_next=True),
        Part.APPENDIX_LABEL: _single(sizes.title, bold=True, keep_with_next=True),
        Part.APPENDIX_TITLE: _single(sizes.title, bold=True, keep_with_next=True),
        Part.APPENDIX_REFERENCE: _single(sizes.reference, italic=True, keep_with_next=True),
        Part.PRINTED: _single(sizes.recipient, align=Align.RIGHT),
        Part.SHEET_TITLE: _single(sizes.title, bold=True, before=decree30.SHEET_TITLE_GAP, keep_with_next=True),
        Part.PAGE_NUMBER: _single(sizes.page_number),
    }


def _text_styles(sizes: Sizes) -> dict[Part, TextStyle]:
    pitch, cell_pitch = decree30.BODY_PITCH[sizes.body], decree30.CELL_PITCH[sizes.cell]
    indent, gap = decree30.FIRST_INDENT, decree30.PARAGRAPH_GAP
    body = TextStyle(sizes.body, pitch, align=Align.JUSTIFY, first_indent=indent, before=gap)
    heading = replace(body, bold=True, keep_with_next=True)
    air = decree30.CELL_GAP
    cell = TextStyle(sizes.cell, cell_pitch, align=Align.LEFT, before=air, after=air)
    return {
        Part.BODY: body,
        Part.HEADING_1: heading,
        Part.HEADING_2: heading,
        **_addressee_styles(sizes),
        Part.SIGNED_AT: TextStyle(
            sizes.place_date,
            decree30.SINGLE_PITCH[sizes.place_date],
            italic=True,
            align=Align.RIGHT,
            before=decree30.PLACE_DATE_GAP,
            keep_with_next=True,
        ),
        Part.CENTRED: TextStyle(sizes.body, pitch, before=gap),
        Part.NOTE: TextStyle(sizes.body, pitch, italic=True, before=gap),
        Part.LEGEND: _single(sizes.recipient, align=Align.LEFT, before=decree30.CELL_GAP),
        Part.CELL: cell,
        Part.TABLE_HEAD: replace(cell, bold=True, align=Align.CENTRE),
        Part.TABLE_GROUP: replace(cell, bold=True),
    }


def _addressee_styles(sizes: Sizes) -> dict[Part, TextStyle]:
    pitch = decree30.BODY_PITCH[sizes.body]
    label = TextStyle(
        sizes.body,
        pitch,
        align=Align.LEFT,
        left_indent=decree30.ADDRESSEES_INDENT,
        before=decree30.ADDRESSEES_GAP[0],
    )
    return {
        Part.ADDRESSEES: label,
        Part.ADDRESSEE: replace(label, left_indent=decree30.ADDRESSEE_INDENT, before=0.0),
    }


def _end_styles(sizes: Sizes) -> dict[Part, TextStyle]:
    # "Nơi nhận:" is level with the signer's title.
    pitches = decree30.SINGLE_PITCH
    before = decree30.SIGNATURE_GAP + decree30.BASELINE * (pitches[sizes.signer] - pitches[sizes.recipients_label])
    return {
        Part.SIGNER_TITLE: _single(sizes.signer, bold=True),
        Part.SIGNER_POST: _single(sizes.signer, bold=True),
        Part.SIGNER_NAME: _single(sizes.signer, bold=True),
        Part.RECIPIENTS_LABEL: _single(
            sizes.recipients_label, bold=True, italic=True, align=Align.LEFT, before=round(before, 2)
        ),
        Part.RECIPIENT: _single(sizes.recipient, align=Align.LEFT),
        Part.END: TextStyle(1, decree30.END_PITCH),
    }
