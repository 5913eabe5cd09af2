"""What a check finds, and one paper of a file as checks look at it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from cchc_desktop.documents.content import (
    Addressees,
    AppendixTitle,
    Block,
    Document,
    Letterhead,
    MottoHead,
    Paragraph,
    Role,
    Section,
    SheetHead,
    SignatureRow,
    Title,
    block_texts,
)
from cchc_desktop.i18n import _

_HEADS = (Letterhead, MottoHead, SheetHead)


@dataclass(frozen=True)
class Finding:
    """One point to look at: the rule's name, the sentence, its source in the decree, and where on the page."""

    rule: str
    sentence: str
    source: str
    anchor: str | None = None
    blocking: bool = False


@dataclass(frozen=True)
class OnePaper:
    """One paper of a file: its own sections, its annexes. A file may hold several, such as a sheet for each guest."""

    kind: str
    main: tuple[Section, ...]
    annexes: tuple[Section, ...] = ()
    created: date | None = None

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Everything that stands on its pages, in order."""
        return tuple(block for section in (*self.main, *self.annexes) for block in section.blocks)

    @cached_property
    def head(self) -> Letterhead | None:
        """The head with organ and number, None for a paper without one."""
        return next((block for block in self._main if isinstance(block, Letterhead)), None)

    @cached_property
    def title(self) -> Title | None:
        """The name of its type and what it is about; a letter has none."""
        return next((block for block in self._main if isinstance(block, Title)), None)

    @cached_property
    def addressees(self) -> Addressees | None:
        """To whom it goes."""
        return next((block for block in self._main if isinstance(block, Addressees)), None)

    @cached_property
    def ends(self) -> tuple[SignatureRow, ...]:
        """Its signatures."""
        return tuple(block for block in self._main if isinstance(block, SignatureRow))

    @cached_property
    def content(self) -> tuple[Block, ...]:
        """What it says: all between head and signatures."""
        return tuple(block for block in self._main if not _is_frame(block))

    @cached_property
    def text(self) -> str:
        """The words of its content."""
        return "\n".join(text for block in self.content for text in block_texts(block))

    @property
    def is_letter(self) -> bool:
        """Tell whether it is a letter (công văn): it has "V/v" and no name of a type."""
        return self.head is not None and self.title is None

    @cached_property
    def _main(self) -> tuple[Block, ...]:
        return tuple(block for section in self.main for block in section.blocks)


def papers_of(document: Document) -> Iterator[OnePaper]:
    """Yield the papers of a file: each begins with a head, what follows with an annex title is its annex."""
    created = document.created.date() if isinstance(document.created, datetime) else None
    main: list[Section] = []
    annexes: list[Section] = []
    for section in document.sections:
        if _begins_with(section, _HEADS) and (main or annexes):
            yield OnePaper(document.kind, tuple(main), tuple(annexes), created)
            main, annexes = [], []
        (annexes if _begins_with(section, (AppendixTitle,)) else main).append(section)
    yield OnePaper(document.kind, tuple(main), tuple(annexes), created)


def anchor_of(block: Block) -> str | None:
    """Return the anchor of any block."""
    return getattr(block, "anchor", None)


def annex(section: str) -> str:
    """Name a place in the annexes of the decree: "II.3" of Annex I, "III, 1.9" of Annex III."""
    place = section if section.startswith("III") else f"I, {section}"
    return _("Decree 30/2020, Annex {section}").format(section=place)


def first(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first finding alone: one slip hides others of the same line."""
    for finding in findings:
        yield finding
        return


def _begins_with(section: Section, kinds: tuple[type, ...]) -> bool:
    return bool(section.blocks) and isinstance(section.blocks[0], kinds)


def _is_frame(block: Block) -> bool:
    """Tell whether a block is head, title, addressees, place and date, or signatures."""
    if isinstance(block, Paragraph):
        return block.role is Role.PLACE_DATE
    return isinstance(block, (*_HEADS, Title, AppendixTitle, Addressees, SignatureRow))
