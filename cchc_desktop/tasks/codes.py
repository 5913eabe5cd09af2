"""The codes of tasks and handovers: proposed once, never changed and never given twice."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HANDOVER = re.compile(r"BG(\d{1,9})", re.ASCII)
_NUMBERED = re.compile(r"(.*?)(\d{1,9})", re.ASCII | re.DOTALL)
_TASK = re.compile(r"T(\d{1,9})", re.ASCII)


def next_code(taken: Iterable[str]) -> str:
    """Return the code after the highest one ever used: T15 after T14; ``taken`` also holds those in the trash."""
    return f"T{_highest(_TASK, taken) + 1:02d}"


def next_part_code(parent: str, taken: Iterable[str]) -> str:
    """Return the code of a new sub-task: T15.1, of a sub-task of that T15.1.1."""
    pattern = re.compile(re.escape(parent) + r"\.(\d{1,9})", re.ASCII)
    return f"{parent}.{_highest(pattern, taken) + 1}"


def next_handover_code(taken: Iterable[str]) -> str:
    """Return the code of a new handover: BG2 after BG1."""
    return f"BG{_highest(_HANDOVER, taken) + 1}"


def highest_of_each(codes: Iterable[str]) -> list[str]:
    """Return the highest code of each row of numbers: T40 of T2 and T40, T15.3 of T15.1 and T15.3."""
    highest: dict[str, tuple[int, str]] = {}
    for code in codes:
        if (match := _NUMBERED.fullmatch(code)) is not None:
            head, number = match[1], int(match[2])
            highest[head] = max((number, code), highest.get(head, (0, "")))
    return [code for _number, code in highest.values()]


def _highest(pattern: re.Pattern[str], taken: Iterable[str]) -> int:
    found = (pattern.fullmatch(code) for code in taken)
    return max((int(match[1]) for match in found if match), default=0)
