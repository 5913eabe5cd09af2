"""Searches everything (Ctrl+K): asks as the user types, shows what was found, and leads to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QBoxLayout, QToolButton, QWidget
from shiboken6 import isValid

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.search import Found, Hit, search
from ui import style
from ui.common.fields.field import commit_input_method
from ui.search.field import EverythingField
from ui.search.lines import Earlier, More, earlier, entries
from ui.search.panel import ResultsPanel
from ui.workspace import Workspace

FIELD_WIDTH: Final = 264
PAUSE_MS: Final = 120
"""So long after the last key the search begins."""

SLOW_SECONDS: Final = 0.03
"""A search that took longer lets the next one run on the worker."""

EACH: Final = 5
MOST_OF_ONE: Final = 200
_EARLIER: Final = 8


class EverythingSearch(QObject):
    """The field, its panel and what becomes of a choice; ``open_hit`` shows a hit in the window.

    Signals: ``failed(AppError)`` the file could not be read.
    """

    failed = Signal(object)

    def __init__(self, workspace: Workspace, window: QWidget, open_hit: Callable[[Hit], object]) -> None:
        super().__init__(window)
        self.workspace = workspace
        self._window = window
        self._open_hit = open_hit
        self.field = EverythingField(window)
        self.button = QToolButton(window)
        self._panel: ResultsPanel | None = None
        self.found = Found()
        self.searches: list[str] = []
        self._group = ""
        self._asked = "", ""
        self._is_low = False
        self._stays = False
        self._is_slow = False
        self._before: QWidget | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._dress()
        self._connect()

    @property
    def panel(self) -> ResultsPanel:
        """The panel of results, made when it is first needed: the start of the program does without it."""
        if self._panel is None:
            self._panel = ResultsPanel(self._window)
            self._panel.list.clicked.connect(lambda _index: self._choose(stays=False))
        return self._panel

    def stand_in(self, row: QBoxLayout, low_row: QBoxLayout) -> None:
        """Put the field into the row of the menus, and the icon that stands for it into that of a low window."""
        self._row = row
        row.addWidget(self.field)
        low_row.addWidget(self.button)

    def show_low(self, low: bool) -> None:
        """Give way in a low window: an icon stands for the field, which then opens with the panel."""
        self._is_low = low
        self.close()
        self.button.setVisible(low)
        (self.panel.head if low else self._row).addWidget(self.field)
        if self._panel is not None:
            self._panel.head.setContentsMargins(*((12, 8, 12, 8) if low else (0, 0, 0, 0)))
        self.field.setMinimumWidth(0 if low else FIELD_WIDTH)
        self.field.setMaximumWidth(10_000 if low else FIELD_WIDTH)
        self.field.show()

    def begin(self) -> None:
        """Put the keyboard into the field (Ctrl+K), ready to type over the last search."""
        commit_input_method()
        self._remember_focus(QApplication.focusWidget())
        if self._is_low:
            self.panel.stand_below(None)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close(self) -> None:
        """Put the panel away."""
        self._pause.stop()
        if self._panel is not None:
            self._panel.hide()

    # -- parts

    def _dress(self) -> None:
        style.set_kind(self.button, "tool")
        self.button.setIcon(style.icon("search"))
        self.button.setToolTip(_("Search everything (Ctrl+K)"))
        self.button.setAccessibleName(_("Search everything"))
        self.button.hide()
        self.field.setFixedWidth(FIELD_WIDTH)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._ask)
        self.button.clicked.connect(self.begin)
        field = self.field
        field.textEdited.connect(self._on_typed)
        field.stepped.connect(self._step)
        field.paged.connect(lambda way: self._step(way * self.panel.list.lines_on_screen()))
        field.chosen.connect(lambda stays: self._choose(stays=stays))
        field.left.connect(self._leave)
        field.entered.connect(self._show)
        field.exited.connect(self._on_exited)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus)

    # -- asking

    def _on_typed(self) -> None:
        self._group = ""
        self._pause.start()

    def _ask(self) -> None:
        """Search now: here while that is quick, else on the worker."""
        self._pause.stop()
        words, group = self.field.text().strip(), self._group
        self._asked = words, group
        if not words:
            self._take(Found(), words, group)
        elif self._is_slow:
            job = self.workspace.worker.submit_latest(self, lambda _job: self._timed(words, group))
            job.done.connect(lambda found: self._take(found, words, group))
            job.failed.connect(self._fail)
        else:
            try:
                self._take(self._timed(words, group), words, group)
            except AppError as error:
                self._fail(error)

    def _timed(self, words: str, group: str) -> Found:
        begun = perf_counter()
        limit = MOST_OF_ONE if group else EACH
        found = self.workspace.read(partial(search, words=words, limit=limit, group=group))
        self._is_slow = perf_counter() - begun > SLOW_SECONDS
        return found

    def _take(self, found: Found, words: str, group: str) -> None:
        if (words, group) != self._asked:
            return  # something else was asked meanwhile
        self.found = found
        if found.groups:
            self.panel.show_entries(entries(found, group), words)
        elif words:
            sentence = _("Nothing found for “{words}”").format(words=words)
            self.panel.show_sentence(sentence, _("Try fewer words, a part of a name, a number or a day."))
        else:
            self._show_earlier()
        self._open_panel()

    def _show_earlier(self) -> None:
        lines = earlier(self.searches)
        hint = _(
            "People, meetings, sentences of minutes, papers and files. Accents are not needed; "
            "quotes keep words together."
        )
        if lines:
            self.panel.show_entries(lines, "")
        else:
            self.panel.show_sentence("", hint)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, AppError):
            raise error
        self.close()
        self.failed.emit(error)

    # -- the panel and the keyboard

    def _show(self) -> None:
        if not self._stays:
            self._ask()

    def _open_panel(self) -> None:
        if not self.field.hasFocus():
            return
        corner = self.field.mapTo(self._window, QPoint(0, 0))
        self.panel.stand_below(None if self._is_low else QRect(corner, self.field.size()))

    def _step(self, lines: int) -> None:
        if self._pause.isActive() or not self.panel.isVisible():
            self._ask()
        else:
            self.panel.list.step(lines)

    def _leave(self) -> None:
        """Esc: from the hits of one group to all, else back to where the keyboard was."""
        if self._group and self.panel.isVisible():
            self._group = ""
            self._ask()
            return
        self.close()
        self._focus_before()

    def _focus_before(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.clearFocus()

    def _on_exited(self) -> None:
        if not self._stays:
            self.close()

    def _on_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is self.field and not self._stays:
            self._remember_focus(old)

    def _remember_focus(self, widget: QWidget | None) -> None:
        if widget is not None and widget is not self.field and self._window.isAncestorOf(widget):
            self._before = widget

    # -- choosing

    def _choose(self, *, stays: bool) -> None:
        if self._pause.isActive():
            self._ask()
            return
        match self.panel.list.current() if self.panel.isVisible() else None:
            case Hit() as hit:
                self._open(hit, stays=stays)
            case More(group=group):
                self._group = group
                self._ask()
            case Earlier(words=words):
                self.field.setText(words)
                self._ask()
            case _:
                self._ask()

    def _open(self, hit: Hit, *, stays: bool) -> None:
        words = self.field.text().strip()
        self.searches = [words, *(each for each in self.searches if each != words)][:_EARLIER]
        self._stays = stays
        if not stays:
            self.close()
            self.field.clearFocus()
        try:
            self._open_hit(hit)
            if stays:
                self.field.setFocus(Qt.FocusReason.OtherFocusReason)
                self._open_panel()
        finally:
            self._stays = False
