"""Measured lines: a text in the style of its component, centred texts evened out, the rules under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from cchc_desktop.documents.breaking import Line, break_lines
from cchc_desktop.documents.composition import Rule, Text, points
from cchc_desktop.documents.content import Mm, Pt, Run
from cchc_desktop.documents.fonts import printable
from cchc_desktop.documents.styles import Part, TextStyle

_NUMBERED = frozenset({"ngày", "tháng", "năm", "quý", "số", "kỳ", "lần", "khóa", "tổ"})
"""Words that are read together with the number after them."""

_WORDS = frozenset(
    "ban chỉ|báo cáo|cải cách|chỉ đạo|chủ tịch|chương trình|công tác|cuộc họp|giao ban|hành chính|hội đồng|hội nghị|"
    "kế hoạch|kết luận|kết quả|kiểm tra|kiểm điểm|nhân dân|nhiệm vụ|sơ kết|thống kê|thông báo|thủ tục|thực hiện|"
    "tổng kết|trưởng ban|ủy ban|văn phòng".split("|")
)
"""Words of two syllables that titles are made of."""

_INDENT_STEP: Pt = 3.0


class Lines:
    """Makes texts in the styles of one set of sizes; ``width`` is that of the page's text, in points."""

    def __init__(self, styles: Mapping[Part, TextStyle], width: Pt) -> None:
        self._styles = styles
        self.width = width

    def style(self, part: Part) -> TextStyle:
        """Return how a component looks."""
        return self._styles[part]

    def text(self, part: Part, words: str, anchor: str | None = None) -> Text:
        """Make a paragraph of one run."""
        style = self._styles[part]
        return Text(part, (Run(printable(words), style.bold, style.italic),), style, anchor)

    def centred(self, part: Part, words: str, width: Pt, anchor: str | None = None) -> Text:
        """Make a centred text whose lines are about equally long, and which parts no date or number."""
        text = self.text(part, words, anchor)
        count, side = self.count_lines(text, width), points(text.style.side_indent)
        if count == 1:
            return text
        choices = [text]
        while self.count_lines(choices[-1], width) == count:
            side += _INDENT_STEP
            choices.append(replace(text, style=replace(text.style, side_indent=millimetres(side))))
        # The narrowest of the best is the most even.
        return min(reversed(choices[:-1]), key=lambda choice: self._count_parted(choice, width))

    def rule(self, above: Sequence[Text], ratio: float, width: Pt) -> tuple[Rule, ...]:
        """Make the rule under the last line of a text, ``ratio`` of its length; no text, no rule."""
        if not above or not above[0].text:
            return ()
        return (Rule(round(ratio * self.last_width(above[0], width), 2), width),)

    def count_lines(self, text: Text, width: Pt) -> int:
        """Count the lines that a text takes."""
        return len(self._break(text, width))

    def last_width(self, text: Text, width: Pt) -> Pt:
        """Return the width of the last line of a text."""
        return self._break(text, width)[-1].width

    def shared(self, columns: Sequence[Mm]) -> tuple[Pt, ...]:
        """Share the text width between columns in the proportion that they have on a standing sheet."""
        total = sum(columns)
        widths = [round(self.width * column / total, 1) for column in columns[:-1]]
        return (*widths, round(self.width - sum(widths), 2))

    def _count_parted(self, text: Text, width: Pt) -> int:
        """Count the lines that end inside a date or a name."""
        words = [line.text.split() for line in self._break(text, width)]
        return sum(1 for above, below in pairwise(words) if above and below and _belong_together(above[-1], below[0]))

    def _break(self, text: Text, width: Pt) -> tuple[Line, ...]:
        return break_lines(text.runs, text.style.size, width - 2 * points(text.style.side_indent))


def millimetres(length: Pt) -> Mm:
    """Turn points into millimetres."""
    return length * 25.4 / 72


def _belong_together(word: str, following: str) -> bool:
    """Say whether two are read as one: "tháng 12", "Minh Hằng", "Cải cách"; a dash ends a line, it begins none."""
    is_name = word.istitle() and following.istitle()
    is_word = f"{word} {following}".lower() in _WORDS
    is_date = word.isdigit() and following in ("tháng", "năm")
    return is_name or is_word or is_date or word.lower() in _NUMBERED or following in ("-", "–")
