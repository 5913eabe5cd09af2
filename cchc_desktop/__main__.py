"""``python -m cchc_desktop``: the command line, and without a command the window."""

from __future__ import annotations

import sys

from cchc_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
