"""Store a file of 50 MB, write it out again, and print by how many kilobytes each made the memory's peak grow."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from cchc_desktop import schema
from cchc_desktop.storage import stored_files
from cchc_desktop.storage.incoming import LARGEST_BYTES, received
from cchc_desktop.storage.sessions import DataFile


def peak_kilobytes() -> int:
    """Return the largest memory this process ever held; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1])


def store(data: DataFile, path: Path) -> int:
    with received(path) as incoming, data.writing() as session:
        return stored_files.store_incoming(session, incoming)


def write_paper(path: Path, size: int) -> None:
    with path.open("wb") as stream:
        stream.write(b"%PDF-1.7\n")
        while (rest := size - stream.tell()) > 0:
            stream.write(os.urandom(min(rest, 1 << 16)))


if __name__ == "__main__":
    assert schema.metadata is not None
    with DataFile.open(Path(sys.argv[1])) as data:
        paper = Path(sys.argv[2])
        write_paper(paper, 1 << 20)
        stored_files.copy_to(data, store(data, paper), paper.with_suffix(".copy"))  # everything is loaded from here on
        write_paper(paper, LARGEST_BYTES)
        before = peak_kilobytes()
        file_id = store(data, paper)
        between = peak_kilobytes()
        stored_files.copy_to(data, file_id, paper.with_suffix(".copy"))
        after = peak_kilobytes()
        assert paper.read_bytes() == paper.with_suffix(".copy").read_bytes()
    print(between - before, after - between)
