"""The button "Lọc" of the agenda: by kind, and by the person or department that answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cchc_desktop.deadlines.agenda import DeadlineKind
from cchc_desktop.i18n import _
from cchc_desktop.tasks.records import Actor
from cchc_desktop.text.numbers import format_number
from ui import style
from ui.deadlines.lines import KINDS
from ui.deadlines.reading import Found, Wanted


class FilterButton(QToolButton):
    """Unfolds the filters; filled while one of them is in use.

    Signals: ``chosen(Wanted)``, its search as it was given.
    """

    chosen = Signal(object)

    def __init__(self, found: Callable[[], Found], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found = found
        self._wanted = Wanted()
        style.set_kind(self, "tool")
        self.setIconSize(QSize(20, 20))
        self.filter_menu = QMenu(self)
        self.setMenu(self.filter_menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.filter_menu.aboutToShow.connect(self.fill)
        self.show_wanted(self._wanted)

    def show_wanted(self, wanted: Wanted) -> None:
        """Show which filters are in use."""
        self._wanted = wanted
        words = filter_words(wanted, self._found())
        is_used = bool(words)
        self.setIcon(style.icon("filter", "accent" if is_used else "text2", filled=is_used))
        self.setToolTip("\n".join(words) or _("Filter"))
        self.setAccessibleName(_("Filters"))
        self.setAccessibleDescription(", ".join(words))

    def fill(self) -> None:
        """Write every filter into the menu, those in use ticked."""
        menu, found, wanted = self.filter_menu, self._found(), self._wanted
        menu.clear()
        counts = found.kind_counts()
        for kind in DeadlineKind:
            name = _(KINDS[kind][0])
            self._add(menu, name, counts[kind], kind in wanted.kinds, partial(self._toggle_kind, kind))
        menu.addSeparator()
        who = menu.addMenu(_("Who answers"))
        self._add(who, _("Everybody"), len(found.all), wanted.actor is None, partial(self._choose_actor, None))
        for actor, name, count in found.actor_counts():
            self._add(who, name, count, wanted.actor == actor, partial(self._choose_actor, actor))
        menu.addSeparator()
        end = menu.addAction(_("End these filters"))
        end.setEnabled(bool(wanted.kinds) or wanted.actor is not None)
        end.triggered.connect(lambda _checked=False: self.chosen.emit(Wanted(search=self._wanted.search)))

    def _add(self, menu: QMenu, words: str, count: int, is_used: bool, act: Callable[[], None]) -> None:
        action = menu.addAction(f"{words}\t{format_number(count)}".replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(is_used)
        action.triggered.connect(lambda _checked=False: act())

    def _toggle_kind(self, kind: DeadlineKind) -> None:
        kinds = self._wanted.kinds ^ {kind}
        self.chosen.emit(replace(self._wanted, kinds=frozenset() if len(kinds) == len(DeadlineKind) else kinds))

    def _choose_actor(self, actor: Actor | None) -> None:
        self.chosen.emit(replace(self._wanted, actor=actor))


def filter_words(wanted: Wanted, found: Found) -> list[str]:
    """Say the filters in use."""
    words = [_(KINDS[kind][0]) for kind in DeadlineKind if kind in wanted.kinds]
    if wanted.actor is not None:
        words.append(found.actors.name(wanted.actor))
    return words
