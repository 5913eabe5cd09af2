"""The page "Dấu và số văn bản": whose seal, with head and end of the paper beside it, and where the file is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.documents.content import SizePreset
from cchc_desktop.i18n import _
from cchc_desktop.storage.places import is_network_or_synced
from cchc_desktop.storage.proposing import SUFFIX, proposed_file, unused
from ui import style
from ui.common.fields import FULL, HALF, ChoiceField, Form, LineField
from ui.common.fields.text_notices import unprintable
from ui.common.icon_label import IconLabel
from ui.common.prompts import Prompts
from ui.first_start.names import Names
from ui.first_start.step import Step, block_title
from ui.settings.paper_picture import PaperPicture, PictureSource
from ui.settings.seal_field import SealField

_PICTURE, _LOW_PICTURE = 304, 288


class PapersStep(Step):
    """Edits seal, numbers and type size; where ``keeps_place`` it also asks for the place of the file."""

    def __init__(self, names: Names, source: PictureSource, prompts: Prompts, *, keeps_place: bool) -> None:
        super().__init__(
            _("Seal and numbers"), _("Whose name, number and seal papers carry; each kind of paper can differ later.")
        )
        self._names, self._prompts = names, prompts
        self._chosen: Path | None = None
        self.keeps_place = keeps_place
        self.seal_form, self.form = Form(), Form()
        self.picture = PaperPicture(source, with_end=True)
        self.place = IconLabel("", wraps=True)
        self.place_button = QPushButton(_("&Another place…"))
        self.warning = IconLabel("amber", wraps=True)
        self._fill_forms()
        self._build()
        self.place_button.clicked.connect(self._choose_place)
        names.changed.connect(self._show_place)
        self._show_place()

    # -- the page

    def focus_first(self) -> None:
        seal = self.seal_form.fields["seal_case"]
        assert isinstance(seal, SealField)
        seal.buttons[seal.value()].setFocus(Qt.FocusReason.TabFocusReason)

    def check(self) -> bool:
        return self.form.validate()

    def enter(self) -> None:
        self._show_place()

    def show_low(self, low: bool) -> None:
        super().show_low(low)
        self.picture.setFixedWidth(_LOW_PICTURE if low else _PICTURE)

    def path(self) -> Path:
        """Return where the file is to be kept; nothing is there yet."""
        if self._chosen is not None:
            return self._chosen
        return proposed_file(self._names.values["organisation_short"] or self._names.values["organisation"] or "CCHC")

    # -- parts

    def _fill_forms(self) -> None:
        self.seal_form.add("seal_case", _("Whose head and seal"), SealField(), span=FULL)
        symbol = LineField(max_length=30, missing_glyphs=unprintable)
        self.form.add(
            "organisation_symbol",
            _("Symbol of the organ"),
            symbol,
            required=True,
            span=HALF,
        )
        sizes = [
            (SizePreset.LARGE.value, _("Large: motto 14, text 14 pt")),
            (SizePreset.SMALL.value, _("Small: motto 13, text 13 pt")),
        ]
        self.form.add("size_preset", _("Type size"), ChoiceField(sizes), span=HALF)
        self._names.take(self.seal_form)
        self._names.take(self.form)

    def _build(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(style.MARGIN)
        upper.addWidget(self.seal_form, 1, Qt.AlignmentFlag.AlignTop)
        seen = QVBoxLayout()
        seen.setSpacing(0)
        seen.addWidget(block_title(_("Papers will look like this")))
        seen.addWidget(self.picture)
        seen.addStretch(1)
        upper.addLayout(seen)
        self.column.addLayout(upper)
        self.column.addWidget(self.form)
        self.column.addWidget(self._place_part())
        self.column.addStretch(1)

    def _place_part(self) -> QWidget:
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.addWidget(block_title(_("The file is kept here")), 0, 0)
        row = QHBoxLayout()
        row.setSpacing(style.GUTTER)
        row.addWidget(self.place, 1)
        row.addWidget(self.place_button, 0, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(row, 1, 0)
        grid.addWidget(self.warning, 2, 0)
        part.setVisible(self.keeps_place)
        return part

    # -- the place

    def _show_place(self) -> None:
        if not self.keeps_place:
            return
        path = self.path()
        self.place.show_text(f"{path.name}\n{path.parent}", "document")
        sentence = is_network_or_synced(path)
        self.warning.show_text(sentence or "", "warning", "amber", filled=True)
        self.warning.setVisible(sentence is not None)

    def _choose_place(self) -> None:
        types = _("Committee files ({types})").format(types=f"*{SUFFIX}")
        path = self._prompts.choose_save_file(_("Where the file is kept"), self.path(), types)
        if path is not None:
            self._chosen = unused(path if path.suffix.casefold() == SUFFIX else path.with_name(path.name + SUFFIX))
            self._show_place()
