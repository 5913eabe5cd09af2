"""Lists of tasks with everything wrong in them: each fault names row and column, and nothing ends the program."""

from __future__ import annotations

import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from cchc_desktop.errors import ValidationError
from cchc_desktop.exchange.task_columns import BY_FIELD
from cchc_desktop.exchange.task_lines import KnownTask, Office, TaskSheet
from cchc_desktop.exchange.task_sheet import MOST_ROWS, read_task_sheet
from cchc_desktop.tasks.extensions import ExtensionRule
from cchc_desktop.tasks.records import TaskState
from tests.exchange.task_files import HEADER, TODAY, save_rows, save_tasks, task
from tests.exchange.test_task_sheet import Read, office, read, sentences

__all__ = ["office", "read"]


@pytest.mark.parametrize(
    ("title", "value", "said"),
    [
        ("Thời hạn", "5/8/26", "“5/8/26”"),
        ("Thời hạn", "trước ngày 5/8/26", "“5/8/26” ghi năm hai chữ số"),
        ("Thời hạn", "31/02/2021", "28 ngày"),
        ("Thời hạn", "trước ngày 31/02/2021", "28"),
        ("Thời hạn", "2020-13-01", "“2020-13-01”"),
        ("Thời hạn", "20.04.2021", "“20.04.2021”"),
        ("Thời hạn", 44306, "là số, không phải ngày"),
        ("Thời hạn", date(1905, 7, 13), "quá xa"),
        ("Thời hạn", date(2021, 2, 1), "trước ngày giao 01/3/2021"),
        ("Ngày giao", "tháng 3", "“tháng 3”"),
        ("Chủ trì", "Văn phòng, Một cửa", "có hai chủ trì: Văn phòng, Bộ phận Một cửa"),
        ("Chủ trì", "đ/c Nga và đ/c Ánh", "có hai chủ trì"),
        ("Chủ trì", "Phòng Y tế", "không có người hay bộ phận nào trong tệp tên là “Phòng Y tế”"),
        ("Chủ trì", "Hoàng Thuý Nha", "có thể là Hoàng Thúy Nga"),
        ("Chủ trì", "Bùi Ngọc Ước", "Bùi Ngọc Ước (P03), Bùi Ngọc Ước (P04)"),
        ("Chủ trì", "Tổ tiếp nhận", "đã kết thúc ngày 31/12/2020"),
        ("Phối hợp", "Văn phòng; Phòng Y tế", "“Phòng Y tế”"),
        ("Lãnh đạo phụ trách", "Một cửa", "là bộ phận"),
        ("Tiến độ (%)", 120, "không phải phần trăm"),
        ("Tiến độ (%)", "một nửa", "không phải phần trăm"),
        ("Trạng thái", "xong rồi nhé", "không phải trạng thái"),
        ("Trạng thái", "Quá hạn", "trạng thái ghi quá hạn nhưng thời hạn là 20/4/2021"),
        ("Trạng thái", "Đang thực hiện (không hạn)", "nhưng có thời hạn 20/4/2021"),
        ("Trạng thái", "Hoàn thành", "thiếu ngày"),
        ("Trạng thái", "Hoàn thành (06/4/2021)", "chưa đến"),
        ("Trạng thái", "Hoàn thành quá hạn (20/3/2021)", "thời hạn là 20/4/2021"),
        ("Ngày hoàn thành", date(2021, 4, 6), "chưa đến"),
        ("Ngày hoàn thành", date(2021, 2, 1), "trước ngày giao"),
        ("Ngày cập nhật", "06/04/2021", "chưa đến"),
        ("Gia hạn đến", "20/04/2021", "không muộn hơn"),
        ("Gia hạn đến", "01/04/2021", "không muộn hơn thời hạn 20/4/2021"),
        ("Nội dung nhiệm vụ", "=A1", "công thức"),
        ("Thời hạn", "=TODAY()", "công thức"),
        ("Chủ trì", "#N/A", "#N/A"),
        ("Nội dung nhiệm vụ", "Rµ so¸t hå s¬ trÔ hÑn cña phßng", "TCVN3"),
        ("Nội dung nhiệm vụ", "x" * 10_001, "10000"),
        ("Số, ký hiệu văn bản", "x" * 501, "501"),
        ("Mã", "x" * 31, "31"),
        ("Thuộc nhiệm vụ", "T99", "không có nhiệm vụ T99"),
        ("Ngoài CCHC", "có thể", "“x”"),
        ("Loại nguồn", "Trên giao", "không phải loại nguồn"),
        ("Lặp lại", "thỉnh thoảng", "lặp lại"),
        ("Ngày xác nhận", "01/04/2021", "ngày xác nhận"),
    ],
)
def test_fault_names_row_and_column(read: Read, title: str, value: object, said: str) -> None:
    sheet = read(task(), {**task(), title: value})

    assert any(said in sentence and "dòng 3" in sentence and f"({title})" in sentence for sentence in sentences(sheet))
    assert all("dòng 3" in sentence for sentence in sentences(sheet))
    with pytest.raises(ValidationError):
        sheet.require_sound()


def test_state_that_contradicts_a_day_of_completion_is_a_fault(read: Read) -> None:
    beside = read(task(Trạng_thái="Đang thực hiện", Ngày_hoàn_thành="20/03/2021"))
    other = read(task(Trạng_thái="Hoàn thành (21/3/2021)", Ngày_hoàn_thành="20/03/2021"))
    part = read(task(Trạng_thái="Hoàn thành", Ngày_hoàn_thành="20/03/2021", **{"Tiến độ (%)": 80}))

    assert "lại có ngày hoàn thành" in sentences(beside)[0]
    assert "ghi ngày khác" in sentences(other)[0]
    assert "tiến độ ghi 80 %" in sentences(part)[0]


def test_first_deadline_after_the_one_that_counts_is_a_fault(read: Read) -> None:
    (sentence,) = sentences(read(task(Hạn_gốc="30/04/2021")))
    assert "20/4/2021 không muộn hơn thời hạn 30/4/2021" in sentence and "cột D (Thời hạn)" in sentence


def test_past_deadline_without_a_day_of_assignment_says_what_is_missing(read: Read) -> None:
    (sentence,) = sentences(read(task(Ngày_giao=None, Thời_hạn="20/03/2021")))
    assert "điền cột “Ngày giao”" in sentence


def test_old_list_that_says_in_time_is_only_worth_a_look(read: Read) -> None:
    sheet = read(task(Thời_hạn="20/03/2021", Trạng_thái="Đang thực hiện (trong hạn)"))
    assert sentences(sheet) == []
    assert any("nay đã qua thời hạn 20/3/2021" in words for words in sheet.warnings)


def test_codes_used_twice_or_in_the_file_already_are_faults(office: Office, tmp_path: Path) -> None:
    known = {"T01": KnownTask(TaskState.ASSIGNED, 0), "T02": KnownTask(TaskState.ASSIGNED, 0, is_gone=True)}
    path = save_tasks(tmp_path / "l.xlsx", *(task(Mã=code) for code in ("T05", "T05", "T01", "T02")))
    twice, there, gone = sentences(read_task_sheet(path, _with(office, tasks=known)))

    assert "mã T05" in twice and "dòng 2" in twice and "dòng 3" in twice
    assert "tệp đã có nhiệm vụ T01" in there
    assert "thùng rác" in gone


def test_sub_tasks_form_no_circle_and_no_fourth_level(read: Read) -> None:
    circle = read(task(Mã="A", Thuộc_nhiệm_vụ="B"), task(Mã="B", Thuộc_nhiệm_vụ="A"))
    deep = read(*(task(Mã=code, Thuộc_nhiệm_vụ=above) for code, above in zip("ABCD", ["", *"ABC"], strict=True)))
    own = read(task(Mã="A", Thuộc_nhiệm_vụ="A"))

    assert all("dưới chính nó" in sentence for sentence in sentences(circle)) and len(circle.faults) == 2
    assert ["hai cấp" in sentence for sentence in sentences(deep)] == [True]
    assert "dưới chính nó" in sentences(own)[0]


def test_open_sub_task_of_a_task_that_has_ended_is_a_fault(office: Office, tmp_path: Path) -> None:
    ended = task(Mã="A", Ngày_hoàn_thành="20/03/2021")
    known = {"T01": KnownTask(TaskState.COMPLETED, 0), "T02": KnownTask(TaskState.DRAFT, 0)}
    rows = [ended, *(task(Thuộc_nhiệm_vụ=above) for above in ("A", "T01", "T02"))]
    sheet = read_task_sheet(save_tasks(tmp_path / "l.xlsx", *rows), _with(office, tasks=known))

    assert [fault.row for fault in sheet.faults] == [3, 4, 5]
    assert "đã kết thúc" in sentences(sheet)[0] and "bản nháp" in sentences(sheet)[2]


def test_extension_beyond_what_the_office_allows_is_a_fault(office: Office, tmp_path: Path) -> None:
    path = save_tasks(tmp_path / "l.xlsx", task(Gia_hạn_đến="30/04/2021"))
    assert sentences(read_task_sheet(path, _with(office, rule=ExtensionRule(days=10)))) == []
    (sentence,) = sentences(read_task_sheet(path, _with(office, rule=ExtensionRule(days=9))))
    assert "10 ngày" in sentence and "9" in sentence


def test_work_that_is_missing_beside_a_lead_and_a_deadline_is_a_fault(read: Read) -> None:
    (sentence,) = sentences(read(task(Nội_dung_nhiệm_vụ=None)))
    assert "thiếu nội dung" in sentence and "cột B" in sentence


def test_cells_merged_over_tasks_are_a_fault_and_merged_groups_are_not(office: Office, tmp_path: Path) -> None:
    one = (1, "Việc một", date(2021, 3, 1), date(2021, 4, 20), "VP", None, None)
    two = (2, "Việc hai", date(2021, 3, 1), None, "VP", None, None)
    rows = [HEADER, ("I", "Văn phòng"), one, two]
    merged = read_task_sheet(save_rows(tmp_path / "a.xlsx", rows, merges=("D3:D4", "A2:G2")), office)
    fine = read_task_sheet(save_rows(tmp_path / "b.xlsx", rows, merges=("A2:G2", "J3:J4")), office)

    (sentence,) = sentences(merged)
    assert "dòng 3" in sentence and "cột D (Thời hạn)" in sentence and "đến dòng 4" in sentence
    assert sentences(fine) == []


def test_hidden_sheets_are_not_read_and_said(office: Office, tmp_path: Path) -> None:
    book = Workbook()
    book.active.title = "Ẩn"
    book.active.append(HEADER)
    book.active.append((1, "Việc ẩn", None, None, "VP"))
    book.active.sheet_state = "hidden"
    shown = book.create_sheet("Hiện")
    shown.append(HEADER)
    shown.append((1, "Việc hiện", None, None, "VP"))
    book.save(tmp_path / "l.xlsx")
    sheet = read_task_sheet(tmp_path / "l.xlsx", office)

    assert [line.details.work for line in sheet.tasks] == ["Việc hiện"]
    assert any("Không đọc trang tính ẩn: Ẩn" in words for words in sheet.warnings)


def test_twenty_thousand_rows_are_refused_at_once_with_one_sentence(office: Office, tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(HEADER)
    for number in range(20_000):
        sheet.append((number, f"Việc {number}", date(2021, 3, 1), date(2021, 4, 20), "VP", None, None))
    book.save(tmp_path / "l.xlsx")
    begun = time.perf_counter()
    with pytest.raises(ValidationError) as refused:
        read_task_sheet(tmp_path / "l.xlsx", office)

    assert "5.000 dòng" in refused.value.sentence and MOST_ROWS == 5000
    assert time.perf_counter() - begun < 20


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", "STT;Nội dung;Thời hạn\n1;Việc;20/04/2021\n".encode(), "không phải tệp Excel"),
        ("a.xlsx", b"", "tệp trống"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Excel Workbook"),
        (
            "a.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            "mật khẩu",
        ),
        ("a.xlsx", b"PK\x03\x04" + bytes(100), "hỏng"),
        ("a.csv", b"Ho ten;Chuc vu\nA;B\n", "Nội dung nhiệm vụ"),
    ],
)
def test_what_is_no_list_is_refused_with_one_sentence(
    office: Office, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(ValidationError) as refused:
        read_task_sheet(path, office)
    assert said in refused.value.sentence and "\n" not in refused.value.sentence


def test_macros_and_cut_files_are_refused(office: Office, tmp_path: Path) -> None:
    sound = save_tasks(tmp_path / "l.xlsx", task())
    with zipfile.ZipFile(sound, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(ValidationError, match="macro"):
        read_task_sheet(sound, office)
    whole = save_tasks(tmp_path / "m.xlsx", task()).read_bytes()
    (tmp_path / "m.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(ValidationError, match="hỏng"):
        read_task_sheet(tmp_path / "m.xlsx", office)


def test_list_without_tasks_is_refused(office: Office, tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="không có nhiệm vụ nào"):
        read_task_sheet(save_rows(tmp_path / "l.xlsx", [HEADER, (1,), (2,)]), office)


_WORDS = st.sampled_from(
    [
        *(column.title for column in BY_FIELD.values()),
        *("VP", "Văn phòng; Một cửa", "I", "1.", "Tổng cộng", "Người lập biểu", "31/02/2021", "5/8/26", "quá hạn"),
        *("hằng tháng", "trước ngày 15", "Hoàn thành", "=1+1", "#N/A", "50%", "-", "'-", "x", "(1)"),
    ]
)
_CELL = (
    st.none() | _WORDS | st.text(max_size=12) | st.integers() | st.floats(allow_nan=False) | st.dates() | st.booleans()
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(rows=st.lists(st.lists(_CELL, max_size=9), max_size=6), titles=st.lists(_WORDS, max_size=9))
def test_no_table_of_cells_ends_the_program(office: Office, rows: list[list[object]], titles: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "l.csv")
        lines = [["Nội dung nhiệm vụ", "Chủ trì", *titles], *rows]
        path.write_text("\n".join(";".join(_plain(cell) for cell in line) for line in lines), encoding="utf-8-sig")
        try:
            sheet = read_task_sheet(path, office)
        except ValidationError:
            return
    for line in sheet.tasks:
        assert line.details.work and line.row > 1
    for fault in sheet.faults:
        assert f"dòng {fault.row}" in fault.sentence
    assert office.today == TODAY


def _plain(cell: object) -> str:
    return "" if cell is None else str(cell).encode(errors="ignore").decode().replace("\0", "")


def _with(office: Office, **changes: object) -> Office:
    from dataclasses import replace

    return replace(office, **changes)  # type: ignore[arg-type]


Made = Callable[..., TaskSheet]
