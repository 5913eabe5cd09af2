"""The settings of organ, committee and papers, through the widgets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from cchc_desktop.committee import queries, service
from cchc_desktop.committee.records import AddressForm, Profile, SealCase
from tests.ui.settings.desk import TODAY, Desk
from ui.common.fields import Field
from ui.common.form_dialog import FormDialog
from ui.settings.settings_window import SettingsWindow

Open = Callable[..., Desk[SettingsWindow]]
CONTROL = Qt.KeyboardModifier.ControlModifier
MERGER = date(2021, 2, 1)


def stored(desk: Desk[SettingsWindow], day: date = TODAY) -> Profile:
    """The profile in the file."""
    return desk.read(lambda session: queries.profile_at(session, day))


def field(desk: Desk[SettingsWindow], name: str) -> Field:
    """A field of any of the forms."""
    return next(form.fields[name] for form in desk.window.forms if name in form.fields)


def begin_period(desk: Desk[SettingsWindow], since: date) -> None:
    """Begin a period by the button of its page."""

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["since"].set_value(since)
        dialog.primary.click()

    desk.in_dialog(desk.window.periods.new_button.click, fill)


def test_the_profile_of_today_is_shown(settings: Open) -> None:
    desk = settings()
    assert field(desk, "organisation").value() == "Ủy ban nhân dân phường Đức Sen"
    assert field(desk, "seal_case").value() is SealCase.B
    assert field(desk, "quorum_percent").value() == 50
    assert field(desk, "founded_on").value() == date(2020, 2, 10)
    assert field(desk, "letterhead_lines").value() == ""
    assert not desk.window.notice.isVisible()


def test_opening_and_closing_writes_nothing(settings: Open) -> None:
    desk = settings()
    heard: list[object] = []
    desk.workspace.data_changed.connect(lambda changes, _origin: heard.append(changes))
    for page in range(5):
        desk.press(Qt.Key(Qt.Key.Key_1 + page), modifier=CONTROL)
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.isVisible() and heard == []


def test_what_is_typed_is_saved_at_the_first_pause(settings: Open) -> None:
    desk = settings()
    desk.type_into(field(desk, "superior"), "UBND thành phố Hồng Hà")
    desk.qtbot.waitUntil(lambda: stored(desk).superior == "UBND thành phố Hồng Hà", timeout=3000)
    assert desk.window.status.text().startswith("Đã lưu")


def test_every_page_is_stored_when_the_window_closes(settings: Open) -> None:
    desk = settings()
    desk.type_into(field(desk, "place_name"), "Phường Đức Sen")
    desk.window.show_page(1)
    desk.type_into(field(desk, "founded_by_number"), "30/QĐ-UBND")
    desk.window.show_page(2)
    seal = desk.window.forms[2].fields["seal_case"]
    seal.buttons[SealCase.C].click()  # type: ignore[attr-defined]
    field(desk, "address_form").set_value(AddressForm.MR_MRS)
    field(desk, "address_form").edited.emit()
    field(desk, "read_back_sentence").box.click()  # type: ignore[attr-defined]
    desk.type_into(field(desk, "quorum_percent"), "66")
    desk.type_into(field(desk, "minutes_recipients"), "Như thành phần dự họp\n\nLưu: VT")
    desk.press(Qt.Key.Key_Escape)
    kept = stored(desk)
    assert not desk.window.isVisible()
    assert (kept.place_name, kept.founded_by_number) == ("Phường Đức Sen", "30/QĐ-UBND")
    assert (kept.seal_case, kept.address_form, kept.read_back_sentence) == (SealCase.C, AddressForm.MR_MRS, False)
    assert (kept.quorum_percent, kept.minutes_recipients) == (66, ("Như thành phần dự họp", "Lưu: VT"))


def test_the_names_follow_the_organs_while_they_are_the_proposed_ones(settings: Open) -> None:
    desk = settings(empty=True)
    desk.type_into(field(desk, "organisation"), "Ủy ban nhân dân phường Hồng Sen")
    assert field(desk, "organisation_short").value() == "UBND phường Hồng Sen"
    assert field(desk, "place_name").value() == "Hồng Sen"
    desk.type_into(field(desk, "place_name"), "Sen")
    desk.type_into(field(desk, "organisation"), "Ủy ban nhân dân phường Hồng Hà")
    desk.save()
    kept = stored(desk)
    assert (kept.organisation_short, kept.place_name) == ("UBND phường Hồng Hà", "Sen")
    assert kept.committee == "Ban Chỉ đạo Cải cách hành chính phường Hồng Hà"
    assert kept.letterhead_lines == ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")
    assert kept.seal_case is SealCase.A


def test_a_new_file_left_alone_stays_empty_without_a_question(settings: Open) -> None:
    desk = settings(empty=True)
    assert field(desk, "organisation").is_in_use()
    desk.press(Qt.Key.Key_Escape)
    assert not desk.window.isVisible() and desk.prompts.asked == []
    assert not desk.read(queries.has_committee)


def test_the_first_profile_holds_on_every_day(settings: Open) -> None:
    desk = settings(empty=True)
    desk.type_into(field(desk, "organisation"), "Ủy ban nhân dân xã Phù Mỹ")
    desk.save()
    assert stored(desk, date(1999, 1, 1)).place_name == "Phù Mỹ"
    assert len(desk.window.periods.model.rows()) == 1


def test_an_emptied_name_keeps_the_stored_one_and_is_named_before_closing(settings: Open) -> None:
    desk = settings("back", "drop")
    desk.type_into(field(desk, "organisation"), "")
    desk.type_into(field(desk, "superior"), "Tỉnh")
    desk.save()
    assert stored(desk).superior == "Tỉnh"
    assert stored(desk).organisation == "Ủy ban nhân dân phường Đức Sen"
    assert field(desk, "organisation").error()
    desk.window.reject()
    assert desk.window.isVisible() and "Tên Ủy ban nhân dân" in desk.prompts.asked[0].text
    desk.window.reject()
    assert not desk.window.isVisible()


def test_a_quorum_that_is_no_number_stays_typed_while_the_rest_is_saved(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(2)
    desk.type_into(field(desk, "quorum_percent"), "một nửa")
    desk.type_into(field(desk, "minutes_recipients"), "Lưu: VT")
    desk.save()
    assert field(desk, "quorum_percent").error()
    assert field(desk, "quorum_percent").line.text() == "một nửa"  # type: ignore[attr-defined]
    assert (stored(desk).minutes_recipients, stored(desk).quorum_percent) == (("Lưu: VT",), 50)


def test_lines_of_ones_own_replace_the_proposed_ones(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(1)
    lines = desk.window.forms[1].fields["letterhead_lines"]
    assert lines.text_edit.placeholderText() == "BAN CHỈ ĐẠO\nCẢI CÁCH HÀNH CHÍNH"  # type: ignore[attr-defined]
    desk.type_into(lines, "BAN CHỈ ĐẠO\nCCHC")
    desk.save()
    assert stored(desk).letterhead_lines == ("BAN CHỈ ĐẠO", "CCHC")
    desk.type_into(lines, "")
    desk.save()
    assert stored(desk).letterhead_lines == ("BAN CHỈ ĐẠO", "CẢI CÁCH HÀNH CHÍNH")


def test_the_picture_is_the_page_that_would_be_printed(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(2)
    picture = desk.window.pictures[2]
    desk.qtbot.waitUntil(lambda: picture.strips == 3, timeout=10_000)
    before = picture.words()
    assert "UBND PHƯỜNG ĐỨC SEN" in before and "CHỦ TỊCH UBND PHƯỜNG" in before and "/BB-BCĐ" in before
    seal = desk.window.forms[2].fields["seal_case"]
    seal.buttons[SealCase.A].click()  # type: ignore[attr-defined]
    desk.qtbot.waitUntil(lambda: "/BB-UBND" in picture.words(), timeout=10_000)
    assert "ỦY BAN NHÂN DÂN" in picture.words() and "BAN CHỈ ĐẠO" not in picture.words().split("BIÊN BẢN")[0]


# -- periods


def test_a_merger_begins_a_period_and_the_old_names_stay(settings: Open) -> None:
    desk = settings()
    begin_period(desk, MERGER)
    assert [row.valid_from for row in desk.window.periods.model.rows()] == [MERGER, None]
    desk.window.show_page(0)
    desk.type_into(field(desk, "organisation"), "Ủy ban nhân dân phường Hồng Sen")
    desk.save()
    assert stored(desk).organisation == "Ủy ban nhân dân phường Hồng Sen"
    assert stored(desk, date(2021, 1, 31)).organisation == "Ủy ban nhân dân phường Đức Sen"


def test_a_merger_to_come_is_edited_under_a_notice(settings: Open) -> None:
    desk = settings()
    begin_period(desk, date(2025, 7, 1))
    assert desk.window.notice.isVisible() and "01/7/2025" in desk.window.notice.words.text()
    desk.window.show_page(0)
    desk.type_into(field(desk, "superior"), "UBND thành phố Hồng Hà")
    desk.save()
    assert stored(desk, date(2025, 7, 1)).superior == "UBND thành phố Hồng Hà"
    assert stored(desk).superior == "UBND quận Long Sen"
    desk.window.notice.back.click()
    assert not desk.window.notice.isVisible()
    assert field(desk, "superior").value() == "UBND quận Long Sen"


def test_a_period_of_the_past_is_chosen_and_corrected(settings: Open) -> None:
    desk = settings()
    begin_period(desk, MERGER)
    desk.window.periods.table.selectRow(1)
    desk.window.periods.edit_button.click()
    assert desk.window.notice.isVisible() and desk.window.stack.currentIndex() == 0
    desk.type_into(field(desk, "province"), "tỉnh Hồng Hà")
    desk.save()
    assert stored(desk, date(2020, 1, 1)).province == "tỉnh Hồng Hà"
    assert stored(desk).province == "thành phố Hồng Hà"


def test_the_same_day_twice_is_refused_in_the_form(settings: Open) -> None:
    desk = settings()
    begin_period(desk, MERGER)
    refused: list[str] = []

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, FormDialog)
        dialog.form.fields["since"].set_value(MERGER)
        dialog.primary.click()
        refused.append(dialog.form.fields["since"].error())
        dialog.reject()

    desk.in_dialog(desk.window.periods.new_button.click, fill)
    assert "01/02/2021" in refused[0] and len(desk.window.periods.model.rows()) == 2


def test_a_period_begun_by_mistake_is_removed_after_a_question(settings: Open) -> None:
    desk = settings("keep", "remove")
    begin_period(desk, MERGER)
    desk.window.periods.table.selectRow(0)
    desk.window.periods.remove_button.click()
    assert len(desk.window.periods.model.rows()) == 2
    desk.window.periods.remove_button.click()
    assert [row.valid_from for row in desk.window.periods.model.rows()] == [None]
    assert not desk.window.periods.remove_button.isEnabled()


# -- signers


def test_a_rule_for_a_deputy_is_stored(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(3)
    desk.window.signers.add_button.click()
    (row,) = desk.window.signers.rows
    deputy = desk.people()[1]
    row.kind.set_value("minutes")
    row.signer.set_value(deputy.id)
    row.signer.edited.emit()
    row.case.set_value(SealCase.C)
    row.case.edited.emit()
    desk.save()
    (rule,) = stored(desk).signing
    assert (rule.paper_kind, rule.person_id, rule.seal_case) == ("minutes", deputy.id, SealCase.C)
    row.remove.click()
    assert stored(desk).signing == () and desk.window.signers.rows == []


def test_a_post_without_a_signer_is_refused_in_its_line(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(3)
    desk.window.signers.add_button.click()
    (row,) = desk.window.signers.rows
    desk.type_into(row.post, "Chủ tịch UBND phường")
    desk.press(Qt.Key.Key_Tab)
    assert not row.words.isHidden() and "người ký" in row.words.text()
    assert stored(desk).signing == ()
    assert len(desk.window.refusals()) == 1


def test_the_rules_stored_are_shown_and_survive_other_edits(settings: Open) -> None:
    desk = settings()
    rule = service.SigningException("minutes", None, SealCase.A)
    desk.workspace.write(lambda session: service.save_signing_rules(session, [rule]))
    desk.window.reload()
    (row,) = desk.window.signers.rows
    assert row.case.value() is SealCase.A
    desk.type_into(field(desk, "superior"), "Tỉnh")
    desk.save()
    assert desk.window.signers.rows == [row] and stored(desk).signing == (rule,)


def test_two_lines_for_the_same_signer_are_refused(settings: Open) -> None:
    desk = settings()
    desk.window.show_page(3)
    for case in (SealCase.A, SealCase.C):
        desk.window.signers.add_rule()
        row = desk.window.signers.rows[-1]
        row.case.set_value(case)
        row.case.edited.emit()
    desk.save()
    assert "Bỏ một dòng" in desk.window.signers.rows[-1].words.text()
    assert [rule.seal_case for rule in stored(desk).signing] == [SealCase.A]
