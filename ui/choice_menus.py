"""The choices under "Xem": how the window looks, and which language it speaks. Both hold at once and are remembered."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Final

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from cchc_desktop import i18n
from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _, mark
from cchc_desktop.settings import Settings
from ui import style

# one of style.SCHEMES: words
SCHEMES: Final = (
    ("system", mark("Like &Windows") if sys.platform == "win32" else mark("Like the s&ystem")),
    ("light", mark("&Light")),
    ("dark", mark("&Dark")),
    ("contrast", mark("&High contrast")),
)
# Each language calls itself by its own name, so that it is found whatever is spoken now.
LANGUAGES: Final = (("vi", "Tiếng &Việt"), ("en", "&English"))


class ChoiceMenu(QMenu):
    """A menu in which one line is ticked: the one that ``current`` returns when the menu opens."""

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, str]],
        current: Callable[[], str],
        choose: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent)
        self._current = current
        self._actions: dict[str, QAction] = {}
        group = QActionGroup(self)
        for value, words in options:
            action = self._actions[value] = group.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(partial(_chosen, choose, value))
            self.addAction(action)
        self.aboutToShow.connect(self.show_current)
        self.show_current()

    def show_current(self) -> None:
        """Tick the line in use; one chosen but not taken is given back."""
        if (action := self._actions.get(self._current())) is not None:
            action.setChecked(True)


def scheme_menu(settings: Settings, parent: QWidget) -> ChoiceMenu:
    """Return the menu "Giao diện"."""
    options = [(scheme, _(words)) for scheme, words in SCHEMES]
    return ChoiceMenu(_("L&ook"), options, style.scheme, partial(choose_scheme, settings), parent)


def language_menu(speak: Callable[[str], object], parent: QWidget) -> ChoiceMenu:
    """Return the menu "Ngôn ngữ / Language"; its name stands in both languages."""
    return ChoiceMenu(_("&Language / Ngôn ngữ"), LANGUAGES, i18n.language, speak, parent)


def choose_scheme(settings: Settings, scheme: str) -> None:
    """Dress the whole program anew and remember it."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    style.apply(app, scheme)
    settings.scheme = scheme
    with suppress(StorageError):  # a look that is not remembered must not keep anybody from working
        settings.save()


def _chosen(choose: Callable[[str], object], value: str, _checked: bool = False) -> None:
    choose(value)
