"""The window speaks one language at a time: English without a Vietnamese word of its own, Vietnamese without English.

The data have no diacritics, so a Vietnamese letter on the screen is the program's own; papers stay Vietnamese.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop import i18n, paths
from cchc_desktop.calendar.holidays import SHIPPED_YEARS, year_days
from cchc_desktop.calendar.periods import Period
from cchc_desktop.exchange.dataset_meetings import BEFORE_THE_PROGRAM
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings.rules import NOUNS
from cchc_desktop.register.rules import TYPE_NAMES
from tests.ui.window_fixtures import Open
from tests.ui.words_shown import words_shown
from ui.common.fields.calendar_popup import CalendarPopup
from ui.common.translator import install_translator
from ui.main_window import MainWindow
from ui.rooms import TABS
from ui.settings.person_form import KINDS, ROLES

PAGES = 6
PROCEEDINGS = 3
VOCABULARY = ("gt: nữ", "xung_ho: đồng chí", "buoi: sáng", "buoi: chiều", "hằng tháng", "QĐ:")
"""Words of the data set's own language, which it must be read by."""

OF_PAPERS = {*NOUNS, *ROLES, *KINDS, "Đồng chí", "Ông, bà", BEFORE_THE_PROGRAM}
"""What is offered to be printed: papers are Vietnamese in every language of the window."""

OF_DAYS = {words for year in SHIPPED_YEARS for entry in year_days(year) for words in (entry.name, entry.basis) if words}
"""Holidays have Vietnamese names and rest on Vietnamese laws."""

PROPOSED = re.compile("- Các đồng chí |Có mặt: |Sau khi nghe báo cáo |Prints: ")
"""How sentences begin that are proposed for the minutes, and what says the title lines of a paper."""

SYMBOLS = re.compile("“[^”]*”|BIÊN BẢN|[0-9/A-ZĐ…-]*(?:BCĐ|QĐ)[0-9/A-ZĐ-]*")
"""Names of papers and their symbols, which are named, not said."""

LANGUAGES = {"Tiếng Việt", "Language / Ngôn ngữ"}
SAME_IN_BOTH = {"Word", "PDF", "Excel", "Email"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The sample committee written without diacritics."""
    text = paths.resources("sample", "sample.yaml").read_text(encoding="utf-8")
    plain = without_marks(text)
    for words in VOCABULARY:
        plain = plain.replace(without_marks(words), words)
    data = tmp_path / "plain.yaml"
    data.write_text(plain, encoding="utf-8")
    path = tmp_path / "Duc Sen 2021.cchc"
    load_file(path, data)
    return path


@pytest.fixture(autouse=True)
def qts_own_words(dressed: QApplication) -> Iterator[None]:
    """Let Qt speak too."""
    translator = install_translator(dressed)
    yield
    dressed.removeTranslator(translator)


@pytest.fixture
def english() -> Iterator[None]:
    """Speak English for one test."""
    i18n.set_language("en")
    yield
    i18n.set_language("vi")


def without_marks(text: str) -> str:
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    return "".join(letters).replace("đ", "d").replace("Đ", "D")


def walk(window: MainWindow) -> dict[str, set[str]]:
    """Go through the rooms, pages and windows; return what each shows."""
    seen = {}
    for number, tab in enumerate(TABS):
        room = window.show_tab(number)
        assert room is not None
        for page in range(PAGES):
            room.show_page(page)
            seen[f"{tab.title} {page + 1}"] = words_shown(window)
    window.show_tab(window.stack.showing("meeting"))
    window.room.show_page(PROCEEDINGS)
    page = window.room.editor.current_page()
    for name, act in (
        ("catalogue", window.windows.show_catalogue),
        ("settings", window.windows.show_settings),
        ("templates", window.windows.show_templates),
        ("days off", window.windows.show_calendar),
        ("keys", window.windows.show_keys),
        ("print", window.room.print_paper),
        ("vote", page.record_vote),
    ):
        seen[name] = words_of_dialog(act)
    seen["phrases"] = words_shown(page.bank.picker)
    seen["new meeting"] = words_of_new_meeting(window)
    popup = CalendarPopup(window)
    seen["calendar"] = words_shown(popup)
    popup.deleteLater()
    return seen


def words_of_new_meeting(window: MainWindow) -> set[str]:
    """Offer the ways to begin a meeting and collect the words; what a way would make is named by data."""
    window.room.starting.new_meeting(None, month=Period.parse("2021-02"))
    dialog = window.room.starting.dialog
    assert isinstance(dialog, QWidget)
    found = words_shown(dialog) - {dialog.summary.text()}
    dialog.close()
    return found


def words_of_dialog(act: Callable[[], object]) -> set[str]:
    """Open a dialog, collect its words and close it."""
    found: set[str] = set()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QWidget)
        found.update(words_shown(dialog))
        dialog.close()

    QTimer.singleShot(0, look)
    act()
    assert found
    return found


def is_vietnamese(text: str) -> bool:
    """Tell whether a text holds a Vietnamese word that no paper asks for."""
    said = SYMBOLS.sub("", text.replace("&", ""))
    for words in (*TYPE_NAMES.values(), *VOCABULARY, *sorted(OF_DAYS, key=len, reverse=True)):
        said = said.replace(words, "")
    is_allowed = said in OF_PAPERS | LANGUAGES or PROPOSED.match(said)
    return not is_allowed and without_marks(said) != unicodedata.normalize("NFD", said)


@cache
def only_english() -> frozenset[str]:
    """Every source sentence that reads otherwise in Vietnamese."""
    with (paths.translations() / "vi" / "LC_MESSAGES" / "cchc_desktop.po").open("rb") as stream:
        entries = [entry for entry in read_po(stream) if entry.id]
    said = {text for entry in entries for text in ([entry.string] if isinstance(entry.string, str) else entry.string)}
    sources = {text for entry in entries for text in ([entry.id] if isinstance(entry.id, str) else entry.id)}
    return frozenset(sources - said - SAME_IN_BOTH)


def test_in_english_no_vietnamese_word_of_the_program_is_left(english: None, open_window: Open, qtbot: QtBot) -> None:
    left = {name: sorted(text for text in words if is_vietnamese(text)) for name, words in walk(open_window()).items()}
    assert "\n".join(f"{name}: {words}" for name, words in left.items() if words) == ""


def test_in_vietnamese_no_english_sentence_is_left(open_window: Open, qtbot: QtBot) -> None:
    left = {name: sorted(words & only_english()) for name, words in walk(open_window()).items()}
    assert "\n".join(f"{name}: {words}" for name, words in left.items() if words) == ""
