"""Whatever was edited, undone or put into the trash, the index says what a fresh one would, and finds what is there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from cchc_desktop.errors import AppError
from cchc_desktop.rooms import ROOMS, SEARCHED
from cchc_desktop.storage import attachments, history, search_index, stored_files
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.model import Attachment
from cchc_desktop.storage.search import expression, search
from cchc_desktop.storage.search_index import contents, gone_records, is_alive
from cchc_desktop.storage.sessions import DataFile
from cchc_desktop.text.folding import matches
from cchc_desktop.text.terms import terms_of
from tests.storage.history_walk import edits, run
from tests.storage.test_history_properties import copy_of
from tests.storage.test_history_properties import sample as sample

quick = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
moves = st.lists(
    st.one_of(edits, st.sampled_from(["undo", "undo", "redo", "attach", "detach"])), min_size=1, max_size=15
)
NOW = datetime(2021, 4, 5, 8, tzinfo=UTC)
WORDS = [
    "ủy ban",
    "UBND",
    "hằng",
    "05",
    "5/BB",
    '"một cửa"',
    "ra soat",
    "tháng 12/2020",
    "x",
    "phường họp",
    "CCHC",
    "p",
]


def lines(session: Session) -> Iterator[str]:
    """Every line that can be found, read from the rows."""
    is_gone = gone_records(session)
    for searched in SEARCHED:
        for row in session.scalars(select(searched.model).where(*searched.rows())):
            if is_alive(searched, row, is_gone):
                yield from (line.text for line in searched.lines(row) if line.text.strip())


def index_rows(session: Session) -> list[int]:
    return list(session.connection().exec_driver_sql("SELECT rowid FROM search_index ORDER BY rowid").scalars())


def entry_rows(session: Session) -> list[int]:
    return list(session.connection().exec_driver_sql("SELECT id FROM search_entry ORDER BY id").scalars())


def move(data: DataFile, what: object) -> None:
    if callable(what):
        run(data, what)
        return
    try:
        with data.writing() as session:
            _MOVES[str(what)](session)
    except AppError:
        return


def attach(session: Session) -> None:
    stored = stored_files.store_bytes(session, b"%PDF-1.4 a")
    attachments.attach(session, "meeting", 1, "paper", "Phụ lục CCHC.pdf", stored, now=NOW)
    attachments.attach(session, "paper", 1, "scan", "Bản ký số.pdf", stored, now=NOW)


def detach(session: Session) -> None:
    for attachment in session.scalars(select(Attachment.id)):
        attachments.detach(session, attachment, now=NOW)


_MOVES = {"undo": history.undo, "redo": history.redo, "attach": attach, "detach": detach}


@quick
@given(moves)
def test_after_any_edits_the_index_is_that_of_a_fresh_file(sample, done):
    with copy_of(sample) as path, open_file(path, rooms=ROOMS) as data:
        for each in done:
            move(data, each)
        with data.writing() as session:
            kept, found, entered = contents(session), index_rows(session), entry_rows(session)
            search_index.rebuild(session)
            assert kept == contents(session)
            assert found == entered


@quick
@given(st.lists(edits, max_size=6), st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join))
def test_the_index_finds_exactly_the_lines_that_have_all_words(sample, done, words):
    with copy_of(sample) as path, open_file(path, rooms=ROOMS) as data:
        for each in done:
            run(data, each)
        with data.reading() as session:
            expected = sum(matches(words, text) for text in lines(session))
            query = "SELECT count(*) FROM search_index WHERE search_index MATCH ?"
            found = session.connection().exec_driver_sql(query, (expression(terms_of(words)),))
            assert found.scalar_one() == expected


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.text(alphabet=st.characters(exclude_categories=()), max_size=60)
    | st.text("\"*()^:-+{}[]\\'., ạđAND ORNOT5/")
)
def test_no_words_are_an_error_and_marks_stand_inside_the_text(data, words):
    with data.reading() as session:
        found = search(session, words)
    for group in found.groups:
        assert 0 < len(group.hits) <= group.count
        for hit in group.hits:
            assert all(0 <= start < end <= len(hit.text) for start, end in hit.spans)
            assert hit.spans
