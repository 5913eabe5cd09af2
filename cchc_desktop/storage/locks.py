"""What the file itself refuses: the one list of triggers that lock signed minutes, numbers once given and stored bytes.

Each locked table has three, for INSERT, UPDATE and DELETE: a row replaced (``INSERT OR REPLACE``) is removed without
its DELETE trigger. They are no part of the migrations: rebuilding a table drops its triggers without a word, and one
that reads another table makes that one's rebuild fail. So an upgrade drops all of them first and makes them at its end.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from cchc_desktop.errors import Conflict
from cchc_desktop.i18n import _, mark

MEETING_COLUMNS = (
    "id",
    "code",
    "kind",
    "period",
    "title",
    "noun",
    "mode",
    "start_date",
    "start_time",
    "end_date",
    "end_time",
    "place",
    "chair_id",
    "secretary_id",
    "address_form",
    "state",
    "state_reason",
    "participants_wording",
    "conclusions_lead_in",
    "proceedings",
    "recipients",
    "branch_site_kind",
    "connected_sites_recorded",
    "signed_at",
    "version",
    "trashed_at",
    "carries_other_sources",
)
"""Every column of the table ``meeting``; reopening changes three of them and no other."""

MEETING_PARTS = (
    "agenda_item",
    "meeting_site",
    "attendance",
    "vote",
    "conclusion",
    "carry_over_skip",
    "carry_over_line",
)
"""The tables whose rows belong to a meeting and are locked with it."""

MINUTES = "minutes_signed"
SIGNED_STAYS = "signed_stays"
SUPPLEMENT = "supplement_signed"
NUMBER = "number_once"
PRINTED = "printed_stays"
ISSUED = "issued_stays"
RECALLED = "recall_once"
COUNT = "count_frozen"

_REASONS = {
    MINUTES: mark(
        "The minutes of this meeting are signed and locked, so nothing in them changes. "
        "Reopen them with a reason, or write supplementary minutes."
    ),
    SIGNED_STAYS: mark("The minutes of this meeting were signed, so the meeting stays in the file."),
    SUPPLEMENT: mark(
        "These supplementary minutes are signed and locked, so nothing in them changes. Write new ones instead."
    ),
    NUMBER: mark("A number and a date that were given are written once. They stay as they are."),
    ISSUED: mark(
        "This paper was issued, so who signs it and what was typed for it stay as they are. "
        "Recall it, or issue one that replaces it."
    ),
    RECALLED: mark("That a paper was recalled or replaced is written once. It stays as it is."),
    PRINTED: mark("What was printed and kept stays as it was. Nothing was changed."),
    COUNT: mark("This count is frozen, so nothing in it changes. Take the count of the period again instead."),
    "reopening_stays": mark("Why minutes were reopened stays recorded. Nothing was changed."),
    "signature_and_state": mark("Minutes are signed only by “Sign and lock”. Nothing was changed."),
    "identity": mark("The identity of a record never changes. Nothing was changed."),
}
_PREFIX = "locked: "
_BLANKS = "char(9, 10, 11, 12, 13, 32, 160)"
_SAME_ID = ("NEW.id IS NOT OLD.id", "identity")
_WAS_SIGNED = "(signed_at IS NOT NULL OR version > 1)"


@dataclass(frozen=True)
class Trigger:
    """One trigger: before ``event`` on ``table``, each condition that holds refuses for its reason."""

    table: str
    event: str
    refusals: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name in the file, ``lock_meeting_update``."""
        return f"lock_{self.table}_{self.event.lower()}"

    @property
    def sql(self) -> str:
        """The statement that makes it, as ``sqlite_master`` keeps it."""
        cases = " ".join(f"WHEN {found} THEN RAISE(ABORT, '{_PREFIX}{reason}')" for found, reason in self.refusals)
        return f'CREATE TRIGGER {self.name} BEFORE {self.event} ON "{self.table}" BEGIN SELECT CASE {cases} END; END'


def make(connection: Connection, triggers: Iterable[Trigger]) -> None:
    """Make the triggers in a file that has none of them."""
    for trigger in triggers:
        connection.exec_driver_sql(trigger.sql)


def drop(connection: Connection) -> None:
    """Drop every trigger of the file, known or not."""
    for name in _present(connection):
        quoted = name.replace('"', '""')
        connection.exec_driver_sql(f'DROP TRIGGER "{quoted}"')


def differences(connection: Connection, triggers: Iterable[Trigger]) -> tuple[str, ...]:
    """Return the names of triggers that are missing, altered or strange; empty when the file is as it was made."""
    present = _present(connection)
    expected = {trigger.name: trigger.sql for trigger in triggers}
    return tuple(sorted(name for name in present.keys() | expected if present.get(name) != expected.get(name)))


def damage(different: Iterable[str]) -> str:
    """Return the sentence for a file whose locks are not those of this list."""
    return _(
        "Locks of signed records are missing or were changed outside the program: {names}. Nothing was changed now. "
        "Copy the file first, then compare signed minutes with their printed pages or open the latest backup."
    ).format(names=", ".join(different))


def refusal(reason: str) -> Conflict:
    """Return the error, with its sentence, for one of the reasons above."""
    return Conflict(_(_REASONS[reason]))


def refusal_in(message: str) -> Conflict | None:
    """Return the error for what a trigger said, None for any other message."""
    reason = message.removeprefix(_PREFIX)
    return refusal(reason) if message.startswith(_PREFIX) and reason in _REASONS else None


def _present(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    return {str(row.name): str(row.sql) for row in rows}


def _is_signed(meeting_id: str) -> str:
    return f"EXISTS (SELECT 1 FROM meeting WHERE id = {meeting_id} AND signed_at IS NOT NULL)"


def _replaces(table: str, *keys: str, where: str = "1") -> str:
    """A row given in full may take the place of one with the same id or the same unique values."""
    same = " OR ".join(" AND ".join(f"{column} = NEW.{column}" for column in key.split()) for key in ("id", *keys))
    return f"EXISTS (SELECT 1 FROM {table} WHERE ({same}) AND {where})"


def _part(table: str) -> tuple[Trigger, ...]:
    held = f"EXISTS (SELECT 1 FROM {table} AS kept WHERE kept.id = NEW.id AND {_is_signed('kept.meeting_id')})"
    old, new = _is_signed("OLD.meeting_id"), _is_signed("NEW.meeting_id")
    return (
        Trigger(table, "INSERT", ((new, MINUTES), (held, MINUTES))),
        Trigger(table, "UPDATE", ((old, MINUTES), (new, MINUTES), _SAME_ID)),
        Trigger(table, "DELETE", ((old, MINUTES),)),
    )


def _reopens() -> str:
    """The one change of signed minutes: unlocked as the next version, for a recorded reason, all else as it was."""
    changed = ("signed_at", "version", "state")
    kept = " AND ".join(f"NEW.{name} IS OLD.{name}" for name in MEETING_COLUMNS if name not in changed)
    reason = (
        "EXISTS (SELECT 1 FROM reopening WHERE meeting_id = OLD.id AND version = OLD.version"
        f" AND trim(reason, {_BLANKS}) <> '')"
    )
    unlocked = "NEW.signed_at IS NULL AND NEW.version = OLD.version + 1 AND NEW.state = 'draft_minutes'"
    return f"({unlocked} AND {reason} AND {kept})"


def _meeting() -> tuple[Trigger, ...]:
    """``state`` says signed exactly while ``signed_at`` is set; what was signed once is never thrown away."""
    mismatch = ("(NEW.state = 'signed') <> (NEW.signed_at IS NOT NULL)", "signature_and_state")
    thrown = ("NEW.trashed_at IS NOT NULL AND (NEW.signed_at IS NOT NULL OR NEW.version > 1)", SIGNED_STAYS)
    replaced = (_replaces("meeting", "code", where=f"{_WAS_SIGNED} AND id IS NOT OLD.id"), MINUTES)
    return (
        Trigger(
            "meeting",
            "INSERT",
            ((_replaces("meeting", "code", where=_WAS_SIGNED), MINUTES), mismatch, thrown),
        ),
        Trigger(
            "meeting",
            "UPDATE",
            (
                (f"OLD.signed_at IS NOT NULL AND NOT {_reopens()}", MINUTES),
                ("OLD.signed_at IS NULL AND NEW.version IS NOT OLD.version", "signature_and_state"),
                _SAME_ID,
                replaced,
                mismatch,
                thrown,
            ),
        ),
        Trigger("meeting", "DELETE", (("OLD.signed_at IS NOT NULL OR OLD.version > 1", SIGNED_STAYS),)),
    )


def _reopening() -> tuple[Trigger, ...]:
    signed = "EXISTS (SELECT 1 FROM meeting WHERE id = NEW.meeting_id AND version = NEW.version AND signed_at NOT NULL)"
    return (
        Trigger(
            "reopening",
            "INSERT",
            (
                (_replaces("reopening", "meeting_id version"), "reopening_stays"),
                (f"NOT {signed}", "signature_and_state"),
            ),
        ),
        *_never_changed("reopening", "reopening_stays"),
    )


def _issued_document() -> tuple[Trigger, ...]:
    """A blank number, symbol or date is filled in once; what the paper is, whose, and who signs it never changes."""
    was_frozen = "OLD.frozen_at IS NOT NULL"
    fixed = _changed("id", "type_code", "owner_kind", "owner_id", "frozen_at")
    once = _changed_once("number", "symbol", "issued_on")
    form = _changed("kind", "signer_id", "capacity", "is_collective", "begun_on")
    ended = _changed_once("recalled_on", "recall_reason", "replaced_by_id")
    thrown = ("NEW.frozen_at IS NOT NULL AND NEW.trashed_at IS NOT NULL", ISSUED)
    held = _replaces("issued_document", where="frozen_at IS NOT NULL")
    return (
        Trigger("issued_document", "INSERT", ((held, NUMBER), thrown)),
        Trigger(
            "issued_document",
            "UPDATE",
            (
                (f"{was_frozen} AND ({fixed} OR {once})", NUMBER),
                (f"{was_frozen} AND ({form})", ISSUED),
                (ended, RECALLED),
                thrown,
                _SAME_ID,
            ),
        ),
        Trigger("issued_document", "DELETE", ((was_frozen, NUMBER),)),
    )


def _changed(*names: str) -> str:
    return " OR ".join(f"NEW.{name} IS NOT OLD.{name}" for name in names)


def _changed_once(*names: str) -> str:
    """What was blank may be filled in, what was given may not become another."""
    return " OR ".join(f"(coalesce(OLD.{name}, '') <> '' AND NEW.{name} IS NOT OLD.{name})" for name in names)


def _paper_text() -> tuple[Trigger, ...]:
    """What was typed for a paper belongs to it once it is issued."""
    issued = "EXISTS (SELECT 1 FROM issued_document WHERE id = {}.document_id AND frozen_at IS NOT NULL)"
    held = (
        "EXISTS (SELECT 1 FROM paper_text AS kept JOIN issued_document ON issued_document.id = kept.document_id"
        " WHERE kept.id = NEW.id AND issued_document.frozen_at IS NOT NULL)"
    )
    old, new = issued.format("OLD"), issued.format("NEW")
    return (
        Trigger("paper_text", "INSERT", ((new, ISSUED), (held, ISSUED))),
        Trigger("paper_text", "UPDATE", ((old, ISSUED), (new, ISSUED), _SAME_ID)),
        Trigger("paper_text", "DELETE", ((old, ISSUED),)),
    )


def _supplement() -> tuple[Trigger, ...]:
    signed = "OLD.signed_at IS NOT NULL"
    thrown = "NEW.signed_at IS NOT NULL AND NEW.trashed_at IS NOT NULL"
    return (
        Trigger(
            "supplement",
            "INSERT",
            ((_replaces("supplement", where="signed_at IS NOT NULL"), SUPPLEMENT), (thrown, SUPPLEMENT)),
        ),
        Trigger("supplement", "UPDATE", ((signed, SUPPLEMENT), (thrown, SUPPLEMENT), _SAME_ID)),
        Trigger("supplement", "DELETE", ((signed, SUPPLEMENT),)),
    )


def _printed_version() -> tuple[Trigger, ...]:
    again = _replaces("printed_version", "document_id version file_format")
    return (Trigger("printed_version", "INSERT", ((again, PRINTED),)), *_never_changed("printed_version", PRINTED))


def _stored_file() -> tuple[Trigger, ...]:
    return (
        Trigger("stored_file", "INSERT", ((_replaces("stored_file", "sha256"), PRINTED),)),
        Trigger("stored_file", "UPDATE", (("1", PRINTED),)),
        Trigger("stored_file", "DELETE", ((_is_used("OLD.id"), PRINTED),)),
    )


def _stored_chunk() -> tuple[Trigger, ...]:
    """No piece is added either once the file is somebody's: that would change it as much."""
    again = _replaces("stored_chunk", "file_id position")
    return (
        Trigger("stored_chunk", "INSERT", ((again, PRINTED), (_is_used("NEW.file_id"), PRINTED))),
        Trigger("stored_chunk", "UPDATE", (("1", PRINTED),)),
        Trigger("stored_chunk", "DELETE", ((_is_used("OLD.file_id"), PRINTED),)),
    )


def _is_used(file_id: str) -> str:
    return " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} WHERE file_id = {file_id})" for table in ("printed_version", "attachment")
    )


def _task_count() -> tuple[Trigger, ...]:
    """A count is written, then frozen once; its lines belong to it."""
    again = _replaces("task_count", "period version", where="frozen_at IS NOT NULL")
    frozen = "EXISTS (SELECT 1 FROM task_count WHERE id = {}.count_id AND frozen_at IS NOT NULL)"
    held = (
        "EXISTS (SELECT 1 FROM task_count_line AS kept JOIN task_count ON task_count.id = kept.count_id"
        " WHERE kept.id = NEW.id AND task_count.frozen_at IS NOT NULL)"
    )
    old, new = frozen.format("OLD"), frozen.format("NEW")
    return (
        Trigger("task_count", "INSERT", ((again, COUNT),)),
        Trigger("task_count", "UPDATE", (("OLD.frozen_at IS NOT NULL", COUNT), _SAME_ID, (again, COUNT))),
        Trigger("task_count", "DELETE", (("OLD.frozen_at IS NOT NULL", COUNT),)),
        Trigger("task_count_line", "INSERT", ((new, COUNT), (held, COUNT))),
        Trigger("task_count_line", "UPDATE", ((old, COUNT), (new, COUNT), _SAME_ID)),
        Trigger("task_count_line", "DELETE", ((old, COUNT),)),
    )


def _never_changed(table: str, reason: str) -> tuple[Trigger, ...]:
    return tuple(Trigger(table, event, (("1", reason),)) for event in ("UPDATE", "DELETE"))


TRIGGERS = (
    *_meeting(),
    *(trigger for table in MEETING_PARTS for trigger in _part(table)),
    *_reopening(),
    *_supplement(),
    *_issued_document(),
    *_paper_text(),
    *_printed_version(),
    *_stored_file(),
    *_stored_chunk(),
    *_task_count(),
)
"""All triggers of a file of this version."""
