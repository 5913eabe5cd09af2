"""Change log, signing, stored files, search, templates; ids are never given twice from here on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

KEPT_IDS = (
    "calendar_day",
    "organisation",
    "committee",
    "department",
    "person",
    "post",
    "committee_role",
    "signing_rule",
    "issued_document",
    "meeting",
    "agenda_item",
    "meeting_site",
    "attendance",
    "vote",
    "conclusion",
)
"""The tables of the first layout whose ids SQLite would give again after a row was removed."""


def upgrade() -> None:
    """Rebuild the tables of the first layout, make the new ones, and mark what was signed."""
    for table in KEPT_IDS:
        _rebuild(table)
    _create_history()
    _create_stored_files()
    _create_search()
    _create_printed_version()
    _create_reopening()
    _create_supplement()
    _create_templates()
    _create_template_agenda()
    _create_phrase()
    _mark_signed()
    _name_file()


def _rebuild(table: str) -> None:
    added: dict[str, list[sa.Column[str] | sa.Column[int]]] = {
        "department": [sa.Column("trashed_at", sa.String(32), nullable=True)],
        "person": [sa.Column("trashed_at", sa.String(32), nullable=True)],
        "issued_document": [sa.Column("frozen_at", sa.String(32), nullable=True)],
        "meeting": [
            sa.Column("signed_at", sa.String(32), nullable=True),
            sa.Column("version", sa.Integer(), nullable=False, server_default="1"),
            sa.Column("trashed_at", sa.String(32), nullable=True),
        ],
    }
    with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}) as batch:
        for column in added.get(table, ()):
            batch.add_column(column)


def _create_history() -> None:
    op.create_table(
        "history_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("account", sa.String(100), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("visit", sa.String(60), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("of_step_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_history_step"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "history_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(60), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("record_kind", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_history_change"),
        sa.ForeignKeyConstraint(
            ["step_id"], ["history_step.id"], name="fk_history_change_step_id_history_step", ondelete="RESTRICT"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_history_change_step_id", "history_change", ["step_id"])
    op.create_index("ix_history_change_record", "history_change", ["record_kind", "record_id"])
    op.create_index("ix_history_change_row", "history_change", ["table_name", "row_id"])


def _create_stored_files() -> None:
    op.create_table(
        "stored_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stored_file"),
        sa.UniqueConstraint("sha256", name="uq_stored_file_sha256"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "stored_chunk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_stored_chunk"),
        sa.UniqueConstraint("file_id", "position", name="uq_stored_chunk_file_id_position"),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name="fk_stored_chunk_file_id_stored_file", ondelete="RESTRICT"
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_kind", sa.String(40), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(40), nullable=False),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.String(32), nullable=False),
        sa.Column("trashed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_attachment"),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name="fk_attachment_file_id_stored_file", ondelete="RESTRICT"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_attachment_owner", "attachment", ["owner_kind", "owner_id"])


def _create_search() -> None:
    op.create_table(
        "search_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_search_entry"),
        sqlite_autoincrement=True,
    )
    # Folded words only, parted by blanks. Filled when the file is next opened (storage/search_index.py).
    op.execute(
        "CREATE VIRTUAL TABLE search_index USING fts5"
        "(folded, content='', contentless_delete=1, tokenize='ascii', prefix='1 2')"
    )


def _create_printed_version() -> None:
    op.create_table(
        "printed_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("file_format", sa.String(10), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("printed_at", sa.String(32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_printed_version"),
        sa.UniqueConstraint(
            "document_id", "version", "file_format", name="uq_printed_version_document_id_version_file_format"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["issued_document.id"],
            name="fk_printed_version_document_id_issued_document",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["stored_file.id"], name="fk_printed_version_file_id_stored_file", ondelete="RESTRICT"
        ),
        sqlite_autoincrement=True,
    )


def _create_reopening() -> None:
    op.create_table(
        "reopening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reopened_at", sa.String(32), nullable=False),
        sa.Column("account", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reopening"),
        sa.UniqueConstraint("meeting_id", "version", name="uq_reopening_meeting_id_version"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_reopening_meeting_id_meeting", ondelete="RESTRICT"
        ),
        sqlite_autoincrement=True,
    )


def _create_supplement() -> None:
    op.create_table(
        "supplement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("written_on", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("place", sa.String(300), nullable=False),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("secretary_id", sa.Integer(), nullable=True),
        sa.Column("participants", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.String(32), nullable=True),
        sa.Column("trashed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_supplement"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_supplement_meeting_id_meeting", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["chair_id"], ["person.id"], name="fk_supplement_chair_id_person", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["secretary_id"], ["person.id"], name="fk_supplement_secretary_id_person", ondelete="RESTRICT"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_supplement_meeting_id", "supplement", ["meeting_id"])


def _create_templates() -> None:
    op.create_table(
        "meeting_template",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("noun", sa.String(30), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("place", sa.String(300), nullable=False),
        sa.Column("address_form", sa.String(40), nullable=True),
        sa.Column("invites_committee", sa.Boolean(), nullable=False),
        sa.Column("guests", sa.Text(), nullable=False),
        sa.Column("proceedings", sa.Text(), nullable=False),
        sa.Column("conclusions_lead_in", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_template"),
        sqlite_autoincrement=True,
    )


def _create_template_agenda() -> None:
    op.create_table(
        "template_agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("presenter_text", sa.String(300), nullable=False),
        sa.Column("paper", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_template_agenda_item"),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["meeting_template.id"],
            name="fk_template_agenda_item_template_id_meeting_template",
            ondelete="RESTRICT",
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_template_agenda_item_template_id", "template_agenda_item", ["template_id"])


def _create_phrase() -> None:
    op.create_table(
        "phrase",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_phrase"),
        sqlite_autoincrement=True,
    )


def _mark_signed() -> None:
    """Minutes that stand as signed were so when they got their date; their entry in the register is then frozen."""
    op.execute(
        "UPDATE meeting SET signed_at = (SELECT coalesce(max(issued_on), meeting.start_date) FROM issued_document"
        " WHERE owner_kind = 'meeting' AND owner_id = meeting.id AND type_code = 'BB') || 'T00:00:00.000000+00:00'"
        " WHERE state = 'signed'"
    )
    op.execute(
        "UPDATE issued_document SET frozen_at = (SELECT signed_at FROM meeting WHERE meeting.id = owner_id)"
        " WHERE owner_kind = 'meeting' AND type_code = 'BB'"
    )


def _name_file() -> None:
    """Give the file its identity, by which a backup is known as its own."""
    op.execute("INSERT INTO file_setting (name, value) VALUES ('file_id', lower(hex(randomblob(16))))")
