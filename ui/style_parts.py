"""The style sheet: which part wears which role of ``style``.

Widgets choose a part by ``style.set_kind(widget, "primary")``. A border that grows from 1 to 2 px takes the pixel
from the padding, so nothing moves when a part gets the focus or an error.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template
from typing import Final

from PySide6.QtGui import QPalette

_Role = QPalette.ColorRole
PALETTE: Final[tuple[tuple[QPalette.ColorRole, str], ...]] = (
    (_Role.Window, "window"),
    (_Role.WindowText, "text"),
    (_Role.Base, "surface"),
    (_Role.AlternateBase, "band"),
    (_Role.Text, "text"),
    (_Role.PlaceholderText, "placeholder"),
    (_Role.Button, "surface"),
    (_Role.ButtonText, "text"),
    (_Role.BrightText, "red"),
    (_Role.Light, "surface"),
    (_Role.Midlight, "line"),
    (_Role.Mid, "strong_line"),
    (_Role.Dark, "control"),
    (_Role.Shadow, "strong_line"),
    (_Role.Highlight, "accent"),
    (_Role.HighlightedText, "on_accent"),
    (_Role.Accent, "accent"),
    (_Role.Link, "accent"),
    (_Role.LinkVisited, "accent"),
    (_Role.ToolTipBase, "surface"),
    (_Role.ToolTipText, "text"),
)

_SHEET: Final = Template("""
QMainWindow { background: $window; }
QDialog, QMessageBox { background: $surface; }
QMainWindow::separator { width: 0; height: 0; }
QSplitter::handle { background: $line; }
QToolTip { background: $surface; color: $text; border: 1px solid $strong_line; padding: 4px 6px; }

QFrame[kind="pane"], QWidget[kind="pane"] { background: $surface; border: none; }
QFrame[kind="desk"], QWidget[kind="desk"] { background: $desk; border: none; }
QFrame[kind="menu_row"] { background: $surface; border: none; min-height: 40px; }
QFrame[kind="tab_row"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[kind="tool_row"] { background: $surface; border: none; border-bottom: 1px solid $line; min-height: 47px; }
QFrame[kind="head"] { background: $band; border: none; border-bottom: 1px solid $line; }
QFrame[kind="foot"] { background: $band; border: none; border-top: 1px solid $line; }
QFrame[kind="current"] { background: $band; border: none; border-left: 3px solid $accent; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="popup"] { background: $surface; border: 1px solid $strong_line; border-radius: 6px; }
QFrame[kind="warning"] { background: $amber_fill; border: none; border-radius: 4px; }
QFrame[kind="notice"] { background: $notice; border: 1px solid $notice; border-radius: 6px; }
QFrame[kind="notice"] QLabel { color: $on_notice; }
QFrame[kind="notice"] QLabel[kind="keys"] { color: $on_notice; font-size: ${small_pt}pt; padding-right: 8px; }

QLabel { background: transparent; } QLabel[kind="title"] { font-size: ${page_title_pt}pt; font-weight: 600; }
QLabel[kind="block"] { font-size: ${block_title_pt}pt; font-weight: 600; }
QLabel[kind="figure"] { font-size: ${figure_pt}pt; font-weight: 600; }
QLabel[kind="strong"] { font-weight: 600; } QLabel[kind="sub"] { color: $text2; }
QLabel[kind="small"] { color: $text2; font-size: ${small_pt}pt; }
QLabel[kind="label"] { font-size: ${small_pt}pt; font-weight: 600; }
QLabel[kind="error"] { color: $red; font-size: ${small_pt}pt; }
QLabel[kind="amber"] { color: $amber; font-size: ${small_pt}pt; }
QLabel[kind="required"] { color: $red; font-size: ${small_pt}pt; font-weight: 600; }

QPushButton { background: $surface; color: $text; border: 1px solid $control; border-radius: 4px;
  padding: 1px 12px; min-height: 28px; }
QPushButton:hover, QPushButton:open { background: $band; }
QPushButton:pressed, QPushButton:checked { background: $selection; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; }
QPushButton:disabled { background: $window; color: $disabled; border: 1px solid $strong_line; }
QPushButton::menu-indicator { image: url($chevron_down); subcontrol-position: right center; right: 8px; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $grey_fill; color: $disabled; border-color: $strong_line; }
QPushButton[kind="flat"], QPushButton[kind="link"] { background: transparent; border-color: transparent;
  padding: 1px 8px; }
QPushButton[kind="flat"]:hover { background: $window; }
QPushButton[kind="flat"]:pressed, QPushButton[kind="flat"]:checked { background: $selection; }
QPushButton[kind="link"] { color: $accent; text-align: left; }
QPushButton[kind="link"]:hover { color: $accent_hover; text-decoration: underline; }
QPushButton[kind="flat"]:focus, QPushButton[kind="link"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[kind="flat"]:disabled, QPushButton[kind="link"]:disabled { color: $disabled; }
QPushButton[kind="small_link"] { background: transparent; color: $accent; border: 1px solid transparent;
  padding: 0 3px; min-height: 14px; max-height: 16px; font-size: ${small_pt}pt; font-weight: 600; }
QPushButton[kind="small_link"][alarm="true"] { color: $red; }
QPushButton[kind="small_link"]:hover { text-decoration: underline; }
QPushButton[kind="small_link"]:focus { border: 2px solid $accent; padding: 0 2px; min-height: 12px; max-height: 14px; }
QPushButton[kind="notice"] { background: transparent; color: $notice_accent; border-color: transparent;
  padding: 1px 8px; font-weight: 600; }
QPushButton[kind="notice"]:hover { text-decoration: underline; }
QPushButton[kind="notice"]:focus { border: 2px solid $notice_accent; padding: 0 7px; }
QToolButton[kind="tool"] { background: transparent; border: 1px solid transparent; border-radius: 4px; padding: 1px;
  min-width: 28px; min-height: 28px; }
QToolButton[kind="tool"]:hover { background: $window; }
QToolButton[kind="tool"]:pressed, QToolButton[kind="tool"]:checked { background: $selection; }
QToolButton[kind="tool"]:focus { border: 2px solid $accent; padding: 0; }
QToolButton[kind="tool"]::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $placeholder; }
QLineEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text; border: 1px solid $control;
  border-radius: 4px; padding: 1px 9px; min-height: 28px; }
QLineEdit:focus, QComboBox:focus, QComboBox:on, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 8px; }
QPlainTextEdit[kind="field"], QTextEdit[kind="field"] { background: $surface; color: $text;
  border: 1px solid $control; border-radius: 4px; padding: 3px 5px; }
QPlainTextEdit[kind="field"]:focus, QTextEdit[kind="field"]:focus { border: 2px solid $accent; padding: 2px 4px; }
QLineEdit[invalid="true"], QComboBox[invalid="true"] { border: 2px solid $red; padding: 0 8px; }
QPlainTextEdit[invalid="true"] { border: 2px solid $red; padding: 2px 4px; }
QLineEdit:disabled, QLineEdit:read-only, QComboBox:disabled, QPlainTextEdit[kind="field"]:disabled,
  QPlainTextEdit[kind="field"]:read-only { background: $band; border-color: $strong_line; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit[kind="field"]:disabled { color: $disabled; }
QComboBox QLineEdit, QAbstractSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox { padding: 1px 0 1px 11px; combobox-popup: 0; }
QComboBox:focus, QComboBox:on, QComboBox[invalid="true"] { padding: 0 0 0 10px; }
QLineEdit[kind="cell"], QPlainTextEdit[kind="cell"] { background: $surface; border: 2px solid $accent; border-radius: 0;
  padding: 0 4px; min-height: 0; }
QPlainTextEdit[kind="cell"] { padding: 0; }
QComboBox[kind="cell"] { border: 2px solid $accent; border-radius: 0; padding: 0 0 0 6px; min-height: 0; }
QComboBox::drop-down { subcontrol-position: right center; width: 26px; border: none; }
QComboBox::down-arrow { image: url($chevron_down); width: 16px; height: 16px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $strong_line; outline: 0; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; }
QAbstractItemView { background: $surface; border: none; outline: 0; selection-background-color: $marked;
  selection-color: $on_marked; }
QListView[kind="popup"] { background: $surface; border: 1px solid $strong_line; padding: 3px; }
QListView[kind="choices"] { background: $band; border-right: 1px solid $line; padding: 8px; }
QListView[kind="choices"]::item { min-height: 36px; padding: 0 8px; border-radius: 4px; color: $text; }
QListView[kind="choices"]::item:selected { background: $selection; color: $text; }
QTableView { gridline-color: $line; }
QHeaderView { background: $band; border: none; }
QHeaderView::section { background: $band; color: $text2; border: none; border-bottom: 1px solid $line;
  padding: 0 8px; min-height: 35px; font-size: ${small_pt}pt; font-weight: 600; }
QHeaderView::up-arrow, QHeaderView::down-arrow { width: 12px; height: 12px; subcontrol-position: right center;
  right: 8px; image: url($arrow_up); }
QHeaderView::down-arrow { image: url($arrow_down); }
QTableCornerButton::section { background: $band; border: none; border-bottom: 1px solid $line; }
QPlainTextEdit[kind="details"] { background: $surface; color: $text; border: none; border-top: 1px solid $line;
  padding: 4px 20px; font-size: ${small_pt}pt; }
QScrollArea, QAbstractScrollArea[kind="plain"] { border: none; background: transparent; }
QPlainTextEdit[kind="writing"], QTextEdit[kind="writing"] { background: $surface; color: $text; border: none;
  font-size: ${writing_pt}pt; }

QCheckBox, QRadioButton { spacing: 8px; background: transparent; border: 1px solid transparent; border-radius: 4px;
  padding: 1px; min-height: 24px; }
QCheckBox:focus, QRadioButton:focus { border: 2px solid $accent; padding: 0; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox::indicator, QAbstractItemView::indicator { width: 16px; height: 16px; border: 1px solid $control;
  border-radius: 4px; background: $surface; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked { background: $accent; border-color: $accent;
  image: url($checkmark); }
QRadioButton::indicator { width: 16px; height: 16px; border: 1px solid $control; border-radius: 9px;
  background: $surface; }
QRadioButton::indicator:checked { width: 8px; height: 8px; border: 5px solid $accent; background: $on_accent; }

QMenuBar { background: transparent; border: none; padding: 0 8px; }
QMenuBar::item { padding: 8px; margin: 2px 0; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $window; } QMenuBar::item:pressed { background: $selection; }
QMenu { background: $surface; border: 1px solid $strong_line; padding: 4px 0; }
QMenu::item { padding: 6px 24px 6px 12px; min-height: 20px; }
QMenu::item:selected { background: $marked; color: $on_marked; } QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 12px; } QMenu::indicator { width: 16px; height: 16px; left: 12px; image: none; }
QMenu::indicator:checked { image: url($menu_checkmark); }
QMenu::right-arrow { image: url($chevron_right); width: 16px; height: 16px; right: 8px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }
QStatusBar { background: $surface; border-top: 1px solid $line; min-height: 27px; } QStatusBar::item { border: none; }
QProgressBar { background: $line; border: none; border-radius: 3px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QScrollBar { background: transparent; border: none; } QScrollBar:vertical { width: 11px; }
QScrollBar:horizontal { height: 11px; } QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $control; } QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; } QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; } QAbstractScrollArea::corner { border: none; }
""")


# In high contrast every ground is one colour: what a ground says elsewhere, a border says here.
_CONTRAST: Final = Template("""
QPushButton:hover, QPushButton:open, QPushButton:pressed, QPushButton:checked {
  border: 2px solid $accent; padding: 0 11px; }
QPushButton[kind="flat"]:hover, QPushButton[kind="flat"]:checked, QPushButton[kind="link"]:hover {
  border: 2px solid $accent; padding: 0 7px; }
QPushButton[kind="primary"] { border-color: $text; }
QToolButton[kind="tool"]:hover, QToolButton[kind="tool"]:checked { border: 2px solid $accent; padding: 0; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $marked; color: $on_marked; }
QFrame[kind="warning"], QFrame[kind="notice"] { border: 2px solid $text; }
QFrame[kind="current"] { border: 2px solid $accent; }
QProgressBar { border: 1px solid $text; background: $surface; }
""")


def sheet(
    colors: Mapping[str, str],
    points: Mapping[str, float],
    tinted_file: Callable[[str, str, int], str],
    *,
    contrast: bool = False,
) -> str:
    """Return the style sheet with colours by role, type sizes in points and the few icons it loads itself."""
    sizes = {f"{kind}_pt": f"{value:g}" for kind, value in points.items()}
    parts = _SHEET.substitute(
        colors,
        **sizes,
        chevron_down=tinted_file("chevron_down", "text2", 16),
        chevron_right=tinted_file("chevron_right", "text2", 16),
        arrow_up=tinted_file("arrow_up", "text2", 16),
        arrow_down=tinted_file("arrow_down", "text2", 16),
        menu_checkmark=tinted_file("checkmark", "text", 16),
        checkmark=tinted_file("checkmark", "on_accent", 16),
    )
    return parts + _CONTRAST.substitute(colors) if contrast else parts
