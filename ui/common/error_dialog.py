"""What the user sees when something does not work, and what is written down for whoever mends a bug.

An ``AppError`` is a sentence for the user. Anything else is a bug: it goes to the log file with all its details, the
user gets a dialog that can be copied, and the program lives on.
"""

from __future__ import annotations

import logging
import logging.handlers
import platform
import re
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler, qVersion
from PySide6.QtWidgets import QWidget

import cchc_desktop
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from ui.common.prompts import Action, Prompts, Question

_SENTENCE_END = re.compile(r"(?<=[.…])\s+(?=[^\W\d_])")
_LOG_BYTES = 1_000_000
_LOG_FILES = 3
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
log = logging.getLogger("cchc")


def question_for(error: AppError, title: str = "") -> Question:
    """Return an error as it is shown: what happened and what is safe in one paragraph, what to do in the next."""
    sentences = _SENTENCE_END.split(error.sentence.strip())
    cause = error.__cause__
    details = "".join(traceback.format_exception(cause)) if cause is not None else ""
    head, rest = (sentences, "") if len(sentences) == 1 else (sentences[:-1], sentences[-1])
    return Question(title or _("This could not be done"), " ".join(head), rest, details, "warning", "amber", True)


def show_error(
    prompts: Prompts, error: AppError, *, title: str = "", retry: Callable[[], object] | None = None
) -> None:
    """Show an error; with ``retry`` the user can try again at once, as often as it takes."""
    if retry is None:
        prompts.ask(question_for(error, title), (Action("close", _("Close"), primary=True),))
        return
    actions = (Action("retry", _("Try again"), primary=True), Action("later", _("Later")))
    while prompts.ask(question_for(error, title), actions) == "retry":
        try:
            retry()
        except AppError as again:
            error = again
        else:
            return


def start_log(folder: Path) -> Path:
    """Write the log into this folder from now on (3 files of 1 MB at most); return its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "cchc.log"
    handler = logging.handlers.RotatingFileHandler(
        file, maxBytes=_LOG_BYTES, backupCount=_LOG_FILES - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.INFO)
    return file


class BugReporter(QObject):
    """Shows bugs in the window, one at a time, from whatever thread they come."""

    _happened = Signal(str)

    def __init__(self, log_path: Path, parent_getter: Callable[[], QWidget | None], prompts: Prompts | None) -> None:
        super().__init__()
        self._log_path = log_path
        self._prompts = prompts or Prompts(parent_getter)
        self._is_showing = False
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log a bug and show it; an AppError that nobody caught is shown as its sentence."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        if isinstance(error, AppError):
            log.warning("not handled where it happened: %s", details)
            self._happened.emit("\0" + error.sentence)
            return
        log.error("bug: %s", details)
        self._happened.emit(f"{about_this_program()}\n\n{details}")

    @Slot(str)
    def _show(self, details: str) -> None:
        if self._is_showing:
            return
        self._is_showing = True
        try:
            if details.startswith("\0"):
                show_error(self._prompts, AppError(details[1:]))
            else:
                self._prompts.ask(self._question(details), (Action("close", _("Continue working"), primary=True),))
        finally:
            self._is_showing = False

    def _question(self, details: str) -> Question:
        safe = _("Something unexpected happened inside the program. What was saved is safe, and work can go on.")
        what_to_do = _(
            "If it happens again, send the details to whoever looks after the program. They are also in {file}."
        )
        return Question(
            _("The program met a problem"),
            safe,
            what_to_do.format(file=self._log_path),
            details,
            "error_circle",
            "red",
            True,
        )


def install_excepthook(
    log_path: Path, parent_getter: Callable[[], QWidget | None], prompts: Prompts | None = None
) -> BugReporter:
    """Send every bug to the log and to a dialog, Qt's own warnings to the log; keep the reporter alive."""
    reporter = BugReporter(log_path, parent_getter, prompts)
    sys.excepthook = reporter.report

    def report_from_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            reporter.report(args.exc_type, args.exc_value, args.exc_traceback)

    threading.excepthook = report_from_thread
    qInstallMessageHandler(_log_qt_message)
    return reporter


def about_this_program() -> str:
    """Return the versions that matter for mending a bug."""
    version = getattr(cchc_desktop, "__version__", "?")
    return f"CCHC {version} · Qt {qVersion()} · Python {platform.python_version()} · {platform.platform()}"


def _log_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), "%s %s", context.category or "", message)
