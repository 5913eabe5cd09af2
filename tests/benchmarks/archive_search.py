"""The archive with 5,000 papers: read, and searched at each key, against a SELECT of all rows by the plain driver.

The search is what the list does: folded words in the entries, the index for what the papers say, by type and year, each
filter counted. The SELECT fetches the same columns of every paper and finds nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from measure import in_turns, show_ratio
from paper_material import YEAR, file_with_papers
from sqlcipher3 import dbapi2

from cchc_desktop.documents.paper_owners import paper_owners
from cchc_desktop.register.queries import archived_papers, papers_saying
from cchc_desktop.register.records import ArchivedPaper
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile
from ui.documents.filters import ArchiveFilter, Found, find

PAPERS = 2500
YEARS = 5
TIMES = 9
SEARCHES = (ArchiveFilter("tre hen"), ArchiveFilter("12/tb"), ArchiveFilter("giao ban", type_code="BB", year=YEAR))


def main(folder: Path) -> None:
    """Measure 2,500 and 5,000 papers."""
    names = {count: folder / f"archive-{count}.cchc" for count in (PAPERS, 2 * PAPERS)}
    small, large = (file_with_papers(path, count, years=YEARS) for count, path in names.items())
    plain = dbapi2.connect(str(large))
    with open_file(small, rooms=ROOMS) as one, open_file(large, rooms=ROOMS) as two:
        once, twice = in_turns(TIMES, partial(read, one), partial(read, two))
        show_ratio(f"archive read: {2 * PAPERS} : {PAPERS} papers", twice, once, target=2.3)
        few, papers = read(one), read(two)
        for wanted in SEARCHES:
            half, own, bare = in_turns(
                TIMES, partial(found, one, few, wanted), partial(found, two, papers, wanted), partial(rows, plain)
            )
            show_ratio(f"archive search “{wanted.query}”: {2 * PAPERS} : {PAPERS} papers", own, half, target=2.3)
            show_ratio(f"archive search “{wanted.query}” : SELECT of {2 * PAPERS} rows", own, bare, target=1)
    plain.close()


def read(data: DataFile) -> list[ArchivedPaper]:
    """Read the archive as the page does."""
    with data.reading() as session:
        return archived_papers(session, paper_owners())


def found(data: DataFile, papers: Sequence[ArchivedPaper], wanted: ArchiveFilter) -> Found:
    """Search as the list does at each key."""
    with data.reading() as session:
        saying = papers_saying(session, wanted.query)
    return find(papers, wanted, saying)


def rows(plain: dbapi2.Connection) -> int:
    """Fetch every paper by the driver alone."""
    query = "SELECT id, type_code, number, symbol, issued_on, title, recipients, kind, note FROM issued_document"
    return len(plain.execute(query).fetchall())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
