"""The button "Cách xem": named ways to look at a list, to take, keep, rename and remove."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage.saved_views import (
    LONGEST_NAME,
    KeptView,
    drop_view,
    keep_view,
    rename_view,
    saved_views,
)
from ui.common.error_dialog import show_error
from ui.common.fields import FULL, Form, LineField
from ui.common.form_dialog import FormDialog
from ui.common.lists.list_state import ListState
from ui.common.lists.open_file import OpenFile

_WIDTH: Final = 168


class ViewsButton(QPushButton):
    """Shows the name of the view in use. ``state`` returns how the list is looked at now, ``show`` takes a view.

    ``first`` is how the list looks by itself ("mặc định").
    """

    def __init__(
        self,
        workspace: OpenFile,
        list_name: str,
        *,
        state: Callable[[], ListState],
        show: Callable[[ListState], None],
        first: ListState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._list_name = workspace, list_name
        self._state, self._show, self._first = state, show, first
        self._used: KeptView | None = None
        self.dialog: FormDialog | None = None
        self.views_menu = QMenu(self)
        self.setMenu(self.views_menu)
        self.setFixedWidth(_WIDTH)
        self.views_menu.aboutToShow.connect(self.fill)
        self._tell("")

    def fill(self) -> None:
        """Read the views and write the lines anew."""
        self.views_menu.clear()
        views = self._workspace.read(lambda session: saved_views(session, self._list_name))
        self._used = next((view for view in views if self._used is not None and view.id == self._used.id), None)
        self._add(_("As at first"), partial(self.take, None), ticked=self._used is None)
        self.views_menu.addSeparator()
        for view in views:
            self._add(view.name, partial(self.take, view), ticked=self._used == view)
        if views:
            self.views_menu.addSeparator()
        if self._used is not None:
            self._add(
                _("Keep the changes in “{name}”").format(name=self._used.name), partial(self.keep, self._used.name)
            )
        self._add(_("Keep this view…"), self.ask_name)
        for words, call in ((_("Rename"), self.ask_new_name), (_("Remove"), self.remove)):
            menu = self.views_menu.addMenu(words)
            menu.setEnabled(bool(views))
            for view in views:
                menu.addAction(view.name.replace("&", "&&")).triggered.connect(partial(_called, call, view))

    def take(self, view: KeptView | None) -> None:
        """Look at the list as a view says, or as at first."""
        self._used = view
        self._tell(view.name if view is not None else "")
        self._show(ListState.from_json(view.value) if view is not None else self._first)

    def keep(self, name: str) -> None:
        """Keep how the list is looked at now under a name. Raises AppError."""
        value = self._state().to_json()
        self._workspace.write(lambda session: keep_view(session, self._list_name, name, value), origin=self)
        views = self._workspace.read(lambda session: saved_views(session, self._list_name))
        self._used = next((view for view in views if view.value == value and view.name == name.strip()), self._used)
        self._tell(self._used.name if self._used is not None else "")

    def remove(self, view: KeptView) -> None:
        """Remove a view; Ctrl+Z brings it back."""
        self._write(lambda: self._workspace.write(lambda session: drop_view(session, view.id), origin=self))
        if self._used is not None and self._used.id == view.id:
            self._used = None
            self._tell("")

    def ask_name(self) -> None:
        """Ask for a name and keep the view."""
        self._name_dialog(
            _("Keep this view"), _("Filters, order and columns come back under this name."), "", self.keep
        )

    def ask_new_name(self, view: KeptView) -> None:
        """Ask for another name of a view."""

        def store(name: str) -> None:
            self._workspace.write(lambda session: rename_view(session, view.id, name), origin=self)
            if self._used is not None and self._used.id == view.id:
                self._tell(name)

        self._name_dialog(_("Rename the view"), "", view.name, store)

    def _name_dialog(self, title: str, sentence: str, name: str, store: Callable[[str], None]) -> None:
        form = Form()
        field = LineField(max_length=LONGEST_NAME, placeholder=_("My overdue tasks"))
        form.add("name", _("Name of the view"), field, span=FULL, required=True)
        field.set_value(name)
        dialog = FormDialog(
            title,
            sentence,
            form,
            words=_("Keep"),
            store=lambda: store(str(form.values()["name"])),
            parent=self.window(),
        )
        self.dialog = dialog
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _write(self, verb: Callable[[], Changes]) -> None:
        try:
            verb()
        except AppError as error:
            show_error(self._workspace.prompts, error)

    def _add(self, words: str, call: Callable[[], None], *, ticked: bool | None = None) -> None:
        action = self.views_menu.addAction(words.replace("&", "&&"))
        if ticked is not None:
            action.setCheckable(True)
            action.setChecked(ticked)
        action.triggered.connect(partial(self._called, call))

    def _called(self, call: Callable[[], None], _checked: bool = False) -> None:
        try:
            call()
        except AppError as error:
            show_error(self._workspace.prompts, error)

    def _tell(self, name: str) -> None:
        words = name or _("Views")
        room = _WIDTH - 12 - 32
        self.setText(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room).replace("&", "&&"))
        self.setToolTip(name)
        self.setAccessibleName(_("View of the list: {name}").format(name=name or _("As at first")))


def _called(call: Callable[[KeptView], None], view: KeptView, _checked: bool = False) -> None:
    call(view)
