"""Every check of the project, one after the other: what ``python3 run.py test`` does.

It stops at the first step that fails and names it. The tests come last, so that their counts are the last lines.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import run

LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", **os.environ}


BUNDLED = (
    "translations/vi/LC_MESSAGES/*.mo",
    "resources/fonts/*.ttf",
    "resources/holidays/*",
    "resources/sample/sample.yaml",
    "resources/licences/*.txt",
    "cchc_desktop/storage/migrations/versions/*.py",
)


def python(*words: str) -> int:
    """Run the environment's Python in the checkout."""
    return run.call([sys.executable, "-P", *words], environ=OFFSCREEN, folder=run.ROOT)


def bundle() -> int:
    """Make the bundle and let it check itself, without any path of the checkout."""
    code = run.bundle()
    if code != 0:
        return code
    left_out = [pattern for pattern in BUNDLED if not any((run.ROOT / "dist" / "cchc" / "_internal").glob(pattern))]
    if left_out:
        print(f"Not in the bundle: {left_out}", file=sys.stderr)
        return 1
    program = run.ROOT / "dist" / "cchc" / ("cchc-cli.exe" if run.ON_WINDOWS else "cchc")
    environ = {name: value for name, value in OFFSCREEN.items() if not name.startswith("PYTHON")}
    return subprocess.run([program, "self-test"], env=environ, check=False).returncode


STEPS: tuple[tuple[str, Callable[[], int]], ...] = (
    ("ruff", lambda: python("-m", "ruff", "check", ".")),
    ("mypy", lambda: python("-m", "mypy")),
    ("import-linter", lambda: python("-c", LINT_IMPORTS)),
    ("translations", lambda: python("-m", "pytest", "-q", "tests/test_translations.py")),
    ("bundle and its self-test", bundle),
    ("pytest", lambda: python("-m", "pytest", "-q")),
)


def main() -> int:
    """Run the steps in turn and stop at the first that fails."""
    for number, (name, step) in enumerate(STEPS, start=1):
        print(f"\n=== {number}/{len(STEPS)} {name} ===", flush=True)
        code = step()
        if code != 0:
            print(f"FAILED at step {number}/{len(STEPS)}: {name} (exit code {code})", file=sys.stderr, flush=True)
            return code
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
