"""What only the whole list tells: codes used twice, tasks above and below each other, work that stands in it twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from cchc_desktop.exchange.task_lines import Findings, KnownTask, Office, TaskLine, rows_words
from cchc_desktop.i18n import _
from cchc_desktop.tasks.parts import DEEPEST
from cchc_desktop.tasks.records import TaskState
from cchc_desktop.tasks.rows import DONE_STATES
from cchc_desktop.text.folding import search_key

_ENDED = (*DONE_STATES, TaskState.CANCELLED)


def check_whole(lines: Sequence[TaskLine], office: Office, findings: Findings) -> tuple[TaskLine, ...]:
    """Look at the list as a whole and return its tasks."""
    own = _codes(lines, office, findings)
    for line in lines:
        if line.parent:
            _check_parent(line, own, office.tasks, findings)
    _tell_doubles(lines, findings)
    _tell_without_lead(lines, findings)
    return tuple(lines)


def _codes(lines: Sequence[TaskLine], office: Office, findings: Findings) -> dict[str, TaskLine]:
    own: dict[str, TaskLine] = {}
    for line in lines:
        if not line.code:
            continue
        first = own.setdefault(line.code, line)
        known = office.tasks.get(line.code)
        if first is not line:
            words = _("the code {code} stands in row {row} already")
            findings.fault(line.row, "code", words.format(code=line.code, row=first.row))
        elif known is not None:
            words = _("the file has a task {code} already; clear the code and a new one is given")
            if known.is_gone:
                words = _("a task {code} is in the trash of the file; clear the code and a new one is given")
            findings.fault(line.row, "code", words.format(code=line.code))
    return own


def _check_parent(
    line: TaskLine, own: Mapping[str, TaskLine], known: Mapping[str, KnownTask], findings: Findings
) -> None:
    """Look at the tasks above one: that they exist, form no circle, are not too many and have not ended."""
    above, depth = line, 0
    seen = {line.code} if line.code else set()
    while above.parent:
        depth += 1
        if above.parent in seen:
            findings.fault(line.row, "parent", _("{code} would stand under itself").format(code=above.parent))
            return
        seen.add(above.parent)
        if above.parent not in own:
            _check_known(line, above, known, depth, findings)
            return
        above = own[above.parent]
    if depth > DEEPEST:
        findings.fault(line.row, "parent", _("a task has two levels of sub-tasks at most"))
    parent = own[line.parent]
    _check_states(line, parent.code, parent.state, findings, is_new=True)


def _check_known(
    line: TaskLine, above: TaskLine, known: Mapping[str, KnownTask], depth: int, findings: Findings
) -> None:
    found = known.get(above.parent)
    if found is None or found.is_gone:
        if above is line:
            words = _("there is no task {code}, neither in the list nor in the file")
            findings.fault(line.row, "parent", words.format(code=above.parent))
        return
    if depth + found.depth > DEEPEST:
        findings.fault(line.row, "parent", _("a task has two levels of sub-tasks at most"))
    if above is line:
        _check_states(line, above.parent, found.state, findings, is_new=False)


def _check_states(line: TaskLine, code: str, state: TaskState, findings: Findings, *, is_new: bool) -> None:
    """A task that has ended has no open sub-task; one of the file gets no new one at all."""
    is_open = line.state not in _ENDED and line.details.recurrence is None
    if state in _ENDED and (is_open or not is_new):
        findings.fault(line.row, "parent", _("{code} above it has ended").format(code=code))
    elif state is TaskState.DRAFT and line.state is not TaskState.DRAFT:
        findings.fault(line.row, "parent", _("{code} above it is still a draft").format(code=code))


def _tell_doubles(lines: Sequence[TaskLine], findings: Findings) -> None:
    found: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for line in lines:
        details = line.details
        key = (search_key(details.work), details.lead, line.due_on, details.due_wording, line.parent, line.period)
        found[key].append(line.row)
    for rows in found.values():
        if len(rows) > 1:
            words = _("The same work with the same lead and deadline stands in the rows {rows}.")
            findings.warnings.append(words.format(rows=rows_words(rows)))


def _tell_without_lead(lines: Sequence[TaskLine], findings: Findings) -> None:
    place = findings.header.columns.get("lead")
    rows = [line.row for line in lines if line.details.lead is None and (line.row, place) not in findings.faults]
    if place is not None and rows:
        findings.warnings.append(_("Nobody leads the tasks of the rows {rows}.").format(rows=rows_words(rows)))
