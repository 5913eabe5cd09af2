"""What changed between two versions of a paper, told from the Word files that were kept: line against line.

The kept bytes are what was signed, so the comparison needs no history and holds for every version in the archive.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cchc_desktop.documents.decree30 import BLANK, DRAFT_MARK
from cchc_desktop.errors import DocumentError
from cchc_desktop.i18n import _
from cchc_desktop.text.word_lines import word_lines

_ALIKE = 0.5
_CONTEXT = 40


@dataclass(frozen=True)
class LineChange:
    """One line that was added (``before`` empty), taken out (``after`` empty) or worded anew."""

    before: str
    after: str

    @property
    def words(self) -> str:
        """The change as one sentence, long lines cut down to what differs."""
        if not self.before:
            return _("Added: “{text}”").format(text=_short(self.after))
        if not self.after:
            return _("Taken out: “{text}”").format(text=_short(self.before))
        before, after = _around(self.before, self.after)
        return _("Changed: “{before}” → “{after}”").format(before=before, after=after)


def lines_of(docx: bytes) -> tuple[str, ...]:
    """Return the lines of a Word file made by this program, without the draft mark.

    Raises DocumentError when it is none.
    """
    try:
        lines = word_lines(docx)
    except ValueError as error:
        raise DocumentError(_("The kept Word file cannot be read, so nothing can be compared with it.")) from error
    cleaned = (" ".join(line.replace(BLANK, " ").split()) for line in lines)
    return tuple(line for line in cleaned if line and line != DRAFT_MARK)


def changes_between(before: Sequence[str], after: Sequence[str]) -> tuple[LineChange, ...]:
    """Return what changed from one version to the other, in the order of the page."""
    changes: list[LineChange] = []
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag != "equal":
            changes += _paired(before[old_from:old_to], after[new_from:new_to])
    return tuple(changes)


def _paired(old: Sequence[str], new: Sequence[str]) -> list[LineChange]:
    """Take lines of one place as worded anew where they are alike, else as taken out and added."""
    left = list(old)
    changes: list[LineChange] = []
    for line in new:
        alike = next((each for each in left if _ratio(each, line) >= _ALIKE), None)
        if alike is None:
            changes.append(LineChange("", line))
            continue
        while left[0] != alike:
            changes.append(LineChange(left.pop(0), ""))
        left.pop(0)
        changes.append(LineChange(alike, line))
    return changes + [LineChange(line, "") for line in left]


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def _around(before: str, after: str) -> tuple[str, str]:
    """Cut both lines down to the words that differ with a little before and after them."""
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    return _cut(before, start, len(before) - end), _cut(after, start, len(after) - end)


def _cut(text: str, start: int, end: int) -> str:
    left, right = max(0, start - _CONTEXT // 2), min(len(text), end + _CONTEXT // 2)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        found = text.rfind(" ", end, right)
        right = found if found > end else right
    middle = _short(text[left:right].strip(), 4 * _CONTEXT)
    return f"{'… ' if left else ''}{middle}{' …' if right < len(text) else ''}"


def _short(text: str, limit: int = 3 * _CONTEXT) -> str:
    return text if len(text) <= limit else re.sub(r"\s+\S*$", "", text[:limit]) + " …"
