"""The start of the program from the command line: which file, what is said where none opens, and the event loop."""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer

from cchc_desktop import i18n, paths
from cchc_desktop.errors import AppError
from cchc_desktop.settings import Settings
from cchc_desktop.storage.files import make_folder
from cchc_desktop.storage.instance import FileInUse
from cchc_desktop.storage.migrate import create
from ui.application import Program, make_application
from ui.collecting import Collector
from ui.common.error_dialog import BugReporter, install_excepthook, start_log
from ui.knocking import knock, knock_at, socket_name
from ui.main_window import MainWindow


def run(
    file: Path | None, *, today: date | None = None, quit_when_ready: bool = False, settings: Settings | None = None
) -> int:
    """Open the window on a file (default: the last one) and return the exit code when it is closed.

    ``settings`` stand in for those of this computer. Raises AppError before the window exists, so that the command
    line says it.
    """
    settings = settings or Settings.load()
    i18n.set_language(settings.language)
    app = make_application(settings.scheme)
    program = Program(app, settings)
    program.today = today
    reporter = _report_bugs(program)
    if file is None and not quit_when_ready and _known_file(settings) is None:
        return 0 if knock_at(socket_name(paths.default_file())) else _begin(program)
    path = file if file is not None else _own_file(settings)
    try:
        window = program.open(path.absolute())
    except AppError as error:
        if isinstance(error, FileInUse) and knock(error):
            return 0
        if sys.stderr is not None:  # a program without a console has none
            sys.stderr.write(f"{error.sentence}\n")
        if quit_when_ready or not program.offer_another(error, path):
            return 1
    else:
        if quit_when_ready:
            window.ready.connect(lambda: _say_ready(window))
        window.show()
    code = _until_the_end(program)
    del reporter
    return code


def _begin(program: Program) -> int:
    program.begin()
    return _until_the_end(program)


def _until_the_end(program: Program) -> int:
    collector = Collector()
    try:
        return program.app.exec()
    finally:
        collector.stop()


def _known_file(settings: Settings) -> Path | None:
    """Return the file opened last, else the default file, if there is one."""
    with suppress(OSError, ValueError):  # a name that no file can have
        if settings.last_file is not None and settings.last_file.exists():
            return settings.last_file
    path = paths.default_file()
    return path if path.exists() else None


def _own_file(settings: Settings) -> Path:
    """Return the known file; where there is none, make the default one."""
    path = _known_file(settings)
    if path is None:
        path = paths.default_file()
        make_folder(path.parent)
        create(path)
    return path


def _say_ready(window: MainWindow) -> None:
    if sys.stdout is not None:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
    QTimer.singleShot(0, window.close)


def _report_bugs(program: Program) -> BugReporter:
    try:
        log = start_log(paths.log_folder())
    except OSError:  # no log folder on a full or read-only disk: the program itself may still read
        log = start_log(Path(tempfile.gettempdir()))
    return install_excepthook(log, lambda: program.beginning.window or program.window, program.prompts)
