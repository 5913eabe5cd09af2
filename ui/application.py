"""Builds the parts of the program and passes them on: application, file, workspace, window. One program per file."""

from __future__ import annotations

import gc
import sys
from contextlib import ExitStack, suppress
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from cchc_desktop import i18n, paths
from cchc_desktop.committee.queries import as_of_date
from cchc_desktop.errors import AppError, StorageError
from cchc_desktop.i18n import _
from cchc_desktop.rooms import ROOMS
from cchc_desktop.settings import Settings
from cchc_desktop.storage import locks
from cchc_desktop.storage.files import make_folder
from cchc_desktop.storage.instance import FileInUse
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.places import is_network_or_synced
from cchc_desktop.storage.sessions import DataFile
from ui import style
from ui.common.background import Job, Worker
from ui.common.error_dialog import question_for
from ui.common.prompts import Action, Prompts
from ui.common.translator import install_translator
from ui.first_start.beginning import Beginning
from ui.knocking import Door, knock, socket_name
from ui.main_window import MainWindow
from ui.morning import begin_day
from ui.safety.safety import Safety
from ui.workspace import Clock, Workspace

FILE_TYPES = "*.cchc"
_SETTLED_MS = 3000


class Program(QObject):
    """The running program: at most one window, the pages of the first start, and the door for a second start."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        super().__init__()
        self.app = app
        self.settings = settings
        self.prompts = Prompts(lambda: self.beginning.window or self.window)
        self.window: MainWindow | None = None
        self.today: date | None = None
        self.beginning = Beginning(self.prompts, lambda: self.today or date.today(), self)
        self.beginning.kept.connect(self._remember)
        self.beginning.finished.connect(self._on_begun)
        self.beginning.left.connect(self._on_left)
        self.beginning.sample_wanted.connect(self.open_sample)
        self.beginning.open_wanted.connect(lambda: self._on_open_wanted(None))
        self.safety = Safety(lambda: self.prompts, self._close_window, self._open_again, self)
        self.door = Door(self)
        self.door.knocked.connect(self._come_forward)

    def open(self, path: Path) -> MainWindow:
        """Open a file in a window in place of the one before. Raises AppError; the one before then stays."""
        name = socket_name(path)
        if self.window is not None:
            self.window.remember()  # the new window takes the place of this one
        place = self.settings.place if path == self.settings.last_file else []
        with ExitStack() as on_refusal:
            data = on_refusal.enter_context(open_file(path, socket_name=name, rooms=ROOMS))
            workspace = self._workspace(data)
            on_refusal.callback(workspace.worker.shut_down)
            window = MainWindow(workspace)
            on_refusal.callback(window.deleteLater)
            self._close_window()
            on_refusal.pop_all()
        self.door.listen(name)
        window.open_wanted.connect(self._on_open_wanted)
        window.sample_wanted.connect(self.open_sample)
        window.new_file_wanted.connect(lambda: self.beginning.show_new(window))
        window.founding_wanted.connect(lambda: self.beginning.show_into(workspace, window))
        window.language_wanted.connect(self.speak, Qt.ConnectionType.QueuedConnection)
        window.closed.connect(self._on_closed)
        self.safety.follow(window)
        window.ready.connect(lambda: workspace.worker.submit_aside(_remove_old_copies))
        # What stands then stays: to look for garbage among it would hold the keys for a third of a second now and then.
        window.ready.connect(lambda: QTimer.singleShot(_SETTLED_MS, window, gc.freeze))
        self.window = window
        self.settings.remember_file(path)
        if place:
            window.ready.connect(lambda: QTimer.singleShot(0, window, partial(_go_back, window, place)))
        self.beginning.close()
        window.asked.connect(lambda: begin_day(window, date.today()))
        if (warning := is_network_or_synced(path)) is not None:
            window.ready.connect(lambda: window.tell(warning))
        window.ready.connect(lambda: _warn_of_locks(workspace, window))
        return window

    def begin(self) -> None:
        """Show the pages of the first start; a second start finds them by the name of the default file."""
        self.door.listen(socket_name(paths.default_file()))
        self.beginning.show_first(missing=self.settings.last_file)

    def open_or_say(self, path: Path) -> None:
        """Open a file, or say why not; the one that is open comes forward."""
        if self.window is not None and path.absolute() == self.window.workspace.path.absolute():
            self.window.raise_window()
            return
        try:
            self.open(path).show()
        except FileInUse as busy:
            if not knock(busy):
                self.say(busy)
        except AppError as error:
            if not path.exists():
                self.settings.forget_file(path)
            self.say(error)

    def open_sample(self) -> None:
        """Make a file with the sample committee beside the user's own and open it."""
        path = paths.data_folder() / _("Sample.cchc")
        try:
            make_folder(path.parent)
            if not path.exists():
                from cchc_desktop.exchange.loading import load_file

                load_file(path, paths.resources("sample", "sample.yaml"))
        except AppError as error:
            self.say(error)
            return
        self.open_or_say(path)

    def speak(self, language: str) -> None:
        """Speak another language from now on: the window is made anew on the same file, at the same place."""
        window = self.window
        if window is None or language == i18n.language():
            return
        path, clock, place = window.workspace.path, window.workspace.clock, window.place()
        try:
            self._close_window()
        except AppError:  # she went back to what is not saved yet
            return
        self.settings.language = language
        with suppress(StorageError):
            self.settings.save()
        i18n.set_language(language)
        self.app.setApplicationDisplayName(_("Reform Committee"))
        again = self._open_again(path)
        if again is None:
            return
        if clock.fixed is None:
            again.use_real_date()
        again.go_to(place)

    def _open_again(self, path: Path) -> MainWindow | None:
        """Open the file of a window that was closed in a new one; None, after another was offered, when it refuses."""
        try:
            window = self.open(path)
        except AppError as error:
            if not self.offer_another(error, path):
                self.app.quit()
            return None
        window.show()
        return window

    def _workspace(self, data: DataFile) -> Workspace:
        with data.reading() as session:
            fixed = self.today or as_of_date(session)
        return Workspace(data, self.settings, Worker(), self.prompts, Clock(fixed))

    def _on_open_wanted(self, path: Path | None) -> None:
        folder = self.window.workspace.path.parent if self.window else paths.data_folder()
        chosen = path or self.prompts.choose_open_file(
            _("Open a file"), _("Committee files ({types})").format(types=FILE_TYPES), folder
        )
        if chosen is not None:
            self.open_or_say(chosen)

    def _close_window(self) -> None:
        """Close the present window for another file; one that must not close keeps its file."""
        if self.window is None:
            return
        window, self.window = self.window, None
        window.closed.disconnect(self._on_closed)
        if not window.close():
            window.closed.connect(self._on_closed)
            self.window = window
            raise AppError(_("The present file stays open because something in it is not saved yet."))
        window.deleteLater()

    def _on_closed(self) -> None:
        self.window = None
        self.app.quit()

    def _on_begun(self, path: Path, wants_meeting: bool) -> None:
        """Go on to a file that has just been made, or to the one that has a committee now."""
        self.open_or_say(path)
        window = self.window
        if window is None or window.workspace.path.absolute() != path.absolute():
            return
        self.beginning.close()
        if wants_meeting:
            self._begin_meeting(window)

    def _begin_meeting(self, window: MainWindow) -> None:
        from ui.meetings.starting.first import make_first_meeting

        try:
            made = make_first_meeting(window.workspace)
        except AppError as error:
            self.say(error)
            return
        window.show_record("meeting", made)
        window.room.show_page(0)

    def _on_left(self) -> None:
        if self.window is None:
            self.app.quit()

    def _remember(self, path: Path) -> None:
        """Let the next start find a new file, also when nobody goes on to it now."""
        self.settings.remember_file(path)
        with suppress(StorageError):
            self.settings.save()

    def offer_another(self, error: AppError, path: Path) -> bool:
        """Say why the file does not open, and go on with a backup of it or another one; tell whether one is open."""
        actions = (
            Action("open", _("Open another file…"), primary=True),
            *((Action("restore", _("Backups…")),) if self.safety.has_backups(path) else ()),
            Action("sample", _("Try it with the sample data")),
            Action("quit", _("Quit")),
        )
        while self.window is None:
            match self.prompts.ask(question_for(error, _("The file could not be opened")), actions):
                case "open":
                    self._on_open_wanted(None)
                case "sample":
                    self.open_sample()
                case "restore":
                    self.safety.show_backups_of(path, self.settings.path)
                case _:
                    return False
        return True

    def say(self, error: AppError) -> None:
        """Show why a file does not open."""
        question = question_for(error, _("The file could not be opened"))
        self.prompts.ask(question, (Action("close", _("Close"), primary=True),))

    def _come_forward(self) -> None:
        """Somebody started the program a second time."""
        front = self.beginning.window or self.window
        if front is not None:
            front.raise_window()


def _go_back(window: MainWindow, place: list[int]) -> None:
    """Show what stood on the screen when the file was closed."""
    match place:
        case [number, record_id, page] if window.isVisible():
            window.go_to((number, (record_id, page)))
        case [number] if window.isVisible():
            window.go_to((number, None))


def _warn_of_locks(workspace: Workspace, window: MainWindow) -> None:
    """Say when the file's locks were tampered with; it opens all the same, so that it can be read and backed up."""
    different = workspace.read(lambda session: locks.differences(session.connection(), locks.TRIGGERS))
    if different:
        window.notice.show_notice(locks.damage(different), icon="warning")


def _remove_old_copies(_job: Job) -> None:
    """Remove what earlier runs opened for other programs to read."""
    from cchc_desktop.storage.opened_copies import remove_old_copies

    remove_old_copies()


def make_application(scheme: str = "system") -> QApplication:
    """Return the application that speaks the user's language, dressed in one of ``style.SCHEMES``."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName(paths.APP_NAME)
    app.setApplicationDisplayName(_("Reform Committee"))
    app.setQuitOnLastWindowClosed(False)
    install_translator(app)
    style.apply(app, scheme)
    return app
