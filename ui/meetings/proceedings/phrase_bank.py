"""What a page does with the phrase bank: insert a phrase of it, keep a text as a new one, name the blanks left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import PhraseEntry
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.meetings.templates import add_phrases, phrases, save_phrase
from cchc_desktop.meetings.variables import Filled, values_of, with_variables
from ui.common.error_dialog import show_error
from ui.common.strips import Offer, Strip
from ui.meetings.proceedings.phrase_picker import PhrasePicker, missing_words
from ui.workspace import Workspace

if TYPE_CHECKING:
    from ui.common.form_dialog import FormDialog

INSERT_KEY: Final = "Ctrl+J"
KEEP_KEY: Final = "Alt+J"
_GENERAL: Final = ("kỳ", "ngày họp", "địa điểm", "chủ trì", "thư ký", "ban chỉ đạo")
_NAME_WORDS: Final = 6


class PhraseBank(QObject):
    """The bank as a page uses it; ``blanks`` is the strip of the page that names what was left blank."""

    def __init__(self, workspace: Workspace, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._page = page
        self._missing: tuple[str, ...] = ()
        self._meeting_id = 0
        self.blanks = Strip("warning", "info", "amber")
        self.picker = PhrasePicker(page)
        self.dialog: FormDialog | None = None

    def insert(self, area: QTextEdit | QPlainTextEdit, facts: MeetingFacts, put: Callable[[str], None]) -> None:
        """Ask for a phrase and give its text, with the names of the meeting in it, to ``put``."""

        def take(filled: Filled) -> None:
            put(filled.text)
            self._meeting_id = facts.id
            self._show_missing(filled.missing)

        try:
            bank = self._workspace.read(phrases)
        except AppError as error:
            show_error(self._workspace.prompts, error)
            return
        self.picker.ask(area, bank, values_of(facts), take, usual=self._add_usual)

    def keep(self, text: str, facts: MeetingFacts) -> None:
        """Ask for the name of a text and keep it; what the meeting is called in it becomes variables."""
        from ui.meetings.proceedings.phrase_dialog import phrase_dialog

        said = " ".join(text.split())
        if not said:
            return
        entry = PhraseEntry(" ".join(said.split()[:_NAME_WORDS]), with_variables(said, values_of(facts), _GENERAL))
        self.dialog = phrase_dialog(entry, self._store, self._page)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def refresh(self, facts: MeetingFacts) -> None:
        """Stop naming blanks that could be filled by now, or that are of another meeting."""
        if facts.id != self._meeting_id:
            self._show_missing(())
        elif self._missing:
            values = values_of(facts)
            self._show_missing(tuple(name for name in self._missing if not values.get(name)))

    def _show_missing(self, names: Sequence[str]) -> None:
        if tuple(names) == self._missing:
            return
        self._missing = tuple(names)
        ways = ((_("Close"), lambda: self._show_missing(())),)
        self.blanks.show_offer(Offer(missing_words(names), ways) if names else None)

    def _add_usual(self) -> Sequence[PhraseEntry]:
        from cchc_desktop.exchange.presets import phrase_presets

        try:
            self._workspace.write(lambda session: add_phrases(session, phrase_presets()), origin=self)
        except AppError as error:
            show_error(self._workspace.prompts, error)
        return self._workspace.read(phrases)

    def _store(self, entry: PhraseEntry) -> None:
        def verb(session: Session) -> Changes:
            return save_phrase(session, entry)[1]

        self._workspace.write(verb, origin=self)

    def _forget(self) -> None:
        self.dialog = None
