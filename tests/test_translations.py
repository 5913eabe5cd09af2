"""The program speaks Vietnamese: every sentence of the sources has its translation, with the same placeholders."""

from __future__ import annotations

import gettext
import io
import re
import unicodedata
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from cchc_desktop import i18n

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "translations" / "vi" / "LC_MESSAGES" / "cchc_desktop.po"
KEYWORDS = {
    "_": None,
    "gettext_": None,
    "gettext": None,
    "mark": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
}
FORBIDDEN_WORDS = r"\bvui lòng\b|\blỗi\b|!"
# What a user of this program meets in Qt's own windows, by (context, source).
QT_STRINGS = [
    ("QPlatformTheme", "OK"),
    ("QPlatformTheme", "Cancel"),
    ("QPlatformTheme", "&Yes"),
    ("QPlatformTheme", "&No"),
    ("QPlatformTheme", "Close"),
    ("QPlatformTheme", "Save"),
    ("QPlatformTheme", "Open"),
    ("QPlatformTheme", "Discard"),
]


@cache
def catalogue() -> Catalog:
    """The Vietnamese catalogue."""
    with PO.open("rb") as stream:
        return read_po(stream, locale="vi", domain=i18n.DOMAIN)


@cache
def sentences() -> dict[tuple[str, str | None], str]:
    """Every sentence of the sources with its context, and the place where it first stands."""
    found: dict[tuple[str, str | None], str] = {}
    for folder in ("cchc_desktop", "ui"):
        places = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS, comment_tags=())
        for name, line, message, _comments, context in places:
            for text in message if isinstance(message, tuple) else (message,):
                found.setdefault((text, context), f"{folder}/{name}:{line}")
    return found


def translation(text: str, context: str | None = None) -> Message | None:
    """The entry of a sentence, also when it is the plural of another."""
    entry = catalogue().get(text, context)
    if entry is not None:
        return entry
    plurals = (m for m in catalogue() if isinstance(m.id, tuple) and text in m.id and m.context == context)
    return next(plurals, None)


def strings(entry: Message) -> tuple[str, ...]:
    """The Vietnamese of an entry, one for each plural form."""
    return entry.string if isinstance(entry.string, tuple) else (entry.string,)


def test_no_sentence_stands_inside_an_f_string_where_the_extraction_passes_it_over() -> None:
    sources = [path for folder in ("cchc_desktop", "ui") for path in (ROOT / folder).rglob("*.py")]
    hidden = [path.name for path in sources if re.search(r"""\bf["'].*\{_\(["']""", path.read_text(encoding="utf-8"))]
    assert hidden == []


def placeholders(text: str) -> set[str]:
    """The names in braces of a sentence."""
    return {name for _literal, name, _spec, _conversion in Formatter().parse(text) if name is not None}


def translated() -> list[tuple[str, str]]:
    """Every English sentence with each Vietnamese one."""
    entries = [entry for entry in catalogue() if entry.id and not entry.fuzzy]
    return [
        (entry.id if isinstance(entry.id, str) else entry.id[-1], string)
        for entry in entries
        for string in strings(entry)
        if string
    ]


def test_the_sources_hold_sentences() -> None:
    assert len(sentences()) > 50


def test_every_sentence_has_a_vietnamese_one() -> None:
    missing = []
    for (text, context), place in sentences().items():
        entry = translation(text, context)
        if entry is None or entry.fuzzy or not all(strings(entry)):
            missing.append(f"{place}: {text!r}")
    assert missing == []


def test_every_sentence_keeps_its_placeholders() -> None:
    assert [english for english, vietnamese in translated() if placeholders(english) != placeholders(vietnamese)] == []


def test_every_sentence_keeps_its_line_breaks_at_the_ends() -> None:
    def ends(text: str) -> tuple[bool, bool]:
        return text.startswith("\n"), text.endswith("\n")

    assert [english for english, vietnamese in translated() if ends(english) != ends(vietnamese)] == []


def test_no_source_sentence_is_built_from_an_f_string() -> None:
    pattern = re.compile(r"\b(_|gettext_|ngettext|pgettext|mark)\(\s*f[\"']")
    files = [path for folder in ("cchc_desktop", "ui") for path in (ROOT / folder).rglob("*.py")]
    assert [str(path.relative_to(ROOT)) for path in files if pattern.search(path.read_text(encoding="utf-8"))] == []


def test_vietnamese_sentences_are_plain_and_polite() -> None:
    rude = re.compile(FORBIDDEN_WORDS, re.IGNORECASE)
    assert [vietnamese for _english, vietnamese in translated() if rude.search(vietnamese)] == []


def test_vietnamese_sentences_are_nfc() -> None:
    assert [text for _english, text in translated() if text != unicodedata.normalize("NFC", text)] == []


@pytest.mark.parametrize(("context", "source"), QT_STRINGS)
def test_qt_speaks_vietnamese_where_the_user_meets_it(context: str, source: str) -> None:
    entry = catalogue().get(source, context)
    assert entry is not None
    assert all(strings(entry))


def test_the_compiled_catalogue_says_what_the_po_says() -> None:
    compiled = gettext.GNUTranslations(io.BytesIO(i18n.compile_catalogue(PO)))
    plain = [m for m in catalogue() if m.id and isinstance(m.id, str) and m.string and not (m.context or m.fuzzy)]
    assert [m.id for m in plain if compiled.gettext(m.id) != m.string] == []
