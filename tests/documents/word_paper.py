"""Reads a produced Word file back: its parts as XML, the text of its paragraphs."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class WordPaper:
    """The parts of a .docx."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.names = package.namelist()
            self.times = {info.date_time for info in package.infolist()}
            self.parts = {name: package.read(name) for name in self.names}
        self.body = etree.fromstring(self.parts["word/document.xml"])[0]
        self.styles = etree.fromstring(self.parts["word/styles.xml"])

    def xml(self) -> str:
        """All parts as one text."""
        return "\n".join(data.decode("utf-8") for data in self.parts.values())

    def all(self, name: str) -> list[etree._Element]:
        """All elements of the body with a name."""
        return list(self.body.iter(f"{W}{name}"))

    def texts(self) -> list[str]:
        """The text of every paragraph that has some, tables included, in the order of the file."""
        found = ("".join(node.text or "" for node in paragraph.iter(f"{W}t")) for paragraph in self.all("p"))
        return [text for text in found if text]

    def style(self, name: str) -> etree._Element:
        """The style of a name."""
        for style in self.styles.iter(f"{W}style"):
            if style.find(f"{W}name").get(f"{W}val") == name:
                return style
        raise AssertionError(f"no style {name!r}")


def value(element: etree._Element | None, attribute: str = "val") -> str | None:
    """Return a ``w:`` attribute."""
    return None if element is None else element.get(f"{W}{attribute}")
