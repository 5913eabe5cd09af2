"""Papers from draft to recall: what is chosen and typed for each, series of numbers, texts and signers of the kinds."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables and columns, and say of minutes signed before who signed them."""
    _widen_issued_document()
    _create_paper_text()
    _create_number_mark()
    _create_series_opening()
    _create_series_rule()
    _create_kind_signing()
    _create_adjusted_text()
    op.add_column("printed_version", sa.Column("text", sa.Text(), nullable=False, server_default=""))
    op.add_column("committee", sa.Column("drafting_unit", sa.String(30), nullable=False, server_default="VP"))
    _name_chairs()


def _widen_issued_document() -> None:
    """Rebuild the register with what a paper has from draft to recall; ids removed before are still given to nobody."""
    connection = op.get_bind()
    last = connection.exec_driver_sql("SELECT seq FROM sqlite_sequence WHERE name = 'issued_document'").scalar()
    with op.batch_alter_table(
        "issued_document", recreate="always", table_kwargs={"sqlite_autoincrement": True}
    ) as batch:
        for column in (
            sa.Column("kind", sa.String(40), nullable=False, server_default=""),
            sa.Column("signer_text", sa.String(150), nullable=False, server_default=""),
            sa.Column("recipients", sa.Text(), nullable=False, server_default=""),
            sa.Column("kept_by", sa.String(200), nullable=False, server_default=""),
            sa.Column("recall_reason", sa.String(500), nullable=False, server_default=""),
            sa.Column("signer_id", sa.Integer(), nullable=True),
            sa.Column("capacity", sa.String(40), nullable=True),
            sa.Column("is_collective", sa.Boolean(), nullable=True),
            sa.Column("begun_on", sa.Date(), nullable=True),
            sa.Column("copies", sa.Integer(), nullable=True),
            sa.Column("sent_on", sa.Date(), nullable=True),
            sa.Column("recalled_on", sa.Date(), nullable=True),
            sa.Column("replaced_by_id", sa.Integer(), nullable=True),
            sa.Column("trashed_at", sa.String(32), nullable=True),
        ):
            batch.add_column(column)
        for name, table in (("signer_id", "person"), ("replaced_by_id", "issued_document")):
            key = f"fk_issued_document_{name}_{table}"
            batch.create_foreign_key(key, table, [name], ["id"], ondelete="RESTRICT")
    connection.exec_driver_sql("DELETE FROM sqlite_sequence WHERE name = 'issued_document'")
    connection.exec_driver_sql("INSERT INTO sqlite_sequence (name, seq) VALUES ('issued_document', ?)", (last or 0,))


def _create_paper_text() -> None:
    op.create_table(
        "paper_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_paper_text"),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["issued_document.id"],
            name="fk_paper_text_document_id_issued_document",
            ondelete="RESTRICT",
        ),
        sa.UniqueConstraint("document_id", "slot", name="uq_paper_text_document_id_slot"),
        sqlite_autoincrement=True,
    )


def _create_number_mark() -> None:
    op.create_table(
        "number_mark",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(50), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("marked_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_number_mark"),
        sa.UniqueConstraint("series", "year", "number", name="uq_number_mark_series_year_number"),
        sqlite_autoincrement=True,
    )


def _create_series_opening() -> None:
    op.create_table(
        "series_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("series", sa.String(50), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_series_opening"),
        sa.UniqueConstraint("series", "year", name="uq_series_opening_series_year"),
        sqlite_autoincrement=True,
    )


def _create_series_rule() -> None:
    op.create_table(
        "series_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organ", sa.String(30), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("is_single", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_series_rule"),
        sa.UniqueConstraint("organ", "year", name="uq_series_rule_organ_year"),
        sqlite_autoincrement=True,
    )


def _create_kind_signing() -> None:
    op.create_table(
        "kind_signing",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_kind", sa.String(40), nullable=False),
        sa.Column("signer_id", sa.Integer(), nullable=True),
        sa.Column("capacity", sa.String(40), nullable=True),
        sa.Column("is_collective", sa.Boolean(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_kind_signing"),
        sa.ForeignKeyConstraint(
            ["signer_id"], ["person.id"], name="fk_kind_signing_signer_id_person", ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("paper_kind", name="uq_kind_signing_paper_kind"),
        sqlite_autoincrement=True,
    )


def _create_adjusted_text() -> None:
    op.create_table(
        "adjusted_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_kind", sa.String(40), nullable=False),
        sa.Column("slot", sa.String(40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_adjusted_text"),
        sa.UniqueConstraint("paper_kind", "slot", name="uq_adjusted_text_paper_kind_slot"),
        sqlite_autoincrement=True,
    )


def _name_chairs() -> None:
    """The register names who signed; of minutes that is the chair."""
    op.execute(
        "UPDATE issued_document SET signer_text = coalesce((SELECT full_name FROM person JOIN meeting"
        " ON meeting.chair_id = person.id WHERE meeting.id = owner_id), '')"
        " WHERE owner_kind = 'meeting' AND type_code = 'BB' AND frozen_at IS NOT NULL"
    )
    op.execute(
        "UPDATE issued_document SET signer_text = coalesce((SELECT full_name FROM person JOIN supplement"
        " ON supplement.chair_id = person.id WHERE supplement.id = owner_id), '')"
        " WHERE owner_kind = 'supplement' AND frozen_at IS NOT NULL"
    )
