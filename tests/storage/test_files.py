from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cchc_desktop.errors import StorageError
from cchc_desktop.storage import files
from cchc_desktop.storage.files import TargetBusy, make_folder, open_with_system, safe_name, write_whole


def names_in(folder: Path) -> list[str]:
    return sorted(entry.name for entry in folder.iterdir())


def test_write_whole_replaces_the_file_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "biên bản.docx"
    path.write_bytes(b"old")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert names_in(tmp_path) == ["biên bản.docx"]


def test_write_whole_gives_a_new_file_the_usual_mode(tmp_path):
    path = tmp_path / "a.pdf"
    write_whole(path, b"x")
    plain = tmp_path / "plain"
    plain.touch()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def test_write_whole_flushes_before_it_replaces(tmp_path, monkeypatch):
    steps: list[str] = []
    fsync, replace = os.fsync, os.replace
    monkeypatch.setattr(files.os, "fsync", lambda descriptor: (steps.append("flush"), fsync(descriptor)))
    monkeypatch.setattr(files.os, "replace", lambda a, b: (steps.append("replace"), replace(a, b)))
    write_whole(tmp_path / "a", b"x")
    assert steps[:2] == ["flush", "replace"]


def refusing(times: int, error: OSError):
    """Return a stand-in for ``os.replace`` that refuses some times, as Windows does while Word has the file open."""
    replace, calls = os.replace, []

    def stand_in(source: Path, target: Path) -> None:
        calls.append(target)
        if len(calls) <= times:
            raise error
        replace(source, target)

    return stand_in, calls


def test_write_whole_waits_for_a_scanner_to_let_go(tmp_path, monkeypatch):
    stand_in, calls = refusing(3, PermissionError(errno.EACCES, "Access is denied"))
    monkeypatch.setattr(files.os, "replace", stand_in)
    monkeypatch.setattr(files, "_PAUSE_SECONDS", 0.001)
    write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"
    assert len(calls) == 4


@pytest.mark.parametrize(("name", "words"), [("a.docx", "open in Word"), ("a.pdf", "open in another program")])
def test_write_whole_tells_when_the_target_stays_open(tmp_path, monkeypatch, name, words):
    path = tmp_path / name
    path.write_bytes(b"old")
    stand_in, _ = refusing(10**6, PermissionError(errno.EACCES, "Access is denied"))
    monkeypatch.setattr(files.os, "replace", stand_in)
    monkeypatch.setattr(files, "_PAUSE_SECONDS", 0.001)
    with pytest.raises(TargetBusy, match=words) as caught:
        write_whole(path, b"new", patience=0.02)
    assert name in str(caught.value)
    assert "saved in full" in str(caught.value)
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == [name]


def test_write_whole_does_not_wait_for_another_reason(tmp_path, monkeypatch):
    stand_in, calls = refusing(10**6, OSError(errno.EIO, "Input/output error"))
    monkeypatch.setattr(files.os, "replace", stand_in)
    with pytest.raises(StorageError, match="does not answer"):
        write_whole(tmp_path / "a.pdf", b"new")
    assert len(calls) == 1
    assert names_in(tmp_path) == []


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_write_whole_on_a_full_disk_keeps_the_old_file(tmp_path, monkeypatch, code):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(StorageError, match="The disk is full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert names_in(tmp_path) == ["a.pdf"]


def test_write_whole_into_a_missing_folder_names_it(tmp_path):
    with pytest.raises(StorageError, match=r"The folder .*không có.* does not exist"):
        write_whole(tmp_path / "không có" / "a.pdf", b"x")


def test_write_whole_onto_a_folder_says_so(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(StorageError, match="is a folder"):
        write_whole(tmp_path / "a.pdf", b"x")
    assert names_in(tmp_path) == ["a.pdf"]


def test_write_whole_into_a_read_only_folder_says_so(open_folder, unprivileged):
    with unprivileged(), pytest.raises(StorageError, match="can only be read"):
        write_whole(open_folder / "a.pdf", b"x")
    assert names_in(open_folder) == []


def test_write_whole_under_a_name_that_is_too_long_says_so(tmp_path):
    with pytest.raises(StorageError, match="too long"):
        write_whole(tmp_path / ("ộ" * 200), b"x")
    assert names_in(tmp_path) == []


def test_make_folder_makes_every_folder_above_and_keeps_one_that_exists(tmp_path):
    folder = tmp_path / "a" / "b"
    make_folder(folder)
    (folder / "x").touch()
    make_folder(folder)
    assert names_in(folder) == ["x"]


def test_make_folder_below_a_file_says_so(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(StorageError):
        make_folder(tmp_path / "a" / "b")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("13/TB-BCĐ", "13_TB-BCĐ"),
        ('a<b>c:d"e|f?g*h\\i', "a_b_c_d_e_f_g_h_i"),
        ("CON", "_CON"),
        ("nul.docx", "_nul.docx"),
        ("com1", "_com1"),
        ("LPT².pdf", "_LPT².pdf"),
        ("CONTRACT", "CONTRACT"),
        ("com10", "com10"),
        ("Báo cáo quý I. ", "Báo cáo quý I"),
        ("a\u0000b\nc\u200bd", "abcd"),
        ("Hoa\u0300", "Hoà"),
        ("", "_"),
        ("...", "_"),
        ("../../etc", ".._.._etc"),
    ],
)
def test_safe_name(text, name):
    assert safe_name(text) == name


@given(st.text())
def test_safe_name_is_one_name_on_every_system(text):
    name = safe_name(text)
    windows = PureWindowsPath("C:/a", name + ".docx")
    assert windows.parent == PureWindowsPath("C:/a")
    assert len((name + ".docx").encode()) <= 255
    assert name not in ("", ".", "..")
    assert name[-1] not in ". "
    assert safe_name(name) == name
    assert not os.path.isreserved(windows) if hasattr(os.path, "isreserved") else not windows.is_reserved()


def test_open_with_system_runs_the_systems_opener(tmp_path, monkeypatch):
    path = tmp_path / "biên bản.pdf"
    path.touch()
    opener = tmp_path / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/opened"\n')
    opener.chmod(0o755)
    monkeypatch.setattr(files.shutil, "which", lambda _: str(opener))
    open_with_system(path)
    assert (tmp_path / "opened").read_text() == str(path)


def test_open_with_system_tells_when_nothing_opens_the_file(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.touch()
    monkeypatch.setattr(files.shutil, "which", lambda _: "/bin/false")
    with pytest.raises(StorageError, match="no program that opens"):
        open_with_system(path)
    monkeypatch.setattr(files.shutil, "which", lambda _: None)
    with pytest.raises(StorageError, match="no program that opens"):
        open_with_system(path)


def test_open_with_system_does_not_wait_for_a_viewer_that_stays_open(tmp_path, monkeypatch):
    path = tmp_path / "a.pdf"
    path.touch()
    opener = tmp_path / "viewer"
    opener.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    opener.chmod(0o755)
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*arguments: object, **options: object) -> subprocess.Popen[bytes]:
        started.append(popen(*arguments, **options))
        return started[0]

    monkeypatch.setattr(files.shutil, "which", lambda _: str(opener))
    monkeypatch.setattr(files.subprocess, "Popen", start)
    monkeypatch.setattr(files, "PATIENCE_SECONDS", 0.05)
    open_with_system(path)
    assert started[0].poll() is None
    started[0].kill()
    started[0].wait()


def test_open_with_system_tells_when_the_file_is_gone(tmp_path):
    with pytest.raises(StorageError, match="does not exist"):
        open_with_system(tmp_path / "a.pdf")


@pytest.mark.parametrize(("code", "words"), [(1155, "no program that opens"), (5, "can only be read")])
def test_open_with_system_on_windows_translates_its_refusals(tmp_path, monkeypatch, code, words):
    path = tmp_path / "a.pdf"
    path.touch()

    def startfile(_: str) -> None:
        error = OSError(errno.EACCES if code == 5 else errno.EINVAL, "refused")
        error.winerror = code
        raise error

    monkeypatch.setattr(files.os, "startfile", startfile, raising=False)
    monkeypatch.setattr(files.sys, "platform", "win32")
    with pytest.raises(StorageError, match=words):
        open_with_system(path)


def test_a_bundle_gives_the_system_its_own_library_path_back(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH", "/bundle")
    assert "LD_LIBRARY_PATH" not in files._environment_outside()
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/lib/own")
    assert files._environment_outside()["LD_LIBRARY_PATH"] == "/usr/lib/own"
