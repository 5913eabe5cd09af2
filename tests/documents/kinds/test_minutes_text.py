"""The typed text inside minutes: numerals, places, whole texts, one end mark, and every word exactly once."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cchc_desktop.documents.content import Heading, Paragraph, Table, block_texts
from cchc_desktop.documents.kinds import minutes
from cchc_desktop.meetings.proceedings import LineKind, parse
from cchc_desktop.meetings.records import ConclusionEntry, MeetingFacts
from cchc_desktop.meetings.whole_text import take_apart
from cchc_desktop.text.normalise import clean_line
from tests.documents.kinds.paper_parts import all_text, blocks, body, content

Changed = Callable[..., MeetingFacts]


# --------------------------------------------------------------------------------------------------------- numerals


def test_numerals_are_counted_over_typed_and_own_sections(changed: Changed) -> None:
    facts = changed(
        proceedings="III. khai mạc:\nNga nêu lý do.\n[[Kết luận]]\nI. Ký cam kết.\nMột.\nIX. BẾ MẠC",
        conclusions=(ConclusionEntry("Giao MC."),),
        conclusions_lead_in="",
    )
    assert content(facts) == [
        "I. KHAI MẠC", "Nga nêu lý do.", "II. KẾT LUẬN CỦA CHỦ TỌA", "1. Giao MC.",
        "III. KÝ CAM KẾT", "Một.", "IV. BẾ MẠC",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "[[Kiểm điểm kết luận kỳ trước]]\nI. A NỘI DUNG\n[[Kết luận]]\n[[Nhiệm vụ được giao]]\nII. B NỘI DUNG",
        "I. A NỘI DUNG\nI. B NỘI DUNG",
    ],
)
def test_empty_own_section_prints_nothing_and_takes_no_numeral(changed: Changed, text: str) -> None:
    facts = changed(proceedings=text, conclusions=(ConclusionEntry("  "),), conclusions_lead_in=" ", assigned=())
    assert content(facts) == ["I. A NỘI DUNG", "II. B NỘI DUNG"]


@pytest.mark.parametrize("text", ["", "\n  \n", "I. KHAI MẠC\n[[Kết luận]]\n[[Kết luận]]", "[[Kết luận]]"])
def test_conclusions_are_printed_once_wherever_their_places_stand(changed: Changed, text: str) -> None:
    lines = content(changed(proceedings=text))
    assert sum("KẾT LUẬN CỦA CHỦ TỌA" in line for line in lines) == 1
    assert sum(line.startswith("1. Giao Bộ phận tham mưu") for line in lines) == 1


def test_missing_place_is_at_the_end(changed: Changed) -> None:
    lines = content(changed(proceedings="Không có mục nào.", conclusions=(ConclusionEntry("Giao MC."),)))
    assert lines[0] == "Không có mục nào."
    assert lines[1] == "I. KẾT LUẬN CỦA CHỦ TỌA" and lines[-1] == "1. Giao MC."


def test_typed_heading_of_conclusions_is_their_place_and_stays_while_they_are_empty(changed: Changed) -> None:
    text = "I. THẢO LUẬN\nII. KẾT LUẬN\nIII. BẾ MẠC"
    assert content(changed(proceedings=text, conclusions=(), conclusions_lead_in="")) == [
        "I. THẢO LUẬN", "II. KẾT LUẬN", "III. BẾ MẠC",
    ]  # fmt: skip
    full = content(changed(proceedings=text, conclusions=(ConclusionEntry("Giao MC."),), conclusions_lead_in=""))
    assert full == ["I. THẢO LUẬN", "II. KẾT LUẬN CỦA CHỦ TỌA", "1. Giao MC.", "III. BẾ MẠC"]


def test_conclusion_keeps_its_words_and_loses_a_number_of_its_own(changed: Changed) -> None:
    entries = tuple(ConclusionEntry(text) for text in ("3. Giao MC:\na) một;\n\nb) hai.", "1.700 hồ sơ phải xong./."))
    lines = content(changed(proceedings="", conclusions=entries, conclusions_lead_in="Câu một.\nCâu hai:"))
    assert lines[1:] == ["Câu một.", "Câu hai:", "1. Giao MC:", "a) một;", "b) hai.", "2. 1.700 hồ sơ phải xong."]


def test_whole_paragraph_after_a_numeral_keeps_its_letters(changed: Changed) -> None:
    long = "Đồng chí Nga thay mặt Thường trực Ban Chỉ đạo tuyên bố lý do. " * 4
    first = content(changed(proceedings=f"I. {long}", conclusions=(), conclusions_lead_in=""))[0]
    assert first == f"I. {long.strip()}"


def test_anchors_name_the_lines_of_the_text_as_typed(changed: Changed) -> None:
    text = "Địa điểm: Hội trường.\nChủ trì: Bà Hằng.\n\nI. KHAI MẠC\nNga nêu lý do.\nCuộc họp kết thúc hồi 11h30./."
    found = {
        block.anchor: block_texts(block)[0]
        for block in blocks(minutes.build(changed(proceedings=text, conclusions=(), conclusions_lead_in="")))
        if isinstance(block, Heading | Paragraph) and (block.anchor or "").startswith("line:")
    }
    assert found == {"line:3": "I. KHAI MẠC", "line:4": "Nga nêu lý do."}


# --------------------------------------------------------------------------------------------- nothing twice or lost

WHOLE = """Thời gian bắt đầu: 08 giờ 00 phút, ngày 01 tháng 12 năm 2020.
Địa điểm: Sân vận động.
Thành phần tham dự:
- Toàn dân;
Chủ trì: Ông Không Ai.
Thư ký: Bà Chẳng Ai.
Nội dung:
I. KHAI MẠC
Nga nêu lý do.
II. KẾT LUẬN CỦA CHỦ TỌA
Lời dẫn đã gõ:
1. Điều đã gõ.
Biên bản đã được đọc lại cho mọi người.
Cuộc họp kết thúc vào 23 giờ 59 phút, ngày 01 tháng 12 năm 2020./.
THƯ KÝ CHỦ TỌA
"""


def test_fields_win_over_a_whole_text_and_nothing_is_printed_twice(changed: Changed) -> None:
    text = all_text(changed(proceedings=WHOLE))
    for label in ("Thời gian bắt đầu:", "Địa điểm:", "Thành phần tham dự:", "Chủ trì:", "Thư ký:", "Nội dung:"):
        assert text.count(label) == 1
    for words in ("Sân vận động", "Toàn dân", "Không Ai", "đã gõ", "23 giờ 59"):
        assert words not in text
    assert text.count("kết thúc vào") == 1 and text.count("./.") == 1 and text.count("KẾT LUẬN CỦA") == 1


def test_parts_of_a_whole_text_fill_what_the_fields_leave_open(changed: Changed) -> None:
    facts = changed(
        proceedings=WHOLE,
        details={"place": "", "chair_id": None, "secretary_id": None, "start_time": None, "end_time": None},
        participants_wording=(),
        attendance=(),
        conclusions=(),
        conclusions_lead_in="",
    )
    lines = body(facts)
    for line in ("Địa điểm: Sân vận động.", "- Toàn dân.", "Chủ trì: Ông Không Ai.", "Thư ký: Bà Chẳng Ai.",
                 "Lời dẫn đã gõ:", "1. Điều đã gõ."):  # fmt: skip
        assert lines.count(line) == 1


def test_typed_roll_call_is_printed_while_nobody_was_called(changed: Changed) -> None:
    typed = "Chủ trì: Bà Hằng.\nThành phần: toàn thể.\nCó mặt: 14/16.\nNội dung:\nI. KHAI MẠC"
    assert "Có mặt: 14/16." in body(changed(proceedings=typed, attendance=()))
    assert body(changed(proceedings=typed)).count("Có mặt: 14/16.") == 0


def test_roll_call_in_the_wording_of_participants_stands_as_a_sentence_until_people_are_called(
    changed: Changed,
) -> None:
    wording = ("Toàn thể thành viên", "Có mặt: 14/16; vắng: 02.")
    kept = body(changed(participants_wording=wording, attendance=()))
    assert kept[3:5] == ["- Toàn thể thành viên.", "Có mặt: 14/16; vắng: 02."]
    called = body(changed(participants_wording=wording))
    assert sum(line.startswith(("Có mặt", "- Có mặt")) for line in called) == 1


@pytest.mark.parametrize("end", ["cuối năm./.", "cuối năm ./.", "cuối năm. / .", "cuối năm./. Hết."])
def test_end_mark_stands_once_at_the_end(changed: Changed, end: str) -> None:
    facts = changed(proceedings=f"I. Ý KIẾN ./.\nĐồng chí Khải {end}", conclusions=(ConclusionEntry("Giao MC./."),))
    text = "\n".join(body(facts))
    assert text.count("./.") == 1 and text.endswith("./.")
    assert "cuối năm." in text and "I. Ý KIẾN\n" in text


def test_characters_of_markup_are_words_like_any_other(changed: Changed) -> None:
    typed = '1. Tỷ lệ <b>&amp; "98%" & <font color="red"> ]]> %s {x}.'
    assert typed in body(changed(proceedings=typed))


def test_decomposed_text_is_printed_composed(changed: Changed) -> None:
    typed = "I. KHAI MẠC\n1. Đồng chí Ước nêu ý kiến."
    assert "1. Đồng chí Ước nêu ý kiến." in body(changed(proceedings=unicodedata.normalize("NFD", typed)))


def test_two_hundred_thousand_characters_keep_every_word(changed: Changed) -> None:
    line = "1. Đồng chí Bùi Ngọc Ước (Bộ phận Một cửa): tỷ lệ hồ sơ trực tuyến còn thấp.\n"
    text = line * (200_000 // len(line))
    assert "\n".join(body(changed(proceedings=text))).count("Bùi Ngọc Ước") == 200_000 // len(line)


STARTS = (
    "",
    "I. ",
    "XII. ",
    "1. ",
    "a) ",
    "- ",
    "  ",
    "\t",
    "V. I. ",
    "1.2.2020 ",
    "[[Kết luận]]",
    "III.",
    "Biểu quyết ",
)
WORDS = (
    *"khai mạc Hằng kết luận: KẾT LUẬN biên bản “một cửa” 1.700 12/2020 <b> & (CCHC) đồng chí C. Mác ./. ;".split(),
    *("e\u0301", "🙂", "Nguye\u0302\u0303n", "Thời", "gian:"),
)
LINES = st.builds(
    lambda start, words: start + " ".join(words), st.sampled_from(STARTS), st.lists(st.sampled_from(WORDS), max_size=6)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=12))
@example(lines=["I. [[Kết luận]]"])
def test_every_typed_word_of_any_text_is_printed_exactly_once(changed: Changed, lines: list[str]) -> None:
    def facts(text: str) -> MeetingFacts:
        nobody = {"chair_id": None, "secretary_id": None, "place": "", "title": ""}
        return changed(
            proceedings=text,
            conclusions=(),
            conclusions_lead_in="",
            details=nobody,
            attendance=(),
            participants_wording=(),
        )

    text = "\n".join(lines)
    typed = words_of(
        line.body if line.kind is LineKind.SECTION else line.text
        for line in parse(text)
        if line.kind is not LineKind.PLACE
    )
    printed, fixed = words_of([all_text(facts(text))]), words_of([all_text(facts(""))])
    if take_apart(text).proceedings == text:
        assert printed == fixed + typed
    else:  # labels and headings of the program's own sections stand for typed ones
        assert not typed - printed - words_of(["Thời gian bắt đầu kết luận biên bản"])


def words_of(texts: Iterable[str]) -> Counter[str]:
    found = (word for text in texts for word in re.findall(r"[^\W\d_]{2,}", clean_line(text).upper().casefold()))
    return Counter(word for word in found if not re.fullmatch(r"[ivx]+", word))


@pytest.mark.parametrize(("cancelled", "stands"), [("2020-12-05", True), ("2020-12-04", False)])
def test_table_of_tasks_tells_what_was_given_on_the_day_of_the_meeting(
    changed: Changed, cancelled: str, stands: bool
) -> None:
    given = changed().assigned
    ended = replace(
        given[1],
        cancelled_on=date.fromisoformat(cancelled),
        due="chậm nhất ngày 29/01/2021 (gia hạn)",
        due_wording="",
        due_on=date(2021, 1, 29),
        original_due_on=date(2020, 12, 31),
        extensions=((date(2020, 12, 30), date(2021, 1, 29)),),
    )
    facts = changed(proceedings="[[Nhiệm vụ được giao]]", assigned=(given[0], *given[2:]), withdrawn=(ended,))
    (table,) = (block for block in minutes.build(facts).sections[0].blocks if isinstance(block, Table))
    assert [row.cells[1] for row in table.rows] == [task.work for task in given if stands or task is not given[1]]
    assert ("chậm nhất ngày 31/12/2020" in [row.cells[5] for row in table.rows]) is stands
