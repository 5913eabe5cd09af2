"""What can be done with an item where it stands: once for the menu, the keys and the strip below the month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.periods import Period
from cchc_desktop.changes import Changes
from cchc_desktop.deadlines.agenda import Deadline, DeadlineKind
from cchc_desktop.documents.kinds import conclusion_notice
from cchc_desktop.documents.paper_places import PaperPlace
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.tasks.handovers import take_back
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.queries import rows_by_id
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.error_dialog import show_error
from ui.deadlines.items import Item, MeetingDay
from ui.tasks.acting import TaskActing
from ui.tasks.dialogs.state_dialogs import ask_day
from ui.workspace import Workspace

KEYS: Final = {"update": "Ctrl+U", "done": "Ctrl+Return", "extend": "Ctrl+G", "remind": "Ctrl+R"}
"""The same keys as in the tab of tasks."""


@dataclass(frozen=True)
class Action:
    """One thing to do with an item; ``is_open`` leads to its record (Enter)."""

    words: str
    icon: str
    call: Callable[[], object]
    keys: str = ""
    is_open: bool = False


class Acting(QObject):
    """Does it, through the verbs of the room whose record it is.

    Signals: ``written(ids)`` these tasks changed; ``record_wanted(kind, id)``; ``month_wanted(Period)`` the meeting of
    a month is to be planned; ``done(sentence)``, ``undoable(sentence)``.
    """

    written = Signal(object)
    record_wanted = Signal(str, int)
    month_wanted = Signal(object)
    done = Signal(str)
    undoable = Signal(str)

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self.tasks = TaskActing(workspace, window)
        self.tasks.written.connect(self.written)
        self.tasks.undoable.connect(self.undoable)
        self.tasks.done.connect(self.done)
        self.tasks.desks.record_wanted.connect(self.record_wanted)

    def actions(self, item: Item | None) -> tuple[Action, ...]:
        """Return what can be done with an item, the way to its record first."""
        if item is None:
            return ()
        if isinstance(item, MeetingDay):
            return (_open(_("Open the meeting"), "people_team", lambda: self.record_wanted.emit("meeting", item.id)),)
        match item.kind:
            case DeadlineKind.TASK:
                return self._task_actions(item)
            case DeadlineKind.NOTICE:
                return (
                    _open(_("Open the meeting"), "people_team", lambda: self._open_record(item)),
                    Action(_("Write the conclusion notice…"), "document_text", lambda: self._write_notice(item)),
                )
            case DeadlineKind.MEETING_MISSING:
                month = Period.parse(item.code)
                return (_open(_("Plan the meeting…"), "people_team", lambda: self.month_wanted.emit(month)),)
            case DeadlineKind.HANDOVER:
                return (
                    _open(_("Open the handover"), "people_swap", lambda: self._open_record(item)),
                    Action(_("Take back…"), "arrow_undo", lambda: self._take_back(item)),
                )
            case DeadlineKind.COMMITMENT:
                return (_open(_("Open the commitment"), "handshake", lambda: self._open_record(item)),)

    def open(self, item: Item | None) -> None:
        """Go to the record of an item, or do what leads on where it has none."""
        for action in self.actions(item)[:1]:
            action.call()

    def do(self, item: Item | None, keys: str) -> None:
        """Do what a key stands for."""
        for action in self.actions(item):
            if action.keys == keys:
                action.call()

    def fill_menu(self, menu: QMenu, item: Item | None) -> None:
        """Write everything into a menu."""
        for number, action in enumerate(self.actions(item)):
            if number == 1:
                menu.addSeparator()
            shown = "Enter" if action.is_open else action.keys.replace("Return", "Enter")
            entry = menu.addAction(style.icon(action.icon, size=16), f"{action.words}\t{shown}")
            entry.triggered.connect(lambda _checked=False, action=action: action.call())

    def move(self, item: Item, day: date) -> None:
        """Ask to extend a task to a day it was taken to; say why another thing cannot move."""
        if isinstance(item, MeetingDay) or item.kind is not DeadlineKind.TASK:
            self.done.emit(_("Only a task can be extended. This day follows from a rule or stands in its record."))
        elif item.day is not None and day <= item.day:
            words = _("An extension goes beyond {day}. An earlier day is set in the task itself (F2).")
            self.done.emit(words.format(day=short_date(item.day)))
        else:
            self._with_row(item, lambda rows: self.tasks.extend(rows, proposed=day))

    # -- parts

    def _task_actions(self, item: Deadline) -> tuple[Action, ...]:
        tasks = self.tasks

        def act(words: str, icon: str, verb: Callable[[Sequence[TaskRow]], object], keys: str = "") -> Action:
            return Action(words, icon, lambda: self._with_row(item, verb), keys)

        extend = act(_("Extend…"), "calendar_arrow_right", tasks.extend, KEYS["extend"])
        return (
            _open(_("Open the task"), "clipboard_task", lambda: self._open_record(item)),
            act(_("Update…"), "edit", tasks.ask_progress, KEYS["update"]),
            act(_("Completed today"), "checkmark_circle", tasks.complete, KEYS["done"]),
            *((extend,) if item.day is not None else ()),
            act(_("Remind…"), "megaphone", tasks.remind, KEYS["remind"]),
            act(_("Reminder letter to the unit…"), "document_text", tasks.write_letter),
        )

    def _open_record(self, item: Deadline) -> None:
        if item.record_id is not None:
            self.record_wanted.emit(item.record_kind, item.record_id)

    def _write_notice(self, item: Deadline) -> None:
        if item.record_id is not None:
            self.tasks.desks.write(PaperPlace(conclusion_notice.KIND, item.record_kind, item.record_id))

    def _with_row(self, item: Deadline, verb: Callable[[Sequence[TaskRow]], object]) -> None:
        task_id, today = item.record_id or 0, self._workspace.today
        try:
            rows = self._workspace.read(lambda session: rows_by_id(session, [task_id], today=today))
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        if rows:
            verb(rows)

    def _take_back(self, item: Deadline) -> None:
        """Ask on which day the work handed over came back."""
        handover_id, today = item.record_id or 0, self._workspace.today

        def store(day: date) -> None:
            def verb(session: Session) -> Changes:
                return take_back(session, handover_id, day, today=today)

            self._workspace.write(verb)

        title = _("Take back {code}").format(code=item.code)
        sentence = _("What is still open goes back to whoever led it before.")
        if ask_day(self.tasks.desk(), title, sentence, _("Take back"), store):
            self.undoable.emit(_("{code} is taken back.").format(code=item.code))


def _open(words: str, icon: str, call: Callable[[], object]) -> Action:
    return Action(words, icon, call, is_open=True)
