"""Counts the work of a call, so that a test can say how it grows: a clock says how busy the machine is."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

ROOM = "cchc_desktop"
SCANS = ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer")


def work_of(call: Callable[[], object]) -> int:
    """Return lines of code run, calls into C, and characters handed to functions and patterns of the program.

    What a pattern does inside itself (going back over the same characters) is not counted.
    """
    steps = 0

    def trace(frame: FrameType, event: str, _value: object) -> Any:
        nonlocal steps
        steps += 1
        if event == "call" and not frame.f_code.co_flags & inspect.CO_GENERATOR:  # which is "called" at each step
            steps += sum(len(value) for value in frame.f_locals.values() if isinstance(value, str | bytes))
        return trace

    def profile(_frame: FrameType, event: str, _value: object) -> None:
        nonlocal steps
        steps += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    with _counted_patterns() as scanned:
        sys.settrace(trace)
        sys.setprofile(profile)
        try:
            call()
        finally:
            sys.settrace(before[0])
            sys.setprofile(before[1])
    return steps + sum(scanned)


class _CountedPattern:
    """A pattern that notes how many characters it is given."""

    def __init__(self, pattern: re.Pattern[str], scanned: list[int]) -> None:
        self.counted, self.scanned = pattern, scanned

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.counted, name)
        if name not in SCANS:
            return value

        def scan(*values: Any, **named: Any) -> Any:
            text = values[1] if name in ("sub", "subn") else values[0]
            start = values[1] if len(values) > 1 and name not in ("sub", "subn", "split") else 0
            self.scanned.append(len(text) - start)
            return value(*values, **named)

        return scan


@contextmanager
def _counted_patterns() -> Iterator[list[int]]:
    """Put counting patterns in the place of the patterns that the program's modules hold."""
    scanned: list[int] = []
    modules = [module for name, module in list(sys.modules.items()) if name.split(".")[0] == ROOM]
    kept = [(vars(m), key, value) for m in modules for key, value in vars(m).items() if isinstance(value, re.Pattern)]
    for names, key, pattern in kept:
        names[key] = _CountedPattern(pattern, scanned)
    try:
        yield scanned
    finally:
        for names, key, pattern in kept:
            names[key] = pattern
