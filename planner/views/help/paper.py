"""Markdown as it is read on the screen: our type and colours, and nothing loaded from outside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QImageReader,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)

from planner.system.resources import guide
from planner.views.theme import Theme

#: The pictures of the guide, and nothing else, can be asked for.
_PICTURE = re.compile(r"pictures/[a-z0-9-]+\.png")
#: A picture on a line of its own, with what it shows in words.
_SHOWN = re.compile(r"^!\[([^\]]+)\]\([^)]+\)$", re.MULTILINE)
#: Type styles of headings: of the page, its parts, and what is below them.
_STYLES = {1: "page", 2: "section"}
_LINE = 122


class Paper(QTextDocument):
    """Markdown laid out in the theme; pictures come from the guide's own folder alone."""

    def __init__(self, theme: Theme, markdown: str, width: int, ratio: float = 1.0) -> None:
        super().__init__()
        self._theme = theme
        self._width = width
        self._ratio = ratio
        self.setDefaultFont(theme.font("body"))
        self.setIndentWidth(theme.px(22))
        # its words stand below a picture: a screen reader finds none inside it
        self.setMarkdown(_SHOWN.sub(r"\g<0>\n\n\1", markdown))
        self._dress()

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the guide as wide as it is shown; nothing for any other name.

        Qt's own way would read any file of this computer.
        """
        path = name.toString() if isinstance(name, QUrl) else name
        if kind != QTextDocument.ResourceType.ImageResource.value or not _PICTURE.fullmatch(path):
            return None
        picture = QImage(str(guide(path)))
        size = fitted(picture.size(), self._width) * self._ratio
        picture = picture.scaled(
            size,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        picture.setDevicePixelRatio(self._ratio)
        return picture

    def headings(self) -> list[tuple[int, str, int]]:
        """Each heading: its level, its words, and where it begins."""
        return [
            (block.blockFormat().headingLevel(), block.text(), block.position())
            for block in _blocks(self)
            if block.blockFormat().headingLevel()
        ]

    def place_of(self, anchor: str) -> int | None:
        """Where the heading begins to which a link such as `#first-start` leads."""
        for _level, words, position in self.headings():
            if slug(words) == anchor:
                return position
        return None

    def _dress(self) -> None:
        """Type, line heights, tables and sizes of pictures, before anything is laid out."""
        below_picture = False
        for block in list(_blocks(self)):
            level = block.blockFormat().headingLevel()
            cursor = QTextCursor(block)
            cursor.mergeBlockFormat(self._block(level, block))
            for fragment in list(_fragments(block)):
                end = fragment.position() + fragment.length()
                form = self._letters(level, fragment.charFormat())
                if below_picture:
                    _set_font(form, self._theme.font("small"))
                    form.setForeground(self._theme.color("muted"))
                cursor.setPosition(fragment.position())
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                cursor.setCharFormat(form)
            below_picture = _has_picture(block)
        for frame in self.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                self._table(frame)

    def _block(self, level: int, block: QTextBlock) -> QTextBlockFormat:
        form = QTextBlockFormat()
        px = self._theme.px
        form.setLineHeight(
            100.0 if _has_picture(block) else float(_LINE),
            QTextBlockFormat.LineHeightTypes.ProportionalHeight.value,
        )
        in_list = block.textList() is not None
        form.setTopMargin(px(18 if level else 2 if in_list else 6))
        form.setBottomMargin(px(4 if in_list else 6))
        return form

    def _letters(self, level: int, form: QTextCharFormat) -> QTextCharFormat:
        if form.isImageFormat():
            picture = form.toImageFormat()
            if not _PICTURE.fullmatch(picture.name()):
                return picture
            shown = fitted(QImageReader(str(guide(picture.name()))).size(), self._width)
            picture.setWidth(shown.width())
            picture.setHeight(shown.height())
            return picture
        if level:
            form.clearProperty(QTextFormat.Property.FontSizeAdjustment)
            _set_font(form, self._theme.font(_STYLES.get(level, "card")))
        elif form.fontFixedPitch():  # a key
            _set_font(form, self._theme.font("body-bold"))
        if form.isAnchor():
            form.setForeground(self._theme.color("primary"))
        return form

    def _table(self, table: QTextTable) -> None:
        form = table.format()
        form.setBorder(1)
        form.setBorderBrush(self._theme.color("line"))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderCollapse(True)
        form.setCellPadding(self._theme.px(6))
        form.setCellSpacing(0)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        table.setFormat(form)


def slug(heading: str) -> str:
    """What a link calls a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def fitted(size: QSize, width: int) -> QSize:
    """`size`, no wider than `width`."""
    if size.width() <= width:
        return size
    return QSize(width, max(1, round(size.height() * width / size.width())))


def _set_font(form: QTextCharFormat, font: QFont) -> None:
    form.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesAll)


def _has_picture(block: QTextBlock) -> bool:
    return any(each.charFormat().isImageFormat() for each in _fragments(block))


def _blocks(paper: QTextDocument) -> Iterator[QTextBlock]:
    block = paper.begin()
    while block.isValid():
        yield block
        block = block.next()


def _fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    inside = block.begin()
    while not inside.atEnd():
        yield inside.fragment()
        inside += 1
