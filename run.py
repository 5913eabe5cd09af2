"""Set the program up where it lies and start it: ``python3 run.py`` (Windows: ``py run.py``).

It uses the standard library only, because it runs before anything is installed: it makes ``.venv`` beside itself,
installs the pinned packages and the system libraries that Qt wants, makes the ``.mo`` files, and then hands over to
the program. The second time it only compares a stamp. The words:

    python3 run.py                  the window; without a screen the sample minutes in out/
    python3 run.py test [WORDS]     all checks and tests; with words just pytest with these
    python3 run.py bundle           the folder dist/cchc
    python3 run.py bench            the ratios of tests/benchmarks
    python3 run.py WORDS            python -m cchc_desktop WORDS
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

Command = Sequence["str | Path"]

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "ready.json"
OUT = ROOT / "out"
ON_WINDOWS = os.name == "nt"
OLDEST, BEYOND = (3, 11), (3, 15)
DEV_WORDS = ("test", "bundle", "bench")
SAMPLE_MEETING = "GB-2020-12"
BUNDLE_LIMIT_MB = 150 if ON_WINDOWS else 200

# What Qt's window and printing load from a Linux system, and the Debian package that brings it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local" / "share" / "fonts")

COMPILE_CATALOGUES = """
import sys
from pathlib import Path
from cchc_desktop.i18n import compile_catalogue
for name in sys.argv[1:]:
    new = Path(name).with_suffix(".mo.new")
    new.write_bytes(compile_catalogue(Path(name)))
    new.replace(Path(name).with_suffix(".mo"))
"""


class Stop(Exception):
    """End here with one sentence on stderr and exit code 1."""


# ---------------------------------------------------------------------------------------------------- environment


def venv_python() -> Path:
    """Return the interpreter of ``.venv``."""
    return VENV / ("Scripts/python.exe" if ON_WINDOWS else "bin/python")


def program_environment(environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """Return the environment in which the checkout's packages are found from any working folder."""
    others = [part for part in environ.get("PYTHONPATH", "").split(os.pathsep) if part not in ("", str(ROOT))]
    return {**environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *others]), "PYTHONUTF8": "1"}


def fingerprint(requirements: str) -> str:
    """Return what must not have changed since the packages of this file were installed."""
    import hashlib

    return hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()


def wanted_stamp(*, dev: bool, known: Mapping[str, object] | None = None) -> dict[str, object]:
    """Return the stamp that a ready ``.venv`` carries; a run keeps what an earlier test run installed on top."""
    dev_print = fingerprint("requirements-dev.txt")
    keep = dev or (known or {}).get("dev") == dev_print
    return {
        "python": ".".join(map(str, sys.version_info[:2])),
        "run": fingerprint("requirements.txt"),
        "dev": dev_print if keep else None,
    }


def read_stamp() -> dict[str, object] | None:
    """Return the stamp, or None when ``.venv`` was never finished."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return stamp if isinstance(stamp, dict) and venv_python().exists() else None


@contextmanager
def only_one_setup() -> Iterator[None]:
    """Let a second start wait while the first one installs; the system drops the lock when the process ends."""
    with (ROOT / ".venv.lock").open("a+b") as lock:
        if ON_WINDOWS:
            wait_for_lock_on_windows(lock.fileno())
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def wait_for_lock_on_windows(descriptor: int) -> None:
    """Take the lock however long it lasts; Windows itself gives up after ten seconds."""
    import errno
    import msvcrt

    while True:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError as error:
            if error.errno not in (errno.EDEADLK, errno.EACCES):
                raise
        else:
            return


def prepare(*, dev: bool) -> None:
    """Make ``.venv`` ready; costs a few milliseconds when it is."""
    stamp = read_stamp()
    if stamp != wanted_stamp(dev=dev, known=stamp):
        with only_one_setup():
            stamp = read_stamp()
            if stamp != wanted_stamp(dev=dev, known=stamp):
                install(dev=dev, known=stamp)
    compile_catalogues()


def install(*, dev: bool, known: Mapping[str, object] | None) -> None:
    """Build ``.venv`` anew unless a finished one of the same Python stands there, then install the pinned packages."""
    wanted = wanted_stamp(dev=dev, known=known)
    if known is None or known.get("python") != wanted["python"]:
        make_venv()
    STAMP.unlink(missing_ok=True)
    say("Đang cài các gói cần dùng (khoảng 300 MB, chỉ lần đầu)…")
    options = ["--no-input", "--disable-pip-version-check", "--only-binary=:all:", "--require-hashes"]
    options += [] if sys.stdout.isatty() else ["-q"]
    requirements = ROOT / ("requirements-dev.txt" if wanted["dev"] else "requirements.txt")
    if call([venv_python(), "-m", "pip", "install", *options, "-r", requirements]) != 0:
        raise Stop(
            "Chưa cài được các gói cần dùng: máy chưa nối mạng hoặc kho gói không trả lời. "
            "Dữ liệu không bị đụng tới. Nối mạng rồi chạy lại lệnh này."
        )
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")


def make_venv() -> None:
    """Make an empty ``.venv`` with pip; a half-made one is replaced."""
    import importlib.util

    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        install_by_apt(["python3-venv"], "Python của máy này thiếu phần tạo môi trường riêng")
    say("Đang tạo môi trường Python riêng trong .venv…")
    if call([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        raise Stop("Chưa tạo được thư mục .venv. Xem thông báo ở trên, kiểm tra chỗ trống trên đĩa rồi chạy lại.")


def compile_catalogues() -> None:
    """Make every ``.mo`` that is missing or older than its ``.po``."""
    stale = [po for po in (ROOT / "translations").glob("*/LC_MESSAGES/*.po") if is_older(po.with_suffix(".mo"), po)]
    if stale and call([venv_python(), "-P", "-c", COMPILE_CATALOGUES, *stale]) != 0:
        raise Stop("Chưa tạo được bản dịch trong thư mục translations. Xem thông báo ở trên.")


def is_older(made: Path, source: Path) -> bool:
    """Tell whether a made file is missing or older than its source."""
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


# ------------------------------------------------------------------------------------------------- system libraries


def can_load(library: str) -> bool:
    """Tell whether the system's loader finds this library."""
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries(loads: Callable[[str], bool] = can_load) -> list[str]:
    """Return the system libraries of Qt that this Linux lacks."""
    return [library for library in QT_LIBRARIES if not loads(library)] if sys.platform.startswith("linux") else []


def has_type_for_vietnamese(folders: Sequence[Path] = FONT_FOLDERS) -> bool:
    """Tell whether a typeface is here whose lines have room for two marks on a letter (Ặ Ẫ Ổ)."""
    return any(next(folder.rglob(name), None) for folder in folders for name in ("OpenSans*", "NotoSans-Regular*"))


def prepare_system() -> None:
    """Bring the system libraries that Qt's window needs, or say how; asked once per ``.venv``."""
    done = VENV / "libraries-found"
    if done.exists():
        return
    packages = sorted({QT_LIBRARIES[library] for library in missing_libraries()})
    fonts = [] if has_type_for_vietnamese() or not sys.platform.startswith("linux") else ["fonts-open-sans"]
    if packages:
        reason = f"Máy này thiếu {len(packages)} thư viện mà cửa sổ chương trình cần"
        install_by_apt([*packages, *fonts], reason)
    elif fonts:
        try:
            install_by_apt(fonts, "Máy này thiếu kiểu chữ có đủ chỗ cho dấu tiếng Việt, chương trình vẫn chạy được")
        except Stop as advice:
            say(str(advice))
    done.touch()


def install_by_apt(packages: Sequence[str], reason: str) -> None:
    """Install Debian packages as root; otherwise stop with the one command to type."""
    import shutil

    if not shutil.which("apt-get"):
        raise Stop(f"{reason}. Cài bằng công cụ của hệ điều hành (tên gói trên Debian): {' '.join(packages)}")
    command = ["apt-get", "install", "-y", "--no-install-recommends", *packages]
    if not is_root():
        raise Stop(f"{reason}. Gõ lệnh này một lần rồi chạy lại: sudo {' '.join(command)}")
    say(f"{reason}; đang cài: {' '.join(packages)}")
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    call(["apt-get", "update", "-q"], environ=environ)
    if call([*command[:1], "-q", *command[1:]], environ=environ) != 0:
        raise Stop(f"{reason}, và chưa cài được. Xem thông báo ở trên rồi gõ: {' '.join(command)}")


def is_root() -> bool:
    """Tell whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_screen(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Tell whether a window can be shown; only Linux and its like may lack a screen."""
    if environ.get("QT_QPA_PLATFORM", "").split(":")[0] in ("offscreen", "minimal"):
        return False
    if platform in ("win32", "darwin") or environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


# ------------------------------------------------------------------------------------------------------------ words


def program(*words: str | Path) -> Command:
    """Return the command line of the program with these words."""
    return [venv_python(), "-P", "-m", "cchc_desktop", *words]


def sample_without_screen() -> int:
    """Do the main job without a window: the sample file and its minutes as Word and PDF in ``out/``."""
    OUT.mkdir(exist_ok=True)
    file = OUT / "mau.cchc"
    file.unlink(missing_ok=True)
    say("Máy này không có màn hình, nên chương trình làm việc chính mà không mở cửa sổ.")
    options = ["--of", SAMPLE_MEETING, "--format", "docx", "--format", "pdf", "--out", str(OUT)]
    code = call(program("sample", file)) or call(program("print", file, "minutes", *options))
    if code == 0:
        say(f"Đã tạo tệp mẫu {file} và in biên bản cuộc họp {SAMPLE_MEETING} ra Word và PDF trong {OUT}.")
        say("Trên máy có màn hình, lệnh này mở cửa sổ chương trình. Gõ “python3 run.py --help” để xem các lệnh khác.")
    return code


def test(words: Sequence[str]) -> int:
    """Run every check and the tests last; with words, only pytest with these words."""
    if not words:
        return hand_over([venv_python(), "-P", ROOT / "tests" / "all_checks.py"])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return hand_over([venv_python(), "-P", "-m", "pytest", "-c", ROOT / "pyproject.toml", *words])


def bundle() -> int:
    """Make ``dist/cchc`` from ``build.spec`` and tell its size."""
    places = [f"--distpath={ROOT / 'dist'}", f"--workpath={ROOT / 'build'}"]
    options = ["--noconfirm", "--log-level=ERROR", *places]
    code = call([venv_python(), "-m", "PyInstaller", *options, ROOT / "build.spec"], folder=ROOT)
    if code != 0:
        return code
    size = sum(path.lstat().st_size for path in (ROOT / "dist" / "cchc").rglob("*") if path.is_file()) / 1e6
    say(f"Bản đóng gói: {ROOT / 'dist' / 'cchc'} ({size:.0f} MB, mức cho phép {BUNDLE_LIMIT_MB} MB).")
    return 0 if size <= BUNDLE_LIMIT_MB else 1


def call(command: Command, *, environ: Mapping[str, str] = os.environ, folder: Path | None = None) -> int:
    """Run a command to its end and return its exit code."""
    import subprocess

    sys.stdout.flush()
    words = [str(part) for part in command]
    return subprocess.run(words, env=program_environment(environ), cwd=folder, check=False).returncode


def hand_over(command: Command) -> int:
    """Become this command (on Windows: wait for it and pass its exit code on)."""
    sys.stdout.flush()
    if not ON_WINDOWS:
        os.execve(str(command[0]), [str(part) for part in command], program_environment())
    return call(command)


def say(sentence: str) -> None:
    """Tell the user what is being done."""
    print(sentence, flush=True)


def start(words: list[str]) -> int:
    """Do what the words ask."""
    if not OLDEST <= sys.version_info[:2] < BEYOND or sys.maxsize < 2**32:
        raise Stop("Chương trình cần Python 64-bit từ 3.11 đến 3.14. Cài một bản như vậy rồi chạy lại lệnh này.")
    first = words[0] if words else ""
    prepare(dev=first in DEV_WORDS)
    if first in DEV_WORDS or (not words and has_screen()):
        prepare_system()
    if first == "test":
        return test(words[1:])
    if first == "bundle":
        return bundle()
    if first == "bench":
        return hand_over([venv_python(), "-P", ROOT / "tests" / "benchmarks" / "run.py", *words[1:]])
    if not words and not has_screen():
        return sample_without_screen()
    return hand_over(program(*words))


def main() -> int:
    """Start, and turn what can go wrong into one sentence."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return start(sys.argv[1:])
    except Stop as stop:
        print(stop, file=sys.stderr)
    except KeyboardInterrupt:
        print("Đã dừng. Lần sau phần cài đặt dở dang được làm lại.", file=sys.stderr)
        return 130
    except OSError as error:
        print(f"Chưa chuẩn bị được chương trình trong {ROOT}: {error}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
