"""Kill programs at random moments and hear what they had said they did by then: the one harness of all kill tests."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TextIO

from cchc_desktop import paths

LATEST = 60.0
"""Seconds after which a program that never begins is ended, so that a test fails and does not hang."""


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

    def run_until_killed(self, module: str, *words: object, seconds: float) -> list[str]:
        """Return the whole lines that a program said before SIGKILL met it, ``seconds`` after the first of them."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps([str(self._pipe), f"tests.faults.{module}", *map(str, words)]) + "\n")
        self._process.stdin.flush()
        with self._pipe.open() as voice:
            child = int(voice.readline())
            said = self._hear(voice, child, seconds)
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
    def _hear(voice: TextIO, child: int, seconds: float) -> list[str]:
        killer = threading.Timer(LATEST, os.kill, (child, signal.SIGKILL))
        killer.start()
        first = voice.readline()
        killer.cancel()
        killer = threading.Timer(seconds, os.kill, (child, signal.SIGKILL))
        killer.start()
        said = [line.removesuffix("\n") for line in (first, *voice) if line.endswith("\n")]
        killer.join()
        return said
