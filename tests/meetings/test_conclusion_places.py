"""A conclusion is found again by the task that comes from it."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from cchc_desktop import paths
from cchc_desktop.exchange.loading import load_file
from cchc_desktop.meetings.conclusion_places import conclusion_place
from cchc_desktop.meetings.model import Conclusion
from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file


def test_a_conclusion_has_its_meeting_and_its_number(tmp_path: Path) -> None:
    path = tmp_path / "m.cchc"
    load_file(path, paths.resources("sample", "sample.yaml"))
    with open_file(path, rooms=ROOMS) as data, data.reading() as session:
        ids = session.scalars(select(Conclusion.id).order_by(Conclusion.meeting_id, Conclusion.position)).all()
        places = [conclusion_place(session, conclusion_id) for conclusion_id in ids]
        assert conclusion_place(session, max(ids) + 1) is None
    by_meeting: dict[str, list[int]] = {}
    for place in places:
        assert place is not None
        by_meeting.setdefault(place.meeting_code, []).append(place.number)
    assert set(by_meeting) == {"GB-2020-12", "TK-2020"}
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in by_meeting.values())
