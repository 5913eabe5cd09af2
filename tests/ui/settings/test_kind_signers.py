"""Who signs each kind of paper: chosen by the keyboard, saved by itself, with the title lines that are printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cchc_desktop.committee.paper_texts import save_kind_signing
from cchc_desktop.committee.queries import kind_signers
from cchc_desktop.committee.records import Capacity, KindSigning
from cchc_desktop.documents.paper_kinds import signed_kinds
from tests.ui.keyboard import type_text
from tests.ui.settings.desk import Desk
from ui.settings.kind_signers import KindSigner
from ui.settings.settings_window import SettingsWindow

Key = Qt.Key
Open = Callable[..., Desk[SettingsWindow]]
NOTICE = "conclusion_notice"


def _line(desk: Desk[SettingsWindow], kind: str = NOTICE) -> KindSigner:
    desk.window.show_page(3)
    return next(line for line in desk.window.signers.kinds.lines if line.kind.name == kind)


def _stored(desk: Desk[SettingsWindow]) -> tuple[KindSigning, ...]:
    return desk.read(kind_signers)


def _choose(desk: Desk[SettingsWindow], line: KindSigner, name: str) -> None:
    desk.type_into(line.signer, name)
    desk.press(Key.Key_Tab)


def test_every_kind_with_a_title_is_offered_and_minutes_only_for_head_and_seal(settings: Open) -> None:
    desk = settings()
    offered = [line.kind.name for line in desk.window.signers.kinds.lines]
    assert NOTICE in offered and "minutes" not in offered
    desk.window.signers.add_rule()
    (row,) = desk.window.signers.rows
    assert len(row.kind.words()) == len(signed_kinds()) and "Biên bản" in row.kind.words()


def test_the_usual_signer_is_stored_with_the_lines_that_are_printed(settings: Open) -> None:
    desk = settings()
    line = _line(desk)
    deputy = next(person for person in desk.people() if person.post.startswith("Phó Chủ tịch"))
    _choose(desk, line, deputy.full_name)
    assert line.capacity.editor().hasFocus()
    desk.save()
    assert _stored(desk) == (KindSigning(NOTICE, deputy.id),)
    assert "KT. " in line.printed.text() and line.printed.text().endswith(deputy.full_name)


def test_capacity_and_the_whole_body_change_the_lines(settings: Open) -> None:
    desk = settings()
    line = _line(desk)
    chief = next(person for person in desk.people() if "Văn phòng" in person.post)
    _choose(desk, line, chief.full_name)
    QTest.keyClick(line.capacity.editor(), Key.Key_Down)
    QTest.keyClick(line.capacity.editor(), Key.Key_Down)
    desk.save()
    assert _stored(desk) == (KindSigning(NOTICE, chief.id, Capacity.AUTHORISED),)
    assert "TUQ. " in line.printed.text()
    line.collective.setFocus()
    QTest.keyClick(line.collective.editor(), Key.Key_End)
    desk.save()
    assert _stored(desk)[0].is_collective is False


def test_a_line_emptied_again_says_nothing_any_more(settings: Open) -> None:
    desk = settings()
    person = desk.people()[1]
    desk.workspace.write(lambda session: save_kind_signing(session, KindSigning(NOTICE, person.id)))
    desk.window.reload()
    line = _line(desk)
    assert line.signer.value() == person.id
    _choose(desk, line, "")
    desk.save()
    assert _stored(desk) == ()


def test_an_unknown_name_is_refused_in_its_line_and_the_rest_is_kept(settings: Open) -> None:
    desk = settings("drop")
    line = _line(desk)
    _choose(desk, line, "Không Có Ai Tên Này")
    line.capacity.setFocus()
    QTest.keyClick(line.capacity.editor(), Key.Key_End)
    desk.save()
    assert _stored(desk) == (KindSigning(NOTICE, None, Capacity.ACTING),)
    assert "Không có ai tên này" in line.printed.text() and line.signer.text() == "Không Có Ai Tên Này"
    assert len(desk.window.refusals()) == 1


def test_a_reload_leaves_the_name_being_typed(settings: Open) -> None:
    desk = settings("drop")
    line = _line(desk)
    line.signer.setFocus()
    type_text(line.signer.editor(), "Ng")
    desk.window.reload()
    assert line.signer.text() == "Ng" and line.signer.editor().hasFocus()


def test_each_field_says_its_kind_to_a_screen_reader(settings: Open) -> None:
    desk = settings()
    line = _line(desk)
    names = [field.editor().accessibleName() for field in line.fields()]
    assert names == [
        "Thông báo kết luận – Người ký thường",
        "Thông báo kết luận – Ký với tư cách",
        "Thông báo kết luận – Thay mặt tập thể",
    ]


def test_the_usual_way_of_the_whole_body_is_named(settings: Open) -> None:
    desk = settings()
    assert _line(desk).collective.words()[0] in {"Mặc định: có TM.", "Mặc định: không"}


def test_who_only_confirms_does_so_in_no_capacity(settings: Open) -> None:
    desk = settings()
    line = _line(desk, "handover_minutes")
    assert line.signer.isVisibleTo(desk.window) and not line.capacity.isVisibleTo(desk.window)
    assert "XÁC NHẬN" in line.printed.text()
