"""Draw the running program for the README and the manual: ``python docs/screenshots/make.py [FOLDER]``.

Needs what the tests need. Where no display is set it starts Xvfb by itself, and where that is missing too it draws
without a screen. It opens the real window on an invented file whose day is 05/4/2021, at 1366×688 pixels: once at
100 %, once at 150 % (then 911×432 logical pixels are left). The pages of each kind of paper are drawn from their PDF
(``papers.py``). The pictures go to ``docs/images``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
IMAGES = ROOT / "docs" / "images"
SCALES = ("1", "1.5")
SCREEN = "1366x768x24"


def main(folder: Path) -> int:
    """Draw all pictures, each scale in a process of its own, because Qt reads the scale once."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="cchc-pictures-") as home, display() as screen:
        environ = {**os.environ, **screen, **own_home(Path(home))}
        environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), str(HERE), os.environ.get("PYTHONPATH")]))
        codes = [
            subprocess.run(
                [sys.executable, HERE / "drawing.py", folder, scale],
                env={**environ, "QT_SCALE_FACTOR": scale, "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough"},
                check=False,
            ).returncode
            for scale in SCALES
        ]
        codes.append(subprocess.run([sys.executable, HERE / "papers.py", folder], env=environ, check=False).returncode)
    total = sum(picture.stat().st_size for picture in folder.glob("*.png"))
    print(f"{len(list(folder.glob('*.png')))} pictures, {total / 1e6:.1f} MB in {folder}")
    return max(codes)


@contextmanager
def display() -> Iterator[dict[str, str]]:
    """Give the environment of a display: the one that is set, a new Xvfb, or none at all."""
    if os.environ.get("DISPLAY"):
        yield {"QT_QPA_PLATFORM": "xcb"}
        return
    server = shutil.which("Xvfb")
    if server is None:
        yield {"QT_QPA_PLATFORM": "offscreen"}
        return
    command = [server, "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        number = running.stdout.readline().strip()
        try:
            yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"} if number else {"QT_QPA_PLATFORM": "offscreen"}
        finally:
            running.terminate()


def own_home(home: Path) -> dict[str, str]:
    """Return the variables of a home of its own: no picture shows anything of the one who draws it."""
    names = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_STATE_HOME": "state"}
    for name in names.values():
        (home / name).mkdir(exist_ok=True)
    return {variable: str(home / name) for variable, name in names.items()} | {"LOGNAME": "thuky"}


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else IMAGES))
