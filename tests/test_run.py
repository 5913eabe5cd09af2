"""The start script: what it decides before anything is installed."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import types
from pathlib import Path

import pytest

import run
from tests.work import work_of


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with requirement files and a finished ``.venv`` of this Python."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"{name}==1\n", encoding="utf-8")
    monkeypatch.setattr(run, "ROOT", tmp_path)
    monkeypatch.setattr(run, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(run, "STAMP", tmp_path / ".venv" / "ready.json")
    monkeypatch.setattr(run, "OUT", tmp_path / "out")
    run.venv_python().parent.mkdir(parents=True)
    run.venv_python().touch()
    run.STAMP.write_text(json.dumps(run.wanted_stamp(dev=False)), encoding="utf-8")
    return tmp_path


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The commands that the script would have run; each succeeds."""
    made: list[list[str]] = []

    def record(command: run.Command, **_: object) -> int:
        made.append([str(part) for part in command])
        return 0

    monkeypatch.setattr(run, "call", record)
    return made


def installs(calls: list[list[str]]) -> list[str]:
    """The requirement files installed, by name."""
    return [Path(call[-1]).name for call in calls if "pip" in call]


def test_prepare_does_nothing_when_the_stamp_fits(checkout: Path, calls: list[list[str]]) -> None:
    run.prepare(dev=False)
    assert calls == []


def test_prepare_builds_the_environment_anew_without_a_stamp(checkout: Path, calls: list[list[str]]) -> None:
    run.STAMP.unlink()
    run.prepare(dev=False)
    assert calls[0][1:4] == ["-m", "venv", "--clear"]
    assert installs(calls) == ["requirements.txt"]
    assert run.read_stamp() == run.wanted_stamp(dev=False)


def test_prepare_installs_again_when_a_version_changed(checkout: Path, calls: list[list[str]]) -> None:
    (checkout / "requirements.txt").write_text("requirements.txt==2\n", encoding="utf-8")
    run.prepare(dev=False)
    assert installs(calls) == ["requirements.txt"]
    assert not any("venv" in call for call in calls)


def test_prepare_for_tests_adds_the_test_packages_once(checkout: Path, calls: list[list[str]]) -> None:
    run.prepare(dev=True)
    run.prepare(dev=True)
    assert installs(calls) == ["requirements-dev.txt"]


def test_prepare_keeps_the_test_packages_when_the_program_starts(checkout: Path, calls: list[list[str]]) -> None:
    run.prepare(dev=True)
    calls.clear()
    run.prepare(dev=False)
    assert calls == []


def test_prepare_leaves_no_stamp_when_the_installation_fails(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "call", lambda command, **_: 1 if "pip" in command else 0)
    with pytest.raises(run.Stop, match="Chưa cài được các gói"):
        run.prepare(dev=True)
    assert run.read_stamp() is None


def test_every_installed_file_is_checked_by_its_hash(checkout: Path, calls: list[list[str]]) -> None:
    run.prepare(dev=True)
    pip = next(call for call in calls if "pip" in call)
    assert "--require-hashes" in pip


def test_missing_system_libraries_are_named_with_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    missing = run.missing_libraries(loads=lambda library: library != "libEGL.so.1")
    assert [run.QT_LIBRARIES[library] for library in missing] == ["libegl1"]


def test_a_typeface_for_vietnamese_is_found(tmp_path: Path) -> None:
    assert not run.has_type_for_vietnamese([tmp_path, tmp_path / "missing"])
    (tmp_path / "truetype").mkdir()
    (tmp_path / "truetype" / "OpenSans-Regular.ttf").touch()
    assert run.has_type_for_vietnamese([tmp_path])


def test_a_missing_typeface_stops_nobody(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(run, "missing_libraries", list)
    monkeypatch.setattr(run, "has_type_for_vietnamese", lambda: False)
    monkeypatch.setattr(run, "is_root", lambda: False)
    run.prepare_system()
    assert (run.VENV / "libraries-found").exists()


def test_apt_is_used_by_root(calls: list[list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "is_root", lambda: True)
    run.install_by_apt(["libegl1"], "Thiếu thư viện")
    assert [call[1] for call in calls] == ["update", "-q"]
    assert calls[-1][-1] == "libegl1"


def test_without_root_the_one_command_to_type_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "is_root", lambda: False)
    with pytest.raises(run.Stop, match=r"sudo apt-get install -y --no-install-recommends libegl1 libgl1$"):
        run.install_by_apt(["libegl1", "libgl1"], "Thiếu thư viện")


def test_a_python_without_venv_names_the_package(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(run, "is_root", lambda: False)
    with pytest.raises(run.Stop, match=r"apt-get install .*python3-venv"):
        run.make_venv()


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, "linux", False),
        ({"QT_QPA_PLATFORM": "vnc:size=1366x768"}, "linux", True),
        ({}, "win32", True),
    ],
)
def test_a_screen_is_found(environ: dict[str, str], platform: str, expected: bool) -> None:
    assert run.has_screen(environ, platform) is expected


def test_without_a_screen_the_sample_minutes_are_made(
    checkout: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "has_screen", lambda: False)
    (checkout / "out").mkdir()
    (checkout / "out" / "mau.cchc").write_text("from an earlier run", encoding="utf-8")
    assert run.start([]) == 0
    sample, minutes = (call[4:] for call in calls)
    assert sample == ["sample", str(checkout / "out" / "mau.cchc")]
    assert minutes[2:5] == ["minutes", "--of", "GB-2020-12"]
    assert not (checkout / "out" / "mau.cchc").exists()
    assert str(checkout / "out") in capsys.readouterr().out


def test_other_words_go_to_the_program(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(run, "hand_over", lambda command: handed.append([str(part) for part in command]) or 0)
    assert run.start(["print", "m.cchc", "minutes"]) == 0
    assert handed == [[str(run.venv_python()), "-P", "-m", "cchc_desktop", "print", "m.cchc", "minutes"]]


def test_test_with_words_runs_only_these_tests(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handed: list[list[str]] = []
    monkeypatch.setattr(run, "hand_over", lambda command: handed.append([str(part) for part in command]) or 0)
    monkeypatch.setattr(run, "prepare", lambda *, dev: None)
    monkeypatch.setattr(run, "prepare_system", lambda: None)
    run.start(["test", "tests/text", "-q"])
    assert handed[0][-2:] == ["tests/text", "-q"]
    assert "pytest" in handed[0]


def test_on_windows_the_exit_code_of_the_program_is_passed_on(
    checkout: Path, calls: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run, "ON_WINDOWS", True)
    monkeypatch.setattr(run, "call", lambda command, **_: calls.append([str(part) for part in command]) or 7)
    assert run.hand_over(run.program("check", "m.cchc")) == 7
    assert Path(calls[0][0]) == checkout / ".venv" / "Scripts" / "python.exe"


def test_on_windows_a_second_start_waits_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([OSError(errno.EDEADLK, "deadlock"), OSError(errno.EACCES, "denied"), None])

    def locking(_descriptor: int, _mode: int, _size: int) -> None:
        if (answer := next(answers)) is not None:
            raise answer

    monkeypatch.setitem(sys.modules, "msvcrt", types.SimpleNamespace(locking=locking, LK_LOCK=1))
    run.wait_for_lock_on_windows(0)
    assert list(answers) == []


def test_two_starts_do_not_install_at_once(checkout: Path) -> None:
    code = "import run, pathlib; run.ROOT = pathlib.Path.cwd()\nwith run.only_one_setup(): print('in', flush=True)"
    with run.only_one_setup():
        second = subprocess.Popen(
            [sys.executable, "-c", code], cwd=checkout, env=run.program_environment(), stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(timeout=0.7)
    assert second.communicate(timeout=30)[0] == "in\n"


def test_an_unknown_python_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "BEYOND", run.OLDEST)
    with pytest.raises(run.Stop, match=r"từ 3\.11 đến 3\.14"):
        run.start([])


def test_the_working_folder_does_not_hide_the_program(tmp_path: Path) -> None:
    (tmp_path / "cchc_desktop.py").write_text("raise SystemExit('the wrong one')", encoding="utf-8")
    code = "import cchc_desktop; print(cchc_desktop.__version__)"
    done = subprocess.run(
        [sys.executable, "-P", "-c", code], cwd=tmp_path, env=run.program_environment(), capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_ready_environment_is_only_compared(checkout: Path, calls: list[list[str]]) -> None:
    assert work_of(lambda: run.prepare(dev=False)) < 3_000
    assert calls == []


def test_the_script_imports_nothing_but_the_standard_library() -> None:
    code = "import sys, run; print('\\n'.join(sorted({name.split('.')[0] for name in sys.modules})))"
    environ = {**os.environ, "PYTHONPATH": str(run.ROOT)}
    done = subprocess.run([sys.executable, "-S", "-c", code], env=environ, capture_output=True, text=True, check=True)
    foreign = {name for name in done.stdout.split() if name not in sys.stdlib_module_names} - {"run", "__main__"}
    assert foreign == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_pinned_files_name_no_index_and_no_machine(name: str) -> None:
    text = (run.ROOT / name).read_text(encoding="utf-8")
    for trace in ("http", "file:", "--index", "--extra-index", "--find-links", "/opt", "@ "):
        assert trace not in text
    pins = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in pin and pin.endswith("\\") for pin in pins)


def test_both_pinned_files_agree_on_every_version() -> None:
    pins = [
        {line.split()[0] for line in (run.ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        for name in ("requirements.txt", "requirements-dev.txt")
    ]
    assert pins[0] < pins[1]
