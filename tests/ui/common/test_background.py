"""Work beside the window: in order, in the window's thread when done, newest wins, nothing left at the end."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from ui.common.background import Job, Worker


@pytest.fixture
def worker(qapp: object) -> Iterator[Worker]:
    made = Worker()
    yield made
    assert made.shut_down()


def test_a_result_is_delivered_in_the_windows_thread(qtbot: QtBot, worker: Worker) -> None:
    threads: list[QThread] = []
    job = worker.submit(lambda _job: QThread.currentThread())
    job.done.connect(lambda _result: threads.append(QThread.currentThread()))
    with qtbot.waitSignal(job.done) as done:
        pass
    assert done.args is not None
    assert done.args[0] is not QThread.currentThread()
    assert threads == [QThread.currentThread()]
    assert job.is_finished


def test_an_exception_goes_to_failed_and_the_worker_lives_on(qtbot: QtBot, worker: Worker) -> None:
    job = worker.submit(lambda _job: 1 / 0)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert failed.args is not None
    assert isinstance(failed.args[0], ZeroDivisionError)
    with qtbot.waitSignal(worker.submit(lambda _job: 1).done):
        pass


def test_jobs_run_in_the_order_submitted(qtbot: QtBot, worker: Worker) -> None:
    order: list[int] = []
    jobs = [worker.submit(lambda _job, number=number: order.append(number)) for number in range(5)]
    with qtbot.waitSignal(jobs[-1].done):
        pass
    assert order == [0, 1, 2, 3, 4]


def test_of_waiting_jobs_with_one_key_only_the_newest_runs(qtbot: QtBot, worker: Worker) -> None:
    gate = threading.Event()
    ran: list[int] = []
    cancelled: list[int] = []
    worker.submit(lambda _job: gate.wait(5))
    jobs = []
    for number in range(4):
        job = worker.submit_latest("preview", lambda _job, number=number: ran.append(number))
        job.cancelled.connect(lambda number=number: cancelled.append(number))
        jobs.append(job)
    gate.set()
    with qtbot.waitSignal(jobs[-1].done):
        pass
    assert ran == [3]
    assert [job.is_cancelled() for job in jobs] == [True, True, True, False]
    assert cancelled == [0, 1, 2]


def test_jobs_with_other_keys_are_kept(qtbot: QtBot, worker: Worker) -> None:
    gate = threading.Event()
    worker.submit(lambda _job: gate.wait(5))
    one = worker.submit_latest("preview", lambda _job: "preview")
    other = worker.submit_latest("check", lambda _job: "check")
    gate.set()
    with qtbot.waitSignals([one.done, other.done]):
        pass


def test_a_cancelled_job_delivers_nothing(qtbot: QtBot, worker: Worker) -> None:
    started, results = threading.Event(), []

    def work(job: Job) -> str:
        started.set()
        while True:
            job.check()

    job = worker.submit(work)
    job.done.connect(results.append)
    assert started.wait(5)
    with qtbot.waitSignal(job.cancelled):
        job.cancel()
    assert results == []


def test_progress_arrives_in_the_windows_thread(qtbot: QtBot, worker: Worker) -> None:
    seen: list[tuple[int, int]] = []
    threads: set[QThread] = set()
    gate = threading.Event()

    def work(job: Job) -> None:
        gate.wait(5)
        for number in (1, 2):
            job.report(number, 2)

    job = worker.submit(work)
    job.progressed.connect(lambda finished, total: seen.append((finished, total)))
    job.progressed.connect(lambda *_: threads.add(QThread.currentThread()))
    gate.set()
    with qtbot.waitSignal(job.done):
        pass
    assert seen == [(1, 2), (2, 2)]
    assert threads == {QThread.currentThread()}


def test_shutting_down_drops_what_waits_and_waits_for_what_runs(qtbot: QtBot) -> None:
    worker = Worker()
    started = threading.Event()

    def work(job: Job) -> None:
        started.set()
        while not job.is_cancelled():
            threading.Event().wait(0.001)

    worker.submit(work)
    waiting = worker.submit(lambda _job: 1)
    assert started.wait(5)
    with qtbot.waitSignal(waiting.cancelled):
        assert worker.shut_down()
    qtbot.waitUntil(lambda: not worker.is_busy())


def test_work_that_comes_too_late_is_cancelled(qtbot: QtBot) -> None:
    worker = Worker()
    assert worker.shut_down()
    late = worker.submit(lambda _job: 1)
    with qtbot.waitSignal(late.cancelled):
        pass
    assert not worker.is_busy()


def test_the_worker_tells_when_it_is_idle(qtbot: QtBot, worker: Worker) -> None:
    with qtbot.waitSignal(worker.idle):
        worker.submit(lambda _job: None)
    assert not worker.is_busy()


def test_what_waits_for_another_disk_holds_nothing_up(qtbot: QtBot, worker: Worker) -> None:
    gate = threading.Event()
    slow = worker.submit_aside(lambda _job: gate.wait(5))
    with qtbot.waitSignal(worker.submit(lambda _job: 1).done):
        pass
    assert not slow.is_finished
    with qtbot.waitSignal(slow.done) as done:
        gate.set()
    assert done.args == [True]


def test_what_runs_aside_is_cancelled_at_the_end(qtbot: QtBot, qapp: object) -> None:
    worker = Worker()
    started = threading.Event()

    def run(job: Job) -> None:
        started.set()
        while True:
            job.check()

    job = worker.submit_aside(run)
    waiting = worker.submit_aside(lambda _job: 1)
    assert started.wait(5)
    with qtbot.waitSignals([job.cancelled, waiting.cancelled]):
        assert worker.shut_down()
    with qtbot.waitSignal(worker.submit_aside(lambda _job: 1).cancelled):
        pass
    assert worker.shut_down()


def test_what_comes_aside_after_the_end_starts_no_thread(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = Worker()
    assert worker.shut_down()
    started: list[QThread] = []
    monkeypatch.setattr(QThread, "start", started.append)
    with qtbot.waitSignal(worker.submit_aside(lambda _job: 1).cancelled):
        pass
    assert started == []
    assert not worker.is_busy()
