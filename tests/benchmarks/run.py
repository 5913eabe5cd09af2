"""Measure how good the program is, side by side with what it is built on: ``python3 run.py bench [NAMES]``.

Prints one plain table of ratios with the targets beside them; what the machine can do cancels out. Nothing is
asserted: a slow machine fails no test. With names only those measurements run, such as ``bench start_up saving``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from measure import ROOT, show_head  # noqa: E402

MEASUREMENTS = (
    "start_up",
    "preview_after_key",
    "minutes_as_paper",
    "growing_tables",
    "meeting_papers",
    "register_of_papers",
    "archive_search",
    "meetings_list",
    "saving",
    "searching",
    "task_list",
    "task_saving",
    "backing_up",
)


def main(names: list[str]) -> int:
    """Run the measurements, each in a process of its own, and return 1 when one could not be taken."""
    unknown = [name for name in names if name not in MEASUREMENTS]
    if unknown:
        print(f"No such measurement: {', '.join(unknown)}. There are: {', '.join(MEASUREMENTS)}.", file=sys.stderr)
        return 2
    show_head()
    with tempfile.TemporaryDirectory(prefix="cchc-bench-", ignore_cleanup_errors=True) as home:
        environ = own_environment(Path(home))
        codes = [
            subprocess.run([sys.executable, "-P", HERE / f"{name}.py", home], env=environ, check=False).returncode
            for name in names or MEASUREMENTS
        ]
    return 1 if any(codes) else 0


def own_environment(home: Path) -> dict[str, str]:
    """Return an environment without a screen and with a home of its own, so that no setting of the user counts.

    Python keeps what it compiles, as it does for an installed program, whatever the caller's shell says.
    """
    folders = ("data", "config", "cache", "state", "runtime")
    for name in folders:
        (home / name).mkdir(mode=0o700)
    return {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPATH": os.pathsep.join(filter(None, [str(HERE), str(ROOT), os.environ.get("PYTHONPATH")])),
        "QT_QPA_PLATFORM": "offscreen",
        "HOME": str(home),
        "USERPROFILE": str(home),
        "APPDATA": str(home / "data"),
        "LOCALAPPDATA": str(home / "cache"),
        **{f"XDG_{name.upper()}_{'DIR' if name == 'runtime' else 'HOME'}": str(home / name) for name in folders},
    }


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    raise SystemExit(main(sys.argv[1:]))
