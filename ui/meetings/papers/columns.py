"""The columns of the papers; those of the minutes are read only, but for their files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final

from PySide6.QtGui import QIcon

from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.rules import TYPE_NAMES
from cchc_desktop.storage.attachments import AttachmentRow
from cchc_desktop.text.normalise import clean_line
from ui import style
from ui.common.entry_cells import TextCell, choice_cell
from ui.common.entry_model import EntryColumn
from ui.meetings.papers import files, lines
from ui.meetings.papers.lines import PaperLine

FILES: Final = 5
"""The number of the column with the attached files."""


def columns(
    facts: Callable[[], MeetingFacts],
    files_of: Callable[[PaperLine], Sequence[AttachmentRow]],
    taken: Callable[[PaperLine], str],
) -> tuple[EntryColumn[PaperLine], ...]:
    """Return number, type, reference, date, words and files; ``facts`` returns the meeting shown.

    ``taken`` says what is wrong with a number that another paper has.
    """
    return (
        EntryColumn("", lambda line: "", numbered=True, width=46),
        _column(
            _("Type"),
            lambda line: TYPE_NAMES.get(line.type_code, line.type_code),
            lambda line, value: lines.put_type(line, value, facts().profile),
            make_cell=choice_cell(lines.type_choices),
            icon=_lock,
            width=124,
        ),
        _column(
            _("Number and symbol"),
            lambda line: _("Draft paper") if line.is_draft else line.reference,
            lambda line, text: replace(line, reference=text),
            tidy=lambda line: lines.tidy_reference(line, facts().profile),
            fault=lambda line: lines.reference_fault(line) or taken(line),
            hint=lambda line: _symbol_hint(line, facts()),
            width=144,
        ),
        _date_column(lambda: facts().details.start_date),
        _title_column(),
        EntryColumn(
            _("Files"),
            lambda line: files.cell_words(files_of(line)),
            icon=lambda line: style.icon("attach", size=16) if files_of(line) else None,
            tooltip=lambda line: files.cell_details(files_of(line)) or _("Enter: attach a file"),
            width=92,
        ),
    )


def _date_column(near: Callable[[], date]) -> EntryColumn[PaperLine]:
    return _column(
        _("Date"),
        lambda line: line.issued,
        lambda line, text: lines.put_date(line, text, near()),
        tidy=lambda line: lines.tidy_date(line, near()),
        give_up=lambda line, before: replace(line, kept=before.kept),
        fault=lambda line: lines.date_fault(line.issued, near()),
        width=104,
    )


def _title_column() -> EntryColumn[PaperLine]:
    return _column(
        _("About"),
        lambda line: line.title,
        lambda line, text: replace(line, title=text),
        tidy=lambda line: replace(line, title=clean_line(line.title)),
        fault=lines.title_fault,
        make_cell=TextCell,
    )


def _column(
    title: str, text: Callable[[PaperLine], str], put: Callable[[PaperLine, Any], PaperLine], **more: Any
) -> EntryColumn[PaperLine]:
    """Return a column in which what has left the office, or is written at its desk, cannot be changed."""
    return EntryColumn(title, text, put=put, can_edit=lambda line: not line.is_fixed, tooltip=_why_locked, **more)


def _symbol_hint(line: PaperLine, facts: MeetingFacts) -> str:
    if not line.type_code or line.is_fixed:
        return ""
    return f"…/{lines.proposed_symbol(line.type_code, facts.profile)}"


def _lock(line: PaperLine) -> QIcon | None:
    if line.is_draft:
        return style.icon("edit", "accent", size=16)
    if line.is_recalled:
        return style.icon("document_dismiss", size=16)
    return style.icon("lock_closed", size=16) if line.is_fixed else None


def _why_locked(line: PaperLine) -> str:
    if line.is_draft:
        return _("A draft. Enter opens it.")
    if line.is_recalled:
        return _("Recalled. Enter shows it in the archive.")
    if line.is_minutes:
        return _("Number and day of the minutes come from signing them.")
    return _("Issued, so it stays as it is. Enter shows it in the archive.") if line.is_fixed else ""
