"""Does the search know every word that is written, and nothing else? The index is compared with the rows.

The index is made of the rows, so nothing is lost where it differs; it is made anew when a file is restored.
"""

from __future__ import annotations

from collections import Counter

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from cchc_desktop.errors import StorageError
from cchc_desktop.i18n import _
from cchc_desktop.storage.search_index import is_filled, written_lines
from cchc_desktop.storage.search_tables import are_there
from cchc_desktop.storage.searched import LINE_BITS
from cchc_desktop.storage.tracking import Rooms
from cchc_desktop.text.letters import tokens_of

_LONGEST_WORD = 30_000
"""SQLite cuts words that are longer, so lines with such are not compared word by word."""

_VOCABULARY = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab('main', 'search_index', 'instance')"
_ENTRIES = f"SELECT id, id >> {LINE_BITS} AS block, row_id, digest FROM search_entry"


def has_whole_search(connection: Connection, *, rooms: Rooms) -> str:
    """Return how many lines can be found. Raises StorageError when the index says something else than the rows."""
    with Session(connection, info={"rooms": rooms}) as session:
        if not is_filled(session):
            return _("It is made when the file is next opened.")
        if not are_there(session):
            raise StorageError(
                _("The search is missing. Nothing that was entered is lost; it is made when the file is next opened.")
            )
        lines, words = _as_written(session)
    entries = connection.exec_driver_sql(_ENTRIES).all()
    known = Counter((block, row_id, digest) for _id, block, row_id, digest in entries)
    wrong = max((lines - known).total(), (known - lines).total())
    if wrong == 0:
        wrong = _wrong_words(connection, {entry_id: words[digest] for entry_id, _block, _row, digest in entries})
    if wrong:
        raise StorageError(
            _(
                "Lines that the search does not know, or finds where they are not: {n}. Nothing that was entered is "
                "lost. Make a backup and restore it: the search is made anew then."
            ).format(n=wrong)
        )
    return _("{n} lines, all as they are written.").format(n=len(entries))


def _as_written(session: Session) -> tuple[Counter[tuple[int, int, int]], dict[int, int | None]]:
    """Return the lines that the index must have, and for each digest what stands for its words in their order."""
    lines: Counter[tuple[int, int, int]] = Counter()
    words: dict[int, int | None] = {}
    for some in written_lines(session):
        for entry_id, row_id, digest, text in some:
            lines[entry_id >> LINE_BITS, row_id, digest] += 1
            if digest not in words:
                tokens = tokens_of(text)
                is_short = all(len(token) <= _LONGEST_WORD for token in tokens)
                words[digest] = sum(map(hash, enumerate(tokens))) if is_short else None
    return lines, words


def _wrong_words(connection: Connection, expected: dict[int, int | None]) -> int:
    """Return how many lines have other words in the full-text table than those that stand for them."""
    found: Counter[int] = Counter()
    connection.exec_driver_sql(_VOCABULARY)
    for term, entry_id, place in connection.exec_driver_sql("SELECT term, doc, offset FROM temp.search_words"):
        found[entry_id] += hash((place, term))
    wrong = sum(1 for entry_id, words in expected.items() if words is not None and found[entry_id] != words)
    return wrong + len(found.keys() - expected.keys())
