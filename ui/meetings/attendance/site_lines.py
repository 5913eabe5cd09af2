"""One branch site of an online meeting as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import time
from typing import Final

from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.meetings.records import SiteEntry, SiteState
from cchc_desktop.text.dates import short_clock
from cchc_desktop.text.normalise import clean_line
from ui.common.entry_model import new_key
from ui.common.pills import PillStyle
from ui.meetings.agenda.lines import fault as time_fault
from ui.meetings.agenda.lines import read_time

MOST_SITES: Final = 500
STATES: Final = (
    (SiteState.CONNECTED, mark("Connected"), PillStyle("checkmark_circle", "green", filled=True)),
    (SiteState.LOST, mark("Signal lost"), PillStyle("warning", "amber", filled=True)),
    (SiteState.NOT_CONNECTED, mark("Not connected"), PillStyle("dismiss_circle", "grey")),
)


@dataclass(frozen=True)
class SiteLine:
    """Texts as they stand in the cells; ``number`` stays with its site."""

    number: int
    name: str = ""
    state: SiteState = SiteState.CONNECTED
    lost: str = ""
    note: str = ""
    kept_time: time | None = None
    key: int = field(default_factory=new_key)

    @property
    def is_touched(self) -> bool:
        """Tell whether more than a proposed name was entered."""
        return self.state is not SiteState.CONNECTED or bool(self.note.strip())


def line_of(site: SiteEntry, number: int) -> SiteLine:
    """Return a stored branch site as a line."""
    lost = short_clock(site.lost_at) if site.lost_at is not None else ""
    return SiteLine(number, site.name, site.state, lost, site.note, site.lost_at)


def lines_of(sites: Sequence[SiteEntry]) -> list[SiteLine]:
    """Return the branch sites as lines; one without a number gets the next."""
    branches = [site for site in sites if not site.is_main]
    taken = [site.number for site in branches if site.number is not None]
    free = (number for number in range(1, len(branches) + len(taken) + 1) if number not in taken)
    return [line_of(site, site.number if site.number is not None else next(free)) for site in branches]


def site_of(line: SiteLine) -> SiteEntry:
    """Return a line as it would be kept."""
    is_lost = line.state is SiteState.LOST
    return SiteEntry(
        name=clean_line(line.name),
        number=line.number,
        state=line.state,
        lost_at=line.kept_time if is_lost else None,
        note=clean_line(line.note),
    )


def main_site(stored: SiteEntry | None, name: str) -> SiteEntry:
    """Return the main site under this name, with what else is known of it."""
    return replace(stored or SiteEntry("", is_main=True), name=clean_line(name))


def put_time(line: SiteLine, text: str) -> SiteLine:
    """Return the line with the time of losing the signal as typed."""
    return replace(line, lost=text, kept_time=line.kept_time if time_fault(text) else read_time(text))


def tidy_time(line: SiteLine) -> SiteLine:
    """Return the line with its time written as it is kept."""
    at = read_time(line.lost)
    return replace(line, lost=short_clock(at)) if at is not None else line


def resized(lines: Sequence[SiteLine], wanted: int, kind: str) -> list[SiteLine]:
    """Return so many numbered lines: new ones named by their kind, the last ones gone."""
    kept = list(lines[:wanted])
    number = max((line.number for line in kept), default=0)
    while len(kept) < wanted:
        number += 1
        kept.append(SiteLine(number, kind))
    return kept


def renamed(lines: Sequence[SiteLine], before: str, kind: str) -> list[SiteLine]:
    """Return the lines with the new kind for a name wherever the old one was their name."""
    return [replace(line, name=kind) if line.name == before else line for line in lines]


def summary(lines: Sequence[SiteLine]) -> str:
    """Return "Kết nối 21/22 điểm cầu"."""
    if not lines:
        return ""
    connected = sum(1 for line in lines if line.state is SiteState.CONNECTED)
    words = ngettext("Connected {n}/{total} site", "Connected {n}/{total} sites", len(lines))
    return words.format(n=connected, total=len(lines))


def state_word(state: SiteState) -> str:
    """Return the word for a state."""
    return next(_(word) for shown, word, _look in STATES if shown is state)


def state_look(state: SiteState) -> PillStyle:
    """Return the look of a state."""
    return next(look for shown, _word, look in STATES if shown is state)
