"""The sites of an online or hybrid meeting: the main one, how many branches of which kind, and their connection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QStyleOptionViewItem, QVBoxLayout, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts, SiteEntry, SiteState
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import TextCell, choice_cell
from ui.common.entry_delegate import EntryDelegate
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.entry_table import EntryTable
from ui.common.fields.form import HALF, TIME, Form
from ui.common.fields.line_field import LineField
from ui.common.fields.text_notices import unprintable
from ui.common.pills import paint_pill
from ui.common.table_model import ROW_ROLE
from ui.meetings.agenda.lines import fault as time_fault
from ui.meetings.attendance import site_lines
from ui.meetings.attendance.site_lines import MOST_SITES, STATES, SiteLine

_Index = QModelIndex | QPersistentModelIndex
_STATE = 2


class _SiteDelegate(EntryDelegate):
    """Draws the state of a connection with its icon and word."""

    def paint_text(self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, index: _Index) -> None:
        line: SiteLine = index.data(ROW_ROLE)
        if index.column() == _STATE:
            paint_pill(
                painter,
                room.adjusted(-6, 0, 6, 0),
                site_lines.state_word(line.state),
                site_lines.state_look(line.state),
            )
        else:
            super().paint_text(painter, room, option, index)


class _SiteTable(EntryTable[SiteLine]):
    """The branch sites; their numbers stay, so no row changes its place."""

    def move_row(self, number: int, step: int) -> None:
        """Numbers are names here: a site keeps its own."""


class _CountField(LineField):
    """How many branch sites there are, in digits."""

    def check(self) -> str:
        typed = self.value()
        if typed and not (typed.isdigit() and int(typed) <= MOST_SITES):
            return _("Type a number up to {limit}.").format(limit=MOST_SITES)
        return ""


class SitesPane(QFrame):
    """Edits the sites.

    Signals: ``edited()`` something that prints changed.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.set_kind(self, "pane")
        self.is_touched = False
        self.form = Form()
        self.main = LineField(max_length=300, missing_glyphs=unprintable)
        self.number = _CountField()
        self.kind = LineField(max_length=200, missing_glyphs=unprintable)
        self.model = EntryModel(_columns())
        self.table = _SiteTable(
            self.model, new_row=self._following, is_blank=lambda line: not line.name, delegate=_SiteDelegate
        )
        self._kind_before = ""
        self._stored_main: SiteEntry | None = None
        self._build()
        self._connect()

    def show_facts(self, facts: MeetingFacts, *, is_other: bool) -> None:
        """Show the sites; what is being typed stays."""
        self._stored_main = next((site for site in facts.sites if site.is_main), None)
        main = self._stored_main.name if self._stored_main is not None else ""
        self.main.line.setPlaceholderText(facts.details.place)
        stored = (tuple(facts.sites), facts.branch_site_kind)
        if is_other:
            self.table.close_cell()
            self.is_touched = False
        if is_other or (stored != (self.sites(), self.kind.value()) and not self.table.is_editing()):
            for field, value in ((self.main, main), (self.kind, facts.branch_site_kind)):
                field.set_value(value) if is_other else field.refresh_value(value)
            self.model.set_rows(site_lines.lines_of(facts.sites))
            self._kind_before = facts.branch_site_kind
        self._show_number()
        self.pane.refresh()

    def sites(self) -> tuple[SiteEntry, ...]:
        """Return the sites as they would be kept: the main one first."""
        branches = tuple(site_lines.site_of(line) for line in self.model.rows())
        main = self.main.value()
        return (site_lines.main_site(self._stored_main, main), *branches) if main or branches else ()

    def numbers(self) -> list[int]:
        """Return the numbers of the branch sites."""
        return [line.number for line in self.model.rows()]

    def branch_kind(self) -> str:
        """Return what the branch sites are."""
        return self.kind.value()

    def set_locked(self, locked: bool) -> None:
        """Let nothing change."""
        self.form.set_read_only(locked)
        self.pane.set_locked(locked)

    # -- parts

    def _build(self) -> None:
        self.form.add("main", _("Main site"), self.main, span=3)
        self.form.add("number", _("Branches"), self.number, span=TIME)
        self.form.add("kind", _("What the branches are"), self.kind, span=HALF)
        empty = EmptyState("video", _("No branch sites yet"), _("Enter above how many there are and what they are."))
        self.pane = EntryPane(
            self.table,
            empty,
            add_words=_("Add a site"),
            summary=lambda: site_lines.summary(self.model.rows()),
            removed_words=lambda _number: _("One site is taken away."),
            missing_glyphs=unprintable,
            keys=_("Enter: next cell · Del: take away"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = QFrame()
        style.set_kind(above, "pane")
        inside = QVBoxLayout(above)
        inside.setContentsMargins(style.GUTTER, 8, style.GUTTER, 0)
        inside.addWidget(self.form)
        column.addWidget(above)
        column.addWidget(self.pane, 1)
        self.table.setAccessibleName(_("Branch sites"))

    def _connect(self) -> None:
        self.main.edited.connect(self._touch)
        self.kind.edited.connect(self._touch)
        self.kind.left.connect(self._rename)
        self.number.left.connect(self._resize)
        self.number.line.returnPressed.connect(self._resize)
        self.model.edited.connect(self._on_edited)

    def _following(self, _before: SiteLine | None) -> SiteLine:
        return SiteLine(max(self.numbers(), default=0) + 1, "")

    # -- what happens

    def _touch(self) -> None:
        self.is_touched = True
        self.edited.emit()

    def _on_edited(self, _row: int) -> None:
        self._show_number()
        self._touch()

    def _show_number(self) -> None:
        number = len(self.model.rows())
        self.number.refresh_value(str(number) if number else "")

    def _resize(self) -> None:
        """Make as many rows as were asked for, once the number is complete."""
        typed = self.number.value()
        if self.model.is_locked or self.number.check():
            return
        before, wanted = self.model.rows(), int(typed or 0)
        if wanted == len(before):
            return
        self.model.set_rows(site_lines.resized(before, wanted, self.kind.value()))
        self.pane.refresh()
        if any(line.is_touched for line in before[wanted:]):
            words = _("Sites from number {number} on are taken away.").format(number=before[wanted].number)
            undo = partial(self._restore, before)
            self.pane.notice.show_notice(words, icon="delete", action=_("Undo"), act=undo)
        self._touch()

    def _restore(self, before: Sequence[SiteLine]) -> None:
        self.model.set_rows(before)
        self._show_number()
        self.pane.refresh()
        self._touch()

    def _rename(self) -> None:
        """Let the names that were the kind follow it."""
        kind = self.kind.value()
        if kind != self._kind_before and not self.model.is_locked:
            changed = site_lines.renamed(self.model.rows(), self._kind_before, kind)
            self._kind_before = kind
            if tuple(changed) != self.model.rows():
                self.model.set_rows(changed)
                self._touch()


def _columns() -> Sequence[EntryColumn[SiteLine]]:
    def choices() -> list[tuple[Any, str]]:
        return [(state, _(word)) for state, word, _look in STATES]

    return (
        EntryColumn(_("No."), lambda line: str(line.number), width=48),
        EntryColumn(
            _("Name of the site"),
            lambda line: line.name,
            put=lambda line, text: replace(line, name=text),
            tidy=lambda line: replace(line, name=clean_line(line.name)),
            make_cell=TextCell,
        ),
        EntryColumn(
            _("Connection"),
            lambda line: site_lines.state_word(line.state),
            put=lambda line, state: replace(line, state=state),
            make_cell=choice_cell(choices),
            width=148,
        ),
        EntryColumn(
            _("Since"),
            lambda line: line.lost if line.state is SiteState.LOST else "",
            put=site_lines.put_time,
            tidy=site_lines.tidy_time,
            give_up=lambda line, before: replace(line, kept_time=before.kept_time),
            fault=lambda line: time_fault(line.lost) if line.state is SiteState.LOST else "",
            can_edit=lambda line: line.state is SiteState.LOST,
            width=64,
        ),
        EntryColumn(
            _("Note"),
            lambda line: line.note,
            put=lambda line, text: replace(line, note=text),
            tidy=lambda line: replace(line, note=clean_line(line.note)),
            make_cell=TextCell,
            width=160,
        ),
    )
