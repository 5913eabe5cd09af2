"""Kill programs at random moments and hear what they had said they did by then: the one harness of all kill tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TextIO

from cchc_desktop import paths

LATEST = 60.0
"""Seconds after which a program that never begins is ended, so that a test fails and does not hang."""

_LOOK_AGAIN = 0.0003
"""Seconds between two looks at the files: a save takes some milliseconds."""


class Nursery:
    """Runs the programs of this folder; one process imports everything once, the programs are forked from it."""

    def __init__(self, folder: Path) -> None:
        self._pipe = folder / "pipe"
        os.mkfifo(self._pipe)
        environment = os.environ | {"PYTHONPATH": str(paths.root()), "QT_QPA_PLATFORM": "offscreen"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.nursery"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=paths.root(),
            env=environment,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"

    def run_until_killed(
        self,
        module: str,
        *words: object,
        seconds: float,
        after: Callable[[str], bool] = lambda _line: True,
        once: Callable[[], bool] = lambda: True,
    ) -> list[str]:
        """Return the whole lines that a program said before SIGKILL met it, ``seconds`` after the first of them.

        A moment that must be met on a slow machine too is named: ``after`` tells the line that is waited for first,
        ``once`` tells by the files that it has come.
        """
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([str(self._pipe), f"tests.faults.{module}", *map(str, words)]) + "\n")
        self._process.stdin.flush()
        with self._pipe.open() as voice:
            child = int(voice.readline())
            said = self._hear(voice, child, seconds, after, once)
        assert said, f"{module} did not begin"
        assert said[-1] != "ended", f"{module} ended by itself"
        return said

    def close(self) -> None:
        """End the process that starts programs."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        assert self._process.wait(LATEST) == 0
        self._process.stdout.close()

    @staticmethod
    def _hear(
        voice: TextIO, child: int, seconds: float, after: Callable[[str], bool], once: Callable[[], bool]
    ) -> list[str]:
        latest = time.monotonic() + LATEST
        killer = threading.Timer(LATEST, os.kill, (child, signal.SIGKILL))
        killer.start()
        heard = [voice.readline()]
        while heard[-1] and not after(heard[-1]):
            heard.append(voice.readline())
        while not once() and time.monotonic() < latest:
            time.sleep(_LOOK_AGAIN)
        killer.cancel()
        killer = threading.Timer(seconds, os.kill, (child, signal.SIGKILL))
        killer.start()
        said = [line.removesuffix("\n") for line in (*heard, *voice) if line.endswith("\n")]
        killer.join()
        return said
