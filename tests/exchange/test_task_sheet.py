"""Reading lists of tasks as offices keep them: what becomes of each column, and what is passed over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from cchc_desktop.calendar.holidays import default_calendar
from cchc_desktop.calendar.recurrence import Every, Recurrence
from cchc_desktop.committee.records import DepartmentKind, DepartmentRow, PersonAtDate
from cchc_desktop.exchange.task_columns import COLUMNS, FULL, TRACKING, field_of
from cchc_desktop.exchange.task_lines import Office, TaskSheet
from cchc_desktop.exchange.task_people import Names
from cchc_desktop.exchange.task_sheet import read_task_sheet
from cchc_desktop.tasks.records import Actor, ReformArea, SourceKind, TaskState
from cchc_desktop.text.folding import search_key
from tests.exchange.task_files import HEADER, TODAY, save_office_list, save_rows, save_tasks, task

Read = Callable[..., TaskSheet]
OFFICE, DESK = Actor(department_id=1), Actor(department_id=2)
ANH, NGA = Actor(person_id=1), Actor(person_id=2)


@pytest.fixture(scope="module")
def office() -> Office:
    def unit(id_: int, code: str, name: str, last: date | None = None) -> DepartmentRow:
        return DepartmentRow(id_, code, name, "", DepartmentKind.UNIT, None, last)

    units = [
        unit(1, "VP", "Văn phòng"),
        unit(2, "MC", "Bộ phận Một cửa"),
        unit(3, "TN", "Tổ tiếp nhận", date(2020, 12, 31)),
        unit(4, "KT", "Phòng Kinh tế, Hạ tầng và Đô thị"),
    ]
    people = [
        PersonAtDate(1, "P01", "Lê Đức Ánh", post="Chủ tịch UBND phường"),
        PersonAtDate(2, "P02", "Hoàng Thúy Nga"),
        PersonAtDate(3, "P03", "Bùi Ngọc Ước"),
        PersonAtDate(4, "P04", "Bùi Ngọc Ước"),
    ]
    return Office(Names.of(people, units), default_calendar(), TODAY)


@pytest.fixture
def read(office: Office, tmp_path: Path) -> Read:
    """Write tasks into a list and read it."""

    def from_tasks(*tasks: dict[str, object]) -> TaskSheet:
        return read_task_sheet(save_tasks(tmp_path / "danh sách.xlsx", *tasks), office)

    return from_tasks


def sentences(sheet: TaskSheet) -> list[str]:
    return [fault.sentence for fault in sheet.faults]


def test_office_list_is_read_past_titles_groups_sums_and_signature(office: Office, tmp_path: Path) -> None:
    sheet = read_task_sheet(save_office_list(tmp_path / "theo dõi.xlsx"), office)

    assert sentences(sheet) == []
    first, second, third = sheet.tasks
    assert (first.row, first.details.lead, first.details.co_workers) == (8, OFFICE, (DESK,))
    assert (first.details.due_on, first.extended_to) == (date(2021, 3, 20), date(2021, 4, 20))
    assert (first.details.source.text, first.details.assigned_on) == ("13/TB-BCĐ", date(2021, 3, 1))
    assert (first.details.supervisor_id, first.progress, first.result) == (1, 50, "Đã gửi\nphiếu")
    assert first.details.note == "Phối hợp: các đơn vị liên quan"
    assert (second.state, second.completed_on, second.details.lead) == (TaskState.COMPLETED, date(2021, 3, 17), DESK)
    assert (third.details.lead, third.details.recurrence) == (NGA, Recurrence(Every.MONTH, 25))
    said = "\n".join(sheet.warnings)
    assert all(words in said for words in ("dòng 7", "dòng 11", "Tổng cộng", "SĐT", "các đơn vị liên quan"))


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_each_title_that_is_written_is_recognised_with_accents_and_without(column: object) -> None:
    title = column.title  # type: ignore[attr-defined]
    assert field_of(title) == field_of(search_key(title)) == field_of(title.upper()) == column.field  # type: ignore[attr-defined]


def test_column_sets_hold_each_column_once() -> None:
    assert len(TRACKING) == len(set(TRACKING)) == 12
    assert len(FULL) == len(set(FULL)) == len(COLUMNS) - 1


@pytest.mark.parametrize(
    ("title", "field"),
    [
        ("Nhiệm vụ được giao", "work"),
        ("Số/ký hiệu văn bản", "source"),
        ("Thời hạn hoàn thành", "due"),
        ("Cơ quan, đơn vị chủ trì", "lead"),
        ("Người thực hiện", "lead"),
        ("Đơn vị phối hợp thực hiện", "co_workers"),
        ("Lãnh đạo phụ trách", "supervisor"),
        ("Kết quả thực hiện", "result"),
        ("% hoàn thành", "progress"),
        ("Hạn ban đầu", "original_due"),
        ("Ngày ban hành (dd/mm/yyyy)", "assigned_on"),
        ("Số điện thoại", ""),
        ("Nội dung cuộc họp tháng trước của Ban", ""),
    ],
)
def test_titles_of_offices_are_recognised(title: str, field: str) -> None:
    assert field_of(title) == field


def test_columns_stand_in_any_order_and_group_titles_without_number_column(office: Office, tmp_path: Path) -> None:
    rows = [
        ("han xu ly", "don vi chu tri", "noi dung"),
        ("20/4/2021", "P02", "Việc một"),
        (None, None, "Khối văn hóa"),
        (date(2021, 4, 30), "Hoàng Thúy Nga (P02)", "Việc hai"),
    ]
    sheet = read_task_sheet(save_rows(tmp_path / "l.xlsx", rows), office)

    assert sentences(sheet) == []
    assert [(line.details.work, line.details.lead) for line in sheet.tasks] == [("Việc một", NGA), ("Việc hai", NGA)]
    assert all(line.details.assigned_on == TODAY for line in sheet.tasks)


@pytest.mark.parametrize(
    ("words", "lead"),
    [
        ("Văn phòng", OFFICE),
        ("VP", OFFICE),
        ("van phong", OFFICE),
        ("VĂN PHÒNG", OFFICE),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", Actor(department_id=4)),
        ("Ông Lê Đức Ánh", ANH),
        ("đ/c Nga", NGA),
        ("Lê Đức Ánh - Chủ tịch", ANH),
        ("Phó Chủ tịch Lê Đức Ánh", ANH),
        ("Chủ tịch UBND phường", ANH),
        ("Bùi Ngọc Ước (P04)", Actor(person_id=4)),
    ],
)
def test_lead_is_named_by_name_code_or_post(read: Read, words: str, lead: Actor) -> None:
    sheet = read(task(Chủ_trì=words))
    assert (sentences(sheet), sheet.tasks[0].details.lead) == ([], lead)


def test_several_co_workers_are_read_and_the_lead_among_them_left_out(read: Read) -> None:
    sheet = read(task(Chủ_trì="VP", Phối_hợp="Phòng Kinh tế, Hạ tầng và Đô thị, Một cửa và đ/c Nga; VP"))

    assert sentences(sheet) == []
    assert sheet.tasks[0].details.co_workers == (Actor(department_id=4), DESK, NGA)
    assert any("chủ trì có cả ở cột phối hợp" in words for words in sheet.warnings)


@pytest.mark.parametrize(
    ("words", "day", "kept"),
    [
        ("20/04/2021", date(2021, 4, 20), ""),
        ("20/4/2021", date(2021, 4, 20), ""),
        ("trước ngày 15/4/2021", date(2021, 4, 14), "trước ngày 15/4/2021"),
        ("trong 05 ngày làm việc kể từ ngày giao", None, "trong 05 ngày làm việc kể từ ngày giao"),
        ("khẩn trương", None, "khẩn trương"),
        ("quý II/2021", date(2021, 6, 30), "quý II/2021"),
    ],
)
def test_deadline_is_a_date_or_words_that_are_kept(read: Read, words: str, day: date | None, kept: str) -> None:
    sheet = read(task(Thời_hạn=words))
    details = sheet.tasks[0].details

    assert (sentences(sheet), details.due_wording) == ([], kept)
    if day is None and details.due_on is None:
        assert any(words in said for said in sheet.warnings)
    else:
        assert day is None or details.due_on == day


def test_no_deadline_is_said_and_not_the_same_as_nothing(read: Read) -> None:
    sheet = read(task(Thời_hạn="Không có hạn"), task(Thời_hạn=None))
    assert [line.details.is_without_due for line in sheet.tasks] == [True, False]


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Chưa thực hiện", TaskState.ASSIGNED),
        ("đang thực hiện - sắp quá hạn", TaskState.IN_PROGRESS),
        ("Đã nhận việc", TaskState.ASSIGNED),
        ("Tạm hoãn", TaskState.PAUSED),
        ("từ chối nhiệm vụ", TaskState.CANCELLED),
        ("từ chối xác nhận", TaskState.RETURNED),
        ("Nháp", TaskState.DRAFT),
        ("hoan thanh (dung han) 20/3/2021", TaskState.COMPLETED),
    ],
)
def test_states_are_read_in_the_words_of_offices(read: Read, words: str, state: TaskState) -> None:
    sheet = read(task(Trạng_thái=words))
    assert (sentences(sheet), sheet.tasks[0].state) == ([], state)


def test_other_columns_are_taken_over(read: Read) -> None:
    sheet = read(
        task(
            Mã="NV-7",
            Lĩnh_vực="Cải cách thủ tục hành chính",
            Nhãn="ưu tiên; quý I",
            Ngoài_CCHC="x",
            Loại_nguồn="Kế hoạch",
            Sản_phẩm="Báo cáo",
            Minh_chứng="12/BC-UBND",
            Nguyên_nhân="Thiếu người",
            Giải_pháp="Bổ sung",
            Ghi_chú="Gấp",
        )
    )
    (line,) = sheet.tasks
    details = line.details
    assert (line.code, details.area, details.tags) == ("NV-7", ReformArea.PROCEDURES, ("ưu tiên", "quý I"))
    assert (details.is_outside_reform, details.source.kind) == (True, SourceKind.PLAN)
    assert (details.deliverable, details.evidence) == ("Báo cáo", "12/BC-UBND")
    assert (details.cause, details.measure, details.note) == ("Thiếu người", "Bổ sung", "Gấp")


def test_csv_is_read_like_excel(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "danh sách.csv"
    path.write_text("STT;Nội dung;Thời hạn;Chủ trì\r\n1;'- Rà soát;20/04/2021;VP\r\n", encoding="utf-8-sig")

    (line,) = read_task_sheet(path, office).tasks
    assert (line.details.work, line.details.due_on) == ("- Rà soát", date(2021, 4, 20))


def test_progress_is_a_percentage_a_share_or_what_excel_shows_as_one(office: Office, tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(HEADER)
    for number, (value, shown) in enumerate([(60, "General"), (0.6, "0%"), (1, "0%"), (0.25, "General"), ("7 %", "@")]):
        book.active.append((number, f"Việc {number}", None, None, "VP", value))
        book.active.cell(number + 2, 6).number_format = shown
    book.save(tmp_path / "l.xlsx")
    assert [line.progress for line in read_task_sheet(tmp_path / "l.xlsx", office).tasks] == [60, 60, 100, 25, 7]


def test_second_part_below_a_signature_is_read_and_short_work_is_no_signature(office: Office, tmp_path: Path) -> None:
    def row(number: int | None, work: str, due: object = date(2021, 4, 20)) -> tuple[object, ...]:
        return (number, work, date(2021, 3, 1), due, "VP", None, None)

    rows = [
        HEADER,
        row(1, "Việc một"),
        row(None, "Ký quy chế phối hợp", "Trước 17 giờ, ngày 15 tháng 4 năm 2021"),
        (None, "Người lập biểu", None, None, "CHỦ TỊCH"),
        (None, "(Ký, ghi rõ họ tên)"),
        (None, "Nga", None, None, "Ánh"),
        row(2, "Việc hai"),
    ]
    sheet = read_task_sheet(save_rows(tmp_path / "l.xlsx", rows), office)

    assert sentences(sheet) == []
    assert [line.details.work for line in sheet.tasks] == ["Việc một", "Ký quy chế phối hợp", "Việc hai"]
