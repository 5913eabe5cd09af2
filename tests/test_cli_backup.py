"""The commands ``backup`` and ``restore``: paths on stdout, one sentence on stderr, nothing half-done."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cchc_desktop import cli
from cchc_desktop.storage.check import check_file
from cchc_desktop.storage.copy_names import digest_path
from cchc_desktop.storage.engine import disposable_engine
from cchc_desktop.storage.migrate import open_file

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "m.cchc"
    assert cli.main(["sample", str(path)]) == 0
    return path


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "Hồ sơ 'một cửa' “CCHC” 100% #1"
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


def digest(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def meetings(path: Path) -> int:
    with disposable_engine(path, read_only=True).begin() as connection:
        return int(connection.exec_driver_sql("SELECT count(*) FROM person").scalar_one())


def add_person(path: Path) -> None:
    with disposable_engine(path).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql(
            "INSERT INTO person (code, full_name, kind, in_charge_of, rank, is_hidden) "
            "VALUES ('P99', 'Người Mới', '', '', 0, 0)"
        )


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.rstrip().endswith(".") and "Traceback" not in text


def test_backup_prints_the_path_of_a_checked_copy_and_changes_nothing(run: Run, file: Path, tmp_path: Path) -> None:
    before = digest(file)
    code, out, err = run("backup", file, "--to", tmp_path / "đĩa khác")
    copy = Path(out.removesuffix("\n"))
    assert (code, err) == (0, "")
    assert copy.parent == tmp_path / "đĩa khác"
    assert digest_path(copy).exists()
    assert all(result.ok for result in check_file(copy))
    assert digest(file) == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_backup_works_while_the_window_has_the_file_open(run: Run, file: Path, tmp_path: Path) -> None:
    with open_file(file):
        code, out, _err = run("backup", file, "--to", tmp_path / "a")
    assert (code, meetings(Path(out.strip()))) == (0, meetings(file))


def test_backup_of_what_is_no_file_of_ours_is_refused(run: Run, tmp_path: Path) -> None:
    word = tmp_path / "a.docx"
    word.write_bytes(b"PK" * 2000)
    for name in (word, tmp_path / "không có.cchc", tmp_path):
        code, out, err = run("backup", name, "--to", tmp_path / "b")
        assert (code, out) == (1, "")
        assert is_one_sentence(err)
    assert not (tmp_path / "b").exists()


def test_backup_into_a_file_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "là tệp").touch()
    code, out, err = run("backup", file, "--to", tmp_path / "là tệp")
    assert (code, out) == (1, "")
    assert is_one_sentence(err)


@pytest.mark.parametrize("words", [("backup", "a.cchc"), ("restore", "a.cchc"), ("backup", "--to", "b")])
def test_wrong_usage_is_named_in_one_line(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def test_restore_prints_the_file_and_the_one_kept(run: Run, file: Path, tmp_path: Path) -> None:
    copy = run("backup", file, "--to", tmp_path / "đĩa khác")[1].strip()
    before = meetings(file)
    add_person(file)
    code, out, err = run("restore", copy, "--to", file)
    restored, kept = map(Path, out.splitlines())
    assert (code, err, restored) == (0, "", file)
    assert (meetings(restored), meetings(kept)) == (before, before + 1)
    assert kept.parent == file.parent / "Sao lưu"
    assert run("check", file)[0] == 0


def test_restore_where_nothing_is_prints_one_path(run: Run, file: Path, tmp_path: Path) -> None:
    target = tmp_path / "máy mới.cchc"
    assert run("restore", file, "--to", target) == (0, f"{target}\n", "")
    assert run("list", target, "people")[1] == run("list", file, "people")[1]


def test_restore_onto_an_open_file_is_refused_in_one_sentence(run: Run, file: Path, tmp_path: Path) -> None:
    copy = run("backup", file, "--to", tmp_path / "a")[1].strip()
    with open_file(file):
        code, out, err = run("restore", copy, "--to", file)
        assert (code, out) == (1, "")
        assert is_one_sentence(err)


def test_restore_of_a_damaged_a_newer_and_a_foreign_backup_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    copy = Path(run("backup", file, "--to", tmp_path / "a")[1].strip())
    damaged, newer, foreign = tmp_path / "hỏng.cchc", tmp_path / "mới.cchc", tmp_path / "khác.cchc"
    damaged.write_bytes(copy.read_bytes()[:-8192])
    shutil.copyfile(copy, newer)
    with disposable_engine(newer).execution_options(writes=True).begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    assert run("sample", foreign)[0] == 0
    before = digest(file)
    for backup in (damaged, newer, foreign):
        code, out, err = run("restore", backup, "--to", file)
        assert (code, out) == (1, ""), backup
        assert is_one_sentence(err), err
    assert digest(file) == before


def test_both_commands_load_no_qt(file: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from cchc_desktop.cli import main\n"
        f"assert main(['backup', {str(file)!r}, '--to', {str(tmp_path / 'a')!r}]) == 0\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True).returncode == 0
