"""The end of a paper: signatures side by side and one under the other, the list of recipients."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cchc_desktop.documents import decree30
from cchc_desktop.documents.composing_lines import Lines
from cchc_desktop.documents.composition import Cell, Grid, GridRow, Item, Text
from cchc_desktop.documents.content import Pt, Recipients, Signature, SignatureRow
from cchc_desktop.documents.styles import Part


def signatures(lines: Lines, block: SignatureRow) -> Grid:
    """Compose the end of a paper as one grid, its rows kept together."""
    if block.below is not None:
        return _two_rows(lines, block, block.below)
    widths = _widths(lines, block)
    cells = _cells(lines, _across(block), widths)
    if block.recipients is not None:
        cells[0] += _recipients(lines, block.recipients, is_first=block.left is None)
    return Grid(widths, (GridRow(tuple(Cell(tuple(items)) for items in cells)),))


def _across(block: SignatureRow) -> tuple[Signature | None, ...]:
    """Return who signs in the first row; None keeps the place of the recipients."""
    return (block.left, block.right) if block.middle is None else (block.left, block.middle, block.right)


def _widths(lines: Lines, block: SignatureRow) -> tuple[Pt, ...]:
    """Return the columns: as in the samples where the recipients stand left, else alike for all who sign."""
    across = _across(block)
    is_alike = len(across) > 2 or (block.left is not None and block.recipients is None)
    return lines.shared((1.0,) * len(across) if is_alike else decree30.SIGNATURE_COLUMNS)


def _two_rows(lines: Lines, block: SignatureRow, below: Signature) -> Grid:
    """Compose a second row: under all others, or right of the recipients."""
    widths = lines.shared((1.0,) * len(_across(block)))
    cells = tuple(Cell(tuple(items)) for items in _cells(lines, _across(block), widths))
    if block.recipients is None:
        (under,) = _cells(lines, (below,), (lines.width,), before=decree30.SIGNATURE_ROW_GAP)
        first = GridRow(cells, is_kept_with_next=True)
        return Grid(widths, (first, GridRow((Cell(tuple(under), len(widths)),))))
    return _beside_recipients(lines, block.recipients, below, (widths, cells))


def _beside_recipients(
    lines: Lines, recipients: Recipients, below: Signature, first: tuple[tuple[Pt, ...], tuple[Cell, ...]]
) -> Grid:
    """Compose recipients left and a signature right under a row whose columns end elsewhere."""
    (widths, cells), (left, right) = first, lines.shared(decree30.SIGNATURE_COLUMNS)
    cut = next(place for place, width in enumerate(widths) if left < sum(widths[: place + 1]))
    head = round(left - sum(widths[:cut]), 2)
    columns = (*widths[:cut], head, round(widths[cut] - head, 2), *widths[cut + 1 :])
    split = replace(cells[cut], span=2)
    (signed,) = _cells(lines, (below,), (right,), before=decree30.SIGNATURE_ROW_GAP)
    drop = decree30.SIGNATURE_ROW_GAP - decree30.SIGNATURE_GAP
    listed = _recipients(lines, recipients, is_first=True, drop=drop)
    second = GridRow((Cell(tuple(listed), cut + 1), Cell(tuple(signed), len(columns) - cut - 1)))
    return Grid(columns, (GridRow((*cells[:cut], split, *cells[cut + 1 :]), is_kept_with_next=True), second))


def _cells(
    lines: Lines, across: Sequence[Signature | None], widths: Sequence[Pt], *, before: Pt = decree30.SIGNATURE_GAP
) -> list[list[Item]]:
    """Compose signatures side by side; their names are level, however many lines stand above them."""
    pairs = list(zip(across, widths, strict=True))
    depth = max(_depth(lines, each, width) for each, width in pairs if each is not None)
    return [_signature(lines, each, width, (before, depth)) if each is not None else [] for each, width in pairs]


def _depth(lines: Lines, signature: Signature, width: Pt) -> int:
    """Count the lines above the name."""
    above = (*signature.title, *signature.post)
    return sum(lines.count_lines(lines.text(Part.SIGNER_TITLE, words), width) for words in above)


def _signature(lines: Lines, signature: Signature, width: Pt, room: tuple[Pt, int]) -> list[Item]:
    """Compose one signature; ``room`` is the space above it and the lines that the deepest of its row has."""
    before, depth = room
    items = [lines.centred(Part.SIGNER_TITLE, words, width, signature.anchor) for words in signature.title]
    last = [lines.centred(Part.SIGNER_POST, words, width, signature.anchor) for words in signature.post]
    last.append(lines.centred(Part.SIGNER_NAME, signature.name, width, signature.anchor))
    missing = depth - _depth(lines, signature, width)
    last[0] = _with_space(last[0], decree30.SIGNING_ROOM + missing * last[0].style.pitch)
    if items:
        items[0] = _with_space(items[0], before)
    return [*items, *last]


def _recipients(lines: Lines, recipients: Recipients, *, is_first: bool, drop: Pt = 0.0) -> list[Item]:
    label = lines.text(Part.RECIPIENTS_LABEL, decree30.RECIPIENTS_LABEL, recipients.anchor)
    label = _with_space(label, label.style.before + drop if is_first else decree30.RECIPIENTS_GAP)
    return [label, *(lines.text(Part.RECIPIENT, words, recipients.anchor) for words in recipients.lines)]


def _with_space(text: Text, before: Pt) -> Text:
    return replace(text, style=replace(text.style, before=before))
