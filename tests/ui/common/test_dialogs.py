"""Questions and errors: verbs for answers, what happened before what to do, details that can be copied."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, qInstallMessageHandler, qWarning
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPlainTextEdit, QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from cchc_desktop.errors import AppError, StorageError
from tests.ui.scripted_prompts import ScriptedPrompts
from ui import style
from ui.common.error_dialog import BugReporter, install_excepthook, question_for, show_error, start_log
from ui.common.message_dialog import Action, MessageDialog, Question
from ui.common.prompts import Prompts

QUESTION = Question(
    "Chưa ghi được tệp Word",
    "Tệp “<b>.docx” đang mở trong Word nên không ghi đè được. Nội dung vẫn được lưu đủ.",
    "Đóng tệp rồi bấm Thử lại.",
    "PermissionError: <x>",
)
ACTIONS = (Action("retry", "Thử lại", primary=True), Action("later", "Để sau"))
OPEN_IN_WORD = "Tệp “a.docx” đang mở trong Word. Nội dung cuộc họp vẫn được lưu đủ. Đóng tệp rồi bấm Thử lại."


@pytest.fixture
def dialog(qtbot: QtBot) -> MessageDialog:
    made = MessageDialog(QUESTION, ACTIONS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_dialog_is_as_wide_as_agreed_and_begins_at_the_primary(dialog: MessageDialog, qtbot: QtBot) -> None:
    assert dialog.width() == style.DIALOG
    dialog.activateWindow()
    qtbot.waitUntil(dialog.buttons["retry"].hasFocus)
    assert dialog.buttons["retry"].isDefault()
    places = [dialog.buttons[key].x() for key in ("retry", "later")]
    assert places == sorted(places)


def test_words_of_the_user_are_shown_as_they_are(dialog: MessageDialog) -> None:
    shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "&lt;b&gt;.docx" in shown
    assert "<b>Thử lại</b>" in shown


@pytest.mark.parametrize("key", ["retry", "later"])
def test_a_button_gives_its_key(dialog: MessageDialog, key: str) -> None:
    dialog.buttons[key].click()
    assert dialog.chosen == key


def test_escape_means_the_way_out(dialog: MessageDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.chosen == "later"


def test_details_unfold_and_can_be_copied(dialog: MessageDialog, qtbot: QtBot) -> None:
    details = dialog.findChild(QPlainTextEdit)
    assert details is not None
    assert not details.isVisible()
    height = dialog.height()
    dialog.details_button.click()
    assert details.isVisible()
    assert details.toPlainText() == QUESTION.details
    qtbot.waitUntil(lambda: dialog.height() > height)
    dialog._copy.click()
    assert QGuiApplication.clipboard().text() == QUESTION.details


def test_asking_returns_the_key_of_the_button_pressed(qtbot: QtBot) -> None:
    def press() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, MessageDialog)
        dialog.buttons["retry"].click()

    QTimer.singleShot(0, press)
    assert Prompts().ask(QUESTION, ACTIONS) == "retry"


def test_a_file_to_save_gets_its_ending(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    typed = str(tmp_path / "Biên bản")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (typed, ""))
    assert Prompts().choose_save_file("Xuất Word", Path("x.docx")) == tmp_path / "Biên bản.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    assert Prompts().choose_save_file("Xuất Word", Path("x.docx")) is None


def test_no_file_chosen_is_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: ("", ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(tmp_path))
    assert Prompts().choose_open_file("Mở") is None
    assert Prompts().choose_folder("Chọn") == tmp_path


def test_an_error_says_what_happened_before_what_to_do() -> None:
    question = question_for(StorageError(OPEN_IN_WORD), "Chưa ghi được tệp Word")
    assert question.title == "Chưa ghi được tệp Word"
    assert question.text == "Tệp “a.docx” đang mở trong Word. Nội dung cuộc họp vẫn được lưu đủ."
    assert question.what_to_do == "Đóng tệp rồi bấm Thử lại."


def test_an_error_of_one_sentence_stays_whole() -> None:
    question = question_for(AppError("Tháng 02/2021 có 28 ngày."))
    assert (question.text, question.what_to_do) == ("Tháng 02/2021 có 28 ngày.", "")


def test_the_cause_of_an_error_is_in_its_details() -> None:
    error = AppError("Chưa ghi được.")
    error.__cause__ = PermissionError("denied")
    assert "denied" in question_for(error).details


def test_trying_again_goes_on_until_it_works() -> None:
    tries: list[int] = []

    def save() -> None:
        tries.append(1)
        if len(tries) < 3:
            raise StorageError("Vẫn chưa ghi được.")

    prompts = ScriptedPrompts("retry", "retry", "retry")
    show_error(prompts, StorageError(OPEN_IN_WORD), retry=save)
    assert len(tries) == 3
    assert [question.text for question in prompts.asked[1:]] == ["Vẫn chưa ghi được."] * 2


def test_trying_again_can_wait() -> None:
    prompts = ScriptedPrompts("later")
    show_error(prompts, StorageError(OPEN_IN_WORD), retry=lambda: pytest.fail("not asked for"))
    assert len(prompts.asked) == 1


@pytest.fixture
def hooks() -> Iterator[None]:
    """Put the hooks of the interpreter and of Qt back."""
    before = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before
    qInstallMessageHandler(None)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """A log file of its own."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield start_log(tmp_path / "log")
    for handler in [handler for handler in root.handlers if handler not in handlers]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_a_bug_is_logged_and_shown_and_the_program_lives_on(qtbot: QtBot, log_file: Path, hooks: None) -> None:
    prompts = ScriptedPrompts("close")
    reporter = install_excepthook(log_file, lambda: None, prompts)
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(lambda: 1 / 0)
    with capture_exceptions():
        sys.excepthook = reporter.report
        button.click()
        qtbot.waitUntil(lambda: len(prompts.asked) == 1)
    assert "ZeroDivisionError" in prompts.asked[0].details
    assert "Qt 6" in prompts.asked[0].details
    assert str(log_file) in prompts.asked[0].what_to_do
    assert "ZeroDivisionError" in log_file.read_text(encoding="utf-8")
    assert button.isEnabled()


def test_a_sentence_nobody_showed_is_shown_as_a_sentence(qtbot: QtBot, log_file: Path, hooks: None) -> None:
    prompts = ScriptedPrompts("close")
    reporter = BugReporter(log_file, lambda: None, prompts)
    error = AppError("Biên bản đã ký. Mở lại trước khi sửa.")
    reporter.report(AppError, error, None)
    qtbot.waitUntil(lambda: len(prompts.asked) == 1)
    assert prompts.asked[0].text == "Biên bản đã ký."
    assert prompts.asked[0].details == ""


def test_a_bug_in_another_thread_is_shown_in_the_window(qtbot: QtBot, log_file: Path, hooks: None) -> None:
    prompts = ScriptedPrompts("close")
    reporter = install_excepthook(log_file, lambda: None, prompts)
    thread = threading.Thread(target=lambda: {}["missing"])
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(prompts.asked) == 1)
    assert "KeyError" in prompts.asked[0].details
    assert reporter.thread() is QApplication.instance().thread()


def test_warnings_of_qt_go_to_the_log(log_file: Path, hooks: None) -> None:
    reporter = install_excepthook(log_file, lambda: None, ScriptedPrompts())
    qWarning("something about a font")
    assert "something about a font" in log_file.read_text(encoding="utf-8")
    assert reporter is not None
