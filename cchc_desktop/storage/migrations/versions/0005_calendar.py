"""Deadlines that a change of the calendar left as they were given, and whether Saturdays are working days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "kept_deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("counted_from", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_kept_deadline"),
        sa.UniqueConstraint("kind", "record_id", name="uq_kept_deadline_kind_record_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "working_week",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("works_saturdays", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_working_week"),
        sqlite_autoincrement=True,
    )
