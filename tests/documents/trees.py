"""Sample papers for the engine's tests: invented people and bodies, every node of the content tree."""

from __future__ import annotations

import random
from datetime import datetime, timedelta, timezone

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import (
    AppendixTitle,
    Block,
    CellAlign,
    Column,
    Document,
    Heading,
    Letterhead,
    Orientation,
    Paragraph,
    Recipients,
    Role,
    Row,
    Run,
    Section,
    SheetHead,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
    Title,
)  # fmt: skip

CREATED = datetime(2020, 12, 4, 17, 0, tzinfo=timezone(timedelta(hours=7)))

_WORDS = (
    "đồng chí báo cáo kết quả thực hiện cải cách hành chính phường quý năm tỷ lệ hồ sơ giải quyết đúng hạn trước ngày "
    "cơ quan đơn vị chủ trì phối hợp tham mưu rà soát thủ tục niêm yết công khai dịch vụ công trực tuyến mức độ tiếp "
    "nhận Ủy ban nhân dân Ban Chỉ đạo Văn phòng - Thống kê tổng hợp 12/2020 95,5% (CCHC) “một cửa” nghiêm túc khẩn "
    "trương"
).split(" ")


def sentence(chance: random.Random, length: int) -> str:
    """Return a sentence of ``length`` words."""
    words = " ".join(chance.choice(_WORDS) for _ in range(length))
    return words[0].upper() + words[1:] + "."


def letterhead(**changes: object) -> Letterhead:
    """Return the head of minutes without a number."""
    parts: dict[str, object] = {
        "superior": ("UBND PHƯỜNG ĐỨC SEN",),
        "issuer": ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
        "number": decree30.number_line(None, "BB-BCĐ"),
        "draft_mark": decree30.DRAFT_MARK,
    }
    return Letterhead(**{**parts, **changes})  # type: ignore[arg-type]


def signatures(*, post: tuple[str, ...] = ()) -> SignatureRow:
    """Return the end of minutes."""
    return SignatureRow(
        right=Signature(("CHỦ TỌA",), "Nguyễn Thị Minh Hằng", post, anchor="chair"),
        left=Signature(("THƯ KÝ",), "Hoàng Thị Thúy Nga", anchor="secretary"),
        recipients=Recipients(("- Thành viên Ban Chỉ đạo;", "- Lưu: VT, Hồ sơ."), anchor="recipients"),
    )


def paper(
    *blocks: Block, preset: SizePreset = SizePreset.LARGE, orientation: Orientation = Orientation.PORTRAIT
) -> Document:
    """Return a paper of one section."""
    return Document("minutes", "Biên bản họp", "Ban Chỉ đạo", (Section(blocks, orientation),), preset, CREATED)


def minutes(
    *content: Block, preset: SizePreset = SizePreset.LARGE, post: tuple[str, ...] = (), **head: object
) -> Document:
    """Return minutes with the given content between title and end."""
    return paper(
        letterhead(**head),
        Title("BIÊN BẢN", "Họp giao ban Ban Chỉ đạo Cải cách hành chính tháng 12 năm 2020", anchor="title"),
        *content,
        Paragraph.of("Cuộc họp kết thúc vào 16 giờ 40 phút, ngày 04 tháng 12 năm 2020./.", anchor="end"),
        signatures(post=post),
        preset=preset,
    )


def proceedings(seed: int, sections: int) -> tuple[Block, ...]:
    """Return sections with headings of both levels, clauses, points and paragraphs of all lengths."""
    chance = random.Random(seed)
    blocks: list[Block] = []
    for number in range(sections):
        blocks.append(Heading(f"{number + 1}. {sentence(chance, chance.randint(2, 20)).upper()}", 1, f"h{number}"))
        for clause in range(chance.randint(1, 3)):
            if chance.random() < 0.6:
                blocks.append(Heading(f"{clause + 1}. {sentence(chance, chance.randint(2, 9))}", 2))
            for point in range(chance.randint(1, 4)):
                text = sentence(chance, chance.choice((3, 12, 25, 40, 70, 120)))
                lead = chance.choice(("", "- ", f"{decree30.POINT_LETTERS[point]}) "))
                runs = (Run(lead + text[:9], bold=chance.random() < 0.2), Run(text[9:]))
                blocks.append(Paragraph(runs, anchor=f"p{number}.{clause}.{point}"))
    return tuple(blocks)


def short_minutes(preset: SizePreset = SizePreset.LARGE) -> Document:
    """Return minutes of one or two pages."""
    return minutes(*proceedings(1, 2), preset=preset)


def long_minutes(seed: int = 3, sections: int = 55, preset: SizePreset = SizePreset.LARGE) -> Document:
    """Return minutes of about 30 pages."""
    return minutes(*proceedings(seed, sections), preset=preset, post=("CHỦ TỊCH UBND PHƯỜNG",))


COLUMNS = (
    Column("STT", 12, CellAlign.CENTRE),
    Column("Nội dung nhiệm vụ", 72, CellAlign.JUSTIFY),
    Column("Đơn vị, cá nhân chủ trì", 34),
    Column("Đơn vị, cá nhân phối hợp", 34),
    Column("Lãnh đạo chỉ đạo", 26),
    Column("Sản phẩm, kết quả", 28),
    Column("Thời hạn hoàn thành", 26, CellAlign.CENTRE),
    Column("Ghi chú", 20, CellAlign.RIGHT),
)


def task_table(rows: int, seed: int = 5) -> Table:
    """Return a landscape table with a group row now and then."""
    chance = random.Random(seed)
    made: list[Row] = []
    for number in range(rows):
        if number % 17 == 0:
            made.append(Row((f"{number // 17 + 1}. {sentence(chance, 5)}",), spans=True))
        cells = tuple(
            sentence(chance, chance.randint(1, length)) if length else "" for length in (30, 5, 9, 4, 4, 3, 0)
        )
        made.append(Row((str(number + 1), *cells), anchor=f"row{number}"))
    return Table(COLUMNS, tuple(made))


def annex(rows: int = 200, preset: SizePreset = SizePreset.LARGE) -> Document:
    """Return a landscape annex that is one long table and ends with it."""
    title = AppendixTitle(
        "Phụ lục I",
        "PHÂN CÔNG THỰC HIỆN NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM 2021 CỦA CÁC ĐƠN VỊ THUỘC PHƯỜNG ĐỨC SEN VÀ TỔ DÂN PHỐ",
        ("(Kèm theo Thông báo số 12/TB-UBND ngày 05 tháng 01 năm 2021 của Ủy ban nhân dân phường Đức Sen)",),
        anchor="title",
    )
    return paper(title, task_table(rows), preset=preset, orientation=Orientation.LANDSCAPE)


def notice_with_annex(preset: SizePreset = SizePreset.LARGE) -> Document:
    """Return a notice of the ward with its annex as a second, landscape section."""
    chance = random.Random(11)
    body = tuple(Paragraph.of(sentence(chance, 60)) for _ in range(14))
    first = Section(
        (
            Letterhead(
                (), ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN"), decree30.number_line("5", "TB-UBND"),
                decree30.place_date_line("Đức Sen", CREATED.date(), 2020),
            ),
            Title("THÔNG BÁO", "Kết luận của đồng chí Nguyễn Thị Minh Hằng - Chủ tịch UBND phường tại cuộc họp"),
            *body,
            Paragraph.of("Phân công cụ thể theo Phụ lục kèm theo./."),
            SignatureRow(
                Signature(("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "Lê Đức Ánh"),
                recipients=Recipients(("- Thường trực Đảng ủy (để b/c);", "- Như trên;", "- Lưu: VT, VP.")),
            ),
        )
    )  # fmt: skip
    second = Section(
        (
            AppendixTitle(None, "PHÂN CÔNG THỰC HIỆN NHIỆM VỤ"),
            task_table(30),
            Paragraph.of("Danh mục có 30 nhiệm vụ./."),
        ),
        Orientation.LANDSCAPE,
    )
    return Document("conclusion_notice", "Thông báo", "UBND phường", (first, second), preset, CREATED)


def working_sheet(rows: int = 90, preset: SizePreset = SizePreset.SMALL) -> Document:
    """Return a landscape working sheet: no motto, subtotals, sums on the page of the row above, a legend, two names."""
    table = task_table(rows)
    sums = Row(("", "Tổng cộng", "", "", "", "", "", str(rows)), is_total=True)
    head = SheetHead(
        ("UBND PHƯỜNG ĐỨC SEN",),
        ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH"),
        "BẢNG THEO DÕI NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH",
        ("(Tính đến ngày 05 tháng 4 năm 2021)",),
        "Ngày in: 05/4/2021",
        anchor="head",
    )
    names = SignatureRow(Signature(("TRƯỞNG BAN",), "Lê Đức Ánh"), Signature(("NGƯỜI LẬP BIỂU",), "Tạ Thị Hòe"))
    legend = Paragraph.of(
        "Chú giải: hạn là ngày cuối cùng được coi là đúng hạn; – là không thời hạn.", role=Role.LEGEND
    )
    blocks = (head, Table(table.columns, (*table.rows, sums)), legend, legend, names)
    return paper(*blocks, preset=preset, orientation=Orientation.LANDSCAPE)


def long_names(preset: SizePreset = SizePreset.LARGE) -> Document:
    """Return minutes whose organ, title, posts and names are all too long for one line."""
    return minutes(
        Paragraph.of("Nội dung cuộc họp."),
        Paragraph.of("Một dòng giữa trang", role=Role.CENTRED),
        Paragraph.of("(Ghi chú in nghiêng)", role=Role.NOTE),
        preset=preset,
        superior=("UBND PHƯỜNG NGUYỄN VĂN LINH THÀNH PHỐ BUÔN MA THUỘT",),
        issuer=("BAN CHỈ ĐẠO CẢI CÁCH HÀNH CHÍNH, CHUYỂN ĐỔI SỐ VÀ THỰC HIỆN ĐỀ ÁN 06",),
        number=decree30.number_line("118", "BB-BCĐCCHC"),
        place_date=decree30.place_date_line("Phường Nguyễn Văn Linh", CREATED.date(), 2020),
        post=("PHÓ CHỦ TỊCH THƯỜNG TRỰC ỦY BAN NHÂN DÂN PHƯỜNG NGUYỄN VĂN LINH THÀNH PHỐ BUÔN MA THUỘT",),
    )


def long_words() -> Document:
    """Return minutes with words of 500 letters in text, cells and title."""
    word = "Khôngdấucách" * 42
    narrow = (Column("TT", 10), Column("Nội dung", 40), Column("Ghi chú", 115))
    return minutes(
        Paragraph.of("Trước " + word + " sau."),
        Paragraph.of(word),
        Heading(word[:90].upper()),
        Paragraph.of("https://dichvucong.example/" + "a/b-c?d=e&f" * 30),
        Table(narrow, (Row(("1", word[:200], word)), Row(("2", "ngắn", "x" * 300)))),
    )


def mixed(chance: random.Random) -> Document:
    """Return a paper of everything in any order: chains of headings, short and long paragraphs, small tables."""
    blocks: list[Block] = [letterhead(), Title("BIÊN BẢN", sentence(chance, chance.randint(3, 60)))]
    for _ in range(chance.randint(10, 50)):
        blocks += _any_block(chance)
    blocks.append(Paragraph.of(sentence(chance, chance.randint(1, 120)) + "./."))
    if chance.random() < 0.7:
        blocks.append(signatures(post=chance.choice(((), ("CHỦ TỊCH UBND PHƯỜNG",)))))
    return paper(*blocks, preset=chance.choice(list(SizePreset)), orientation=chance.choice(list(Orientation)))


def _any_block(chance: random.Random) -> list[Block]:
    kind = chance.random()
    if kind < 0.2:
        return [Heading(sentence(chance, chance.randint(1, 25)), chance.choice((1, 2)))]
    if kind < 0.28:
        return [Heading(sentence(chance, 3), 1), Heading(sentence(chance, 5), 2)]
    if kind < 0.34:
        columns = (
            Column("TT", 12, CellAlign.CENTRE),
            Column("Nội dung", 81.7, CellAlign.JUSTIFY),
            Column("Ghi chú", 44),
        )
        rows = [
            Row((str(number), sentence(chance, chance.randint(1, 40)), "")) for number in range(chance.randint(1, 9))
        ]
        rows.insert(chance.randint(0, len(rows) - 1), Row((sentence(chance, 4),), spans=True))
        return [Table(columns, tuple(rows), min_row_height=chance.choice((0, 9.3, 12)))]
    if kind < 0.38:
        return [Paragraph.of(sentence(chance, chance.randint(1, 12)), role=chance.choice((Role.CENTRED, Role.NOTE)))]
    text = sentence(chance, chance.choice((1, 3, 14, 16, 30, 33, 50, 80, 140)))
    cut = chance.randint(0, len(text))
    return [Paragraph((Run(text[:cut], bold=chance.random() < 0.5, italic=chance.random() < 0.3), Run(text[cut:])))]
