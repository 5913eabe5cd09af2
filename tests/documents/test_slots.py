"""Texts that an office may word its own way."""

from __future__ import annotations

import pytest

from cchc_desktop.committee.records import AdjustedText, Profile, SealCase
from cchc_desktop.documents.slots import Slot, check_text, filled, filled_lines
from cchc_desktop.errors import ValidationError
from cchc_desktop.register.records import PaperForm

SLOT = Slot("closing", "Closing", "{đơn vị} thông báo để {nơi nhận} biết.", ("đơn vị", "nơi nhận"))
VALUES = {"đơn vị": "Ban Chỉ đạo", "nơi nhận": ""}


def profile(*texts: AdjustedText) -> Profile:
    return Profile("", "", "", "", "", "", "", "", (), SealCase.A, texts=texts)


def test_text_of_the_paper_goes_before_that_of_the_office_before_that_of_the_program() -> None:
    office = profile(AdjustedText("notice", "closing", "Của {Đơn vị}."), AdjustedText("other", "closing", "?"))
    own = PaperForm(texts=(("closing", "Riêng."),))
    assert filled(SLOT, "notice", profile(), PaperForm(), VALUES) == "Ban Chỉ đạo thông báo để …… biết."
    assert filled(SLOT, "notice", office, PaperForm(), VALUES) == "Của Ban Chỉ đạo."
    assert filled(SLOT, "notice", office, own, VALUES) == "Riêng."


def test_text_typed_empty_for_a_paper_stays_empty() -> None:
    assert filled(SLOT, "notice", profile(), PaperForm(texts=(("closing", ""),)), VALUES) == ""


def test_value_is_not_filled_again() -> None:
    assert (
        filled(SLOT, "notice", profile(), PaperForm(), {"đơn vị": "{nơi nhận}", "nơi nhận": "x"})[:10] == "{nơi nhận}"
    )


def test_list_leaves_empty_lines_out() -> None:
    slot = Slot("recipients", "Recipients", "A\n\n {x}\n", ("x",), is_list=True)
    assert filled_lines(slot, "notice", profile(), PaperForm(), {"x": "B"}) == ("A", "B")


@pytest.mark.parametrize("text", ["Theo {chủ tri}", "{}", "{ten}"])
def test_unknown_variable_is_refused_with_the_nearest_one(text: str) -> None:
    with pytest.raises(ValidationError, match="không phải là biến") as refused:
        check_text(SLOT, text, "closing")
    assert refused.value.field == "closing"


def test_known_variable_and_plain_braces_of_another_line_pass() -> None:
    check_text(SLOT, "{ĐƠN  VỊ} và {\n}")


def test_slot_without_variables_says_so() -> None:
    with pytest.raises(ValidationError, match="đơn vị"):
        check_text(Slot("assessment", "Assessment", is_own=True), "{đơn vị}")


def test_text_that_begins_with_a_variable_begins_with_a_capital() -> None:
    office = profile(AdjustedText("notice", "closing", "{đơn vị} biết."))
    said = filled(SLOT, "notice", office, PaperForm(), {"đơn vị": "ủy ban nhân dân"})
    assert said == "Ủy ban nhân dân biết."
