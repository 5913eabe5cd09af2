"""Attacks on a signed meeting by plain SQL: each is refused, by a sentence, and leaves every row as it was."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.storage import signed_record
from tests.storage.signed_record import AT, PARTS, attempt, dump, refused

COLUMN = {"agenda_item": "content", "meeting_site": "name", "attendance": "guest", "vote": "matter"}
ATTACKS = {
    "insert": "INSERT INTO {table} {of_signed}",
    "insert or ignore": "INSERT OR IGNORE INTO {table} {of_signed}",
    "insert with text for the id": "INSERT INTO {table} {of_signed_as_text}",
    "replace in place": "INSERT OR REPLACE INTO {table} {same}",
    "replace by a row of another meeting": "INSERT OR REPLACE INTO {table} {stolen}",
    "replace by a row of another meeting, ids as text": "REPLACE INTO {table} {stolen_as_text}",
    "update": "UPDATE {table} SET {column} = 'x' WHERE id = 1",
    "update or ignore": "UPDATE OR IGNORE {table} SET {column} = 'x' WHERE id = 1",
    "update that changes nothing": "UPDATE {table} SET id = id WHERE id = 1",
    "move out": "UPDATE {table} SET meeting_id = 2 WHERE id = 1",
    "move in": "UPDATE {table} SET meeting_id = 1 WHERE id = 2",
    "give a row a new id": "UPDATE {table} SET id = 9 WHERE id = 1",
    "overwrite by id": "UPDATE OR REPLACE {table} SET id = 1 WHERE id = 2",
    "overwrite by rowid": "UPDATE OR REPLACE {table} SET rowid = 1 WHERE id = 2",
    "upsert": "INSERT INTO {table} {stolen} ON CONFLICT (id) DO UPDATE SET {column} = 'x'",
    "upsert of a signed row": "INSERT INTO {table} {same} ON CONFLICT (id) DO UPDATE SET {column} = 'x'",
    "delete": "DELETE FROM {table} WHERE id = 1",
    "delete all": "DELETE FROM {table}",
    "update from": "UPDATE {table} SET {column} = m.code FROM meeting AS m WHERE {table}.id = 1",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("signed") / "a.cchc"
    signed_record.make(path)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(made, tmp_path / "a.cchc"))


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
@pytest.mark.parametrize("table", PARTS)
def test_no_row_of_a_signed_meeting_changes(path: Path, table: str, attack: str) -> None:
    values = PARTS[table]
    statement = attack.format(
        table=table,
        column=COLUMN.get(table, "text"),
        of_signed=values.format(id=7, of=1),
        of_signed_as_text=values.format(id="'7'", of="'1.0'"),
        same=values.format(id=1, of=1),
        stolen=values.format(id=1, of=2),
        stolen_as_text=values.format(id="'1'", of="'2'"),
    )
    refused(path, statement)


@pytest.mark.parametrize("table", PARTS)
def test_rows_of_an_open_meeting_change(path: Path, table: str) -> None:
    column = COLUMN.get(table, "text")
    attempt(
        path,
        f"UPDATE {table} SET {column} = 'x' WHERE id = 2",
        f"INSERT INTO {table} {PARTS[table].format(id=5, of=2)}",
    )
    attempt(
        path, f"INSERT OR REPLACE INTO {table} {PARTS[table].format(id=5, of=2)}", f"DELETE FROM {table} WHERE id = 2"
    )
    assert [row[0] for row in dump(path)[table]] == [1, 5]


COPY = (
    "SELECT {id}, {code}, kind, period, 'x', noun, mode, start_date, start_time, end_date, end_time, place, chair_id,"
)
COPY += " secretary_id, address_form, 'draft_minutes', state_reason, participants_wording, conclusions_lead_in,"
COPY += " 'x', recipients, branch_site_kind, connected_sites_recorded, NULL, {version}, NULL FROM meeting WHERE id = 1"
INTO = (
    "meeting (id, code, kind, period, title, noun, mode, start_date, start_time, end_date, end_time, place, chair_id,"
)
INTO += " secretary_id, address_form, state, state_reason, participants_wording, conclusions_lead_in, proceedings,"
INTO += " recipients, branch_site_kind, connected_sites_recorded, signed_at, version, trashed_at) "
REASON = "INSERT INTO reopening (meeting_id, version, reason, reopened_at, account)"
REASON += " VALUES (1, {version}, '{reason}', '', '')"
REOPEN = "UPDATE meeting SET signed_at = NULL, state = 'draft_minutes', version = 2{more} WHERE id = 1"
GIVEN = REASON.format(version=1, reason="Sai số liệu")

UPSERT = " ON CONFLICT (code) DO UPDATE SET title = 'x'"

ON_THE_MEETING = {
    "update": ["UPDATE meeting SET title = 'x' WHERE id = 1"],
    "update of the reason of a state": ["UPDATE meeting SET state_reason = 'x'"],
    "new id": ["UPDATE meeting SET id = 9 WHERE id = 1"],
    "new code": ["UPDATE meeting SET code = 'GB-9' WHERE id = 1"],
    "delete": ["DELETE FROM meeting WHERE id = 1"],
    "delete all": ["DELETE FROM meeting"],
    "replace by id": [f"INSERT OR REPLACE INTO {INTO}{COPY.format(id=1, code=chr(39) + 'GB-9' + chr(39), version=1)}"],
    "replace by code": [f"INSERT OR REPLACE INTO {INTO}{COPY.format(id=9, code='code', version=1)}"],
    "replace by code with an id of its own": [f"REPLACE INTO {INTO}{COPY.format(id='NULL', code='code', version=1)}"],
    "overwrite by id": ["UPDATE OR REPLACE meeting SET id = 1 WHERE id = 2"],
    "overwrite by code": ["UPDATE OR REPLACE meeting SET code = 'GB-1' WHERE id = 2"],
    "upsert by code": [
        f"INSERT INTO {INTO}{COPY.format(id='NULL', code='code', version=1)}" + UPSERT,
    ],
    "trash": [f"UPDATE meeting SET trashed_at = '{AT}' WHERE id = 1"],
    "sign and trash": [f"UPDATE meeting SET signed_at = '{AT}', state = 'signed', trashed_at = '{AT}' WHERE id = 2"],
    "unlock without a reason": [REOPEN.format(more="")],
    "unlock with a blank reason": [REASON.format(version=1, reason=" \u00a0\t\n"), REOPEN.format(more="")],
    "reason for a version to come": [REASON.format(version=2, reason="Sai")],
    "reason for a meeting that is not signed": [GIVEN.replace("(1, 1", "(2, 1")],
    "unlock without a new version": [
        GIVEN,
        "UPDATE meeting SET signed_at = NULL, state = 'draft_minutes' WHERE id = 1",
    ],
    "unlock two versions on": [GIVEN, REOPEN.format(more="").replace("version = 2", "version = 3")],
    "unlock to another state": [GIVEN, REOPEN.format(more="").replace("draft_minutes", "planned")],
    "unlock with another change": [GIVEN, REOPEN.format(more=", proceedings = 'x'")],
    "unlock into the trash": [GIVEN, REOPEN.format(more=f", trashed_at = '{AT}'")],
    "keep the state, lose the signature": [GIVEN, "UPDATE meeting SET signed_at = NULL, version = 2 WHERE id = 1"],
    "signed without signature": ["UPDATE meeting SET state = 'signed' WHERE id = 2"],
    "signature without signed": [f"UPDATE meeting SET signed_at = '{AT}' WHERE id = 2"],
    "another version of a draft": ["UPDATE meeting SET version = 5 WHERE id = 2"],
    "unlock twice for one reason": [
        GIVEN,
        REOPEN.format(more=""),
        f"UPDATE meeting SET signed_at = '{AT}', state = 'signed' WHERE id = 1",
        REOPEN.format(more="").replace("version = 2", "version = 3"),
    ],
    "throw away after reopening": [
        GIVEN,
        REOPEN.format(more=""),
        f"UPDATE meeting SET trashed_at = '{AT}' WHERE id = 1",
    ],
    "delete after reopening": [GIVEN, REOPEN.format(more=""), "DELETE FROM meeting WHERE id = 1"],
    "replace after reopening": [
        GIVEN,
        REOPEN.format(more=""),
        f"REPLACE INTO {INTO}{COPY.format(id='NULL', code='code', version=1)}",
    ],
    "change why": [GIVEN, "UPDATE reopening SET reason = 'x'"],
    "forget why": [GIVEN, "DELETE FROM reopening"],
    "replace why": [GIVEN, GIVEN.replace("INSERT", "INSERT OR REPLACE").replace("Sai số liệu", "x")],
}


@pytest.mark.parametrize("statements", ON_THE_MEETING.values(), ids=ON_THE_MEETING.keys())
def test_the_signed_meeting_itself_does_not_change(path: Path, statements: list[str]) -> None:
    refused(path, *statements)


def test_reopening_with_a_reason_is_the_one_change_let_through(path: Path) -> None:
    before = dump(path)
    attempt(path, GIVEN, REOPEN.format(more=""))
    after = dump(path)
    assert {table for table, rows in after.items() if rows != before[table]} == {"meeting", "reopening"}
    attempt(path, "UPDATE meeting SET proceedings = 'x' WHERE id = 1", "DELETE FROM vote WHERE meeting_id = 1")


KEPT = {
    "another number": "UPDATE issued_document SET number = '13' WHERE id = 1",
    "no number": "UPDATE issued_document SET number = '' WHERE id = 1",
    "another symbol": "UPDATE issued_document SET symbol = 'BB-UBND' WHERE id = 1",
    "another date": "UPDATE issued_document SET issued_on = '2020-12-05' WHERE id = 1",
    "no date": "UPDATE issued_document SET issued_on = NULL WHERE id = 1",
    "another type": "UPDATE issued_document SET type_code = 'TB' WHERE id = 1",
    "another owner": "UPDATE issued_document SET owner_id = 2 WHERE id = 1",
    "another kind of owner": "UPDATE issued_document SET owner_kind = 'task' WHERE id = 1",
    "another kind": "UPDATE issued_document SET kind = 'x' WHERE id = 1",
    "another capacity": "UPDATE issued_document SET capacity = 'head' WHERE id = 1",
    "signed for all": "UPDATE issued_document SET is_collective = 1 WHERE id = 1",
    "issued paper thrown away": f"UPDATE issued_document SET trashed_at = '{AT}' WHERE id = 1",
    "issued into the trash": f"UPDATE issued_document SET trashed_at = '{AT}', frozen_at = '{AT}' WHERE id = 2",
    "another text": "UPDATE paper_text SET text = 'x' WHERE id = 1",
    "text to another paper": "UPDATE paper_text SET document_id = 2 WHERE id = 1",
    "text from another paper": "UPDATE paper_text SET document_id = 1 WHERE id = 2",
    "text added": "INSERT INTO paper_text (document_id, slot, text) VALUES (1, 'closing', 'x')",
    "text removed": "DELETE FROM paper_text WHERE id = 1",
    "text replaced": "REPLACE INTO paper_text (id, document_id, slot, text) VALUES (1, 2, 'closing', 'x')",
    "thawed": "UPDATE issued_document SET frozen_at = NULL WHERE id = 1",
    "frozen anew": "UPDATE issued_document SET frozen_at = '2021' WHERE id = 1",
    "paper moved": "UPDATE issued_document SET id = 9 WHERE id = 1",
    "paper removed": "DELETE FROM issued_document WHERE id = 1",
    "paper replaced": "REPLACE INTO issued_document (id, type_code, number, symbol, title, owner_kind, position, note)"
    " VALUES (1, 'BB', '13', 'BB-BCĐ', '', '', 0, '')",
    "paper overwritten": "UPDATE OR REPLACE issued_document SET id = 1 WHERE id = 2",
    "print changed": "UPDATE printed_version SET file_id = 2",
    "print removed": "DELETE FROM printed_version",
    "print replaced by id": "REPLACE INTO printed_version VALUES (1, 1, 5, 'pdf', 2, '', '', '')",
    "print replaced by version": "REPLACE INTO printed_version VALUES (NULL, 1, 1, 'pdf', 2, '', '', '')",
    "file changed": "UPDATE stored_file SET sha256 = 'dd' WHERE id = 3",
    "file replaced by id": "REPLACE INTO stored_file VALUES (1, 'dd', 2)",
    "file replaced by content": "REPLACE INTO stored_file VALUES (NULL, 'aa', 3)",
    "printed file removed": "DELETE FROM stored_file WHERE id = 1",
    "attached file removed": "DELETE FROM stored_file WHERE id = 2",
    "piece changed": "UPDATE stored_chunk SET data = x'00' WHERE id = 3",
    "piece replaced by id": "REPLACE INTO stored_chunk VALUES (1, 3, 9, x'00')",
    "piece replaced by place": "REPLACE INTO stored_chunk VALUES (NULL, 1, 0, x'00')",
    "piece added": "INSERT INTO stored_chunk VALUES (NULL, 1, 1, x'00')",
    "piece removed": "DELETE FROM stored_chunk WHERE file_id = 1",
    "piece of an attachment removed": "DELETE FROM stored_chunk WHERE file_id = 2",
    "supplement changed": "UPDATE supplement SET text = 'x' WHERE id = 1",
    "supplement unsigned": "UPDATE supplement SET signed_at = NULL WHERE id = 1",
    "supplement thrown away": f"UPDATE supplement SET trashed_at = '{AT}' WHERE id = 1",
    "supplement moved": "UPDATE OR REPLACE supplement SET id = 1 WHERE id = 2",
    "supplement removed": "DELETE FROM supplement WHERE id = 1",
    "supplement replaced": "REPLACE INTO supplement (id, meeting_id, position, written_on, place, participants, reason,"
    " text, recipients) VALUES (1, 1, 0, '2020-12-10', '', '', '', '', '')",
}


@pytest.mark.parametrize("statement", KEPT.values(), ids=KEPT.keys())
def test_numbers_given_and_bytes_kept_stay(path: Path, statement: str) -> None:
    refused(path, statement)


def test_blanks_of_an_issued_paper_are_filled_in_once(path: Path) -> None:
    fill = "UPDATE issued_document SET number = '{number}', symbol = 'BB-BCĐ', issued_on = '2020-12-05' WHERE id = 2"
    attempt(path, f"UPDATE issued_document SET frozen_at = '{AT}' WHERE id = 2", fill.format(number="5"))
    refused(path, fill.format(number="6"))


def test_recalling_is_written_once_also_of_a_paper_typed_in(path: Path) -> None:
    for id_ in (1, 2):
        recall = f"UPDATE issued_document SET recalled_on = '2021-01-05', recall_reason = 'Sai' WHERE id = {id_}"
        attempt(path, recall)
        refused(path, recall.replace("2021-01-05", "2021-01-06"))
        refused(path, f"UPDATE issued_document SET recalled_on = NULL WHERE id = {id_}")
        refused(path, f"UPDATE issued_document SET recall_reason = '' WHERE id = {id_}")
        attempt(path, f"UPDATE issued_document SET replaced_by_id = {3 - id_} WHERE id = {id_}")
        refused(path, f"UPDATE issued_document SET replaced_by_id = NULL WHERE id = {id_}")


def test_the_rest_of_the_register_and_files_of_nobody_stay_writable(path: Path) -> None:
    attempt(path, "UPDATE issued_document SET note = 'x', title = 'y', position = 3 WHERE id = 1")
    attempt(path, "UPDATE issued_document SET recipients = 'x', copies = 2, kept_by = 'VT', sent_on = '2021-01-05'")
    attempt(path, "UPDATE paper_text SET text = 'x' WHERE id = 2", "DELETE FROM paper_text WHERE id = 2")
    attempt(path, "UPDATE issued_document SET number = '9' WHERE id = 2", "DELETE FROM issued_document WHERE id = 2")
    attempt(path, "DELETE FROM stored_chunk WHERE file_id = 3", "DELETE FROM stored_file WHERE id = 3")
    attempt(path, f"UPDATE attachment SET trashed_at = '{AT}'", "DELETE FROM attachment")
    attempt(path, "UPDATE supplement SET text = 'x' WHERE id = 2", "DELETE FROM supplement WHERE id = 2")
    assert [row[0] for row in dump(path)["stored_file"]] == [1, 2]
