"""What the program writes into the proceedings for her: names, contributions and the sentences of votes."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor

from cchc_desktop.meetings.records import MeetingFacts, VoteEntry
from ui.meetings.proceedings.auto_numbers import text_before, units
from ui.meetings.proceedings.editor import WritingArea
from ui.meetings.proceedings.numbering import contribution_place, is_bare
from ui.meetings.proceedings.speakers import Speaker, contribution
from ui.meetings.proceedings.vote_book import line_of

_Move = QTextCursor.MoveOperation


class Insertions:
    """Each of them is one step to undo and leaves the caret behind what it wrote."""

    def __init__(self, area: WritingArea) -> None:
        self._area = area

    def name(self, words: str) -> None:
        """Put a name at the caret, parted from the word before by a blank."""
        self._area.places.leave()
        cursor = self._area.textCursor()
        before = text_before(cursor)
        blank = "" if not before or before[-1] in ' ([“"/-–' else " "
        self._area.replace(cursor.selectionStart(), cursor.selectionEnd(), blank + words)

    def contribution(self, facts: MeetingFacts, person: Speaker) -> None:
        """Begin a line with a speaker after the last contribution of the section."""
        lines = self._area.text().split("\n")
        place = contribution_place(lines, self._area.line_number())
        words = contribution(facts, person, place.number)
        if place.replaces_next:
            self._write_line(place.after + 1, words)
        else:
            self._add_line(place.after, words)

    def line(self, words: str) -> None:
        """Put a line of its own at the caret: into an empty line or behind a number alone, else below."""
        block = self._area.textCursor().block()
        if is_bare(block.text()):
            words = f"{block.text().rstrip()} {words}"
        if is_bare(block.text()) or not block.text().strip():
            self._write_line(block.blockNumber(), words)
        else:
            self._add_line(block.blockNumber(), words)

    def replace_vote(self, old: VoteEntry, new: VoteEntry) -> None:
        """Put the sentence of a changed vote in place of the old one; a line of its own where that is gone."""
        found = self._find(line_of(old, self._area.text()))
        if found is None:
            self.line(new.sentence)
        else:
            self._area.replace(found.selectionStart(), found.selectionEnd(), new.sentence)

    def remove_vote(self, vote: VoteEntry) -> None:
        """Take the sentence of a vote out, with its line where nothing else stands there."""
        found = self._find(line_of(vote, self._area.text()))
        if found is None:
            return
        start, end = found.selectionStart(), found.selectionEnd()
        block = self._area.document().findBlock(start)
        rest = block.text().replace(vote.sentence, "")
        if end == block.position() + block.length() - 1 and (not rest.strip() or is_bare(rest)):
            start = block.position()
            if block.previous().isValid():
                start -= 1
            elif block.next().isValid():
                end += 1
        self._area.replace(start, end, "")

    def _find(self, sentence: str | None) -> QTextCursor | None:
        at = self._area.text().find(sentence) if sentence else -1
        if sentence is None or at < 0:
            return None
        start = units(self._area.text()[:at])
        return self._area.cursor_of(start, start + units(sentence))

    def _write_line(self, line: int, words: str) -> None:
        block = self._area.document().findBlockByNumber(line)
        self._area.replace(block.position(), block.position() + block.length() - 1, words)

    def _add_line(self, after: int, words: str) -> None:
        """Add a line below another one, or before all of them (-1)."""
        if after < 0:
            self._area.replace(0, 0, f"{words}\n")
            cursor = self._area.textCursor()
            cursor.movePosition(_Move.PreviousCharacter)
            self._area.setTextCursor(cursor)
            return
        block = self._area.document().findBlockByNumber(after)
        end = block.position() + block.length() - 1
        self._area.replace(end, end, f"\n{words}")
