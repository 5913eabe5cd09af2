"""Tasks with all that happens to them, handovers and counts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of the tasks."""
    _create_task()
    _create_task_co_worker()
    _create_task_occurrence()
    _create_progress_update()
    _create_extension()
    _create_reminder()
    _create_task_pause()
    _create_handover()
    _create_handover_task()
    _create_source_without_task()
    _create_task_count()
    _create_task_count_line()


def _create_task() -> None:
    op.create_table(
        "task",
        *_what(),
        *_who_and_when(),
        *_how_it_went(),
        *_keys(),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_task_due_on", "task", ["due_on"])
    op.create_index("ix_task_lead_department_id", "task", ["lead_department_id"])
    op.create_index("ix_task_lead_person_id", "task", ["lead_person_id"])
    op.create_index("ix_task_listed", "task", list(_LISTED))
    op.create_index("ix_task_source", "task", ["source_kind", "source_id"])
    op.create_index("ix_task_state", "task", ["state"])
    op.create_index("ix_task_every", "task", ["every"])


_LISTED = (
    "parent_id",
    "trashed_at",
    "every",
    "completed_on",
    "due_on",
    "state",
    "lead_person_id",
    "lead_department_id",
    "is_outside_reform",
)


def _what() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("parent_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("source_kind", sa.String(40), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=True),
        sa.Column("source_text", sa.String(500), nullable=False),
        sa.Column("is_from_above", sa.Boolean(), nullable=False),
        sa.Column("from_above", sa.String(200), nullable=False),
        sa.Column("area", sa.String(40), nullable=True),
        sa.Column("initiative", sa.String(200), nullable=False),
        sa.Column("index_name", sa.String(200), nullable=False),
        sa.Column("tags", sa.String(300), nullable=False),
        sa.Column("is_outside_reform", sa.Boolean(), nullable=False),
    ]


def _who_and_when() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("lead_person_id", sa.Integer(), nullable=True),
        sa.Column("lead_department_id", sa.Integer(), nullable=True),
        sa.Column("supervisor_id", sa.Integer(), nullable=True),
        sa.Column("assigned_by_id", sa.Integer(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("reporting", sa.String(100), nullable=False),
        sa.Column("deliverable", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("assigned_on", sa.Date(), nullable=True),
        sa.Column("due_wording", sa.String(300), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("is_without_due", sa.Boolean(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
    ]


def _how_it_went() -> list[sa.schema.SchemaItem]:
    return [
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancelled_reason", sa.String(500), nullable=False),
        sa.Column("cancelled_by_id", sa.Integer(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("every", sa.String(40), nullable=True),
        sa.Column("recurs_day", sa.String(20), nullable=False),
        sa.Column("recurs_month", sa.Integer(), nullable=True),
        sa.Column("recurs_from", sa.Date(), nullable=True),
        sa.Column("recurs_until", sa.Date(), nullable=True),
        sa.Column("trashed_at", sa.String(32), nullable=True),
    ]


def _keys() -> list[sa.schema.SchemaItem]:
    return [
        sa.PrimaryKeyConstraint("id", name="pk_task"),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["person.id"], name="fk_task_approved_by_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["assigned_by_id"], ["person.id"], name="fk_task_assigned_by_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["cancelled_by_id"], ["person.id"], name="fk_task_cancelled_by_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["lead_department_id"], ["department.id"], name="fk_task_lead_department_id_department", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["lead_person_id"], ["person.id"], name="fk_task_lead_person_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["parent_id"], ["task.id"], name="fk_task_parent_id_task", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["supervisor_id"], ["person.id"], name="fk_task_supervisor_id_person", ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("code", name="uq_task_code"),
    ]


def _create_task_co_worker() -> None:
    op.create_table(
        "task_co_worker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_task_co_worker"),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_task_co_worker_department_id_department", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_task_co_worker_person_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_co_worker_task_id_task", ondelete="RESTRICT"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_task_co_worker_task_id", "task_co_worker", ["task_id", "position"])


def _create_task_occurrence() -> None:
    op.create_table(
        "task_occurrence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("confirmed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_task_occurrence"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_occurrence_task_id_task", ondelete="RESTRICT"),
        sa.UniqueConstraint("task_id", "period", name="uq_task_occurrence_task_id_period"),
        sqlite_autoincrement=True,
    )


def _create_progress_update() -> None:
    op.create_table(
        "progress_update",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("account", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_progress_update"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_progress_update_person_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_progress_update_task_id_task", ondelete="RESTRICT"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_progress_update_task_id", "progress_update", ["task_id", "day"])


def _create_extension() -> None:
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=True),
        sa.Column("from_due", sa.Date(), nullable=True),
        sa.Column("to_due", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("result", sa.String(40), nullable=False),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_extension"),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["person.id"], name="fk_extension_decided_by_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_extension_task_id_task", ondelete="RESTRICT"),
        sa.UniqueConstraint("task_id", "number", name="uq_extension_task_id_number"),
        sqlite_autoincrement=True,
    )


def _create_reminder() -> None:
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("form", sa.String(100), nullable=False),
        sa.Column("reference", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_reminder"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_reminder_task_id_task", ondelete="RESTRICT"),
        sa.UniqueConstraint("task_id", "number", name="uq_reminder_task_id_number"),
        sqlite_autoincrement=True,
    )


def _create_task_pause() -> None:
    op.create_table(
        "task_pause",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("basis", sa.String(300), nullable=False),
        sa.Column("state_before", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_task_pause"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_task_pause_task_id_task", ondelete="RESTRICT"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_task_pause_task_id", "task_pause", ["task_id"])


def _create_handover() -> None:
    op.create_table(
        "handover",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("from_person_id", sa.Integer(), nullable=True),
        sa.Column("from_department_id", sa.Integer(), nullable=True),
        sa.Column("to_person_id", sa.Integer(), nullable=True),
        sa.Column("to_department_id", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("minutes_number", sa.String(50), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("trashed_at", sa.String(32), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_handover"),
        sa.ForeignKeyConstraint(
            ["from_department_id"],
            ["department.id"],
            name="fk_handover_from_department_id_department",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["from_person_id"], ["person.id"], name="fk_handover_from_person_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["to_department_id"], ["department.id"], name="fk_handover_to_department_id_department", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["to_person_id"], ["person.id"], name="fk_handover_to_person_id_person", ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("code", name="uq_handover_code"),
        sqlite_autoincrement=True,
    )


def _create_handover_task() -> None:
    op.create_table(
        "handover_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("handover_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("former_person_id", sa.Integer(), nullable=True),
        sa.Column("former_department_id", sa.Integer(), nullable=True),
        sa.Column("returned_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_handover_task"),
        sa.ForeignKeyConstraint(
            ["former_department_id"],
            ["department.id"],
            name="fk_handover_task_former_department_id_department",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["former_person_id"], ["person.id"], name="fk_handover_task_former_person_id_person", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name="fk_handover_task_handover_id_handover", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_handover_task_task_id_task", ondelete="RESTRICT"),
        sa.UniqueConstraint("handover_id", "task_id", name="uq_handover_task_handover_id_task_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_handover_task_task_id", "handover_task", ["task_id"])


def _create_source_without_task() -> None:
    op.create_table(
        "source_without_task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_kind", sa.String(40), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source_without_task"),
        sa.UniqueConstraint("source_kind", "source_id", name="uq_source_without_task_source_kind_source_id"),
        sqlite_autoincrement=True,
    )


def _create_task_count() -> None:
    op.create_table(
        "task_count",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("frozen_at", sa.String(32), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_task_count"),
        sa.UniqueConstraint("period", "version", name="uq_task_count_period_version"),
        sqlite_autoincrement=True,
    )


def _create_task_count_line() -> None:
    op.create_table(
        "task_count_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("count_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("parent_code", sa.String(30), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("work", sa.Text(), nullable=False),
        sa.Column("lead", sa.String(200), nullable=False),
        sa.Column("lead_post", sa.String(300), nullable=False),
        sa.Column("department", sa.String(200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("original_due_on", sa.Date(), nullable=True),
        sa.Column("due_wording", sa.String(300), nullable=False),
        sa.Column("completed_on", sa.Date(), nullable=True),
        sa.Column("label", sa.String(40), nullable=False),
        sa.Column("days_late", sa.Integer(), nullable=False),
        sa.Column("working_days_late", sa.Integer(), nullable=False),
        sa.Column("progress", sa.Integer(), nullable=False),
        sa.Column("last_result", sa.Text(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("measure", sa.Text(), nullable=False),
        sa.Column("is_outside_reform", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_task_count_line"),
        sa.ForeignKeyConstraint(
            ["count_id"], ["task_count.id"], name="fk_task_count_line_count_id_task_count", ondelete="RESTRICT"
        ),
        sa.UniqueConstraint("count_id", "position", name="uq_task_count_line_count_id_position"),
        sqlite_autoincrement=True,
    )
