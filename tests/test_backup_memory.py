from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest

from cchc_desktop.backup_memory import BackupMemory, FileMemory

NOW = datetime(2026, 11, 22, 10, 42)


def test_what_is_remembered_is_read_again(tmp_path: Path) -> None:
    memory = BackupMemory.load(tmp_path / "mới" / "backups.json")
    memory.second_folder = tmp_path / "đĩa khác"
    known = memory.of(tmp_path / "a.cchc", now=NOW)
    known.copied_elsewhere = known.drilled = NOW
    known.drill_failure = "Hỏng."
    memory.save()
    again = BackupMemory.load(memory.path)
    assert again.second_folder == tmp_path / "đĩa khác"
    assert again.of(tmp_path / "a.cchc", now=datetime(2030, 1, 1)) == FileMemory(
        NOW, copied_elsewhere=NOW, drilled=NOW, drill_failure="Hỏng."
    )


def test_a_new_file_is_first_seen_now(tmp_path: Path) -> None:
    assert BackupMemory(tmp_path / "backups.json").of(tmp_path / "a.cchc", now=NOW) == FileMemory(NOW)


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        "[" * 10_000,
        '{"second_folder": 7, "files": 3}',
        '{"files": {"/a": 1}}',
        '{"files": {"/a": {}}}',
        '{"files": {"/a": {"first_seen": "hôm qua"}}}',
    ],
)
def test_what_cannot_be_understood_is_forgotten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "backups.json"
    path.write_text(content, encoding="utf-8")
    memory = BackupMemory.load(path)
    assert (memory.second_folder, memory.files) == (None, {})


def test_a_broken_moment_is_never(tmp_path: Path) -> None:
    path = tmp_path / "backups.json"
    known = {"first_seen": "2026-11-22T10:42:00", "reminded": "?", "drilled": 5, "drill_failure": 1}
    path.write_text(json.dumps({"files": {"/a": known}}), encoding="utf-8")
    assert BackupMemory.load(path).files["/a"] == FileMemory(NOW)
