"""The first layout of a data file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _create_calendar_day()
    _create_organisation()
    _create_committee()
    _create_department()
    _create_person()
    _create_post()
    _create_committee_role()
    _create_signing_rule()
    _create_file_setting()
    _create_issued_document()
    _create_meeting()
    _create_agenda_item()
    _create_meeting_site()
    _create_attendance()
    _create_vote()
    _create_conclusion()


def _create_calendar_day() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_calendar_day"),
        sa.UniqueConstraint("day", name="uq_calendar_day_day"),
    )


def _create_organisation() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("short_name", sa.String(200), nullable=False),
        sa.Column("superior", sa.String(200), nullable=False),
        sa.Column("province", sa.String(200), nullable=False),
        sa.Column("place_name", sa.String(100), nullable=False),
        sa.Column("symbol", sa.String(30), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )


def _create_committee() -> None:
    op.create_table(
        "committee",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("symbol", sa.String(30), nullable=False),
        sa.Column("letterhead_lines", sa.Text(), nullable=False),
        sa.Column("seal_case", sa.String(40), nullable=False),
        sa.Column("size_preset", sa.String(10), nullable=False),
        sa.Column("address_form", sa.String(40), nullable=False),
        sa.Column("founded_by_number", sa.String(50), nullable=False),
        sa.Column("founded_on", sa.Date(), nullable=True),
        sa.Column("founded_by_title", sa.String(500), nullable=False),
        sa.Column("read_back_sentence", sa.Boolean(), nullable=False),
        sa.Column("quorum_percent", sa.Integer(), nullable=False),
        sa.Column("minutes_recipients", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_committee"),
    )


def _create_department() -> None:
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("short_name", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_department"),
        sa.UniqueConstraint("code", "valid_from", name="uq_department_code_valid_from"),
    )


def _create_person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("full_name", sa.String(50), nullable=False),
        sa.Column("gender", sa.String(40), nullable=True),
        sa.Column("kind", sa.String(100), nullable=False),
        sa.Column("in_charge_of", sa.String(200), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("code", name="uq_person_code"),
    )


def _create_post() -> None:
    op.create_table(
        "post",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(300), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_post"),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_post_department_id_department", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_post_person_id_person", ondelete="RESTRICT"),
    )
    op.create_index("ix_post_person_id", "post", ["person_id"])


def _create_committee_role() -> None:
    op.create_table(
        "committee_role",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(100), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_committee_role"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_committee_role_person_id_person", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_committee_role_person_id", "committee_role", ["person_id"])


def _create_signing_rule() -> None:
    op.create_table(
        "signing_rule",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_kind", sa.String(40), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("seal_case", sa.String(40), nullable=True),
        sa.Column("post_above_name", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_signing_rule"),
        sa.UniqueConstraint("paper_kind", "person_id", name="uq_signing_rule_paper_kind_person_id"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_signing_rule_person_id_person", ondelete="RESTRICT"
        ),
    )


def _create_file_setting() -> None:
    op.create_table(
        "file_setting",
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_file_setting"),
    )


def _create_issued_document() -> None:
    op.create_table(
        "issued_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("type_code", sa.String(10), nullable=False),
        sa.Column("number", sa.String(11), nullable=False),
        sa.Column("symbol", sa.String(30), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("owner_kind", sa.String(40), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_issued_document"),
    )
    op.create_index("ix_issued_document_owner", "issued_document", ["owner_kind", "owner_id"])


def _create_meeting() -> None:
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("period", sa.String(10), nullable=False),
        sa.Column("title", sa.String(500), nullable=False),
        sa.Column("noun", sa.String(30), nullable=False),
        sa.Column("mode", sa.String(40), nullable=False),
        sa.Column("start_date", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_date", sa.Date(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("place", sa.String(300), nullable=False),
        sa.Column("chair_id", sa.Integer(), nullable=True),
        sa.Column("secretary_id", sa.Integer(), nullable=True),
        sa.Column("address_form", sa.String(40), nullable=True),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("state_reason", sa.String(500), nullable=False),
        sa.Column("participants_wording", sa.Text(), nullable=False),
        sa.Column("conclusions_lead_in", sa.Text(), nullable=False),
        sa.Column("proceedings", sa.Text(), nullable=False),
        sa.Column("recipients", sa.Text(), nullable=False),
        sa.Column("branch_site_kind", sa.String(200), nullable=False),
        sa.Column("connected_sites_recorded", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_meeting"),
        sa.UniqueConstraint("code", name="uq_meeting_code"),
        sa.ForeignKeyConstraint(["chair_id"], ["person.id"], name="fk_meeting_chair_id_person", ondelete="RESTRICT"),
        sa.ForeignKeyConstraint(
            ["secretary_id"], ["person.id"], name="fk_meeting_secretary_id_person", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_meeting_start_date", "meeting", ["start_date"])


def _create_agenda_item() -> None:
    op.create_table(
        "agenda_item",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("presenter_id", sa.Integer(), nullable=True),
        sa.Column("presenter_text", sa.String(300), nullable=False),
        sa.Column("paper", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_agenda_item"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_agenda_item_meeting_id_meeting", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["presenter_id"], ["person.id"], name="fk_agenda_item_presenter_id_person", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_agenda_item_meeting_id", "agenda_item", ["meeting_id"])


def _create_meeting_site() -> None:
    op.create_table(
        "meeting_site",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(300), nullable=False),
        sa.Column("is_main", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
        sa.Column("lost_at", sa.Time(), nullable=True),
        sa.Column("note", sa.String(300), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meeting_site"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_meeting_site_meeting_id_meeting", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_meeting_site_meeting_id", "meeting_site", ["meeting_id"])


def _create_attendance() -> None:
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("guest", sa.String(300), nullable=False),
        sa.Column("presence", sa.String(40), nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("substitute", sa.String(300), nullable=False),
        sa.Column("site_number", sa.Integer(), nullable=True),
        sa.Column("arrived_at", sa.Time(), nullable=True),
        sa.Column("left_at", sa.Time(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_attendance"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_attendance_meeting_id_meeting", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_attendance_person_id_person", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_attendance_meeting_id", "attendance", ["meeting_id"])


def _create_vote() -> None:
    op.create_table(
        "vote",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("in_favour", sa.Integer(), nullable=False),
        sa.Column("against", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_vote"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_vote_meeting_id_meeting", ondelete="RESTRICT"),
    )
    op.create_index("ix_vote_meeting_id", "vote", ["meeting_id"])


def _create_conclusion() -> None:
    op.create_table(
        "conclusion",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_conclusion"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name="fk_conclusion_meeting_id_meeting", ondelete="RESTRICT"
        ),
    )
    op.create_index("ix_conclusion_meeting_id", "conclusion", ["meeting_id"])
