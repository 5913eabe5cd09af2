"""How papers are numbered, and the unit in the symbol of letters."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.committee.queries import profile_at
from cchc_desktop.register.numbering import read_numbers
from tests.ui.settings.desk import TODAY, Desk
from ui.settings.settings_window import SettingsWindow

Key = Qt.Key
Open = Callable[..., Desk[SettingsWindow]]


def _series(desk: Desk[SettingsWindow], year: int, symbol: str = "TB-BCĐ") -> str:
    return desk.read(lambda session: read_numbers(session, year).series_of(symbol, "TB").name)


def test_the_organs_are_named_by_their_symbols(settings: Open) -> None:
    desk = settings()
    labels = desk.window.numbering.form.labels
    assert (labels["committee"].text(), labels["organisation"].text()) == ("Số của BCĐ", "Số của UBND")


def test_one_series_for_all_kinds_holds_from_the_year_chosen(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(2)
    fields = desk.window.numbering.form.fields
    QTest.keyClick(fields["year"].editor(), Key.Key_Down)
    fields["committee"].setFocus()
    QTest.keyClick(fields["committee"].editor(), Key.Key_Down)
    assert _series(desk, TODAY.year + 1) == "BCĐ (mọi loại)"
    assert _series(desk, TODAY.year) == "TB-BCĐ"
    assert _series(desk, TODAY.year + 1, "TB-UBND") == "TB-UBND"


def test_each_year_shows_what_holds_in_it(settings: Open) -> None:
    desk = settings()
    fields = desk.window.numbering.form.fields
    QTest.keyClick(fields["year"].editor(), Key.Key_Down)
    QTest.keyClick(fields["organisation"].editor(), Key.Key_Down)
    QTest.keyClick(fields["year"].editor(), Key.Key_Up)
    assert fields["organisation"].value() is False
    QTest.keyClick(fields["year"].editor(), Key.Key_Down)
    assert fields["organisation"].value() is True


def test_an_empty_file_shows_the_usual_way(settings: Open) -> None:
    desk = settings(empty=True)
    assert desk.window.numbering.form.fields["committee"].value() is False


def test_the_drafting_unit_is_kept_with_the_papers(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(2)
    desk.type_into(desk.window.forms[3].fields["drafting_unit"], "VX")
    desk.save()
    assert desk.read(lambda session: profile_at(session, TODAY)).drafting_unit == "VX"
