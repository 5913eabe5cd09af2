"""The page "Câu thường dùng": the phrase bank in its order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.exchange.presets import phrase_presets
from cchc_desktop.i18n import _
from cchc_desktop.meetings import templates
from cchc_desktop.meetings.draft_records import PhraseEntry, Template
from cchc_desktop.meetings.drafting import example_values
from cchc_desktop.meetings.records import MeetingKind
from cchc_desktop.meetings.variables import fill
from ui import style
from ui.catalogue.rows_list import ListRow
from ui.catalogue.rows_pane import RowsPane
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.fields import FULL, Form, LineField
from ui.templates.kept_page import KeptPage
from ui.templates.variable_fields import VariableText
from ui.workspace import Workspace

NAME_LENGTH: Final = 200
_MONTHLY = Template(name="", kind=MeetingKind.MONTHLY)


class PhrasesPage(KeptPage[PhraseEntry]):
    """Edits phrases; Alt with an arrow moves one."""

    def __init__(self, workspace: Workspace) -> None:
        empty = EmptyState(
            "text_quote",
            _("No phrase yet"),
            _("A phrase is a sentence that comes again in every minutes. In the proceedings Ctrl+J inserts it."),
        )
        first_step = empty.add_primary(_("Add the usual phrases"), self.add_usual)
        first_step.setAutoDefault(False)
        empty.add_second(_("New phrase"), self.begin_new).setAutoDefault(False)
        pane = RowsPane(find=_("Find a phrase"), new=_("New phrase"), show_all="")
        super().__init__(workspace, pane, _form(), empty, new=PhraseEntry("", ""), badge=("text_quote", _("PHRASE")))
        self.first_step = first_step
        self.usual_button = QPushButton(_("Add the usual phrases"))
        self.usual_button.setAutoDefault(False)
        style.set_kind(self.usual_button, "link")
        self.usual_button.clicked.connect(self.add_usual)
        pane.foot.addWidget(self.usual_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.head.say(_("In the proceedings Ctrl+J inserts it on a line of its own."))

    def read_rows(self) -> Sequence[tuple[int, ListRow]]:
        bank = self.workspace.read(templates.phrases)
        self._bank = {entry.id: entry for entry in bank if entry.id is not None}
        return [(row_id, ListRow(row_id, entry.name, entry.text)) for row_id, entry in self._bank.items()]

    def read_one(self, session: Session, row_id: int) -> PhraseEntry:
        return self._bank[row_id]

    def save_one(self, session: Session, row: PhraseEntry) -> tuple[int, Changes]:
        return templates.save_phrase(session, row)

    def trash_one(self, session: Session, row_id: int) -> Changes:
        return templates.trash_phrase(session, row_id)

    def arrange(self, order: Sequence[int]) -> None:
        self.write_typed(partial(templates.order_phrases, phrase_ids=order))

    def examples(self) -> Mapping[str, str]:
        day = self.workspace.today
        try:
            return self.workspace.read(lambda session: example_values(session, _MONTHLY, day=day))
        except AppError:
            return {}  # a file without a committee has no next meeting yet

    def show_example(self) -> None:
        text = self.form.fields["text"]
        said = fill(text.value(), self.examples()).text
        text.set_hint(_("Becomes: {text}").format(text=said) if said != text.value() else "")

    def add_usual(self) -> None:
        """Add the usual phrases that are not there yet."""
        if not self.leave():
            return
        try:
            self.write_typed(lambda session: templates.add_phrases(session, phrase_presets()))
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.saving.saved.emit()
        self.reload()
        self.focus_first()


def _form() -> Form:
    form = Form()
    form.add("name", _("Name"), LineField(max_length=NAME_LENGTH), span=FULL, required=True)
    form.add("text", _("Text"), VariableText(min_lines=3, max_lines=10), span=FULL, required=True)
    return form
