"""The review of earlier decisions in a meeting, and views of lists that were given a name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make their tables, and let a meeting say which open tasks its review takes."""
    _create_carry_over_skip()
    _create_carry_over_line()
    _create_saved_view()
    op.add_column(
        "meeting", sa.Column("carries_other_sources", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def _create_carry_over_skip() -> None:
    op.create_table(
        "carry_over_skip",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_carry_over_skip"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_carry_over_skip_meeting_id_meeting", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_carry_over_skip_task_id_task", ondelete="RESTRICT"),
        sa.UniqueConstraint("meeting_id", "task_id", name="uq_carry_over_skip_meeting_id_task_id"),
        sqlite_autoincrement=True,
    )


def _create_carry_over_line() -> None:
    op.create_table(
        "carry_over_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("lead", sa.String(200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("due_wording", sa.String(300), nullable=False),
        sa.Column("label", sa.String(40), nullable=False),
        sa.Column("days_late", sa.Integer(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("last_result", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_carry_over_line"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_carry_over_line_meeting_id_meeting", ondelete="RESTRICT"
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_carry_over_line_meeting_id", "carry_over_line", ["meeting_id"])


def _create_saved_view() -> None:
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_name", sa.String(40), nullable=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        sa.UniqueConstraint("list_name", "name", name="uq_saved_view_list_name_name"),
        sqlite_autoincrement=True,
    )
