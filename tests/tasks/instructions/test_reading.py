"""Reading instructions: the table of `sentences.tsv`, the conclusions of the sample, and what a table cannot show."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cchc_desktop.calendar.phrases import LONGEST
from cchc_desktop.calendar.recurrence import Every
from cchc_desktop.committee.records import PersonAtDate
from cchc_desktop.errors import ValidationError
from cchc_desktop.tasks.instructions import Known, Part, ProposedTask, read_instruction
from cchc_desktop.tasks.records import Actor, Clarity
from tests.tasks.instructions.committees import CALENDAR, KNOWN, SAMPLE, read, shown

LINES = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
TABLE = [(*line.split("\t"), "")[:4] for line in LINES if not line.startswith("#")]
CONCLUSIONS = [(meeting["ngay"], item) for meeting in SAMPLE["hop"] for item in meeting["ket_luan"]]
TASKS = {task["ma"]: task for task in SAMPLE["nhiem_vu"]}


def only(text: str, ward: str = "A", **more: Any) -> ProposedTask:
    """The one task that a sentence proposes."""
    (task,) = read(text, ward, **more)
    return task


def words_of(task: ProposedTask, part: Part, text: str) -> list[str]:
    """The words a part was read from, as they stand in the text."""
    seen = task.of(part)
    return [text[start:end] for start, end in seen.spans] if seen else []


def reason(task: ProposedTask, part: Part) -> str:
    """Why a part was read so."""
    seen = task.of(part)
    return seen.reason if seen else ""


def test_the_table_is_long_enough() -> None:
    assert len(TABLE) >= 140


@pytest.mark.parametrize(("ward", "text", "expected", "work"), TABLE)
def test_a_sentence_of_the_table_is_read(ward: str, text: str, expected: str, work: str) -> None:
    tasks = read(text, ward)
    assert shown(tasks) == expected
    if work != "*":
        assert " + ".join(task.work for task in tasks) == work


# ---------------------------------------------------------------------------------------------------------- the sample


@pytest.mark.parametrize(("said", "item"), CONCLUSIONS, ids=lambda value: str(value)[:12])
def test_a_conclusion_of_the_sample_is_read_as_the_data_set_says(said: date, item: dict[str, Any]) -> None:
    tasks = read_instruction(item["noi_dung"], said, KNOWN["A"], CALENDAR)
    expected = item["doc_duoc"]
    assert [task.lead and task.lead.code for task in tasks] == (expected["chu_tri"] or [None])
    assert {task.due_date for task in tasks} == {expected.get("han")}
    repeats = {task.recurrence and task.recurrence.every for task in tasks}
    assert repeats == {Every.MONTH if "lap_lai" in expected else None}


@pytest.mark.parametrize(("said", "item"), CONCLUSIONS, ids=lambda value: str(value)[:12])
def test_the_words_of_the_deadline_hold_those_of_the_task(said: date, item: dict[str, Any]) -> None:
    task = TASKS[item["nhiem_vu"][0]]
    wording = read_instruction(item["noi_dung"], said, KNOWN["A"], CALENDAR)[0].due_wording
    assert task["han_chu"].removesuffix(" (tháng 12/2020)") in wording


def test_the_second_conclusion_gives_both_deputies_the_same_work() -> None:
    tasks = read(CONCLUSIONS[1][1]["noi_dung"])
    assert {task.work for task in tasks} == {"Thực hiện nghiêm công tác đánh giá cán bộ, công chức"}
    assert [task.lead and task.lead.actor for task in tasks] == [Actor(person_id=2), Actor(person_id=3)]


def test_a_supervisor_after_a_semicolon_is_no_lead() -> None:
    task = only(CONCLUSIONS[2][1]["noi_dung"])
    assert (task.lead, task.for_all_units, task.supervisor) == (None, True, None)
    assert task.work == "Nghiêm túc khắc phục các tồn tại đã nêu"


# ------------------------------------------------------------------------------------------------ parts and their words


def test_each_part_knows_its_words_and_says_why() -> None:
    text = "Giao Bộ phận Một cửa chủ trì, phối hợp với Văn phòng rà soát hồ sơ trễ hẹn, xong trước ngày 15/12/2020"
    task = only(text)
    assert words_of(task, Part.LEAD, text) == ["Bộ phận Một cửa"]
    assert words_of(task, Part.CO_WORKERS, text) == ["Văn phòng"]
    assert words_of(task, Part.DUE, text) == ["xong trước ngày 15/12/2020"]
    assert "rà soát hồ sơ trễ hẹn" in " ".join(words_of(task, Part.WORK, text))
    assert reason(task, Part.LEAD) == "“Bộ phận Một cửa” là Bộ phận Tiếp nhận và Trả kết quả (Một cửa) (MC)."
    assert reason(task, Part.DUE) == "Trước ngày 15/12/2020 → 14/12/2020."


def test_the_words_are_found_in_decomposed_letters_too() -> None:
    text = unicodedata.normalize("NFD", "Giao đồng chí Lê Đức Ánh lập danh mục, xong trước ngày 15/12/2020.")
    task = only(text)
    assert [unicodedata.normalize("NFC", words) for words in words_of(task, Part.LEAD, text)] == ["đồng chí Lê Đức Ánh"]
    assert [unicodedata.normalize("NFC", words) for words in words_of(task, Part.DUE, text)] == [
        "xong trước ngày 15/12/2020"
    ]
    assert task.work == "Lập danh mục"


@pytest.mark.parametrize(
    ("text", "ward", "expected"),
    [
        ("Giao đồng chí Lê Đức Ánh lập danh mục", "A", "“đồng chí Lê Đức Ánh” là Cán bộ công nghệ thông tin (P04)."),
        (
            "Giao Trưởng Công an phường trực",
            "A",
            "“Trưởng Công an phường” là Phan Đăng Ất, Trưởng Công an phường (P11).",
        ),
        ("Giao dong chi Le Duc Anh lap danh muc", "A", "có thể là Lê Đức Ánh (P04), Lê Đức Anh (P16): chọn một."),
        (
            "Giao Văn phòng lập danh mục",
            "B",
            "có thể là Văn phòng HĐND và UBND (VP), Văn phòng Đảng ủy (VPDU): chọn một.",
        ),
        ("Giao 03 đồng chí Phó Chủ tịch họp", "A", "danh sách có 2 người (Trần Quốc Đạt (P02), Phạm Thu Hoài (P03))."),
        (
            "Giao đồng chí Lê Đức Ảnh lập danh mục",
            "A",
            "không có trong danh sách; gần giống: Lê Đức Ánh (P04), Lê Đức Anh",
        ),
        ("Giao đồng chí Nguyễn Văn Hùng lập", "A", "“đồng chí Nguyễn Văn Hùng” không có trong danh sách."),
        ("Giao Bộ phận tham mưu lập danh mục", "A", "Bộ phận được nêu không có trong danh mục."),
        ("Các bộ phận lập danh mục", "A", "“Các bộ phận” là giao cho mọi bộ phận: giao cho từng bộ phận."),
        ("Các bộ phận liên quan lập danh mục", "A", "“Các bộ phận liên quan” chưa nói rõ bộ phận nào."),
        ("Lập danh mục nhiệm vụ", "A", "Chưa nêu ai chủ trì."),
    ],
)
def test_why_somebody_leads_or_nobody_is_said(text: str, ward: str, expected: str) -> None:
    assert expected in reason(read(text, ward)[0], Part.LEAD)


@pytest.mark.parametrize(
    ("text", "deliverable", "work"),
    [
        ("Văn phòng rà soát hồ sơ, sản phẩm: danh mục hồ sơ trễ hẹn.", "Danh mục hồ sơ trễ hẹn", "Rà soát hồ sơ"),
        ("Văn phòng rà soát hồ sơ (sản phẩm: biên bản kèm ảnh).", "Biên bản kèm ảnh", "Rà soát hồ sơ"),
        ("Văn phòng rà soát hồ sơ; sản phẩm là báo cáo, xong trước 15/12/2020.", "Báo cáo", "Rà soát hồ sơ"),
        ("Văn phòng rà soát; có kế hoạch khắc phục.", "Kế hoạch khắc phục", "Rà soát; có kế hoạch khắc phục"),
        ("Văn phòng xây dựng kế hoạch kiểm tra.", "", "Xây dựng kế hoạch kiểm tra"),
        ("Hồ sơ trễ hẹn phải có văn bản xin lỗi.", "", "Hồ sơ trễ hẹn phải có văn bản xin lỗi"),
    ],
)
def test_a_product_is_read_only_where_it_is_named_as_one(text: str, deliverable: str, work: str) -> None:
    task = only(text)
    assert (task.deliverable, task.work) == (deliverable, work)


def test_who_watches_and_who_approves_are_read() -> None:
    task = only("Giao Văn phòng lập kế hoạch, trình Chủ tịch UBND phường phê duyệt; đồng chí Trần Quốc Đạt chỉ đạo.")
    assert (task.lead and task.lead.code, task.supervisor and task.supervisor.code) == ("VPTK", "P02")
    assert task.approver is not None
    assert task.approver.code == "P01"
    assert task.missing == (Clarity.PERSON, Clarity.TIME, Clarity.DELIVERABLE)


def test_helpers_that_are_not_units_stay_in_the_work() -> None:
    task = only("Giao Văn phòng phối hợp với các bộ phận liên quan rà soát hồ sơ.")
    assert task.co_workers == ()
    assert task.work == "Phối hợp với các bộ phận liên quan rà soát hồ sơ"


# --------------------------------------------------------------------------------------------------- what is missing


def test_nothing_is_missing_that_was_not_asked_for() -> None:
    asked = (Clarity.PERSON, Clarity.WORK, Clarity.TIME)
    assert only("Giao đồng chí Ước rà soát hồ sơ, xong trước ngày 15/12/2020.", ro=asked).missing == ()
    assert only("Rà soát hồ sơ.", ro=asked).missing == (Clarity.PERSON, Clarity.TIME)


def test_a_department_that_leads_leaves_the_person_missing() -> None:
    task = only("Giao Văn phòng rà soát hồ sơ.")
    assert task.lead is not None
    assert task.lead.actor == Actor(department_id=3)
    assert Clarity.PERSON in task.missing


def test_a_lead_without_work_is_shown_with_its_work_missing() -> None:
    task = only("Giao đồng chí Ước chủ trì.")
    assert (task.work, Clarity.WORK in task.missing) == ("", True)


def test_an_impossible_date_is_a_missing_deadline_with_its_reason() -> None:
    task = only("Giao Văn phòng nộp báo cáo trước ngày 31/02/2021.")
    assert (task.due_date, Clarity.TIME in task.missing) == (None, True)
    assert reason(task, Part.DUE) == "Tháng 02/2021 có 28 ngày."


def test_of_two_deadlines_none_is_chosen_and_both_are_kept_as_words() -> None:
    task = only("Giao Văn phòng lập danh mục trước ngày 10/12/2020, báo cáo trước ngày 20/12/2020.")
    assert (task.due_date, task.due_wording) == (None, "trước ngày 10/12/2020, trước ngày 20/12/2020")
    assert reason(task, Part.DUE) == "Có nhiều thời hạn (09/12/2020, 19/12/2020): chọn một."


def test_urgency_is_kept_as_the_words_of_a_deadline_that_is_missing() -> None:
    task = only("Niêm yết thủ tục mới; thực hiện ngay.")
    assert (task.work, task.due_wording, task.due_date) == ("Niêm yết thủ tục mới", "thực hiện ngay", None)
    assert only("Kịp thời nhắc nhở các bộ phận chậm báo cáo.").due_wording == ""


def test_the_setting_that_includes_the_day_holds_here_too() -> None:
    task = only("Giao Văn phòng nộp báo cáo trước ngày 15/12/2020.", before_excludes_day=False)
    assert task.due_date == date(2020, 12, 15)


# ------------------------------------------------------------------------------------------------------------- edges


@pytest.mark.parametrize("text", ["", "   ", "\r\n\t", "123 / 456", "…", "\x00\x01", "😀"])
def test_a_text_without_words_proposes_nothing(text: str) -> None:
    assert read(text) == ()


def test_a_text_too_long_is_refused_in_one_sentence() -> None:
    with pytest.raises(ValidationError, match="10000"):
        read("x" * (LONGEST + 1))


def test_the_marks_of_the_patterns_in_a_text_change_nothing() -> None:
    assert shown(read("Giao \ue000 Văn phòng \ue001\ue002 rà soát \ue003hồ sơ")) == "VPTK"
    assert shown(read("Giao Văn phòng\ue002 rà soát hồ sơ")) == "VPTK"


def test_a_hidden_person_gets_no_task() -> None:
    person = PersonAtDate(1, "P01", "Tô Văn Ẩn", is_hidden=True)
    known = Known.of([person], [])
    (task,) = read_instruction("Giao đồng chí Tô Văn Ẩn lập danh mục.", date(2020, 12, 4), known, CALENDAR)
    assert task.lead is None
    shown_again = Known.of([replace(person, is_hidden=False)], [])
    (task,) = read_instruction("Giao đồng chí Tô Văn Ẩn lập danh mục.", date(2020, 12, 4), shown_again, CALENDAR)
    assert task.lead is not None


def test_nobody_is_known_in_an_empty_file() -> None:
    tasks = read_instruction("Giao Văn phòng rà soát, xong trước 15/12.", date(2020, 12, 4), Known.of([], []), CALENDAR)
    assert [(task.lead, task.due_date) for task in tasks] == [(None, date(2020, 12, 14))]
