"""Checks of the end: who signs under which title, the post above the name, the recipients (II.7 and II.9b)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cchc_desktop.documents.content import Recipients, Signature
from cchc_desktop.documents.layout.finding import Finding, OnePaper, annex, first
from cchc_desktop.i18n import _
from cchc_desktop.text.academic_titles import has_academic_title

_FIELDS = {"THƯ KÝ": "secretary", "CHỦ TỌA": "chair"}
"""Where the names under these titles are chosen."""
_CAPACITY = re.compile(r"^(TM|KT|TL|TUQ|Q)\s*\.\s*(.*)$")
_DEPUTY = "PHÓ "
_AS_ABOVE = "- Như trên"
_DEPUTIES_OF_HEADS = ("PHÓ CHỦ TỊCH", "PHÓ TRƯỞNG BAN")


def check_signers(paper: OnePaper) -> Iterator[Finding]:
    """A name stands under every title, without academic titles."""
    for signature in (each for end in paper.ends for each in end.signatures):
        if not signature.name.strip():
            sentence = _("There is no name under {title}.").format(title=" ".join(signature.title))
            yield Finding("signer", sentence, annex("II.7"), _field_of(signature))
        elif has_academic_title(signature.name):
            sentence = _("No academic title stands before the signer's name: “{name}”.")
            yield Finding("signer", sentence.format(name=signature.name), annex("II.7"), signature.anchor)


def check_titles(paper: OnePaper) -> Iterator[Finding]:
    """TM., KT., TL., TUQ. and Q. stand as the decree has them (documents.md 2.3)."""
    for signature in (each for end in paper.ends for each in end.signatures):
        yield from first(_wrong_titles(signature))


def _wrong_titles(signature: Signature) -> Iterator[Finding]:
    lines = [line.strip() for line in signature.title if line.strip()]
    if not lines:
        yield _title_finding(_("The title above the signature is missing."), signature)
        return
    if any(line != line.upper() for line in lines):
        yield _title_finding(_("The title above a signature is written in capitals: {title}."), signature)
    marks = [_capacity(line) for line in lines]
    if any(mark == "TM" for mark, _words in marks[1:]):
        sentence = _("“TM.” stands in the first line, before the name of the collective: {title}.")
        yield _title_finding(sentence, signature)
    of_one = marks[1:] if marks[0][0] == "TM" else marks
    if marks[0][0] == "TM" and (not of_one or of_one[0][0] in ("TL", "TUQ")):
        yield _title_finding(_("Who signs for the collective (TM.) is its head or a deputy (KT.): {title}."), signature)
    yield from _wrong_capacities(of_one, signature)


def _wrong_capacities(marks: Sequence[tuple[str, str]], signature: Signature) -> Iterator[Finding]:
    for (mark, words), (_next_mark, own) in zip(marks, [*marks[1:], ("", "")], strict=True):
        if mark == "KT" and not own.startswith(_DEPUTY):
            sentence = _("Under “KT. {head}” stands the title of a deputy: {title}.")
            yield _title_finding(sentence, signature, head=words)
        elif mark in ("TL", "TUQ") and not own:
            sentence = _("Under “{mark} {head}” stands the signer's own title: {title}.")
            yield _title_finding(sentence, signature, head=words, mark=f"{mark}.")
        elif mark == "TL" and own == f"{_DEPUTY}{words}":
            sentence = _("A deputy signs for the head with “KT.”, not by order (TL.): {title}.")
            yield _title_finding(sentence, signature)
        elif mark == "Q" and own:
            yield _title_finding(_("Under “Q.” no other title stands: {title}."), signature)
    if marks and marks[0][0] == "" and marks[0][1].startswith(_DEPUTIES_OF_HEADS):
        sentence = _("A deputy signs for the head: “KT.” stands above the deputy's title: {title}.")
        yield _title_finding(sentence, signature)


def _capacity(line: str) -> tuple[str, str]:
    match = _CAPACITY.match(line)
    return (match[1], match[2].strip()) if match is not None else ("", line)


def _title_finding(sentence: str, signature: Signature, **words: str) -> Finding:
    title = " / ".join(signature.title)
    return Finding("signer_title", sentence.format(title=title, **words), annex("II.7"), _field_of(signature))


def check_posts(paper: OnePaper) -> Iterator[Finding]:
    """With the organ's seal the committee's signer has the post in the organ above the name, without it not (4.3)."""
    for signature in (each for end in paper.ends for each in end.signatures):
        has_post = any(line.strip() for line in signature.post)
        if signature.is_post_due is True and not has_post and signature.name.strip():
            sentence = _("The committee uses the organ's seal, so the post stands above the name of {name}.")
            yield Finding("post", sentence.format(name=signature.name), annex("II.7"), _field_of(signature))
        elif signature.is_post_due is False and has_post:
            sentence = _("Without the organ's seal no post stands above the name of {name}, only the title above.")
            yield Finding("post", sentence.format(name=signature.name), annex("II.7"), _field_of(signature))


def check_recipients(paper: OnePaper) -> Iterator[Finding]:
    """Each recipient ends with ";", the last line is "- Lưu: …."; after "Kính gửi" the first is "- Như trên;"."""
    for end in paper.ends:
        if end.recipients is not None:
            yield from first(_wrong_recipients(paper, end.recipients))


def _wrong_recipients(paper: OnePaper, recipients: Recipients) -> Iterator[Finding]:
    lines, anchor, source = recipients.lines, recipients.anchor, annex("II.9")
    if not lines or not lines[-1].startswith("- Lưu:"):
        sentence = _("The list of recipients ends with the line “- Lưu: VT, …”.")
        yield Finding("recipients", sentence, source, anchor)
    elif any(not line.endswith(";") for line in lines[:-1]) or not lines[-1].endswith("."):
        sentence = _("Each recipient ends with “;”, the last one with a full stop.")
        yield Finding("recipients", sentence, source, anchor)
    elif any(not line.startswith("- ") for line in lines):
        yield Finding("recipients", _("Each recipient stands on its own line after a dash."), source, anchor)
    elif paper.addressees is not None and not lines[0].startswith(_AS_ABOVE):
        sentence = _("A paper with “Kính gửi” begins its recipients with “- Như trên;”.")
        yield Finding("recipients", sentence, source, anchor)
    elif paper.addressees is None and lines[0].startswith(_AS_ABOVE) and len(lines) > 1:
        sentence = _("“- Như trên;” belongs to papers with “Kính gửi”; name the recipients here.")
        yield Finding("recipients", sentence, source, anchor)


def _field_of(signature: Signature) -> str | None:
    named = next((field for title, field in _FIELDS.items() if title in signature.title), None)
    return named or signature.anchor
