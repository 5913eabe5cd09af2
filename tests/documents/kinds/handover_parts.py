"""Handovers with everything in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cchc_desktop.documents.kinds.handover_facts import HandedTask, HandoverFacts, Party
from cchc_desktop.register.records import Paper, PaperState


def busy_handover(facts: HandoverFacts) -> HandoverFacts:
    """Return the handover for good, to a department, with documents on several lines, tasks, and no number yet."""
    tasks = (
        HandedTask(1, "T05", "Rà soát văn bản do phường ban hành.", "chậm nhất ngày 31/12/2020", 40),
        HandedTask(2, "T10", "Niêm yết công khai các thủ tục hành chính mới", "–", 0, date(2021, 3, 15)),
    )
    return replace(
        facts,
        taker=Party("Bộ phận Tiếp nhận và Trả kết quả (Một cửa)"),
        reason="",
        content="- Hồ sơ hộ tịch đang giải quyết: 14 hồ sơ\n- Sổ theo dõi năm 2020;",
        ends_on=None,
        tasks=tasks,
        paper=Paper("BB", state=PaperState.DRAFT),
    )
