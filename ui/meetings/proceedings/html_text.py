"""Plain text out of a clipboard that holds HTML only. Nothing is loaded, run or laid out: words and lines, no more."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Final

_BLOCKS: Final = frozenset(
    "address article aside blockquote body dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main"
    " nav ol p pre section table tbody thead tr ul".split()
)
_SILENT: Final = frozenset("head script style title template noscript object".split())
_LISTS: Final = ("ol", "ul")


def text_of(html: str) -> str:
    """Return the words of a page, one line for each paragraph, list items with their numbers or a dash."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.text()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._lines: list[str] = [""]
        self._silent = 0
        self._numbers: list[int | None] = []

    def text(self) -> str:
        return "\n".join(line for line in (" ".join(line.split()) for line in self._lines) if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        elif tag == "br" or tag in _BLOCKS:
            self._lines.append("")
        elif tag in ("td", "th"):
            self._write(" ")
        if tag in _LISTS:
            self._numbers.append(_first(dict(attrs).get("start")) if tag == "ol" else None)
        elif tag == "li":
            self._write(self._mark())

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        elif tag in _LISTS and self._numbers:
            self._numbers.pop()
        if tag in _BLOCKS:
            self._lines.append("")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._write(data)

    def _write(self, words: str) -> None:
        self._lines[-1] += words

    def _mark(self) -> str:
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "- "
        self._numbers[-1] = number + 1
        return f"{number}. "


def _first(start: str | None) -> int:
    return int(start) if start and start.isascii() and start.isdigit() and len(start) < 4 else 1
