"""Sample letters, personal papers and ends with one to four signatures, for the engine's tests; invented people."""

from __future__ import annotations

import random
from collections.abc import Iterator

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import (
    Addressees,
    Block,
    Column,
    Document,
    Letterhead,
    MottoHead,
    Orientation,
    Paragraph,
    Recipients,
    Role,
    Row,
    Section,
    Signature,
    SignatureRow,
    SizePreset,
    Table,
    Title,
)
from tests.documents.trees import CREATED, annex, paper, sentence

GIVER = Signature(("BÊN GIAO",), "Trần Văn Giang", anchor="giver")
TAKER = Signature(("BÊN NHẬN",), "Nguyễn Thị Minh Hằng", anchor="taker")
LEADER = Signature(("XÁC NHẬN CỦA LÃNH ĐẠO", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"), "Lê Đức Ánh", anchor="leader")
WITNESS = Signature(("NGƯỜI CHỨNG KIẾN",), "Tạ Thị Hòe", anchor="witness")
RECIPIENTS = Recipients(("- Như trên;", "- Chủ tịch, các PCT UBND phường (để b/c);", "- Lưu: VT, VP."))
LONG = "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Đức Sen, bộ phận tiếp nhận và trả kết quả"
SUBJECT = "V/v đôn đốc thực hiện nhiệm vụ được giao tại Thông báo số 13/TB-BCĐ"


def letter_head(**changes: object) -> Letterhead:
    """Return the head of a letter with a subject."""
    parts: dict[str, object] = {
        "superior": (),
        "issuer": ("ỦY BAN NHÂN DÂN", "PHƯỜNG ĐỨC SEN"),
        "number": decree30.number_line("6", "UBND-VP"),
        "place_date": decree30.place_date_line("Đức Sen", CREATED.date(), 2020),
        "subject": SUBJECT,
    }
    return Letterhead(**{**parts, **changes})  # type: ignore[arg-type]


def letter(
    names: tuple[str, ...] = ("Bộ phận Tiếp nhận và Trả kết quả",),
    *,
    paragraphs: int = 3,
    preset: SizePreset = SizePreset.LARGE,
    seed: int = 7,
    **head: object,
) -> Document:
    """Return a letter to these addressees."""
    chance = random.Random(seed)
    body = [Paragraph.of(sentence(chance, chance.randint(3, 70))) for _ in range(paragraphs)]
    end = SignatureRow(Signature(("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Tạ Thị Hòe"), recipients=RECIPIENTS)
    blocks = (letter_head(**head), Addressees.of(names, anchor="addressees"), *body, Paragraph.of("Xin báo./."), end)
    return Document("reminder_letter", "Công văn", "UBND phường", (Section(blocks),), preset, CREATED)


def letter_with_table(rows: int = 6, preset: SizePreset = SizePreset.LARGE) -> Document:
    """Return a letter with a table between two paragraphs, and a second section with one more."""
    chance = random.Random(rows)
    columns = (Column("STT", 12), Column("Nội dung nhiệm vụ", 83), Column("Thời hạn", 40), Column("Quá hạn", 30))
    lines = tuple(Row((str(n), sentence(chance, chance.randint(2, 20)), "14/12/2020", "5")) for n in range(1, rows + 1))
    made = letter(LONGS, paragraphs=1, preset=preset)
    blocks = made.sections[0].blocks
    table = Table(columns, lines)
    ask = (Paragraph.of("Đề nghị báo cáo kết quả:"), Paragraph.of(sentence(chance, 40)))
    first = Section((*blocks[:3], table, *ask, *blocks[3:]))
    return Document("reminder_letter", "Công văn", "", (first, *annex(9).sections), preset, CREATED)


LONGS = ("Văn phòng - Thống kê", LONG, "Trạm Y tế phường")


def personal(preset: SizePreset = SizePreset.LARGE, words: int = 90) -> Document:
    """Return a paper of one person: motto alone, addressee, text, place and date, two signatures."""
    chance = random.Random(words)
    end = SignatureRow(Signature(("NGƯỜI CAM KẾT",), "Tạ Thị Hòe"), Signature(("XÁC NHẬN CỦA LÃNH ĐẠO",), "Lê Đức Ánh"))
    blocks: tuple[Block, ...] = (
        MottoHead(),
        Title("BẢN CAM KẾT", "Thực hiện nhiệm vụ cải cách hành chính năm 2021"),
        Addressees.of((LONG,)),
        *(Paragraph.of(sentence(chance, words)) for _ in range(3)),
        Paragraph.of(decree30.place_date_line("Đức Sen", CREATED.date(), 2020), role=Role.PLACE_DATE),
        end,
    )
    return Document("commitment", "Bản cam kết", "", (Section(blocks),), preset, CREATED)


ENDS = {
    "one": SignatureRow(TAKER),
    "two": SignatureRow(TAKER, GIVER),
    "two-listed": SignatureRow(TAKER, GIVER, RECIPIENTS),
    "three": SignatureRow(TAKER, GIVER, middle=LEADER),
    "three-listed": SignatureRow(TAKER, GIVER, RECIPIENTS, middle=LEADER),
    "below": SignatureRow(TAKER, GIVER, below=LEADER),
    "below-listed": SignatureRow(TAKER, GIVER, RECIPIENTS, below=LEADER),
    "four": SignatureRow(TAKER, GIVER, RECIPIENTS, middle=WITNESS, below=LEADER),
}
"""Every form of an end."""


def ending(name: str, words: int = 200, preset: SizePreset = SizePreset.LARGE, *, is_wide: bool = False) -> Document:
    """Return a paper whose text is so long and which ends so."""
    chance = random.Random(words)
    text = [Paragraph.of(sentence(chance, words // 4)) for _ in range(4)]
    orientation = Orientation.LANDSCAPE if is_wide else Orientation.PORTRAIT
    return paper(letter_head(subject=None), *text, ENDS[name], preset=preset, orientation=orientation)


def letters() -> Iterator[tuple[str, Document]]:
    """Yield all of these papers, the ends at every place of a page."""
    for preset in SizePreset:
        yield f"letter-{preset.value}", letter(preset=preset)
        yield f"letter-long-name-{preset.value}", letter((LONG * 3,), preset=preset)
        yield f"letter-many-{preset.value}", letter(LONGS, preset=preset, draft_mark=decree30.DRAFT_MARK)
        yield f"letter-table-{preset.value}", letter_with_table(9, preset)
    yield "letter-crowd", letter(LONGS * 15)
    yield "letter-none", letter((), number=decree30.number_line(None, "UBND-VP"), draft_mark=decree30.DRAFT_MARK)
    for preset, words in zip(list(SizePreset) * 4, range(60, 140, 10), strict=True):
        yield f"personal-{words}", personal(preset, words)
    for place, name in enumerate(ENDS):
        yield f"end-{name}", ending(name)
        yield f"end-{name}-wide", ending(name, is_wide=True)
        for words in range(270 + 10 * place, 470, 60):
            yield f"end-{name}-{words}", ending(name, words, list(SizePreset)[place % 2])
