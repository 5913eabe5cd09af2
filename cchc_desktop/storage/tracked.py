"""What the history and the trash know of the storage's own records: attached files and views."""

from __future__ import annotations

from cchc_desktop.i18n import mark
from cchc_desktop.storage.model import Attachment, SavedView
from cchc_desktop.storage.tracking import Tracked, Trashed

TRACKED = (
    Tracked(
        Attachment,
        mark("Attached files"),
        record="",
        record_kind="owner_kind",
        record_id="owner_id",
        kinds=("attachment",),
        named_by="name",
        fields={"name": mark("Name of the file"), "trashed_at": mark("In the trash since")},
    ),
    Tracked(
        SavedView,
        mark("Views of lists"),
        record="saved_view",
        kinds=("saved_view",),
        named_by="name",
        fields={"name": mark("Name of the view"), "value": mark("What the view shows")},
    ),
)
TRASHED = (Trashed(Attachment, "attachment", mark("Attached files"), lambda row: str(row.name)),)
