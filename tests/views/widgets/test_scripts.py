"""Twelve scripts in every place that words stand: nothing of their ink is cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QStandardItem, QStandardItemModel, QTextLayout
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from planner.views.theme import Theme
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.fields import TextField, WordsField
from planner.views.widgets.pills import Pill
from planner.views.widgets.scripts import NASTALIQ, written
from planner.views.widgets.table import BELOW_ROLE, Table
from planner.views.widgets.text import ElidedLabel, Label

WORDS = {
    "urdu": "فاطمہ بیگم کی ٹھیک",
    "arabic": "يُوسُفُ العَلِيّ",
    "persian": "مریم رضایی چگونه",
    "hebrew": "רָחֵל כהן",
    "bengali": "আয়েশা বেগম ষ্ঠূ",
    "tamil": "கார்த்திகா ஸ்ரீ",
    "gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "gujarati": "હેતલ પટેલ દૃષ્ટિ",
    "devanagari": "श्रीमती र्द्धूं",
    "chinese": "陈丽华，喝茶",
    "cyrillic": "Ёйжик Щука",
    "latin": "Żaneta Ægĵ",
    "emoji": "👩‍🌾🎶",
}
FROM_RIGHT = ("urdu", "arabic", "persian", "hebrew")
#: What is darker than this is ink; edges and fills are lighter.
DARK = 170


def ink(image: QImage, edge: int = 0) -> tuple[int, int, int, int]:
    """First and last row and column with ink; `edge` pixels at each side are not looked at."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    wide, high, step = grey.width(), grey.height(), grey.bytesPerLine()
    data = bytes(grey.constBits())
    dark = bytes(int(value < DARK) for value in range(256))
    rows = [
        data[y * step + edge : y * step + wide - edge].translate(dark)
        for y in range(edge, high - edge)
    ]
    inked = [y for y, row in enumerate(rows, edge) if 1 in row]
    assert inked, "nothing was drawn"
    found = [row for row in rows if 1 in row]
    return (
        inked[0],
        inked[-1],
        min(row.index(1) for row in found) + edge,
        max(row.rindex(1) for row in found) + edge,
    )


def whole(theme: Theme, style: str, text: str) -> int:
    """How many rows of ink `text` has where nothing cuts it."""
    image = QImage(1200, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    layout = QTextLayout(text, written(theme.font(style), text))
    layout.beginLayout()
    layout.createLine().setLineWidth(1000)
    layout.endLayout()
    painter = QPainter(image)
    painter.setPen(theme.color("ink"))
    layout.draw(painter, QPointF(40, 120))
    painter.end()
    first, last, _left, _right = ink(image)
    return last - first + 1


def label(theme: Theme, text: str) -> tuple[QWidget, str, int]:
    return Label(theme, text, "body"), "body", 0


def elided(theme: Theme, text: str) -> tuple[QWidget, str, int]:
    return ElidedLabel(theme, text, "person"), "person", 0


def clamped(theme: Theme, text: str) -> tuple[QWidget, str, int]:
    return ClampedLabel(theme, text, "words"), "words", 0


def pill(theme: Theme, text: str) -> tuple[QWidget, str, int]:
    return Pill(theme, text, "outline"), "small-bold", 0


def line_edit(theme: Theme, text: str) -> tuple[QWidget, str, int]:
    field = TextField(theme, "")
    field.set_text(text)
    return field, "body", 2


def words_field(theme: Theme, text: str) -> tuple[QWidget, str, int]:
    field = WordsField(theme, "")
    field.set_text(text)
    return field, "words", 2


def table(theme: Theme, text: str) -> tuple[QWidget, str, int]:
    made = Table(theme)
    model = QStandardItemModel(1, 1, made)
    model.setItem(0, 0, QStandardItem(text))
    made.setModel(model)
    made.setMinimumHeight(2 * theme.size("table-row") + theme.size("table-head"))
    return made, "body", 0


PLACES: list[Callable[[Theme, str], tuple[QWidget, str, int]]] = [
    label, elided, clamped, pill, line_edit, words_field, table
]  # fmt: skip


def shown(widget: QWidget) -> QImage:
    """The part of a widget that words stand in, as it is drawn."""
    if isinstance(widget, TextField):
        return widget.edit.grab().toImage()
    if isinstance(widget, WordsField):
        return widget.edit.grab().toImage()
    if isinstance(widget, Table):
        return widget.viewport().grab().toImage()
    return widget.grab().toImage()


@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: str(place.__name__))
@pytest.mark.parametrize("script", WORDS)
def test_no_ink_is_cut(
    qtbot: QtBot,
    theme: Theme,
    script: str,
    place: Callable[[Theme, str], tuple[QWidget, str, int]],
    scale: int,
) -> None:
    theme.set_scale(scale)
    widget, style, edge = place(theme, WORDS[script])
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.resize(900, max(widget.sizeHint().height(), 1))
        widget.show()
    widget.clearFocus()
    image = shown(widget)
    first, last, _left, _right = ink(image, edge)
    assert last - first + 1 >= whole(theme, style, WORDS[script]) - 1


@pytest.mark.parametrize("script", FROM_RIGHT)
@pytest.mark.parametrize(
    "place", [label, clamped, line_edit, words_field], ids=lambda place: str(place.__name__)
)
def test_words_from_the_right_stand_at_the_right(
    qtbot: QtBot,
    theme: Theme,
    script: str,
    place: Callable[[Theme, str], tuple[QWidget, str, int]],
) -> None:
    widget, _style, edge = place(theme, WORDS[script])
    qtbot.addWidget(widget)
    with qtbot.waitExposed(widget):
        widget.resize(600, max(widget.sizeHint().height(), 1))
        widget.show()
    image = shown(widget)
    _first, _last, left, right = ink(image, 10 if edge else 0)  # inside the box's round corners
    assert left > image.width() / 2
    assert right > image.width() - 40


def test_urdu_is_in_nastaliq_and_arabic_is_not(theme: Theme) -> None:
    assert NASTALIQ in written(theme.font("body"), WORDS["urdu"]).families()
    assert NASTALIQ not in written(theme.font("body"), WORDS["arabic"]).families()


def test_what_does_not_fit_ends_where_reading_ends(qtbot: QtBot, theme: Theme) -> None:
    words = ElidedLabel(theme, "אני רוצה לישון טוב יותר כל לילה", "body")
    qtbot.addWidget(words)
    words.resize(120, words.sizeHint().height())
    image = words.grab().toImage()
    _first, _last, left, _right = ink(image)
    dots = image.copy(left, 0, 10, image.height())
    first, last, _left, _right = ink(dots)
    assert last - first < 4  # an ellipsis lies low, letters do not


def test_a_name_in_urdu_and_a_line_below_it_share_a_row(qtbot: QtBot, theme: Theme) -> None:
    made = Table(theme)
    qtbot.addWidget(made)
    model = QStandardItemModel(1, 1, made)
    item = QStandardItem(WORDS["urdu"])
    item.setData("Opened today 10:30", BELOW_ROLE)
    model.setItem(0, 0, item)
    made.setModel(model)
    made.resize(500, 200)
    with qtbot.waitExposed(made):
        made.show()
    image = made.viewport().grab().toImage()
    above = ink(image.copy(0, 0, 500, theme.size("table-row") - 2))
    assert above[1] - above[0] > whole(theme, "body", WORDS["urdu"]) + 8


def test_words_typed_in_another_script_take_its_font_and_side(qtbot: QtBot, theme: Theme) -> None:
    field = WordsField(theme, "")
    qtbot.addWidget(field)
    field.set_text("Jean")
    low = field.edit.height()
    field.set_text("میں اکیلے گھر سے نکلنے میں ڈرتی ہوں۔\n" * 4)
    assert NASTALIQ in field.edit.font().families()
    assert field.edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignRight
    assert field.edit.height() > low
    field.set_text("Jean")
    assert NASTALIQ not in field.edit.font().families()
    assert field.edit.document().defaultTextOption().alignment() == Qt.AlignmentFlag.AlignLeft
    assert field.edit.height() == low
