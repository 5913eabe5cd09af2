"""The late tasks of a count: why each is late and what is done about it, typed before the count is frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.tasks.count_records import CountFacts, CountLine, Explanation
from cchc_desktop.tasks.count_rules import late_lines
from cchc_desktop.tasks.counts import explain_lateness
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.catalogue.saving import Saving
from ui.common.entry_cells import TextCell
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_table import EntryTable
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.common.visits import Visits
from ui.counts.rows import late_words
from ui.workspace import Workspace


@dataclass(frozen=True)
class LateLine:
    """One late task with what is typed about it."""

    line: CountLine
    cause: str
    measure: str

    @property
    def key(self) -> int:
        """The id of the task."""
        return self.line.task_id

    def explanation(self) -> Explanation:
        """Return what is typed as it is kept."""
        return Explanation(clean_line(self.cause), clean_line(self.measure))


class LateTable(EntryTable[LateLine]):
    """The tasks stay as they are; only causes and measures are typed."""

    KEYS = Keys(
        mark("Late tasks of a count"),
        (
            ("F2, Enter", mark("open the cell")),
            ("Tab, Shift+Tab", mark("the next cell, the one before")),
            ("Enter", mark("close the cell and go on")),
            ("Esc", mark("leave the row as it was")),
        ),
    )

    def remove_row(self, number: int) -> None:
        """A late task cannot be taken away from a count."""

    def move_row(self, number: int, step: int) -> None:
        """The order is that of the count."""

    def row_actions(self, number: int) -> Iterable[QAction | None]:
        """Nothing is done with a row but typing in it."""
        return ()


class LatePage(QWidget):
    """The table, and under it how many tasks are explained.

    Signals: ``stored`` something typed is in the file now.
    """

    stored = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._kept: dict[int, Explanation] = {}
        self.visits = Visits(self)
        self.model: EntryModel[LateLine] = EntryModel(_columns())
        self.table = LateTable(self.model)
        self.saving = Saving(self._store, self)
        self.sum = IconLabel("sub", wraps=True)
        self._build()
        self.model.edited.connect(lambda _number: self._on_edited())
        self.visits.ended.connect(self.saving.save_if_waiting)

    def show_count(self, facts: CountFacts) -> None:
        """Show the late tasks of a count; one that is frozen can only be read."""
        lines = [LateLine(line, line.cause, line.measure) for line in late_lines(facts.lines)]
        self._kept = {line.key: line.explanation() for line in lines}
        self.model.set_locked(facts.frozen_at is not None)
        if lines != list(self.model.rows()):
            self.table.close_cell()
            self.model.set_rows(lines)
        self._show_sum()

    def unexplained(self) -> int:
        """Return how many late tasks have no cause or no measure."""
        return sum(1 for row in self.model.rows() if not (row.cause.strip() and row.measure.strip()))

    def _on_edited(self) -> None:
        self.saving.touch()
        self._show_sum()

    def _store(self) -> bool:
        """Store what changed in one step, the whole visit to a cell in one."""
        typed = {row.key: row.explanation() for row in self.model.rows()}
        changed = {key: words for key, words in typed.items() if words != self._kept.get(key)}
        if not changed or self.model.is_locked:
            return False
        with self._workspace.data.writing(visit=self.visits.token) as session:
            changes = explain_lateness(session, changed)
        self._kept.update(changed)
        self._workspace.announce(changes, self)
        self.stored.emit()
        return True

    def _show_sum(self) -> None:
        count, open_ones = len(self.model.rows()), self.unexplained()
        if not count:
            self.sum.show_text(_("No task is late."), "checkmark_circle", "green", filled=True)
            return
        words = ngettext("{n} late task", "{n} late tasks", count).format(n=count)
        if open_ones:
            missing = ngettext(
                "{n} without a cause or a measure", "{n} without a cause or a measure", open_ones
            ).format(n=open_ones)
            self.sum.show_text(f"{words} · {missing}", "warning", "amber", filled=True)
        else:
            self.sum.show_text(words)

    def _build(self) -> None:
        self.table.setAccessibleName(_("Causes and measures of late tasks"))
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 8, style.GUTTER, 8)
        row.addWidget(self.sum, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(foot)


def _columns() -> tuple[EntryColumn[LateLine], ...]:
    return (
        EntryColumn(_("Task"), lambda row: f"{row.line.code}. {row.line.work}", tooltip=lambda row: row.line.work),
        EntryColumn(_("Lead"), lambda row: row.line.lead, width=116),
        EntryColumn(_("How late"), lambda row: late_words(row.line), width=124),
        _typed(_("Cause"), lambda row: row.cause, lambda row, text: replace(row, cause=text)),
        _typed(_("Measure"), lambda row: row.measure, lambda row, text: replace(row, measure=text)),
    )


def _typed(
    title: str, text: Callable[[LateLine], str], put: Callable[[LateLine, str], LateLine]
) -> EntryColumn[LateLine]:
    return EntryColumn(
        title,
        text,
        width=152,
        tooltip=text,
        put=put,
        tidy=lambda row: put(row, clean_line(text(row))),
        hint=lambda _row: _("Type here"),
        make_cell=TextCell,
    )
