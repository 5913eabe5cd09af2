"""The Word file around the text: python-docx's template without its theme, thumbnail, author and time."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.rel import Relationships
from lxml import etree

from cchc_desktop.documents import decree30
from cchc_desktop.documents.content import Document
from cchc_desktop.documents.docx_elements import element
from cchc_desktop.documents.fonts import printable

FIXED_TIME = datetime(2020, 3, 5, tzinfo=UTC)
"""Stands in the file when the paper has no time of its own: the day on which the decree came into force."""

_ZIP_TIME = FIXED_TIME.timetuple()[:6]
_KEPT = (
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.HEADER,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
)
_LONGEST_PROPERTY = 255
_WORD_2010 = 14
"""From its version 15 on, Word squeezes spaces to get one more word into a line: other lines than in the PDF."""


def clean(word: WordDocument) -> None:
    """Leave out the parts that a paper does not need, and write the settings anew."""
    _keep_needed(word.part.rels)
    package = word.part.package
    if package is not None:
        _keep_needed(package.rels)
    settings = word.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.extend(
        [
            element("zoom", percent=100),
            element("defaultTabStop", val=720),
            element("characterSpacingControl", val="doNotCompress"),
            element("compat", *map(_compatibility, _COMPATIBILITY.items())),
            element("themeFontLang", val=decree30.LANGUAGE),
            element("decimalSymbol", val=","),
            element("listSeparator", val=";"),
        ]
    )


_COMPATIBILITY = {
    "compatibilityMode": _WORD_2010,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
}


def _compatibility(setting: tuple[str, int]) -> etree._Element:
    name, value = setting
    return element("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)


def _keep_needed(relationships: Relationships) -> None:
    for key in [key for key, one in relationships.items() if one.reltype not in _KEPT]:
        del relationships[key]


def write_properties(word: WordDocument, document: Document) -> None:
    """Write title, organ and time of the paper into the properties that Word shows."""
    properties = word.core_properties
    created = (document.created or FIXED_TIME).astimezone(UTC).replace(tzinfo=None)
    properties.title = properties.subject = printable(document.title)[:_LONGEST_PROPERTY]
    properties.author = properties.last_modified_by = printable(document.author)[:_LONGEST_PROPERTY]
    properties.created = properties.modified = created
    properties.language = decree30.LANGUAGE
    properties.comments = properties.keywords = properties.category = ""
    properties.revision = 1


def pack(word: WordDocument) -> bytes:
    """Return the file; the same paper gives the same bytes, because every part carries one fixed time."""
    written, packed = io.BytesIO(), io.BytesIO()
    word.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return packed.getvalue()
