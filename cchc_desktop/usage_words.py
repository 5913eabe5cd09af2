"""The fixed words of the command line in the user's language.

argparse asks the catalogue of Python for them, which has no Vietnamese; here it asks ours.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from cchc_desktop import i18n
from cchc_desktop.i18n import mark

WORDS: Final = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("the following arguments are required: %s"),
    mark("one of the arguments %s is required"),
    mark("unrecognized arguments: %s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("invalid %(type)s value: %(value)r"),
    mark("expected one argument"),
    mark("expected at most one argument"),
    mark("expected at least one argument"),
    mark("not allowed with argument %s"),
    mark("ignored explicit argument %r"),
    mark("ambiguous option: %(option)s could match %(matches)s"),
    mark("unexpected option string: %s"),
)
"""What argparse can say to somebody who types a command, in its own English."""


@contextmanager
def spoken() -> Iterator[None]:
    """Let every parser that is made and used meanwhile speak the user's language."""
    namespace = vars(argparse)
    before = namespace["_"]
    namespace["_"] = i18n.gettext_
    try:
        yield
    finally:
        namespace["_"] = before
