"""What one clause says: its roles, deadline, product and the work that is left; remarks add to what came before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from cchc_desktop.tasks.instructions.appraisal import is_appraisal
from cchc_desktop.tasks.instructions.due import Asked, Due, due_of
from cchc_desktop.tasks.instructions.products import product_of
from cchc_desktop.tasks.instructions.roles import Roles, roles_of
from cchc_desktop.tasks.instructions.scene import Clause, Scene
from cchc_desktop.tasks.instructions.wording import joined_places, work_of
from cchc_desktop.text.folding import search_key

Place = tuple[int, int]

_OF_THE_ABOVE = re.compile(
    r"^(?:(?:tat ca|toan bo) )?(?:cac )?(?:noi dung|nhiem vu|cong viec|viec)(?: neu)? (?:tren|nay|neu tren|da neu)\b"
    r"(?: (?:phai|can|hoan thanh|xong|thuc hien|bao cao|ket qua))*$"
)
_NO_WORK = re.compile(
    r"^(?:\W*(?:yeu cau|phai|hoan thanh|xong|thuc hien|trien khai|thoi han|han|thoi gian|chu tri|san pham))*\W*$"
)


@dataclass(frozen=True)
class Heard:
    """What a clause says; the places are those of the plain text."""

    roles: Roles
    due: Due
    work: str
    work_places: tuple[Place, ...]
    deliverable: str = ""
    deliverable_places: tuple[Place, ...] = ()
    is_of_the_above: bool = False

    @property
    def is_remark(self) -> bool:
        """Whether it has no work of its own and only says more of the tasks before it."""
        return not self.work or self.is_of_the_above

    @property
    def says_anything(self) -> bool:
        """Whether there is more than signs and filling words."""
        roles = self.roles
        return bool(self.work or self.due.is_read or roles.leads or roles.helpers or roles.watchers)

    def filled_in(self, remark: Heard) -> Heard:
        """Return the same with what a remark adds where nothing was said."""
        ours, theirs = self.roles, remark.roles
        roles = replace(
            ours,
            leads=ours.leads or theirs.leads,
            helpers=(*ours.helpers, *theirs.helpers),
            watchers=(*ours.watchers, *theirs.watchers),
            approvers=(*ours.approvers, *theirs.approvers),
        )
        due = remark.due if remark.due.wording and not self.due.is_read else self.due
        heard = replace(self, roles=roles, due=due)
        if self.deliverable or not remark.deliverable:
            return heard
        return replace(heard, deliverable=remark.deliverable, deliverable_places=remark.deliverable_places)


def hear(scene: Scene, clause: Clause, asked: Asked) -> Heard | None:
    """Read one clause; None where it orders nothing."""
    due = due_of(scene, clause.start, clause.end, asked)
    own = scene.with_due(due.cuts)
    intro = _intro(scene, clause, asked)
    if is_appraisal(own.masked[clause.start : clause.end]) and (intro is None or intro.says_praise):
        return None
    roles = roles_of(own, clause)
    product = product_of(own, clause)
    cuts = (*roles.cuts, *due.cuts, *((product[1],) if product and product[2] else ()))
    work = work_of(scene, clause.start, clause.end, cuts)
    heard = Heard(
        roles=roles,
        due=due,
        work="" if _NO_WORK.match(search_key(work)) else work,
        work_places=_left(clause, cuts),
        deliverable=product[0] if product else "",
        deliverable_places=(product[1],) if product else (),
        is_of_the_above=bool(_OF_THE_ABOVE.match(search_key(work))),
    )
    return heard if intro is None else heard.filled_in(intro.heard)


@dataclass(frozen=True)
class _Intro:
    heard: Heard
    says_praise: bool


def _intro(scene: Scene, clause: Clause, asked: Asked) -> _Intro | None:
    """Read the line above a list: "Giao Văn phòng:", "Trước ngày 15/12/2020, các bộ phận:"."""
    if clause.intro is None:
        return None
    start, end = clause.intro
    due = due_of(scene, start, end, asked)
    own = scene.with_due(due.cuts)
    heard = Heard(roles_of(own, Clause(start, end)), due, "", ())
    return _Intro(heard, is_appraisal(own.masked[start:end]))


def _left(clause: Clause, cuts: Iterable[Place]) -> tuple[Place, ...]:
    """Return the places of the clause that no cut takes."""
    left: list[Place] = []
    place = clause.start
    for start, end in joined_places(cuts):
        left.append((place, start))
        place = max(place, end)
    left.append((place, clause.end))
    return tuple((start, end) for start, end in left if start < end)


def with_remarks(heard: Sequence[Heard]) -> list[Heard]:
    """Return what proposes tasks, each with the remarks that belong to it."""
    tasks: list[Heard] = []
    waiting: list[Heard] = []
    for each in heard:
        if not each.is_remark:
            for remark in waiting:
                each = each.filled_in(remark)
            tasks.append(each)
            waiting = []
        elif each.is_of_the_above and tasks:
            tasks = [task.filled_in(each) for task in tasks]
        elif tasks:
            tasks[-1] = tasks[-1].filled_in(each)
        else:
            waiting.append(each)
    return tasks or [each for each in waiting if each.says_anything][:1]
