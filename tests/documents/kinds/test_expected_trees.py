"""Every kind of paper about the sample's meetings, node by node, against its expected text."""

from __future__ import annotations

from pathlib import Path

import pytest

from cchc_desktop.documents.kinds import KINDS, Kind
from cchc_desktop.meetings.records import MeetingFacts
from tests.documents.kinds.tree_text import tree_text

HERE = Path(__file__).parent
CODES = ("GB-2020-12", "TK-2020")


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_tree_is_the_expected_one(kind: Kind, all_facts: dict[str, MeetingFacts]) -> None:
    trees = "\n".join(f"# {code}\n{tree_text(kind.build(all_facts[code]))}" for code in CODES)
    assert trees == (HERE / f"{kind.name}.expected.txt").read_text(encoding="utf-8")
