"""Attach one new file after the other, and say so after each; meant to be killed."""

from __future__ import annotations

import random
from datetime import datetime
from itertools import count
from pathlib import Path

from cchc_desktop.rooms import ROOMS
from cchc_desktop.storage.attaching import Owner, attach_file
from cchc_desktop.storage.migrate import open_file

SIZE = 6 << 20


def main(file: str, first: str) -> None:
    path = Path(file)
    source = path.with_name("quét.pdf")
    with open_file(path, rooms=ROOMS) as data:
        for number in count(int(first)):
            source.write_bytes(b"%PDF-" + random.Random(number).randbytes(1000) * (SIZE // 1000))
            print("attaching", flush=True)
            attach_file(data, source, Owner("paper", number, "scan"), now=datetime.now().astimezone())
            print(f"attached {number}", flush=True)
