"""One small file a data file, on this computer: what was typed and is not saved yet. It goes when everything is saved.

Losing it loses at most a second of typing, so it is not flushed; it is replaced whole, so it is never half.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from cchc_desktop import paths


class KeptDraft:
    """The draft of one data file; every refusal of the disk is borne in silence, because it only mirrors the window."""

    def __init__(self, file: Path, folder: Path | None = None) -> None:
        name = hashlib.sha256(str(file.absolute()).encode()).hexdigest()[:24]
        self.path = (folder or paths.data_folder() / "typing") / f"{name}.json"

    def keep(self, draft: Mapping[str, Any]) -> None:
        """Put a draft in the place of the one before."""
        temporary = self.path.with_suffix(".new")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(draft, ensure_ascii=False), encoding="utf-8")
            os.replace(temporary, self.path)

    def waiting(self) -> dict[str, Any] | None:
        """Return the draft that a program left behind; None for none and for one that cannot be read."""
        try:
            draft = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        return draft if isinstance(draft, dict) else None

    def drop(self) -> None:
        """Forget the draft: everything is saved, or she does not want it."""
        with suppress(OSError):
            self.path.unlink(missing_ok=True)
