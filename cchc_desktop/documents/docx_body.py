"""The composition written as WordprocessingML: paragraphs in named styles, rules as borders, grids as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml import etree

from cchc_desktop.documents import decree30
from cchc_desktop.documents.composition import Cell, Grid, GridRow, Item, Rule, Sheets, Text, points
from cchc_desktop.documents.content import Orientation, Run
from cchc_desktop.documents.docx_elements import (
    JUSTIFICATION,
    RELATIONSHIP,
    border,
    element,
    flag,
    indent,
    spacing,
    text_run,
    twips,
)  # fmt: skip
from cchc_desktop.documents.docx_styles import style_id
from cchc_desktop.documents.keeping import chains
from cchc_desktop.documents.rendering import Steps
from cchc_desktop.documents.styles import Part, TextStyle

_SIDES = ("top", "left", "bottom", "right")


class BodyWriter:
    """Writes the sections of one paper; ``styles`` are those that the styles part defines."""

    def __init__(self, styles: Callable[[Part], TextStyle], header_id: str, steps: Steps) -> None:
        self._styles = styles
        self._header_id = header_id
        self._steps = steps

    def section(self, sheets: Sheets, *, is_last: bool) -> Iterator[etree._Element]:
        """Yield the paragraphs and tables of a section, its page settings at the end."""
        made: list[etree._Element] = []
        for index, item in enumerate(sheets.flow):
            made.append(self._table(item, sheets, index) if isinstance(item, Grid) else self._paragraph(item))
            self._steps.step()
        properties = self._properties(sheets)
        if not made or isinstance(sheets.flow[-1], Grid):
            # A table cannot be the last thing in Word; a paragraph of full height could fall on an extra page.
            made.append(self._end())
        if is_last:
            made.append(properties)
        else:
            made[-1].find("{*}pPr").append(properties)
        yield from made

    def _properties(self, sheets: Sheets) -> etree._Element:
        margins = decree30.MARGINS
        reference = element("headerReference", type="default")
        reference.set(f"{{{RELATIONSHIP}}}id", self._header_id)
        size = element("pgSz", w=twips(sheets.width), h=twips(sheets.height))
        if sheets.orientation is Orientation.LANDSCAPE:
            size.set(f"{{{size.nsmap['w']}}}orient", "landscape")
        return element(
            "sectPr",
            reference,
            element("type", val="nextPage"),
            size,
            element(
                "pgMar",
                top=twips(points(margins.top)),
                right=twips(points(margins.right)),
                bottom=twips(points(margins.bottom)),
                left=twips(points(margins.left)),
                header=twips(points(margins.header)),
                footer=twips(points(margins.header)),
                gutter=0,
            ),
            element("pgNumType", start=1),
            element("titlePg"),
        )

    # --------------------------------------------------------------------------------------------- paragraphs

    def _paragraph(self, item: Item, *, is_kept: bool = False) -> etree._Element:
        if isinstance(item, Rule):
            return self._rule(item)
        return element(
            "p", self._layout(item, is_kept=is_kept), *(self._run(run, item.part) for run in item.runs if run.text)
        )

    def _layout(self, text: Text, *, is_kept: bool) -> etree._Element:
        """Name the style, and say only what differs from it."""
        named, style = self._styles(text.part), text.style
        spaces, named_spaces = (style.before, style.after), (named.before, named.after)
        indents, named_indents = style.indents, named.indents
        left, right, first = map(points, indents)
        return element(
            "pPr",
            element("pStyle", val=style_id(text.part)),
            flag("keepNext", is_kept or (style.keep_with_next and not named.keep_with_next)),
            flag("keepLines", text.is_kept_whole),
            _box() if text.is_boxed else None,
            spacing(*spaces, style.pitch) if spaces != named_spaces else None,
            indent(left, right, first) if indents != named_indents else None,
            element("jc", val=JUSTIFICATION[style.align]) if style.align is not named.align else None,
        )

    def _run(self, run: Run, part: Part) -> etree._Element:
        named = self._styles(part)
        bold = [element(name) for name in ("b", "bCs")] if run.bold and not named.bold else []
        italic = [element(name) for name in ("i", "iCs")] if run.italic and not named.italic else []
        return text_run(run.text, *bold, *italic)

    def _rule(self, rule: Rule) -> etree._Element:
        side = (rule.width - rule.length) / 2
        line = element("pBdr", border("top", decree30.RULE_WEIGHT))
        pitch = decree30.RULE_HEIGHT - decree30.RULE_DROP - decree30.RULE_WEIGHT
        layout = element(
            "pPr",
            element("pStyle", val=style_id(Part.RULE)),
            line,
            spacing(decree30.RULE_DROP, rule.after, pitch),
            indent(side, side),
        )
        return element("p", layout)

    def _end(self) -> etree._Element:
        return element("p", element("pPr", element("pStyle", val=style_id(Part.END))))

    # ------------------------------------------------------------------------------------------------- tables

    def _table(self, grid: Grid, sheets: Sheets, index: int) -> etree._Element:
        columns = element("tblGrid", *(element("gridCol", w=twips(width)) for width in grid.widths))
        made = element("tbl", self._table_properties(grid), columns)
        for chain in chains(sheets, index):
            for row in chain.rows:
                made.append(self._row(grid, row.source, is_whole=chain.is_whole(row), is_kept=chain.is_kept(row)))
                self._steps.step()
        return made

    def _table_properties(self, grid: Grid) -> etree._Element:
        side = twips(decree30.CELL_SIDE_PADDING) if grid.is_ruled else 0
        edges = (*_SIDES, "insideH", "insideV")
        lines = [border(edge, decree30.TABLE_WEIGHT) for edge in edges] if grid.is_ruled else []
        paddings = [element(edge, w=side if edge in ("left", "right") else 0, type="dxa") for edge in _SIDES]
        return element(
            "tblPr",
            element("tblW", w=sum(map(twips, grid.widths)), type="dxa"),
            element("tblInd", w=side, type="dxa"),
            element("tblBorders", *lines) if lines else None,
            element("tblLayout", type="fixed"),
            element("tblCellMar", *paddings),
        )

    def _row(self, grid: Grid, row: GridRow, *, is_whole: bool, is_kept: bool) -> etree._Element:
        height = twips(grid.min_row_height)
        properties = element(
            "trPr",
            flag("cantSplit", is_whole),
            element("trHeight", val=height, hRule="atLeast") if height else None,
            flag("tblHeader", row.is_head),
        )
        made = element("tr", properties)
        column = 0
        for cell in row.cells:
            width = sum(map(twips, grid.widths[column : column + cell.span]))
            made.append(self._cell(cell, width, is_head=row.is_head, is_kept=is_kept))
            column += cell.span
        return made

    def _cell(self, cell: Cell, width: int, *, is_head: bool, is_kept: bool) -> etree._Element:
        properties = element(
            "tcPr",
            element("tcW", w=width, type="dxa"),
            element("gridSpan", val=cell.span) if cell.span > 1 else None,
            element("vAlign", val="center") if is_head else None,
        )
        items = [self._paragraph(item, is_kept=is_kept) for item in cell.items]
        return element("tc", properties, *(items or [self._end()]))


def _box() -> etree._Element:
    return element("pBdr", *(border(side, decree30.BOX_WEIGHT, decree30.BOX_PADDING) for side in _SIDES))
