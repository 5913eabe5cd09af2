"""The command line: exit codes, one sentence per error, names of files, lists as JSON; reading changes nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from sqlalchemy import select

from cchc_desktop import cli, paths
from cchc_desktop.documents.kinds import KINDS
from cchc_desktop.meetings.model import Meeting
from cchc_desktop.meetings.signing import reopen_minutes
from cchc_desktop.settings import Settings
from cchc_desktop.storage.migrate import open_file

SAMPLE = paths.resources("sample", "sample.yaml")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def made() -> Iterator[Path]:
    """The sample as a file, in a folder that an account without privileges may enter."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        assert cli.main(["sample", str(folder / "m.cchc")]) == 0
        (folder / "m.cchc").chmod(0o644)
        yield folder / "m.cchc"


@pytest.fixture
def file(made: Path, tmp_path: Path) -> Path:
    """A copy under a name with blanks, accents and quotes."""
    folder = tmp_path / "Hồ sơ 'một cửa' “CCHC” 100% #1"
    folder.mkdir()
    return Path(shutil.copy(made, folder / "biên bản.cchc"))


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process and return exit code, stdout and stderr."""

    def command(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return code, said.out, said.err

    return command


def start(*words: object, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Run a command as a process of its own; an environment variable of None is taken away."""
    changed = {**os.environ, **{name: value for name, value in environment.items() if value is not None}}
    for name in (name for name, value in environment.items() if value is None):
        changed.pop(name, None)
    command = [sys.executable, "-m", "cchc_desktop", *map(str, words)]
    return subprocess.run(command, env=changed, capture_output=True, text=True, encoding="utf-8", check=False)


def digest(path: Path) -> tuple[str, int]:
    return hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mtime_ns


def is_one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and text.rstrip().endswith((".", ")")) and "Traceback" not in text


# ----------------------------------------------------------------------------------------------------- sample and load


def test_sample_makes_a_file_without_a_word_about_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    code, out, err = run("sample", tmp_path / "m.cchc")
    assert (code, out) == (0, f"{tmp_path / 'm.cchc'}\n")
    assert err == ""


def test_load_names_in_one_line_what_was_left_out(run: Run, tmp_path: Path) -> None:
    code, out, err = run("load", tmp_path / "m.cchc", paths.resources("sample", "sample.yaml"))
    assert (code, out) == (0, f"{tmp_path / 'm.cchc'}\n")
    assert err.count("\n") == 1
    assert "kiem_tra" in err and "cam_ket" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["m.cchc"]


def test_load_reads_the_data_set_beside_a_difficult_path(file: Path) -> None:
    data, target = file.parent / "dữ liệu & số.yaml", file.parent / "mới.cchc"
    shutil.copy(SAMPLE, data)
    done = start("load", target, data)
    assert (done.returncode, done.stdout) == (0, f"{target}\n")
    assert start("list", target, "meetings").stdout.startswith("code\tdate\ttitle")


@pytest.mark.parametrize("command", [("sample",), ("load",)])
def test_existing_file_is_refused_and_untouched(run: Run, file: Path, command: tuple[str]) -> None:
    before = digest(file)
    code, out, err = run(*command, file, *([SAMPLE] if command == ("load",) else []))
    assert (code, out) == (1, "") and is_one_sentence(err) and file.name in err
    assert digest(file) == before


def test_loading_that_fails_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    tree = yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    tree["hop"][1]["thu_ky"] = tree["hop"][1]["chu_tri"]
    data = tmp_path / "d.yaml"
    data.write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
    code, out, err = run("load", tmp_path / "m.cchc", data)
    assert (code, out) == (1, "") and is_one_sentence(err) and "hop[TK-2020].thu_ky" in err
    assert [path.name for path in tmp_path.iterdir()] == ["d.yaml"]


@pytest.mark.parametrize("data", ["không có.yaml", "."])
def test_data_set_that_cannot_be_read_is_named(run: Run, tmp_path: Path, data: str) -> None:
    code, out, err = run("load", tmp_path / "m.cchc", tmp_path / data)
    assert (code, out) == (1, "") and is_one_sentence(err)
    assert list(tmp_path.iterdir()) == []


def test_file_in_a_folder_that_is_missing_is_refused(run: Run, tmp_path: Path) -> None:
    code, _out, err = run("sample", tmp_path / "không có" / "m.cchc")
    assert code == 1 and is_one_sentence(err) and "không có" in err
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------------------------------------------------------- list


def test_meetings_as_json_have_the_fields_of_the_contract(run: Run, file: Path) -> None:
    code, out, err = run("list", file, "meetings", "--json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert list(rows[0]) == ["code", "date", "title", "period", "state", "notice_due", "notice_late_working_days"]
    assert [row["code"] for row in rows] == ["TK-2020", "GB-2020-12"]


@pytest.mark.parametrize(("what", "count"), [("meetings", 2), ("people", 18), ("departments", 12)])
def test_list_prints_a_line_for_each_row_under_a_head(run: Run, file: Path, what: str, count: int) -> None:
    code, out, _err = run("list", file, what)
    assert code == 0 and len(out.splitlines()) == count + 1
    assert out.startswith("code\t")


def test_list_follows_the_day_and_the_words_asked_for(run: Run, file: Path) -> None:
    _code, out, _err = run("list", file, "departments", "--today", "2026-01-05", "--search", "hanh chinh", "--json")
    assert [row["code"] for row in json.loads(out)] == ["HCC"]
    assert run("list", file, "people", "--search", "không ai") == (0, "", "")


# --------------------------------------------------------------------------------------------------------------- print


def test_print_writes_word_and_pdf_and_names_them(run: Run, file: Path) -> None:
    out_folder = file.parent / "in ra" / "tháng 12"
    code, out, err = run("print", file, "minutes", "--of", "GB-2020-12", "--out", out_folder)
    assert (code, err) == (0, "")
    docx, pdf = out_folder / "minutes-GB-2020-12.docx", out_folder / "minutes-GB-2020-12.pdf"
    assert out.splitlines() == [str(docx), str(pdf)]
    assert sorted(out_folder.iterdir()) == [docx, pdf]
    assert docx.read_bytes()[:2] == b"PK" and pdf.read_bytes()[:8] == b"%PDF-1.4"


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
@pytest.mark.parametrize("code", ["GB-2020-12", "TK-2020"])
def test_every_kind_is_printed_in_the_format_asked_for(
    run: Run, file: Path, tmp_path: Path, kind: str, code: str
) -> None:
    done = run("print", file, kind, "--of", code, "--format", "pdf", "--format", "pdf", "--out", tmp_path / "ra")
    is_form = kind == "supplementary_minutes"  # nobody has written any: a form for the pen, and a sentence that says so
    name = f"{kind}-{code}{'-du-thao' if is_form else ''}.pdf"
    assert done[:2] == (0, f"{tmp_path / 'ra' / name}\n")
    assert len(done[2].splitlines()) == is_form
    assert len(list((tmp_path / "ra").iterdir())) == 1


def test_draft_ends_in_du_thao_and_what_is_typed_otherwise_is_named_once(run: Run, tmp_path: Path) -> None:
    tree = yaml.load(SAMPLE.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    tree["hop"][0]["trang_thai"] = "du_thao"
    data, file = tmp_path / "d.yaml", tmp_path / "m.cchc"
    data.write_text(yaml.dump(tree, allow_unicode=True), encoding="utf-8")
    assert run("load", file, data)[0] == 0
    words = ("minutes", "--of", "GB-2020-12", "--out", tmp_path)
    code, out, err = run("print", file, *words)
    assert (code, err) == (0, "")
    assert [Path(line).name for line in out.splitlines()] == [
        "minutes-GB-2020-12-du-thao.docx",
        "minutes-GB-2020-12-du-thao.pdf",
    ]
    with open_file(file) as opened, opened.writing() as session:
        meeting = session.scalars(select(Meeting).where(Meeting.code == "GB-2020-12")).one()
        meeting.proceedings = f"Địa điểm: Sân vận động.\nNội dung:\n{meeting.proceedings}"
    code, again, err = run("print", file, *words)
    assert (code, again) == (0, out) and is_one_sentence(err) and "Địa điểm" in err


def test_annex_is_never_a_draft(run: Run, file: Path, tmp_path: Path) -> None:
    with open_file(file) as opened, opened.writing() as session:
        for meeting in session.scalars(select(Meeting)).all():
            reopen_minutes(session, meeting.id, "Vì", now=datetime.now(UTC))
    code, out, _err = run("print", file, "agenda", "--of", "GB-2020-12", "--out", tmp_path, "--format", "pdf")
    assert (code, out) == (0, f"{tmp_path / 'agenda-GB-2020-12.pdf'}\n")


def test_paper_that_is_there_is_replaced_and_the_same_facts_give_the_same_bytes(
    run: Run, file: Path, tmp_path: Path
) -> None:
    words = ("print", file, "minutes", "--of", "TK-2020", "--out", tmp_path)
    (tmp_path / "minutes-TK-2020.pdf").write_bytes(b"old")
    assert run(*words)[0] == 0
    first = [path.read_bytes() for path in sorted(tmp_path.glob("minutes*"))]
    assert run(*words)[0] == 0
    assert [path.read_bytes() for path in sorted(tmp_path.glob("minutes*"))] == first
    assert b"old" not in first


def test_unknown_code_names_the_meetings_and_makes_no_folder(run: Run, file: Path, tmp_path: Path) -> None:
    code, out, err = run("print", file, "minutes", "--of", "GB-2099-01", "--out", tmp_path / "ra")
    assert (code, out) == (1, "") and is_one_sentence(err)
    assert "GB-2099-01" in err and "GB-2020-12" in err
    assert not (tmp_path / "ra").exists()


def test_folder_that_is_a_file_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    (tmp_path / "ra").write_bytes(b"kept")
    code, out, err = run("print", file, "minutes", "--of", "TK-2020", "--out", tmp_path / "ra")
    assert (code, out) == (1, "") and is_one_sentence(err)
    assert (tmp_path / "ra").read_bytes() == b"kept"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="modes of folders count on Unix only")
def test_read_only_folder_is_refused_with_a_sentence(run: Run, made: Path) -> None:
    folder = made.parent / "chỉ đọc"
    folder.mkdir(mode=0o555)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    try:
        code, out, err = run("print", made, "minutes", "--of", "TK-2020", "--format", "pdf", "--out", folder)
        listed = run("list", made, "meetings")
    finally:
        if is_root:
            os.seteuid(0)
    assert (code, out) == (1, "") and is_one_sentence(err)
    assert list(folder.iterdir()) == []
    assert listed[0] == 0


# ------------------------------------------------------------------------------------------------------------- reading


def test_reading_commands_work_while_the_window_has_the_file_and_change_nothing(file: Path, tmp_path: Path) -> None:
    commands = (
        ("list", file, "meetings", "--json"),
        ("print", file, "minutes", "--of", "GB-2020-12", "--out", tmp_path / "ra", "--format", "docx"),
        ("check", file),
    )
    with open_file(file) as data, data.writing() as session:
        session.connection().exec_driver_sql("UPDATE person SET rank = rank + 1")
        done = [start(*command) for command in commands]
    assert [(one.returncode, one.stderr) for one in done] == [(0, "")] * 3
    before, beside = digest(file), sorted(file.parent.iterdir())
    assert [start(*command).returncode for command in commands] == [0] * 3
    assert digest(file) == before
    assert sorted(file.parent.iterdir()) == beside


def test_check_prints_a_line_per_check_and_fails_on_a_file_that_is_none(run: Run, file: Path, tmp_path: Path) -> None:
    code, out, _err = run("check", file)
    assert code == 0 and len(out.splitlines()) >= 4
    assert all(line.startswith("ok\t") for line in out.splitlines())
    other = tmp_path / "khác.cchc"
    other.write_bytes(b"SQLite format 3\x00" + b"\x00" * 600)
    code, out, _err = run("check", other)
    assert code == 1 and "FAILED" in out


# -------------------------------------------------------------------------------------------------------------- errors

NO_DATABASE: dict[str, bytes | None] = {"missing": None, "empty": b"", "text": b"x" * 900, "folder": None}


@pytest.mark.parametrize("name", NO_DATABASE)
@pytest.mark.parametrize("words", [("list", "meetings"), ("print", "minutes", "--of", "TK-2020")])
def test_file_that_is_no_data_file_is_refused_in_one_sentence(
    run: Run, tmp_path: Path, name: str, words: tuple[str, ...]
) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif (content := NO_DATABASE[name]) is not None:
        path.write_bytes(content)
    code, out, err = run(words[0], path, *words[1:])
    assert (code, out) == (1, "") and is_one_sentence(err) and name in err
    assert [entry.name for entry in tmp_path.iterdir()] == ([name] if name != "missing" else [])


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("list", "m.cchc"),
        ("list", "m.cchc", "poems"),
        ("list", "m.cchc", "meetings", "--today", "05/4/2021"),
        ("list", "m.cchc", "meetings", "--unknown"),
        ("print", "m.cchc", "minutes"),
        ("print", "m.cchc", "poem", "--of", "TK-2020"),
        ("print", "m.cchc", "minutes", "--of", "TK-2020", "--format", "odt"),
        ("sample",),
        ("load", "m.cchc"),
        ("check",),
        ("m.cchc", "second.cchc"),
        ("m.cchc", "--today", "never"),
        ("m.cchc", "--today", "1899-12-31"),
        ("list", "m.cchc", "meetings", "--today", "2200-01-01"),
    ],
)
def test_wrong_usage_exits_with_2_and_one_line(run: Run, words: tuple[str, ...]) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert err.startswith("cchc_desktop") and err.count("\n") == 1


def test_help_and_version_go_to_stdout(run: Run) -> None:
    code, out, err = run("--help")
    assert (code, err) == (0, "") and all(command in out for command in cli.COMMANDS)
    assert run("--version")[1].strip().replace(".", "").isdigit()


def test_error_is_one_sentence_of_a_process_too(tmp_path: Path) -> None:
    done = start("list", tmp_path / "không có.cchc", "people")
    assert (done.returncode, done.stdout) == (1, "")
    assert is_one_sentence(done.stderr) and "không có.cchc" in done.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_window_without_a_screen_is_refused_in_one_sentence(file: Path) -> None:
    done = start(file, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)
    assert done.returncode == 1 and is_one_sentence(done.stderr)


def test_interrupted_command_says_nothing_more(run: Run, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("cchc_desktop.exchange.listing.rows_of", interrupt)
    assert run("list", file, "people") == (130, "", "")


def test_output_that_nobody_reads_ends_quietly(file: Path) -> None:
    command = [sys.executable, "-m", "cchc_desktop", "list", str(file), "people"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


def test_self_test_passes_and_leaves_what_the_next_start_opens() -> None:
    before = Settings.load()
    done = start("self-test", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len([line for line in done.stdout.splitlines() if line.startswith("ok\t")]) == 5
    assert Settings.load() == before
