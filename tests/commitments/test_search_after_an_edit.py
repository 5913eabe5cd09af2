"""What is found in a commitment follows each later edit of its evidence and its targets."""

from __future__ import annotations

from dataclasses import replace

from cchc_desktop.commitments import figures, service, targets
from cchc_desktop.commitments.records import CommitmentDetails
from cchc_desktop.storage.search import search
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.tasks.records import Actor
from tests.commitments.conftest import Q1, TODAY, share


def test_evidence_that_is_written_again_is_found_by_its_new_words(data: DataFile) -> None:
    target_id = made(data)
    for words in ("Báo cáo 12/BC-UBND", "Báo cáo 45/BC-UBND"):
        with data.writing() as session:
            figures.set_evidence(session, target_id, Q1, words, today=TODAY)
    assert (hits(data, "45/BC"), hits(data, "12/BC")) == (1, 0)


def test_a_target_with_another_name_is_found_by_it(data: DataFile) -> None:
    target_id = made(data)
    with data.writing() as session:
        details = replace(share(), name="Mức độ hài lòng")
        targets.save_target(session, target_id, details, today=TODAY, reason="sửa")
    assert hits(data, "hài lòng") == 1


def made(data: DataFile) -> int:
    with data.writing() as session:
        details = CommitmentDetails(Actor(person_id=1), 2021, "01/CK-2021")
        commitment_id, _changes = service.new_commitment(session, details, today=TODAY)
        target_id, _changes = targets.add_target(session, commitment_id, share(), today=TODAY)
        service.sign(session, commitment_id, signed_on=TODAY, today=TODAY)
    return target_id


def hits(data: DataFile, words: str) -> int:
    with data.reading() as session:
        found = search(session, words)
    return sum(group.count for group in found.groups if group.name == "commitments")
