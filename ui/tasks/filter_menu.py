"""The button "Lọc": filters by unit, person, source, area and by what is not clear, and the words of those in use."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Clarity, ReformArea, SourceKind
from cchc_desktop.tasks.tracked import AREAS, SOURCES
from ui import style
from ui.task_fields.people import TaskPeople
from ui.tasks.filters import Filters
from ui.tasks.words import clarity_words

_WIDEST: Final = 220


class FilterButton(QPushButton):
    """Unfolds the filters; shows the words of those in use.

    Signals: ``chosen(Filters)``.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = Filters()
        self._people = TaskPeople()
        self.filter_menu = QMenu(self)
        self.setMenu(self.filter_menu)
        self.setIcon(style.icon("filter", size=16))
        self.setAccessibleName(_("Filters"))
        self.filter_menu.aboutToShow.connect(lambda: self.fill(self.filter_menu))
        self.show_filters(self._filters, self._people)

    def show_filters(self, filters: Filters, people: TaskPeople) -> None:
        """Show which filters are in use; ``people`` are offered."""
        self._filters, self._people = filters, people
        words = filters.words(people)
        text = " · ".join(words) if words else _("Filter")
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("\n".join(words))
        self.setAccessibleDescription(", ".join(words))

    def fill(self, menu: QMenu) -> None:
        """Write every filter into a menu, the one in use ticked."""
        menu.clear()
        people, now = self._people, self._filters
        units = [(unit.id, unit.name) for unit in people.departments]
        persons = [(person.id, person.full_name) for person in people.people]
        self._add(menu, _("Department of the lead"), "department_id", units, now.department_id)
        self._add(menu, _("Lead"), "person_id", persons, now.person_id)
        self._add(menu, _("Co-worker"), "co_worker_id", persons, now.co_worker_id)
        self._add(menu, _("Supervised by"), "supervisor_id", persons, now.supervisor_id)
        self._add(menu, _("Source"), "source_kind", [(each, _(SOURCES[each])) for each in SourceKind], now.source_kind)
        self._add(menu, _("Area of reform"), "area", [(each, _(AREAS[each])) for each in ReformArea], now.area)
        clarities = [(each, clarity_words(each)) for each in Clarity]
        self._add(menu, _("Not clear yet"), "unclear", clarities, now.unclear)
        outside = [(False, _("of the reform")), (True, _("outside the reform"))]
        self._add(menu, _("Administrative reform"), "is_outside_reform", outside, now.is_outside_reform)
        menu.addSeparator()
        self._add_tick(menu, _("Extension undecided"), "has_pending_extension", now.has_pending_extension)
        self._add_tick(menu, _("Comes back"), "is_recurring", now.is_recurring)
        menu.addSeparator()
        end = menu.addAction(_("End these filters"))
        end.setEnabled(now != now.without_more())
        end.triggered.connect(lambda _checked=False: self.chosen.emit(now.without_more()))

    def _add(self, menu: QMenu, words: str, name: str, choices: Iterable[tuple[Any, str]], now: Any) -> None:
        part = menu.addMenu(words)
        for value, text in ((None, _("All")), *choices):
            action = part.addAction((text[:1].upper() + text[1:]).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value == now)
            action.triggered.connect(partial(self._choose, name, value))

    def _add_tick(self, menu: QMenu, words: str, name: str, now: bool) -> None:
        action = menu.addAction(words)
        action.setCheckable(True)
        action.setChecked(now)
        action.triggered.connect(partial(self._choose, name, not now))

    def _choose(self, name: str, value: Any, _checked: bool = False) -> None:
        self.chosen.emit(replace(self._filters, **{name: value}))
