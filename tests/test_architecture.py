"""The house keeps its rooms: arrows, sizes, and what may stand where (design, sections 1 and 5)."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CORE = ROOT / "cchc_desktop"
WINDOW = ROOT / "ui"
LONGEST_FILE = 400
LONGEST_FUNCTION = 40
OPENS_THE_WINDOW = {"cli.py"}


def sources(*folders: Path) -> list[Path]:
    """Every Python file of these folders."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def in_the_checkout(path: Path) -> str:
    """The path as a person names it."""
    return path.relative_to(ROOT).as_posix()


def module_name(path: Path) -> str:
    """The name under which Python imports this file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def core_modules() -> list[str]:
    """Every module of the core; migrations are data, run by Alembic only."""
    paths = [path for path in sources(CORE) if "migrations" not in path.parts and path.name != "__main__.py"]
    return [module_name(path) for path in paths]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Every function of a file with its number of lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno is not None:
            yield f"{in_the_checkout(path)}:{node.lineno} {node.name}", node.end_lineno - node.lineno + 1


def lines_with(pattern: str, paths: list[Path]) -> list[str]:
    """Every place where a line of code matches, comments left out."""
    found = re.compile(pattern)
    return [
        f"{in_the_checkout(path)}:{number}"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if found.search(line.split("  # ")[0])
    ]


def run_python(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a fresh interpreter in the checkout."""
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-P", *words]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_core_imports_neither_qt_nor_the_window_in_a_fresh_process() -> None:
    code = (
        "import importlib, sys\n"
        f"for name in {core_modules()!r}: importlib.import_module(name)\n"
        "print(*sorted(n for n in sys.modules if n.split('.')[0] in ('PySide6', 'shiboken6', 'ui')))\n"
    )
    done = run_python("-W", "error", "-c", code)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_arrows_go_one_way() -> None:
    done = run_python("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
    assert done.returncode == 0, done.stdout + done.stderr


def test_only_the_command_line_opens_the_window() -> None:
    importing = lines_with(r"^\s*(from|import) (ui|PySide6|shiboken6)\b", sources(CORE))
    assert {place.split(":")[0].removeprefix("cchc_desktop/") for place in importing} <= OPENS_THE_WINDOW


def test_no_file_is_longer_than_a_room() -> None:
    files = [*sources(CORE, WINDOW, ROOT / "tests"), ROOT / "run.py"]
    lengths = {in_the_checkout(path): len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_page() -> None:
    found = [pair for path in [*sources(CORE, WINDOW), ROOT / "run.py"] for pair in functions(path)]
    assert {name: length for name, length in found if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize(
    "pattern",
    [
        r"[\"']#[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{3}(?:[0-9A-Fa-f]{2})?)?[\"']",
        r"\.setStyleSheet\(",
        r"\.setPointSize(F)?\(",
        r"\.setPixelSize\(",
        r"\bQColor\(\s*(\d|[\"'])",
    ],
)
def test_colours_and_sizes_stand_in_the_style_module_only(pattern: str) -> None:
    elsewhere = [path for path in sources(WINDOW) if not in_the_checkout(path).startswith("ui/style")]
    assert lines_with(pattern, elsewhere) == []


def test_plain_sql_stands_in_storage_only() -> None:
    rooms = [path for path in sources(CORE, WINDOW) if CORE / "storage" not in path.parents]
    assert lines_with(r"\b(sqlalchemy|sa|sql)\.text\(|\bexec_driver_sql\(", rooms) == []
    assert lines_with(r"from sqlalchemy(\.sql(\.expression)?)? import (.*,\s*)?text\b", rooms) == []


def test_tracked_rows_change_through_mapped_objects_only() -> None:
    rooms = [path for path in sources(CORE, WINDOW) if CORE / "storage" not in path.parents]
    assert lines_with(r"\.bulk_(insert_mappings|update_mappings|save_objects)\(", rooms) == []
    assert lines_with(r"from sqlalchemy(\.\w+)* import (.*,\s*)?(insert|update|delete)\b", rooms) == []


def test_the_window_holds_no_query() -> None:
    session_types = r"(?!\.orm import (Session|sessionmaker)\b|\.engine\b)"
    assert lines_with(rf"^\s*(from|import) sqlalchemy\b{session_types}", sources(WINDOW)) == []


def test_migrations_know_no_room() -> None:
    migrations = sources(CORE / "storage" / "migrations")
    assert lines_with(r"^\s*(from|import) cchc_desktop\b", migrations) == []


def test_rules_read_no_clock() -> None:
    rules = [path for path in sources(CORE) if path.name == "rules.py"]
    assert lines_with(r"\b(date\.today|datetime\.now|datetime\.utcnow|time\.time)\(", rules) == []


def test_every_module_says_why_it_exists() -> None:
    silent = [
        in_the_checkout(path)
        for path in sources(CORE, WINDOW)
        if (tree := ast.parse(path.read_text(encoding="utf-8"))).body and not ast.get_docstring(tree)
    ]
    assert silent == []


def test_names_say_what_the_user_says() -> None:
    pattern = r"^class \w*(Manager|Helper|Utils?|Repository|Singleton)\b"
    assert lines_with(pattern, sources(CORE, WINDOW)) == []
    vague = [path for path in sources(CORE, WINDOW) if path.stem in ("utils", "util", "helpers", "helper", "misc")]
    assert vague == []


def test_nothing_is_left_half_done() -> None:
    files = sources(CORE, WINDOW)
    assert lines_with(r"\b(TODO|FIXME|XXX)\b|raise NotImplementedError|except[^:]*:\s*pass\b", files) == []


def test_every_module_of_the_page_engine_is_held_to_its_contract() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts = tools["importlinter"]["contracts"]
    held = next(set(each["source_modules"]) for each in contracts if each["name"].startswith("The engine of pages"))
    joining = (
        "issuable", "issue", "issue_checks", "issuing", "kinds", "meeting_file", "paper_kinds", "paper_owners",
        "paper_places", "sheets", "signing", "slots",
    )  # fmt: skip
    modules = [path for path in (CORE / "documents").glob("[!_]*") if path.suffix == ".py" or path.is_dir()]
    engine = {module_name(path) for path in modules if path.stem not in joining}
    assert held == engine


def test_every_icon_shipped_is_shown_somewhere() -> None:
    words = set(
        re.findall(r"[\"']([a-z_]+)[\"']", "".join(path.read_text(encoding="utf-8") for path in sources(WINDOW)))
    )
    icons = {
        re.sub(r"_\d+_(regular|filled)$", "", path.stem) for path in (ROOT / "resources" / "icons").glob("*_*.svg")
    }
    assert icons - words == set()
