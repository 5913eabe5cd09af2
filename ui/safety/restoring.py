"""The question before a restore, and the restore itself while no window is open on the file."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage.copies import Contents, contents_of
from cchc_desktop.storage.copy_names import FOLDER, read_name
from cchc_desktop.storage.restore import Restored, require_restorable, restore
from ui.common.prompts import Action, Prompts, Question
from ui.common.waiting import run_waiting
from ui.safety.words import TABLES, clock_and_day, contents_words


def confirm(prompts: Prompts, copy: Path, file: Path, parent: QWidget | None = None) -> bool:
    """Ask before a backup takes the place of the file, saying what is replaced by what.

    Raises AppError when this backup may not take its place.
    """
    run_waiting(
        lambda job: require_restorable(copy, file, watch=job),
        title=_("Looking at the backup of {moment}…").format(moment=_made(copy, file)),
        text=_("Nothing is changed yet."),
        parent=parent,
    )
    words = _("It holds: {backup}.\nIt takes the place of the present file, last saved at {saved}: {present}.").format(
        backup=contents_words(contents_of(copy, TABLES)),
        saved=_saved(file),
        present=contents_words(_present(file)) or _("nothing that can be read"),
    )
    way_back = _("The present file is kept in the folder “{folder}”, so this can be taken back.").format(folder=FOLDER)
    title = _("Restore the backup of {moment}?").format(moment=_made(copy, file))
    actions = (Action("restore", _("Restore"), primary=True), Action("cancel", _("Cancel")))
    return prompts.ask(Question(title, words, way_back, icon="history"), actions) == "restore"


def restore_waiting(copy: Path, file: Path, parent: QWidget | None = None) -> Restored:
    """Restore on a thread of its own and show how far it is. Raises AppError; the file is then as it was."""
    return run_waiting(
        lambda job: restore(copy, file, watch=job),
        title=_("Restoring the backup of {moment}…").format(moment=_made(copy, file)),
        text=_("The present file is kept beside it."),
        parent=parent,
    )


def _made(copy: Path, file: Path) -> str:
    name = read_name(copy.name, file)
    moment = name.moment if name is not None else _written(copy)
    return clock_and_day(moment, datetime.now())


def _saved(file: Path) -> str:
    try:
        return clock_and_day(_written(file), datetime.now())
    except OSError:
        return "–"


def _written(path: Path) -> datetime:
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone().replace(tzinfo=None)


def _present(file: Path) -> Contents:
    try:
        return contents_of(file, TABLES)
    except StorageError:
        return Contents()
