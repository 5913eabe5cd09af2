"""The product a clause asks for, where it is named as one: "sản phẩm: …", "có kế hoạch khắc phục"."""

from __future__ import annotations

import re

from cchc_desktop.tasks.instructions.scene import DUE, Clause, Scene
from cchc_desktop.tasks.instructions.wording import tidied

_NAMED = re.compile(
    rf"(?:^|[;,.(] ?)(?:va )?san pham(?: dau ra| cu the| yeu cau| hoan thanh| ban giao)?"
    rf" ?(?::|-| la | gom(?: co)?:? | bao gom:? ) ?(?P<product>[^;.){DUE}]+)"
)
_PAPERS = (
    "bao cao|ke hoach|danh muc|bien ban|to trinh|bang tong hop|bang theo doi|bang kiem dem|quyet dinh|quy che|quy trinh"
    "|phuong an|so theo doi|lich"
)
_ASKED = re.compile(rf"[;,(] ?(?:va )?(?:phai |can )?co (?P<product>(?:{_PAPERS})\b[^,;.(){DUE}]*)")


def product_of(scene: Scene, clause: Clause) -> tuple[str, tuple[int, int], bool] | None:
    """Return the product, the place of its words, and whether they are no part of the work."""
    text = scene.masked[clause.start : clause.end]
    for pattern, is_cut in ((_NAMED, True), (_ASKED, False)):
        if match := pattern.search(text):
            start, end = match.span("product")
            while end > start and text[end - 1] in " ,":
                end -= 1
            product = tidied(scene.written(clause.start + start, clause.start + end))
            first = match.start() if is_cut else start
            return (product, (clause.start + first, clause.start + end), is_cut) if product else None
    return None
