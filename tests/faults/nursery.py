"""Starts the programs that are to be killed: forked from one process that has imported everything already.

Each line of the standard input starts one: the pipe to speak into, the module and the words for its ``main``. A child
says its process id first, then what it has done.
"""

from __future__ import annotations

import importlib
import json
import os
import signal
import sys

MODULES = (
    "tests.faults.attach_files",
    "tests.faults.found_committee",
    "tests.faults.issue_papers",
    "tests.faults.keep_and_restore",
    "tests.faults.open_and_upgrade",
    "tests.faults.save_proceedings",
    "tests.faults.sign_and_reopen",
    "tests.faults.type_in_window",
)


def main() -> None:
    """Start one program for each line until there are no more."""
    loaded = {name: importlib.import_module(name) for name in MODULES}
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    print("ready", flush=True)
    for line in sys.stdin:
        pipe, module, *words = json.loads(line)
        if os.fork() == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _speak_into(pipe)
            loaded[module].main(*words)
            print("ended", flush=True)
            os._exit(0)


def _speak_into(pipe: str) -> None:
    os.dup2(os.open(pipe, os.O_WRONLY), sys.stdout.fileno())
    os.dup2(os.open(os.devnull, os.O_RDONLY), sys.stdin.fileno())
    sys.stdin = open(os.devnull)  # noqa: SIM115 - the lines are for the parent
    print(os.getpid(), flush=True)


if __name__ == "__main__":
    main()
