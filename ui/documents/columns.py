"""The columns of the archive."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QIcon

from cchc_desktop.i18n import _
from cchc_desktop.register.records import ArchivedPaper, PaperState
from cchc_desktop.register.rules import type_name
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.lists.columns import ListColumn


def columns() -> tuple[ListColumn[ArchivedPaper], ...]:
    """Return number, day, type, title, record, what is kept, state; the record's name and the files can be chosen."""
    return (*_of_the_paper(), *_of_its_record(), *_of_what_is_kept())


def _of_the_paper() -> tuple[ListColumn[ArchivedPaper], ...]:
    return (
        ListColumn(
            _("Number and symbol"),
            lambda paper: paper.reference or "–",
            _by_number,
            width=124,
            key="number",
            value=lambda paper: paper.reference,
        ),
        ListColumn(
            _("Date"),
            _day,
            lambda paper: paper.issued_on or date.min,
            width=96,
            key="date",
            value=lambda paper: paper.issued_on,
        ),
        ListColumn(_("Type"), lambda paper: type_name(paper.type_code), width=96, key="type"),
        ListColumn(_("About"), title_of, key="about"),
    )


def _of_its_record() -> tuple[ListColumn[ArchivedPaper], ...]:
    name = _("Name of the record")
    return (
        ListColumn(
            _("Belongs to"),
            lambda paper: paper.owner_code,
            tooltip=lambda paper: paper.owner_title,
            width=112,
            key="meeting",
        ),
        ListColumn(name, lambda paper: paper.owner_title, width=200, key="meeting_name", hidden=True),
    )


def _state() -> ListColumn[ArchivedPaper]:
    return ListColumn(_("State"), state_words, icon=_state_mark, tooltip=ended_words, width=112, key="state")


def state_words(paper: ArchivedPaper) -> str:
    """Return "Đã thu hồi" or "Đã thay thế"; nothing for a paper that holds."""
    return {PaperState.RECALLED: _("Was recalled"), PaperState.REPLACED: _("Was replaced")}.get(paper.state, "")


def ended_words(paper: ArchivedPaper) -> str:
    """Say how a paper ended; nothing while it holds."""
    day = short_date(paper.recalled_on) if paper.recalled_on is not None else ""
    if paper.state is PaperState.RECALLED:
        return _("Recalled on {day}: {reason}").format(day=day, reason=paper.recall_reason)
    if paper.state is not PaperState.REPLACED:
        return ""
    by = paper.replaced_by or _("another paper")
    if paper.recalled_on is None:
        return _("Replaced by {paper}").format(paper=by)
    if not paper.recall_reason:
        return _("Recalled on {day}, replaced by {paper}").format(day=day, paper=by)
    sentence = _("Recalled on {day}: {reason} · replaced by {paper}")
    return sentence.format(day=day, reason=paper.recall_reason, paper=by)


def _state_mark(paper: ArchivedPaper) -> QIcon | None:
    return style.icon("document_dismiss", size=16) if state_words(paper) else None


def _of_what_is_kept() -> tuple[ListColumn[ArchivedPaper], ...]:
    return (
        ListColumn(
            _("Kept"),
            kept_words,
            lambda paper: (paper.version, paper.file_count),
            icon=_file_mark,
            width=112,
            key="kept",
        ),
        _state(),
        ListColumn(
            _("Attached files"),
            lambda paper: str(paper.file_count or ""),
            lambda paper: paper.file_count,
            align_right=True,
            width=104,
            key="files",
            hidden=True,
            value=lambda paper: paper.file_count or None,
        ),
    )


def title_of(paper: ArchivedPaper) -> str:
    """Return what the paper is about; one without a title of its own goes by its meeting's."""
    return paper.title or paper.owner_title


def kept_words(paper: ArchivedPaper) -> str:
    """Say what is kept: "Lần 2", "Tệp đính kèm", or that nothing is."""
    if paper.is_kept:
        return version_words(paper.version)
    return _("Attached file") if paper.file_count else _("Nothing kept")


def version_words(version: int) -> str:
    """Return the name of a version: "Lần 2"."""
    return _("Version {number}").format(number=version)


def _day(paper: ArchivedPaper) -> str:
    return short_date(paper.issued_on) if paper.issued_on else ""


def _by_number(paper: ArchivedPaper) -> tuple[str, int, str]:
    digits = "".join(char for char in paper.number if char.isdecimal())
    return paper.symbol, int(digits or 0), paper.number


def _file_mark(paper: ArchivedPaper) -> QIcon | None:
    return style.icon("attach", size=16) if paper.file_count else None
