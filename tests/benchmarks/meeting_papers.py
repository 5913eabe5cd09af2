"""All papers of one meeting as one PDF and as Word files, against the same papers rendered one by one.

The joining, its bookmarks and the reading of what was kept must cost little beside the pages themselves.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from material import SAMPLE_MEETING, sample_file
from measure import in_turns, show_ratio

from cchc_desktop.documents import docx, pdf
from cchc_desktop.documents.meeting_file import MeetingFile, as_pdf, as_word, read_meeting_file, word_files
from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.storage.migrate import open_file
from cchc_desktop.storage.sessions import DataFile

TIMES = 9


def main(folder: Path) -> None:
    """Measure the sample's meeting of December."""
    with open_file(sample_file(folder / "meeting-papers.cchc"), read_only=True) as data:
        whole = read(data)
        reading, pages = in_turns(TIMES, partial(read, data), partial(each_as_pdf, whole))
        show_ratio("papers of a meeting read : their pages made", reading, pages, target=1)
    joined, pages = in_turns(TIMES, partial(as_pdf, whole), partial(each_as_pdf, whole))
    show_ratio(f"{len(whole.parts)} papers of a meeting as one PDF : one by one", joined, pages, target=1.5)
    files, one, words = in_turns(
        TIMES, partial(word_files, whole), partial(as_word, whole), partial(each_as_word, whole)
    )
    show_ratio("papers of a meeting as a folder of Word files : one by one", files, words, target=1.2)
    show_ratio("papers of a meeting as one Word file : one by one", one, words, target=1.2)


def read(data: DataFile) -> MeetingFile:
    """Read what the file of the meeting is made of."""
    with data.reading() as session:
        return read_meeting_file(session, meeting_facts(session, meeting_id(session, SAMPLE_MEETING)))


def each_as_pdf(whole: MeetingFile) -> None:
    """Render each paper by itself."""
    for part in whole.parts:
        pdf.render(part.kind.build(part.facts))


def each_as_word(whole: MeetingFile) -> None:
    """Render each paper by itself."""
    for part in whole.parts:
        docx.render(part.kind.build(part.facts))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
