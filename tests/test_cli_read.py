"""The command `read`: an array with one object per proposed task, people and departments by their codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cchc_desktop import cli

SENTENCE = "Giao Bộ phận Một cửa chủ trì, phối hợp với Văn phòng rà soát hồ sơ trễ hẹn, xong trước ngày 15/12/2020"
KEYS = ("lead", "co_workers", "work", "due_wording", "due_date", "recurrence", "missing")


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a file."""
    made = tmp_path_factory.mktemp("read") / "m.cchc"
    assert cli.main(["sample", str(made)]) == 0
    return made


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """Exit code, stdout and stderr of a command."""
    capsys.readouterr()
    code = cli.main([str(word) for word in words])
    said = capsys.readouterr()
    return code, said.out, said.err


def test_read_prints_an_array_and_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    code, out, err = run(capsys, "read", file, SENTENCE, "--from", "2020-12-04", "--json")
    (task,) = json.loads(out)
    assert (code, err, tuple(task)) == (0, "", KEYS)
    assert (task["lead"], task["co_workers"], task["work"]) == ("MC", ["VPTK"], "Rà soát hồ sơ trễ hẹn")
    assert (task["due_wording"], task["due_date"]) == ("xong trước ngày 15/12/2020", "2020-12-14")
    assert task["recurrence"] is None
    assert task["missing"] == ["person", "responsibility", "deliverable", "authority"]
    assert file.read_bytes() == before


def test_read_gives_a_recurrence_without_a_date(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sentence = "Giao 02 đồng chí Phó Chủ tịch phụ trách 02 khối đánh giá công chức hằng tháng."
    tasks = json.loads(run(capsys, "read", file, sentence, "--from", "2020-12-04", "--json")[1])
    assert [task["lead"] for task in tasks] == ["P02", "P03"]
    assert tasks[0]["recurrence"] == {"every": "month", "day": "last"}
    assert tasks[0]["due_date"] is None


@pytest.mark.parametrize("sentence", ["", "Nhìn chung, công tác CCHC đã đạt được một số kết quả."])
def test_read_prints_an_empty_array_where_nothing_is_ordered(
    sentence: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "read", file, sentence, "--from", "2020-12-04", "--json") == (0, "[]\n", "")
    assert run(capsys, "read", file, sentence, "--from", "2020-12-04") == (0, "", "")


def test_read_says_it_in_words(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = run(capsys, "read", file, SENTENCE, "--from", "2020-12-04")[1].splitlines()
    assert out[0] == "Rà soát hồ sơ trễ hẹn"
    assert "“Văn phòng” là Văn phòng - Thống kê (VPTK)." in out
    assert "Trước ngày 15/12/2020 → 14/12/2020." in out


def test_read_needs_a_file_and_a_day(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "read", tmp_path / "none.cchc", SENTENCE, "--from", "2020-12-04")
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    with pytest.raises(SystemExit) as stopped:
        cli.main(["read", str(file), SENTENCE])
    assert stopped.value.code == 2


def test_read_refuses_a_text_too_long(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "read", file, "x" * 10_001, "--from", "2020-12-04")
    assert (code, out, err) == (1, "", "Câu giao việc dài tối đa 10000 ký tự.\n")
