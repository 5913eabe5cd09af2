"""The columns of the roll call."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import Presence
from cchc_desktop.text.normalise import clean_line
from ui.common.entry_cells import TextCell
from ui.common.entry_model import EntryColumn
from ui.meetings.agenda.lines import fault as time_fault
from ui.meetings.attendance import lines
from ui.meetings.attendance.lines import AttendanceLine
from ui.meetings.attendance.presence import word_of


def columns(sites: Callable[[], Collection[int]]) -> tuple[EntryColumn[AttendanceLine], ...]:
    """Return number, person, state, words, site and times; ``sites`` returns the numbers of the branch sites."""
    return (
        EntryColumn("", lambda line: "", numbered=True, width=46),
        EntryColumn(
            _("Person"),
            lambda line: line.guest if line.is_guest else line.name,
            put=lines.put_guest,
            tidy=lambda line: lines.put_guest(line, clean_line(line.guest)) if line.is_guest else line,
            fault=lines.guest_fault,
            can_edit=lambda line: line.is_guest,
            make_cell=TextCell,
            tooltip=lambda line: f"{line.name}, {line.post}" if line.post else line.name,
        ),
        EntryColumn(_("Attendance"), lambda line: word_of(line.presence), width=144),
        EntryColumn(
            _("Reason or substitute"),
            lambda line: line.note,
            put=lines.put_note,
            tidy=lambda line: lines.put_note(line, clean_line(line.note)),
            hint=_note_hint,
            can_edit=lambda line: line.presence in (Presence.ABSENT_WITH_REASON, Presence.SUBSTITUTE),
            make_cell=TextCell,
        ),
        EntryColumn(
            _("Site"),
            lambda line: line.site,
            put=lambda line, text: replace(line, site=text),
            tidy=lambda line: replace(line, site=clean_line(line.site)),
            fault=lambda line: lines.site_fault(line, sites()),
            hint=lambda line: _("Main"),
            width=76,
        ),
        _time_column(_("Came"), "arrived"),
        _time_column(_("Left"), "left"),
    )


def _time_column(title: str, name: str) -> EntryColumn[AttendanceLine]:
    return EntryColumn(
        title,
        lambda line: str(getattr(line, name)) if line.came else "",
        put=lambda line, text: lines.put_time(line, name, text),
        tidy=lambda line: lines.tidy_time(line, name),
        give_up=lambda line, before: replace(line, kept_times=before.kept_times),
        fault=_arrival_fault if name == "arrived" else _leaving_fault,
        can_edit=lambda line: line.came,
        width=52,
    )


def _arrival_fault(line: AttendanceLine) -> str:
    return time_fault(line.arrived) if line.came else ""


def _leaving_fault(line: AttendanceLine) -> str:
    return lines.left_fault(line) if line.came else ""


def _note_hint(line: AttendanceLine) -> str:
    hints = {Presence.ABSENT_WITH_REASON: _("Reason"), Presence.SUBSTITUTE: _("Full name - post")}
    return hints.get(line.presence, "")
