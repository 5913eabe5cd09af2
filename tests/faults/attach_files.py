"""Attach one new file after the other, and say so after each; meant to be killed."""

from __future__ import annotations

import random
import sys
from datetime import datetime
from pathlib import Path

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.attaching import Owner, attach_file
from cchc_desktop.storage.sessions import DataFile

SIZE = 6 << 20


def main(path: Path, first: int) -> None:
    source = path.with_name("quét.pdf")
    with DataFile.open(path, rooms=ROOMS) as data:
        for number in range(first, first + 1000):
            source.write_bytes(b"%PDF-" + random.Random(number).randbytes(1000) * (SIZE // 1000))
            print("attaching", flush=True)
            attach_file(data, source, Owner("paper", number, "scan"), now=datetime.now().astimezone())
            print(f"attached {number}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
