"""The text of a Word file line by line: what a kept paper says, for comparing its versions and for the search."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_lines(docx: bytes) -> tuple[str, ...]:
    """Return the paragraphs that say something, cells of tables too, in the order of the page; blanks are single.

    Made for files of this program. Raises ValueError for what is no Word file.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            root = ElementTree.fromstring(package.read("word/document.xml"))  # our own bytes
    except (zipfile.BadZipFile, KeyError, ElementTree.ParseError) as error:
        raise ValueError("not a Word file") from error
    lines = ("".join(run.text or "" for run in paragraph.iter(f"{_W}t")) for paragraph in root.iter(f"{_W}p"))
    return tuple(line for line in (" ".join(each.split()) for each in lines) if line)
