"""The minutes of a signed meeting are those that were issued, whatever else somebody enters beside them."""

from __future__ import annotations

import shutil
from pathlib import Path

from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.storage.migrate import open_file

SECOND = (
    "INSERT INTO issued_document (type_code, number, symbol, title, owner_kind, owner_id, position, note)"
    " VALUES ('BB', '99', 'BB-BCĐ', '', 'meeting', ?, 9, '')"
)


def test_a_second_entry_past_the_program_does_not_pass_for_the_issued_minutes(
    sample_file: Path, tmp_path: Path
) -> None:
    path = Path(shutil.copy(sample_file, tmp_path / "a.cchc"))
    with open_file(path) as data:
        with data.writing() as session:
            meeting = meeting_id(session, "GB-2020-12")
            session.connection().exec_driver_sql(SECOND, (meeting,))
        with data.reading() as session:
            paper = meeting_facts(session, meeting).paper("BB")
    assert paper is not None
    assert (paper.number, paper.is_frozen) == ("12", True)
