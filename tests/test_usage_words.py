"""The command line speaks one language: what argparse says by itself is Vietnamese too, or English when chosen."""

from __future__ import annotations

import argparse
import inspect

import pytest

from cchc_desktop import cli, i18n, usage_words


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Return the exit code of a command and all that it printed."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(words)
    captured = capsys.readouterr()
    return int(stopped.value.code or 0), captured.out + captured.err


@pytest.mark.parametrize("command", [(), *((name,) for name in cli.COMMANDS)])
def test_the_help_of_every_command_has_no_english_frame(
    capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    code, text = said(capsys, *command, "--help")
    assert code == 0
    assert text.startswith("cách dùng: cchc_desktop")
    assert "hiện phần trợ giúp này rồi thoát" in text
    for english in ("usage", "options", "positional arguments", "show this help", "show program"):
        assert english not in text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("list",), "cchc_desktop list: thiếu tham số: file, WHAT\n"),
        (("list", "a.cchc", "ships"), "không có lựa chọn 'ships' (chọn trong: '"),
        (("check", "a.cchc", "b"), "cchc_desktop: không hiểu tham số: b\n"),
        (("backup", "a.cchc", "--to"), "cchc_desktop backup: tham số --to: cần một giá trị\n"),
        (("list", "a.cchc", "people", "--json=1"), "tham số --json: không nhận giá trị '1'\n"),
        (("a.cchc", "b.cchc"), "cchc_desktop: không hiểu tham số: b.cchc\n"),
    ],
)
def test_wrong_usage_is_said_in_vietnamese(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], sentence: str
) -> None:
    code, text = said(capsys, *words)
    assert code == 2
    assert sentence in text


def test_english_is_spoken_when_it_is_chosen(capsys: pytest.CaptureFixture[str]) -> None:
    i18n.set_language("en")
    assert said(capsys, "list")[1] == "cchc_desktop list: the following arguments are required: file, WHAT\n"
    assert said(capsys, "--help")[1].startswith("usage: cchc_desktop")


def test_argparse_speaks_as_before_afterwards(capsys: pytest.CaptureFixture[str]) -> None:
    before = argparse.ArgumentParser().format_help()
    said(capsys, "--help")
    assert argparse.ArgumentParser().format_help() == before


def test_argparse_knows_these_words() -> None:
    source = inspect.getsource(argparse).replace('"', "'")
    unknown = [words for words in usage_words.WORDS if f"'{words.replace(chr(34), chr(39))}'" not in source]
    assert set(unknown) <= {"unexpected option string: %s", "ambiguous option: %(option)s could match %(matches)s"}
