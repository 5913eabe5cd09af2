"""The agenda of a template: the same table as in a meeting, with texts that may hold variables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from cchc_desktop.i18n import _
from cchc_desktop.meetings.draft_records import TemplateLine
from cchc_desktop.text.dates import short_clock
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import TextCell
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.entry_table import EntryTable
from ui.common.fields import Field
from ui.common.fields.text_notices import unprintable
from ui.meetings.agenda import lines
from ui.meetings.agenda.lines import AgendaLine
from ui.templates.variable_fields import variables_fault

_FOOT: Final = 49
_EMPTY: Final = 244
_MOST: Final = 420


class AgendaField(Field):
    """Holds ``TemplateLine`` records in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.model = EntryModel(self._columns())
        self.table = EntryTable(
            self.model, new_row=lambda before: lines.following(before, None), is_blank=lines.is_blank
        )
        self.table.setAccessibleName(_("Agenda"))
        empty = EmptyState(
            "calendar_ltr", _("No agenda yet"), _("Meetings made from this template begin with these items.")
        )
        self.pane = EntryPane(
            self.table,
            empty,
            add_words=_("Add an item"),
            summary=lambda: lines.summary(self.model.rows()),
            removed_words=lambda number: _("Item {number} is taken away.").format(number=number + 1),
            missing_glyphs=unprintable,
        )
        self.first_step = empty.add_primary(_("Add an item"), self.table.add_row)
        self.first_step.setAutoDefault(False)
        self.pane.add_button.setAutoDefault(False)
        self._row.addWidget(self.pane, 1)
        self.setFocusProxy(self.table)
        self.model.edited.connect(lambda _row: self._on_edited())
        self.table.cell_closed.connect(lambda _row: self._on_left())
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset, self.model.dataChanged):
            signal.connect(self._fit)
        self.pane.refresh()
        self._fit()

    def value(self) -> tuple[TemplateLine, ...]:
        return tuple(_kept(line) for line in self.model.rows() if not lines.is_blank(line))

    def set_value(self, value: Any) -> None:
        wanted: Sequence[TemplateLine] = value or ()
        if tuple(wanted) != self.value():
            self.table.close_cell()
            self.model.set_rows([_typed(line) for line in wanted])
            self.pane.refresh()
        self._touched = False
        self.show_error("")

    def is_in_use(self) -> bool:
        return self.table.hasFocus() or self.table.is_editing()

    def is_empty(self) -> bool:
        return not self.value()

    def check(self) -> str:
        words = _("Row {number}: {sentence}")
        faults = self.model.faults()
        return words.format(number=faults[0][0] + 1, sentence=faults[0][2]) if faults else ""

    def _fit(self, *_args: object) -> None:
        """Be as high as the rows, so that the page scrolls and not the table in it."""
        rows = self.table.verticalHeader().length() + style.HEADER + _FOOT + 4
        self.pane.setFixedHeight(min(_MOST, rows) if self.model.rows() else _EMPTY)

    def _columns(self) -> Sequence[EntryColumn[AgendaLine]]:
        return (
            EntryColumn("", lambda line: "", numbered=True, width=46),
            _time_column(_("From"), "start"),
            _time_column(_("Until"), "end"),
            _text_column(_("Item"), "content"),
            _text_column(_("Presented by"), "presenter", width=128),
            _text_column(_("Paper"), "paper", width=84),
        )


def _text_column(title: str, name: str, width: int = 0) -> EntryColumn[AgendaLine]:
    def text(line: AgendaLine) -> str:
        return str(getattr(line, name))

    def put(line: AgendaLine, value: Any) -> AgendaLine:
        changed: dict[str, Any] = {name: str(value)}
        return replace(line, **changed)

    return EntryColumn(
        title,
        text,
        put=put,
        tidy=lambda line: put(line, clean_line(text(line))),
        fault=lambda line: variables_fault(text(line)),
        make_cell=TextCell,
        width=width,
    )


def _time_column(title: str, name: str) -> EntryColumn[AgendaLine]:
    return EntryColumn(
        title,
        lambda line: str(getattr(line, name)),
        put=lambda line, text: lines.put_time(line, name, text),
        tidy=lambda line: lines.tidy_time(line, name),
        give_up=lambda line, before: replace(line, kept=before.kept),
        fault=(lambda line: lines.fault(line.start)) if name == "start" else lines.end_fault,
        width=68,
    )


def _typed(line: TemplateLine) -> AgendaLine:
    start, end = (short_clock(at) if at is not None else "" for at in (line.start_time, line.end_time))
    kept = (line.start_time, line.end_time)
    return AgendaLine(start, end, line.content, line.presenter_text, paper=line.paper, kept=kept)


def _kept(line: AgendaLine) -> TemplateLine:
    texts = (clean_line(text) for text in (line.presenter, line.paper))
    return TemplateLine(clean_line(line.content), *line.kept, *texts)
