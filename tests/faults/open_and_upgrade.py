"""Open a file of the first layout as the next start does, so that it is brought to this one's; meant to be killed."""

from __future__ import annotations

import signal
from pathlib import Path

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.migrate import open_file


def main(path: str) -> None:
    print("begun", flush=True)
    open_file(Path(path), rooms=ROOMS).close()
    print("open", flush=True)
    signal.pause()
