"""Commitments with their targets and measurements."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    _create_commitment()
    _create_commitment_target()
    _create_period_target()
    _create_measurement()
    _create_target_task()
    _create_commitment_amendment()


def _create_commitment() -> None:
    op.create_table(
        "commitment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("reference", sa.String(100), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("trashed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_commitment"),
        sa.UniqueConstraint("code", name="uq_commitment_code"),
        _names("commitment", "person_id", "person"),
        _names("commitment", "department_id", "department"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_commitment_year", "commitment", ["year"])
    op.create_index("ix_commitment_person_id", "commitment", ["person_id"])
    op.create_index("ix_commitment_department_id", "commitment", ["department_id"])


def _create_commitment_target() -> None:
    op.create_table(
        "commitment_target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("comparison", sa.String(40), nullable=False),
        sa.Column("value", sa.String(40), nullable=True),
        sa.Column("unit", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("counted_by", sa.String(40), nullable=False),
        sa.Column("is_by_window", sa.Boolean(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("term", sa.String(200), nullable=False),
        sa.Column("counted_words", sa.String(200), nullable=False),
        sa.Column("among_words", sa.String(200), nullable=False),
        sa.Column("actual_from", sa.String(40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_commitment_target"),
        sa.UniqueConstraint("code", name="uq_commitment_target_code"),
        _names("commitment_target", "commitment_id", "commitment"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_commitment_target_commitment_id", "commitment_target", ["commitment_id", "position"])


def _create_period_target() -> None:
    op.create_table(
        "period_target",
        *_part_of_target("period_target"),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.UniqueConstraint("target_id", "period", name="uq_period_target_target_id_period"),
        sqlite_autoincrement=True,
    )


def _create_measurement() -> None:
    op.create_table(
        "measurement",
        *_part_of_target("measurement"),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("value", sa.String(40), nullable=True),
        sa.Column("denominator", sa.String(40), nullable=True),
        sa.Column("is_passed", sa.Boolean(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=True),
        sa.Column("taken_from", sa.String(200), nullable=False),
        sa.UniqueConstraint("target_id", "period", name="uq_measurement_target_id_period"),
        sqlite_autoincrement=True,
    )


def _create_target_task() -> None:
    op.create_table(
        "target_task",
        *_part_of_target("target_task"),
        sa.Column("task_id", sa.Integer(), nullable=False),
        _names("target_task", "task_id", "task"),
        sa.UniqueConstraint("target_id", "task_id", name="uq_target_task_target_id_task_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_target_task_task_id", "target_task", ["task_id"])


def _create_commitment_amendment() -> None:
    op.create_table(
        "commitment_amendment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_commitment_amendment"),
        sa.UniqueConstraint("commitment_id", "number", name="uq_commitment_amendment_commitment_id_number"),
        _names("commitment_amendment", "commitment_id", "commitment"),
        sqlite_autoincrement=True,
    )


def _part_of_target(table: str) -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("commitment_id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        _names(table, "commitment_id", "commitment"),
        _names(table, "target_id", "commitment_target"),
    ]


def _names(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=f"fk_{table}_{column}_{other}", ondelete="RESTRICT")
