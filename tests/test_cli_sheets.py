"""``print`` for papers that are about more than one meeting: registers, counts, slips, commitments."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from cchc_desktop.calendar.periods import Period
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.tasks.counts import take_count
from cchc_desktop.tasks.model import Task
from tests.documents.pdf_paper import Paper
from tests.test_cli import Run, file, is_one_sentence, made, run

__all__ = ["file", "made", "run"]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (("task_register",), ["task_register"]),
        (("task_register", "--period", "2021-Q1"), ["task_register-2021-Q1"]),
        (("task_register", "--period", "năm 2020"), ["task_register-2020"]),
        (("count", "--period", "2020-12"), ["count-2020-12"]),
        (("count", "--period", "quý I/2021"), ["count-2021-Q1"]),
        (("task_slip", "--of", "P04"), ["task_slip-P04"]),
        (("day_digest",), ["day_digest"]),
        (("task_slip",), ["task_slip-P04", "task_slip-P05", "task_slip-P10", "task_slip-P17"]),
        (("commitment", "--of", "C2"), ["commitment-C2"]),
        (("commitment", "--period", "2021"), [f"commitment-C{number}" for number in range(1, 7)]),
        (("commitment_register", "--period", "2021"), ["commitment_register-2021"]),
        (("commitment_register", "--period", "quý I/2021"), ["commitment_register-2021-Q1"]),
        (("handover_minutes", "--of", "BG1"), ["handover_minutes-BG1"]),
        (("document_register", "--period", "2021"), ["document_register-2021"]),
    ],
)
def test_sheets_and_slips_are_named_after_their_period_or_person(
    run: Run, file: Path, tmp_path: Path, words: tuple[str, ...], names: list[str]
) -> None:
    code, out, err = run("print", file, *words, "--format", "docx", "--format", "pdf", "--out", tmp_path / "ra")
    assert (code, err) == (0, "")
    expected = [str(tmp_path / "ra" / f"{name}.{file_format}") for name in names for file_format in ("docx", "pdf")]
    assert out.splitlines() == expected
    assert sorted(map(str, (tmp_path / "ra").iterdir())) == sorted(expected)


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("commitment_register", "--period", "2021"), "commitment_register-2021"),
        (("minutes", "--of", "GB-2020-12"), "minutes-GB-2020-12"),
        (("meeting_file", "--of", "GB-2020-12"), "meeting_file-GB-2020-12"),
    ],
)
def test_what_was_written_is_named_though_the_next_file_fails(
    run: Run, file: Path, tmp_path: Path, words: tuple[str, ...], name: str
) -> None:
    (tmp_path / f"{name}.pdf").mkdir()
    code, out, err = run("print", file, *words, "--format", "docx", "--format", "pdf", "--out", tmp_path)
    assert (code, out.splitlines()) == (1, [str(tmp_path / f"{name}.docx")])
    assert is_one_sentence(err) and f"{name}.pdf" in err


@pytest.mark.parametrize(
    "words",
    [
        ("count",),
        ("count", "--period", "2020-12", "--of", "P04"),
        ("task_register", "--of", "P04"),
        ("day_digest", "--of", "T10"),
        ("day_digest", "--period", "2021"),
        ("commitment_register",),
        ("handover_minutes",),
        ("handover_minutes", "--of", "BG1", "--period", "2021"),
        ("document_register", "--of", "TB"),
        ("minutes",),
        ("minutes", "--of", "GB-2020-12", "--period", "2020-12"),
    ],
)
def test_paper_asked_for_without_what_it_is_about_is_wrong_usage(run: Run, file: Path, words: tuple[str, ...]) -> None:
    code, out, err = run("print", file, *words, "--out", file.parent / "không có")
    assert (code, out) == (2, "") and len(err.splitlines()) == 1
    assert not (file.parent / "không có").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("count", "--period", "2021"),
        ("count", "--period", "2021-13"),
        ("count", "--period", "2021-06"),
        ("task_slip", "--of", "P99"),
        ("task_register", "--period", "31/02"),
        ("commitment", "--of", "C9"),
        ("commitment", "--period", "2020"),
        ("commitment_register", "--period", "2021-03"),
        ("handover_minutes", "--of", "BG9"),
        ("document_register", "--period", "2021-Q1"),
    ],
)
def test_sheet_of_what_cannot_be_is_refused_with_a_sentence(run: Run, file: Path, words: tuple[str, ...]) -> None:
    code, out, err = run("print", file, *words, "--out", file.parent / "không có")
    assert (code, out) == (1, "") and is_one_sentence(err)
    assert not (file.parent / "không có").exists()


def test_labels_of_a_register_are_those_of_the_day_given(run: Run, file: Path, tmp_path: Path) -> None:
    for day, words in (
        ("2020-12-14", "Tính đến ngày 14 tháng 12 năm 2020"),
        ("2021-04-05", "ngày 05 tháng 4 năm 2021"),
    ):
        assert run("print", file, "task_register", "--today", day, "--format", "pdf", "--out", tmp_path)[0] == 0
        text = Paper((tmp_path / "task_register.pdf").read_bytes()).text()
        assert words.replace(" ", "") in text


def test_count_that_was_frozen_is_printed_as_it_was_frozen(run: Run, file: Path, tmp_path: Path) -> None:
    period, words = Period.parse("2021-03"), ("print", file, "count", "--period", "2021-03", "--format", "pdf")
    with open_file(file) as data, data.writing() as session:
        take_count(session, period, today=date(2021, 4, 5))
    with open_file(file) as data, data.writing() as session:
        for task in session.scalars(select(Task)):
            task.work = "Việc đã sửa"
    assert run(*words, "--out", tmp_path)[0] == 0
    text = Paper((tmp_path / "count-2021-03.pdf").read_bytes()).text()
    assert "chốtngày" in text and "sốliệuchưachốt" not in text
    assert "Niêmyếtcôngkhai" in text and "Việcđãsửa" not in text
