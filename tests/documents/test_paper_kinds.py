"""The kinds that are signed or worded, and the newest paper of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from cchc_desktop import paths
from cchc_desktop.committee.paper_texts import save_adjusted_text
from cchc_desktop.committee.records import AdjustedText
from cchc_desktop.documents.content import Document, block_texts
from cchc_desktop.documents.paper_kinds import newest_example, paper_kinds, signed_kinds, worded_kinds
from cchc_desktop.documents.sheets.asked import SAMPLE_DAY
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import create, open_file
from cchc_desktop.storage.sessions import DataFile

TYPED = "Câu của cơ quan"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DataFile]:
    file = tmp_path_factory.mktemp("mẫu") / "mẫu.cchc"
    load_file(file, paths.resources("sample", "sample.yaml"))
    with open_file(file, rooms=ROOMS) as opened:
        yield opened


def words(document: Document) -> str:
    return "\n".join(text for section in document.sections for block in section.blocks for text in block_texts(block))


def test_every_kind_that_gets_a_number_is_signed() -> None:
    names = {kind.name for kind in signed_kinds()}
    assert {"minutes", "invitation", "conclusion_notice", "reminder_letter"} <= names
    assert "task_register" not in names


def test_minutes_have_no_title_above_the_signature() -> None:
    titled = {kind.name: kind.has_title for kind in paper_kinds()}
    assert not titled["minutes"] and titled["conclusion_notice"]


def test_a_text_of_each_paper_alone_is_nothing_to_word() -> None:
    for kind in worded_kinds():
        assert kind.worded and not any(slot.is_own for slot in kind.worded)


@pytest.mark.parametrize("name", [kind.name for kind in worded_kinds()])
def test_the_newest_paper_says_what_the_office_words(data: DataFile, name: str) -> None:
    kind = next(kind for kind in worded_kinds() if kind.name == name)
    slot = next(slot for slot in kind.worded if not slot.choices)
    with data.reading() as session:
        example = newest_example(session, name, today=SAMPLE_DAY)
    assert example is not None and example.code
    assert TYPED not in words(example.build([]))
    if not example.follows:  # it says so once the text is stored
        with data.writing() as session:
            save_adjusted_text(session, AdjustedText(name, slot.name, TYPED))
            example = newest_example(session, name, today=SAMPLE_DAY)
        assert example is not None
    assert TYPED in words(example.build([AdjustedText(name, slot.name, TYPED)]))


def test_without_a_record_there_is_no_example(tmp_path: Path) -> None:
    file = tmp_path / "trống.cchc"
    create(file)
    with open_file(file, rooms=ROOMS) as opened, opened.reading() as session:
        found = {kind.name: newest_example(session, kind.name, today=SAMPLE_DAY) for kind in worded_kinds()}
    assert set(found.values()) == {None}
