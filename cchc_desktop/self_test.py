"""``self-test``: does this installation work? Versions, a file made and filled, one Word, one PDF, the window.

It runs inside the bundle too, so a part that was left out is found before a user finds it.
"""

from __future__ import annotations

import platform
import tempfile
from collections.abc import Callable
from pathlib import Path

from cchc_desktop import __version__, paths
from cchc_desktop.i18n import _


def run(open_and_close: Callable[[Path], str]) -> int:
    """Run every check, print a line each, and return 0 when all passed.

    ``open_and_close`` tries the window on a file, says what it saw and raises when it does not open.
    """
    print(f"CCHC {__version__} · Python {platform.python_version()} · {platform.platform()}")
    with tempfile.TemporaryDirectory(prefix="cchc-", ignore_cleanup_errors=True) as folder:
        results = [_check(name, part, Path(folder)) for name, part in _parts(open_and_close)]
    return 0 if all(results) else 1


def _parts(open_and_close: Callable[[Path], str]) -> tuple[tuple[str, Callable[[Path], str]], ...]:
    return (
        (_("versions"), _versions),
        (_("a file with the sample committee"), _sample),
        (_("a sound file"), _sound),
        (_("Word and PDF"), _papers),
        (_("the window"), lambda folder: open_and_close(_file(folder))),
    )


def _check(name: str, part: Callable[[Path], str], folder: Path) -> bool:
    try:
        detail = part(folder)
    except Exception as error:  # noqa: BLE001 - whatever a part raises is what this command is to find
        print(f"FAILED\t{name}\t{type(error).__name__}: {error}")
        return False
    print(f"ok\t{name}\t{detail}")
    return True


def _versions(_folder: Path) -> str:
    import reportlab
    import sqlalchemy
    from sqlcipher3 import dbapi2 as driver

    parts = {
        "SQLite": driver.sqlite_version,
        "SQLAlchemy": sqlalchemy.__version__,
        "ReportLab": reportlab.__version__,
    }
    return ", ".join(f"{name} {version}" for name, version in parts.items())


def _sample(folder: Path) -> str:
    from cchc_desktop.exchange.loading import load_file

    load_file(_file(folder), paths.resources("sample", "sample.yaml"))
    return f"{_file(folder).stat().st_size // 1024} KB"


def _sound(folder: Path) -> str:
    from cchc_desktop.rooms import ROOMS
    from cchc_desktop.schema import metadata
    from cchc_desktop.storage.check import check_file

    results = check_file(_file(folder), expected=metadata, rooms=ROOMS)
    failed = [result.name for result in results if not result.ok]
    if failed:
        raise RuntimeError(", ".join(failed))
    return _("{n} checks").format(n=len(results))


def _papers(folder: Path) -> str:
    from cchc_desktop.documents.issuing import print_paper

    made = print_paper(_file(folder), "minutes", "GB-2020-12", formats=("docx", "pdf"), folder=folder)
    starts = [path.read_bytes()[:4] for path in made]
    if starts != [b"PK\x03\x04", b"%PDF"]:
        raise RuntimeError(str(starts))
    return ", ".join(path.name for path in made)


def _file(folder: Path) -> Path:
    return folder / "self-test.cchc"
