"""The README says what the program does: no command is missing, every file it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cchc_desktop import cli
from ui.rooms import TABS

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", cli.COMMANDS)
def test_every_command_is_described(command: str) -> None:
    assert f"python3 run.py {command}" in README


def test_every_key_named_is_in_the_menus() -> None:
    files = [ROOT / "ui" / "menus.py", *ROOT.glob("ui/*/menu.py")]
    lines = "".join(file.read_text(encoding="utf-8") for file in files)
    menus = "".join(lines.replace("{number + 1}", str(number)) for number in range(1, len(TABS) + 1))
    table = README[README.index("| phím |") : README.index("Ctrl+Shift")]
    keys = re.findall(r"\b(?:Ctrl|Alt)\+[A-Z0-9,+-]|\bF\d+\b", table)
    assert len(keys) > 10
    assert [key for key in keys if key != "Alt+6" and f'"{key}"' not in menus] == []


def test_every_place_named_exists() -> None:
    places = re.findall(r"`((?:cchc_desktop|ui|docs|tests|resources|\.ci)/[\w./-]*)`", README)
    assert [place for place in places if not (ROOT / place).exists()] == []


def test_every_picture_shown_exists() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", README)
    assert [picture for picture in pictures if not (ROOT / picture).exists()] == []
