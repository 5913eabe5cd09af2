"""A department as it is typed in the first start, and the list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from cchc_desktop.committee.founding import proposed_code
from cchc_desktop.i18n import _
from cchc_desktop.text.folding import search_key
from cchc_desktop.text.normalise import clean_line
from ui.common.entry_model import new_key

CODE_LENGTH, NAME_LENGTH = 20, 200


@dataclass(frozen=True)
class DepartmentLine:
    """Texts as they stand in the cells; ``preset`` names the ready set that a line comes from unchanged."""

    name: str = ""
    code: str = ""
    preset: str = ""
    key: int = field(default_factory=new_key, compare=False)


def is_blank(line: DepartmentLine) -> bool:
    """Tell whether nothing is typed in a line."""
    return not line.name.strip() and not line.code.strip()


def put(line: DepartmentLine, name: str, text: str) -> DepartmentLine:
    """Return the line with a text as typed; it is the user's own from now on."""
    changed = replace(line, name=text) if name == "name" else replace(line, code=text)
    return replace(changed, preset="") if changed != line else line


def tidy(line: DepartmentLine) -> DepartmentLine:
    """Return the line written as it is kept."""
    return replace(line, name=clean_line(line.name), code=clean_line(line.code))


def with_preset(
    lines: Sequence[DepartmentLine], name: str, departments: Iterable[tuple[str, str]]
) -> list[DepartmentLine]:
    """Return the lines of a ready set in place of those of another one; what the user typed stays below."""
    own = [line for line in lines if not line.preset and not is_blank(line)]
    taken = {search_key(line.name) for line in own} | {line.code.strip() for line in own}
    ready = [(code, words) for code, words in departments if search_key(words) not in taken and code not in taken]
    return [*(DepartmentLine(words, code, name) for code, words in ready), *own]


def code_of(line: DepartmentLine, lines: Sequence[DepartmentLine]) -> str:
    """Return the code of a line; where none is typed, the one that is proposed."""
    return departments(lines)[lines.index(line)][0] if line in lines else line.code


def departments(lines: Iterable[DepartmentLine]) -> list[tuple[str, str]]:
    """Return code and name of each line as they would be kept, blank lines left in their places."""
    cleaned = [tidy(line) for line in lines]
    taken = {line.code for line in cleaned if line.code}
    found = []
    for line in cleaned:
        code = line.code or (proposed_code(line.name, taken) if line.name else "")
        taken.add(code)
        found.append((code, line.name))
    return found


def name_fault(line: DepartmentLine, lines: Sequence[DepartmentLine]) -> str:
    """Return what is wrong with the name of a line."""
    name = clean_line(line.name)
    if not name:
        return _("The name is still empty.") if line.code.strip() else ""
    if len(name) > NAME_LENGTH:
        return _("{length} characters, at most {limit}.").format(length=len(name), limit=NAME_LENGTH)
    if any(search_key(other.name) == search_key(name) for other in lines if other.key != line.key):
        return _("This department stands in the list twice.")
    return ""


def code_fault(line: DepartmentLine, lines: Sequence[DepartmentLine]) -> str:
    """Return what is wrong with the code of a line."""
    code = clean_line(line.code)
    if len(code) > CODE_LENGTH:
        return _("{length} characters, at most {limit}.").format(length=len(code), limit=CODE_LENGTH)
    if code and any(clean_line(other.code) == code for other in lines if other.key != line.key):
        return _("The code {code} stands in the list twice.").format(code=code)
    return ""
