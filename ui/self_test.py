"""The window's part of ``self-test``: is it complete enough to open a file and close again?"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import qVersion

from cchc_desktop.i18n import _
from cchc_desktop.settings import Settings
from ui.start import run


def open_and_close(file: Path) -> str:
    """Open the window on a file and close it, without a screen too; return what was seen. Raises RuntimeError.

    What the window remembers is written beside the file: the next start opens the user's own file as ever.
    """
    if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    settings = replace(Settings.load(), path=file.with_suffix(".json"))
    code = run(file, quit_when_ready=True, settings=settings)
    if code:
        raise RuntimeError(str(code))
    return _("Qt {version}, opened and closed").format(version=qVersion())
