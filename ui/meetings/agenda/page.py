"""The page "Chương trình": what happens when, who presents it, on which paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.i18n import _
from cchc_desktop.meetings import service
from cchc_desktop.meetings.queries import previous_agenda
from cchc_desktop.meetings.records import AgendaEntry, MeetingFacts
from cchc_desktop.text.dates import short_date
from cchc_desktop.text.normalise import clean_line
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import TextCell, person_cell
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.entry_table import EntryTable
from ui.common.fields.person_list import PersonRow
from ui.common.fields.text_notices import unprintable
from ui.meetings.agenda import lines
from ui.meetings.agenda.lines import AgendaLine
from ui.meetings.page import Page, Verb
from ui.meetings.people_rows import person_rows
from ui.workspace import Workspace


class AgendaPage(Page):
    """Edits the agenda."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.model = EntryModel(self._columns())
        self.table = EntryTable(self.model, new_row=self._following, is_blank=lines.is_blank)
        self.empty = EmptyState(
            "calendar_ltr",
            _("No agenda yet"),
            _("Its items print as the agenda that goes with the invitation."),
        )
        self.pane = EntryPane(
            self.table,
            self.empty,
            add_words=_("Add an item"),
            summary=lambda: lines.summary(self.model.rows()),
            removed_words=lambda number: _("Item {number} is taken away.").format(number=number + 1),
            missing_glyphs=unprintable,
        )
        self.empty.add_primary(_("Add an item"), self.table.add_row)
        self.take_over = self.empty.add_second(_("Take over from the meeting before"), self._take_over, "copy")
        self.table.setAccessibleName(_("Agenda"))
        self.column.addWidget(self.pane)
        self.model.edited.connect(self._on_edited)
        self.table.place_changed.connect(lambda row: self.place_changed.emit(self._anchor(row)))

    # -- the page protocol

    def show_facts(self, facts: MeetingFacts) -> None:
        is_other = self.facts is None or self.facts.id != facts.id
        self.facts = facts
        if is_other:
            self.table.close_cell()
        if is_other or (self._entries() != facts.agenda and not self.table.is_editing()):
            self._show_lines(facts, keeps_place=not is_other)
        if not facts.agenda:
            self._offer_previous(facts)
        self.pane.refresh()

    def overlay(self, facts: MeetingFacts) -> MeetingFacts:
        return replace(facts, agenda=self._entries())

    def storing(self) -> Verb:
        assert self.facts is not None, "no meeting is shown"
        return partial(_store, meeting_id=self.facts.id, entries=self._entries())

    def refusals(self) -> tuple[str, ...]:
        return self.pane.refusals(_("Agenda, item {number}: {sentence}"))

    def set_locked(self, locked: bool) -> None:
        self.pane.set_locked(locked)

    def go_to(self, anchor: str) -> bool:
        name, _colon, number = anchor.partition(":")
        if name != "agenda":
            return False
        rows = [row for row, line in enumerate(self.model.rows()) if not lines.is_blank(line)]
        position = int(number or 1) - 1
        if position < len(rows):
            self.table.go_to(rows[position], 3)
        self.focus_first()
        return True

    def anchor(self) -> str:
        return self._anchor(self.table.currentIndex().row()) if self.model.rows() else ""

    def focus_first(self) -> None:
        self.pane.focus_first()

    # -- the table

    def _columns(self) -> Sequence[EntryColumn[AgendaLine]]:
        return (
            EntryColumn("", lambda line: "", numbered=True, width=46),
            self._time_column(_("From"), "start"),
            self._time_column(_("Until"), "end"),
            EntryColumn(
                _("Item"),
                lambda line: line.content,
                put=lambda line, text: replace(line, content=text),
                tidy=lambda line: replace(line, content=clean_line(line.content)),
                make_cell=TextCell,
            ),
            EntryColumn(
                _("Presented by"),
                lambda line: line.presenter,
                put=lambda line, value: lines.put_presenter(line, value, self._people()),
                tidy=lambda line: lines.tidy_presenter(line, self._people()),
                make_cell=person_cell(lambda: self._people()),
                tooltip=self._post,
                width=150,
            ),
            EntryColumn(
                _("Paper"),
                lambda line: line.paper,
                put=lambda line, text: replace(line, paper=text),
                tidy=lambda line: replace(line, paper=clean_line(line.paper)),
                make_cell=TextCell,
                width=104,
            ),
        )

    def _time_column(self, title: str, name: str) -> EntryColumn[AgendaLine]:
        return EntryColumn(
            title,
            lambda line: str(getattr(line, name)),
            put=lambda line, text: lines.put_time(line, name, text),
            tidy=lambda line: lines.tidy_time(line, name),
            give_up=lambda line, before: replace(line, kept=before.kept),
            fault=(lambda line: lines.fault(line.start)) if name == "start" else lines.end_fault,
            width=68,
        )

    def _show_lines(self, facts: MeetingFacts, *, keeps_place: bool) -> None:
        place = self.table.currentIndex()
        row, column = place.row(), place.column()
        self.model.set_rows([lines.line_of(entry, facts) for entry in facts.agenda])
        if keeps_place and 0 <= row < len(self.model.rows()):
            self.table.go_to(row, column)

    def _entries(self) -> tuple[AgendaEntry, ...]:
        return tuple(lines.entry_of(line) for line in self.model.rows() if not lines.is_blank(line))

    def _people(self) -> list[PersonRow]:
        if self.facts is None:
            return []
        return person_rows(self.facts, also=[line.presenter_id for line in self.model.rows()])

    def _post(self, line: AgendaLine) -> str:
        person = self.facts.person(line.presenter_id) if self.facts is not None else None
        return f"{person.full_name}, {person.post}".rstrip(", ") if person is not None else ""

    def _following(self, line: AgendaLine | None) -> AgendaLine:
        return lines.following(line, self.facts.details.start_time if self.facts is not None else None)

    def _anchor(self, row: int) -> str:
        """Return where a line is printed; blank ones are not."""
        shown = self.model.rows()
        if not 0 <= row < len(shown):
            return "agenda:1"
        printed = [line for line in shown[: row + 1] if not lines.is_blank(line)]
        return f"agenda:{max(1, len(printed))}"

    def _on_edited(self, row: int) -> None:
        self.edited.emit(self._anchor(row))

    # -- the agenda of the meeting before

    def _offer_previous(self, facts: MeetingFacts) -> None:
        found = self.workspace.read(lambda session: previous_agenda(session, facts.id))
        self.take_over.setVisible(found is not None)
        if found is not None:
            words = _("Take over from {day}").format(day=short_date(found[0]))
            self.take_over.setText(words)

    def _take_over(self) -> None:
        facts = self.facts
        if facts is None:
            return
        found = self.workspace.read(lambda session: previous_agenda(session, facts.id))
        if found is None:
            return
        for entry in lines.taken_over(found[1], facts.details.start_time):
            self.model.insert(len(self.model.rows()), lines.line_of(entry, facts))
        self.table.go_to(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _store(session: Session, *, meeting_id: int, entries: Sequence[AgendaEntry]) -> Changes:
    return service.save_agenda(session, meeting_id, entries)
