"""Save a counter again and again, and say so after each commit, as the window does; meant to be killed."""

from __future__ import annotations

import sys
from pathlib import Path

from cchc_desktop.storage.sessions import DataFile

TEXT = "Đồng chí Chủ tịch kết luận: giao Bộ phận Một cửa rà soát hồ sơ trễ hẹn. " * 40


def main(path: Path, first: int) -> None:
    with DataFile.open(path) as data:
        for number in range(first, first + 100_000):
            with data.writing() as session:
                connection = session.connection()
                connection.exec_driver_sql("UPDATE paper SET number = ?, text = ?", (number, f"{number} {TEXT}"))
                connection.exec_driver_sql("INSERT INTO log VALUES (?, ?)", (number, TEXT))
                connection.exec_driver_sql("DELETE FROM log WHERE number < ?", (number - 50,))
            print(f"saved {number}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
