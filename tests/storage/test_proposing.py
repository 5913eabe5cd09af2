"""Where a new data file is proposed."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.storage.proposing import proposed_file, unused


def test_a_file_is_named_after_the_organ_in_the_documents(tmp_path: Path) -> None:
    assert proposed_file("UBND phường 7/A", documents=tmp_path) == tmp_path / "UBND phường 7_A.cchc"


def test_documents_that_a_sync_program_copies_are_not_proposed(tmp_path: Path) -> None:
    documents = tmp_path / "OneDrive" / "Tài liệu"
    assert proposed_file("UBND", documents=documents, home=tmp_path) == tmp_path / "UBND.cchc"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for name in ("a.cchc", "a (2).cchc"):
        (tmp_path / name).touch()
    assert unused(tmp_path / "a.cchc") == tmp_path / "a (3).cchc"
    assert unused(tmp_path / "b.cchc") == tmp_path / "b.cchc"
