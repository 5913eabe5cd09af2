"""What the storage itself keeps in the file: the change log, files in pieces, and the texts that search looks in.

Rows of other rooms are named here by table or kind and id: the storage knows no room.
"""

from __future__ import annotations

from datetime import datetime
from enum import Enum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cchc_desktop.storage.base import Base, enum_column


class StepKind(Enum):
    """What a step of the change log is."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    WALL = "wall"
    """Something undo does not pass: signing, reopening, restore, upgrade, emptying the trash."""


class StepState(Enum):
    """Whether a step of the user stands."""

    LIVE = "live"
    UNDONE = "undone"
    """Taken back; redo can bring it again."""
    DROPPED = "dropped"
    """Taken back, and something else was done since: redo does not bring it again."""


class RowAction(Enum):
    """What happened to one row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


class HistoryStep(Base):
    """One thing the user did; ``visit`` names the visit to a field whose autosaves share the step."""

    __tablename__ = "history_step"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    account: Mapped[str] = mapped_column(String(100), default="")
    title: Mapped[str]
    kind: Mapped[StepKind] = mapped_column(enum_column(StepKind), default=StepKind.EDIT)
    state: Mapped[StepState] = mapped_column(enum_column(StepState), default=StepState.LIVE)
    visit: Mapped[str] = mapped_column(String(60), default="")
    sentence: Mapped[str] = mapped_column(default="")
    """What is said to her when undo comes to this wall."""
    of_step_id: Mapped[int | None]
    """The step that an undo took back or a redo brought again."""


class HistoryChange(Base):
    """What one step changed in one row: JSON of the columns concerned, before and after.

    ``record_kind`` and ``record_id`` name the record that the user sees changed (a line of the agenda: its meeting).
    """

    __tablename__ = "history_change"
    __table_args__ = (
        Index("ix_history_change_step_id", "step_id"),
        Index("ix_history_change_record", "record_kind", "record_id"),
        Index("ix_history_change_row", "table_name", "row_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("history_step.id", ondelete="RESTRICT"))
    table_name: Mapped[str] = mapped_column(String(60))
    row_id: Mapped[int]
    action: Mapped[RowAction] = mapped_column(enum_column(RowAction))
    record_kind: Mapped[str] = mapped_column(String(40), default="")
    record_id: Mapped[int | None]
    before: Mapped[str] = mapped_column(default="")
    after: Mapped[str] = mapped_column(default="")


class StoredFile(Base):
    """Bytes kept once, whoever needs them; never changed. ``size`` is in bytes."""

    __tablename__ = "stored_file"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), unique=True)
    size: Mapped[int]


class StoredChunk(Base):
    """One piece of a stored file: the driver reads and writes whole values only, and memory is short."""

    __tablename__ = "stored_chunk"
    __table_args__ = (UniqueConstraint("file_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id", ondelete="RESTRICT"))
    position: Mapped[int]
    data: Mapped[bytes]


class Attachment(Base):
    """A file that belongs to a record: a paper of a meeting, a signed scan, later evidence of a task."""

    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_owner", "owner_kind", "owner_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_kind: Mapped[str] = mapped_column(String(40))
    owner_id: Mapped[int]
    role: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(300))
    file_id: Mapped[int] = mapped_column(ForeignKey("stored_file.id", ondelete="RESTRICT"))
    added_at: Mapped[datetime]
    trashed_at: Mapped[datetime | None]


class SavedView(Base):
    """A way to look at a list that was given a name: filter, order and columns, as text that the window reads."""

    __tablename__ = "saved_view"
    __table_args__ = (UniqueConstraint("list_name", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    list_name: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(100))
    value: Mapped[str]


class SearchEntry(Base):
    """One line that can be found; its folded words stand in the full-text table ``search_index`` under the same id.

    The id says which part of which record it is (``searched``); ``digest`` stands for the line as it was written.
    """

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(primary_key=True)
    row_id: Mapped[int]
    digest: Mapped[int]
