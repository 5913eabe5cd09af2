"""How the measurements are taken and shown: in turns, by medians, a plain table with the target beside each ratio.

Whole processes are started from a process that has loaded nothing: on Linux a child's peak memory is never less than
what its parent held when it was started. That is why every measurement runs in a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
_WIDTHS = (64, 12, 12, 9, 10)


@dataclass(frozen=True)
class Cost:
    """What one process cost: seconds from its start to its first line of output, and its peak memory in MB."""

    seconds: float
    megabytes: float | None


def show_head() -> None:
    """Print the head of the table."""
    _print_row("what", "here", "beside it", "ratio", "target", "")
    print("-" * (sum(_WIDTHS) + 2 * len(_WIDTHS) + 7), flush=True)


def show_ratio(
    what: str, here: float, beside: float, *, target: float | None, unit: str = "s", more: bool = False
) -> None:
    """Print two numbers taken side by side and their ratio, at most (``more``: at least) ``target``."""
    ratio = beside / here if more else here / beside
    aim = "" if target is None else f"{'≥' if more else '≤'} {target:g} ×"
    met = target is None or (ratio >= target if more else ratio <= target)
    _print_row(what, quantity(here, unit), quantity(beside, unit), f"{ratio:.2f} ×", aim, _verdict(aim, met))


def show_number(what: str, here: float, *, target: float | None, unit: str = "s") -> None:
    """Print one number that has nothing beside it but its target."""
    aim = "" if target is None else f"≤ {quantity(target, unit)}"
    _print_row(what, quantity(here, unit), "", "", aim, _verdict(aim, target is None or here <= target))


def show_reason(what: str, reason: str) -> None:
    """Print why there is no number."""
    print(f"{what:<{_WIDTHS[0]}}  {reason}", flush=True)


def quantity(value: float, unit: str) -> str:
    """Return a number that is easy to read, short times in milliseconds."""
    if unit == "s" and value < 1:
        return f"{value * 1000:.1f} ms" if value < 0.1 else f"{value * 1000:.0f} ms"
    return f"{value:.2f} {unit}" if value < 10 else f"{value:.0f} {unit}"


def seconds(function: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def in_turns(times: int, *functions: Callable[[], object]) -> tuple[float, ...]:
    """Call the functions once for nothing, then A B A B …; return the median time of each."""
    for function in functions:
        function()
    taken: list[list[float]] = [[] for _function in functions]
    for _turn in range(times):
        for each, function in zip(taken, functions, strict=True):
            each.append(seconds(function))
    return tuple(median(each) for each in taken)


def processes_in_turns(times: int, *commands: Sequence[str | Path]) -> tuple[Cost, ...]:
    """Run the commands once for nothing, then A B A B …; return the median cost of each."""
    for command in commands:
        process_cost(command)
    costs: list[list[Cost]] = [[] for _command in commands]
    for _turn in range(times):
        for each, command in zip(costs, commands, strict=True):
            each.append(process_cost(command))
    return tuple(_median_cost(each) for each in costs)


def process_cost(command: Sequence[str | Path], environ: Mapping[str, str] = os.environ) -> Cost:
    """Run a command to its end and return its cost; ends this measurement when it fails or prints nothing."""
    words = [str(part) for part in command]
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=said, env=environ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            taken = time.perf_counter() - start
            process.stdout.read()
            peak = _wait(process)
        if process.returncode != 0 or not line:
            said.seek(0)
            raise SystemExit(f"{words} ended with {process.returncode}: {said.read().decode(errors='replace')}")
    return Cost(taken, peak)


def python(*words: str | Path) -> list[str | Path]:
    """Return the command line of this interpreter with these words."""
    return [sys.executable, "-P", *words]


def _wait(process: subprocess.Popen[bytes]) -> float | None:
    """Wait for a process and return its peak memory in MB, where the system tells it."""
    if not hasattr(os, "wait4"):
        process.wait()
        return None
    _pid, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1024)


def _median_cost(costs: Sequence[Cost]) -> Cost:
    peaks = [cost.megabytes for cost in costs if cost.megabytes is not None]
    return Cost(median(cost.seconds for cost in costs), median(peaks) if peaks else None)


def _verdict(aim: str, met: bool) -> str:
    return "" if not aim else "ok" if met else "MISSED"


def _print_row(*cells: str) -> None:
    first, *others, last = cells
    row = f"{first:<{_WIDTHS[0]}}" + "".join(
        f"  {cell:>{width}}" for cell, width in zip(others, _WIDTHS[1:], strict=True)
    )
    print(f"{row}  {last}".rstrip(), flush=True)
