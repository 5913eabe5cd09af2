"""What every test starts from: no screen, Vietnamese, and a home of its own, so no test touches the user's data."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

ROOT = Path(__file__).resolve().parent.parent
HOME = tempfile.TemporaryDirectory(prefix="cchc-tests-", ignore_cleanup_errors=True)

# Before Qt or platformdirs is imported: both read the environment once.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))
for variable, folder in {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "roaming",
    "LOCALAPPDATA": "local",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "runtime",
}.items():
    place = Path(HOME.name, folder)
    place.mkdir(mode=0o700, exist_ok=True)
    os.environ[variable] = str(place)
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))

from cchc_desktop import i18n  # noqa: E402

# The machine's speed is no property of the program.
hypothesis.settings.register_profile("cchc", deadline=None)
hypothesis.settings.load_profile("cchc")


def pytest_configure() -> None:
    """Make the message catalogues that ``run.py`` would have made."""
    for po in (ROOT / "translations").glob("*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            new = mo.with_suffix(f".{os.getpid()}")
            new.write_bytes(i18n.compile_catalogue(po))
            new.replace(mo)


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """Speak Vietnamese in every test, also after a test that chose English."""
    if i18n.language() != "vi":
        i18n.set_language("vi")
    yield
    if i18n.language() != "vi":
        i18n.set_language("vi")
