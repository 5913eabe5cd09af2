"""The page "Tài liệu": the papers that go with the meeting, by number and date.

It stays open after signing; only the entry of the minutes does not, because number and date come from signing. Files
are attached to a paper or to the meeting: by button, dropped from the system's file window, or pasted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.calendar.queries import given_days, working_calendar
from cchc_desktop.calendar.rules import notice_due
from cchc_desktop.changes import Changes
from cchc_desktop.documents.kinds import conclusion_notice, invitation
from cchc_desktop.i18n import _
from cchc_desktop.meetings import service
from cchc_desktop.meetings.records import MEETING, MeetingFacts
from cchc_desktop.register.records import Paper, PaperState
from cchc_desktop.register.rules import INVITATION, NOTICE, PAPER
from cchc_desktop.storage.attaching import ATTACHMENT
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.entry_model import EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.fields.text_notices import unprintable
from ui.common.file_drops import FileDrops
from ui.common.icon_label import IconLabel
from ui.meetings.page import Page, Verb
from ui.meetings.papers import lines
from ui.meetings.papers.columns import FILES, columns
from ui.meetings.papers.files_part import FilesPart
from ui.meetings.papers.lines import PaperLine
from ui.meetings.papers.table import PapersTable
from ui.meetings.papers.taken import TakenNumbers
from ui.workspace import Workspace

_HINT_FROM: Final = 980  # logical pixels of width: the foot has three buttons


class PapersPage(Page):
    """Edits the register entries of the meeting, and takes files for them."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(workspace, parent)
        self.taken = TakenNumbers(workspace.read, lambda: self.model.rows())
        self.model = EntryModel(columns(self._shown, lambda line: self.files.files_of(line), self.taken.fault))
        self.table = PapersTable(self.model, new_row=self._following, is_blank=lines.is_blank)
        self.empty = EmptyState(
            "document_text",
            _("No papers yet"),
            _("Invitation, report and notice: agenda and minutes refer to them by number and date."),
        )
        self.pane = EntryPane(
            self.table,
            self.empty,
            add_words=_("Add a paper"),
            summary=self._summary,
            removed_words=lambda number: _("Paper {number} is taken away.").format(number=number + 1),
            hint_from=_HINT_FROM,
            missing_glyphs=unprintable,
        )
        self.files = FilesPart(workspace, self.pane.notice, self)
        self.empty.add_primary(_("Add a paper"), self.table.add_row)
        self.notice = IconLabel("sub", wraps=True)
        self.invite_button = QPushButton(_("Write the invitation…"))
        self.conclude_button = QPushButton(_("Write the conclusion notice…"))
        self.table.setAccessibleName(_("Papers of the meeting"))
        self._build()
        self._connect()

    # -- the page protocol

    def show_facts(self, facts: MeetingFacts) -> None:
        is_other = self.facts is None or self.facts.id != facts.id
        self.facts = facts
        self._calendar, self._given = self.workspace.read(
            lambda session: (working_calendar(session), given_days(session, MEETING, facts.id))
        )
        self.taken.forget(facts.id)
        if is_other:
            self.table.close_cell()
        if not is_other and _without_ids(self._papers()) == _without_ids(facts.papers):
            self._learn_stored(facts.papers)
        elif is_other or not self.table.is_editing():
            self.model.set_rows([lines.line_of(paper) for paper in facts.papers])
        self.files.show_facts(facts, self.model.rows())
        self.pane.refresh()
        self._show_notice()

    def overlay(self, facts: MeetingFacts) -> MeetingFacts:
        return replace(facts, papers=self._papers())

    def storing(self) -> Verb:
        assert self.facts is not None, "no meeting is shown"
        return partial(_store, meeting_id=self.facts.id, papers=self._papers())

    def refusals(self) -> tuple[str, ...]:
        return self.pane.refusals(_("Papers, line {number}: {sentence}"))

    def go_to(self, anchor: str) -> bool:
        name, _colon, number = anchor.partition(":")
        if name not in ("paper", "papers"):
            return False
        rows = [row for row, line in enumerate(self.model.rows()) if not lines.is_blank(line)]
        if 0 < int(number or 0) <= len(rows):
            self.table.go_to(rows[int(number) - 1])
        self.focus_first()
        return True

    def focus_first(self) -> None:
        self.pane.focus_first()

    # -- parts

    def _build(self) -> None:
        line = QFrame()
        style.set_kind(line, "pane")
        row = QHBoxLayout(line)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.addWidget(self.notice, 1)
        row.addWidget(self.files.progress)
        for button in (self.invite_button, self.conclude_button):
            style.set_kind(button, "link")
            row.addWidget(button)
        self.pane.add_line(self.files.list)
        self.pane.add_line(line)
        self.pane.add_to_foot(self.files.scan_button)
        self.pane.add_to_foot(self.files.attach_button)
        self.empty.add_link(_("Attach files to the meeting…"), partial(self.files.choose, None))
        self.column.addWidget(self.pane)

    def _connect(self) -> None:
        self.model.edited.connect(self._on_edited)
        self.files.changed.connect(self._show_files)
        self.files.attach_button.clicked.connect(lambda: self.files.choose(self._current()))
        self.files.filing.began.connect(self.notice.hide)
        self.files.filing.ended.connect(self.notice.show)
        self.table.attaching_wanted.connect(lambda row: self.files.choose(self.model.row_at(row)))
        self.table.files_wanted.connect(self._open_files)
        self.table.opened.connect(self._open_paper)
        self.invite_button.clicked.connect(lambda: self.paper_wanted.emit(invitation.KIND, None))
        self.conclude_button.clicked.connect(lambda: self.paper_wanted.emit(conclusion_notice.KIND, None))
        for table in (self.table, self.files.table):
            table.pasted.connect(lambda: self.files.paste(self._current()))
        self.workspace.data_changed.connect(self._on_data_changed)
        drops = FileDrops(self)
        drops.hovering.connect(lambda place: self.table.show_drop(self._row_under(place)))
        drops.left.connect(lambda: self.table.show_drop(-1))
        drops.dropped.connect(lambda paths, place: self._take_files(paths, self._row_under(place)))

    # -- files

    def _current(self) -> PaperLine | None:
        """Return the paper where the keyboard is or was last; nothing while there is none."""
        return self.model.row_at(self.table.currentIndex())

    def _open_files(self, row: int) -> None:
        line = self.model.row_at(row)
        if line is not None and not self.files.show_first_of(line):
            self.files.choose(line)

    def _open_paper(self, row: int) -> None:
        """Go on with a draft; show what was issued in the archive."""
        line = self.model.row_at(row)
        paper = line.stored if line is not None else None
        if paper is None or paper.id is None:
            return
        if paper.state is PaperState.DRAFT:
            self.paper_wanted.emit(paper.form.kind, paper.id)
        else:
            self.record_wanted.emit(PAPER, paper.id)

    def _show_files(self) -> None:
        self.files.table.fit(self.height())
        self.pane.refresh()
        if rows := len(self.model.rows()):
            self.model.dataChanged.emit(self.model.index(0, FILES), self.model.index(rows - 1, FILES))

    def _on_data_changed(self, changes: Changes, _origin: object) -> None:
        if changes.concerns(ATTACHMENT):
            self.files.read()

    def _take_files(self, paths: Sequence[Path], row: int) -> None:
        """Attach what was dropped; an empty paper is named by its first file, so that it is kept."""
        line = self.model.row_at(row)
        if line is not None and lines.is_blank(line) and line.stored is None:
            line = replace(line, title=clean_line(paths[0].stem))
            self.model.replace(row, line)
        self.files.attach(paths, line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.files.table.fit(self.height())

    def _row_under(self, place: QPoint) -> int:
        return self.table.row_under(self.table.viewport().mapFrom(self, place))

    # -- the table

    def _summary(self) -> str:
        return " · ".join(filter(None, (lines.summary(self.model.rows()), self.files.summary())))

    def _shown(self) -> MeetingFacts:
        assert self.facts is not None, "no meeting is shown"
        return self.facts

    def _following(self, _before: PaperLine | None) -> PaperLine:
        """Return an empty line of the type that most likely comes next."""
        taken = {line.type_code for line in self.model.rows()}
        usual = (INVITATION, "BC", NOTICE)
        return PaperLine(next((code for code in usual if code not in taken), "BC"))

    def _papers(self) -> tuple[Paper, ...]:
        rows = (line for line in self.model.rows() if not lines.is_blank(line))
        return tuple(lines.paper_of(line, self.taken.fault(line)) for line in rows)

    def _learn_stored(self, papers: Sequence[Paper]) -> None:
        """Learn the ids of papers that were stored for the first time; nothing on screen changes."""
        filled = [line for line in self.model.rows() if not lines.is_blank(line)]
        stored = dict(zip((line.key for line in filled), papers, strict=True))
        self.model.set_rows([replace(line, stored=stored.get(line.key)) for line in self.model.rows()])

    def _on_edited(self, _row: int) -> None:
        self._show_notice()
        self.edited.emit("")

    def _show_notice(self) -> None:
        if self.facts is None:
            return
        facts = self.facts
        details = facts.details
        due = notice_due(details.end_date or details.start_date, self._calendar, self._given)
        rows, today = self.model.rows(), self.workspace.today
        words, is_late = lines.notice_words(rows, due, facts.state, self._calendar, today)
        if is_late:
            self.notice.show_text(words, "warning", "amber", filled=True)
        else:
            self.notice.show_text(words, "info", "accent")


def _store(session: Session, *, meeting_id: int, papers: Sequence[Paper]) -> Changes:
    return service.save_papers(session, meeting_id, papers)


def _without_ids(papers: Sequence[Paper]) -> tuple[Paper, ...]:
    return tuple(replace(paper, id=None) for paper in papers)
