"""Who sits at this computer, for the history, the lock of a file and the reason of a reopening."""

from __future__ import annotations

import getpass


def account_name() -> str:
    """Return the name of the account, "" where the system does not tell."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
