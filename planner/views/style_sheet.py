"""The one style sheet: edges, corners and states of what Qt draws. Widgets only set properties."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.views.theme import Theme

#: What it is laid over, as Qt's command line says it: `setStyle` would make every class of styles,
#: 5 ms at each start.
STYLE = ("-style", "Fusion")
#: Sizes are of the content: edges (1 px each side) are already taken off.
SHEET = Template("""
QToolTip { background: $inverse; color: $on_inverse; border: 1px solid $inverse; padding: ${p6}px }

QPushButton { outline: none; border: 1px solid transparent; border-radius: 10px;
    min-height: ${press}px; padding: 0 ${p16}px; color: $primary; background: transparent }
QPushButton[big="true"] { min-height: ${press_big}px }
QPushButton[turned="true"] { min-height: ${turned}px }
QPushButton[flush="true"] { padding: 0 ${p8}px; text-align: left }
QPushButton[lone="true"] { padding: 0; min-width: ${press}px }
QPushButton[kind="bare"] { min-height: 0; padding: 0 }
QPushButton[kind="primary"] { background: $primary; border-color: $primary; color: $on_primary }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover }
QPushButton[kind="primary"]:pressed { background: $primary_pressed; border-color: $primary_pressed }
QPushButton[kind="secondary"], QPushButton[kind="chip"] {
    background: $surface; border-color: $control }
QPushButton[kind="chip"] { border-radius: ${chip_radius}px; color: $ink }
QPushButton[kind="secondary"]:hover, QPushButton[kind="quiet"]:hover,
QPushButton[kind="chip"]:hover { background: $primary_tint }
QPushButton[kind="secondary"]:pressed, QPushButton[kind="quiet"]:pressed,
QPushButton[kind="chip"]:pressed { background: $primary_press }
QPushButton[kind="chip"]:checked { background: $primary_tint; border: 2px solid $primary;
    color: $primary; min-height: ${press_in}px }
QPushButton[kind="digit"] { background: $surface; border-color: $control; color: $ink }
QPushButton[kind="digit"]:hover { background: $primary_tint }
QPushButton[kind="digit"]:pressed { background: $primary_press }
QPushButton[kind="danger"] { background: $surface; border-color: $danger; color: $danger }
QPushButton[kind="danger"]:hover { background: $danger_tint }
QPushButton[kind="danger"]:pressed { background: $danger_press }
QPushButton[kind="danger"][confirms="true"] { background: $danger; color: $on_danger }
QPushButton[kind="inverse"] { color: $on_inverse; text-decoration: underline }
QPushButton::menu-indicator { image: none; width: 0 }
QPushButton:disabled, QPushButton[kind="danger"][confirms="true"]:disabled {
    background: $sunken; border-color: $line; color: $muted }
QPushButton[kind="quiet"]:disabled { background: transparent; border-color: transparent }

QLineEdit, QPlainTextEdit { background: $surface; border: 1px solid $control; border-radius: 10px;
    selection-background-color: $primary; selection-color: $on_primary }
QLineEdit { min-height: ${press}px; padding: 0 ${p12}px }
QLineEdit[turned="true"] { min-height: ${turned}px }
QLineEdit[big="true"] { min-height: ${press_big}px }
QPlainTextEdit { padding: ${p6}px ${p8}px }
QPlainTextEdit[tint="step3"] { background: $step3_tint; border-color: $step3 }
QLineEdit[error="true"] { border: 2px solid $danger; min-height: ${press_in}px;
    padding: 0 ${p11}px }
QPlainTextEdit[error="true"] { border: 2px solid $danger }
QLineEdit[error="true"][big="true"] { min-height: ${press_big_in}px }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $sunken; border-color: $line }
QLineEdit[fixed="true"] { background: $sunken }

QFrame[card="surface"] { background: $surface; border: 1px solid $line; border-radius: 12px }
QFrame[card="sunken"] { background: $sunken; border: 1px solid $line; border-radius: 14px }
QFrame[card="paper"] { background: $bg; border: none; border-radius: 10px }
QFrame[card="keypad"] { background: $surface; border: 1px solid $line; border-radius: 20px }
QFrame[card="control"] { background: $surface; border: 1px solid $control; border-radius: 12px }
QFrame[card="step1-open"] { background: $surface; border: 1px solid $step1_line;
    border-radius: 12px }
QFrame[card="inverse"] { background: $inverse; border: none; border-radius: 12px }
QFrame[card="dialog"] { background: $surface; border: 1px solid $control; border-radius: 16px }
QFrame[card="side"] { background: $sunken; border: none; border-left: 1px solid $line }
QFrame[card="strip"] { background: $surface; border: none; border-top: 1px solid $line }
QFrame[card="rail"] { background: $sunken; border: none; border-right: 1px solid $line }
QToolButton[part="rail"] { background: transparent; border: 1px solid transparent;
    border-radius: 12px; color: $muted; padding: ${p6}px 0 }
QToolButton[part="rail"]:hover { background: $primary_tint }
QToolButton[part="rail"]:pressed { background: $primary_press }
QToolButton[part="rail"]:checked { background: $surface; border-color: $line; color: $primary }
QPushButton[part="entry"] { background: transparent; border: 2px solid transparent; padding: 0;
    min-height: ${entry}px; max-height: ${entry}px }
QPushButton[part="entry"]:hover { background: $primary_tint }
QPushButton[part="entry"]:checked { background: $surface; border-color: $primary }
QPushButton[look="search"] { color: $muted; text-align: left }
QLabel[part="key"] { background: $sunken; border: 1px solid $line; border-radius: 6px;
    color: $muted; padding: 1px ${p8}px }
QFrame[card="link"] { background: $control; border: none }
QFrame[card="line"] { background: $line; border: none }
QFrame[edged="true"] { margin: ${p8}px ${p32}px 0 ${p32}px }
$tinted

QScrollArea { background: transparent; border: none; outline: none }
QScrollArea > QWidget > QWidget[scrolled="true"] { background: transparent }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0 }
QScrollBar:horizontal { background: transparent; height: 14px; margin: 0 }
QScrollBar::handle { background: $control; border: 4px solid transparent; border-radius: 7px }
QScrollBar::handle:vertical { min-height: 44px; margin: 0 4px; border: none; border-radius: 3px }
QScrollBar::handle:horizontal { min-width: 44px; margin: 4px 0; border: none; border-radius: 3px }
QScrollBar::handle:hover { background: $primary }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0 }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent }

QMenu { background: $surface; border: 1px solid $control; padding: ${p6}px }
QMenu::item { padding: ${p10}px ${p16}px; border-radius: 6px; color: $ink }
QMenu::item:selected { background: $primary_tint; color: $primary }
QMenu::item:disabled { color: $muted }
QMenu::separator { height: 1px; background: $line; margin: ${p6}px }

QTableView { background: $surface; border: 1px solid $line; border-radius: 12px; outline: none;
    gridline-color: transparent }
QHeaderView { background: transparent; border: none }
QComboBoxPrivateContainer { background: $surface; border: 1px solid $control }
QAbstractItemView { outline: none; background: $surface }
QCalendarWidget QWidget { background: $surface }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface }
QCalendarWidget QToolButton { background: transparent; border: none; border-radius: 10px;
    color: $ink; min-height: ${press}px; min-width: ${press}px; font-weight: bold }
QCalendarWidget QToolButton:hover { background: $primary_tint }
QCalendarWidget QToolButton::menu-indicator { image: none }
QCalendarWidget QTableView { border: none; border-radius: 0 }
QListView#choices::item { min-height: ${press}px; padding: 0 ${p12}px; color: $ink }
QListView#choices::item:selected { background: $primary_tint; color: $primary }
""")

#: What is told apart by paper colour alone has an edge in high contrast; what cannot be pressed a
#: broken one.
_STRONG = Template("""
QFrame[card="paper"] { border: 1px solid $line }
QFrame[card="surface"], QFrame[card="sunken"], QFrame[card="keypad"], QFrame[card="control"],
QTableView { border-color: $control }
QFrame[card="primary"], QFrame[card="attention"], QFrame[card="success"], QFrame[card="danger"] {
    border-width: 2px }
QCalendarWidget QTableView { border: none }
QToolButton[part="rail"]:checked { border: 2px solid $primary }
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed { background: $danger_press }
QPushButton[kind="danger"][confirms="true"] { background: $danger }
QPushButton:disabled, QPushButton[kind="danger"][confirms="true"]:disabled, QLineEdit:disabled,
QPlainTextEdit:disabled { border: 1px dashed $control }
QPushButton[kind="quiet"]:disabled { border: 1px dashed $control }
""")

#: Things to press on the turned screen grow with the text only so far, in pixels: the question
#: needs the room.
MOST_TURNED = 96

_TINTED = Template(
    'QFrame[card="$kind"] { background: $tint; border: 1px solid $line; border-radius: 12px }'
)
TINTS = ("primary", "attention", "success", "danger", "step1", "step2", "step3")


def style_sheet(theme: Theme) -> str:
    """The sheet in the colours and sizes of `theme`."""
    from planner.views.theme import tokens

    values = {name.replace("-", "_"): theme.hex(name) for name in tokens()["colors"]}
    values |= {f"p{size}": str(theme.px(size)) for size in (6, 8, 10, 11, 12, 16, 32)}
    values["press"] = str(theme.size("press") - 2)
    values["press_in"] = str(theme.size("press") - 4)
    values["press_big"] = str(theme.size("press-big") - 2)
    values["press_big_in"] = str(theme.size("press-big") - 4)
    values["turned"] = str(min(theme.size("turned-press"), MOST_TURNED) - 2)
    values["entry"] = str(theme.px(64) - 4)
    values["chip_radius"] = str(theme.size("press") // 2)
    values["tinted"] = "\n".join(
        _TINTED.substitute(
            kind=kind, tint=theme.hex(f"{kind}-tint"), line=theme.hex(f"{kind}-line")
        )
        for kind in TINTS
    )
    strong = _STRONG.substitute(values) if theme.high_contrast else ""
    return SHEET.substitute(values) + strong
