"""Draw the pages of every kind of paper from its PDF: ``python docs/screenshots/papers.py [FOLDER] [KINDS]``.

Each kind as the sample's committee gets it: ``paper-minutes.png``, ``paper-minutes-2.png``. At most two pages a kind.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QGuiApplication, QImage

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from cchc_desktop import i18n, paths  # noqa: E402
from cchc_desktop.documents import pdf  # noqa: E402
from cchc_desktop.documents.content import Document  # noqa: E402
from cchc_desktop.documents.kinds import KINDS  # noqa: E402
from cchc_desktop.documents.sheets import SHEET_KINDS  # noqa: E402
from cchc_desktop.exchange.loading import load_file  # noqa: E402
from cchc_desktop.meetings.queries import meeting_facts, meeting_id  # noqa: E402
from cchc_desktop.storage.migrate import open_file  # noqa: E402
from ui.common.page_images import OpenPdf  # noqa: E402

MOST_PAGES = 2
DOTS_PER_POINT = 1.35
"""The page of a portrait sheet is 803 dots wide."""
_GREYS = 16


def main(folder: Path, names: Collection[str] = ()) -> None:
    """Draw the pages of the kinds named, of all without names."""
    app = QGuiApplication.instance() or QGuiApplication(["papers"])
    i18n.set_language("vi")
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in sample_papers():
        if not names or name in names:
            draw(name, document, folder)
    del app


def sample_papers() -> Iterator[tuple[str, Document]]:
    """Yield every kind with the first paper of its sample."""
    with tempfile.TemporaryDirectory(prefix="cchc-papers-") as home:
        file = Path(home, "papers.cchc")
        load_file(file, paths.resources("sample", "sample.yaml"))
        with open_file(file, read_only=True) as data, data.reading() as session:
            for kind in KINDS:
                facts = meeting_facts(session, meeting_id(session, kind.sample))
                yield kind.name, kind.build(facts)
            for sheet in SHEET_KINDS:
                yield sheet.name, sheet.read(session, sheet.sample)[0].build()


def draw(name: str, document: Document, folder: Path) -> None:
    """Write the first pages of a paper as pictures; those of an earlier run go."""
    opened = OpenPdf(pdf.render(document).data)
    for old in (*folder.glob(f"paper-{name}.png"), *folder.glob(f"paper-{name}-[0-9].png")):
        old.unlink()
    for page, size in enumerate(opened.sizes[:MOST_PAGES]):
        wanted = QSize(round(size.width() * DOTS_PER_POINT), round(size.height() * DOTS_PER_POINT))
        number = f"-{page + 1}" if page else ""
        write_grey(opened.document.render(page, wanted), folder / f"paper-{name}{number}.png")


def write_grey(image: QImage, path: Path) -> None:
    """Write a page in sixteen greys on white, with the thin frame that parts it from a white ground."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    page = Image.open(io.BytesIO(buffer.data().data())).convert("RGBA")
    sheet = Image.new("RGBA", page.size, "white")
    sheet.alpha_composite(page)
    framed = Image.new("L", (page.width + 2, page.height + 2), 0xB0)
    framed.paste(sheet.convert("L"), (1, 1))
    framed.quantize(_GREYS, dither=Image.Dither.NONE).save(path, optimize=True)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images"
    main(target, sys.argv[2:])
