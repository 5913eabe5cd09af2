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


def main(folder: Path) -> None:
    """Measure with the sample, with 1,000 meetings, and with these and years of history and scans."""
    for name, words in FILES.items():
        file = folder / f"start-{name}.cchc"
        process_cost(python(HERE / "material.py", file, *name.split("-")))
        ours, stack = processes_in_turns(
            TIMES,
            python("-m", "cchc_desktop", file, "--quit-when-ready"),
            python(HERE / "stack.py", file),
        )
        show_ratio(f"start with {words}, time until ready : the stack", ours.seconds, stack.seconds, target=1.5)
        name = f"start with {words}, peak memory : the stack"
        if ours.megabytes is None or stack.megabytes is None:
            show_reason(name, "this system does not tell the peak of a process that has ended")
        else:
            show_ratio(name, ours.megabytes, stack.megabytes, target=1.6, unit="MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
