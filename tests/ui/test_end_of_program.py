"""The program ends in peace: nothing that Python made outlives the interpreter."""

from __future__ import annotations

import subprocess
import sys

COPY_AND_END = """
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui import style
style.apply(app, "light")
from ui.meetings.proceedings.editor import WritingArea
area = WritingArea()
area.setPlainText("1. Một")
area.selectAll()
area.copy()
assert QGuiApplication.clipboard().text() == "1. Một"
"""


def test_the_program_ends_well_while_a_copy_is_on_the_clipboard() -> None:
    done = subprocess.run([sys.executable, "-c", COPY_AND_END], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
