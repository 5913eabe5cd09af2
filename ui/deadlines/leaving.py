"""Ways out of the program: the calendar file, the sheet of Excel, the report of the morning on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.deadlines.agenda import Deadline
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.storage.files import TargetBusy, safe_name, write_whole
from cchc_desktop.storage.identity import identity
from cchc_desktop.text.dates import short_date
from ui.common.background import Job
from ui.common.error_dialog import show_error
from ui.common.lists.list_export import remark_of
from ui.common.paper_output import ask_about_held, show_failure
from ui.common.task_pills import task_pill
from ui.deadlines.lines import KINDS
from ui.workspace import Workspace

_COLUMNS: Final = (
    mark("Deadline"),
    mark("Kind"),
    mark("Code"),
    mark("What falls due"),
    mark("Who"),
    mark("State"),
    mark("In words"),
)
_WIDTHS: Final = (12, 20, 12, 60, 26, 24, 30)


class Leaving(QObject):
    """Writes what the agenda shows.

    Signals: ``done(sentence)``.
    """

    done = Signal(str)

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace = workspace

    def to_calendar(self, chosen: Sequence[Deadline]) -> None:
        """Ask for a name and write an iCalendar file with what is shown."""
        proposed = self._workspace.documents_folder / f"{safe_name(_('Deadlines'))}.ics"
        title, types = _("Deadlines to a calendar file"), _("Calendar file (*.ics)")
        path = self._workspace.prompts.choose_save_file(title, proposed, types)
        if path is None:
            return
        dated = [each for each in chosen if each.day is not None]
        if not self._written(lambda: write_whole(path, self._calendar(dated))):
            return
        words = ngettext("{n} deadline written to {path}.", "{n} deadlines written to {path}.", len(dated))
        sentence = words.format(n=len(dated), path=path)
        if left := len(chosen) - len(dated):
            words = ngettext("{n} without a day is left out.", "{n} without a day are left out.", left)
            sentence = f"{sentence} {words.format(n=left)}"
        self.done.emit(sentence)

    def to_excel(self, chosen: Sequence[Deadline], filter_words: str) -> Job | None:
        """Ask for a name and write what is shown into an Excel file, on a thread of its own."""
        from cchc_desktop.exchange.excel_list import write_list

        workspace, title = self._workspace, _("Deadlines")
        proposed = workspace.documents_folder / f"{safe_name(title)}.xlsx"
        path = workspace.prompts.choose_save_file(_("List to Excel"), proposed, _("Excel file (*.xlsx)"))
        if path is None:
            return None
        rows = [
            (each.day, _(KINDS[each.kind][0]), each.code, each.text, each.who, task_pill(each.label)[0], each.wording)
            for each in chosen
        ]
        titles, remark = [_(each) for each in _COLUMNS], remark_of(filter_words, len(rows), workspace.today)
        job = workspace.worker.submit_aside(
            lambda _job: write_list(path, title, titles, rows, widths=_WIDTHS, remark=remark)
        )
        job.done.connect(lambda _nothing: self.done.emit(_("Written to {path}").format(path=path)))
        job.failed.connect(lambda error: show_failure(workspace.prompts, error))
        return job

    # -- parts

    def _calendar(self, dated: Sequence[Deadline]) -> bytes:
        from cchc_desktop.exchange.ical import calendar_file

        def read(session: Session) -> str:
            return identity(session.connection()).file_id

        name = _("Deadlines as of {day}").format(day=short_date(self._workspace.today))
        now = datetime.now().astimezone()
        return calendar_file(dated, name=name, file_id=self._workspace.read(read), now=now)

    def _written(self, write: Callable[[], object]) -> bool:
        """Write; ask again while another program holds the file. Tell whether it was written."""
        prompts = self._workspace.prompts
        while True:
            try:
                write()
            except TargetBusy as busy:
                if ask_about_held(prompts, busy) != "retry":
                    return False
            except AppError as error:
                show_error(prompts, error)
                return False
            else:
                return True
