"""The window of texts over a small kind of paper of its own, on the sample committee."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.documents import paper_kinds
from cchc_desktop.documents.content import Document, Paragraph, Section
from cchc_desktop.documents.issuable import Issuable
from cchc_desktop.documents.kinds import Kind
from cchc_desktop.documents.slots import Slot, filled, filled_lines
from cchc_desktop.i18n import mark
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.register.records import Paper
from tests.ui.settings.desk import Desk
from ui.texts.window import TextsWindow

OPENING = Slot(
    "opening", mark("Abstract"), "Trân trọng kính mời dự {cuộc họp} tại {địa điểm}.", ("cuộc họp", "địa điểm")
)
RECIPIENTS = Slot("recipients", mark("Recipients"), "Như trên\nLưu: VT", is_list=True)
OWN = Slot("remark", mark("Note"), "", is_own=True)
PLAIN = Slot("closing", mark("Text"), "Đề nghị đến đúng giờ.")


def issuable(facts: MeetingFacts) -> Issuable:
    """The paper of a meeting, with its own entry."""

    def build(paper: Paper) -> Document:
        texts = [filled(slot, "letter", facts.profile, paper.form, values) for slot in (OPENING, PLAIN)]
        texts += filled_lines(RECIPIENTS, "letter", facts.profile, paper.form, values)
        anchors = ("opening", "closing", "", "", "", "")
        blocks = tuple(Paragraph.of(text, anchor=anchor) for text, anchor in zip(texts, anchors, strict=False))
        return Document("letter", "Thư thử", facts.profile.committee, (Section(blocks),))

    values = {"cuộc họp": facts.details.title, "địa điểm": facts.details.place}
    slots = (OPENING, RECIPIENTS, OWN)
    return Issuable(
        "letter", "GM", slots, "meeting", facts.id, facts.code, Paper("GM"), facts.profile, (), "Thư", build, values
    )


KINDS = (
    Kind("letter", "Thư thử", lambda facts: issuable(facts).build(Paper("GM")), issuable=issuable,
         slots=(OPENING, RECIPIENTS, OWN), sample="GB-2020-12"),
    Kind("note", "Giấy thử", lambda facts: issuable(facts).build(Paper("GM")), slots=(PLAIN,), sample="GB-2020-12"),
)  # fmt: skip


@pytest.fixture
def texts(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Desk[TextsWindow]]]:
    """Open the window: ``texts("drop", empty=True)`` with answers to questions, over an empty file."""
    monkeypatch.setattr(paper_kinds, "KINDS", KINDS)
    monkeypatch.setattr(paper_kinds, "SHEET_KINDS", ())
    desks: list[Desk[TextsWindow]] = []

    def open_it(*answers: str, empty: bool = False) -> Desk[TextsWindow]:
        desks.append(Desk(tmp_path, qtbot, TextsWindow, *answers, empty=empty))
        return desks[-1]

    yield open_it
    for desk in desks:
        desk.close()
