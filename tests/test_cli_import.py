"""The commands ``import`` and ``export``: what goes where, what is said, and that nothing is left half-done."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from cchc_desktop import cli
from cchc_desktop.errors import StorageError
from cchc_desktop.exchange import exporting
from cchc_desktop.exchange.exporting import LISTS, as_csv
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.copy_names import FOLDER
from cchc_desktop.storage.migrate import open_file
from tests.exchange.task_files import save_tasks, task

Run = Callable[..., tuple[int, str, str]]
LEAD = "Văn phòng - Thống kê"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "m.cchc"
    assert cli.main(["sample", str(path)]) == 0
    open_file(path, rooms=ROOMS).close()
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "Hồ sơ 'một cửa' 100% #1"
    folder.mkdir()
    return Path(shutil.copy(made, folder / "biên bản.cchc"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    def command(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    yield command


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


def test_import_adds_the_tasks_and_keeps_a_copy(run: Run, file: Path, tmp_path: Path) -> None:
    sheet = save_tasks(tmp_path / "quý II.xlsx", task(Chủ_trì=LEAD), task(Chủ_trì=LEAD, Thời_hạn="khẩn trương"))
    code, out, err = run("import", file, sheet)

    assert (code, out) == (0, "Nhập 2 nhiệm vụ từ “quý II.xlsx”\n")
    assert err == "Dòng 3: “khẩn trương” không cho ra ngày; giữ nguyên văn\n"
    assert [path.suffix for path in sorted((file.parent / FOLDER).iterdir())] == [".cchc", ".sha256"]
    assert "T16\tRà soát hồ sơ trễ hẹn\tVăn phòng - Thống kê" in run("list", file, "tasks", "--today", "2021-04-05")[1]


def test_dry_run_changes_nothing_and_works_while_the_window_is_open(run: Run, file: Path, tmp_path: Path) -> None:
    sheet, before = save_tasks(tmp_path / "l.xlsx", task(Chủ_trì=LEAD)), digest(file)
    with open_file(file, rooms=ROOMS):
        code, out, err = run("import", file, sheet, "--dry-run")
        refused = run("import", file, sheet)

    assert (code, out, err) == (0, "1 nhiệm vụ trong “l.xlsx” nhập được; chưa ghi gì.\n", "")
    assert (refused[0], refused[1], refused[2].count("\n")) == (1, "", 1)
    assert digest(file) == before and not (file.parent / FOLDER).exists()


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_faults_name_row_and_column_and_nothing_is_imported(
    run: Run, file: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    rows = (task(Chủ_trì=LEAD), task(Chủ_trì="Ai đó"), task(Chủ_trì=LEAD, Thời_hạn="5/8/26"))
    sheet, before = save_tasks(tmp_path / "l.xlsx", *rows), digest(file)
    code, out, err = run("import", file, sheet, *options)

    first, second, last = err.splitlines()
    assert (code, out, digest(file)) == (1, "", before)
    assert "dòng 3, cột E (Chủ trì)" in first and "dòng 4, cột D (Thời hạn)" in second
    assert last.startswith("2 chỗ trong “l.xlsx” chưa đúng. Chưa nhập gì.")


def test_sheet_that_is_none_is_refused_with_one_sentence(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "l.xlsx").write_text("STT;Nội dung;Chủ trì\n", encoding="utf-8")
    for sheet in (tmp_path / "l.xlsx", tmp_path / "none.xlsx"):
        code, out, err = run("import", file, sheet)
        assert (code, out, err.count("\n")) == (1, "", 1)


def test_export_writes_every_list_as_csv_and_excel(run: Run, file: Path, tmp_path: Path) -> None:
    before, folder = digest(file), tmp_path / "ra" / "danh sách"
    with open_file(file, rooms=ROOMS):
        code, out, err = run("export", file, "--out", folder)

    names = [f"{each.name}.{suffix}" for each in LISTS for suffix in ("csv", "xlsx")]
    assert (code, err) == (0, "")
    assert out.splitlines() == [str(folder / name) for name in names]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert digest(file) == before
    tasks = {row["Mã"]: row for row in rows_of(folder / "tasks.csv")}
    assert (len(tasks), tasks["T05"]["Hạn gốc"], tasks["T05"]["Thời hạn"]) == (14, "14/12/2020", "31/12/2020")
    assert "quá hạn 112 ngày" in tasks["T10"]["Trạng thái"]
    assert len(rows_of(folder / "extensions.csv")) >= 1 and len(rows_of(folder / "people.csv")) > 5


def test_excel_holds_the_same_as_csv_with_real_dates(run: Run, file: Path, tmp_path: Path) -> None:
    run("export", file, "--out", tmp_path)
    sheet = load_workbook(tmp_path / "tasks.xlsx").active
    titles = [cell.value for cell in sheet[3]]
    assert titles == list(rows_of(tmp_path / "tasks.csv")[0])
    assert sheet.max_row == 3 + 14
    assert isinstance(sheet.cell(4, titles.index("Thời hạn") + 1).value, date)


def test_year_keeps_what_belongs_to_it(run: Run, file: Path, tmp_path: Path) -> None:
    code, out, _err = run("export", file, "--out", tmp_path, "--year", "2020")

    assert code == 0 and all(Path(line).stem.endswith("-2020") for line in out.splitlines())
    assert {row["Ngày"][-4:] for row in rows_of(tmp_path / "calendar_days-2020.csv")} == {"2020"}
    assert {row["Ngày"][-4:] for row in rows_of(tmp_path / "meetings-2020.csv")} == {"2020"}
    assert {row["Ngày"][-4:] for row in rows_of(tmp_path / "progress_log-2020.csv")} <= {"2020"}
    assert all(row["Ngày giao"][-4:] <= "2020" for row in rows_of(tmp_path / "tasks-2020.csv"))


def test_folder_that_refuses_is_one_sentence_and_nothing_half_written(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ra").write_text("", encoding="utf-8")
    code, out, err = run("export", file, "--out", tmp_path / "ra")
    assert (code, out, err.count("\n")) == (1, "", 1)

    def full(path: Path, _data: bytes) -> None:
        raise StorageError(f"Đĩa đầy: {path.name}.")

    monkeypatch.setattr(exporting, "write_whole", full)
    code, out, err = run("export", file, "--out", tmp_path / "đầy")
    assert (code, out, err) == (1, "", "Đĩa đầy: tasks.csv.\n")
    assert list((tmp_path / "đầy").iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [("import", "a.cchc"), ("export", "a.cchc"), ("export", "a.cchc", "--out", "b", "--year", "21"), ("import",)],
)
def test_wrong_usage_exits_with_two(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_text_that_looks_like_a_formula_stays_a_text_in_csv() -> None:
    table = as_csv(["A"], [["=1+1"], ["- Rà soát"], ["a;b"], [date(2021, 4, 5)], [None]]).decode("utf-8-sig")
    assert table == 'A\r\n\'=1+1\r\n\'- Rà soát\r\n"a;b"\r\n05/04/2021\r\n""\r\n'
