"""A file of the release before: its register is widened, nothing is lost, ids and the names of chairs are right."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from cchc_desktop.meetings.queries import paper_owners
from cchc_desktop.register.outgoing import register_rows
from cchc_desktop.register.queries import archived_papers, papers_of
from cchc_desktop.register.records import PaperState
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage import migrate, upgrade
from cchc_desktop.storage.engine import disposable_engine

AT = "2020-12-04T09:40:00.000000+00:00"
_ROWS = (
    (
        "INSERT INTO person (id, code, full_name, kind, in_charge_of, rank, is_hidden)"
        " VALUES (1, 'P01', 'Nguyễn Thị Minh Hằng', '', '', 1, 0)"
    ),
    (
        "INSERT INTO meeting (id, code, kind, period, title, noun, mode, start_date, place, state, state_reason,"
        " participants_wording, conclusions_lead_in, proceedings, recipients, branch_site_kind, version, chair_id,"
        " signed_at) VALUES (1, 'GB-2020-12', 'monthly', '2020-12', 'Họp', 'Cuộc họp', 'in_person', '2020-12-04', '',"
        f" 'signed', '', '', '', '', '', '', 1, 1, '{AT}')"
    ),
    (
        "INSERT INTO issued_document (id, type_code, number, symbol, issued_on, title, owner_kind, owner_id, position,"
        f" note, frozen_at) VALUES (1, 'BB', '12', 'BB-BCĐ', '2020-12-04', 'Họp', 'meeting', 1, 0, 'cũ', '{AT}'),"
        " (2, 'TB', '13', 'TB-BCĐ', '2020-12-09', 'Kết luận', 'meeting', 1, 1, '', NULL),"
        " (9, 'GM', '', '', NULL, 'bỏ', 'meeting', 1, 2, '', NULL)"
    ),
    "DELETE FROM issued_document WHERE id = 9",
    "INSERT INTO stored_file (id, sha256, size) VALUES (1, 'aa', 2)",
    (
        "INSERT INTO printed_version (document_id, version, file_format, file_id, printed_at, reason)"
        f" VALUES (1, 1, 'pdf', 1, '{AT}', '')"
    ),
)


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A file of revision 0005 with signed minutes and a notice."""
    path = tmp_path / "old.cchc"
    migrate.create(path, migrations=replace(upgrade.shipped(), head="0005", triggers=()))
    with disposable_engine(path).execution_options(writes=True).begin() as connection:
        for statement in _ROWS:
            connection.exec_driver_sql(statement)
    return path


def test_papers_stand_as_before_with_who_signed_them(old_file: Path) -> None:
    with migrate.open_file(old_file, rooms=ROOMS) as data, data.reading() as session:
        minutes, notice = papers_of(session, "meeting", 1)
        assert (minutes.reference, minutes.note, minutes.is_frozen) == ("12/BB-BCĐ", "cũ", True)
        assert (notice.reference, notice.state, notice.form.kind) == ("13/TB-BCĐ", PaperState.ISSUED, "")
        signers = {row.reference: row.signer for row in register_rows(session, 2020, paper_owners())}
        assert (signers["12/BB-BCĐ"], signers["13/TB-BCĐ"]) == ("Nguyễn Thị Minh Hằng", "")
        assert [paper.version for paper in archived_papers(session, paper_owners())] == [0, 1]


def test_an_id_that_was_removed_is_given_to_nobody(old_file: Path) -> None:
    with migrate.open_file(old_file, rooms=ROOMS) as data, data.writing() as session:
        connection = session.connection()
        connection.exec_driver_sql(
            "INSERT INTO issued_document (type_code, number, symbol, title, owner_kind, position, note)"
            " VALUES ('GM', '', '', '', '', 0, '')"
        )
        assert connection.exec_driver_sql("SELECT max(id) FROM issued_document").scalar_one() == 10


def test_what_was_signed_stays_locked(old_file: Path) -> None:
    with migrate.open_file(old_file, rooms=ROOMS) as data, data.reading() as session:
        made = session.connection().exec_driver_sql(
            "SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"
            " AND tbl_name IN ('issued_document', 'paper_text')"
        )
        assert made.scalar_one() == 6
        assert date(2020, 12, 4) in {row.issued_on for row in register_rows(session, 2020, paper_owners())}
