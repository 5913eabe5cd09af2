"""The pages beside the editor: rendered by the worker, the first time only when the pane stands on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from cchc_desktop.meetings.queries import meeting_facts, meeting_id
from cchc_desktop.meetings.records import MeetingFacts
from cchc_desktop.storage.migrate import open_file
from tests.ui.meetings.entry_parts import template
from ui.common.background import Worker
from ui.common.preview import Preview
from ui.meetings.live_preview import LivePreview


@pytest.fixture
def worker() -> Iterator[Worker]:
    one = Worker()
    yield one
    assert one.shut_down()


@pytest.fixture
def facts(tmp_path: Path) -> MeetingFacts:
    file = tmp_path / "mẫu.cchc"
    file.write_bytes(template())
    with open_file(file, read_only=True) as data, data.reading() as session:
        return meeting_facts(session, meeting_id(session, "GB-2020-12"))


def titled(facts: MeetingFacts, title: str) -> MeetingFacts:
    return replace(facts, details=replace(facts.details, title=title))


def test_nothing_is_rendered_before_the_pane_is_painted_and_then_the_last_facts_are(
    qtbot: QtBot, worker: Worker, facts: MeetingFacts
) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    live = LivePreview(preview, worker)
    live.show(titled(facts, "Tên thứ nhất"))
    live.show(facts, "place")
    assert not worker.is_busy()
    with qtbot.waitSignal(live.shown) as shown:
        preview.show()
    assert shown.args[0].anchor == "place"
    assert preview.pdf_bytes == shown.args[0].pdf.data
    assert preview.page_count == 3


def test_a_pane_that_stands_shows_new_facts_at_once(qtbot: QtBot, worker: Worker, facts: MeetingFacts) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    live = LivePreview(preview, worker)
    with qtbot.waitSignal(live.shown):
        live.show(facts)
        preview.show()
    before = preview.pdf_bytes
    with qtbot.waitSignal(live.shown):
        live.show(titled(facts, "Họp giao ban tháng 12 năm 2020"))
    assert preview.pdf_bytes != before


def test_another_meeting_is_shown_from_its_first_page(qtbot: QtBot, worker: Worker, facts: MeetingFacts) -> None:
    preview = Preview()
    preview.resize(500, 400)
    qtbot.addWidget(preview)
    live = LivePreview(preview, worker)
    with qtbot.waitSignal(live.shown):
        live.show(facts)
        preview.show()
    bar = preview.view.verticalScrollBar()
    bar.setValue(300)
    with qtbot.waitSignal(live.shown):
        live.show(titled(facts, "Họp giao ban tháng 12 năm 2020"))
    assert bar.value() == 300
    with qtbot.waitSignal(live.shown):
        live.show(replace(facts, id=facts.id + 1))
    assert bar.value() == 0


def test_what_is_typed_and_not_printed_is_named_beside_the_pages(
    qtbot: QtBot, worker: Worker, facts: MeetingFacts
) -> None:
    preview = Preview()
    qtbot.addWidget(preview)
    live = LivePreview(preview, worker)
    live.show(replace(facts, proceedings=f"Địa điểm: Sân vận động.\nNội dung:\n{facts.proceedings}"))
    with qtbot.waitSignal(live.shown) as shown:
        preview.show()
    (finding,) = shown.args[0].findings
    assert "Địa điểm" in finding.sentence and finding.anchor == "line:0"
