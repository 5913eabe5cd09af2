"""The windows of the menus Tools and Help: each is made when it is asked for, with everything typed before it saved."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.common.keys import keys_at
from ui.rooms import TABS
from ui.workspace import Workspace

if TYPE_CHECKING:
    from cchc_desktop.deadlines.digest import Digest
    from ui.deadlines.digest_window import DigestWindow


class ToolWindows:
    """Opens them over the main window, each until it is closed.

    ``save`` keeps what is typed in every room; ``menus`` gives the menus whose keys are listed; ``show_record`` shows a
    record in its room, ``show_list`` what a number counted.
    """

    def __init__(
        self,
        workspace: Workspace,
        window: QWidget,
        *,
        save: Callable[[], object],
        menus: Callable[[], Sequence[QMenu]],
        show_record: Callable[[str, int], object],
        show_list: Callable[[str, object, str], object],
    ) -> None:
        self._workspace = workspace
        self._window = window
        self._save = save
        self._menus = menus
        self._show_record, self._show_list = show_record, show_list
        self._digest: DigestWindow | None = None

    def show_catalogue(self, kind: str = "", record_id: int = 0) -> None:
        """Open the window of departments and people, at one of them if it is named."""
        from ui.settings.catalogue import CatalogueWindow

        self._save()
        window = CatalogueWindow(self._workspace, self._window)
        window.show_record(kind, record_id)
        window.exec()

    def show_templates(self) -> None:
        """Open the window of templates and phrases."""
        from ui.templates.window import TemplatesWindow

        self._save()
        TemplatesWindow(self._workspace, self._window).exec()

    def show_texts(self, kind: str = "") -> None:
        """Open the texts of papers, those of one kind if it is named."""
        from ui.texts.window import TextsWindow

        self._save()
        TextsWindow(self._workspace, self._window, kind=kind).exec()

    def show_calendar(self) -> None:
        """Open the window of the days off and the Saturdays worked."""
        from ui.calendar_editor.window import CalendarWindow

        self._save()
        window = CalendarWindow(self._workspace, self._window)
        window.record_wanted.connect(self._show_record)
        window.exec()

    def show_digest(self, read: Digest | None = None) -> None:
        """Open what the day begins with, beside the window; ``read`` was read already."""
        from ui.deadlines.morning import show_digest

        if self._digest is not None:
            self._digest.reject()
        self._save()
        self._digest = digest = show_digest(self._workspace, self._window, read)
        digest.record_wanted.connect(self._show_record)
        digest.list_wanted.connect(self._show_list)
        digest.finished.connect(self._forget_digest)

    def day_changed(self) -> None:
        """Let what stands open follow a new day."""
        if self._digest is not None:
            self._digest.reload()

    def _forget_digest(self) -> None:
        self._digest = None

    def show_record(self, kind: str, record_id: int) -> bool:
        """Open the window of what no tab shows; tell whether it is one.

        A count, a handover, the report of the day, a department or person, the register of outgoing papers (named by
        its year).
        """
        match kind:
            case "count":
                self.show_counts(record_id)
            case "handover":
                self.show_handovers(record_id)
            case "digest":
                self.show_digest()
            case "department" | "person":
                self.show_catalogue(kind, record_id)
            case "document_register":
                self.show_register(kind, year=record_id)
            case _:
                return False
        return True

    def show_counts(self, count_id: int | None = None) -> None:
        """Open the counts of tasks by month and quarter, at one of them if it is named."""
        from ui.counts.window import CountsWindow

        self._save()
        window = CountsWindow(self._workspace, self._window)
        if count_id is not None:
            window.reload(chosen=count_id)
        window.exec()

    def show_handovers(self, handover_id: int | None = None) -> None:
        """Open the handovers, at one of them if it is named."""
        from ui.handovers.window import HandoversWindow

        self._save()
        window = HandoversWindow(self._workspace, self._window)
        window.record_wanted.connect(self._show_record)
        if handover_id is not None:
            window.show_record("handover", handover_id)
        window.exec()

    def show_register(self, paper: str = "register", person_id: int | None = None, *, year: int | None = None) -> None:
        """Open a register or a slip to be printed: of tasks, "slip" of a person, "document_register" of a year."""
        from ui.counts.register_window import RegisterWindow

        self._save()
        RegisterWindow(self._workspace, self._window, paper=paper, person_id=person_id, year=year).exec()

    def show_settings(self) -> None:
        """Open the settings of organ and committee."""
        from ui.settings.settings_window import SettingsWindow

        self._save()
        SettingsWindow(self._workspace, self._window).exec()

    def show_keys(self, *, here: bool = False) -> None:
        """Show all keys; ``here`` opens the list at the part that has the keyboard."""
        from ui.key_list import all_sections
        from ui.keys_window import KeysWindow

        part = keys_at(QApplication.focusWidget()) if here else None
        sections = all_sections(self._menus(), TABS)
        KeysWindow(sections, self._workspace.prompts, here=part, parent=self._window).exec()

    def show_about(self) -> None:
        """Show the version and whose work is inside."""
        from ui.about import about

        self._workspace.prompts.inform(about())
