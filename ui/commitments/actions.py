"""What can be done with the commitments of the cells selected, said once for the context menu, "…" and the menu bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from cchc_desktop.i18n import _, mark
from ui import style

if TYPE_CHECKING:
    from ui.commitments.tab import CommitmentsTab


@dataclass(frozen=True)
class Action:
    """One line: words, what it does with the tab, the key that is named, whether it means something now."""

    words: str = ""
    call: Callable[[CommitmentsTab], object] | None = None
    keys: str = ""
    icon: str = ""
    applies: Callable[[CommitmentsTab], bool] | None = None


LINE: Final = Action()

FIGURE: Final = (
    Action(mark("Type the figure"), lambda tab: tab.rename(), "F2", "edit", lambda tab: tab.can_fill()),
    Action(mark("Clear the figure"), lambda tab: tab.clear_figures(), "Del", "", lambda tab: tab.has_figures()),
    Action(mark("Attach evidence…"), lambda tab: tab.desk.files.choose(), "", "attach", lambda tab: tab.can_fill()),
    Action(
        mark("Chart of the target…"),
        lambda tab: tab.show_chart(),
        "Ctrl+B",
        "data_trending",
        lambda tab: tab.desk.has_target(),
    ),
)
WHOLE: Final = (
    Action(mark("Open the commitment…"), lambda tab: tab.edit(), "Alt+Enter", "handshake", lambda tab: tab.has_one()),
    Action(mark("Sign…"), lambda tab: tab.with_chosen("sign"), "", "signature", lambda tab: tab.is_any("draft")),
    Action(mark("Signed sheet…"), lambda tab: tab.desk.show_scan(), "", "attach", lambda tab: tab.has_one()),
    Action(
        mark("Mark as counted"),
        lambda tab: tab.with_chosen("count"),
        "",
        "checkmark_circle",
        lambda tab: tab.is_any("signed", "counted"),
    ),
    Action(
        mark("Close"),
        lambda tab: tab.with_chosen("close"),
        "",
        "lock_closed",
        lambda tab: tab.is_any("signed", "counted"),
    ),
    Action(
        mark("Open again"),
        lambda tab: tab.with_chosen("reopen"),
        "",
        "lock_open",
        lambda tab: tab.is_any("counted", "closed"),
    ),
    Action(mark("Copy for another year…"), lambda tab: tab.copy_one(), "", "copy", lambda tab: tab.has_one()),
    Action(mark("Print these commitments…"), lambda tab: tab.print_paper(), "", "print", lambda tab: tab.has_any()),
    Action(mark("History…"), lambda tab: tab.history_wanted.emit(), "Ctrl+H", "history", lambda tab: tab.has_one()),
)
TRASH: Final = Action(
    mark("Move to the trash"), lambda tab: tab.remove(), "Ctrl+Del", "delete", lambda tab: tab.has_any()
)


def fill_menu(menu: QMenu, tab: CommitmentsTab) -> None:
    """Put every action into a menu; what means nothing now is greyed, so that nothing moves."""
    for action in (*FIGURE, LINE, *WHOLE, LINE, TRASH):
        if action.call is None:
            menu.addSeparator()
            continue
        line = menu.addAction(_(action.words) + (f"\t{_native(action.keys)}" if action.keys else ""))
        if action.icon:
            line.setIcon(style.icon(action.icon, size=16))
        line.setEnabled(action.applies is None or action.applies(tab))
        line.triggered.connect(partial(_run, action, tab))


def _run(action: Action, tab: CommitmentsTab, _checked: bool = False) -> None:
    if action.call is not None:
        action.call(tab)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
