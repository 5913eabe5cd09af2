"""What is remembered of the tab between two starts: the year, quarters or months, and which columns show."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtWidgets import QMenu

from cchc_desktop.commitments.records import CountedBy
from cchc_desktop.i18n import _, mark
from cchc_desktop.settings import Settings
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR
from ui.commitments.matrix_pane import MatrixPane
from ui.commitments.reading import Look

_NAME: Final = "commitments"
COLUMNS: Final = {"goal": mark("Committed to"), "cumulative": mark("Year so far"), "result": mark("Result to date")}
"""The columns that can be hidden; names, periods and figures always show."""


def remember(settings: Settings, look: Look, hidden: set[str]) -> None:
    """Keep how the matrix is looked at."""
    settings.states[_NAME] = json.dumps({"year": look.year, "every": look.every.value, "hidden": sorted(hidden)})


def restored(settings: Settings, look: Look) -> tuple[Look, set[str]]:
    """Return how the matrix was looked at last; what cannot be read stays as it is."""
    with suppress(ValueError, TypeError, KeyError, AttributeError):
        kept = json.loads(settings.states[_NAME])
        year, every, hidden = int(kept["year"]), CountedBy(kept["every"]), set(kept["hidden"])
        if FIRST_YEAR <= year <= LAST_YEAR:
            return replace(look, year=year, every=every), hidden & COLUMNS.keys()
    return look, set()


def add_columns(menu: QMenu, pane: MatrixPane) -> None:
    """Offer the columns that can be hidden."""
    columns = menu.addMenu(_("Columns"))
    for name, words in COLUMNS.items():
        action = columns.addAction(_(words))
        action.setCheckable(True)
        action.setChecked(name not in pane.hidden)
        action.toggled.connect(partial(_show, pane, name))


def _show(pane: MatrixPane, name: str, shown: bool) -> None:
    pane.hidden = pane.hidden - {name} if shown else pane.hidden | {name}
    pane.fit()
