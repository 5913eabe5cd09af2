"""Makes a new data file from a data set; the file appears whole or not at all."""

from __future__ import annotations

from pathlib import Path

from cchc_desktop.exchange.dataset_reading import read_dataset
from cchc_desktop.exchange.dataset_rows import write_dataset
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.storage.incoming import clean_name
from cchc_desktop.storage.migrate import making


def load_file(file: Path, data: Path) -> tuple[str, ...]:
    """Make ``file`` from the data set and return the warnings, a sentence each.

    Raises ValidationError for a faulty data set, StorageError when the file exists or cannot be written.
    """
    dataset = read_dataset(data)
    with making(file) as made, made.writing() as session:
        write_dataset(session, dataset)
        history.wall(
            session,
            _("This file was made from “{name}”. There is nothing before it that could be undone.").format(
                name=clean_name(data.name)
            ),
            title=_("File made from “{name}”").format(name=clean_name(data.name)),
        )
    return dataset.warnings
