"""The lines of the panel of results: heads of groups, hits, what is more, and earlier searches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.storage.search import Found, FoundGroup, Hit
from cchc_desktop.text.dates import short_date

GROUPS: Final = {
    "people": (mark("People"), "person"),
    "departments": (mark("Departments"), "building"),
    "meetings": (mark("Meetings"), "people_team"),
    "papers": (mark("Papers of the register"), "document_text"),
    "conclusions": (mark("Conclusions"), "checkmark_circle"),
    "supplements": (mark("Supplementary minutes"), "document_text"),
    "proceedings": (mark("Proceedings"), "text_quote"),
    "agenda": (mark("Agenda"), "calendar_ltr"),
    "participants": (mark("Participants"), "people"),
    "tasks": (mark("Tasks"), "clipboard_task"),
    "commitments": (mark("Commitments"), "handshake"),
    "files": (mark("Attached files"), "attach"),
}
"""Words and icon of each group of hits."""

_RECORDS: Final = ("people", "departments", "meetings", "papers", "tasks", "commitments")


@dataclass(frozen=True)
class Head:
    """The head of a group, or a sentence; nothing to choose."""

    words: str
    note: str = ""


@dataclass(frozen=True)
class More:
    """Leads to all hits of one group, or back to all groups (``group`` "")."""

    words: str
    group: str


@dataclass(frozen=True)
class Earlier:
    """A search made before."""

    words: str


Entry = Head | Hit | More | Earlier


def entries(found: Found, group: str = "") -> list[Entry]:
    """Return the lines for what was found; ``group`` is the one whose hits are all shown."""
    shown: list[Entry] = []
    if group:
        shown.append(More(_("All results"), ""))
    elif found.apart:
        shown.append(Head(_("No line has all the words; here they stand apart:")))
    for each in found.groups:
        shown += _group(each, is_whole=bool(group))
    return shown


def earlier(searches: Sequence[str]) -> list[Entry]:
    """Return the lines for the searches of this session."""
    return [Head(_("Earlier searches")), *(Earlier(words) for words in searches)] if searches else []


def group_words(name: str) -> str:
    """Return what a group is called."""
    return _(GROUPS[name][0]) if name in GROUPS else name


def icon_of(entry: Entry) -> str:
    """Return the icon of a line, "" for none."""
    match entry:
        case Hit():
            return GROUPS[entry.group][1] if entry.group in GROUPS else "search"
        case More():
            return "chevron_right" if entry.group else "chevron_left"
        case Earlier():
            return "history"
        case _:
            return ""


def title_and_sub(hit: Hit) -> tuple[str, str]:
    """Return the two lines of a hit: the record and what was found in it, or the line found and where it stands."""
    day = short_date(hit.heading.day) if hit.heading.day is not None else ""
    if hit.group in _RECORDS:
        said = hit.text.removeprefix(hit.heading.title).strip(" ·")
        return hit.heading.title, " · ".join(dict.fromkeys(filter(None, (said or day, hit.heading.under))))
    return hit.text, " · ".join(filter(None, (hit.heading.title, day or hit.heading.under)))


def _group(group: FoundGroup, *, is_whole: bool) -> Iterator[Entry]:
    yield Head(group_words(group.name), str(group.count))
    yield from group.hits
    left = group.count - len(group.hits)
    if left > 0 and not is_whole:
        words = ngettext("{n} more in {group}", "{n} more in {group}", left)
        yield More(words.format(n=left, group=group_words(group.name)), group.name)
    elif left > 0:
        yield Head(_("The first {n} are shown. More words find fewer.").format(n=len(group.hits)))
