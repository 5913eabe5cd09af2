"""What the history knows of the register."""

from __future__ import annotations

from cchc_desktop.i18n import mark
from cchc_desktop.register.model import IssuedDocument
from cchc_desktop.register.rules import PAPER
from cchc_desktop.storage.tracking import Tracked

TRACKED = (
    Tracked(
        IssuedDocument,
        mark("Documents"),
        record="",
        record_kind="owner_kind",
        record_id="owner_id",
        named_as=PAPER,
        kinds=("paper", "meeting"),
        named_by="title",
        fields={
            "type_code": mark("Type"),
            "number": mark("Number"),
            "symbol": mark("Symbol"),
            "issued_on": mark("Day"),
            "title": mark("Abstract"),
            "note": mark("Note"),
        },
    ),
)
