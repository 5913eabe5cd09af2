"""Start, ready to type: the whole program against the bare stack, in time and in memory."""

from __future__ import annotations

import sys
from pathlib import Path

from measure import process_cost, processes_in_turns, python, show_ratio, show_reason

HERE = Path(__file__).resolve().parent
TIMES = 7
FILES = {
    "0": "the sample",
    "1000": "1,000 meetings",
    "1000-100000-200": "100,000 changes and 200 MB",
}
"""Meetings, changes in the history and megabytes of scans of each file."""

TASKS = 30_000


def main(folder: Path) -> None:
    """Measure with the sample, 1,000 meetings, years of history and scans, 30,000 tasks in 1,000 meetings, and half."""
    for name, words in FILES.items():
        against_stack(made(folder / f"start-{name}.cchc", "material.py", *name.split("-")), words)
    many = made(folder / "start-tasks.cchc", "task_material.py", str(TASKS))
    against_stack(many, f"{TASKS:,} tasks")
    half = made(folder / "start-half.cchc", "task_material.py", str(TASKS // 2))
    more, less = processes_in_turns(TIMES, program(many), program(half))
    show_ratio(f"start: {TASKS // 1000}k : {TASKS // 2000}k tasks", more.seconds, less.seconds, target=1.2)


def against_stack(file: Path, words: str) -> None:
    """Set the start with a file beside the stack with the same file."""
    ours, stack = processes_in_turns(TIMES, program(file), python(HERE / "stack.py", file))
    show_ratio(f"start with {words}, time until ready : the stack", ours.seconds, stack.seconds, target=1.5)
    name = f"start with {words}, peak memory : the stack"
    if ours.megabytes is None or stack.megabytes is None:
        show_reason(name, "this system does not tell the peak of a process that has ended")
    else:
        show_ratio(name, ours.megabytes, stack.megabytes, target=1.6, unit="MB")


def made(file: Path, script: str, *words: str) -> Path:
    """Make a file in a process of its own and return it."""
    process_cost(python(HERE / script, file, *words))
    return file


def program(file: Path) -> list[str | Path]:
    """Return the command line that starts the program with a file and ends it when it is ready."""
    return python("-m", "cchc_desktop", file, "--quit-when-ready")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
