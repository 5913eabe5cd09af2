"""How a step of the history is named and marked in a list."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QIcon

from cchc_desktop.i18n import _
from cchc_desktop.storage.audit import StepLine
from cchc_desktop.storage.model import StepKind, StepState
from ui import style

_ICONS: Final = {
    StepKind.EDIT: ("edit", "text2"),
    StepKind.UNDO: ("arrow_undo", "text2"),
    StepKind.REDO: ("arrow_redo", "text2"),
    StepKind.WALL: ("lock_closed", "green"),
}


def doing(line: StepLine) -> str:
    """Return what was done, and whether it was taken back."""
    step = line.step
    match step.kind:
        case StepKind.UNDO:
            return _("Undone: {title}").format(title=step.title)
        case StepKind.REDO:
            return _("Done again: {title}").format(title=step.title)
    return step.title if step.state is StepState.LIVE else _("{title} (undone)").format(title=step.title)


def step_icon(line: StepLine) -> QIcon:
    """Return the icon of the kind of step."""
    name, role = _ICONS[line.step.kind]
    return style.icon(name, role, size=16)
