"""The page "Bộ phận": one of the two ready sets, then line by line as the ward has it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton

from cchc_desktop.exchange.presets import DepartmentPreset, department_presets
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.folding import search_key
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.entry_cells import TextCell
from ui.common.entry_model import EntryColumn, EntryModel
from ui.common.entry_pane import EntryPane
from ui.common.entry_table import EntryTable
from ui.common.fields.text_notices import unprintable
from ui.common.icon_label import IconLabel
from ui.first_start import department_lines as lines
from ui.first_start.department_lines import DepartmentLine
from ui.first_start.step import Step, make_dense

OWN: Final = DepartmentPreset("", ())
"""No ready set: every department is typed."""


class DepartmentsStep(Step):
    """Edits the departments; ``departments()`` returns them as they would be kept."""

    def __init__(self, today: date) -> None:
        super().__init__(
            _("Departments"),
            _("Take the set that fits the time of the meetings, then correct, add or take away lines."),
            scrolls=False,
        )
        self._today = today
        self.presets = (*reversed(department_presets()), OWN)
        self.buttons: list[QRadioButton] = []
        self.preset = OWN
        self.model = EntryModel(self._columns())
        self.table = EntryTable(self.model, new_row=lambda _before: DepartmentLine(), is_blank=lines.is_blank)
        make_dense(self.table)
        self.note = IconLabel("small", wraps=True)
        self.note.setContentsMargins(0, 0, 0, 8)
        self._build()
        self.use(next((each for each in self.presets[:2] if _holds(each, today)), self.presets[0]))

    # -- the page

    def focus_first(self) -> None:
        self.buttons[self.presets.index(self.preset)].setFocus(Qt.FocusReason.TabFocusReason)

    def check(self) -> bool:
        self.table.close_cell()
        wrong = self.table.first_fault()
        if wrong is not None:
            self.table.go_to(wrong[0], wrong[1])
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.pane.refresh()
        return wrong is None

    def departments(self) -> tuple[tuple[str, str], ...]:
        """Return code and name of each department."""
        return tuple((code, name) for code, name in lines.departments(self.model.rows()) if name)

    def use(self, preset: DepartmentPreset) -> None:
        """Put a ready set in place of the one before; lines typed or changed stay."""
        self.table.close_cell()
        self.preset = preset
        self.buttons[self.presets.index(preset)].setChecked(True)
        self.model.set_rows(lines.with_preset(self.model.rows(), preset.name, preset.departments))
        ended = preset.until is not None and preset.until < self._today
        words = _("These departments end on 30/6/2025; the set since then follows later under Departments.")
        self.note.show_text(words if ended else "", "info" if ended else "")
        self.note.setVisible(ended)
        self.pane.refresh()

    def add_missing(self, names: Iterable[str]) -> tuple[str, ...]:
        """Add the departments that people of a list belong to and that are not there yet; return them."""
        known = {search_key(words) for line in lines.departments(self.model.rows()) for words in line}
        added = [name for name in dict.fromkeys(names) if search_key(name) and search_key(name) not in known]
        for name in added:
            self.model.insert(len(self.model.rows()), DepartmentLine(name))
        return tuple(added)

    # -- parts

    def _build(self) -> None:
        choice = QHBoxLayout()
        choice.setContentsMargins(0, 0, 0, 8)
        choice.setSpacing(style.MARGIN)
        group = QButtonGroup(self)
        for preset in self.presets:
            button = QRadioButton(_("{name} ({n})").format(name=preset.name, n=len(preset.departments)))
            if preset is OWN:
                button.setText(_("Own list"))
            button.clicked.connect(lambda _checked=False, it=preset: self.use(it))
            group.addButton(button)
            self.buttons.append(button)
            choice.addWidget(button)
        choice.addStretch(1)
        empty = EmptyState("people_team", _("No departments yet"), _("Conclusions give work to them by name."))
        self.first_step = empty.add_second(_("Add a department"), self.table.add_row, "add")
        self.pane = EntryPane(
            self.table,
            empty,
            add_words=_("Add a department"),
            summary=self._summary,
            removed_words=lambda number: _("Row {number} is taken away.").format(number=number + 1),
            missing_glyphs=unprintable,
        )
        style.set_kind(self.pane, "card")
        self.table.setAccessibleName(_("Departments"))
        self.column.addLayout(choice)
        self.column.addWidget(self.note)
        self.column.addWidget(self.pane, 1)

    def _columns(self) -> tuple[EntryColumn[DepartmentLine], ...]:
        return (
            EntryColumn("", lambda line: "", numbered=True, width=46),
            EntryColumn(
                _("Name of the department"),
                lambda line: line.name,
                put=lambda line, text: lines.put(line, "name", text),
                tidy=lines.tidy,
                fault=lambda line: lines.name_fault(line, self.model.rows()),
                make_cell=TextCell,
            ),
            EntryColumn(
                _("Code"),
                lambda line: line.code,
                put=lambda line, text: lines.put(line, "code", text),
                tidy=lines.tidy,
                fault=lambda line: lines.code_fault(line, self.model.rows()),
                hint=lambda line: lines.code_of(line, self.model.rows()),
                width=112,
            ),
        )

    def _summary(self) -> str:
        count = len(self.departments())
        return ngettext("{n} department", "{n} departments", count).format(n=count)


def _holds(preset: DepartmentPreset, day: date) -> bool:
    return (preset.since is None or preset.since <= day) and (preset.until is None or day <= preset.until)
