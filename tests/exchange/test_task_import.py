"""Taking tasks over from a list: all or none, one step back, and the same again after export and import."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from cchc_desktop import paths
from cchc_desktop.errors import AppError, Conflict
from cchc_desktop.exchange import task_import
from cchc_desktop.exchange.excel_list import write_list
from cchc_desktop.exchange.exporting import export_file
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.exchange.task_columns import TRACKING
from cchc_desktop.exchange.task_export import task_table
from cchc_desktop.exchange.task_import import dry_run, import_file, import_tasks, office_of
from cchc_desktop.exchange.task_lines import TaskLine, TaskSheet
from cchc_desktop.rooms import ROOMS
from cchc_desktop.schema import metadata
from cchc_desktop.storage import history
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.copy_names import FOLDER
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.facts import TaskFacts, task_facts, task_id_of
from cchc_desktop.tasks.model import Task
from cchc_desktop.tasks.queries import rows_by_id
from cchc_desktop.tasks.records import TaskDetails, TaskState, UpdateKind
from tests.exchange.task_files import TODAY, save_tasks, task


@pytest.fixture(scope="session")
def without_tasks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample committee with its meetings, but without any task."""
    folder = tmp_path_factory.mktemp("without tasks")
    tree: dict[str, Any] = yaml.load(
        paths.resources("sample", "sample.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader
    )
    del tree["nhiem_vu"]
    for meeting in tree["hop"]:
        for conclusion in meeting.get("ket_luan", ()):
            conclusion.pop("nhiem_vu", None)
    data = folder / "data.yaml"
    data.write_text(yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True), encoding="utf-8")
    load_file(folder / "m.cchc", data)
    open_file(folder / "m.cchc", rooms=ROOMS).close()  # fills the search index, so that nothing else changes it
    return folder / "m.cchc"


@pytest.fixture
def file(without_tasks: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(without_tasks, tmp_path / "m.cchc"))


@pytest.fixture
def lead() -> str:
    return "Văn phòng - Thống kê"


def count(file: Path) -> int:
    with open_file(file, read_only=True) as data, data.reading() as session:
        return session.scalar(select(func.count(Task.id))) or 0


def facts(file: Path, code: str) -> TaskFacts:
    with open_file(file, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        return task_facts(session, task_id_of(session, code), today=TODAY)


def exported(file: Path, folder: Path) -> list[dict[str, str]]:
    """Return the rows of the exported list of tasks, by column title."""
    written = {path.name: path for path in export_file(file, folder)}
    with written["tasks.csv"].open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_what_is_exported_is_read_back_unchanged(file: Path, tmp_path: Path, suffix: str) -> None:
    full = tmp_path / "đủ.cchc"
    load_file(full, paths.resources("sample", "sample.yaml"))
    before = exported(full, tmp_path / "a")
    sheet = import_file(file, tmp_path / "a" / f"tasks.{suffix}")
    after = exported(file, tmp_path / "b")

    assert (sheet.faults, len(sheet.tasks)) == ((), 14)
    for row, again in zip(before, after, strict=True):
        day, day_again = row.pop("Ngày cập nhật"), again.pop("Ngày cập nhật")
        assert row == again
        assert day in (day_again, "")  # progress that no line of the log dates is dated on import


def test_sheet_of_twelve_columns_is_read_back_as_far_as_it_goes(file: Path, tmp_path: Path) -> None:
    full = tmp_path / "đủ.cchc"
    load_file(full, paths.resources("sample", "sample.yaml"))
    with open_file(full, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        ids = list(session.scalars(select(Task.id).order_by(Task.id)))
        table = task_table(session, ids, TRACKING, today=TODAY)
        rows = rows_by_id(session, ids, today=TODAY)
    write_list(tmp_path / "a.xlsx", "Bảng theo dõi", table.titles, table.rows)
    sheet = import_file(file, tmp_path / "a.xlsx")

    assert sheet.faults == ()
    assert [line.details.work for line in sheet.tasks] == [row.work for row in sorted(rows, key=lambda row: row.id)]
    with open_file(file, read_only=True, rooms=ROOMS) as data, data.reading() as session:
        again = rows_by_id(session, list(session.scalars(select(Task.id))), today=TODAY)
    plain = [row for row in rows if not row.is_recurring]
    found = {row.work: row for row in again}
    for row in plain:
        other = found[row.work]
        assert (other.lead, other.supervisor, other.co_workers) == (row.lead, row.supervisor, row.co_workers)
        assert (other.label, other.due_on, other.completed_on) == (row.label, row.due_on, row.completed_on)


def test_import_is_one_step_that_undo_takes_back(file: Path, tmp_path: Path, lead: str) -> None:
    done = task(Chủ_trì=lead, Ngày_hoàn_thành="20/03/2021")
    path = save_tasks(tmp_path / "quý I.xlsx", task(Chủ_trì=lead, Trạng_thái="Tạm dừng"), done, task(Chủ_trì=lead))
    import_file(file, path)
    with open_file(file, rooms=ROOMS) as data:
        with data.writing() as session:
            title = history.undo(session).title
        after_undo = _codes(data)
        with data.writing() as session:
            history.redo(session)
        after_redo = _codes(data)

    assert title == "Nhập 3 nhiệm vụ từ “quý I.xlsx”"
    assert (after_undo, after_redo) == ([], ["T01", "T02", "T03"])


def test_copy_is_kept_before_and_only_for_a_sound_list(file: Path, tmp_path: Path, lead: str) -> None:
    content = file.read_bytes()
    faulty = import_file(file, save_tasks(tmp_path / "a.xlsx", task(Chủ_trì=lead), task(Chủ_trì="Ai đó")))
    assert len(faulty.faults) == 1
    assert file.read_bytes() == content and not (tmp_path / FOLDER).exists()

    import_file(file, save_tasks(tmp_path / "b.xlsx", task(Chủ_trì=lead)))
    (copy,) = (path for path in (tmp_path / FOLDER).iterdir() if path.suffix == ".cchc")
    assert "trước khi nhập" in copy.name
    assert (count(copy), count(file)) == (0, 1)


def test_dry_run_writes_nothing_and_needs_no_lock(file: Path, tmp_path: Path, lead: str) -> None:
    content = file.read_bytes()
    path = save_tasks(tmp_path / "a.xlsx", task(Chủ_trì=lead))
    with open_file(file, rooms=ROOMS):
        sheet = dry_run(file, path)
        with pytest.raises(AppError):
            import_file(file, path)
    assert (len(sheet.tasks), file.read_bytes()) == (1, content)


def test_each_state_and_deadline_arrives(file: Path, tmp_path: Path, lead: str) -> None:
    given = {"Chủ trì": lead, "Ngày giao": "01/03/2021"}
    path = save_tasks(
        tmp_path / "a.xlsx",
        {**task(Mã="A", Gia_hạn_đến="30/04/2021", Kết_quả_xử_lý="Đang chờ"), **given, "Tiến độ (%)": 40},
        {**task(Mã="A1", Thuộc_nhiệm_vụ="A", Ngày_hoàn_thành="20/03/2021"), **given},
        {**task(Mã="A2", Thuộc_nhiệm_vụ="A1", Trạng_thái="Hoàn thành (19/3/2021)"), **given},
        {**task(Mã="B", Trạng_thái="Tạm dừng", Dừng_từ_ngày="10/03/2021", Lý_do_dừng="Chờ kinh phí"), **given},
        {**task(Mã="C", Trạng_thái="Thôi theo dõi"), **given},
        {**task(Mã="D", Trạng_thái="Chờ xác nhận (20/3/2021)"), **given},
        {**task(Mã="E", Trạng_thái="Thực hiện lại", Lý_do_dừng="Thiếu phụ lục"), **given},
        {**task(Mã="F", Trạng_thái="Nháp"), **given},
        {**task(Mã="G", Thời_hạn="ngày 25 hằng tháng", Các_kỳ_đã_hoàn_thành="2021-03 (24/03/2021)"), **given},
        {**task(), **given},
    )
    assert import_file(file, path).faults == ()

    found = {code: facts(file, code) for code in ("A", "A1", "A2", "B", "C", "D", "E", "F", "G", "T01")}
    first = found["A"]
    assert (first.row.original_due_on, first.row.due_on, first.row.progress) == (
        date(2021, 4, 20), date(2021, 4, 30), 40,
    )  # fmt: skip
    assert (len(first.extensions), first.row.last_result, first.children[0].code) == (1, "Đang chờ", "A1")
    assert (found["A2"].row.completed_on, found["A2"].row.depth) == (date(2021, 3, 19), 2)
    assert (found["B"].row.state, found["B"].pauses[0].reason) == (TaskState.PAUSED, "Chờ kinh phí")
    cancelled = found["C"].cancelled
    assert cancelled is not None and cancelled.reason == "Theo danh sách “a.xlsx”"
    assert (found["D"].row.state, found["D"].row.completed_on) == (
        TaskState.AWAITING_CONFIRMATION, date(2021, 3, 20),
    )  # fmt: skip
    assert found["E"].row.state is TaskState.RETURNED
    assert (found["E"].updates[0].kind, found["E"].updates[0].text) == (UpdateKind.RETURNED, "Thiếu phụ lục")
    assert (found["F"].row.state, found["F"].row.label) == (TaskState.DRAFT, None)
    assert (found["G"].row.period, found["G"].row.due_on) == ("2021-04", date(2021, 4, 25))
    assert all(result.ok for result in check_file(file, expected=metadata, rooms=ROOMS))


def test_new_codes_follow_those_of_the_list_and_of_the_file(file: Path, tmp_path: Path, lead: str) -> None:
    import_file(file, save_tasks(tmp_path / "a.xlsx", task(Chủ_trì=lead), task(Chủ_trì=lead, Mã="T40")))
    import_file(file, save_tasks(tmp_path / "b.xlsx", task(Chủ_trì=lead), task(Chủ_trì=lead, Thuộc_nhiệm_vụ="T40")))
    with open_file(file, read_only=True) as data:
        assert _codes(data) == ["T40", "T40.1", "T41", "T42"]


def test_verb_that_refuses_half_way_leaves_nothing(
    file: Path, tmp_path: Path, lead: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, **_more: object) -> None:
        raise Conflict("Không được.")

    monkeypatch.setattr(task_import, "pause", refuse)
    path = save_tasks(tmp_path / "a.xlsx", task(Chủ_trì=lead), task(Chủ_trì=lead, Trạng_thái="Tạm dừng"))
    with pytest.raises(Conflict):
        import_file(file, path)
    assert count(file) == 0


def test_list_with_faults_is_not_imported_whoever_asks(file: Path, tmp_path: Path) -> None:
    sheet = dry_run(file, save_tasks(tmp_path / "a.xlsx", task(Chủ_trì="Ai đó"), task(Chủ_trì="Ai kia")))
    with open_file(file, rooms=ROOMS) as data, pytest.raises(AppError, match="1 chỗ"), data.writing() as session:
        import_tasks(session, sheet, today=TODAY)


_DAYS = st.sampled_from(
    ["", "01/03/2021", "20/03/2021", "20/04/2021", "31/02/2021", "5/8/26", "trước ngày 15/4", "mai"]
)
_ROWS = st.fixed_dictionaries(
    {
        "Mã": st.sampled_from(["", "A", "B", "C", "T01"]),
        "Thuộc nhiệm vụ": st.sampled_from(["", "", "A", "B", "C"]),
        "Nội dung nhiệm vụ": st.sampled_from(["Rà soát", "Niêm yết", ""]),
        "Ngày giao": _DAYS,
        "Thời hạn": st.one_of(_DAYS, st.sampled_from(["ngày 25 hằng tháng", "Không có hạn"])),
        "Gia hạn đến": _DAYS,
        "Chủ trì": st.sampled_from(["", "P05", "VPTK", "VPTK, P05", "ai"]),
        "Phối hợp": st.sampled_from(["", "P05; P10", "các bộ phận liên quan"]),
        "Người phê duyệt": st.sampled_from(["", "P01"]),
        "Tiến độ (%)": st.sampled_from(["", "0", "50%", "100", "150"]),
        "Trạng thái": st.sampled_from(
            ["", "Nháp", "Chưa thực hiện", "Đang thực hiện", "Hoàn thành", "Chờ xác nhận", "Tạm dừng", "Hủy", "Trả lại"]
        ),
        "Ngày hoàn thành": _DAYS,
        "Ngày xác nhận": _DAYS,
        "Các kỳ đã hoàn thành": st.sampled_from(["", "2021-03 (24/03/2021)", "2020-03 (24/03/2020)"]),
        "Kỳ": st.sampled_from(["", "2021-03", "2021-04", "quý"]),
        "Dừng từ ngày": _DAYS,
        "Kết quả xử lý": st.sampled_from(["", "Đã gửi"]),
    }
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(rows=st.lists(_ROWS, min_size=1, max_size=5))
def test_whatever_a_list_says_it_is_imported_whole_or_not_at_all(
    opened: DataFile, list_file: Callable[[list[dict[str, str]]], Path], rows: list[dict[str, str]]
) -> None:
    with opened.reading() as session:
        office = office_of(session, TODAY)
    try:
        sheet = task_import.read_task_sheet(list_file(rows), office)
    except AppError:
        return
    imported = 0
    try:
        with opened.writing() as session:
            imported = len(import_tasks(session, sheet, today=TODAY)[0])
            assert imported == len(sheet.tasks) and not sheet.faults
            raise _Enough
    except (AppError, _Enough):
        pass
    assert imported == len(sheet.tasks) or sheet.faults
    assert _codes(opened) == []


class _Enough(Exception):
    """Ends a transaction without keeping anything."""


@pytest.fixture(scope="module")
def opened(without_tasks: Path, tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = Path(shutil.copy(without_tasks, tmp_path_factory.mktemp("opened") / "m.cchc"))
    with open_file(path, rooms=ROOMS) as data:
        yield data


@pytest.fixture
def list_file(tmp_path: Path) -> Callable[[list[dict[str, str]]], Path]:
    def write(rows: list[dict[str, str]]) -> Path:
        path = tmp_path / "l.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.DictWriter(stream, list(rows[0]), delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


def _codes(data: DataFile) -> list[str]:
    with data.reading() as session:
        return list(session.scalars(select(Task.code).order_by(Task.code)))


def test_plain_values_of_a_line_need_no_file() -> None:
    line = TaskLine(2, TaskDetails("Việc", due_on=date(2021, 4, 20)), extended_to=date(2021, 4, 30))
    assert (line.due_on, TaskSheet("a.xlsx", "Theo dõi", (line,)).faults) == (date(2021, 4, 30), ())
