"""The command line: the same core for scripts, tests and the IT person. Without a command the window opens.

Errors are one sentence on stderr and exit code 1; wrong usage exits with 2. This is the one module that imports
``ui``, inside functions.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path
from typing import NoReturn

from cchc_desktop import __version__, paths, usage_words
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, ngettext
from cchc_desktop.text.dates import FIRST_YEAR, LAST_YEAR

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
COMMANDS = (
    "sample", "load", "list", "print", "when", "read", "check", "backup", "restore", "import", "export", "self-test",
)  # fmt: skip


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    try:
        if not arguments or arguments[0] not in (*COMMANDS, "-h", "--help", "--version"):
            return _open_window(arguments)
        with usage_words.spoken():
            options = _parser().parse_args(arguments)
        code: int = options.run(options)
        return code
    except AppError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (``… | head``): nothing is left to say. Python would complain at exit otherwise.
        sys.stderr.close()
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="cchc_desktop", description=_("Minutes of the ward's reform committee."))
    parser.add_argument("--version", action="version", version=__version__, help=_("show the version and exit"))
    commands = parser.add_subparsers(dest="command", metavar=_("command"), parser_class=_Parser)
    _add_making(commands)
    _add_reading(commands)
    _add_keeping(commands)
    _add_exchange(commands)
    test = commands.add_parser("self-test", help=_("check that this installation works"))
    test.set_defaults(run=_self_test)
    return parser


def _add_making(commands: argparse._SubParsersAction[_Parser]) -> None:
    sample = commands.add_parser("sample", help=_("make a new file with the sample committee"))
    sample.add_argument("file", type=Path, help=_("the file to be made"))
    sample.set_defaults(run=_sample)
    load = commands.add_parser("load", help=_("make a new file from a data set"))
    load.add_argument("file", type=Path, help=_("the file to be made"))
    load.add_argument("data", type=Path, help=_("a data set with the keys of resources/sample/sample.yaml"))
    load.set_defaults(run=_load)


def _add_reading(commands: argparse._SubParsersAction[_Parser]) -> None:
    listing = commands.add_parser("list", help=_("list what a file holds"))
    listing.add_argument("file", type=Path, help=_("the data file"))
    listing.add_argument("what", choices=_Choices(_list_names), metavar="WHAT", help="%(choices)s")
    listing.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help=_("a day in place of today"))
    listing.add_argument("--search", default="", metavar="TEXT", help=_("only what has these words"))
    listing.add_argument("--json", action="store_true", help=_("print one array of objects"))
    listing.set_defaults(run=_list)
    printing = commands.add_parser("print", help=_("write a paper as Word or PDF"))
    printing.add_argument("file", type=Path, help=_("the data file"))
    printing.add_argument("kind", choices=_Choices(_kind_names), metavar="KIND", help="%(choices)s")
    about = _("the code of what it is about: meeting GB-2020-12, person P04, unit MC, task T10, commitment C2 …")
    printing.add_argument("--of", default="", metavar="CODE", help=about)
    span = _("the period it is about, such as 2020-12, 2021-Q1 or 2021")
    printing.add_argument("--period", default="", metavar="PERIOD", help=span)
    formats = _("can be given twice; both where it is not given")
    printing.add_argument("--format", action="append", choices=("docx", "pdf"), dest="formats", help=formats)
    place = _("the folder to write into; the present one where it is not given")
    printing.add_argument("--out", type=Path, default=Path("."), metavar="DIR", help=place)
    printing.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help=_("a day in place of today"))
    printing.set_defaults(run=_print, refuse=printing.error)
    when = commands.add_parser("when", help=_("say what a deadline phrase means"))
    when.add_argument("words", metavar="TEXT", help=_("the phrase, as it was said"))
    origin = _("the day it was said; a year left open counts from it")
    when.add_argument("--from", type=_day, required=True, dest="start", metavar="YYYY-MM-DD", help=origin)
    when.add_argument("--json", action="store_true", help=_("print one object"))
    when.set_defaults(run=_when)
    read = commands.add_parser("read", help=_("say which tasks a conclusion proposes"))
    read.add_argument("file", type=Path, help=_("the data file"))
    read.add_argument("words", metavar="TEXT", help=_("the conclusion, as it was said"))
    read.add_argument("--from", type=_day, required=True, dest="start", metavar="YYYY-MM-DD", help=origin)
    read.add_argument("--json", action="store_true", help=_("print one array of objects"))
    read.set_defaults(run=_read)
    check = commands.add_parser("check", help=_("examine a file; nothing in it is changed"))
    check.add_argument("file", type=Path, help=_("the data file"))
    check.set_defaults(run=_check)


def _add_keeping(commands: argparse._SubParsersAction[_Parser]) -> None:
    backup = commands.add_parser("backup", help=_("make a checked copy of a file; the window may have it open"))
    backup.add_argument("file", type=Path, help=_("the data file"))
    backup.add_argument("--to", type=Path, required=True, metavar="DIR", help=_("the folder of the copy"))
    backup.set_defaults(run=_backup)
    restore = commands.add_parser("restore", help=_("put a backup in the place of a file, which is kept beside it"))
    restore.add_argument("backup", type=Path, help=_("the backup"))
    restore.add_argument(
        "--to", type=Path, required=True, metavar="FILE", help=_("the file that it takes the place of")
    )
    restore.set_defaults(run=_restore)


def _add_exchange(commands: argparse._SubParsersAction[_Parser]) -> None:
    importing = commands.add_parser("import", help=_("take the tasks of a list from Excel over into a file"))
    importing.add_argument("file", type=Path, help=_("the data file"))
    importing.add_argument("sheet", type=Path, help=_("the list: Excel (.xlsx) or CSV"))
    dry = _("only say what would be imported, and what is wrong where")
    importing.add_argument("--dry-run", action="store_true", help=dry)
    importing.set_defaults(run=_import)
    exporting = commands.add_parser("export", help=_("write every list of a file as CSV and Excel"))
    exporting.add_argument("file", type=Path, help=_("the data file"))
    place = _("the folder to write into")
    exporting.add_argument("--out", type=Path, required=True, metavar="DIR", help=place)
    exporting.add_argument("--year", type=_year, metavar="YYYY", help=_("only what belongs to this year"))
    exporting.set_defaults(run=_export)


class _Parser(argparse.ArgumentParser):
    """Says wrong usage in one line and exits with 2."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message}\n")


class _Choices:
    """The words an argument may be, looked up when one is given: the other commands do without their rooms."""

    def __init__(self, words: Callable[[], Iterable[str]]) -> None:
        self._words = words

    def __iter__(self) -> Iterator[str]:
        return iter(self._words())


def _list_names() -> Iterable[str]:
    from cchc_desktop.exchange.listing import LISTS

    return LISTS


def _kind_names() -> Iterable[str]:
    from cchc_desktop.documents.kinds import KINDS
    from cchc_desktop.documents.sheets import SHEET_KINDS

    return (*(kind.name for kind in (*KINDS, *SHEET_KINDS)), "meeting_file")


def _day(text: str) -> date:
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day
    raise argparse.ArgumentTypeError(_("“{text}” is not a day like 2021-04-05.").format(text=text))


def _year(text: str) -> int:
    if len(text) == 4 and text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR:
        return int(text)
    raise argparse.ArgumentTypeError(_("“{text}” is not a year like 2021.").format(text=text))


def _warn(sentence: str) -> None:
    print(sentence, file=sys.stderr)


def _sample(options: argparse.Namespace) -> int:
    # What this version cannot hold of the sample concerns nobody who only looks around.
    return _make(options.file, paths.resources("sample", "sample.yaml"), warns=False)


def _load(options: argparse.Namespace) -> int:
    return _make(options.file, options.data)


def _make(file: Path, data: Path, *, warns: bool = True) -> int:
    from cchc_desktop.exchange.loading import load_file

    for warning in load_file(file, data):
        if warns:
            _warn(warning)
    print(file)
    return 0


def _list(options: argparse.Namespace) -> int:
    from cchc_desktop.exchange.listing import as_json, as_text, rows_of

    rows = rows_of(options.file, options.what, today=options.today, search=options.search)
    if options.json or rows:
        print(as_json(rows) if options.json else as_text(rows))
    return 0


def _print(options: argparse.Namespace) -> int:
    from cchc_desktop.documents.issuing import print_paper, print_sheets, sheet_kind_named

    formats = tuple(dict.fromkeys(options.formats or ("docx", "pdf")))
    sheet = sheet_kind_named(options.kind)
    if options.kind == "meeting_file":
        from cchc_desktop.documents.meeting_file import print_meeting_file

        _require(options, needs=("of",), takes=("of",))
        print_meeting_file(options.file, options.of, formats=formats, folder=options.out, warn=_warn, written=print)
    elif sheet is None:
        _require(options, needs=("of",), takes=("of",))
        about, place = (options.file, options.kind, options.of), options.out
        print_paper(*about, formats=formats, folder=place, warn=_warn, written=print)
    else:
        _require(options, needs=sheet.asks.needs, takes=sheet.asks.takes)
        asked = {"of": options.of, "period": options.period, "today": options.today}
        print_sheets(options.file, sheet, formats=formats, folder=options.out, written=print, **asked)
    return 0


def _require(options: argparse.Namespace, *, needs: Sequence[str], takes: Sequence[str]) -> None:
    """Refuse, as wrong usage, a paper asked for without what it is about, or with what it cannot be about."""
    for name in ("of", "period"):
        given = bool(getattr(options, name).strip())
        if name in needs and not given:
            options.refuse(_("{kind} needs --{option}").format(kind=options.kind, option=name))
        if given and name not in takes:
            options.refuse(_("{kind} takes no --{option}").format(kind=options.kind, option=name))


def _when(options: argparse.Namespace) -> int:
    from cchc_desktop.calendar.holidays import default_calendar
    from cchc_desktop.calendar.phrases import read_phrase

    reading = read_phrase(options.words, options.start, default_calendar())
    print(reading.as_json() if options.json else reading.as_text())
    return 0


def _read(options: argparse.Namespace) -> int:
    from cchc_desktop.exchange.instructions import as_json, as_text, read_for_file

    tasks = read_for_file(options.file, options.words, options.start)
    if options.json or tasks:
        print(as_json(tasks) if options.json else as_text(tasks))
    return 0


def _check(options: argparse.Namespace) -> int:
    from cchc_desktop.rooms import ROOMS
    from cchc_desktop.schema import metadata
    from cchc_desktop.storage.check import check_file

    results = check_file(options.file, expected=metadata, rooms=ROOMS)
    for result in results:
        print(f"{'ok' if result.ok else 'FAILED'}\t{result.name}\t{result.detail}".rstrip())
    return 0 if all(result.ok for result in results) else 1


def _backup(options: argparse.Namespace) -> int:
    from cchc_desktop.storage.keeping import copy_to
    from cchc_desktop.storage.migrate import readable, require_database

    require_database(options.file)
    with ExitStack() as stack:
        kept = copy_to(options.file, options.to, read_from=readable(options.file, stack))
    if kept.finding:
        _warn(kept.finding)
    print(kept.copy)
    return 0


def _restore(options: argparse.Namespace) -> int:
    from cchc_desktop.storage.restore import restore

    done = restore(options.backup, options.to)
    print(done.file)
    if done.kept is not None:
        print(done.kept)
    return 0


def _import(options: argparse.Namespace) -> int:
    from cchc_desktop.exchange.task_import import dry_run, import_file

    sheet = (dry_run if options.dry_run else import_file)(options.file, options.sheet)
    for sentence in (*(fault.sentence for fault in sheet.faults), *sheet.warnings):
        _warn(sentence)
    count, name = len(sheet.tasks), options.sheet.name
    if sheet.faults:
        words = ngettext(
            "{n} place in “{name}” is wrong. Nothing was imported. Correct the list, then import it again.",
            "{n} places in “{name}” are wrong. Nothing was imported. Correct the list, then import it again.",
            len(sheet.faults),
        )
        _warn(words.format(n=len(sheet.faults), name=name))
        return 1
    words = ngettext("{n} task imported from “{file}”", "{n} tasks imported from “{file}”", count)
    if options.dry_run:
        words = ngettext(
            "{n} task of “{file}” can be imported; nothing was written.",
            "{n} tasks of “{file}” can be imported; nothing was written.",
            count,
        )
    print(words.format(n=count, file=name))
    return 0


def _export(options: argparse.Namespace) -> int:
    from cchc_desktop.exchange.exporting import export_file

    for path in export_file(options.file, options.out, year=options.year):
        print(path)
    return 0


def _self_test(_options: argparse.Namespace) -> int:
    from cchc_desktop.self_test import run

    return run(_open_and_close)


def _open_and_close(file: Path) -> str:
    from ui.self_test import open_and_close

    return open_and_close(file)


def _open_window(arguments: Sequence[str]) -> int:
    with usage_words.spoken():
        parser = _Parser(prog="cchc_desktop")
        parser.add_argument("file", nargs="?", type=Path)
        parser.add_argument("--today", type=_day, metavar="YYYY-MM-DD")
        parser.add_argument("--quit-when-ready", action="store_true")
        options = parser.parse_args(arguments)
    _require_screen()
    gc.disable()  # modules and window stay: to look for garbage among them takes a seventh of the start
    # The core first: Qt for Python reads the source of every module that is imported after it.
    import cchc_desktop.documents.issuing
    import cchc_desktop.meetings.service  # noqa: F401
    from ui.start import run

    gc.freeze()
    try:
        return run(options.file, today=options.today, quit_when_ready=options.quit_when_ready)
    finally:  # while the window is there, ui.collecting collects
        gc.enable()


def _require_screen() -> None:
    """Say it in one sentence where Qt would abort the program with a page of its own."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        raise AppError(_("There is no screen here for the window. Use a command instead; --help lists them."))


def _speak_utf8() -> None:
    """Print Vietnamese also where the console has another code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
