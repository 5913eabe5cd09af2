"""All keys of the program: those of the menus, read from their actions, and those that parts answer by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cchc_desktop.i18n import _, mark
from cchc_desktop.text import folding
from ui.calendar_editor.window import CalendarWindow
from ui.calendar_editor.year_view import YearView
from ui.commitments.form.dialog import CommitmentDialog
from ui.commitments.matrix_table import FiguresTable
from ui.commitments.paper_window import PaperWindow
from ui.commitments.tab import CommitmentsTab
from ui.common.entry_table import EntryTable
from ui.common.fields.calendar_popup import CalendarPopup
from ui.common.fields.form import Form
from ui.common.keys import Keys
from ui.common.lists.big_list import BigList
from ui.common.lists.filter_chips import FilterChips
from ui.common.preview import Preview
from ui.counts.late_page import LateTable
from ui.counts.register_window import RegisterWindow
from ui.counts.window import CountsWindow
from ui.deadlines.agenda_pane import AgendaPane
from ui.deadlines.digest_window import DigestWindow
from ui.deadlines.month_view import MonthView
from ui.documents.archive_list import ArchiveList
from ui.documents.drafts_page import DraftsPage
from ui.documents.register.table import RegisterTable
from ui.drafting.desk import DraftingDesk
from ui.handovers.window import HandoversWindow
from ui.meetings.attendance.table import RollCallTable
from ui.meetings.conclusions.page import ConclusionsPage
from ui.meetings.list_pane import MeetingListPane
from ui.meetings.papers.files_table import FilesTable
from ui.meetings.proceedings.page import ProceedingsPage
from ui.meetings.reviewing.table import ReviewTable
from ui.overview.page import OverviewPage
from ui.room import Tab
from ui.search.field import EverythingField
from ui.settings.catalogue import CatalogueWindow
from ui.settings.settings_window import SettingsWindow
from ui.tasks.detail.entry_line import EntryLine
from ui.tasks.dialogs.new_task import NewTaskDialog
from ui.tasks.sheet.page import ProgressTable
from ui.templates.window import TemplatesWindow
from ui.texts.window import TextsWindow

PARTS: Final = (
    EverythingField,
    OverviewPage,
    MeetingListPane,
    BigList,
    FilterChips,
    Form,
    CalendarPopup,
    EntryTable,
    RollCallTable,
    ProceedingsPage,
    ConclusionsPage,
    ReviewTable,
    FilesTable,
    NewTaskDialog,
    EntryLine,
    ProgressTable,
    AgendaPane,
    MonthView,
    DigestWindow,
    CommitmentsTab,
    FiguresTable,
    CommitmentDialog,
    PaperWindow,
    ArchiveList,
    DraftsPage,
    DraftingDesk,
    RegisterTable,
    Preview,
    CatalogueWindow,
    SettingsWindow,
    TemplatesWindow,
    TextsWindow,
    HandoversWindow,
    CalendarWindow,
    YearView,
    CountsWindow,
    LateTable,
    RegisterWindow,
)
"""The parts that answer keys, in the order of the list; a new one is one line here."""

EVERYWHERE: Final = Keys(
    mark("Everywhere"),
    (
        ("Tab, Shift+Tab", mark("to the next part, to the one before")),
        ("Alt, F10", mark("to the menus")),
        ("Esc", mark("close a list, a search or a window")),
        ("Enter", mark("press the button with the focus")),
        ("Shift+F10", mark("open the menu of the line with the focus")),
        ("Ctrl+Y", mark("do again what was undone in the text")),
        ("Ctrl+A", mark("select everything in the field")),
    ),
)


@dataclass(frozen=True)
class KeyLine:
    """One line of the list, as it is shown."""

    keys: str
    words: str


@dataclass(frozen=True)
class Section:
    """The keys of one menu or part; ``part`` is empty for menus."""

    title: str
    lines: tuple[KeyLine, ...]
    part: Keys | None = None


def all_sections(menus: Sequence[QMenu], tabs: Sequence[Tab]) -> tuple[Section, ...]:
    """Return every key there is, menus first."""
    parts = (_part(keys) for keys in (EVERYWHERE, *(part.KEYS for part in PARTS)))
    return (*(section for section in map(_menu, menus) if section.lines), _tabs(tabs), *parts)


def matching(sections: Iterable[Section], query: str) -> tuple[Section, ...]:
    """Return the sections with the lines that hold all words of the query, accents or not."""
    if not query.strip():
        return tuple(sections)
    found = []
    for section in sections:
        lines = tuple(
            line for line in section.lines if folding.matches(query, f"{line.keys} {line.words} {section.title}")
        )
        if lines or query.strip().casefold() in section.title.casefold():
            found.append(Section(section.title, lines or section.lines, section.part))
    return tuple(found)


def plain_text(sections: Iterable[Section]) -> str:
    """Return the list as text, for printing or sending on."""
    blocks = []
    for section in sections:
        width = max(len(line.keys) for line in section.lines)
        blocks.append("\n".join([section.title, *(f"  {line.keys:<{width}}  {line.words}" for line in section.lines)]))
    return "\n\n".join(blocks) + "\n"


def _part(keys: Keys) -> Section:
    return Section(_(keys.title), tuple(KeyLine(key, _(words)) for key, words in keys.lines), keys)


def _tabs(tabs: Sequence[Tab]) -> Section:
    lines = tuple(KeyLine(f"Ctrl+{number}", _(tab.title)) for number, tab in enumerate(tabs, 1))
    return Section(_("Tabs of the window"), lines)


def _menu(menu: QMenu) -> Section:
    lines = (KeyLine(keys_of(action), words_of(action)) for action in _actions(menu) if keys_of(action))
    return Section(_plain(menu.title()), tuple(lines))


def _actions(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _actions(inner)
        else:
            yield action


def keys_of(action: QAction) -> str:
    """Return the key of a line of a menu, its own or the one it only names."""
    named = action.text().partition("\t")[2]
    return named or action.shortcut().toString(QKeySequence.SequenceFormat.PortableText)


def words_of(action: QAction) -> str:
    """Return the words of a line of a menu without mnemonic and dots."""
    return _plain(action.text().partition("\t")[0])


def _plain(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
