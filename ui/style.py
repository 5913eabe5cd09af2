"""How the program looks: the one place with colours, type sizes, measures and icons.

Every widget and delegate asks here by role (``color("red")``, ``font("small")``, ``icon("print")``). Colours follow
the system's scheme and its high contrast mode while the program runs: icons and painted parts look a role up each
time they draw, so nothing keeps a colour of its own. The style sheet itself is in ``style_parts``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QDir, QRect, Qt, QTemporaryDir
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QIcon, QPainter, QPalette, QPen
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from cchc_desktop import paths
from ui import style_parts
from ui.style_icons import TintedIcon, icon_file

# role: (light, dark)
TOKENS: Final[dict[str, tuple[str, str]]] = {
    "window": ("#F3F5F7", "#14181D"),
    "surface": ("#FFFFFF", "#1B2128"),
    "band": ("#F7F8FA", "#222931"),
    "line": ("#DDE2E8", "#323B45"),
    "strong_line": ("#C9D0D8", "#46515D"),
    "control": ("#7D8996", "#7B8794"),
    "text": ("#1A222C", "#E9EDF1"),
    "text2": ("#52606D", "#AEB8C3"),
    "placeholder": ("#66727F", "#98A4B0"),
    "disabled": ("#7A8693", "#7B8794"),
    "desk": ("#E6EAEE", "#0F1216"),
    "page": ("#FFFFFF", "#FFFFFF"),
    "accent": ("#0B5A8C", "#7CC0EC"),
    "accent_hover": ("#094A73", "#9AD0F2"),
    "accent_pressed": ("#073B5C", "#B5DDF6"),
    "on_accent": ("#FFFFFF", "#0B2233"),
    "tint": ("#E4F0F8", "#16324A"),
    "selection": ("#D3E6F3", "#1D3F59"),
    "marked": ("#D3E6F3", "#1D3F59"),
    "on_marked": ("#1A222C", "#E9EDF1"),
    "red": ("#A4161A", "#FF9C96"),
    "red_fill": ("#FCE7E6", "#4A1E20"),
    "amber": ("#834700", "#F3BE6C"),
    "amber_fill": ("#FDEFD6", "#45300F"),
    "green": ("#1B6635", "#86D39B"),
    "green_fill": ("#E3F3E7", "#173A21"),
    "olive": ("#5C5200", "#D8CD7A"),
    "grey": ("#45505B", "#BBC5CF"),
    "grey_fill": ("#ECEFF2", "#2D353E"),
    "scroll": ("#B4BDC7", "#B4BDC7"),
    "notice": ("#1A222C", "#323B45"),
    "on_notice": ("#FFFFFF", "#FFFFFF"),
    "notice_accent": ("#7CC0EC", "#7CC0EC"),
    "page_mark": ("#E4F0F8", "#E4F0F8"),
    "page_mark_bar": ("#0B5A8C", "#0B5A8C"),
}

# In high contrast a role is one of the system's own colours; what is not named here is WindowText.
_CONTRAST_ROLES: Final[dict[str, QPalette.ColorRole]] = {
    **dict.fromkeys(("window", "band", "desk"), QPalette.ColorRole.Window),
    **dict.fromkeys(
        ("surface", "tint", "selection", "red_fill", "amber_fill", "green_fill", "grey_fill", "notice"),
        QPalette.ColorRole.Base,
    ),
    **dict.fromkeys(("accent", "accent_hover", "accent_pressed", "marked"), QPalette.ColorRole.Highlight),
    **dict.fromkeys(("on_accent", "on_marked"), QPalette.ColorRole.HighlightedText),
}
_FIXED_ROLES: Final = ("page", "page_mark", "page_mark_bar")  # paper looks like paper in every scheme

SCHEMES: Final = ("system", "light", "dark", "contrast")
"""What can be chosen; "system" also follows the system's own high contrast, and no choice takes that away."""

# High contrast chosen here, on a system that has none of its own to offer: role: (light, dark)
CONTRAST: Final[dict[QPalette.ColorRole, tuple[str, str]]] = {
    **dict.fromkeys((QPalette.ColorRole.Window, QPalette.ColorRole.Base), ("#FFFFFF", "#000000")),
    QPalette.ColorRole.WindowText: ("#000000", "#FFFFFF"),
    QPalette.ColorRole.Highlight: ("#37006E", "#FFE100"),
    QPalette.ColorRole.HighlightedText: ("#FFFFFF", "#000000"),
}
CONTRAST_DISABLED: Final = ("#4F4F4F", "#B0B0B0")

# Heights and widths in logical pixels, all on a grid of 4.
BUTTON: Final = 32
CHIP: Final = 28
PILL: Final = 24
MAIN_TAB: Final = 44
PAGE_TAB: Final = 36
TOOL_ROW: Final = 48
STATUS_BAR: Final = 28
HEADER: Final = 36
ROW: Final = 44
DENSE_ROW: Final = 36
LIST_ROW: Final = 64
GUTTER: Final = 16
MARGIN: Final = 24
MEETING_LIST: Final = 256
PREVIEW: Final = 452
DATE_WIDTH: Final = 144
TIME_WIDTH: Final = 64
FIELD_MAX: Final = 720
DIALOG: Final = 560

MIN_POINTS: Final = 10.0
# kind of type: (share of the base size, semibold)
FONTS: Final[dict[str, tuple[float, bool]]] = {
    "small": (0.9, False),
    "label": (0.9, True),
    "body": (1.0, False),
    "strong": (1.0, True),
    "writing": (1.05, False),
    "block_title": (1.2, True),
    "page_title": (1.5, True),
    "figure": (1.8, True),
}
_PREFERRED_FAMILIES: Final = ("Segoe UI", "Open Sans", "Noto Sans")


@dataclass
class _Look:
    """What ``apply`` resolved last."""

    scheme: str = "system"
    dark: bool = False
    contrast: bool = False
    colors: dict[str, QColor] = field(default_factory=dict)
    files: QTemporaryDir | None = None


_look = _Look()


def apply(app: QApplication, scheme: str = "system") -> None:
    """Dress the program in one of ``SCHEMES``; another word means "system". Call again to change it at once."""
    hints = app.styleHints()
    if _look.files is None:
        _look.files = QTemporaryDir()
        QDir.addSearchPath("style", _look.files.path())
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(_base_font(app.font()))
        app.setWindowIcon(QIcon(str(paths.resources("icons", "app.svg"))))
        hints.colorSchemeChanged.connect(lambda _scheme: _refresh(app))
        hints.accessibility().contrastPreferenceChanged.connect(lambda _contrast: _refresh(app))
    _look.scheme = scheme if scheme in SCHEMES else "system"
    wanted = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(scheme, Qt.ColorScheme.Unknown)
    hints.setColorScheme(wanted)
    _refresh(app)


def scheme() -> str:
    """Return the one of ``SCHEMES`` in use."""
    return _look.scheme


def color(role: str) -> QColor:
    """Return the colour of a role in the scheme in use."""
    found = _look.colors.get(role)
    return QColor(found) if found is not None else QColor(TOKENS[role][_look.dark])


def is_high_contrast() -> bool:
    """Tell whether high contrast is asked for: then parts have borders instead of fills."""
    return _look.contrast


def font(kind: str = "body") -> QFont:
    """Return the type of a kind of text (see ``FONTS``)."""
    share, semibold = FONTS[kind]
    made = QFont(QApplication.font())
    made.setPointSizeF(made.pointSizeF() * share)
    made.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    return made


def icon(name: str, role: str = "text2", filled: bool = False, size: int = 20, *, on: str | None = None) -> QIcon:
    """Return a Fluent icon in a role's colour; with ``on``, its "on" state is filled and in that role."""
    return QIcon(TintedIcon(color, name, role, filled, size, on))


def draw_icon(painter: QPainter, rect: QRect, name: str, role: str, *, filled: bool = False) -> None:
    """Draw an icon into a square of logical pixels, sharp at every scale."""
    TintedIcon(color, name, role, filled, rect.width(), None).paint(painter, rect, QIcon.Mode.Normal, QIcon.State.Off)


def draw_ring(painter: QPainter, rect: QRect) -> None:
    """Draw the 2 px border that says "here": the focus, and in high contrast what is selected."""
    painter.setPen(QPen(color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def set_kind(widget: QWidget, kind: str) -> None:
    """Make a widget one of the kinds of the style sheet, also after it was shown."""
    set_mark(widget, "kind", kind)


def set_mark(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet looks at and let the widget take its new look."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def _refresh(app: QApplication) -> None:
    system_dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    _look.dark = _look.scheme == "dark" or (_look.scheme in ("system", "contrast") and system_dark)
    system_contrast = _wants_high_contrast(app)
    _look.contrast = system_contrast or _look.scheme == "contrast"
    shown = {role: QColor(pair[_look.dark]) for role, pair in TOKENS.items()}
    if _look.contrast:
        shown |= _contrast_colors(_system_palette(app) if system_contrast else _own_contrast(dark=_look.dark))
    is_new, _look.colors = shown != _look.colors, shown
    app.setPalette(_palette())
    if is_new:  # the system may tell one change more than once, and a sheet dresses every part again
        points = {kind: app.font().pointSizeF() * share for kind, (share, _bold) in FONTS.items()}
        names = {role: value.name() for role, value in shown.items()}
        app.setStyleSheet(style_parts.sheet(names, points, _tinted_file, contrast=_look.contrast))


def _wants_high_contrast(app: QApplication) -> bool:
    return app.styleHints().accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast


def _system_palette(app: QApplication) -> QPalette:
    app.setPalette(QPalette())  # gives the system's own back
    return app.palette()


def _own_contrast(*, dark: bool) -> QPalette:
    made = QPalette()
    for role, pair in CONTRAST.items():
        made.setColor(role, QColor(pair[dark]))
    made.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, QColor(CONTRAST_DISABLED[dark]))
    return made


def _contrast_colors(system: QPalette) -> dict[str, QColor]:
    shown = {
        role: system.color(_CONTRAST_ROLES.get(role, QPalette.ColorRole.WindowText))
        for role in TOKENS
        if role not in _FIXED_ROLES
    }
    pale = system.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText)
    shown["disabled"] = shown["placeholder"] = pale  # a hint must not look like something entered
    return shown


def _palette() -> QPalette:
    made = QPalette(color("window"))
    for role, token in style_parts.PALETTE:
        made.setColor(role, color(token))
        if token in ("text", "on_accent"):
            made.setColor(QPalette.ColorGroup.Disabled, role, color("disabled"))
    return made


def _tinted_file(name: str, role: str, size: int) -> str:
    """Write an icon in a role's colour where the style sheet can load it; return its address."""
    assert _look.files is not None
    shade = color(role).name()
    file_name = f"{name}-{size}-{shade.lstrip('#')}.svg"
    with open(icon_file(name, False, size), encoding="utf-8") as source:
        drawing = source.read().replace("<svg ", f'<svg fill="{shade}" ', 1)
    with open(_look.files.filePath(file_name), "w", encoding="utf-8") as target:
        target.write(drawing)
    return f"style:{file_name}"


def _base_font(system: QFont) -> QFont:
    """Return the system's own type, at least 10 pt; a system without one of its own gets a known family."""
    made = QFont(system)
    if QFontInfo(system).family().startswith(("DejaVu", "Bitstream")) or system.family() in ("Sans Serif", "Sans"):
        known = set(QFontDatabase.families())
        made.setFamily(next((family for family in _PREFERRED_FAMILIES if family in known), system.family()))
    made.setPointSizeF(max(system.pointSizeF(), MIN_POINTS))
    return made
