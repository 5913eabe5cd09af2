"""The page of the settings about tasks, through its fields."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.tasks.customs import TaskCustoms, task_customs
from cchc_desktop.tasks.extensions import ExtensionRule
from cchc_desktop.tasks.records import Clarity
from tests.ui.settings.desk import Desk
from ui.settings.settings_window import SettingsWindow

Open = Callable[..., Desk[SettingsWindow]]
PAGE = 5


def shown(settings: Open) -> Desk[SettingsWindow]:
    desk = settings()
    desk.press(Qt.Key.Key_6, modifier=Qt.KeyboardModifier.ControlModifier)
    assert desk.window.stack.currentIndex() == PAGE
    return desk


def stored(desk: Desk[SettingsWindow]) -> TaskCustoms:
    return desk.read(task_customs)


def test_the_number_of_days_is_typed_and_kept(settings: Open) -> None:
    desk = shown(settings)
    desk.type_into(desk.window.tasks.form.fields["soon_days"], "7")
    desk.qtbot.waitUntil(lambda: stored(desk).soon_days == 7, timeout=3000)


def test_what_is_asked_for_is_ticked_off_by_the_keyboard(settings: Open) -> None:
    desk = shown(settings)
    assert len(stored(desk).clarities) == 6
    box = desk.window.tasks.form.fields["clarities"].boxes[Clarity.AUTHORITY]
    QTest.keyClick(box, Qt.Key.Key_Space)
    desk.window.save_all()
    assert Clarity.AUTHORITY not in stored(desk).clarities
    assert len(stored(desk).clarities) == 5


def test_limits_and_the_day_before_are_kept(settings: Open) -> None:
    desk = shown(settings)
    fields = desk.window.tasks.form.fields
    desk.type_into(fields["times"], "2")
    desk.type_into(fields["days"], "30")
    fields["before_is_exclusive"].set_value(False)
    assert desk.window.save_all()
    assert stored(desk).extensions == ExtensionRule(2, 30)
    assert not stored(desk).before_is_exclusive


def test_a_number_out_of_bounds_is_refused_at_its_field_and_the_rest_kept(settings: Open) -> None:
    desk = shown(settings)
    before = stored(desk).soon_days
    fields = desk.window.tasks.form.fields
    desk.type_into(fields["soon_days"], "99")
    desk.type_into(fields["times"], "3")
    assert not desk.window.save_all()
    assert (stored(desk).soon_days, stored(desk).extensions.times) == (before, 3)
    assert len(desk.window.refusals()) == 1
    desk.type_into(fields["soon_days"], "5")
    assert desk.window.save_all()
    assert stored(desk).soon_days == 5
