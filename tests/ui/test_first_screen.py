"""The start imports the first screen and the menus, and no other room."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = """
import sys
import ui.start, ui.meetings.tab
from ui.rooms import TABS
print(sum(len(tab.menu()) for tab in TABS if tab.menu))
print(*sorted(sys.modules))
"""
LATER = (
    "cchc_desktop.tasks.queries",
    "cchc_desktop.deadlines",
    "cchc_desktop.documents.sheets",
    "cchc_desktop.documents.composing_heads",
    "cchc_desktop.documents.pdf",
    "cchc_desktop.documents.docx",
    "ui.common.lists",
    "ui.tasks.tab",
    "ui.deadlines",
    "ui.overview",
)


def test_the_start_imports_no_other_room() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", CODE],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    items, modules = done.stdout.splitlines()
    assert int(items) > 20
    assert not set(LATER) & set(modules.split())
