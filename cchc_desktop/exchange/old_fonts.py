"""Lists typed in an encoding of old fonts (TCVN3, VNI…), which no heading can be found in."""

from __future__ import annotations

from collections.abc import Sequence

from cchc_desktop.exchange.csv_rows import Table
from cchc_desktop.exchange.people_columns import HEADER_WITHIN
from cchc_desktop.i18n import _
from cchc_desktop.text.legacy import detect_legacy


def old_fonts_in(table: Table, sheets: Sequence[str]) -> str:
    """Return the sentence that refuses a list in an old encoding, judged by its first rows; "" for any other list."""
    for sheet in sheets:
        for seen, (_number, row) in enumerate(table.rows(sheet)):
            old = detect_legacy("\n".join(cell.text for cell in row if cell is not None))
            if old is not None:
                words = _(
                    "“{name}” is written in the old font encoding {encoding}. Nothing is read from it. "
                    "Convert it to Unicode, then choose it again."
                )
                return words.format(name=table.path.name, encoding=old.value)
            if seen >= HEADER_WITHIN:
                break
    return ""
