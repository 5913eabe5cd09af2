"""Cycles are collected in the thread of the window, whoever makes objects meanwhile."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.collecting import Collector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    """The collector at work, and Python's own at the end."""
    collector = Collector()
    yield collector
    collector.stop()


class _Ring:
    """Something that only the collector can free."""

    def __init__(self) -> None:
        self.itself = self


def _make_many() -> None:
    kept = [_Ring() for _ in range(20_000)]
    assert kept


def test_what_a_worker_makes_collects_nothing_in_its_thread(qtbot: QtBot, collector: Collector) -> None:
    seen: list[int] = []
    weakref.finalize(_Ring(), lambda: seen.append(threading.get_ident()))
    worker = threading.Thread(target=_make_many)
    worker.start()
    worker.join()
    assert seen == []
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]


def test_python_collects_again_after_the_end(collector: Collector) -> None:
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
