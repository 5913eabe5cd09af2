"""Mirrors what is typed and not saved yet to this computer, and offers it again after the program was killed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark
from cchc_desktop.kept_drafts import KeptDraft
from cchc_desktop.meetings.recovery import Unsaved, bring_back, differs, read_unsaved, unsaved_of
from ui.common.error_dialog import show_error
from ui.common.prompts import Action, Question
from ui.meetings.editor import MeetingEditor
from ui.workspace import Workspace

PAUSE_MS: Final = 150
"""Between a change and its mirror: a quarter of the time until it is saved, also while she goes on typing."""

_PARTS: Final = {
    "details": mark("Information"),
    "agenda": mark("Agenda"),
    "sites": mark("Participants"),
    "branch_site_kind": mark("Participants"),
    "attendance": mark("Participants"),
    "participants_wording": mark("Participants"),
    "proceedings": mark("Proceedings"),
    "votes": mark("Proceedings"),
    "conclusions": mark("Conclusions"),
    "conclusions_lead_in": mark("Conclusions"),
    "papers": mark("Papers"),
}


class Recovery(QObject):
    """Keeps the mirror of one editor.

    Signals: ``brought_back(meeting_id)`` what was typed is in the file now.
    """

    brought_back = Signal(int)

    def __init__(self, workspace: Workspace, editor: MeetingEditor, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._editor = editor
        self._kept = KeptDraft(workspace.path, workspace.settings.path.parent / "typing")
        self._is_kept = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._mirror)
        editor.facts_changed.connect(self._on_facts)
        editor.saver.saved.connect(self._on_facts)

    def offer(self) -> None:
        """Ask about what a program that was killed left behind; what is in the file by now is no question."""
        plain = self._kept.waiting()
        unsaved = _read(plain) if plain is not None else None
        if unsaved is None or not self._is_missing(unsaved):
            self._kept.drop()
            return
        actions = (
            Action("bring", _("Bring back"), primary=True),
            Action("drop", _("Let it go")),
            Action("later", _("Later")),
        )
        match self._workspace.prompts.ask(_question(unsaved), actions):
            case "bring":
                self._bring(unsaved)
            case "drop":
                self._kept.drop()

    def end(self) -> None:
        """Drop the mirror: what could be lost was asked about. Only once nothing writes any more."""
        if self._is_kept:
            self._kept.drop()

    def _on_facts(self) -> None:
        if (self._editor.has_unsaved or self._is_kept) and not self._pause.isActive():
            self._pause.start()

    def _mirror(self) -> None:
        """Let the worker write what is unsaved now, or take the mirror away."""
        stored, typed = self._editor.stored, self._editor.facts
        unsaved = None
        if stored is not None and typed is not None and self._editor.has_unsaved:
            unsaved = unsaved_of(stored, typed, at=datetime.now().astimezone())
        kept, self._is_kept = self._kept, unsaved is not None
        if unsaved is None:
            self._workspace.worker.submit_latest("typing", lambda _job: kept.drop())
        else:
            self._workspace.worker.submit_latest("typing", lambda _job: kept.keep(unsaved.as_json()))

    def _is_missing(self, unsaved: Unsaved) -> bool:
        try:
            return self._workspace.read(lambda session: differs(session, unsaved))
        except AppError:
            return False  # the meeting is gone: nothing to bring it back into

    def _bring(self, unsaved: Unsaved) -> None:
        today = self._workspace.today

        def verb(session: Any) -> Changes:
            return bring_back(session, unsaved, today=today)

        try:
            self._workspace.write(verb, origin=self)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        self._kept.drop()
        self.brought_back.emit(unsaved.meeting_id)


def _read(plain: Mapping[str, Any]) -> Unsaved | None:
    try:
        return read_unsaved(plain)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None  # another version of the program wrote it


def _question(unsaved: Unsaved) -> Question:
    parts = ", ".join(dict.fromkeys(_(_PARTS[name]) for name in unsaved.parts))
    return Question(
        _("Bring back what was being typed at {time}?").format(time=f"{unsaved.at.astimezone():%H:%M}"),
        _("Meeting {code}: {parts}. Everything saved before is in the file.").format(code=unsaved.code, parts=parts),
        icon="history",
    )
